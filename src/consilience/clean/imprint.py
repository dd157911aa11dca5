"""Who publishes a text and who writes it, by the lines around its headline: a first line that names the outlet and
nothing else, a line below the headline such as "Harbour Notes, a newsletter by Ada Quill. 5 June 2031"."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from consilience.clean import agencies, names, outlets
from consilience.clean.page import Page, topics
from consilience.lexicon import rows, words

NEAR = 4
"""Lines below the first one among which its headline must stand."""
HEADLINE_WORDS = 4
"""Words that a line has at least to be that headline."""
LONGEST = 160
"""Characters of a line that can name a publication and its writer."""
ANYBODY = "Agencies"
"""What stands for agencies that are not named."""

SIGNED = re.compile(r"\s+[|·•]\s+|(?<=\w)\.\s+(?=By\b)")
"""What parts writer, date and outlet in such a line."""

_NAME = r"(?-i:[^\W\d_a-z])[\w.&'’-]*(?:\s(?:(?-i:[^\W\d_a-z])[\w.&'’-]*|of|the|and|for|de)){0,5}"


class Opening(Struct, frozen=True):
    """The outlet that the first line names, and why it is one."""

    outlet: str
    reason: str


class Writer(Struct, frozen=True):
    """What a line says of a publication: its name, where one stands there, and who writes it."""

    outlet: str | None
    people: tuple[str, ...]


def opening(page: Page) -> Opening | None:
    """The outlet by the first line of a text whose container names none: an address, an agency, or a name that stands
    where an outlet's does and no author's."""
    if page.article.given.outlet or not _above_headline(page):
        return None
    text = page.lines[0].text.strip(" |-–—")
    if outlets.is_address(text):
        return Opening(outlets.host(text) or text, "the address of an outlet and nothing else")
    if page.outlets:
        return None
    agency = agencies.named(text)
    if len(agency) == 1 and agency[0] != ANYBODY and not agencies.LEAD.match(text):
        return Opening(text, "the name of a news agency above the headline")
    if not _named(text) or topics(text) & topics(page.lines[1].text):
        return None
    if _told(text, page.article.text):
        return Opening(text, "a name that the text calls an outlet's, above the headline")
    if text.startswith("The ") and _dated_or_signed(page):
        return Opening(text, "a name with its article above the headline")
    if names.byline(text) and not names.BY.match(text) and _no_author(page, text):
        return Opening(text, "a name above the headline, where another is the author's or the date follows")
    return None


def _above_headline(page: Page) -> bool:
    """Whether a line that can be the headline stands below the first one, and the story below that."""
    below = range(1, min(NEAR, len(page.lines) - 1))
    return any(page.forms[index].words >= HEADLINE_WORDS for index in below)


def _named(text: str) -> bool:
    found = re.fullmatch(_NAME, text)
    return found is not None and not text.isupper() and text.casefold() not in _common()


@cache
def _common() -> frozenset[str]:
    return frozenset(word.casefold() for word in words("clean/sections.txt") | words("clean/not_in_names.txt"))


def _told(name: str, text: str) -> bool:
    """Whether the text says of `name` what is only said of an outlet: "told Interwire", "(Interwire) -"."""
    bare = re.escape(name.removeprefix("The "))
    return any(re.search(form.replace("NAME", bare), text) for (form,) in rows("clean/outlet_contexts.txt"))


def _dated_or_signed(page: Page) -> bool:
    """Whether a date or an author's line is one of the two below the first, as beside a headline."""
    around = (line.text for line in page.lines[1:3])
    return any(outlets.is_date_line(text) or (names.BY.match(text) and names.byline(text)) for text in around)


def _no_author(page: Page, text: str) -> bool:
    """Whether somebody else is named as the author, or the next line is the date, which stands below an author's name
    and its headline but right below a masthead."""
    bylines = [line.text for line in page.lines[1:] if names.BY.match(line.text)][:NEAR]
    authors = [person for line in bylines for person in names.byline(line)] or list(page.article.given.bylines)
    if authors:
        return text not in authors
    return outlets.is_date_line(page.lines[1].text) and text.split()[0] not in words("annotate/given_names.tsv")


@cache
def _publication() -> re.Pattern[str]:
    kinds = "|".join(sorted(words("clean/publications.txt")))
    return re.compile(
        rf"(?:(?P<outlet>{_NAME}),? (?:is )?)?(?:an?|the|our|my) (?:[a-z-]+ ){{0,2}}(?:{kinds})"
        rf" (?:written |edited )?(?:by|from) (?P<people>{_NAME})(?P<rest>(?:[.,;:|·•–—-]|\s).*)?\Z",
        re.IGNORECASE,
    )


def writer(text: str) -> Writer | None:
    """The publication and its writer in a line that holds nothing else but perhaps the date, as a sentence or in parts
    ("Ada Quill | Monday 5 June, 19:05", "The Harbour Letter, 5 June 2031. By Ada Quill")."""
    found = _publication().match(text[:LONGEST].strip(" *_")) if len(text) <= LONGEST else None
    if found is None:
        return _signed(text) if len(text) <= LONGEST else None
    rest = (found["rest"] or "").strip(" .,;:|·•–—-")
    people = names.byline(found["people"].strip(" .,;"))
    if not people or (rest and not outlets.is_date_line(rest)):
        return None
    return Writer(found["outlet"], people)


def _signed(text: str) -> Writer | None:
    """The people, and the outlet, of a line whose parts are these and a date."""
    outlet, people, dated = None, list[str](), False
    for part in (part.strip(" *_") for part in SIGNED.split(text)):
        name, _, rest = part.partition(", ")
        if outlets.is_date_line(part):
            dated = True
        elif rest and outlets.is_name(name) and outlets.is_date_line(rest):
            outlet, dated = name, True
        elif found := names.byline(part):
            people += found
        else:
            return None
    return Writer(outlet, tuple(dict.fromkeys(people))) if dated and people else None
