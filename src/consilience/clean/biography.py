"""Notes on the author below a story: what they say of the writer's life is no reporting."""

from __future__ import annotations

import re
from functools import cache

from consilience.clean import form, names
from consilience.clean.cues import Label
from consilience.clean.page import Labels, Page
from consilience.lexicon import rows

DEEPEST = 8
"""Lines from the end that are looked at."""
LOOK = 700
LONGEST_NAME = 60
SPEAKS = re.compile(
    r"\b(?:said|says|told|added|tweeted|according to|announced|stated|asked|replied|noted|argued|warned)\b|[“\"]"
)
PERSON = re.compile(
    r"(?:[•⦁*—–-]+\s*)?(?:Dr\.? |Prof(?:essor|\.)? |[A-Z][a-z]{1,4}\. |The author,? )?"
    r"(?P<name>[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,3}?)"
    r"(?:,| (?=[a-z(@]))",
)
HONORIFIC = re.compile(r"(?:Mr|Mrs|Ms|Miss|Mx|Sir|Lady|Lord)\.? [^\W\d_]+\b(?! [A-Z])")
TITLED = re.compile(r"[“\"](?P<title>[^“”\"]{2,90})[”\"]")
"""What may be the title of a book or programme, which the author wrote or hosts."""
PRONOUNS = frozenset({"he", "she", "they", "his", "her", "their"})
FEWEST = 2
"""Weight of cues from which a paragraph about the author is a note on the author."""
WITHOUT_NAME = 3
"""Weight that is asked where nothing shows that the person is the author."""


@cache
def _cues() -> tuple[tuple[int, re.Pattern[str], str], ...]:
    return tuple(
        (int(weight), re.compile(pattern, re.IGNORECASE), reason)
        for weight, pattern, reason in rows("clean/biography.tsv")
    )


def label(page: Page, labels: Labels) -> dict[int, Label]:
    """Labels for the notes on authors that end the text: behind them no paragraph of the story follows."""
    rest = [index for index in range(len(page.lines)) if index not in labels][-DEEPEST:]
    authors = _authors(page, labels)
    found: dict[int, Label] = {}
    for above, index in _ending(page, labels, rest):
        if index - 1 in labels and labels[index - 1].kind == "biography":
            found[index] = Label("biography", "stands below the heading of a note on the author")
        else:
            found |= _note(page, index, above, found, authors)
    return _unbroken(rest, found)


def _ending(page: Page, labels: Labels, rest: list[int]) -> list[tuple[int | None, int]]:
    """The last lines that can be part of a note, each with the line above it, from the first to the last. A text's
    first paragraph is never a note on its author."""
    run: list[tuple[int | None, int]] = []
    for place in range(len(rest) - 1, -1, -1):
        index, above = rest[place], rest[place - 1] if place else None
        text = page.lines[index].text
        named = len(text) <= LONGEST_NAME and names.byline(text)
        if above is None or not (named or _weigh(text)[0]):
            break
        run.append((above, index))
    return run[::-1]


def _note(
    page: Page, index: int, above: int | None, found: dict[int, Label], authors: tuple[str, ...]
) -> dict[int, Label]:
    text = page.lines[index].text[:LOOK]
    weight, reasons = _weigh(text)
    if above in found and page.forms[index].first in PRONOUNS and weight:
        return {index: Label("biography", "goes on with the note on the author")}
    if weight < FEWEST:
        return {}
    subject = _subject(text)
    if above is not None and _heads(page.lines[above].text, subject):
        return {
            above: Label("biography", f"a name, and below it a paragraph that {reasons[0]}"),
            index: Label("biography", f"follows its subject's name and {reasons[0]}"),
        }
    if SPEAKS.search(_without_titles(text)):
        return {}
    if subject and any(subject.casefold() in name.casefold() for name in authors):
        return {index: Label("biography", f"is about the author and {reasons[0]}")}
    if weight >= WITHOUT_NAME and not _mentioned(page, index, subject):
        why = " and ".join(reasons[:2])
        return {index: Label("biography", f"is about somebody whom the story does not name; {why}")}
    return {}


def _authors(page: Page, labels: Labels) -> tuple[str, ...]:
    """The people whom the container or a byline names."""
    lines = (page.lines[index].text for index, label in labels.items() if label.kind == "byline")
    return (*page.article.given.bylines, *(name for line in lines for name in names.byline(line)))


def _weigh(text: str) -> tuple[int, list[str]]:
    hits = [(weight, reason) for weight, pattern, reason in _cues() if pattern.search(text[:LOOK])]
    return sum(weight for weight, _ in hits), [reason for _, reason in sorted(hits, key=lambda hit: -hit[0])]


def _subject(text: str) -> str:
    found = PERSON.match(text)
    name = found["name"] if found else ""
    return name if name[:1].isupper() and name.lower() not in PRONOUNS else ""


def _without_titles(text: str) -> str:
    """`text` without the names of books and programmes in quotation marks: they begin in capitals word by word."""
    return TITLED.sub(lambda found: " " if _is_title(found["title"]) else found[0], text)


def _is_title(quoted: str) -> bool:
    long = [word for word in form.WORD.findall(quoted) if len(word) > 4]
    return bool(long) and all(word[0].isupper() for word in long) and quoted[-1] not in ",!?"


def _heads(line: str, subject: str) -> bool:
    """Whether `line` is the name of the person whom the paragraph below begins with."""
    people = names.byline(line) if len(line) <= LONGEST_NAME else ()
    return any(subject.split()[0].casefold() in name.casefold().split() for name in people) if subject else False


def _mentioned(page: Page, index: int, subject: str) -> bool:
    """Whether the story above names the person; "he" and "Mr. Roe" lean on a name above, whether it is kept or not."""
    text = page.lines[index].text
    if not subject or HONORIFIC.match(text):
        return True
    wanted = form.WORD.findall(subject)
    last_name = wanted[-1] if wanted else subject
    return last_name in page.article.text[: page.lines[index].start]


def _unbroken(rest: list[int], found: dict[int, Label]) -> dict[int, Label]:
    kept: dict[int, Label] = {}
    for index in reversed(rest):
        if index not in found:
            break
        kept[index] = found[index]
    return kept


def opens(page: Page, index: int) -> Label | None:
    """A label for a line above the story if it is a note on the author."""
    text = page.lines[index].text
    weight, reasons = _weigh(text)
    subject = _subject(text)
    if weight < FEWEST + WITHOUT_NAME or not subject or SPEAKS.search(text):
        return None
    later = page.article.text[page.lines[index].end :]
    return None if subject.split()[-1] in later else Label("biography", f"above the story; {' and '.join(reasons[:2])}")
