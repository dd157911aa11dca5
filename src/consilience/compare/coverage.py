"""Who reports a thing and who is silent on it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import filterfalse

from consilience.model import Span


def carriers(spans: Iterable[Span]) -> frozenset[str]:
    """Ids of the articles that the spans lie in."""
    return frozenset(span.article for span in spans)


def silent(articles: Iterable[str], *evidence: Iterable[Span]) -> tuple[str, ...]:
    """Those of `articles`, in order, of which no piece of evidence comes."""
    heard = frozenset[str]().union(*(carriers(spans) for spans in evidence))
    return tuple(filterfalse(heard.__contains__, articles))
