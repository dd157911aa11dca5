"""Quotations that follow a report without a frame of their own: X said that A. “B.” The words are X's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from consilience.annotate.attribution.direct import free
from consilience.annotate.attribution.drafts import BESIDE, CARRIED, Draft, Passage, Range, merged, shared
from consilience.annotate.attribution.stops import STOPS, starts_sentence
from consilience.annotate.cues import SPEECH
from consilience.annotate.quotations import Quotation, Quoted

CLAUSES = frozenset({"that", "clause", "fronted", "inserted", "wh", "about", "of", "obj", "according"})
LEAST_WORDS = 4
HEADING = 8
"""Words up to which a paragraph can be a heading between two others."""
SAME_END = 4
"""Reports looked at that end where another one does."""
NEAR = 400
"""Characters that may stand between the report and the words."""


def following(
    text: str, passages: Sequence[Passage], quotes: Sequence[Quotation], drafts: Sequence[Draft]
) -> list[Draft]:
    """`drafts` (in the order of the text) with the attributions of quotations that belong to none of them but fill
    sentences of their own behind one that reports speech, in its paragraph or at the start of the next. Where a
    quotation was given to somebody only for standing beside it who is also the source of that report, it goes on with
    the report."""
    places = _places(passages)
    order = {paragraph: k for k, paragraph in enumerate(places)}
    speech = sorted(
        ((max(draft.content[-1][1], draft.cue[-1][1]), draft) for draft in drafts if _reports(draft)),
        key=lambda pair: pair[0],
    )
    ends = [end for end, _ in speech]
    beside = {draft.content[0][0]: draft for draft in drafts if draft.construction == BESIDE}
    covered = sorted(place for draft in drafts if draft.construction != BESIDE for place in draft.content)
    found: list[Draft] = []
    taken: set[int] = set()
    for quote in quotes:
        if quote.paragraph not in places or len(text[quote.inner : quote.until].split()) < LEAST_WORDS:
            continue
        start, end = places[quote.paragraph]
        if _covered(covered, quote) or not free(text, quote, max(start, quote.start - 40), min(end, quote.end + 40)):
            continue
        k = bisect_left(ends, quote.start + 1) - 1
        draft = _outermost(speech, k) if k >= 0 else None
        if draft is None or quote.start - ends[k] > NEAR or _parted(text, ends[k], quote):
            continue
        opens = not text[start : quote.start].strip()
        apart = order[quote.paragraph] - order.get(draft.paragraph, 0)
        if not (apart == 0 or (apart == 1 and opens)):
            continue
        known = beside.get(quote.start)
        if known is not None and not _is_of(draft, known):
            continue
        content = known.content if known is not None else ((quote.start, quote.end),)
        taken.add(quote.start)
        last = found[-1] if found else None
        if last is not None and last.head == draft.head and last.paragraph == quote.paragraph:
            found[-1] = replace(last, content=merged([*last.content, *content], text))
        else:
            found.append(replace(draft, content=content, construction=CARRIED, paragraph=quote.paragraph))
    kept = [draft for draft in drafts if draft.construction != BESIDE or draft.content[0][0] not in taken]
    held = [*kept, *found]
    return sorted([*held, *_foregoing(text, places, quotes, held)], key=lambda draft: (draft.start, draft.content))


def parted(text: str, quotes: Sequence[Quotation], drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts` with the words themselves, in sentences of their own behind their paraphrase, as further attributions
    with the same frame: a paraphrase is another evidence than a quotation."""
    marked = Quoted(quotes)
    found: list[Draft] = []
    for draft in drafts:
        place = _words_behind(text, marked, draft) if _reports(draft) else None
        if place is None:
            found.append(draft)
            continue
        before = [(start, min(end, place)) for start, end in draft.content if start < place]
        behind = [(max(start, place), end) for start, end in draft.content if end > place]
        before[-1] = (before[-1][0], before[-1][0] + len(text[slice(*before[-1])].rstrip()))
        found.append(replace(draft, content=tuple(before)))
        found.append(replace(draft, content=tuple(behind), construction=CARRIED))
    return sorted(found, key=lambda draft: (draft.start, draft.content))


def _words_behind(text: str, marked: Quoted, draft: Draft) -> int | None:
    """Where the first quotation starts that fills sentences behind the cue's, if what stands before it is none."""
    first = draft.content[0][0]
    opening = marked.at(first) or marked.at(first + 1)
    if opening is not None and opening.start >= first - 1 and starts_sentence(text, opening):
        return None
    for start, end in draft.content:
        for quote in marked.meeting(start, end):
            ended = text[max(first, quote.start - 8) : quote.start].rstrip().rstrip("”\"’'»").endswith(STOPS)
            behind = quote.start > max(first, draft.cue[-1][1])
            if behind and ended and starts_sentence(text, quote) and free(text, quote, first, quote.end + 40):
                return max(start, quote.start)
    return None


def _places(passages: Sequence[Passage]) -> dict[int, Range]:
    """Where each paragraph starts and ends."""
    places: dict[int, Range] = {}
    for passage in passages:
        start, _ = places.get(passage.paragraph, (passage.offset, 0))
        places[passage.paragraph] = (start, passage.end)
    return places


def _reports(draft: Draft) -> bool:
    """Whether the draft reports speech in a sentence, and says whose."""
    return draft.construction in CLAUSES and bool(draft.source)


def _is_of(draft: Draft, beside: Draft) -> bool:
    """Whether the one beside a quotation is the one who speaks in the report, or is spoken of in it."""
    return draft.act in SPEECH and (shared(beside.source, draft.source) > 0 or _holds(draft, beside.subject))


def _outermost(speech: Sequence[tuple[int, Draft]], k: int) -> Draft:
    """The report at `k`, or the one with the same end that it is a part of."""
    end, draft = speech[k]
    for behind, other in reversed(speech[max(0, k - SAME_END) : k]):
        if behind >= end - 1 and draft.cue and _holds(other, draft.cue[0][0]):
            draft = other
    return draft


def _holds(draft: Draft, offset: int | None) -> bool:
    """Whether the character at `offset` is a part of what the draft reports."""
    return offset is not None and any(start <= offset < end for start, end in draft.content)


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
        if _covered(covered, quote) or not free(text, quote, start, end) or _is_heading(text, quote):
            continue
        first = following[0] + len(text[slice(*following)]) - len(text[slice(*following)].lstrip())
        draft = opening.get(first)
        if draft is not None:
            told = replace(draft, content=((quote.start, quote.end),), construction=CARRIED, paragraph=quote.paragraph)
            opening[quote.start] = told
            found.append(told)
    return found


def _is_heading(text: str, quote: Quotation) -> bool:
    """Whether a quotation that is a paragraph stands above the next as a heading: a few words without a stop."""
    words = text[quote.inner : quote.until]
    return len(words.split()) <= HEADING and not words.rstrip().endswith((*STOPS, ",", "…", "-", "–", "—"))


def _covered(contents: Sequence[Range], quote: Quotation) -> bool:
    """Whether one of the contents shares a character with the quotation."""
    k = bisect_left(contents, (quote.end, 0))
    return any(end > quote.start for _, end in contents[max(0, k - 8) : k])


def _parted(text: str, end: int, quote: Quotation) -> bool:
    """Whether a paragraph of prose stands between the report and the quotation."""
    return text[end : quote.start].strip().count("\n") > 0
