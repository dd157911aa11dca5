"""The name of a site that its page's tags don't give: what stands beside the article's heading in the page's title,
else what the page's logo says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from consilience.lexicon import words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LONGEST = 6
"""Words that the name of a site has at most."""
LONGEST_NAME = 50
LONGEST_TITLE = 500
FEWEST = 2
"""Words that a heading must have at least for the title to be told apart by it."""
MOST = 20
"""Headings that are held against the title."""

_SEPARATOR = r"(?:\s*(?:\||::|»|›|·|•)\s*|\s+[-–—]\s+)"
_PARTS = re.compile(_SEPARATOR)
_BEHIND = re.compile(rf"(?:{_SEPARATOR})(?P<rest>.+)\Z")
_AHEAD = re.compile(rf"(?P<rest>.+?)(?:{_SEPARATOR}|\s*:\s+)\Z")
_LOGO = re.compile(
    r"(?:^|[\s_-])(?:logo|brand|(?:site|blog|page|header)[_-]?(?:title|name|logo)|masthead[_-]?(?:title|logo))(?:$|[\s_-])"
)
_ROOT = re.compile(r"(?:https?://[^/\s]+)?(?:/|\./|/?index\.html?)?")
_ASIDE = re.compile(r"\s*\b(?:logo|home ?page|home)\s*\Z", re.IGNORECASE)


class Title(Struct, frozen=True):
    """The title of a page in its parts: the heading of the article, and the name of the site."""

    heading: str
    site: str


def title(tree: HtmlElement) -> Title | None:
    """The parts of the page's title; None where no heading on the page stands in it beside a name."""
    whole = _text((tree.findtext(".//title") or "")[:LONGEST_TITLE])
    for heading in _headings(tree):
        place = whole.casefold().find(heading.casefold())
        if place < 0 or len(whole) == len(heading) or len(whole.casefold()) != len(whole):
            continue
        behind, ahead = _BEHIND.match(whole[place + len(heading) :]), _AHEAD.match(whole[:place])
        if behind and not place:
            name = _PARTS.split(behind["rest"])[-1]
        elif ahead and place + len(heading) == len(whole):
            name = _PARTS.split(ahead["rest"])[0]
        else:
            continue
        if _is_name(name) and len(name.split()) < len(heading.split()):
            return Title(heading, name.strip())
    return None


def logo(tree: HtmlElement) -> str | None:
    """What the page's logo says: the words, or the words for the picture, of a link to the site's first page."""
    for element in tree.iter("a"):
        if not _ROOT.fullmatch((element.get("href") or "-").strip()) or not _in_logo(element):
            continue
        pictures = (_text(image.get("alt")) for image in element.iter("img"))
        told = (_text(element.text_content()), *pictures, _text(element.get("title")), _text(element.get("aria-label")))
        name = next(filter(_is_name, (_ASIDE.sub("", words) for words in told)), None)
        if name:
            return name
    return None


def _headings(tree: HtmlElement) -> Iterator[str]:
    """The headings of the page but for its logo, which some pages have as their first one."""
    found = [element for tag in ("h1", "h2", "h3") for element in tree.iter(tag)][:MOST]
    texts = (_text(element.text_content()) for element in found if not _in_logo(element) and not _leads_home(element))
    return (heading for heading in texts if len(heading.split()) >= FEWEST)


def _leads_home(element: HtmlElement) -> bool:
    around = (element.getparent(), *element.iter("a"))
    return any(one is not None and _ROOT.fullmatch((one.get("href") or "-").strip()) for one in around)


def _in_logo(element: HtmlElement) -> bool:
    around = (element, element.getparent())
    return any(_LOGO.search(f"{one.get('class', '')} {one.get('id', '')}".lower()) for one in around if one is not None)


def _is_name(text: str) -> bool:
    found = text.split()
    named = 1 <= len(found) <= LONGEST and len(text) <= LONGEST_NAME and not found[0][0].islower()
    return named and any(map(str.isalpha, text)) and text.strip().casefold() not in words("read/no_sites.txt")


def _text(text: str | None) -> str:
    return " ".join((text or "").split())
