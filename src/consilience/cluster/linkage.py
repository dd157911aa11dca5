"""Parts articles into stories by the log odds of each pair: agglomerative average link (Sokal, Michener 1958) under
constraints. The same articles give the same stories, in whatever order they came."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from consilience.cluster.columns import Floats

NEVER = -1e9  # log odds of what must stay apart
BOUND = 12.0  # log odds beyond which one pair says no more: a single one shall not outvote its story
UNIT = 1e9  # log odds are counted in billionths: sums of whole numbers are the same in whatever order


def partition(
    odds: Floats,
    *,
    prior: float,
    cohesion: float = 0.0,
    least: float = 0.0,
    together: Iterable[tuple[int, int]] = (),
    days: Sequence[int | None] = (),
    longest: int | None = None,
) -> list[int]:
    """The story of each article, named by its first one's place.

    `odds` is the symmetric table of log odds, `NEVER` where two must stay apart. The two stories whose articles are on
    average most like each other are joined as long as that average is above `least` and, for each time that the smaller
    one has e times as many articles, `prior` more: a single article may stray off far, but two stories of several
    articles each are rarely one. Least of all if each holds firmly together: the average within the looser one of the
    two is asked for besides, at the rate of `cohesion`. `together` are pairs joined beforehand whatever their odds; no
    two stories are joined that together would span more than `longest` of `days`.
    """
    if len(odds) == 1:
        return [0]
    stories = _Clusters(odds, prior, cohesion, days, longest)
    for one, other in together:
        stories.join(*sorted((stories.of(one), stories.of(other))))
    return stories.grow(least)


class _Clusters:
    """Stories that grow. Column of sums, and row and column of the table, of a story that was joined to another are
    dead: minus infinity, as are those of two that must stay apart; what is added to it stays it."""

    def __init__(
        self, odds: Floats, prior: float, cohesion: float, days: Sequence[int | None], longest: int | None
    ) -> None:
        count = len(odds)
        self._into = list(range(count))
        sums = np.minimum(odds, BOUND)
        np.maximum(sums, -BOUND, out=sums)
        sums *= UNIT
        np.rint(sums, out=sums)
        sums[odds <= NEVER] = -np.inf
        sums.ravel()[:: count + 1] = -np.inf
        self._sums = sums
        self._table = sums.copy()
        self._sizes = np.ones(count)
        self._prior = prior * UNIT
        self._bars = np.zeros(count)  # what each story's size takes off, if the other one is no smaller
        self._cohesion = cohesion
        self._inner = np.zeros(count)  # sum over the pairs within each story
        self._holds = np.zeros(count)  # what holding together takes off, if the other one is no looser
        known = [day for day in days if day is not None]
        self._longest = longest or 0
        self._limited = longest is not None and bool(known) and max(known) - min(known) > longest
        if self._limited:
            self._first = np.array([np.inf if day is None else day for day in days], dtype=float)
            self._last = np.array([-np.inf if day is None else day for day in days], dtype=float)
            for place in range(count):
                self._table[place, self._too_long(place)] = -np.inf

    def join(self, one: int, other: int) -> None:
        """Adds the articles of `other` to those of `one`."""
        if one == other:
            return
        sums, table = self._sums, self._table
        inner = self._inner[one] = self._inner[one] + self._inner[other] + sums[one, other]
        mine = sums[one]
        mine += sums[other]
        sums[:, one] = mine
        sums[:, other] = -np.inf
        size = self._sizes[one] = self._sizes[one] + self._sizes[other]
        bar = self._bars[one] = self._prior * math.log(size)
        hold = self._holds[one] = self._cohesion * max(inner, 0.0) / (size * (size - 1) / 2)
        self._into[other] = one
        row = mine / (self._sizes * size)
        row -= np.minimum(self._bars, bar)
        row -= np.minimum(self._holds, hold)
        np.rint(row, out=row)
        if self._limited:
            self._first[one] = min(self._first[one], self._first[other])
            self._last[one] = max(self._last[one], self._last[other])
            row[self._too_long(one)] = -np.inf
        table[other] = table[:, other] = -np.inf
        table[one] = table[:, one] = row

    def grow(self, least: float) -> list[int]:
        """Joins stories, the most alike first, as long as their likeness is above `least`."""
        table, count = self._table, len(self._into)
        flat = table.ravel()
        while count:
            best = int(table.argmax())
            if not flat[best] > least * UNIT:
                break
            one, other = divmod(best, count)
            self.join(min(one, other), max(one, other))
        return [self.of(place) for place in range(count)]

    def of(self, place: int) -> int:
        """The story of an article."""
        while self._into[place] != place:
            place = self._into[place]
        return place

    def _too_long(self, one: int) -> NDArray[np.bool_]:
        """With which stories `one` would span too many days; what persons made longer may still be joined."""
        span = np.maximum(self._last, self._last[one]) - np.minimum(self._first, self._first[one])
        own = np.maximum(self._last - self._first, self._last[one] - self._first[one])
        return np.asarray(span > np.maximum(own, self._longest), dtype=np.bool_)
