"""How alike the remarks of a story are, pair by pair but all pairs at once.

The measures are those of `Likeness`. What hangs on one remark is made once: its rows of words and n-grams, the words
around its quotations, its telling numbers. What two have in common is summed for all pairs together (`columns`), and
words are only set in order where those in common could make a run that counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from consilience.resolve.likeness import ALIKE, SHARED, TELLING, WHOLE, YEAR, Likeness, longest_run
from consilience.resolve.lists import Places
from consilience.resolve.utterances.columns import Rows, Values
from consilience.resolve.utterances.scale import StoryScale, greatest
from consilience.resolve.wording import FUNCTION_WEIGHT, NAME_WEIGHT, Sentence, Wording

RUN = 0.6
"""Weight of a run of words from which it says something."""
SLACK = 1e-9
"""What sums in another order may differ by."""


class _Nearest(Struct, frozen=True):
    """For each pair the sentences of either side that are most alike, their cosine, that of the two tellings, and how
    many sentences go together in one order."""

    ours: Places
    theirs: Places
    cosine: Values
    whole: Values
    aligned: Places


class Likening:
    """The remarks of a story, to be held against each other by their numbers."""

    def __init__(self, wordings: Sequence[Wording], scale: StoryScale) -> None:
        """`scale` is that by which the `wordings` were made; no wording is without sentences."""
        self._wordings = wordings
        self._scale = scale
        self._told = [frozenset(filter(is_telling, wording.whole.numbers)) for wording in wordings]
        parts = [part for wording in wordings for part in wording.quoted]
        numbers = {one.whole: number for number, one in enumerate(wordings)}
        row = [numbers.setdefault(part, len(numbers)) for part in parts]
        self._quoted = Rows.of([len(one.quoted) for one in wordings], _column(row), np.ones(len(row)), len(numbers))
        self._sizes = np.array([len(one.stems) for one in numbers], np.intp)
        self._weights = np.array([one.weight for one in numbers])
        self._words = _rows([one.weights for one in numbers])
        self._there = self._words.valued(np.ones(len(self._words.values)))
        self._strong = self._words.valued(np.where(self._words.values > NAME_WEIGHT, self._words.values, 0.0))

    def __call__(
        self, ours: Sequence[int], theirs: Sequence[int], certain: Sequence[bool]
    ) -> Iterator[tuple[int, Likeness]]:
        """How alike remarks are: each of `ours` to the one at the same place of `theirs`, by place. Left out are those
        that share neither enough words nor a quotation, unless it is `certain` that they are of one speaker."""
        left, right = _column(ours), _column(theirs)
        turned = self._weights[left] > self._weights[right]
        light, heavy = np.where(turned, right, left), np.where(turned, left, right)
        covered = self._covered(light, heavy)
        pairs = np.flatnonzero(np.array(certain, np.bool_) | (covered >= SHARED) | self._quotes(left, right))
        left, right = left[pairs], right[pairs]
        nearest = self._nearest(left, right)
        columns = (
            *(pairs, left, right, covered[pairs], self._weights[light[pairs]]),
            *(*self._best_quoted(left, right), self._strong.common(left, right, self._there)),
            *(nearest.ours, nearest.theirs, nearest.cosine, nearest.whole, nearest.aligned),
        )
        for at, one, other, share, weight, among, size, length, around, strong, *near in _rows_of(columns):
            here, there, cosine, whole, aligned = near
            mine, yours = self._wordings[one], self._wordings[other]
            first, second = self._sentences[here], self._sentences[there]
            run, run_words = _run(mine.whole, yours.whole) if strong >= RUN - SLACK else (0.0, ())
            yield (
                at,
                Likeness(
                    cosine=cosine,
                    cosine_weight=min(first.weight, second.weight),
                    whole=whole,
                    aligned=aligned,
                    covered=share,
                    covered_weight=weight,
                    quoted=among,
                    quoted_weight=size,
                    quoted_words=length,
                    around=around,
                    run=run,
                    run_words=run_words,
                    denial=not first.denied.isdisjoint(second.denied),
                    figure=max(self._told[one] & self._told[other], default=""),
                    pair=(first, second),
                    tellings=(mine, yours),
                ),
            )

    def _covered(self, parts: Places, wholes: Places) -> Values:
        """The share of the weight of each part whose words stand in the whole of the same place."""
        return _shares(self._words.common(parts, wholes, self._there), self._weights[parts], 0.0)

    def _sides(self, left: Places, right: Places) -> tuple[Places, Places, Places]:
        """The quoted runs of both sides of each pair: the pair's place, the run, and the telling on the other side."""
        found = []
        for one, other in ((left, right), (right, left)):
            pair, entry = self._quoted.entries(one)
            found.append((pair, self._quoted.columns[entry], other[pair]))
        pair, run, other = (np.concatenate(columns) for columns in zip(*found, strict=True))
        return pair, run, other

    def _quotes(self, left: Places, right: Places) -> NDArray[np.bool_]:
        """Whether what one side of each pair quotes stands as a whole in the other."""
        pair, run, other = self._sides(left, right)
        found = np.zeros(len(left), np.bool_)
        found[pair[self._covered(run, other) >= WHOLE]] = True
        return found

    def _best_quoted(self, left: Places, right: Places) -> tuple[Values, Values, Places, Values]:
        """Of the quoted run of either side of each pair that stands most fully in the other: the share of its weight
        that does, its weight, its words, and the share of the weight of the words around it that the other has, too (1
        where the telling is nothing but quotation)."""
        pair, run, other = self._sides(left, right)
        share, weight, words = self._covered(run, other), self._weights[run], self._sizes[run]
        count = int(self._quoted.lengths[left].sum())
        around = np.concatenate((self._around(left, right)[pair[:count]], self._around(right, left)[pair[count:]]))
        rank = np.lexsort((around, words, weight, share, share * np.sqrt(weight), share >= WHOLE, pair))
        best = rank[np.flatnonzero(np.diff(pair[rank], append=len(left)))]
        of = np.full(len(left), len(pair), np.intp)
        of[pair[best]] = best
        return (
            np.append(share, 0.0)[of],
            np.append(weight, 0.0)[of],
            np.append(words, 0)[of],
            np.append(around, 0.0)[of],
        )

    def _around(self, ours: Places, theirs: Places) -> Values:
        """The share of the weight of the words around the quotations of one telling that the other has."""
        return _shares(self._besides.common(ours, theirs, self._there), self._besides_weights[ours], 1.0)

    @cached_property
    def _besides(self) -> Rows:
        """The words of each telling outside of its quotations."""
        row, entry = self._words.entries(np.arange(len(self._wordings)))
        own, of = self._quoted.columns, np.arange(len(self._wordings)).repeat(self._quoted.lengths)
        at, within = self._words.entries(own)
        keys = row * self._words.width + self._words.columns[entry]
        outside = ~np.isin(keys, of[at] * self._words.width + self._words.columns[within])
        chosen = outside & (self._words.values[entry] > FUNCTION_WEIGHT)
        lengths, entry = np.bincount(row[chosen], minlength=len(self._wordings)), entry[chosen]
        return Rows.of(lengths, self._words.columns[entry], self._words.values[entry], self._words.width)

    @cached_property
    def _besides_weights(self) -> Values:
        row, entry = self._besides.entries(np.arange(len(self._wordings)))
        return np.asarray(np.bincount(row, self._besides.values[entry], len(self._wordings)), np.float64)

    @cached_property
    def _sentences(self) -> Sequence[Sentence]:
        return [sentence for wording in self._wordings for sentence in wording.sentences]

    @cached_property
    def _parts(self) -> Rows:
        """The sentences of each telling."""
        count = len(self._sentences)
        return Rows.of([len(one.sentences) for one in self._wordings], np.arange(count), np.ones(count), count)

    @cached_property
    def _vectors(self) -> tuple[Rows, Rows]:
        """The n-grams of the sentences, and of the tellings as a whole."""
        vectors = self._scale.vectors(self._sentences)
        return vectors, greatest(vectors, self._parts.lengths)

    def _nearest(self, left: Places, right: Places) -> _Nearest:
        if not len(left):
            return _Nearest(left, right, np.zeros(0), np.zeros(0), left)
        vectors, wholes = self._vectors
        mine, yours = self._parts.lengths[left], self._parts.lengths[right]
        size = mine * yours
        ends = size.cumsum()
        pair = np.arange(len(left)).repeat(size)
        row, column = np.divmod(np.arange(int(ends[-1])) - (ends - size)[pair], yours[pair])
        ours, theirs = self._parts.starts[left][pair] + row, self._parts.starts[right][pair] + column
        likely = cosines(vectors, ours, theirs)
        weights = np.array([one.weight for one in self._sentences])
        worth = likely * np.sqrt(np.minimum(weights[ours], weights[theirs]))
        best = np.lexsort((-np.arange(len(pair)), worth, pair))[ends - 1]
        whole = likely[best]
        several = np.flatnonzero(size > 1)
        whole[several] = cosines(wholes, left[several], right[several])
        aligned = np.add.reduceat(likely >= ALIKE, ends - size, dtype=np.intp)
        for at in np.flatnonzero(aligned > 1).tolist():
            first, last = int(ends[at] - size[at]), int(ends[at])
            aligned[at] = _aligned((likely[first:last] >= ALIKE).reshape(mine[at], yours[at]).tolist())
        return _Nearest(ours[best], theirs[best], likely[best], whole, aligned)


def cosines(vectors: Rows, ours: Places, theirs: Places) -> Values:
    """The cosine of each of the rows `ours` with the one of the same place in `theirs`."""
    row, entry = vectors.entries(np.arange(len(vectors.lengths)))
    norms = np.sqrt(np.bincount(row, vectors.values[entry] ** 2, len(vectors.lengths)))
    return np.minimum(1.0, _shares(vectors.common(ours, theirs, vectors), norms[ours] * norms[theirs], 0.0))


def _shares(parts: Values, wholes: Values, default: float) -> Values:
    """What each part is of its whole; of nothing the default."""
    shares = np.full(len(parts), default)
    np.divide(parts, wholes, out=shares, where=wholes > 0)
    return shares


def _aligned(alike: Sequence[Sequence[bool]]) -> int:
    """How many sentences go together in one order: each with the next of the other side that is alike."""
    found = following = 0
    for row in alike:
        if True in row[following:]:
            found, following = found + 1, row.index(True, following) + 1
    return found


def _run(ours: Sentence, theirs: Sentence) -> tuple[float, tuple[str, ...]]:
    """The longest run of words that both have: its weight without names, and the words."""
    start, length = longest_run(ours, theirs)
    stems = dict.fromkeys(ours.stems[start : start + length])
    weight = sum(weight for word in stems if (weight := ours.weights[word]) > NAME_WEIGHT)
    return weight, ours.words[start : start + length]


def is_telling(number: str) -> bool:
    """Whether a number is seldom met by chance."""
    return sum(sign.isdigit() for sign in number) >= TELLING and not YEAR.match(number)


def _rows_of(columns: Sequence[NDArray[Any]]) -> Iterator[tuple[Any, ...]]:
    """The rows of columns, in plain numbers."""
    return zip(*(column.tolist() for column in columns), strict=True)


def _column(numbers: Iterable[int]) -> Places:
    return np.fromiter(numbers, np.intp)


def _rows(several: Sequence[dict[str, float]]) -> Rows:
    """Rows of the weights of words, each word a column."""
    numbers: dict[str, int] = {}
    columns = [numbers.setdefault(word, len(numbers)) for weights in several for word in weights]
    values = [value for weights in several for value in weights.values()]
    return Rows.of([len(weights) for weights in several], _column(columns), np.array(values, np.float64), len(numbers))
