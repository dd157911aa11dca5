"""Many pairs of articles set side by side at once: whose words are near, which sentences tell the same, and what is
quickly known of how likely the one tells the other over again.

What hangs on one article is made once (`Tables`), what hangs on two is summed in arrays for a lot of pairs together.
Few of them are worth a `Comparison` of their own (`retelling`). All weights are sixteenths and nearness is in quarters,
so that sums of their products are exact in whatever order.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from consilience.resolve.lineage.keys import Near, keys
from consilience.resolve.lineage.tellings import Grid, Telling
from consilience.resolve.lineage.ways import Ways, best_ways
from consilience.resolve.lists import Lists, Places

LIKE = 0.15  # cosine from which two sentences may be one said in other words
WORTH = 0.18  # share of the narration that two articles must have in common in any order to be compared in order
FOUND = 0.7  # nearness from which a word is found again
DETAILS = 5  # shared details that are counted, the oddest
LOT = 128
"""Pairs of articles that are set side by side at a time."""

Mask = NDArray[np.bool_]
Values = NDArray[np.float64]
Pair = tuple[int, int]
Taken = tuple[Collection[int], Collection[int]]
"""The sentences of each of two articles that are left out."""


class Tables:
    """What is known of each telling of a story, in tables with a line for each."""

    def __init__(self, told: Sequence[Telling]) -> None:
        """`told` are the tellings of one story."""
        self.told = told
        self.keys = keys([one.roots for one in told], [one.meant for one in told], [one.names for one in told])
        self.rows = np.array([len(one.rows) for one in told], np.intp)
        self.words = np.array([len(one.words) for one in told], np.intp)
        self.sizes = _table([one.sizes for one in told], np.float64)
        self.lengths = _table([[len(row.words) for row in one.rows] for one in told], np.float64)
        self.odd = _table([one.odd for one in told], np.float32)
        self.capital = _table([one.capital for one in told], np.bool_)
        self.narrated = np.array([one.narrated for one in told])
        self._entries = [_entries(one) for one in told]
        self._held = Lists.of(rows for rows, _, _ in self._entries)
        self._row, self._word, self._narrates = map(np.concatenate, zip(*self._entries, strict=True))
        article = np.arange(len(told)).repeat(np.diff(self._held.starts))
        self._first = self.words.cumsum() - self.words
        word = self._first[article] + self._word
        self._lines = Lists.long(np.bincount(word, minlength=int(self.words.sum())))
        self._line = self._row[np.argsort(word, kind="stable")]

    def held(self, articles: Places) -> tuple[Places, Places, Places, Mask]:
        """The words of the rows of some articles: which article of these, the row, the word, and whether it is narrated
        there."""
        at, entry = self._held.read(articles)
        return at, self._row[entry], self._word[entry], self._narrates[entry]

    def lines_with(self, articles: Places, words: Places) -> tuple[Places, Places]:
        """The rows that have the words at some places, one in each of some articles: which of the places, and row."""
        at, entry = self._lines.read(self._first[articles] + words)
        return at, self._line[entry]

    @cached_property
    def _narration(self) -> tuple[Lists, Places, NDArray[np.float64], int]:
        """The roots that each article narrates, by number, with their weights; and how many roots there are."""
        numbers: dict[str, int] = {}
        told = [one.narration for one in self.told]
        found = np.fromiter((numbers.setdefault(root, len(numbers)) for one in told for root in one), np.intp)
        weights = np.fromiter((weight for one in told for weight in one.values()), np.float64)
        return Lists.of(told), found, weights, len(numbers)

    def worth(self, ones: Places, others: Places) -> Mask:
        """Whether two articles narrate enough of the same in any order."""
        lists, roots, weights, count = self._narration
        held, table = np.unique(others, return_inverse=True)
        row, entry = lists.read(held)
        there = np.zeros((len(held), count), np.bool_)
        there[row, roots[entry]] = True
        of, entry = lists.read(ones)
        common = np.bincount(of, weights[entry] * there[table[of], roots[entry]], len(ones))
        return np.asarray((common > 0) & (common >= WORTH * np.sqrt(self.narrated[ones] * self.narrated[others])))


class Side(Struct, frozen=True, dict=True):
    """One of the two articles of each pair of a lot, with which of their rows are `kept`."""

    tables: Tables
    articles: Places
    kept: Mask

    @classmethod
    def of(cls, tables: Tables, articles: Places, gone: Sequence[Collection[int]]) -> Side:
        """`gone` are the sentences of each that are left out."""
        rows = tables.rows[articles]
        kept = np.arange(rows.max()) < rows[:, None]
        for pair, some in enumerate(gone):
            if some:
                own = tables.told[articles[pair]].rows
                kept[pair, : len(own)] = [row.number not in some for row in own]
        return cls(tables, articles, kept)

    @cached_property
    def held(self) -> tuple[Places, Places, Places, Mask]:
        """The words of the rows that are kept: the pair, the row, the word, and whether it is narrated there."""
        pair, row, word, narrated = self.tables.held(self.articles)
        own = self.kept[pair, row]
        return pair[own], row[own], word[own], narrated[own]

    @cached_property
    def width(self) -> int:
        """The most words of any of the articles."""
        return int(self.tables.words[self.articles].max())

    @cached_property
    def narrates(self) -> Mask:
        """Which words of each pair are narrated in the rows kept."""
        pair, _, word, narrated = self.held
        return self._mask(pair[narrated], word[narrated])

    def alone(self, pair: Places, found: Places) -> Values:
        """The share of the names in the rows kept that are not among those `found`, each in its pair."""
        names = self._mask(self.held[0], self.held[2])
        names &= self.tables.capital[self.articles, : self.width]
        count = np.count_nonzero(names, axis=1)
        names[pair, found] = False
        return np.asarray(np.count_nonzero(names, axis=1) / np.maximum(1, count))

    def greatest(self, pair: Places, words: Places, values: NDArray[np.float32]) -> NDArray[np.float32]:
        """The greatest of the values given for a word, word by word."""
        found = np.zeros((len(self.articles), self.width), np.float32)
        np.maximum.at(found, (pair, words), values)
        return found

    def told(self, values: NDArray[np.float32]) -> NDArray[np.float32]:
        """The greatest value of the words that each row kept narrates."""
        pair, row, word, narrated = self.held
        found = np.zeros(self.kept.shape, np.float32)
        np.maximum.at(found, (pair[narrated], row[narrated]), values[pair[narrated], word[narrated]])
        return found

    def _mask(self, pair: Places, words: Places) -> Mask:
        found = np.zeros((len(self.articles), self.width), np.bool_)
        found[pair, words] = True
        return found


class Lot(Struct, frozen=True, dict=True):
    """Some pairs of articles side by side: `numbers` are their places among those asked for, `likes` is how like their
    sentences are, and `ways` are those that tell the same."""

    numbers: Places
    left: Side
    right: Side
    near: Near
    likes: Grid
    ways: Ways

    def has_like(self, least: float) -> Mask:
        """Whether any two sentences of each pair are so like."""
        return np.asarray((self.likes >= least).any(axis=(1, 2)))

    @cached_property
    def told_again(self) -> Places:
        """How many sentences of each pair tell the same."""
        return np.bincount(self.ways.of, minlength=len(self.numbers))

    def bounds(self) -> dict[str, tuple[Values, Values]]:
        """The least and the most that the evidence of a retelling can be (`Retelling.evidence`), as far as that is
        quickly had; the rest is somewhere in 0..1."""
        at, line, column = self.ways.of, self.ways.lines, self.ways.columns
        tables = self.left.tables
        sizes = tables.lengths[self.left.articles[at], line], tables.lengths[self.right.articles[at], column]
        rows = [np.maximum(1, np.count_nonzero(side.kept, axis=1)) for side in (self.left, self.right)]
        found = np.flatnonzero(self.near.values >= FOUND)
        pair, here, there = self.near.of[found], self.near.ours[found], self.near.theirs[found]
        exact = {
            "sentences of the shorter told again": self.told_again / np.minimum(*rows),
            "sentences of the longer told again": self.told_again / np.maximum(*rows),
            "sentences told again as long": self._mean(np.minimum(*sizes) / np.maximum(*sizes)),
            "names that each has alone": np.minimum(self.left.alone(pair, here), self.right.alone(pair, there)),
        }
        ours, theirs = self._oddness()
        oddest = [np.sort(odd, axis=1)[:, -DETAILS:].sum(axis=1) / DETAILS for odd in (ours, theirs)]
        most = {
            "odd details": sum(oddest) / 2,
            "odd details of the sentences told again": self._mean(self.left.told(ours)[at, line]),
        }
        nothing = np.zeros(len(self.numbers))
        return {name: (value, value) for name, value in exact.items()} | {
            name: (nothing, value) for name, value in most.items()
        }

    def _oddness(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """How odd each word of both sides is as one detail that both narrate."""
        left, right, near = self.left, self.right, self.near
        tables = left.tables
        odd: NDArray[np.float32] = tables.odd[left.articles[near.of], near.ours]
        odd += tables.odd[right.articles[near.of], near.theirs]
        odd /= 2
        odd *= near.values
        odd *= left.narrates[near.of, near.ours] & right.narrates[near.of, near.theirs]
        return left.greatest(near.of, near.ours, odd), right.greatest(near.of, near.theirs, odd)

    def _mean(self, values: NDArray[np.floating]) -> Values:
        """The mean of the values of the sentences of each pair that tell the same."""
        return np.asarray(np.bincount(self.ways.of, values, len(self.numbers)) / np.maximum(1, self.told_again))


def lots(told: Sequence[Telling], pairs: Sequence[Pair], taken: Sequence[Taken]) -> Iterator[Lot]:
    """The pairs of a story's tellings that narrate enough of the same, side by side, without the sentences `taken`."""
    if not pairs:
        return
    tables = Tables(told)
    ones, others = np.array(pairs, np.intp).reshape(-1, 2).T
    order = np.lexsort((ones, others))
    for start in range(0, len(order), LOT):
        numbers = order[start : start + LOT]
        numbers = numbers[tables.worth(ones[numbers], others[numbers])]
        if len(numbers):
            gone = zip(*(taken[number] for number in numbers.tolist()), strict=True)
            articles = ones[numbers], others[numbers]
            left, right = (Side.of(tables, side, some) for side, some in zip(articles, gone, strict=True))
            yield _lot(numbers, left, right)


def _lot(numbers: Places, left: Side, right: Side) -> Lot:
    tables = left.tables
    near = tables.keys.near(left.articles, right.articles)
    shared = np.zeros((len(numbers), left.kept.shape[1], right.kept.shape[1]))
    sides = zip(
        left.articles.tolist(), _found(left, right, near), right.articles.tolist(), _found(right, left, near.turned()),
        strict=True,
    )  # fmt: skip
    for pair, (one, here, other, there) in enumerate(sides):
        common = tables.told[one].weighed @ here + (tables.told[other].weighed @ there).T
        shared[pair, : common.shape[0], : common.shape[1]] = common
    shared /= 2.0
    sizes = (tables.sizes[side.articles, : side.kept.shape[1]] for side in (left, right))
    likes = np.minimum(1.0, shared / np.sqrt(np.maximum(1e-9, next(sizes)[:, :, None] * next(sizes)[:, None])))
    likes[~(left.kept[:, :, None] & right.kept[:, None])] = 0.0
    return Lot(numbers, left, right, near, likes, best_ways(np.where(likes >= LIKE, likes * shared, 0.0)))


def _found(one: Side, other: Side, near: Near) -> list[NDArray[np.float32]]:
    """How near each word of the one (line) comes to one of each sentence of the other (column), pair by pair."""
    tables = one.tables
    lines, widths = tables.words[one.articles], tables.rows[other.articles]
    ends = (lines * widths).cumsum()
    at, row = tables.lines_with(other.articles[near.of], near.theirs)
    of = near.of[at]
    found = np.zeros(int(ends[-1]), np.float32)
    np.maximum.at(found, (ends - lines * widths)[of] + near.ours[at] * widths[of] + row, near.values[at])
    return [
        grid.reshape(line, width)
        for grid, line, width in zip(np.split(found, ends[:-1]), lines.tolist(), widths.tolist(), strict=True)
    ]


def _entries(telling: Telling) -> tuple[Places, Places, Mask]:
    """The rows, words and whether it is narrated, of each word of each row."""
    rows = np.arange(len(telling.rows)).repeat([len(row.words) for row in telling.rows])
    words = np.fromiter((word for row in telling.rows for word in row.words), np.intp)
    return rows, words, np.fromiter((narrated for row in telling.rows for narrated in row.words.values()), np.bool_)


def _table(lines: Sequence[Sequence[Any] | NDArray[Any]], kind: type[np.generic]) -> NDArray[Any]:
    """A table of lines of differing lengths, filled up with nothing."""
    table = np.zeros((len(lines), max(map(len, lines), default=0)), kind)
    for at, line in enumerate(lines):
        table[at, : len(line)] = line
    return table
