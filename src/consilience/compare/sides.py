"""Which sources are of one side: who holds an office and the body in which it is held, a body and a part of it.

What a firm says and what its chief executive says, a ministry and its minister, a school and its university, a police
force and its inspector, are not two that know a thing independently. Whose office it is the reports often leave to the
reader ("the company", "the director"): who may belong together is one side, as corroboration has to be shown. For the
same reason who tells what somebody told him knows it from there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import combinations

from consilience import lexicon
from consilience.compare.dependence import Telling
from consilience.compare.stems import stems
from consilience.compare.unnamed import is_document

GENERAL = 3
"""Kinds, the first of each row, that can stand for any body of the row ("the company")."""
FIRM = 0
"""The row of bodies whose names say nothing of their kind."""
STEM = 5
"""Letters by which two words are forms of one."""

_HEAD = re.compile(r"\s*,|\s+(?:of|for|at|in|with|from)\s")
_OF = re.compile(r"\s+(?:of|for)\s+")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def of_one_side(tellings: Sequence[Telling]) -> Iterator[tuple[int, int, str]]:
    """Pairs of tellings, by index, whose sources may be one side, with the reason."""
    first: dict[str, int] = {}
    for number, telling in enumerate(tellings):
        if telling.by == "named":
            first.setdefault(telling.name, number)
    for one, other in combinations(first.values(), 2):
        left, right = tellings[one], tellings[other]
        for officer, body in ((left, right), (right, left)):
            if _may_speak_for(officer, body):
                yield one, other, f"{officer.name} may speak for {body.name}"
        if _may_be_parts(left.name, right.name):
            yield one, other, f"{left.name} and {right.name} may be one side"


def passed_on(tellings: Sequence[Telling]) -> Iterator[tuple[int, int, str]]:
    """Pairs of tellings, by index, of a source who has it from somebody else, by his or her own words, and of another,
    who may be that one: the first of whom there is a word there, else the first."""
    for one, telling in enumerate(tellings):
        if telling.by == "own" or not _is_passed_on(telling.quoted):
            continue
        said = stems(_WORD.findall(telling.quoted.lower()), STEM)
        others = [n for n, other in enumerate(tellings) if other.name != telling.name]
        if others:
            other = min(others, key=lambda n: (said.isdisjoint(_known_as(tellings[n])), n))
            yield min(one, other), max(one, other), f"{telling.name} has it from somebody else"


def _known_as(telling: Telling) -> frozenset[str]:
    roles = telling.entity.roles if telling.entity is not None else ()
    return stems(_WORD.findall(" ".join([telling.name, *(role.title for role in roles)]).lower()), STEM)


@lru_cache(maxsize=1 << 12)
def _is_passed_on(text: str) -> bool:
    return _passing().search(text) is not None


@cache
def _passing() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row[0]})" for row in lexicon.rows("compare/passed_on.tsv")), re.IGNORECASE)


def _may_speak_for(officer: Telling, body: Telling) -> bool:
    """Whether somebody holds an office such as there are in the body, and is not told to hold it in another."""
    if officer.entity is None or officer.entity.kind != "person" or is_document(body.name):
        return False
    if body.entity is not None and body.entity.kind == "person":
        return False
    titles = [role.title for role in officer.entity.roles if role.standing == "held"]
    return any(_is_office_in(title, body.name) for title in titles)


@lru_cache(maxsize=1 << 12)
def _is_office_in(title: str, body: str) -> bool:
    held = _rows_of_office(title)
    kinds = _rows_of_body(body)
    if kinds and held.isdisjoint(kinds):
        return False
    if not kinds and (FIRM not in held or _is_bare(body)):
        return False
    of = frozenset().union(*(_rows_of_body(part) for part in _OF.split(title)[1:]))
    if of and kinds and of.isdisjoint(kinds):
        return False
    named = _names(title)
    return _is_bare(body) or not named or not named.isdisjoint(_names(body))


def _may_be_parts(left: str, right: str) -> bool:
    """Whether of two bodies of one row one is called by no name, and may be the other or have it for a part."""
    for bare, other in ((left, right), (right, left)):
        if not _is_bare(bare):
            continue
        for row in _rows_of_body(bare) & _rows_of_body(other):
            kinds = _kinds()[row]
            ours, theirs = _kind(bare, kinds), _kind(other, kinds)
            general = ours in kinds[:GENERAL] or theirs in kinds[:GENERAL]
            if not _is_bare(other) and (general or ours == theirs):
                return True
            if _is_bare(other) and ours != theirs and general and (bare.lower() == ours or other.lower() == theirs):
                return True
    return False


def _is_bare(name: str) -> bool:
    """Whether a body is called by what it is, and by no name: "the city council", "Police"."""
    return name[1:].islower() and (name[0].islower() or " " not in name)


def _names(text: str) -> frozenset[str]:
    """The words of a name in a text, in lower case: those with a capital that are no word for an office or a body."""
    dull = _dull()
    return frozenset(
        word.lower()[:STEM] for word in _WORD.findall(text) if word[0].isupper() and word.lower() not in dull
    )


@cache
def _dull() -> frozenset[str]:
    cells = (cell for row in lexicon.rows("compare/sides.tsv") for cell in row)
    return frozenset(word for cell in cells for name in cell.split("|") for word in _WORD.findall(name))


@cache
def _offices() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row[0].split("|")) for row in lexicon.rows("compare/sides.tsv"))


@cache
def _kinds() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row[1].split("|")) for row in lexicon.rows("compare/sides.tsv"))


@lru_cache(maxsize=1 << 12)
def _rows_of_office(title: str) -> frozenset[int]:
    """The rows of which a title has an office at the end of what it calls somebody: "Skarv's chief executive"."""
    head = _HEAD.split(f"{title} ")[0].strip().lower()
    rows = enumerate(_offices())
    return frozenset(number for number, offices in rows if any(f" {head}".endswith(f" {one}") for one in offices))


@lru_cache(maxsize=1 << 12)
def _rows_of_body(name: str) -> frozenset[int]:
    """The rows of which a name says that it is one: "the city council", "the University of Tern"."""
    return frozenset(number for number, kinds in enumerate(_kinds()) if _kind(name, kinds))


def _kind(name: str, kinds: Sequence[str]) -> str | None:
    head = _HEAD.split(f"{name} ")[0].strip().lower()
    return max((kind for kind in kinds if f" {head}".endswith(f" {kind}")), key=len, default=None)
