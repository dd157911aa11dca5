"""Attributions by a colon: headlines ("Minister: Talks go on") and transcripts ("OKAFOR: We will see.")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from consilience.annotate.attribution.drafts import Draft, Range
from consilience.lexicon import words
from consilience.model import Article

HEADLINE = re.compile(r"(?P<name>[^:“”\"‘’?!]{2,60}?)(?P<colon>:)\s+(?P<rest>\S.*)", re.DOTALL)
LABEL = re.compile(
    r"[\"“]?(?P<name>[A-Z][\w.'’\-]*(?: (?:[A-Z][\w.'’\-]*|of|the|de|van|al)){0,4})(?P<colon>:)\s+(?=\S)"
)
QUESTION = re.compile(r"(?P<name>[QA])(?P<colon>[:.])\s+(?=\S)")
LEAST_TURNS = 3


def headline(article: Article, start: int, end: int, number: int, names: Sequence[Range]) -> list[Draft]:
    """The report in a headline of the form "Name: what is said", where the part before the colon holds a name or a
    noun for somebody that speaks (`names`) and is no label such as "Video"."""
    found = HEADLINE.match(article.text, start, end)
    if found is None:
        return []
    label = found["name"].strip()
    left, right = found.span("name")
    known = any(left <= a and b <= right for a, b in names)
    if not known or label.split()[0].lower() in words("annotate/labels.txt"):
        return []
    last = found.end("rest")
    while last > found.start("rest") and article.text[last - 1] in " .\n":
        last -= 1
    return [_draft(number, (left, left + len(label)), found.span("colon"), (found.start("rest"), last))]


def transcript(article: Article, paragraphs: Sequence[tuple[int, int, int]]) -> list[Draft]:
    """The turns of a conversation printed with the speaker's name before each: at least three labels, one of which
    comes back. `paragraphs` are (start, end, number); one without a label goes on with the turn before it."""
    labels: dict[int, re.Match[str]] = {}
    for start, end, number in paragraphs:
        found = LABEL.match(article.text, start, end) or QUESTION.match(article.text, start, end)
        if found is not None and found["name"].lower() not in words("annotate/labels.txt"):
            labels[number] = found
    turns = Counter(found["name"] for found in labels.values())
    if sum(turns.values()) < LEAST_TURNS or max(turns.values()) < 2:
        return []
    drafts: list[Draft] = []
    last: int | None = None
    for start, end, number in paragraphs:
        label = labels.get(number)
        if label is not None and (turns[label["name"]] > 1 or label["name"].isupper()):
            content = (label.end(), _closed(article.text, label.end(), end))
            drafts.append(_draft(number, label.span("name"), label.span("colon"), content))
        elif drafts and last == number - 1 and _goes_on(article.text, start, drafts[-1]):
            content = (start, _closed(article.text, start, end))
            drafts[-1] = replace(drafts[-1], content=(*drafts[-1].content, content), paragraph=number)
        else:
            continue
        last = number
    return drafts


def _goes_on(text: str, start: int, turn: Draft) -> bool:
    """Whether a paragraph without a label belongs to the turn before it: the whole transcript stands in quotation marks
    and this paragraph too."""
    before = turn.source[0][0] - 1
    return before >= 0 and text[before] in '"“' and text[start] in '"“'


def _closed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _draft(number: int, source: Range, cue: Range, content: Range) -> Draft:
    return Draft(number, (cue,), (source,), (content,), "say", "label", head=None, subject=source[0])
