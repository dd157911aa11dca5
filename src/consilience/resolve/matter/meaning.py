"""How near two propositions of one story are in meaning, by what a sentence encoder makes of them.

All sentences of a story are near one another, so what they share is taken away. And of two reports' sentences those
belong together that are nearer to each other than to any other sentence of the two.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from consilience.resolve.lists import Pairs, Places
from consilience.resolve.matter.shared import Floats

Encoder = Callable[[Sequence[str]], NDArray[np.float32]]
"""Gives each text its direction: a row of length 1, in the order of the texts."""


class Read(NamedTuple):
    """The words of a text, as they stand there, and what the encoder makes of each, a row."""

    words: tuple[str, ...]
    rows: NDArray[np.float16]


class Reader(Protocol):
    """A sentence encoder that says what it makes of single words, too."""

    def read(self, texts: Sequence[str]) -> tuple[NDArray[np.float32], list[Read]]:
        """The directions of the texts, as an `Encoder` gives them, and the words of each text."""


CLEAR = 0.3
"""How much nearer than the next best counts in full."""
SMALL = 5
"""Sentences that a story is taken to have besides, so that in a small one what is shared is not all."""
NEAREST = 6
"""Propositions of other reports that are the nearest to one and so are compared with it whatever their words."""


def encoded(
    texts: Sequence[str], chosen: Sequence[int], encoder: Reader
) -> tuple[NDArray[np.float32], list[Read], list[int]]:
    """The directions of the texts `chosen`; the words of each wording among them, encoded once; and which of these each
    of all texts is, -1 for none."""
    place = {text: number for number, text in enumerate(dict.fromkeys(texts[one] for one in chosen))}
    rows, words = encoder.read(list(place))
    return rows[[place[texts[one]] for one in chosen]], words, [place.get(text, -1) for text in texts]


class Meanings:
    """The propositions of a story, each by its place, as directions."""

    def __init__(self, rows: NDArray[np.float32], chosen: Sequence[int], reports: Sequence[str]) -> None:
        """`rows` are the directions of the propositions `chosen`, in ascending order; `reports` says which report each
        of all propositions is from."""
        self._chosen = np.array(chosen, np.intp)
        self._row = np.full(len(reports), -1)
        self._row[self._chosen] = np.arange(len(chosen))
        self._plain = rows @ rows.T
        own = rows - rows.sum(axis=0) / (len(rows) + SMALL)
        own /= np.maximum(np.linalg.norm(own, axis=1, keepdims=True), 1e-6)
        self._near = own @ own.T
        several = {report: place for place, report in enumerate(dict.fromkeys(reports[one] for one in chosen))}
        self._report = np.array([several[reports[one]] for one in chosen], np.intp)
        self._first = np.full((len(rows), len(several)), -1)
        self._best = np.zeros((len(rows), len(several)), np.float32)
        self._next = np.zeros((len(rows), len(several)), np.float32)
        for report in range(len(several)):
            self._rank(report)

    def _rank(self, report: int) -> None:
        """The nearest to each proposition in one report, and how near the nearest two are."""
        places = np.flatnonzero(self._report == report)
        near, every = self._near[:, places], np.arange(len(self._near))
        first = near.argmax(axis=1)
        self._first[:, report] = places[first]
        self._best[:, report] = near[every, first]
        if len(places) > 1:
            near[every, first] = -np.inf
            self._next[:, report] = near.max(axis=1)

    def between(self, ones: Places, others: Places) -> tuple[Floats, NDArray[np.bool_]]:
        """Of pairs of propositions, a row for each: the cosine; the same without what the story shares; by how much
        that is more than to any other of the two reports, up to `CLEAR`; and whether it is. And for which pairs that is
        known: those of different reports that are both chosen; the rows of others are 0."""
        found = np.zeros((len(ones), 4))
        known = (self._row[ones] >= 0) & (self._row[others] >= 0)
        left, right = self._row[ones[known]], self._row[others[known]]
        apart = self._report[left] != self._report[right]
        known[known] = apart
        found[known] = self._compared(left[apart], right[apart])
        return found, known

    def _compared(self, ones: Places, others: Places) -> Floats:
        near = self._near[ones, others].astype(np.float64)
        clear = np.minimum(near - self._rival(ones, others), near - self._rival(others, ones))
        plain = self._plain[ones, others].astype(np.float64)
        return np.stack(
            [*np.round([plain, near, np.clip(clear, -CLEAR, CLEAR)], 3), np.round(clear, 3) > 0],
            axis=1,
        )

    def _rival(self, ones: Places, others: Places) -> Floats:
        """How near each of `ones` is to the nearest in the report of the other besides that."""
        report = self._report[others]
        best, after = self._best[ones, report], self._next[ones, report]
        return np.where(self._first[ones, report] == others, after, best).astype(np.float64)

    def nearest(self) -> Pairs:
        """The pairs that are worth comparing, the earlier one first; some twice."""
        found: list[tuple[int, int]] = []
        for one, row in enumerate(np.round(self._near, 3)):
            away = np.flatnonzero(self._report != self._report[one])
            best = away[np.argsort(-row[away], kind="stable")][:NEAREST]
            found += ((min(one, other), max(one, other)) for other in best.tolist())
        return self._chosen[np.array(found, np.intp).reshape(-1, 2)].T
