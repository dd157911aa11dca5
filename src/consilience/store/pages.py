"""Streams rows a page at a time: memory stays flat, no cursor is left open, and the loop that reads them may write."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import Row

AnyRow = Row[*tuple[Any, ...]]
"""A row of whatever columns."""

PAGE = 100


def paged(page: Callable[[int, int], Sequence[AnyRow]]) -> Iterator[AnyRow]:
    """The rows of `page(after, most)`, each page after the number in the first column of the last row."""
    after = -1
    while rows := page(after, PAGE):
        yield from rows
        after = rows[-1][0]
