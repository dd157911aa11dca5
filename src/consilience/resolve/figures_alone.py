"""Figures that stand alone, for words that were just said of another: "the union said 30,000 people had marched; the
police said 18,000" has the police say that 18,000 people had marched (gapping, Ross 1970)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from consilience.model import Annotated, Attribution, Proposition, Span

MODIFIER = re.compile(
    r"(?:(?:that|about|around|some|nearly|almost|only|just|over|under|(?:more|fewer|less) than|at least)\W+)*"
)
"""What may stand before the figure in what is said."""
NUMBER = re.compile(rf"{MODIFIER.pattern}(?:\d[\d.,]*\d|\d|[\w-]+)", re.IGNORECASE)
MOST_BETWEEN = 120
"""Characters between the two, at most."""


def figures_alone(annotated: Annotated) -> Iterator[Proposition]:
    """What is put forward by a figure alone: the figure, and the rest of what stands said with another figure right
    before, in one sentence."""
    before: Attribution | None = None
    starts = [sentence.span.start for sentence in annotated.sentences]
    for item in annotated.attributions:
        if not _alone(annotated, item):
            before = item
            continue
        rest = _rest(annotated, before) if before is not None and _together(before, item, starts) else None
        if rest is not None and item.force == "said":
            yield Proposition(
                article=item.article,
                spans=(item.content[0], rest),
                holders=(item.speaker,) if item.speaker else (),
                attribution=item.id,
            )


def _alone(annotated: Annotated, item: Attribution) -> bool:
    """Whether a figure is all that is said."""
    found = _figure(annotated, item)
    return found is not None and not annotated.article.text[found.end : item.content[0].end].strip(" .,;")


def _rest(annotated: Annotated, item: Attribution) -> Span | None:
    """What is said behind the figure that opens it."""
    found = _figure(annotated, item)
    if found is None or item.force != "said":
        return None
    behind = annotated.article.text[found.end : item.content[0].end]
    start = found.end + len(behind) - len(behind.lstrip())
    return Span(found.article, start, item.content[0].end) if behind.strip() else None


def _figure(annotated: Annotated, item: Attribution) -> Span | None:
    """The number that opens what is said, without what it counts."""
    if len(item.content) != 1:
        return None
    (span,) = item.content
    text = annotated.article.text
    figure = next((one.span for one in annotated.quantities if span.covers(one.span)), None)
    if figure is None or not MODIFIER.fullmatch(text[span.start : figure.start]):
        return None
    number = NUMBER.match(text, figure.start, figure.end)
    return Span(span.article, span.start, number.end()) if number else None


def _together(before: Attribution, item: Attribution, starts: list[int]) -> bool:
    places = [bisect_right(starts, one.content[0].start) for one in (before, item)]
    gap = item.content[0].start - before.content[0].end
    return places[0] == places[1] and 0 < gap <= MOST_BETWEEN
