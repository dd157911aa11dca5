"""Quotations that follow a report without a frame of their own: X said that A. “B.” The words are X's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from consilience.annotate.attribution.direct import free
from consilience.annotate.attribution.drafts import CARRIED, Draft, Passage, Range, merged
from consilience.annotate.quotations import Quotation

CLAUSES = frozenset({"that", "clause", "fronted", "inserted", "wh", "about", "of", "obj", "according"})
LEAST_WORDS = 4
NEAR = 400
"""Characters that may stand between the report and the words."""


def following(
    text: str, passages: Sequence[Passage], quotes: Sequence[Quotation], drafts: Sequence[Draft]
) -> list[Draft]:
    """The attributions of quotations that belong to none of `drafts` (in the order of the text) but fill sentences of
    their own behind one that reports speech, in its paragraph or at the start of the next."""
    places: dict[int, Range] = {}
    for passage in passages:
        start, _ = places.get(passage.paragraph, (passage.offset, 0))
        places[passage.paragraph] = (start, passage.end)
    order = {paragraph: k for k, paragraph in enumerate(places)}
    speech = [draft for draft in drafts if draft.construction in CLAUSES and draft.source]
    ends = [max(draft.content[-1][1], draft.cue[-1][1]) for draft in speech]
    by_end = sorted(range(len(speech)), key=lambda k: ends[k])
    sorted_ends = [ends[k] for k in by_end]
    covered = sorted(place for draft in drafts for place in draft.content)
    found: list[Draft] = []
    for quote in quotes:
        if quote.paragraph not in places or len(text[quote.inner : quote.until].split()) < LEAST_WORDS:
            continue
        start, end = places[quote.paragraph]
        if _covered(covered, quote) or not free(text, quote, max(start, quote.start - 40), min(end, quote.end + 40)):
            continue
        k = bisect_left(sorted_ends, quote.start + 1) - 1
        draft = speech[by_end[k]] if k >= 0 else None
        if draft is None or quote.start - sorted_ends[k] > NEAR or _parted(text, sorted_ends[k], quote):
            continue
        opens = not text[start : quote.start].strip()
        apart = order[quote.paragraph] - order.get(draft.paragraph, 0)
        if not (apart == 0 or (apart == 1 and opens)):
            continue
        last = found[-1] if found else None
        if last is not None and last.head == draft.head and last.paragraph == quote.paragraph:
            found[-1] = replace(last, content=merged([*last.content, (quote.start, quote.end)], text))
        else:
            content = ((quote.start, quote.end),)
            found.append(replace(draft, content=content, construction=CARRIED, paragraph=quote.paragraph))
    return [*found, *_foregoing(text, places, quotes, [*drafts, *found])]


def _foregoing(
    text: str, places: Mapping[int, Range], quotes: Sequence[Quotation], drafts: Sequence[Draft]
) -> list[Draft]:
    """The attributions of quotations that fill a paragraph and belong to nothing before: to the speaker of the one
    that opens the next ("“A.” / “B,” she said.")."""
    covered = sorted(place for draft in drafts for place in draft.content)
    opening = {draft.content[0][0]: draft for draft in drafts if draft.construction == "quote"}
    behind = dict(zip(places, list(places)[1:], strict=False))
    found: list[Draft] = []
    for quote in reversed(quotes):
        start, end = places.get(quote.paragraph, (0, 0))
        following = places.get(behind.get(quote.paragraph, -1))
        if following is None or text[start : quote.start].strip() or text[quote.end : end].strip():
            continue
        if _covered(covered, quote) or not free(text, quote, start, end):
            continue
        first = following[0] + len(text[slice(*following)]) - len(text[slice(*following)].lstrip())
        draft = opening.get(first)
        if draft is not None:
            told = replace(draft, content=((quote.start, quote.end),), construction=CARRIED, paragraph=quote.paragraph)
            opening[quote.start] = told
            found.append(told)
    return found


def _covered(contents: Sequence[Range], quote: Quotation) -> bool:
    """Whether one of the contents shares a character with the quotation."""
    k = bisect_left(contents, (quote.end, 0))
    return any(end > quote.start for _, end in contents[max(0, k - 8) : k])


def _parted(text: str, end: int, quote: Quotation) -> bool:
    """Whether a paragraph of prose stands between the report and the quotation."""
    return text[end : quote.start].strip().count("\n") > 0
