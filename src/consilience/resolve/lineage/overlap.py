"""What two articles share, measured: passages by character, and how much of each is taken up by them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import or_

import numpy as np
from msgspec import Struct

from consilience.model import Passage
from consilience.resolve.lineage.alignment import Run, Stretch, quoted_share
from consilience.resolve.lineage.retelling import Retold
from consilience.resolve.lineage.tokens import Text

MOSTLY_QUOTED = 0.8  # share of a passage's words
TAKEN = 0.5  # share of a sentence's words that stand in a passage already


class Overlap(Struct, frozen=True, kw_only=True):
    """`equal` words are the same in both; `narrative` of them are the outlets' own, outside quotation marks.
    `covered`, `covered_longer` and `told` are shares in 0..1: of the words of the shorter and of the longer article,
    and of the own words of the one with fewer. `reworded` sentences say the same in other words, `quotes_reworded`
    of them in quotation marks."""

    passages: tuple[Passage, ...]
    equal: int
    narrative: int
    covered: float
    covered_longer: float
    told: float
    reworded: int
    quotes_reworded: int


def kept(one: Text, other: Text, stretches: Sequence[Stretch]) -> tuple[frozenset[int], frozenset[int]]:
    """The sentences of both articles that mostly stand in equal stretches, by number."""
    if not stretches:
        return frozenset(), frozenset()
    marks = _marks(one, other, stretches)
    left, right = (_mostly(text, marked) for text, marked in zip((one, other), marks, strict=True))
    return left, right


def _mostly(text: Text, marked: bytearray) -> frozenset[int]:
    """The sentences of which the most words are marked."""
    before = np.concatenate(([0], np.frombuffer(marked, np.uint8).cumsum(dtype=np.intp)))
    first, last = text.limits
    return frozenset(np.flatnonzero(before[last] - before[first] >= TAKEN * (last - first)).tolist())


def measure(one: Text, other: Text, stretches: Sequence[Stretch], again: Sequence[Retold]) -> Overlap:
    """The overlap of two articles from their equal stretches and the sentences told again (`one` is on the left)."""
    here, _ = _marks(one, other, stretches)
    reworded = [
        _reworded(one, other, pair)
        for pair in again
        if not _taken(one.sentences[pair.left].first, one.sentences[pair.left].last, here)
    ]
    equal = sum(here)
    narrative, told = own_words(one, other, stretches)
    passages = [*(_passage(one, other, stretch) for stretch in stretches), *reworded]
    return Overlap(
        passages=tuple(sorted(passages, key=lambda p: (p.from_, p.to))),
        equal=equal,
        narrative=narrative,
        covered=min(1.0, equal / max(1, min(len(one.words), len(other.words)))),
        covered_longer=equal / max(1, len(one.words), len(other.words)),
        told=told,
        reworded=len(reworded),
        quotes_reworded=sum(passage.kind == "quotation" for passage in reworded),
    )


def own_words(one: Text, other: Text, stretches: Sequence[Stretch]) -> tuple[int, float]:
    """How many equal words are the outlets' own, and what share they are of those of the article with fewer."""
    narrative = sum(run.length - _quoted(one, other, run) for stretch in stretches for run in stretch.runs)
    return narrative, min(1.0, narrative / max(1, min(one.own, other.own)))


def _quoted(one: Text, other: Text, run: Run) -> int:
    """How many words of a run stand in quotation marks in either text."""
    ours, theirs = one.quoted[run.left : run.left + run.length], other.quoted[run.right : run.right + run.length]
    return sum(map(or_, ours, theirs)) if True in ours and True in theirs else ours.count(True) + theirs.count(True)


def _marks(one: Text, other: Text, stretches: Sequence[Stretch]) -> tuple[bytearray, bytearray]:
    """For each word of both texts whether it is equal to one of the other."""
    here, there = bytearray(len(one.words)), bytearray(len(other.words))
    for stretch in stretches:
        for run in stretch.runs:
            here[run.left : run.left + run.length] = b"\1" * run.length
            there[run.right : run.right + run.length] = b"\1" * run.length
    return here, there


def _taken(first: int, last: int, marks: bytearray) -> bool:
    return marks.count(1, first, last) >= TAKEN * (last - first)


def _passage(one: Text, other: Text, stretch: Stretch) -> Passage:
    return Passage(
        from_=one.span(*stretch.left),
        to=other.span(*stretch.right),
        kind="quotation" if quotation(one, other, stretch) else "verbatim" if len(stretch.runs) == 1 else "edited",
    )


def quotation(one: Text, other: Text, stretch: Stretch) -> bool:
    """Whether a stretch stands in quotation marks: in one article is enough, the other may print it as a block."""
    return max(quoted_share(one, *stretch.left), quoted_share(other, *stretch.right)) >= MOSTLY_QUOTED


def _reworded(one: Text, other: Text, pair: Retold) -> Passage:
    left, right = one.sentences[pair.left], other.sentences[pair.right]
    quoted = min(quoted_share(one, left.first, left.last), quoted_share(other, right.first, right.last))
    return Passage(
        from_=one.span(left.first, left.last),
        to=other.span(right.first, right.last),
        kind="quotation" if quoted >= TAKEN else "paraphrased",
    )


def lengths(passages: Sequence[Passage]) -> Iterator[int]:
    """Characters of each passage, in the article it was taken to."""
    for passage in passages:
        yield passage.to.end - passage.to.start
