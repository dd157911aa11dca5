"""Mends what the parser does to reports: it takes the next report of a speaker into the content of the last one.

"X said that A if B did C and said D": the second "said" is the speaker's, not B's. "X said A, warning that B": the
warning is the speaker's. ", ahead of the talks" behind a report tells when it was made.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from consilience.annotate.attribution.frames import Frame
from consilience.annotate.attribution.syntax import Extent, trimmed
from consilience.annotate.cues import cue_of

if TYPE_CHECKING:
    from consilience.annotate.tokens import Doc, Token

CLAUSAL = frozenset({"that", "clause", "wh"})
CIRCUMSTANCE = frozenset({"ahead", "although", "though", "despite"})
UNITS = frozenset({"hours", "days", "weeks", "months", "minutes", "moments", "shortly", "hour", "day", "week", "month"})
RELAYING = frozenset({"reported", "reports"})
NOMINAL = frozenset({"DT", "NN", "NNP", "NNPS", "JJ", "HYPH", "POS"})
TAIL = 7
MINIMUM = 3


def repaired(doc: Doc, frames: Sequence[Frame]) -> list[Frame]:
    """The frames with contents cut where another report of the same speaker, or a circumstance, begins."""
    by_head = {frame.head.i: k for k, frame in enumerate(frames)}
    mended = list(frames)
    for k, frame in enumerate(frames):
        if frame.part != "V" or frame.construction not in CLAUSAL:
            continue
        (start, end) = mended[k].content[-1]
        at, again = _cut(doc, mended[k], start, end)
        if at is None:
            continue
        content = trimmed(doc, (start, at))
        if content[1] - content[0] < MINIMUM:
            continue
        mended[k] = replace(mended[k], content=(*mended[k].content[:-1], content))
        if again is not None and again.i in by_head:
            other = mended[by_head[again.i]]
            taken = other.content
            if again.tag_ == "VBG" and taken[-1][1] < end:
                taken = (*taken[:-1], (taken[-1][0], end))
                other = replace(other, construction="clause")
            mended[by_head[again.i]] = replace(other, source=frame.source, subject=frame.subject, content=taken)
    return mended


def _cut(doc: Doc, frame: Frame, start: int, end: int) -> tuple[int | None, Token | None]:
    """Where the content ends too late, and the cue of the report that begins there."""
    if (passed_on := _passed_on(doc, start + MINIMUM, end)) is not None:
        return passed_on, None
    for token in doc[start + MINIMUM : end]:
        before = doc[token.i - 1]
        if before.text == "," and circumstance(token):
            return before.i, None
        if goes_on(token):
            return before.i, token
        if _conjunct(frame, token):
            conjunction = next(t.i for t in reversed(doc[start : token.i]) if t.dep_ == "cc")
            return conjunction, token
    return None, None


def _passed_on(doc: Doc, start: int, end: int) -> int | None:
    """Where ", the agency reported on Sunday" begins at the end of a report: a comma, a noun phrase, the verb, and no
    more than a day behind it."""
    for k in range(max(start, end - TAIL), end):
        if doc[k].lower_ not in RELAYING or any(t.dep_ in ("dobj", "ccomp", "mark") for t in doc[k + 1 : end]):
            continue
        comma = next((j for j in range(k - 1, max(start, k - TAIL) - 1, -1) if doc[j].text == ","), None)
        if comma is not None and comma < k - 1 and all(t.tag_ in NOMINAL for t in doc[comma + 1 : k]):
            return comma
    return None


def circumstance(token: Token) -> bool:
    """Whether a phrase behind a comma tells of the reporting rather than what is reported: ", ahead of the vote", ",
    hours after …", ", although …"."""
    if token.lower_ in CIRCUMSTANCE:
        return True
    following = [t.lower_ for t in token.doc[token.i : token.i + 3]]
    return any(unit in UNITS and turn in ("after", "before") for unit, turn in pairwise(following))


def goes_on(token: Token) -> bool:
    """Whether the token goes on with what a speaker reports: ", warning that …"."""
    return token.tag_ == "VBG" and token.doc[token.i - 1].text == "," and _reports(token)


def _reports(token: Token) -> bool:
    cue = cue_of("V", token.lower_)
    return cue is not None and max(cue.share("that"), cue.share("clause")) > 0.5


def _conjunct(frame: Frame, token: Token) -> bool:
    """Whether the token is a second finite verb of saying, coordinated with a verb deep inside the content."""
    head = token.head
    if token.tag_ != frame.head.tag_ or token.dep_ != "conj" or not _reports(token) or not _reports(frame.head):
        return False
    if any(child.dep_ in ("nsubj", "nsubjpass") for child in token.children):
        return False
    near: Extent = (head.i, token.i)
    joined = any(t.dep_ == "cc" for t in token.doc[near[0] : near[1]])
    return joined and head != frame.head and (head.head != frame.head or head.tag_ != token.tag_)
