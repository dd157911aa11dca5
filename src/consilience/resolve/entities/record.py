"""From a cluster of names to the record of an entity: best name, aliases, roles, id."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

import msgspec
from msgspec import Struct, field

from consilience.model import Entity, KnownName, MentionKind, Span, content_id
from consilience.resolve.entities.gazetteer import place
from consilience.resolve.entities.listed import entry_of
from consilience.resolve.entities.names import TOKEN, is_address, key, person
from consilience.resolve.entities.seen import Node, Seen
from consilience.resolve.entities.tenure import Tenures

POSSESSIVE = re.compile(r"(?:'s|’s|(?<=s)['’])$")


class Gathered(Struct):
    """All that one entity is made of. `id` is that of its first node; `roles` are descriptions and where they stand."""

    id: str
    kind: MentionKind
    nodes: list[Node]
    mentions: list[Span] = field(default_factory=list)
    roles: list[tuple[str, Span]] = field(default_factory=list)

    @classmethod
    def of(cls, several: list[Node]) -> Gathered:
        """A cluster of nodes with the mentions and titles that they bring."""
        seen = [one for node in several for one in node.seen]
        titled = [(one.title, one.mention.title) for one in seen if not is_address(one.title)]
        roles = [(title, span) for title, span in titled if span is not None]
        return cls(several[0].id, several[0].kind, several, [one.mention.span for one in seen], roles)


def entity(one: Gathered, tenures: Tenures, known: Mapping[str, KnownName] | None = None) -> Entity:
    """The record of a gathered entity, its id still to be given by `numbered`; `known` are names that the user gives,
    by their forms."""
    seen = [mention for node in one.nodes for mention in node.seen]
    name = next((entry.name for node in one.nodes if (entry := entry_of(node, known or {}))), None)
    name = name or best_name(one.kind, seen, next((node.country for node in one.nodes if node.country), None))
    forms = {_shown(mention.text, mention.title, one.kind) for mention in seen} - {name}
    return Entity(
        id=one.id,
        name=name,
        kind=one.kind,
        aliases=tuple(sorted(forms)),
        roles=tenures.roles(one.roles),
        mentions=tuple(sorted(set(one.mentions))),
    )


def numbered(several: Sequence[Entity]) -> tuple[Entity, ...]:
    """Entities with their ids, hashes of kind and name; those that share both are told apart by their order."""
    seen: dict[tuple[str, str], int] = {}
    made = []
    for one in several:
        number = seen[one.kind, one.name] = seen.get((one.kind, one.name), 0) + 1
        parts = ("entity", one.kind, one.name) + ((str(number),) if number > 1 else ())
        made.append(msgspec.structs.replace(one, id=content_id(*parts)))
    return tuple(made)


def best_name(kind: MentionKind, seen: Sequence[Seen], country: str | None) -> str:
    """The fullest name in its commonest spelling: counted by articles, not by mentions, so that one garbled report with
    many mentions does not outvote three others."""
    if country is not None:
        return f"{country} (government)"
    support: dict[str, set[str]] = {}
    surname: dict[str, set[str]] = {}
    uses: dict[str, int] = {}
    for one in seen:
        form = _shown(one.text, one.title, kind)
        surname.setdefault(key(form.split()[-1]), set()).add(one.mention.span.article)
        support.setdefault(form, set()).add(one.mention.span.article)
        uses[form] = uses.get(form, 0) + 1
    owned = {
        _shown(one.text, one.title, kind) for one in seen if one.owner and len(one.text.split()) > len(one.key.split())
    }
    usual = {form for form in support if place(key(form)) == form} if kind == "place" else set()
    return min(
        usual or support,
        key=lambda form: (
            -_fullness(form, kind),
            form not in owned,
            form.isupper() and len(form) > 5,
            -len(surname[key(form.split()[-1])]) if kind == "person" else 0,
            -len(support[form]),
            -uses[form],
            len(form.split()),
            form,
        ),
    )


def _fullness(form: str, kind: MentionKind) -> int:
    """How full a name is: a person's with given name before a surname; elsewhere words before an acronym."""
    if kind == "person":
        parts = person(form)
        return 0 if parts is None or not parts.given else 1 if len(parts.given[0]) == 1 else 2
    if kind == "organisation":
        return int(" " in form)
    return 0


@lru_cache(maxsize=1 << 14)
def _shown(written: str, title: str, kind: MentionKind) -> str:
    """A name as it is shown: no possessive, no article, for a person no title."""
    text = POSSESSIVE.sub("", written).strip(' "“”‘’,;:')
    text = re.sub(r"^[Tt]he\s+(?=\S)", "", text)
    if kind == "person" and (parts := person(text, title)):
        wanted = len(parts.key.split())
        found = list(TOKEN.finditer(text))
        words = [match for match in found if key(match.group()) in parts.key.split()]
        if len(words) == wanted:
            text = text[words[0].start() : words[-1].end()]
    return text or written
