"""Who reports a thing and who is silent on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from consilience.model import Span


def carriers(spans: Iterable[Span]) -> frozenset[str]:
    """Ids of the articles that the spans lie in."""
    return frozenset(span.article for span in spans)


def silent(places: Mapping[str, int], *evidence: Iterable[Span]) -> tuple[str, ...]:
    """The articles, in their order, of which no piece of evidence comes; `places` are all in that order, each with its
    place in it."""
    heard = frozenset[str]().union(*(carriers(spans) for spans in evidence))
    found = list(places)
    for place in sorted((places[article] for article in heard if article in places), reverse=True):
        del found[place]
    return tuple(found)
