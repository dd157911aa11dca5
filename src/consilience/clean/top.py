"""Above the first paragraph: masthead, headline, standfirst, byline, captions, and what the page put between."""

from __future__ import annotations

import re

from consilience.clean import agencies, biography, imprint, names, outlets
from consilience.clean.cues import Label
from consilience.clean.form import BULLET
from consilience.clean.inline import HEADING
from consilience.clean.page import Labels, Page, key, topics

FIRST_PARAGRAPHS = 6
"""Paragraphs that a headline is compared with."""
AKIN = 0.3
"""Share of a line's words from which it speaks of the story."""
HEADING_WITHIN = 8
"""Lines among which the first heading stands."""
LONGEST_HEADLINE = 45
LONGEST_QUESTION = 20
LONGEST_SUFFIX = 60
SENTENCES = re.compile(r"[a-z\d][.!?][\"”’)]? +[\"“‘(]?[A-Z]")
CRUMB = re.compile(r"[|/>›»•·→]+")
LONGEST_TRAIL = 160
LONGEST_CRUMB = 3


def label(page: Page, labels: Labels, first: int) -> dict[int, Label]:
    """Labels for the lines above the line `first`, the first that reads like running text."""
    found: dict[int, Label] = {}
    open_lines: list[int] = []
    for index in range(first):
        if index in labels:
            continue
        known = of_the_page(page, index)
        if known:
            found[index] = known
        else:
            open_lines.append(index)
    stands = next((index for index, label in labels.items() if label.kind == "headline"), None)
    head = _headline(page, open_lines, first) if stands is None else stands
    if head is None:
        head = _mistaken(page, found, first)
    if head is None:
        return found | {index: _loose(page, index, bool(page.article.given.headline)) for index in open_lines}
    if stands is None:
        found[head] = Label(
            "headline", "stands above the first paragraph, no full stop, speaks of what the story tells"
        )
    for index in open_lines:
        if index < head:
            found[index] = _above(page, index, head)
        elif index > head:
            found[index] = _below(page, index, head)
    return found


def given_headline(page: Page) -> dict[int, Label]:
    """The line that is the headline which the container gives, alone or with its outlet behind, or that the text itself
    marks as its first heading; any copy of it is furniture."""
    wanted = key(page.headline or "")
    found: dict[int, Label] = {}
    for index, line in enumerate(page.keys if wanted else ()):
        behind = len(line) - len(wanted)
        if line == wanted or (
            line.startswith(wanted + " ") and behind <= LONGEST_SUFFIX and not page.forms[index].stopped
        ):
            if not found:
                found[index] = Label("headline", "the headline that the container gives")
            elif any(c.isdigit() for c in line[len(wanted) :]):
                found[index] = Label("masthead", "repeats the headline, with a date behind it")
            else:
                found[index] = Label("furniture", "repeats the headline")
    heading = None if found else _heading(page)
    return found if heading is None else {heading: Label("headline", "the first heading of the text, by its mark")}


def _heading(page: Page) -> int | None:
    """The line with the mark of a first heading above everything that reads like running text."""
    for index, line in enumerate(page.lines[:HEADING_WITHIN]):
        mark = HEADING.match(line.text)
        if mark and (mark[0].rstrip() == "#" or not index):
            return index
        if page.prose(index):
            return None
    return None


def could_be_headline(page: Page, index: int, labels: Labels) -> bool:
    """Whether a line that reads like a sentence can still be the headline: it opens the text and is a question, a call,
    cut short by an ellipsis, between outlet and date, or long without a full stop."""
    form = page.forms[index]
    if page.article.given.headline or any(other not in labels for other in range(index)) or form.quoted:
        return False
    if form.ending == "stop":
        text = page.lines[index].text
        cut = text.endswith(("...", "…")) or _between_outlet_and_date(page, index, labels)
        return cut and form.words <= LONGEST_QUESTION and not SENTENCES.search(text)
    if form.ending in ("question", "exclamation"):
        return form.words <= LONGEST_QUESTION and not re.search(r"[.?!] ", page.lines[index].text)
    return form.ending == "none" and form.words <= LONGEST_HEADLINE


def _between_outlet_and_date(page: Page, index: int, labels: Labels) -> bool:
    """Whether an outlet stands right above a line and a date right below it."""
    above = labels.get(index - 1)
    behind = page.lines[index + 1].text if index + 1 < len(page.lines) else ""
    return above is not None and above.kind == "masthead" and outlets.is_date_line(behind)


def _mistaken(page: Page, found: dict[int, Label], first: int) -> int | None:
    """The first line that was taken for an outlet's or a person's name but speaks of what the story tells, where no
    other line is left for the headline."""
    if page.article.given.headline or first >= len(page.lines):
        return None
    story = topics(page.lines[first].text)
    doubtful = (index for index in sorted(found) if found[index].kind in ("masthead", "byline"))
    return next(
        (index for index in doubtful if topics(page.lines[index].text) & story and page.forms[index].words > 2), None
    )


def of_the_page(page: Page, index: int) -> Label | None:
    """What a line above the story is by its own form: date, weather, outlet, byline, trail of sections."""
    text = page.lines[index].text
    if outlets.is_date_line(text):
        return Label("masthead", "a date, weather or edition line and nothing else")
    if any(outlets.same(text, name) for name in page.outlets):
        return Label("masthead", "the name of the outlet that the container gives")
    if any(page.keys[index] == key(name) for name in page.article.given.bylines):
        return Label("byline", "a name that the container gives as the author's")
    if index and imprint.writer(text):
        return Label("byline", "names a publication and who writes it")
    name = outlets.masthead(text, page.article.text)
    if name:
        return Label("masthead", f"the name of an outlet: {name}")
    if agencies.named(text):
        return Label("credit", "names a news agency and nothing else")
    if _trail(text) and not page.forms[index].finite:
        return Label("furniture", "a trail of sections parted by signs")
    people = names.byline(text)
    if people and (index or names.BY.match(text) or page.forms[index].words <= 4):
        return Label("byline", "holds names of people and nothing else")
    return None


def _trail(text: str) -> bool:
    """Whether a line is a trail of sections: "Home > News > Region"."""
    parts = [part.strip() for part in CRUMB.split(text)] if len(text) <= LONGEST_TRAIL else []
    return len(parts) >= 3 and all(len(part) >= 2 and len(part.split()) <= LONGEST_CRUMB for part in parts)


def _headline(page: Page, open_lines: list[int], first: int) -> int | None:
    """The line that is the headline: the first of those that share most words with the story below. None where the
    container gives one that stands elsewhere or nowhere in the text."""
    if page.article.given.headline:
        return None
    best, best_score = None, 0.0
    for index in open_lines:
        form = page.forms[index]
        if (
            not 2 <= form.words <= LONGEST_HEADLINE
            or form.ending in ("colon", "open")
            or BULLET.match(page.lines[index].text)
        ):
            continue
        shared = kinship(page, index, first)
        score = (1.0 if form.words >= 4 else 0.4) + (shared >= AKIN) + 0.5 * (shared >= 2 * AKIN)
        score -= bool(SENTENCES.search(page.lines[index].text))
        if score > best_score:
            best, best_score = index, score
    return best


def kinship(page: Page, index: int, first: int) -> float:
    """The share of the meaning words of a line that the paragraphs from `first` on have too."""
    own = topics(page.lines[index].text)
    below = range(first, min(first + FIRST_PARAGRAPHS, len(page.lines)))
    story = frozenset[str]().union(*(topics(page.lines[other].text) for other in below))
    return len(own & story) / max(len(own), 1)


def _above(page: Page, index: int, head: int) -> Label:
    form = page.forms[index]
    if form.words <= 3:
        return Label("furniture", "a short line above the headline")
    if topics(page.lines[index].text) & topics(page.lines[head].text):
        return Label("standfirst", "stands above the headline and speaks of the same")
    if form.stopped:
        return Label("furniture", "stands above the headline and speaks of something else")
    return Label("related", "reads like a headline, stands above this story's and speaks of something else")


def _below(page: Page, index: int, head: int) -> Label:
    if page.keys[index] == page.keys[head]:
        return Label("furniture", "repeats the headline")
    return _loose(page, index, True)


def _loose(page: Page, index: int, under_headline: bool) -> Label:
    form = page.forms[index]
    if not form.words:
        return Label("furniture", "no word in it")
    if form.words <= 2 and not form.stopped and not form.quoted:
        return Label("furniture", "a word or two above the story")
    note = biography.opens(page, index)
    if note:
        return note
    if under_headline:
        return Label("standfirst", "stands between headline and first paragraph")
    return Label("body", "stands above the first paragraph, but is neither headline nor part of the page")
