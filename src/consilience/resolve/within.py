"""What of an article lies within some spans of it: found by its place, not by looking at all that the article has."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Generic, Protocol, TypeVar

from consilience.model import Span


class Placed(Protocol):
    """Anything that stands at a place."""

    @property
    def span(self) -> Span:
        """The place."""
        ...


Found = TypeVar("Found", bound=Placed)


class Within(Generic[Found]):
    """Things of one article by their places."""

    def __init__(self, several: Iterable[Found]) -> None:
        """What lies within spans comes out in the order of `several`."""
        self._several = list(several)
        self._rows = sorted((one.span.start, number) for number, one in enumerate(self._several))

    def __call__(self, spans: Sequence[Span]) -> list[Found]:
        """Those that one of the spans covers."""
        numbers: set[int] = set()
        for span in spans:
            first, last = (bisect_left(self._rows, (at,)) for at in (span.start, span.end + 1))
            numbers.update(n for _, n in self._rows[first:last] if span.covers(self._several[n].span))
        return [self._several[number] for number in sorted(numbers)]
