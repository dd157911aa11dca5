"""Which of two articles was there first, and how that shows: credits, citations, dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache, lru_cache

from msgspec import Struct

from consilience import wording
from consilience.agencies import spellings
from consilience.model import Annotated, Article


class Evidence(Struct, frozen=True):
    """`forward` if the first article of the pair was the source, else backward; `reason` in words. `proof` if it shows
    that something was taken, not only which was first."""

    forward: bool
    reason: str
    proof: bool = False


def evidence(one: Annotated, other: Annotated, citing: Citing) -> Iterator[Evidence]:
    """What speaks for one of two articles being the source of what they share, the strongest first."""
    for forward, source, taker in ((True, one, other), (False, other, one)):
        outlet = source.article.outlet
        if outlet and key(outlet) in {key(name) for name in taker.article.credits}:
            yield Evidence(forward, f"{name(taker.article)} credits {outlet}", proof=True)
        elif outlet and key(outlet) in citing(taker):
            yield Evidence(forward, f"{name(taker.article)} cites {outlet}", proof=True)
    left, right = _day(one.article), _day(other.article)
    if left and right and left != right:
        days = f"{name(one.article)} was published on {left}, {name(other.article)} on {right}"
        yield Evidence(left < right, days)
    elif left and right:
        yield from _hours(one.article, other.article)


def _hours(one: Article, other: Article) -> Iterator[Evidence]:
    """Which of two articles of one day was first by the times that their pages give, if no agency is behind both."""
    left, right = _moment(one), _moment(other)
    if left is None or right is None or (left.tzinfo is None) != (right.tzinfo is None) or left == right:
        return
    reason = f"{name(one)} was published at {left:%H:%M}, {name(other)} at {right:%H:%M}"
    yield Evidence(left < right, reason)


def _moment(article: Article) -> datetime | None:
    """The first of the given dates that has a time of day."""
    for _, value in article.given.dates:
        if "T" in value:
            try:
                return datetime.fromisoformat(value)
            except ValueError:
                continue
    return None


def common_credits(one: Annotated, other: Annotated) -> list[str]:
    """The agencies that both articles credit."""
    theirs = {key(credit) for credit in other.article.credits}
    return [credit for credit in one.article.credits if key(credit) in theirs]


class Citing:
    """Whom articles name as the source of something, as having passed it on, or as having been told; found once for
    each article."""

    def __init__(self) -> None:
        """No article is known yet."""
        self._known: dict[str, frozenset[str]] = {}

    def __call__(self, annotated: Annotated) -> frozenset[str]:
        """The names, by their keys."""
        article = annotated.article
        if article.id not in self._known:
            several = annotated.attributions
            spans = {span for one in several for span in (*one.source, *one.via_mentions, one.addressee) if span}
            self._known[article.id] = frozenset(key(article.words(span)) for span in spans)
        return self._known[article.id]


def name(article: Article) -> str:
    """The outlet, or where the article lies if nobody knows its outlet."""
    return wording.label(article)


@lru_cache(maxsize=1 << 14)
def key(named: str) -> str:
    """One spelling for the name of an outlet or agency."""
    words = re.findall(r"\w+", named.casefold())
    folded = " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)
    return _agencies().get(folded, folded)


@cache
def _agencies() -> dict[str, str]:
    """Each name of an agency with its short name."""
    table: dict[str, str] = {}
    for spelling, short in spellings():
        table.setdefault(" ".join(re.findall(r"\w+", spelling.casefold())), short.casefold())
    return table


def _day(article: Article) -> str | None:
    published = article.published
    return published.date if published is not None and published.precision == "day" else None
