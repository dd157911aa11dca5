"""What a web page says of itself in its head: JSON-LD, meta tags, the canonical address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from consilience.errors import SkipInput
from consilience.lexicon import rows
from consilience.model import Given
from consilience.read.elements import loads
from consilience.read.fields import about, plain_name, typed
from consilience.read.linked import resolved

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)")
_MODIFIED = re.compile("modif|updat", re.IGNORECASE)
_WEB = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_SAVED = re.compile("crawl|download|retriev|fetch|scrap|archiv|saved|captur|access|index|copyright", re.IGNORECASE)
_STAMP = re.compile(
    r"""\\?"(?P<name>[A-Za-z_-]{4,40})\\?"\s{0,4}:\s{0,4}(?:\\?")?(?P<value>[12][0-9][0-9:.TZ +/-]{2,40})"""
)
LONGEST_SCRIPT = 1_000_000
"""Characters of a script that are looked at."""


@cache
def _roles() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for role, name in rows("read/meta.tsv"):
        found.setdefault(role, []).append(name)
    return {role: tuple(names) for role, names in found.items()}


def from_linked_data(tree: HtmlElement) -> tuple[Given, str | None]:
    """What the page's JSON-LD says of the first article in it, and that article's address."""
    for document in _linked_data(tree):
        for node in resolved(document):
            if typed(node):
                return about(node)
    return Given(), None


def _linked_data(tree: HtmlElement) -> Iterator[object]:
    """The JSON-LD documents of a page; one that is broken or nested too deeply is passed over, as browsers do."""
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json":
            try:
                yield loads(script.text_content().strip())
            except SkipInput:
                continue


def meta_tags(tree: HtmlElement) -> dict[str, list[str]]:
    """The values of each named meta tag or microdata property, by name in lower case, in the order of the page."""
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta", "time", "span", "a", "link"):
        if element.tag != "meta" and not element.get("itemprop"):
            continue
        name = element.get("name") or element.get("property") or element.get("itemprop") or element.get("http-equiv")
        value = element.get("content") or element.get("datetime") or element.get("href")
        if name and value and value.strip():
            found.setdefault(name.strip().lower(), []).append(value.strip())
    return found


def from_tags(tree: HtmlElement) -> Given:
    """What the meta tags say, dates as they are written there."""
    tags = meta_tags(tree)

    def values(role: str) -> Iterator[tuple[str, str]]:
        return ((name, value) for name in _roles()[role] for value in tags.get(name, ()))

    def first(role: str) -> str | None:
        return next((value for _, value in values(role)), None)

    return Given(
        dates=_unique((*values("published"), *_time_elements(tree), *values("modified"))),
        outlet=first("outlet"),
        headline=first("headline"),
        bylines=tuple(value for _, value in values("byline") if not _WEB.match(value))[:1],
        language=tree.get("lang") or first("language"),
        credit=first("credit"),
    )


def _time_elements(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """The dates of `<time pubdate>`, the one time element that HTML itself ever called the date of publication."""
    for element in tree.iter("time"):
        if element.get("pubdate") is not None and element.get("datetime"):
            yield "time", element.get("datetime").strip()


def from_scripts(tree: HtmlElement) -> Given:
    """The time stamps in the data that scripts of the page carry. A field that holds several dates speaks of several
    articles, and so of none."""
    found: dict[str, list[str]] = {}
    names = frozenset(_roles()["script"])
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            for match in _STAMP.finditer((script.text or "")[:LONGEST_SCRIPT]):
                if plain_name(match["name"]) in names:
                    found.setdefault(match["name"], []).append(match["value"])
    return Given(dates=tuple((name, values[0]) for name, values in found.items() if len(set(values)) == 1))


def _unique(dates: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Each pair once, published before modified."""
    return tuple(sorted(dict.fromkeys(dates), key=lambda pair: bool(_MODIFIED.search(pair[0]))))


def canonical(tree: HtmlElement) -> str | None:
    """The page's own address: the canonical link, the Open Graph one, or where a browser says that it saved it from.
    Only addresses on the web count."""
    links = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    tags = meta_tags(tree).get("og:url", [])
    return next((url for url in (*links, *tags) if url and _WEB.fullmatch(url.strip())), None)


def saved_from(text: str) -> str | None:
    """The address in the comment that browsers put at the top of a page that they save."""
    found = _SAVED_FROM.search(text[:2000])
    return found[1] if found and _WEB.fullmatch(found[1]) else None


def has_published(given: Given) -> bool:
    """Whether a date of publication, not only one of change or of saving, is among the dates."""
    return any(not _MODIFIED.search(field) and not _SAVED.search(field) for field, _ in given.dates)


def merged(first: Given, second: Given) -> Given:
    """`first`, with what it lacks from `second`; the dates of both."""
    return Given(
        dates=_unique((*first.dates, *second.dates)),
        outlet=first.outlet or second.outlet,
        headline=first.headline or second.headline,
        bylines=first.bylines or second.bylines,
        language=first.language or second.language,
        credit=first.credit or second.credit,
    )
