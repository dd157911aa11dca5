"""Direct attributions: every quotation gets the frame that it stands in, or goes on with the one before it.

A quotation without a frame that fills its sentences goes on with the last attribution; one inside a sentence is left
to the indirect finder, as a part of what is reported there, a scare quote or a title.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from consilience.annotate.attribution.drafts import BESIDE, CARRIED, Draft, Passage, Range, by_paragraph, merged
from consilience.annotate.attribution.framing import (
    PLAIN,
    Hit,
    ahead,
    announced,
    behind,
    introduced,
    right_before,
)
from consilience.annotate.attribution.leads import PRONOUNS, holder
from consilience.annotate.attribution.presenting import presented
from consilience.annotate.attribution.stops import STOPS, joins, sentence_end, sentence_start, starts_sentence
from consilience.annotate.attribution.syntax import characters, verb_group
from consilience.annotate.quotations import Quotation

SPEECH_WORDS = 4
"""A quotation of fewer words that ends no sentence bounds no other: it is a name or a word held at arm's length."""

THAT = re.compile(r"\s(?P<that>that),?\s+$")
REACH = 2000
"""Characters around a quotation within which its frame is looked for."""


def direct(text: str, passages: Sequence[Passage], quotes: Sequence[Quotation]) -> list[Draft]:
    """The attributions of all quotations that have a frame or go on with one."""
    drafts: list[Draft] = []
    quoted: dict[int, list[Quotation]] = {}
    for quote in quotes:
        quoted.setdefault(quote.paragraph, []).append(quote)
    by_number = by_paragraph(passages)
    before: int | None = None
    for paragraph, here in by_number.items():
        if paragraph in quoted:
            intro = by_number.get(before, []) if before is not None else []
            drafts.extend(_paragraph(text, here, quoted[paragraph], intro, drafts, before))
        before = paragraph
    return drafts


def _paragraph(
    text: str,
    here: Sequence[Passage],
    quotes: Sequence[Quotation],
    intro: Sequence[Passage],
    earlier: list[Draft],
    before: int | None,
) -> list[Draft]:
    """The attributions of one paragraph. A quotation that is still open from the paragraph before is added to the last
    of `earlier`."""
    start, end = here[0].offset, here[-1].end
    number = here[0].paragraph
    found: list[Draft] = []
    used: set[int] = set()
    first = next((at for at in range(start, end) if not text[at].isspace()), start)
    full = [quote for quote in quotes if _speaks(text, quote)]
    starts = [quote.start for quote in full]
    for quote in quotes:
        k = bisect_left(starts, quote.start)
        left = full[k - 1].end if k else start
        k += k < len(full) and full[k] is quote
        right = full[k].start if k < len(full) else end
        left, right = max(left, quote.start - REACH), min(right, quote.end + REACH)
        begins = sentence_start(text, left, quote.start)
        opens = quote.start == first
        hit = _frame(text, here, quote, begins, right, used)
        if hit is None and opens:
            hit = introduced(text, intro, used)
        hit = hit or presented(text, here, quote, right, used)
        if hit is not None:
            used.add(hit.passage.at(hit.verb))
            begins = _back(text, quotes, quote, begins, max([start, *_ends(found)]))
            found.append(_draft(text, number, hit, quote, begins))
        elif found and _split(text, found[-1], quote):
            found[-1] = _longer(text, found[-1], quote, number)
        elif not free(text, quote, left, right):
            continue
        elif (beat := _beside(text, here, quote, (left, right), found)) is not None:
            found.append(replace(beat, paragraph=number))
        elif found and text[found[-1].content[-1][0]] == text[quote.start]:
            found[-1] = _longer(text, found[-1], quote, number)
        elif found:  # the words themselves, behind a report of them
            found.append(replace(found[-1], content=_span(quote), construction=CARRIED))
        elif earlier and opens and earlier[-1].paragraph in (before, number):
            if quote.continues:
                earlier[-1] = _longer(text, earlier[-1], quote, number)
            else:
                found.append(replace(earlier[-1], content=_span(quote), paragraph=number, construction=CARRIED))
    return found


def _frame(text: str, here: Sequence[Passage], quote: Quotation, begins: int, right: int, used: set[int]) -> Hit | None:
    """The frame of a quotation in its paragraph: nearest first, unless a colon shows where it is."""
    hit = right_before(text, here, quote, begins, used) or behind(text, here, quote, begins, right, used)
    if hit is None or (hit.cue is PLAIN and announced(text, quote, begins)):
        hit = ahead(text, here, quote, begins, used) or hit
    return hit


def _ends(found: Sequence[Draft]) -> list[int]:
    """Where the sources, cues and contents of drafts end."""
    return [end for draft in found for ranges in (draft.source, draft.cue, draft.content) for _, end in ranges]


def _back(text: str, quotes: Sequence[Quotation], quote: Quotation, begins: int, floor: int) -> int:
    """Where the sentence of a quotation begins, if that is before other quotations in it that have no frame of their
    own: The dam is “a very old thing” and “a danger,” she said."""
    first = sentence_start(text, max(floor, begins - REACH), quote.start)
    within = any(other.start < first < other.end for other in quotes)
    return begins if within or starts_sentence(text, quote) else min(first, begins)


def _beside(
    text: str, here: Sequence[Passage], quote: Quotation, around: Range, found: Sequence[Draft]
) -> Draft | None:
    """The attribution of a quotation without a frame to the person that the sentence before it in the paragraph is
    about, else the one behind it. Where something is `found` in the paragraph already, that sentence must be another
    than its frame and give a name: a pronoun takes up the last speaker."""
    left, right = around
    last = sentence_start(text, left, len(text[: quote.start].rstrip()))
    if found and last < max(end for ranges in (found[-1].cue, found[-1].source) for _, end in ranges):
        return None
    until = quote.end if joins(text[quote.end : right]) else sentence_end(text, quote.end, right)
    for start, end in ((last, quote.start), (quote.end, until)):
        for passage in here:
            who = holder(passage, passage.tokens(start, end), people=True)
            if who is not None and not (found and text[slice(*who[1])].lower() in PRONOUNS):
                return Draft(0, (), (who[1],), _span(quote), "say", BESIDE, head=None, subject=who[0])
        if found:
            break
    return None


def _split(text: str, draft: Draft, quote: Quotation) -> bool:
    """Whether the quotation goes on with the sentence that the frame of `draft` broke off: “The dam,” she said, “will
    hold.”"""
    if not draft.cue:
        return False
    end = draft.content[-1][1]
    between = text[end : quote.start].rstrip()
    framed = draft.cue[0][0] >= end
    return framed and between.endswith((",", "—", "–")) and sentence_end(text, end, quote.start) == quote.start


def _speaks(text: str, quote: Quotation) -> bool:
    inside = text[quote.inner : quote.until].strip()
    return len(inside.split()) >= SPEECH_WORDS or inside.endswith((".", ",", "!", "?", "…"))


def _span(quote: Quotation) -> tuple[tuple[int, int], ...]:
    return ((quote.start, quote.end),)


def _longer(text: str, draft: Draft, quote: Quotation, paragraph: int) -> Draft:
    """The draft with one more quotation in its content."""
    return replace(draft, content=merged([*draft.content, *_span(quote)], text), paragraph=paragraph)


def _draft(text: str, number: int, hit: Hit, quote: Quotation, begins: int) -> Draft:
    """The attribution of a framed quotation. What stands before a clipped quotation in its sentence belongs to the
    content too: The talks were "realistic," said X."""
    start, end = characters(hit.passage.doc, verb_group(hit.verb))
    offset = hit.passage.offset
    content = _span(quote)
    before = text[begins : quote.start].rstrip()
    whole = starts_sentence(text, quote)
    clipped = before[-1:].isalnum() if whole else before and not before.endswith((":", *STOPS))
    if clipped and offset + start >= quote.end:
        content = ((begins + len(text[begins : quote.start]) - len(text[begins : quote.start].lstrip()), quote.end),)
    that = THAT.search(text, offset + end, quote.start) if offset + end < quote.start else None
    if that is not None:
        content = ((that.start("that"), quote.end),)
    return Draft(
        paragraph=number,
        cue=((offset + start, offset + end),),
        source=(hit.source,) if hit.source is not None else (),
        content=content,
        act=hit.cue.act,
        construction="quote",
        head=hit.passage.at(hit.verb),
        subject=hit.subject,
    )


def free(text: str, quote: Quotation, left: int, right: int) -> bool:
    """Whether the quotation fills whole sentences: it begins one, and ends as one."""
    before = text[left : quote.start].rstrip().rstrip("”\"’'»")
    begins = not before or before.endswith((".", "!", "?", "…", ":", "—", ","))
    inside = text[quote.inner : quote.until].rstrip()
    after = text[quote.end : right].lstrip()
    ends = inside.endswith((".", "!", "?", "…", "—", "–", "-", ",")) or after[:1] in (".", "") or not quote.closed
    return begins and ends and (starts_sentence(text, quote) or not before) and len(inside.split()) >= 2
