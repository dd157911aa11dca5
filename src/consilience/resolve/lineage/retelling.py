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
from math import fsum, sqrt

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from consilience.lexicon import words as lexicon_words
from consilience.resolve.lineage.figures import alike
from consilience.resolve.lineage.nearness import nearness
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
    """One of two articles without the sentences that are left out: its other sentences, the weights of its words, which
    sentences have and narrate which, the words that are near any of the other article's, and how near each of those
    `words` is to the nearest one of each sentence of the other."""

    telling: Telling
    lines: NDArray[np.intp]
    weights: NDArray[np.float64]
    held: Grid
    narrated: Grid
    words: NDArray[np.intp]
    found: Grid


def retelling(one: Telling, other: Telling, taken: tuple[Collection[int], Collection[int]]) -> Retelling:
    """How far one article tells the other over again; `taken` are sentences of each that are left out, as they are the
    same word for word."""
    if not _worth(one.narration, other.narration):
        return Retelling()
    lines = [
        np.array([line for line, row in enumerate(side.rows) if row.number not in gone], np.intp)
        for side, gone in zip((one, other), taken, strict=True)
    ]
    if not all(map(len, lines)):
        return Retelling()
    near = nearness(one, other)
    left, right = _side(one, lines[0], other, lines[1], near), _side(other, lines[1], one, lines[0], near.T)
    shared = (_common(left) + _common(right).T) / 2
    sizes = left.held @ left.weights, right.held @ right.weights
    likes = np.minimum(1.0, shared / np.sqrt(np.maximum(1e-9, np.outer(*sizes))))
    gains = np.where(likes >= LIKE, likes * shared, -np.inf)
    way = _way(gains)
    if not way:
        return Retelling()
    odd, details = _details(left, right, near, way)
    agree, clash = _figures(left, right, way)
    shorter, longer = sorted(map(len, lines))
    return Retelling(
        pairs=tuple(
            Retold(one.rows[lines[0][at]].number, other.rows[lines[1][by]].number, float(likes[at, by]))
            for at, by in way
        ),
        evidence={
            "sentences of the shorter told again": len(way) / shorter,
            "sentences of the longer told again": len(way) / longer,
            "sentences told again as long": _evenness(left, right, way),
            **odd,
            "figures that differ where the same is told": min(clash, MANY) / MANY,
            **_facts(left, right, near),
        },
        apart=clash - agree,
        details=details,
        in_place=_in_place(left, right, way),
    )


def _worth(ours: Mapping[str, float], theirs: Mapping[str, float]) -> bool:
    """Whether two articles narrate enough of the same in any order."""
    common = fsum(ours[root] for root in ours.keys() & theirs.keys())
    return common > 0 and common >= WORTH * sqrt(fsum(ours.values()) * fsum(theirs.values()))


def _side(telling: Telling, lines: NDArray[np.intp], other: Telling, theirs: NDArray[np.intp], near: Grid) -> _Side:
    words, found = near.any(axis=1), near.any(axis=0)  # most words are near none of the other's
    few = np.ascontiguousarray(near[words][:, found])
    return _Side(
        telling=telling,
        lines=lines,
        weights=np.array(telling.weights),
        held=telling.held[lines],
        narrated=telling.narrated[lines],
        words=np.flatnonzero(words),
        found=_found(few, other.held[np.ix_(theirs, found)]),
    )


def _found(near: Grid, sentences: Grid) -> Grid:
    """How near each word (row) is to the nearest one of each sentence (column)."""
    table = np.zeros((len(near), len(sentences)))
    for column, words in enumerate(sentences):
        if (places := np.flatnonzero(words)).size:
            near[:, places].max(axis=1, out=table[:, column])
    return table


def _common(side: _Side) -> Grid:
    """The weight of the words of each sentence that are found in each sentence of the other. All are sums of products
    of a few sixteenths, which are exact."""
    return np.asarray((side.held[:, side.words] * side.weights[side.words]) @ side.found)


def _way(gains: Grid) -> list[tuple[int, int]]:
    """The pairs of sentences, as rows and columns of `gains`, in order in both articles, that together gain most."""
    lines, columns = gains.shape
    table = np.zeros((lines + 1, columns + 1))
    for line, row in enumerate(gains):
        above = table[line]
        table[line + 1, 1:] = np.maximum.accumulate(np.maximum(above[1:], above[:-1] + row))
    found = []
    line, column = lines, columns
    while line and column:
        if table[line, column] == table[line - 1, column]:
            line -= 1
        elif table[line, column] == table[line, column - 1]:
            column -= 1
        else:
            line, column = line - 1, column - 1
            found.append((line, column))
    return found[::-1]


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


def _facts(left: _Side, right: _Side, near: Grid) -> dict[str, float]:
    """Figures and names that each has alone."""
    figures = [
        reduce(frozenset.union, (side.telling.rows[line].figures for line in side.lines), frozenset[str]())
        for side in (left, right)
    ]
    own = min(len(_alone(figures[0], figures[1])), len(_alone(figures[1], figures[0])))
    return {
        "figures that each has alone": min(own, MANY) / MANY,
        "names that each has alone": min(_own_names(left, near), _own_names(right, near.T)),
    }


def _alone(ours: Collection[str], theirs: Collection[str]) -> list[str]:
    """The figures for which the other has no like one."""
    known = sorted(theirs)[:FIRST]
    return [one for one in sorted(ours)[:FIRST] if one not in theirs and not any(alike(one, other) for other in known)]


def _own_names(side: _Side, near: Grid) -> float:
    """The share of the names that the other does not have."""
    names = [int(place) for place in np.flatnonzero(side.held.sum(axis=0)) if side.telling.named[place]]
    return sum(float(near[name].max()) < FOUND for name in names) / max(1, len(names))


def _details(
    left: _Side, right: _Side, near: Grid, way: Sequence[tuple[int, int]]
) -> tuple[dict[str, float], tuple[str, ...]]:
    """How odd the oddest words are that both narrate, in all and where the same is told, and which."""
    odd = near * (left.telling.odd[:, None] + right.telling.odd) / 2
    odd *= np.outer(left.narrated.any(axis=0), right.narrated.any(axis=0))
    ours, theirs = odd.max(axis=1), odd.max(axis=0)
    oddest = [float(np.sort(side)[-DETAILS:].sum()) / DETAILS for side in (ours, theirs)]
    here, there = ([np.flatnonzero(row) for row in side.narrated] for side in (left, right))
    again = [float(odd[here[at]][:, there[by]].max(initial=0.0)) for at, by in way]
    first = sorted(range(len(ours)), key=lambda place: (-ours[place], place))[:DETAILS]
    evidence = {"odd details": sum(oddest) / 2, "odd details of the sentences told again": fsum(again) / len(again)}
    numbers = lexicon_words("resolve/number_words.tsv")
    named = (left.telling.words[place] for place in first if ours[place] >= NAMED)
    return evidence, tuple(word for word in named if word not in numbers)


def _evenness(left: _Side, right: _Side, way: Sequence[tuple[int, int]]) -> float:
    """How alike in length the sentences are, in words, that are paired: the mean share of the longer that the shorter
    has."""
    lengths = [(float(left.held[at].sum()), float(right.held[by].sum())) for at, by in way]
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
