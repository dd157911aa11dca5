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
from itertools import groupby, repeat
from math import fsum, sqrt
from operator import itemgetter

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from consilience.lexicon import words as lexicon_words
from consilience.resolve.lineage.figures import alike
from consilience.resolve.lineage.keys import Places
from consilience.resolve.lineage.nearness import Near, nearness
from consilience.resolve.lineage.tellings import Grid, Telling

LIKE = 0.15  # cosine from which two sentences may be one said in other words
WORTH = 0.18  # share of the narration that two articles must have in common in any order to be compared in order
FOUND = 0.7  # nearness from which a word is found again
FIRST = 200  # figures of an article that are compared
MANY = 4  # figures from which more of them tell no more
DETAILS = 5  # shared details that are counted, the oddest
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
    """One of two articles without the sentences that are left out: the numbers of its other rows."""

    telling: Telling
    lines: Sequence[int]

    @property
    def is_whole(self) -> bool:
        """Whether no sentence is left out."""
        return len(self.lines) == len(self.telling.rows)

    @property
    def names(self) -> NDArray[np.bool_]:
        """Which words of the vocabulary are parts of names in the sentences that are not left out."""
        telling = self.telling
        return telling.capital & (telling.has if self.is_whole else telling.among(telling.placed[:, self.lines]))

    @property
    def narrated(self) -> NDArray[np.bool_]:
        """Which are narrated there."""
        telling = self.telling
        return telling.narrates if self.is_whole else telling.among(telling.told[:, self.lines])


class Comparison(Struct, frozen=True):
    """Two articles set side by side: sentences number `way` of those that are not left out, as rows and columns of
    `likes`, tell the same; `near` is how near their words are."""

    left: _Side
    right: _Side
    near: Near
    likes: Grid
    way: Sequence[tuple[int, int]]

    @property
    def pairs(self) -> tuple[Retold, ...]:
        """The sentences that tell the same, in order in both."""
        ours, theirs = self.left.telling.rows, self.right.telling.rows
        return tuple(
            Retold(ours[self.left.lines[at]].number, theirs[self.right.lines[by]].number, float(self.likes[at, by]))
            for at, by in self.way
        )

    def quick(self) -> dict[str, tuple[float, float]]:
        """Bounds of the evidence as far as they are quickly had; the rest is somewhere in 0..1."""
        exact = {**self._lengths(), **_names(self.left, self.right, self.near)}
        ours, theirs = _oddness(self.left, self.right, self.near, _odd(self.left, self.right, self.near))
        return {
            **{name: (value, value) for name, value in exact.items()},
            "odd details": (0.0, _oddest(ours, theirs)),
            "odd details of the sentences told again": (0.0, self._again(ours)),
        }

    def _again(self, odd: Grid) -> float:
        """How odd the details at most are that are told again: the oddest of each sentence, told there or elsewhere."""
        told = self.left.telling.told
        ours = np.append(odd, 0.0)[told if self.left.is_whole else told[:, self.left.lines]]
        return fsum(ours.max(axis=0, initial=0.0)[[at for at, _ in self.way]].tolist()) / len(self.way)

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


def retelling(one: Telling, other: Telling, taken: tuple[Collection[int], Collection[int]]) -> Retelling:
    """How far one article tells the other over again; `taken` are sentences of each that are left out, as they are the
    same word for word."""
    found = compared(one, other, taken)
    return Retelling() if found is None else found.retelling()


def compared(one: Telling, other: Telling, taken: tuple[Collection[int], Collection[int]]) -> Comparison | None:
    """Two articles side by side, None where no sentence tells what one of the other's tells."""
    if not _worth(one, other):
        return None
    lines = [
        [line for line, row in enumerate(side.rows) if row.number not in gone]
        for side, gone in zip((one, other), taken, strict=True)
    ]
    if not all(map(len, lines)):
        return None
    near = nearness(one, other)
    shared = (_common(one, other, near) + _common(other, one, near.turned()).T)[np.ix_(*lines)] / 2.0
    sizes = one.sizes[lines[0]], other.sizes[lines[1]]
    likes = np.minimum(1.0, shared / np.sqrt(np.maximum(1e-9, np.outer(*sizes))))
    way = _way(np.where(likes >= LIKE, likes * shared, 0.0))
    return Comparison(_Side(one, lines[0]), _Side(other, lines[1]), near, likes, way) if way else None


def _worth(one: Telling, other: Telling) -> bool:
    """Whether two articles narrate enough of the same in any order."""
    ours, theirs = one.narration, other.narration
    common = sum(map(ours.get, theirs, repeat(0.0)))  # of sixteenths: exact in whatever order
    return common > 0 and common >= WORTH * sqrt(one.narrated * other.narrated)


def _common(one: Telling, other: Telling, near: Near) -> Grid:
    """The weight of the words of each sentence of one that are found in each sentence of the other, each as near as the
    nearest one there. All are sums of products of a few sixteenths, which are exact."""
    line, at = other.lines_with(near.theirs)
    found = np.zeros(len(one.words) * len(other.rows), np.float32)
    np.maximum.at(found, near.ours[at] * len(other.rows) + line, near.values[at])
    return np.asarray(one.weighed @ found.reshape(len(one.words), len(other.rows)), np.float64)


def _way(gains: Grid) -> list[tuple[int, int]]:
    """The pairs of sentences, as rows and columns of `gains`, in order in both articles, that together gain most: of
    equal ways the one that ends on the earliest sentences. Only pairs that gain something are looked at, each once."""
    lines, columns = gains.shape
    best = _Best(columns)
    ways: dict[float, list[tuple[int, int, float]]] = {}
    gaining = np.nonzero(gains)
    cells = zip(*(part.tolist() for part in (*gaining, gains[gaining])), strict=True)
    for line, row in groupby(cells, key=itemgetter(0)):
        ends = [(column, before := best.before(column), before + gain) for _, column, gain in row]
        for column, before, total in ends:
            ways.setdefault(total, []).append((line, column, before))
            best.add(column, total)
    found = []
    line, column, total = lines, columns, best.before(columns)
    while total > 0:
        line, column, total = next(one for one in ways[total] if one[0] < line and one[1] < column)
        found.append((line, column))
    return found[::-1]


class _Best:
    """The greatest of the numbers at places before one (Fenwick 1994). Time: log n each."""

    def __init__(self, size: int) -> None:
        self._greatest = [0.0] * (size + 1)

    def add(self, place: int, number: float) -> None:
        at = place + 1
        while at < len(self._greatest) and self._greatest[at] < number:
            self._greatest[at] = number
            at += at & -at

    def before(self, place: int) -> float:
        found = 0.0
        while place:
            found = max(found, self._greatest[place])
            place &= place - 1
        return found


def _figures(left: _Side, right: _Side, way: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """How many figures are the same, and how many differ, where the same is told."""
    agree = clash = 0
    for at, by in way:
        ours = left.telling.rows[left.lines[at]].figures
        theirs = right.telling.rows[right.lines[by]].figures
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
    here, there = ([side.telling.told[:, line] for line in side.lines] for side in (left, right))
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
    lengths = [
        (len(left.telling.rows[left.lines[at]].words), len(right.telling.rows[right.lines[by]].words)) for at, by in way
    ]
    return fsum(min(pair) / max(pair) for pair in lengths) / len(way)


def _in_place(left: _Side, right: _Side, way: Sequence[tuple[int, int]]) -> float:
    """The share of the words that two sentences have in common which stand in the same order in both."""
    same = total = 0
    roots = {place: right.telling.roots.get(root) for root, place in left.telling.roots.items()}
    for at, by in way:
        ours, theirs = left.telling.rows[left.lines[at]], right.telling.rows[right.lines[by]]
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
