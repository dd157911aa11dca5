"""Words set apart without quotation marks: a line that brings them in and ends with a colon, then their paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from consilience.annotate.attribution.drafts import BLOCK, Draft, Passage, Range, by_paragraph
from consilience.annotate.attribution.framing import PLAIN, introduced
from consilience.annotate.attribution.syntax import child
from consilience.annotate.attribution.voices import own_voice
from consilience.annotate.marks import marks_in

ITEM = re.compile(r"\s*(?:[-*•‣▪·–—>]+|\d{1,2}[.)])\s+")
LEAST_WORDS = 3


def blocks(
    text: str, passages: Sequence[Passage], paragraphs: Sequence[tuple[int, int, int]], taken: Sequence[Range]
) -> list[Draft]:
    """The attributions of paragraphs without marks behind a line such as "She wrote:". The first belongs to it where
    the line ends in a verb of saying; it, and every further one, where it speaks in a voice of its own or is an item of
    a list. `paragraphs` are (start, end, number); none in `taken` is one."""
    by_number = by_paragraph(passages)
    found: list[Draft] = []
    draft: Draft | None = None
    for (left, right, before), (start, end, number) in pairwise(paragraphs):
        items = ITEM.match(text, start, end) is not None
        voiced = items or own_voice(text, start, end)
        if not _plain(text, start, end, taken):
            draft = None
        elif draft is not None and draft.paragraph == before and voiced and not _opens(text, start, end):
            content = (*draft.content, _words(text, start, end))
            draft = found[-1] = Draft(number, draft.cue, draft.source, content, "say", BLOCK, draft.head, draft.subject)
        elif text[left:right].rstrip().endswith(":") and before in by_number:
            draft = _first(text, by_number[before], (start, end, number), voiced)
            found.extend([draft] if draft is not None else [])
        else:
            draft = None
    return found


def _first(text: str, intro: Sequence[Passage], block: tuple[int, int, int], voiced: bool) -> Draft | None:
    start, end, number = block
    hit = introduced(text, intro, set())
    if hit is None or hit.source is None or hit.verb.text == ":":
        return None
    told = child(hit.verb, "dobj", "ccomp", "xcomp") is not None  # "said three things had to be done:"
    if not voiced and (told or hit.cue is PLAIN):
        return None
    cue = hit.passage.at(hit.verb)
    content = _words(text, start, end)
    return Draft(
        number, ((cue, cue + len(hit.verb)),), (hit.source,), (content,), "say", BLOCK, head=cue, subject=hit.subject
    )


def _plain(text: str, start: int, end: int, taken: Sequence[Range]) -> bool:
    """Whether the paragraph can be a part of a block: words enough, no quotation mark at its start, nothing else's."""
    marks = marks_in(text, start, min(end, start + 8))
    opens = bool(marks) and not text[start : marks[0].start].strip()
    held = any(left < end and start < right for left, right in taken)
    return not opens and not held and len(text[start:end].split()) >= LEAST_WORDS


def _opens(text: str, start: int, end: int) -> bool:
    """Whether the paragraph itself ends with a colon, and so brings in something else."""
    return text[start:end].rstrip().endswith(":")


def _words(text: str, start: int, end: int) -> Range:
    item = ITEM.match(text, start, end)
    start = item.end() if item is not None else start
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end
