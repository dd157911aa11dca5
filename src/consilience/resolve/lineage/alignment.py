"""Where two articles have the same words: seed and extend, then runs joined over small edits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from msgspec import Struct

from consilience.lexicon import words as lexicon_words
from consilience.resolve.lineage.fingerprints import LENGTH
from consilience.resolve.lineage.tokens import Text
from consilience.resolve.lists import Places

TRIES = 4  # places in the other text at which one seed is tried
GAP = 8  # words changed, added or cut between two runs of one passage
SHIFT = 6  # words by which the two sides of a gap may differ
LEAST = 10  # words of a passage; an introduction ("Foreign Minister A B on Sunday said that") has eight
LEAST_QUOTED = 6  # words of a passage that is a quotation
TELLING = 5  # different words of a passage that are no function words


class Run(Struct, frozen=True, order=True):
    """`length` equal words, from word `left` of the one text and word `right` of the other."""

    left: int
    right: int
    length: int


class Stretch(Struct, frozen=True):
    """Runs that follow each other in both texts with small edits between them."""

    runs: tuple[Run, ...]

    @property
    def left(self) -> tuple[int, int]:
        """First and last word (exclusive) in the one text."""
        return self.runs[0].left, self.runs[-1].left + self.runs[-1].length

    @property
    def right(self) -> tuple[int, int]:
        """First and last word (exclusive) in the other text."""
        return self.runs[0].right, self.runs[-1].right + self.runs[-1].length

    @property
    def equal(self) -> int:
        """Number of equal words."""
        return sum(run.length for run in self.runs)


Seeds = Sequence[tuple[int, Sequence[int]]]
"""Words of one text at which a shingle begins that another text has, in order, and the first places where it does."""


def seeds(hashed: Sequence[Places], pairs: Iterable[tuple[int, int]]) -> Iterator[Seeds]:
    """The seeds of pairs of texts, given the shingles of each text of a story."""
    if not hashed:
        return
    different, numbers = np.unique(np.concatenate(hashed), return_inverse=True)
    several = np.split(numbers, np.cumsum([len(one) for one in hashed])[:-1])
    tables = [_first_places(one.tolist()) for one in several]
    ours, both = np.zeros(len(different), np.bool_), np.zeros(len(different), np.bool_)
    marked = numbers[:0]
    for one, other in pairs:
        if marked is not several[one]:
            ours[marked], marked = False, several[one]
            ours[marked] = True
        common = several[other][ours[several[other]]]
        both[common] = True
        places = np.flatnonzero(both[marked])
        both[common] = False
        there = tables[other]
        yield [(place, there[number]) for place, number in zip(places.tolist(), marked[places].tolist(), strict=True)]


def _first_places(shingles: Sequence[int]) -> dict[int, list[int]]:
    """The first places of each shingle."""
    table: dict[int, list[int]] = {}
    for place, number in enumerate(shingles):
        if len(several := table.setdefault(number, [])) < TRIES:
            several.append(place)
    return table


def runs(one: Text, other: Text, common: Seeds) -> Iterator[Run]:
    """The longest runs of equal words, in the order of `one`; each word of `one` is in at most one of them."""
    free = 0
    expected = 0  # where the copy would go on: of equally long runs the one nearest to it
    for place, there in common:
        if place < free:
            continue
        best: Run | None = None
        for seed in there:
            length = _extended(one.words, place, other.words, seed)
            found = Run(place, seed, length)
            if length >= LENGTH and (best is None or _rank(found, expected) > _rank(best, expected)):
                best = found
        if best is not None:
            yield best
            free = place + best.length
            expected = best.right + best.length


def _rank(run: Run, expected: int) -> tuple[int, int]:
    return run.length, -abs(run.right - expected)


def _extended(one: Sequence[str], left: int, other: Sequence[str], right: int) -> int:
    """How many words are equal from `left` and `right` on."""
    length = 0
    limit = min(len(one) - left, len(other) - right)
    while length < limit and one[left + length] == other[right + length]:
        length += 1
    return length


def stretches(found: Iterable[Run]) -> Iterator[Stretch]:
    """Runs joined where only a few words were changed, added or cut between them."""
    current: list[Run] = []
    for run in found:
        if current and not _follows(current[-1], run):
            yield Stretch(tuple(current))
            current = []
        current.append(run)
    if current:
        yield Stretch(tuple(current))


def _follows(before: Run, after: Run) -> bool:
    left = after.left - before.left - before.length
    right = after.right - before.right - before.length
    return 0 <= left <= GAP and 0 <= right <= GAP and abs(left - right) <= SHIFT


def tells(stretch: Stretch, one: Text, quoted: bool) -> bool:
    """Whether a stretch is too long and too rich in content for two writers to have hit on it by chance."""
    if stretch.equal < (LEAST_QUOTED if quoted else LEAST):
        return False
    plain = lexicon_words("resolve/function_words.txt")
    content = {
        word for run in stretch.runs for word in one.words[run.left : run.left + run.length] if word not in plain
    }
    return len(content) >= (TELLING - 1 if quoted else TELLING)


def quoted_share(text: Text, first: int, last: int) -> float:
    """The share of the words `first` to `last` that stand in quotation marks."""
    return text.quoted[first:last].count(True) / (last - first) if last > first else 0.0
