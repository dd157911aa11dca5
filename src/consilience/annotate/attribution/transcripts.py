"""Conversations printed with the speaker before each turn: "OKAFOR: We will see.", "**Reed:** …", "Q. …" and "A. …"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from consilience.annotate.attribution.drafts import TURN, Draft, Range
from consilience.annotate.attribution.voices import own_voice
from consilience.lexicon import words
from consilience.model import Article

BOLD = r"(?:\*{1,3}|_{1,3}|</?(?:b|strong|em|i)>)?"
NAME = r"[A-Z][\w.'’\-]*(?: (?:[A-Z][\w.'’\-]*|of|the|de|van|al)){0,4}"
LABEL = re.compile(
    rf"[\"“]?{BOLD}(?P<name>{NAME})(?: ?[\[(][^\])\n]{{1,40}}[\])])?{BOLD}(?P<colon>:){BOLD}\s+{BOLD}(?=\S)"
)
QUESTION = re.compile(rf"{BOLD}(?P<name>[QA])(?P<colon>[:.]){BOLD}\s+(?=\S)")
DIRECTION = re.compile(r"[\[(][^\])\n]{1,60}[\])]")
"""What the one who wrote it down adds: (inaudible), [Laughter.]."""
LEAST_TURNS = 3
GAP = 3
"""Paragraphs without a label that can go on with a turn."""


def transcript(article: Article, paragraphs: Sequence[tuple[int, int, int]]) -> list[Draft]:
    """The turns of a conversation: at least three labels, one of which comes back. `paragraphs` are (start, end,
    number). A paragraph without a label between two turns goes on with the first where it speaks in a voice of its
    own, or where the whole conversation stands in quotation marks."""
    text = article.text
    labels: dict[int, re.Match[str]] = {}
    for start, end, number in paragraphs:
        found = LABEL.match(text, start, end) or QUESTION.match(text, start, end)
        if found is not None and found["name"].lower() not in words("annotate/labels.txt"):
            labels[number] = found
    turns = Counter(_name(found) for found in labels.values())
    if sum(turns.values()) < LEAST_TURNS or max(turns.values()) < 2:
        return []
    drafts: list[Draft] = []
    turn: Draft | None = None
    behind = 0
    last = max(number for number, label in labels.items() if _returns(label, turns))
    for start, end, number in paragraphs:
        label = labels.get(number)
        if label is not None and _returns(label, turns):
            turn = _turn(text, number, label, end)
            behind = 0
            if turn is not None:
                drafts.append(turn)
            continue
        behind += 1
        marked = turn is not None and behind == 1 and _marked(text, start, turn)
        spoken = number < last and behind <= GAP and own_voice(text, start, end)
        if turn is None or not (marked or spoken):
            turn = None
            continue
        behind = 0 if marked else behind
        turn = replace(turn, content=(*turn.content, _spoken(text, start, end)), paragraph=number)
        drafts[-1] = turn
    return drafts


def _returns(label: re.Match[str], turns: Counter[str]) -> bool:
    """Whether the label is one of the conversation: it comes back, or stands in capitals."""
    return turns[_name(label)] > 1 or label["name"].isupper()


def _name(label: re.Match[str]) -> str:
    """The last name in a label, as a full name at first is a last name later."""
    return str(label["name"].split()[-1].upper())


def _turn(text: str, number: int, label: re.Match[str], end: int) -> Draft | None:
    """A turn, unless nothing of it was understood."""
    content = _spoken(text, label.end(), end)
    if not any(c.isalnum() for c in text[slice(*content)]):
        return None
    subject = None if label["name"] in ("Q", "A") else label.start("name")
    return Draft(number, (label.span("colon"),), (label.span("name"),), (content,), "say", TURN, subject=subject)


def _marked(text: str, start: int, turn: Draft) -> bool:
    """Whether the whole conversation stands in quotation marks and this paragraph too."""
    before = turn.source[0][0] - 1
    return before >= 0 and text[before] in '"“' and text[start] in '"“'


def _spoken(text: str, start: int, end: int) -> Range:
    """The words between two offsets without white space, emphasis and directions at their ends."""
    changed = True
    while changed and start < end:
        before = (start, end)
        while start < end and (text[start].isspace() or text[start] in "*_"):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in "*_"):
            end -= 1
        opening = DIRECTION.match(text, start, end)
        if opening is not None:
            start = opening.end()
        at = max(text.rfind("(", start, end), text.rfind("[", start, end))
        if at > start and DIRECTION.fullmatch(text, at, end) and text[start:at].rstrip()[-1:] in tuple(".!?…—-,"):
            end = at
        changed = (start, end) != before
    return start, end
