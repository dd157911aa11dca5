"""Who and what the reports speak of: names, wordings, offices, and where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from consilience import wording
from consilience.model import Dossier, Entity, Role
from consilience.report import tenure
from consilience.report.page.sources import Cited, Sources

KINDS = {
    "person": "People",
    "organisation": "Organisations",
    "place": "Places",
    "group": "Groups",
    "programme": "Programmes",
    "other": "Other names",
}
SHOWN = 12


class Office(Struct, frozen=True):
    """An office as reports word it, with what they say of when it is held and the days of those that show it."""

    title: str
    cited: Cited
    told: str = ""
    shown_on: str = ""


class Known(Struct, frozen=True):
    """An entity; `number` is its place in the dossier, `share` the mentions in each report, none to many as 0 to 3."""

    number: int
    id: str
    name: str
    aliases: tuple[str, ...]
    roles: tuple[Office, ...]
    mentions: int
    reports: int
    share: tuple[int, ...]


class Group(Struct, frozen=True):
    """The entities of a kind, most mentioned first; the tail is folded away."""

    title: str
    shown: tuple[Known, ...]
    folded: tuple[Known, ...]


def people(dossier: Dossier, sources: Sources) -> tuple[Group, ...]:
    """All entities that have a name, by kind; then, folded, the sources that have none."""
    found = []
    for kind, title in KINDS.items():
        several = [(n, one) for n, one in enumerate(dossier.entities) if one.kind == kind and wording.has_name(one)]
        known = _ranked(several, sources)
        if known:
            found.append(Group(title, known[:SHOWN], known[SHOWN:]))
    unnamed = [(number, one) for number, one in enumerate(dossier.entities) if not wording.has_name(one)]
    if unnamed:
        found.append(Group("Sources without a name", (), _ranked(unnamed, sources)))
    return tuple(found)


def _ranked(several: Sequence[tuple[int, Entity]], sources: Sources) -> tuple[Known, ...]:
    known = [_known(number, one, sources) for number, one in several]
    return tuple(sorted(known, key=lambda one: (-one.mentions, one.name)))


def _known(number: int, one: Entity, sources: Sources) -> Known:
    counts = Counter(span.article for span in one.mentions)
    return Known(
        number=number,
        id=one.id,
        name=one.name,
        aliases=one.aliases,
        roles=tuple(_office(role, sources) for role in one.roles),
        mentions=len(one.mentions),
        reports=len(counts),
        share=tuple(_share(counts[article.id]) for article in sources.articles),
    )


def _office(role: Role, sources: Sources) -> Office:
    evidence = sorted({*role.evidence, *(span for term in role.terms for span in term.evidence)})
    return Office(role.title, sources.cite(tuple(evidence)), tenure.told(role), tenure.shown_on(role))


def _share(count: int) -> int:
    return 0 if not count else 1 if count < 3 else 2 if count < 6 else 3
