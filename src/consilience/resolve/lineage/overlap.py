"""What two articles share, measured: passages by character, and how much of each is taken up by them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct

from consilience.model import Passage
from consilience.resolve.lineage.alignment import Stretch, quoted_share
from consilience.resolve.lineage.paraphrase import Echo
from consilience.resolve.lineage.tokens import Text

MOSTLY_QUOTED = 0.8  # share of a passage's words
TAKEN = 0.5  # share of a sentence's words that stand in a passage already
SURE = 0.6  # likeness from which a sentence said again is shown as a passage


class Overlap(Struct, frozen=True, kw_only=True):
    """`equal` words are the same in both; `narrative` of them are the outlets' own, outside quotation marks.
    `covered`, `covered_longer` and `told` are shares in 0..1: of the words of the shorter and of the longer article,
    and of the own words of the one with fewer. `reworded` is the share of the shorter's sentences that are the same or
    said again, `ordered` the share of the latter in the same order, `quotes_reworded` the quotations among them."""

    passages: tuple[Passage, ...]
    equal: int
    narrative: int
    covered: float
    covered_longer: float
    told: float
    reworded: float
    echoes: int
    ordered: float
    quotes_reworded: int


def kept(one: Text, other: Text, stretches: Sequence[Stretch]) -> tuple[frozenset[int], frozenset[int]]:
    """The sentences of both articles that mostly stand in equal stretches, by number."""
    marks = _marks(one, other, stretches)
    left, right = (
        frozenset(n for n, s in enumerate(text.sentences) if _taken(s.first, s.last, marked))
        for text, marked in zip((one, other), marks, strict=True)
    )
    return left, right


def measure(one: Text, other: Text, stretches: Sequence[Stretch], echoes: Sequence[Echo]) -> Overlap:
    """The overlap of two articles from their equal stretches and the sentences said again (`one` is on the left)."""
    here, there = _marks(one, other, stretches)
    passages = [_passage(one, other, stretch) for stretch in stretches]
    said_again = [
        echo for echo in echoes if not _taken(one.sentences[echo.left].first, one.sentences[echo.left].last, here)
    ]
    quotes = 0
    for echo in said_again:
        passage = _echo(one, other, echo)
        quotes += passage.kind == "quotation"
        if echo.likeness >= SURE or passage.kind == "quotation":
            passages.append(passage)
    own = min(len(one.words) - sum(one.quoted), len(other.words) - sum(other.quoted))
    equal = sum(here)
    narrative = sum(
        not one.quoted[run.left + step] and not other.quoted[run.right + step]
        for stretch in stretches
        for run in stretch.runs
        for step in range(run.length)
    )
    same, total = _sentences_kept(one, other, here, there, said_again)
    return Overlap(
        passages=tuple(sorted(passages, key=lambda p: (p.from_, p.to))),
        equal=equal,
        narrative=narrative,
        covered=min(1.0, equal / max(1, min(len(one.words), len(other.words)))),
        covered_longer=equal / max(1, len(one.words), len(other.words)),
        told=min(1.0, narrative / max(1, own)),
        reworded=min(1.0, same / max(1, total)),
        echoes=len(said_again),
        ordered=_ordered(said_again),
        quotes_reworded=quotes,
    )


def _marks(one: Text, other: Text, stretches: Sequence[Stretch]) -> tuple[bytearray, bytearray]:
    """For each word of both texts whether it is equal to one of the other."""
    here, there = bytearray(len(one.words)), bytearray(len(other.words))
    for stretch in stretches:
        for run in stretch.runs:
            here[run.left : run.left + run.length] = b"\1" * run.length
            there[run.right : run.right + run.length] = b"\1" * run.length
    return here, there


def _taken(first: int, last: int, marks: bytearray) -> bool:
    return sum(marks[first:last]) >= TAKEN * (last - first)


def _passage(one: Text, other: Text, stretch: Stretch) -> Passage:
    return Passage(
        from_=one.span(*stretch.left),
        to=other.span(*stretch.right),
        kind="quotation" if quotation(one, other, stretch) else "verbatim" if len(stretch.runs) == 1 else "edited",
    )


def quotation(one: Text, other: Text, stretch: Stretch) -> bool:
    """Whether a stretch stands in quotation marks: in one article is enough, the other may print it as a block."""
    return max(quoted_share(one, *stretch.left), quoted_share(other, *stretch.right)) >= MOSTLY_QUOTED


def _echo(one: Text, other: Text, echo: Echo) -> Passage:
    left, right = one.sentences[echo.left], other.sentences[echo.right]
    quoted = min(quoted_share(one, left.first, left.last), quoted_share(other, right.first, right.last))
    return Passage(
        from_=one.span(left.first, left.last),
        to=other.span(right.first, right.last),
        kind="quotation" if quoted >= TAKEN else "paraphrased",
    )


def _sentences_kept(
    one: Text, other: Text, here: bytearray, there: bytearray, said_again: Sequence[Echo]
) -> tuple[int, int]:
    """How many sentences of the shorter article are the same or said again, and how many it has."""
    shorter, marks = (one, here) if len(one.words) <= len(other.words) else (other, there)
    again = {echo.left if shorter is one else echo.right for echo in said_again}
    kept = sum(
        number in again or _taken(sentence.first, sentence.last, marks)
        for number, sentence in enumerate(shorter.sentences)
    )
    return kept, len(shorter.sentences)


def _ordered(echoes: Sequence[Echo]) -> float:
    """The share of the echoes on the longest way through both articles that never turns back."""
    tails: list[int] = []
    for echo in echoes:  # rising in `left`
        place = bisect_left(tails, echo.right)
        tails[place : place + 1] = [echo.right]
    return len(tails) / len(echoes) if echoes else 0.0


def lengths(passages: Sequence[Passage]) -> Iterator[int]:
    """Characters of each passage, in the article it was taken to."""
    for passage in passages:
        yield passage.to.end - passage.to.start
