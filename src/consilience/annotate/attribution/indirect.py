"""Indirect and mixed attributions: the constructions of the parse that the cue lexicon takes for one."""

from __future__ import annotations

from collections.abc import Iterator

from consilience.annotate.attribution.drafts import Draft, Passage, Range
from consilience.annotate.attribution.frames import Frame, part_of
from consilience.annotate.attribution.repairs import goes_on, repaired
from consilience.annotate.attribution.syntax import characters
from consilience.annotate.cues import LIKELY, Cue, cue_of
from consilience.annotate.quotations import Quoted

QUOTED = 0.3
"""The share from which a construction is an attribution where it governs a quotation and no more."""
ACCORDING = Cue("according", "A", "say", {"according": 0.9})


def indirect(text: str, passage: Passage, quotes: Quoted, framed: frozenset[int]) -> Iterator[Draft]:
    """The attributions whose content the parse shows, in the order of their cues.

    `framed` holds the places of the cues that frame a direct quotation already. What stands inside a quotation is the
    speaker's own words, and no report.
    """
    for frame in repaired(passage.doc, candidates(passage)):
        cue = ACCORDING if frame.part == "A" else cue_of(frame.part, frame.head.lower_)
        if cue is None or not (_taken(cue, frame.construction) or _calls_out(passage, quotes, frame, cue)):
            continue
        place = passage.at(frame.head)
        if place in framed or quotes.at(place) is not None:
            continue
        yield _draft(text, passage, quotes, frame, cue)


def candidates(passage: Passage) -> list[Frame]:
    """The frames of cues; and of all verbs where a report that is another's may have got into what hangs on them."""
    every = any(goes_on(token) for token in passage.doc)
    asked = (
        token
        for token in passage.doc
        if (part := part_of(token)) == "A" or (part == "V" and every) or (part and cue_of(part, token.lower_))
    )
    return [frame for token in asked if (frame := passage.frame(token)) is not None]


def _taken(cue: Cue, construction: str) -> bool:
    """Whether a construction of the cue is an attribution; what is denied is one in any case, as it answers another."""
    return cue.share(construction) >= LIKELY or (cue.act == "deny" and construction == "obj")


def _calls_out(passage: Passage, quotes: Quoted, frame: Frame, cue: Cue) -> bool:
    """Whether the words themselves stand where the cue's construction does not often report ("chants of “…”")."""
    start, end = _range(passage, frame.content[0])
    quote = quotes.at(start) or quotes.at(start + 1)
    whole = quote is not None and quote.start >= start - 1 and end <= quote.end + 1
    return whole and cue.speaks and cue.share(frame.construction) >= QUOTED


def _draft(text: str, passage: Passage, quotes: Quoted, frame: Frame, cue: Cue) -> Draft:
    content = tuple(_with_quotation(_range(passage, extent), quotes) for extent in frame.content)
    return Draft(
        paragraph=passage.paragraph,
        cue=(_range(passage, frame.cue),),
        source=(_range(passage, frame.source),) if frame.source is not None else (),
        content=content,
        act=cue.act,
        construction=frame.construction,
        head=passage.at(frame.head),
        subject=passage.at(frame.subject) if frame.subject is not None else None,
    )


def _range(passage: Passage, extent: Range) -> Range:
    start, end = characters(passage.doc, extent)
    return passage.offset + start, passage.offset + end


def _with_quotation(content: Range, quotes: Quoted) -> Range:
    """`content` with the whole of a quotation that it holds a part of: the parser does not know the marks."""
    start, end = content
    for quote in quotes.meeting(start, end):
        if quote.start < end <= quote.end and start <= quote.start + 1:
            end = quote.end
        if quote.start <= start < quote.end and (end > quote.end or start == quote.inner):
            start = quote.start
    return start, end
