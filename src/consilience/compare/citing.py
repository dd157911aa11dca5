"""Which reports have a thing from another report of the story, or from a source that another report names for it.

A report that cites another outlet of the story, by its name, a part of it ("the Star") or its initials, has from there
what both tell. What an outlet tells in its own voice right beside the name of somebody whom another report quotes for
it, it may have from that person: independence has to be shown. Two that rest on documents may have read the same ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from consilience import lexicon
from consilience.compare.dependence import Telling
from consilience.compare.outlets import canonical, house, site_names

LONGEST_INITIALS = 5
SHORTEST_NAME = 4
"""Letters of a word of a name by which somebody is known."""

_NAME = r"[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*"
_PAPER = re.compile(
    rf"\b[Tt]he\s+{_NAME}|\b[A-Z]{{3,5}}\b|(?<=\btold\s){_NAME}|(?<=\bto\s){_NAME}|(?<=\bciting\s){_NAME}|"
    rf"(?<=\bby\s){_NAME}|{_NAME}(?=\s+(?:first\s+)?reported\b)"
)
"""Where a report may name the outlet that it has something from."""
_WORD = re.compile(r"[^\W_]+")


def borrowings(tellings: Sequence[Telling]) -> Iterator[tuple[int, int, str]]:
    """Pairs of tellings, by index, of which one may be the root of the other, with the reason."""
    yield from _of_outlets(tellings)
    yield from _beside_names(tellings)
    yield from _of_those_quoted(tellings)
    yield from _of_documents(tellings)


def _of_outlets(tellings: Sequence[Telling]) -> Iterator[tuple[int, int, str]]:
    for one, telling in enumerate(tellings):
        cited = [telling.name, *telling.via] if telling.by != "own" else _PAPER.findall(telling.text)
        for other, source in enumerate(tellings):
            if source.outlet != telling.outlet and any(names_outlet(name, source.outlet) for name in cited):
                yield min(one, other), max(one, other), f"{telling.outlet} has it from {source.outlet}"


@lru_cache(maxsize=1 << 14)
def names_outlet(name: str, outlet: str) -> bool:
    """Whether a name is that of the outlet, the end of it ("the Star"), or its initials. Its beginning is
    often a place."""
    ours, theirs = canonical(name).split(), canonical(outlet).split()
    if not ours or not theirs:
        return False
    if ours == theirs or house(name) == house(outlet):
        return True
    if len(theirs) == 1 and len(theirs[0]) >= SHORTEST_NAME and theirs[0] in site_names(tuple(ours)):
        return True
    bare = re.sub(r"^[Tt]he\s+", "", name.strip())
    if bare.isupper() and bare.isalpha() and 2 <= len(bare) <= LONGEST_INITIALS:
        return len(theirs) > 1 and _spells(bare.lower(), [word[0] for word in theirs])
    if not bare[:1].isupper() or len(bare) < SHORTEST_NAME or ours[0] in lexicon.words("compare/outlet_openings.txt"):
        return False
    return theirs[-len(ours) :] == ours


def _spells(initials: str, letters: Sequence[str]) -> bool:
    """Whether the initials are those letters, with some more behind or between them ("GoNA" for Gorava News Agency)."""
    rest = iter(initials)
    return initials[0] == letters[0] and all(letter in rest for letter in letters)


def _beside_names(tellings: Sequence[Telling]) -> Iterator[tuple[int, int, str]]:
    for one, telling in enumerate(tellings):
        if telling.by != "own":
            continue
        for other, source in enumerate(tellings):
            if source.by == "named" and source.article != telling.article and _is_near(source.name, telling.around):
                yield min(one, other), max(one, other), f"{telling.outlet} tells it beside the name of {source.name}"


def _of_those_quoted(tellings: Sequence[Telling]) -> Iterator[tuple[int, int, str]]:
    """What an outlet tells in its own voice, and another has from somebody whom it quotes for something else."""
    for one, telling in enumerate(tellings):
        for other, source in enumerate(tellings):
            if source.entity is not None and source.entity.id in telling.cites and source.article != telling.article:
                reason = f"{telling.outlet} quotes {source.name}, and may have it from there, too"
                yield min(one, other), max(one, other), reason


def _is_near(name: str, around: str) -> bool:
    words = [word for word in _WORD.findall(name) if len(word) >= SHORTEST_NAME]
    proper = [word for word in words if word[0].isupper()]
    if proper:
        return re.search(rf"\b{re.escape(proper[-1])}\b", around) is not None
    return bool(words) and re.search(rf"\b{re.escape(name.lower())}\b", around.lower()) is not None


def _of_documents(tellings: Sequence[Telling]) -> Iterator[tuple[int, int, str]]:
    resting = [n for n, telling in enumerate(tellings) if _on_documents(telling)]
    for other in resting[1:]:
        left, right = tellings[resting[0]], tellings[other]
        if left.article != right.article and not (_maker(left) and _maker(right)):
            yield resting[0], other, f"{left.outlet} and {right.outlet} may have read the same papers"


def _on_documents(telling: Telling) -> bool:
    return _papers().search(telling.text if telling.by == "own" else telling.name) is not None


@cache
def _papers() -> re.Pattern[str]:
    names = sorted(lexicon.words("compare/papers.txt"))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b", re.IGNORECASE)


def _maker(telling: Telling) -> bool:
    """Whether it is said whose the papers are."""
    return telling.by != "own" and any(char.isupper() for char in telling.name)
