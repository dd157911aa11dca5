"""Above the first paragraph: masthead, headline, standfirst, byline, captions, and what the page put between."""

from __future__ import annotations

import re

from consilience.clean import agencies, names, outlets
from consilience.clean.cues import Label
from consilience.clean.form import BULLET
from consilience.clean.page import Labels, Page, key, topics
from consilience.lexicon import rows

FIRST_PARAGRAPHS = 6
"""Paragraphs that a headline is compared with."""
LONGEST_HEADLINE = 32
CRUMBS = re.compile(r"[^|/>›»•·→]{2,30}(?:\s?[|/>›»•·→]+\s?[^|/>›»•·→]{2,30}){2,}\Z")


def label(page: Page, labels: Labels, first: int) -> dict[int, Label]:
    """Labels for the lines above the line `first`, the first that reads like running text."""
    found: dict[int, Label] = {}
    open_lines: list[int] = []
    for index in range(first):
        if index in labels:
            continue
        known = _form_of_page(page, index)
        if known:
            found[index] = known
        else:
            open_lines.append(index)
    head = _headline(page, open_lines, first)
    if head is None:
        return found | {index: _loose(page, index, False) for index in open_lines}
    found[head] = Label("headline", _why_headline(page, head))
    for index in open_lines:
        if index < head:
            found[index] = _above(page, index, head)
        elif index > head:
            found[index] = _below(page, index, head)
    return found


def is_date_line(text: str) -> bool:
    """Whether a line holds a date or weather of the page, and nothing that reads as a sentence."""
    if len(text) > 160:
        return False
    rest = text
    for (pattern,) in rows("clean/date_line.txt"):
        rest = re.sub(pattern, " ", rest, flags=re.IGNORECASE)
    return rest != text and not any(c.isalnum() for c in rest)


def _form_of_page(page: Page, index: int) -> Label | None:
    """What a line above the story is by its own form: date, weather, outlet, byline, trail of sections."""
    text = page.lines[index].text
    if is_date_line(text):
        return Label("masthead", "a date, weather or edition line and nothing else")
    given = page.article.given
    if given.headline and key(given.headline) == key(text):
        return None
    if any(outlets.same(text, name) for name in page.outlets):
        return Label("masthead", "the name of the outlet that the container gives")
    if any(key(text) == key(name) for name in given.bylines):
        return Label("byline", "a name that the container gives as the author's")
    name = outlets.masthead(text)
    if name:
        return Label("masthead", f"the name of an outlet: {name}")
    if agencies.named(text):
        return Label("credit", "names a news agency and nothing else")
    if CRUMBS.match(text) and not page.forms[index].finite:
        return Label("furniture", "a trail of sections parted by signs")
    people = names.byline(text)
    if people and (index or names.BY.match(text) or page.forms[index].words <= 4):
        return Label("byline", "holds names of people and nothing else")
    return None


def _headline(page: Page, open_lines: list[int], first: int) -> int | None:
    """The line that is the headline: the one that the container gives, else the first of those that share most
    words with the story below."""
    given = page.article.given.headline
    if given:
        for index in open_lines:
            wanted = key(given)
            if wanted and wanted in key(page.lines[index].text):
                return index
    below = range(first, min(first + FIRST_PARAGRAPHS, len(page.lines)))
    story = frozenset[str]().union(*(topics(page.lines[index].text) for index in below))
    best, best_score = None, 0.0
    for index in open_lines:
        form = page.forms[index]
        if (
            not 2 <= form.words <= LONGEST_HEADLINE
            or form.ending in ("colon", "open")
            or BULLET.match(page.lines[index].text)
        ):
            continue
        words = topics(page.lines[index].text)
        shared = len(words & story) / max(len(words), 1)
        score = (1.0 if form.words >= 4 else 0.4) + (shared >= 0.3) + 0.5 * (shared >= 0.6)
        if score > best_score:
            best, best_score = index, score
    return best


def _why_headline(page: Page, index: int) -> str:
    given = page.article.given.headline
    if given and key(given) in key(page.lines[index].text):
        return "the headline that the container gives"
    return "stands above the first paragraph, no full stop, speaks of what the story tells"


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
    if key(page.lines[index].text) == key(page.lines[head].text):
        return Label("furniture", "repeats the headline")
    return _loose(page, index, True)


def _loose(page: Page, index: int, under_headline: bool) -> Label:
    form = page.forms[index]
    if not form.words:
        return Label("furniture", "no word in it")
    if form.words <= 2 and not form.stopped and not form.quoted:
        return Label("furniture", "a word or two above the story")
    if under_headline:
        return Label("standfirst", "stands between headline and first paragraph")
    return Label("body", "stands above the first paragraph, but is neither headline nor part of the page")
