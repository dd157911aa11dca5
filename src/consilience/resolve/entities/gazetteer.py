"""What everybody knows of names: which countries, capitals, demonyms and organisations have several.

A gazetteer is the one place where knowledge from outside the reports decides; each use of it is said in a reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from msgspec import Struct

from consilience.lexicon import rows
from consilience.resolve.entities.names import key

HOME = 6
"""Letters that a place and its adjective have in common at least."""


class Country(Struct, frozen=True):
    """A country's name and, folded, everything else that names it, its people, its capital and its government."""

    name: str
    names: frozenset[str]
    demonyms: frozenset[str]
    capitals: frozenset[str]
    seats: frozenset[str]


class Office(Struct, frozen=True):
    """A title or description taken apart: the country it names, if any, and the office in its usual form."""

    country: str | None
    office: str


def _cells(rows: Iterable[tuple[str, ...]], index: int) -> list[str]:
    return [name for row in rows if len(row) > index for name in row[index].split("|") if name]


@cache
def _rows() -> dict[str, list[tuple[str, ...]]]:
    """What our table and the package's say of each country and territory, ours first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for file in ("country_names", "countries"):
        for row in rows(f"resolve/{file}.tsv"):
            found.setdefault(row[0], []).append(row)
    return found


@cache
def countries() -> dict[str, Country]:
    """Every country by its common name, and the territories that have one of their own."""
    return {
        name: Country(name, *(frozenset(map(key, names)) for names in ([name, *_cells(told, 1)], *_others(told))))
        for name, told in _rows().items()
    }


def _others(told: Sequence[tuple[str, ...]]) -> Iterator[list[str]]:
    """Peoples, capitals and seats."""
    return (_cells(told, index) for index in (2, 3, 4))


@cache
def _index(field: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for country in countries().values():
        for name in getattr(country, field):
            found.setdefault(name, country.name)
    return found


def country_of(name: str) -> str | None:
    """The country that a folded name is a name of."""
    return _index("names").get(name)


def people_of(name: str) -> str | None:
    """The country whose people or whose adjective a folded word is."""
    return _index("demonyms").get(name)


def seat_of(name: str) -> str | None:
    """The country whose government a folded name such as "kremlin" stands for."""
    return _index("seats").get(name)


def capital_of(name: str) -> str | None:
    """The country whose capital a folded name is."""
    return _index("capitals").get(name)


@cache
def _variants(file: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in rows(f"resolve/{file}.tsv"):
        for name in (row[0], *(row[1].split("|") if len(row) > 1 else ())):
            found.setdefault(key(name), row[0])
    return found


@cache
def _capitals() -> dict[str, str]:
    found = {}
    for told in _rows().values():
        spellings = _cells(told, 3)
        if len({key(spelling)[:1] for spelling in spellings}) == 1:  # spellings of one city, not two capitals
            for spelling in spellings:
                found[key(spelling)] = spellings[0]
    return found


def place(name: str) -> str | None:
    """The usual name of a country or place that a folded name is known to spell, or None."""
    return country_of(name) or _variants("places").get(name) or _capitals().get(name)


def organisation(name: str) -> str | None:
    """The full name of an organisation that a folded name or acronym is known to mean, or None."""
    return _variants("organisations").get(name)


def government(name: str, *, acting: bool) -> str | None:
    """The country whose government a folded name means: "the Russian government", a seat ("the Kremlin") and, where the
    name is `acting` as a source, also the country and its capital ("Moscow said")."""
    match = re.fullmatch(r"(?:government of (?P<of>.+)|(?P<who>.+?)(?:'s|')? (?:government|administration))", name)
    if match:
        who = (match["of"] or match["who"]).removeprefix("the ")
        return country_of(who) or people_of(who) or capital_of(who)
    if found := seat_of(name):
        return found
    return (country_of(name) or capital_of(name)) if acting else None


@cache
def _offices() -> tuple[tuple[str, str], ...]:
    found = []
    for row in rows("resolve/offices.tsv"):
        found += [(key(name), row[0]) for name in (row[0], *row[1].split("|"))]
    return tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair)))


@lru_cache(maxsize=1 << 12)
def usual_office(name: str) -> str:
    """The usual form of an office that a title, taken apart by `office`, ends in, or ""."""
    return max((form for _, form in _offices() if name == form or name.endswith(" " + form)), key=len, default="")


@cache
def _country_word() -> re.Pattern[str]:
    names = {**_index("demonyms"), **_index("names")}
    return re.compile(
        r"\b(?:" + "|".join(re.escape(name) for name in sorted(names, key=lambda n: (-len(n), n))) + r")\b"
    )


def homes(keys: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What a story itself shows to be a country or region that no gazetteer has: from (kind, key) of its names to the
    name of the place, for the place and its adjective ("kerrovia", "kerrovian"), which share all but the ending."""
    keys = list(keys)
    several = sorted({name for kind, name in keys if kind in ("place", "group", "organisation") and " " not in name})
    by_start: dict[str, list[str]] = {}
    for name in several:
        if len(name) >= HOME:
            by_start.setdefault(name[:HOME], []).append(name)
    known = {name for kind, name in keys if kind in ("place", "group")}
    return {
        name: min(alike, key=lambda one: (len(one), one))
        for alike in by_start.values()
        for name in alike
        if known & set(alike) and not people_of(name) and not country_of(name)
    }


def settled(office: Office, places: Mapping[str, str]) -> Office:
    """An office whose first word is a place of the story, with that as its country."""
    first, _, rest = office.office.partition(" ")
    first = first.removesuffix("'s")
    if office.country is None and rest and first in places:
        return Office(places[first], rest)
    return office


LINKING = re.compile(r"\b(?:the|of|for|to|former|then|acting|current|his|her|its|their|own)\b|'s?\b")


@cache
def _office_words() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    return tuple((re.compile(rf"\b{re.escape(name)}\b"), name, form) for name, form in _offices())


@lru_cache(maxsize=1 << 14)
def office(text: str) -> Office:
    """A title or role as written, taken apart: "the top U.S. diplomat" is the foreign minister of the United States."""
    folded = key(text)
    country = None
    if found := _country_word().search(folded):
        country = people_of(found.group()) or country_of(found.group())
        folded = " ".join(f"{folded[: found.start()]} {folded[found.end() :]}".split())
    usual = ""
    for pattern, name, form in _office_words():
        if name in folded and (match := pattern.search(folded)):
            usual, folded = form, f"{folded[: match.start()]} {folded[match.end() :]}"
            break
    return Office(country, " ".join(f"{LINKING.sub(' ', folded)} {usual}".split()))
