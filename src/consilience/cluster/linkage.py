"""Parts articles into stories by the log odds of each pair: agglomerative average link (Sokal, Michener 1958) under
constraints. The same articles give the same stories, in whatever order they came."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
NEVER = -1e9  # log odds of what must stay apart
BOUND = 12.0  # log odds beyond which one pair says no more: a single one shall not outvote its story


def partition(
    odds: Floats,
    *,
    prior: float,
    least: float = 0.0,
    together: Iterable[tuple[int, int]] = (),
    days: Sequence[int | None] = (),
    longest: int | None = None,
) -> list[int]:
    """The story of each article, named by its first one's place.

    `odds` is the symmetric table of log odds, `NEVER` where two must stay apart. The two stories whose articles are on
    average most like each other are joined as long as that average is above `least` and, for each time that the smaller
    one has e times as many articles, `prior` more: a single article may stray off far, but two stories of several
    articles each are rarely one. `together` are pairs joined beforehand whatever their odds; no two stories are joined
    that together would span more than `longest` of `days`.
    """
    stories = _Clusters(odds, prior, days, longest)
    for one, other in together:
        stories.join(*sorted((stories.of[one], stories.of[other])))
    return stories.grow(least)


class _Clusters:
    """Stories that grow. Row and column of a story that was joined to another are dead: minus infinity, as are those of
    two that must stay apart; what is added to it stays it."""

    def __init__(self, odds: Floats, prior: float, days: Sequence[int | None], longest: int | None) -> None:
        count = len(odds)
        self.of = list(range(count))
        self._sums = np.where(odds <= NEVER, -np.inf, np.clip(odds, -BOUND, BOUND))
        np.fill_diagonal(self._sums, -np.inf)
        self._sizes = np.ones(count)
        self._prior = prior
        known = [day for day in days if day is not None]
        self._longest = longest if known and longest is not None and max(known) - min(known) > longest else None
        self._first = np.array([np.inf if day is None else day for day in days], dtype=float)
        self._last = np.array([-np.inf if day is None else day for day in days], dtype=float)
        self._table = np.round(self._sums, 9)
        if self._longest is not None:
            self._table = np.stack([self._row(place) for place in range(count)])

    def join(self, one: int, other: int) -> None:
        """Adds the articles of `other` to those of `one`."""
        if one == other:
            return
        self._sums[one] += self._sums[other]
        self._sums[other] = self._sums[:, other] = -np.inf
        self._sums[:, one] = self._sums[one]
        self._sizes[one] += self._sizes[other]
        if self._longest is not None:
            self._first[one] = min(self._first[one], self._first[other])
            self._last[one] = max(self._last[one], self._last[other])
        self.of = [one if story == other else story for story in self.of]
        self._table[other] = self._table[:, other] = -np.inf
        self._table[one] = self._table[:, one] = self._row(one)

    def grow(self, least: float) -> list[int]:
        """Joins stories, the most alike first, as long as their likeness is above `least`."""
        count = len(self.of)
        while count > 1:
            one, other = divmod(int(self._table.argmax()), count)
            if not self._table[one, other] > least:
                break
            self.join(min(one, other), max(one, other))
        return self.of

    def _row(self, one: int) -> Floats:
        """How like the story `one` is to each other; rounded, so that the order of addition decides nothing."""
        row = self._sums[one] / (self._sizes[one] * self._sizes)
        row -= self._prior * np.log(np.minimum(self._sizes, self._sizes[one]))
        if self._longest is not None:
            span = np.maximum(self._last, self._last[one]) - np.minimum(self._first, self._first[one])
            own = np.maximum(self._last - self._first, self._last[one] - self._first[one])
            row[span > np.maximum(own, self._longest)] = -np.inf  # what persons made longer may still be joined
        return np.asarray(row.round(9), dtype=np.float64)
