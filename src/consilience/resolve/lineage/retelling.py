"""Whether one article tells the other over again in other words: the same details, sentence after sentence.

The sentences of both are put side by side along the best way through both articles that never turns back (Needleman
and Wunsch 1970, on sentences), where words are found again as synonyms, too. A report of another event of the same kind
can have much the same words, but its figures are other ones; an independent report of the same event has names and
observations of its own. What of this speaks how much for a retelling is learned (`judging`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from functools import reduce
from math import fsum

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from consilience.lexicon import words as lexicon_words
from consilience.resolve.lineage.figures import alike
from consilience.resolve.lineage.keys import Near
from consilience.resolve.lineage.side_by_side import DETAILS, FOUND, Lot, Taken, lots
from consilience.resolve.lineage.tellings import Grid, Telling
from consilience.resolve.lists import Places

FIRST = 200  # figures of an article that are compared
MANY = 4  # figures from which more of them tell no more
NAMED = 0.4  # oddness from which a detail is named among the reasons


class Retold(Struct, frozen=True, order=True):
    """Sentence number `left` of the one article told again as number `right` of the other."""

    left: int
    right: int
    likeness: float


class Retelling(Struct, frozen=True):
    """What two articles have in common: `pairs` of sentences, in order in both; `evidence` for and against one of them
    being made from the other, by name, each about 0..1; by how many figures they are `apart` where the same is told,
    less those that are the same; the oddest words that both narrate; and `in_place`, the share of the common words of
    the pairs that stand in one order."""

    pairs: tuple[Retold, ...] = ()
    evidence: Mapping[str, float] = {}
    apart: int = 0
    details: tuple[str, ...] = ()
    in_place: float = 0.0


class _Side(Struct, frozen=True):
    """One of two articles, with the numbers of the rows that are not left out."""

    telling: Telling
    lines: Places

    @property
    def names(self) -> NDArray[np.bool_]:
        """Which words of the vocabulary are parts of names in the sentences that are not left out."""
        return self.telling.capital & self._among(self.telling.placed)

    @property
    def narrated(self) -> NDArray[np.bool_]:
        """Which are narrated there."""
        return self._among(self.telling.told)

    def _among(self, placed: Places) -> NDArray[np.bool_]:
        """Which words stand in the sentences that are not left out, given the places of the words of each."""
        mask = np.zeros(len(self.telling.words) + 1, np.bool_)
        mask[placed[:, self.lines]] = True
        return mask[:-1]


class Comparison(Struct, frozen=True):
    """Two articles set side by side: sentences number `way`, as rows and columns of `likes`, tell the same; `near` is
    how near their words are."""

    left: _Side
    right: _Side
    near: Near
    likes: Grid
    way: Sequence[tuple[int, int]]

    @classmethod
    def of(cls, lot: Lot, at: int) -> Comparison | None:
        """One pair of a lot, None where no sentence tells what one of the other's tells."""
        left, right = (
            _Side(side.tables.told[side.articles[at]], np.flatnonzero(side.kept[at])) for side in (lot.left, lot.right)
        )
        way = lot.ways.one(at)
        return cls(left, right, lot.near.one(at), lot.likes[at], way) if way else None

    @property
    def pairs(self) -> tuple[Retold, ...]:
        """The sentences that tell the same, in order in both."""
        ours, theirs = self.left.telling.rows, self.right.telling.rows
        return tuple(Retold(ours[at].number, theirs[by].number, float(self.likes[at, by])) for at, by in self.way)

    def retelling(self) -> Retelling:
        """What the two have in common, in full."""
        odd, details = _details(self.left, self.right, self.near, self.way)
        agree, clash = _figures(self.left, self.right, self.way)
        return Retelling(
            pairs=self.pairs,
            evidence={
                **self._lengths(),
                **odd,
                "figures that differ where the same is told": min(clash, MANY) / MANY,
                **_facts(self.left, self.right),
                **_names(self.left, self.right, self.near),
            },
            apart=clash - agree,
            details=details,
            in_place=_in_place(self.left, self.right, self.way),
        )

    def _lengths(self) -> dict[str, float]:
        shorter, longer = sorted((len(self.left.lines), len(self.right.lines)))
        return {
            "sentences of the shorter told again": len(self.way) / shorter,
            "sentences of the longer told again": len(self.way) / longer,
            "sentences told again as long": _evenness(self.left, self.right, self.way),
        }


def compared(one: Telling, other: Telling, taken: Taken) -> Comparison | None:
    """Two articles side by side, without the sentences `taken` of each; None where no sentence tells what one of the
    other's tells."""
    return next((Comparison.of(lot, 0) for lot in lots([one, other], [(0, 1)], [taken])), None)


def retelling(one: Telling, other: Telling, taken: Taken) -> Retelling:
    """How far one article tells the other over again; `taken` are sentences of each that are left out, as they are the
    same word for word."""
    found = compared(one, other, taken)
    return Retelling() if found is None else found.retelling()


def _figures(left: _Side, right: _Side, way: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """How many figures are the same, and how many differ, where the same is told."""
    agree = clash = 0
    for at, by in way:
        ours = left.telling.rows[at].figures
        theirs = right.telling.rows[by].figures
        alone = len(_alone(ours, theirs)), len(_alone(theirs, ours))
        clash += min(alone)
        agree += min(len(ours) - alone[0], len(theirs) - alone[1])
    return agree, clash


def _facts(left: _Side, right: _Side) -> dict[str, float]:
    """Figures that each has alone."""
    figures = [
        reduce(frozenset.union, (side.telling.rows[line].figures for line in side.lines), frozenset[str]())
        for side in (left, right)
    ]
    own = min(len(_alone(figures[0], figures[1])), len(_alone(figures[1], figures[0])))
    return {"figures that each has alone": min(own, MANY) / MANY}


def _alone(ours: Collection[str], theirs: Collection[str]) -> list[str]:
    """The figures for which the other has no like one."""
    known = sorted(theirs)[:FIRST]
    return [one for one in sorted(ours)[:FIRST] if one not in theirs and not any(alike(one, other) for other in known)]


def _names(left: _Side, right: _Side, near: Near) -> dict[str, float]:
    """Names that each has alone."""
    found = near.values >= FOUND
    own = min(_own_names(left, near.ours[found]), _own_names(right, near.theirs[found]))
    return {"names that each has alone": own}


def _own_names(side: _Side, found: Places) -> float:
    """The share of the names that the other does not have, which has what stands at the places `found`."""
    names = side.names
    alone = names.copy()
    alone[found] = False
    return int(np.count_nonzero(alone)) / max(1, int(np.count_nonzero(names)))


def _odd(left: _Side, right: _Side, near: Near) -> NDArray[np.float32]:
    """How odd each pair of near words is as one detail that both narrate."""
    odd = (left.telling.odd[near.ours] / 2 + right.telling.odd[near.theirs] / 2) * near.values
    odd *= left.narrated[near.ours] & right.narrated[near.theirs]
    return np.asarray(odd)


def _oddness(left: _Side, right: _Side, near: Near, odd: NDArray[np.float32]) -> tuple[Grid, Grid]:
    """How odd each word of both sides is as one such detail, given how odd each pair is."""
    sides = tuple(np.zeros(len(side.telling.words), np.float32) for side in (left, right))
    for side, places in zip(sides, (near.ours, near.theirs), strict=True):
        np.maximum.at(side, places, odd)
    return sides[0], sides[1]


def _oddest(ours: Grid, theirs: Grid) -> float:
    """How odd the oddest details are, given how odd each word of both sides is as one."""
    return sum(float(np.sort(side)[-DETAILS:].sum()) / DETAILS for side in (theirs, ours)) / 2


def _details(
    left: _Side, right: _Side, near: Near, way: Sequence[tuple[int, int]]
) -> tuple[dict[str, float], tuple[str, ...]]:
    """How odd the oddest words are that both narrate, in all and where the same is told, and which."""
    odd = _odd(left, right, near)
    ours, theirs = _oddness(left, right, near, odd)
    grid = np.zeros((len(ours) + 1, len(theirs) + 1), np.float32)
    np.maximum.at(grid, (near.ours, near.theirs), odd)
    here, there = (side.telling.told.T for side in (left, right))
    again = [float(grid[np.ix_(here[at], there[by])].max(initial=0.0)) for at, by in way]
    first = sorted(range(len(ours)), key=lambda place: (-ours[place], place))[:DETAILS]
    evidence = {
        "odd details": _oddest(ours, theirs),
        "odd details of the sentences told again": fsum(again) / len(again),
    }
    numbers = lexicon_words("resolve/number_words.tsv")
    named = (left.telling.words[place] for place in first if ours[place] >= NAMED)
    return evidence, tuple(word for word in named if word not in numbers)


def _evenness(left: _Side, right: _Side, way: Sequence[tuple[int, int]]) -> float:
    """How alike in length the sentences are, in words, that are paired: the mean share of the longer that the shorter
    has."""
    lengths = [(len(left.telling.rows[at].words), len(right.telling.rows[by].words)) for at, by in way]
    return fsum(min(pair) / max(pair) for pair in lengths) / len(way)


def _in_place(left: _Side, right: _Side, way: Sequence[tuple[int, int]]) -> float:
    """The share of the words that two sentences have in common which stand in the same order in both."""
    same = total = 0
    roots = {place: right.telling.roots.get(root) for root, place in left.telling.roots.items()}
    for at, by in way:
        ours, theirs = left.telling.rows[at], right.telling.rows[by]
        where = {place: number for number, place in enumerate(theirs.words)}
        tails: list[int] = []
        for place in ours.words:
            match = roots.get(place)
            if match is not None and match in where:
                total += 1
                spot = bisect_left(tails, where[match])
                tails[spot : spot + 1] = [where[match]]
        same += len(tails)
    return same / total if total else 0.0
