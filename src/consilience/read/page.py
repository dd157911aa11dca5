"""Web pages: the text of the article by trafilatura, what the page says of itself by its tags and htmldate.

Nothing is fetched, no clock is read, and the libraries, slow to import, are loaded only when a page is met.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from consilience.errors import Malformed, NoText, SkipInput
from consilience.model import Article, Given, Skipped
from consilience.read.capture import Capture
from consilience.read.encoding import decode
from consilience.read.identity import article, skipped
from consilience.read.markup import parsed, tree_text
from consilience.read.metadata import (
    canonical,
    from_linked_data,
    from_scripts,
    from_tags,
    has_published,
    merged,
    saved_from,
)
from consilience.read.site import logo, title

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_HEAD = 4096
_SHORT = 250
"""Characters under which trafilatura takes all of the page (its MIN_EXTRACTED_SIZE), menus and all."""
_DATES = {"original_date": True, "extensive_search": False, "min_date": "1900-01-01", "max_date": "2999-12-31"}
"""For htmldate: only what the markup says. Its wider search guesses, and completes partial dates by today's."""


def read(data: bytes, name: str, /, capture: Capture | None = None) -> Iterator[Article | Skipped]:
    """The article of one web page, with what is known of its `capture`, if it comes from an archive or the web."""
    try:
        yield _article(data, name, capture or Capture())
    except SkipInput as error:
        yield skipped(name, error)
    except Exception as error:  # whatever three parsers make of hostile markup, the run goes on
        yield skipped(name, Malformed(f"a page that can't be parsed ({type(error).__name__})"))


def _article(data: bytes, name: str, capture: Capture) -> Article:
    charset = _CHARSET.search(data[:_HEAD])
    # The web's order (HTML, 13.2.3): what the server says stands before what the page says.
    source = decode(data, capture.charset or (charset[1].decode("ascii", "replace") if charset else None))
    tree = parsed(source)
    linked, linked_url = from_linked_data(tree)
    told = merged(linked, from_tags(tree))
    parts = title(tree)
    told = merged(told, Given(outlet=parts.site, headline=parts.heading) if parts else Given(outlet=logo(tree)))
    given = merged(merged(told, _guessed(tree, dated=has_published(told))), from_scripts(tree))
    if given.headline == given.outlet:
        given = replace(given, headline=None)  # the logo, in the place of a heading
    body = _body(tree)
    if not body:
        raise NoText("a page without an article's text")
    headline = _headline(tree, given)
    text = body if not headline or body.startswith(headline) else f"{headline}\n\n{body}"
    url = capture.url or canonical(tree) or linked_url or saved_from(source)
    return article(name, text, url=url, outlet=given.outlet, given=capture.added_to(given))


def _quiet() -> None:
    """Lets the libraries' loggers reach only those who set up logging, not standard error."""
    for library in ("trafilatura", "htmldate", "courlan"):
        logger = logging.getLogger(library)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())


def _guessed(tree: HtmlElement, *, dated: bool) -> Given:
    """What trafilatura and htmldate find where no tag says it; no date if the page is `dated` by its tags."""
    from trafilatura.metadata import extract_metadata

    _quiet()
    found = extract_metadata(tree, date_config=dict(_DATES), extensive=False)
    return Given(
        dates=(("htmldate", found.date),) if found.date and not dated else (),
        outlet=found.sitename,
        headline=found.title,
        bylines=tuple(name.strip() for name in (found.author or "").split(";") if name.strip()),
    )


def _body(tree: HtmlElement) -> str:
    """The article's text, a paragraph a block. Of a page too short for trafilatura to part its blocks, all that its
    article element shows, or else its body."""
    from trafilatura import bare_extraction

    found = bare_extraction(tree, include_comments=False, with_metadata=False)
    text: str = getattr(found, "text", None) or ""
    paragraphs = [line for line in map(str.strip, text.split("\n")) if line]
    if len(paragraphs) > 1 and len(text) >= _SHORT:
        return "\n\n".join(paragraphs)
    shown = (tree.find(f".//{tag}") for tag in ("article", "main", "body"))
    return tree_text(next(element for element in shown if element is not None))


def _headline(tree: HtmlElement, given: Given) -> str:
    """The page's one main heading, which is what readers see; else what its tags call it."""
    headings = [text for heading in tree.iter("h1") if (text := " ".join(heading.text_content().split()))]
    on_page = len(headings) == 1 and headings[0] != given.outlet
    return headings[0] if on_page else " ".join((given.headline or "").split())
