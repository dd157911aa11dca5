"""How near two propositions of one story are in meaning, by what a sentence encoder makes of them.

All sentences of a story are near one another, so what they share is taken away. And of two reports' sentences those
belong together that are nearer to each other than to any other sentence of the two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Encoder = Callable[[Sequence[str]], NDArray[np.float32]]
"""Gives each text its direction: a row of length 1, in the order of the texts."""

CLEAR = 0.3
"""How much nearer than the next best counts in full."""
SMALL = 5
"""Sentences that a story is taken to have besides, so that in a small one what is shared is not all."""
NEAREST = 6
"""Propositions of other reports that are the nearest to one and so are compared with it whatever their words."""


class Meanings:
    """The propositions of a story, each by its place, as directions."""

    def __init__(self, rows: NDArray[np.float32], reports: Sequence[str]) -> None:
        """`rows` are the directions, `reports` says which report each is from."""
        self._plain = rows @ rows.T
        own = rows - rows.sum(axis=0) / (len(rows) + SMALL)
        own /= np.maximum(np.linalg.norm(own, axis=1, keepdims=True), 1e-6)
        self._near = own @ own.T
        several = {report: place for place, report in enumerate(dict.fromkeys(reports))}
        self._report = np.array([several[report] for report in reports])
        self._first = np.full((len(rows), len(several)), -1)
        self._best = np.zeros((len(rows), len(several)), np.float32)
        self._next = np.zeros((len(rows), len(several)), np.float32)
        for report in range(len(several)):
            self._rank(report)

    def _rank(self, report: int) -> None:
        """The nearest to each proposition in one report, and how near the nearest two are."""
        places = np.flatnonzero(self._report == report)
        order = np.argsort(-self._near[:, places], axis=1, kind="stable")[:, :2]
        self._first[:, report] = places[order[:, 0]]
        self._best[:, report] = np.take_along_axis(self._near[:, places], order[:, :1], 1)[:, 0]
        if len(places) > 1:
            self._next[:, report] = np.take_along_axis(self._near[:, places], order[:, 1:], 1)[:, 0]

    def between(self, one: int, other: int) -> tuple[float, float, float, float]:
        """Of two propositions of different reports: the cosine; the same without what the story shares; by how much
        that is more than to any other of the two reports, up to `CLEAR`; and whether it is."""
        near = float(self._near[one, other])
        clear = min(near - self._rival(one, other), near - self._rival(other, one))
        held = max(-CLEAR, min(CLEAR, clear))
        return round(float(self._plain[one, other]), 3), round(near, 3), round(held, 3), float(round(clear, 3) > 0)

    def _rival(self, one: int, other: int) -> float:
        """How near `one` is to the nearest in the report of `other` besides that."""
        report = self._report[other]
        return float((self._next if self._first[one, report] == other else self._best)[one, report])

    def nearest(self) -> Iterator[tuple[int, int]]:
        """The pairs that are worth comparing, the earlier one first."""
        for one, row in enumerate(np.round(self._near, 3)):
            away = np.flatnonzero(self._report != self._report[one])
            best = away[np.argsort(-row[away], kind="stable")][:NEAREST]
            yield from ((min(one, other), max(one, other)) for other in best.tolist())
