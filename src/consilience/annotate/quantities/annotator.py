"""The annotator of quantities."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from consilience.annotate import numerals
from consilience.annotate.cues import cue_of
from consilience.annotate.quantities.amounts import Amount, amounts, may_hold
from consilience.annotate.quantities.counted import counted, singular
from consilience.annotate.quantities.totals import totalled
from consilience.annotate.times.tokens import tokens
from consilience.annotate.tokens import tokens_of
from consilience.model import Annotated, Quantity, Span, Time

if TYPE_CHECKING:
    from consilience.annotate.tokens import Token as Parse
    from consilience.contracts import Parsed

HORIZON = 12
"""Tokens behind a number in which the noun that it counts is looked for."""


class Tagged(NamedTuple):
    """The parsed tokens of an article, in order, with where each starts."""

    starts: tuple[int, ...]
    parses: tuple[Parse, ...]

    @classmethod
    def of(cls, parsed: Parsed) -> Tagged:
        """The tokens of all regions that were parsed, blanks left out."""
        pairs = [
            (offset + token.idx, token) for offset, doc in tokens_of(parsed) for token in doc if not token.is_space
        ]
        return cls(tuple(start for start, _ in pairs), tuple(token for _, token in pairs))


class QuantityAnnotator:
    """Finds the quantities in an article's sentences: not years and other times, nor numbers that only name."""

    requires = frozenset({"article", "sentences", "times"})
    assigns = frozenset({"quantities"})

    def __call__(self, annotated: Annotated, parsed: Parsed, /) -> Annotated:
        """The article with its quantities."""
        tagged = Tagged.of(parsed)
        found = [
            quantity for sentence in annotated.sentences for quantity in quantities(annotated, sentence.span, tagged)
        ]
        return msgspec.structs.replace(annotated, quantities=tuple(found))


def quantities(annotated: Annotated, sentence: Span, tagged: Tagged) -> Iterator[Quantity]:
    """The quantities of one sentence."""
    text = annotated.article.text
    if not may_hold(text[sentence.start : sentence.end]):
        return
    found = tokens(text, sentence.start, sentence.end)
    times = _within(annotated.times, sentence)
    counting: Quantity | None = None
    for amount in amounts(found):
        start, end = found[amount.first].start, found[amount.last - 1].end
        if any(time.start < end and start < time.end for time in times):
            continue
        limit = min([sentence.end, *(time.start for time in times if time.start >= end)])
        of, unit = _of(tagged, end, limit)
        if of is None and amount.unit is None:
            of, unit = _total(tagged, sentence.start, start)
        if of is None and not _stands_alone(amount):
            continue
        quantity = Quantity(
            span=Span(sentence.article, start, end),
            value=numerals.plain(amount.value),
            bound=amount.bound,
            high=None if amount.high is None else numerals.plain(amount.high),
            unit=amount.unit or unit,
            of=None if of is None else Span(sentence.article, *of),
        )
        if quantity.of is not None:
            counting = quantity
        elif quantity.unit is None and counting is not None and _is_said_alone(tagged, start, end):
            quantity = msgspec.structs.replace(quantity, unit=counting.unit, of=counting.of)
        yield quantity


def _within(times: Sequence[Time], sentence: Span) -> list[Time]:
    first = bisect.bisect_left(times, sentence.start, key=lambda time: time.end)
    last = bisect.bisect_left(times, sentence.end, key=lambda time: time.start)
    return list(times[first:last])


def _of(tagged: Tagged, end: int, limit: int) -> tuple[tuple[int, int] | None, str | None]:
    """Where the words for what is counted stand behind the number in the article's text, and the unit that it is."""
    first = bisect.bisect_left(tagged.starts, end)
    last = bisect.bisect_left(tagged.starts, limit)
    parses = tagged.parses[first : min(last, first + HORIZON)]
    where = counted(parses)
    if where is None:
        return None, None
    head = parses[where[1] - 1]
    span = (tagged.starts[first + where[0]], tagged.starts[first + where[1] - 1] + len(head.text))
    return span, singular(head.text)


def _total(tagged: Tagged, start: int, end: int) -> tuple[tuple[int, int] | None, str | None]:
    """The same, between the start of the sentence and the number."""
    first, last = bisect.bisect_left(tagged.starts, start), bisect.bisect_left(tagged.starts, end)
    parses = tagged.parses[first:last]
    where = totalled(parses)
    if where is None:
        return None, None
    opened, closed, unit = where
    return (tagged.starts[first + opened], tagged.starts[first + closed - 1] + len(parses[closed - 1].text)), unit


def _is_said_alone(tagged: Tagged, start: int, end: int) -> bool:
    """Whether a number stands right behind a word of saying and ends what is said: "the union said 30,000 people had
    come, the police said 18,000" (gapping), where it counts what the number before it does."""
    first, last = bisect.bisect_left(tagged.starts, start), bisect.bisect_left(tagged.starts, end)
    if not first or (last < len(tagged.parses) and tagged.parses[last].text[0] not in '.,;:!?)”"’'):
        return False
    before = tagged.parses[first - 1]
    return before.tag_.startswith("V") and cue_of("V", before.text.lower()) is not None


def _stands_alone(amount: Amount) -> bool:
    """Whether an amount says something without a counted noun: one with a unit or a hedge, or in figures; a bare word
    ("the two", "no one") counts nothing that can be told."""
    return amount.unit is not None or amount.bound != "exact" or amount.digits
