"""Gives a framed quotation the rest of what its frame reports: “The dam must go,” she said, and “clear rules” must
come; he said, “I have not heard that” from the keepers. One cue reports one content."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from consilience.annotate.attribution.drafts import Draft, Range, merged, shared
from consilience.annotate.attribution.stops import BREAK, COORDINATING
from consilience.annotate.marks import marks_in

BRIDGE = 60
"""Characters of plain words that may stand between two parts of one sentence that is quoted in parts."""
LEAST_WORDS = 3
CIRCUMSTANCE = frozenset({"of", "about", "as", "when", "while", "after", "before"})
MEANWHILE = frozenset({"when", "while", "until", "till", "after", "before", "as", "since", "once"})
SHUT = re.compile(r",[\"'”’»]+\s*$")
"""A quotation that ends with a comma inside its marks goes back to the sentence around it."""
OPENING = 2
"""Words at the start of a part among which the cue of another report shows that the part is that one's."""


def completed(text: str, draft: Draft, rest: Sequence[Range], cues: Sequence[Range]) -> Draft:
    """`draft` with the parts of `rest` that are not another report's, whose cues are among `cues`; what stands between
    two parts of one sentence is told too."""
    others = [cue for cue in cues if not shared([cue], draft.cue)]
    own = [
        part
        for part in rest
        if _told(text, part, draft) and not _before(part, draft) and not _others(text, part, draft, others)
    ]
    if not own:
        return draft
    parts = merged([*draft.content, *own], text)
    bounds = [*draft.cue, *draft.source, *others]
    content = [parts[0]]
    for (_, end), (start, until) in pairwise(parts):
        if _one(text, end, start) and not shared([(end, start)], bounds):
            content[-1] = (content[-1][0], until)
        else:
            content.append((start, until))
    return replace(draft, content=tuple(content))


def _before(part: Range, draft: Draft) -> bool:
    """Whether the part is the source's, or stands before a quotation whose frame follows it."""
    return bool(shared([part], draft.source)) or (part[1] <= draft.content[0][0] < draft.cue[0][0])


def _told(text: str, part: Range, draft: Draft) -> bool:
    """Whether the part is a part of what is told. It is not a word or two. Behind the frame of a quotation it is not
    what the words are about ("she said of …"), nor when they were said ("she said as …", he says, “No,” until …), nor
    a clause of the outlet's own (", she said, but they …")."""
    before = text[max(0, part[0] - 8) : part[0]].split()
    words = text[slice(*part)]
    if words.split()[0].lower() in MEANWHILE and SHUT.search(text, max(0, part[0] - 4), part[0]):
        return False
    if draft.content[0][0] < draft.cue[0][0] < part[0]:
        if before and before[-1] in CIRCUMSTANCE:
            return False
        if words.split()[0].lower() in COORDINATING and all(mark.kind in "'’" for mark in marks_in(text, *part)):
            return False
    return len(words.split()) >= LEAST_WORDS


def _others(text: str, part: Range, draft: Draft, cues: Sequence[Range]) -> bool:
    """Whether the part is what another cue reports: it begins with that, but for a word ("when asked whether …"), or
    that stands between the part and the nearest of the draft."""
    own = [*draft.content, *draft.cue]
    before = max((end for _, end in own if end <= part[0]), default=part[0])
    behind = min((start for start, _ in own if start >= part[1]), default=part[1])
    gap = (before, part[0]) if before < part[0] else (part[1], behind)
    return any(
        gap[0] <= start < gap[1] or (part[0] <= start < part[1] and len(text[part[0] : start].split()) < OPENING)
        for start, _ in cues
    )


def _one(text: str, end: int, start: int) -> bool:
    """Whether nothing between two parts ends a sentence."""
    return start - end <= BRIDGE and "\n" not in text[end:start] and BREAK.search(text, end - 1, start + 2) is None
