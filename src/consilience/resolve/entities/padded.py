"""Names that hold words which are none of theirs, as in damaged and machine-translated reports.

A verb that is written with a capital looks like a surname ("Hallmark Expressed"), a country runs into the name of its
minister ("of Tavira Dario Venn"), an office into that of its holder ("the Ministry of Finance Venn said"). The name
itself is known from the rest of the story: a word is only taken off where a known name is left.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set

from msgspec import Struct
from msgspec.structs import replace

from consilience.lexicon import words
from consilience.model import Annotated
from consilience.resolve import nouns
from consilience.resolve.entities.names import key, person
from consilience.resolve.entities.seen import Seen

JOINING = frozenset({"of", "and", "for", "&", "de", "the", "at", "in"})
"""Words in front of a person's name that make it a part of a body's ("Foundation of Dario Venn")."""
OF = re.compile(r"\b(?:of|from|for)\s+$", re.IGNORECASE)


class _Known(Struct, frozen=True):
    """The names of persons in a story: in full, the first words and the surnames of those, the articles that have each
    name, and every name that is no person's."""

    full: Set[str]
    given: Set[str]
    surnames: Set[str]
    articles: Mapping[str, Set[str]]
    others: Set[str]


def bare(story: Sequence[Annotated], found: Sequence[Seen]) -> list[Seen]:
    """The names `found` in a story without the words that are none of theirs."""
    known = _known(found)
    texts = {annotated.article.id: annotated.article.text for annotated in story}
    return [_bare(seen, known, texts[seen.mention.span.article]) for seen in found]


def _known(found: Sequence[Seen]) -> _Known:
    full, given, surnames, articles, others = set(), set(), set(), dict[str, set[str]](), set()
    for seen in found:
        name = person(seen.text, seen.title) if seen.mention.kind == "person" else None
        if name is None:
            others.add(seen.key)
            continue
        articles.setdefault(name.key, set()).add(seen.mention.span.article)
        if name.full:
            full.add(name.key)
            given.add(name.given[0])
            surnames.add(name.surname)
    noun = words("resolve/role_nouns.tsv") | words("resolve/shared_roles.txt")
    titled = {name for name in full if name.split()[0] in noun}
    return _Known(full - titled, given - noun, surnames, articles, others)


def _bare(seen: Seen, known: _Known, text: str) -> Seen:
    parts = seen.text.split()
    if len(parts) < 2:
        return seen
    if seen.mention.kind == "person":
        kept = (
            _without_verb(parts, known) or _without_country(seen, parts, known, text) or _without_office(parts, known)
        )
    else:
        kept = (
            _holder(seen, parts, known) or _behind_country(seen, parts, known, text) or _behind_noun(seen, parts, known)
        )
    if kept is None:
        return seen
    shown = " ".join(kept)
    return replace(seen, mention=replace(seen.mention, kind="person"), text=shown, key=key(shown))


def _without_verb(parts: Sequence[str], known: _Known) -> Sequence[str] | None:
    """A person's name without a verb behind it, where one article alone has it so and the rest is a name."""
    whole, rest = key(" ".join(parts)), key(" ".join(parts[:-1]))
    if key(parts[-1]) not in words("resolve/verb_forms.txt") or len(known.articles.get(whole, ())) > 1:
        return None
    return parts[:-1] if rest in known.full or rest in known.surnames - {key(parts[-1])} else None


def _without_office(parts: Sequence[str], known: _Known) -> Sequence[str] | None:
    """A person's name without the noun in front of it that says what he or she is ("Skipper Keller")."""
    first, rest = key(parts[0]), key(" ".join(parts[1:]))
    if first in known.given or first not in words("resolve/role_nouns.tsv") | words("resolve/shared_roles.txt"):
        return None
    return parts[1:] if rest in known.full or rest in known.surnames else None


def _without_country(seen: Seen, parts: Sequence[str], known: _Known, text: str) -> Sequence[str] | None:
    """A person's full name without the place in front of it that the words before speak of."""
    if len(parts) < 3 or key(parts[0]) not in known.others:
        return None
    start = seen.mention.span.start
    return parts[1:] if OF.search(text[max(0, start - 8) : start]) else None


def _behind_country(seen: Seen, parts: Sequence[str], known: _Known, text: str) -> Sequence[str] | None:
    """The full name of a person behind that of a place, in what the annotator took for one name ("the premier of Tavira
    Ana Venn")."""
    kept = _without_country(seen, parts, known, text)
    return kept if kept is not None and nouns.given(key(kept[0])) else None


def _behind_noun(seen: Seen, parts: Sequence[str], known: _Known) -> Sequence[str] | None:
    """A person's known name behind a common noun ("at the weekend Venn said")."""
    if not seen.acting or seen.mention.form != "name" or not parts[0].islower() or key(parts[0]) in JOINING:
        return None
    rest = key(" ".join(parts[1:]))
    return parts[1:] if rest in known.full or rest in known.surnames - known.others else None


def _holder(seen: Seen, parts: Sequence[str], known: _Known) -> Sequence[str] | None:
    """The person whose name ends that of a body which speaks, where the article knows the person by it, or the story by
    the surname."""
    if not seen.acting or seen.mention.form != "name":
        return None
    here = seen.mention.span.article
    for length in (2, 1):
        name = parts[-length:]
        folded = key(" ".join(name))
        told = here in known.articles.get(folded, ()) or (length == 1 and folded in known.surnames)
        if len(parts) > length and told and folded not in known.others:
            before = parts[-length - 1]
            return name if key(before) not in JOINING and before[:1].isupper() else None
    return None
