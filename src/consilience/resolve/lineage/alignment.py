"""Where two articles have the same words: seed and extend, then runs joined over small edits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from msgspec import Struct

from consilience.lexicon import words as lexicon_words
from consilience.resolve.lineage.fingerprints import LENGTH
from consilience.resolve.lineage.tokens import Text

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


class Shingled(Struct, frozen=True):
    """The shingles of a text by the number of their first word, at which words each of them stands, and the different
    ones."""

    hashes: Sequence[int]
    places: Mapping[int, Sequence[int]]
    different: frozenset[int]


def places(hashes: Sequence[int]) -> Shingled:
    """At which words each shingle of a text stands."""
    table: dict[int, list[int]] = {}
    for place, value in enumerate(hashes):
        table.setdefault(value, []).append(place)
    return Shingled(hashes, table, frozenset(table))


def runs(one: Text, here: Shingled, other: Text, there: Shingled) -> Iterator[Run]:
    """The longest runs of equal words, in the order of `one`; each word of `one` is in at most one of them."""
    free = 0
    expected = 0  # where the copy would go on: of equally long runs the one nearest to it
    common = here.different & there.different
    for place in sorted(chain.from_iterable(map(here.places.__getitem__, common))):
        if place < free:
            continue
        best: Run | None = None
        for seed in there.places[here.hashes[place]][:TRIES]:
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
