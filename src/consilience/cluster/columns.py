"""Sketches side by side, so that one article is compared with many at once, and a shelf that keeps held ones ready."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from consilience.cluster.vectors import Sketch
from consilience.cluster.views import VIEWS

SIZES = 3
"""Place of the first size in a row of facts."""

Floats = NDArray[np.float64]


class Columns(Struct, frozen=True):
    """Sketches of several articles. Of each: how many `terms` it has, which stand one behind the other with their
    `weights`; its `facts`, a column an article; its day, NaN where it is not known; whether it has a headline."""

    terms: NDArray[np.uint32]
    weights: NDArray[np.uint16]
    counts: NDArray[np.int64]
    facts: Floats
    days: Floats
    titled: NDArray[np.bool_]


def facts(sketches: Sequence[Sketch]) -> Floats:
    """What the model asks of articles besides their views, a row each: the logarithm of the length, rarity, the latest
    year named, and the sizes of the views."""
    return np.array([_facts(sketch) for sketch in sketches], dtype=np.float64)


def _facts(sketch: Sketch) -> tuple[float, ...]:
    return (math.log1p(sketch.length), sketch.rarity, sketch.latest, *sketch.sizes)


def columns(sketches: Sequence[Sketch]) -> Columns:
    """Some sketches, at least one, side by side."""
    return _beside(
        sketches,
        np.array([len(sketch.weights) // 2 for sketch in sketches]),
        facts(sketches),
        np.array([np.nan if sketch.day is None else sketch.day for sketch in sketches], dtype=np.float64),
        np.array([sketch.titled for sketch in sketches]),
    )


def _beside(
    sketches: Sequence[Sketch], counts: NDArray[np.int64], rows: Floats, days: Floats, titled: NDArray[np.bool_]
) -> Columns:
    return Columns(
        np.frombuffer(b"".join([sketch.terms for sketch in sketches]), dtype=np.uint32),
        np.frombuffer(b"".join([sketch.weights for sketch in sketches]), dtype=np.uint16),
        counts,
        np.ascontiguousarray(rows.T),
        days,
        titled,
    )


class Shelf:
    """Held sketches. What else is asked of each than its terms stands in tables, a row an article; the row of one that
    was let go is given to the next."""

    def __init__(self) -> None:
        """Holds nothing yet."""
        self._sketches: dict[str, Sketch] = {}
        self._rows: dict[str, int] = {}
        self._free: list[int] = []
        self._facts = np.zeros((0, SIZES + len(VIEWS)))
        self._counts = np.zeros(0, dtype=np.int64)
        self._days = np.zeros(0)
        self._titled = np.zeros(0, dtype=np.bool_)

    def __getitem__(self, article: str) -> Sketch:
        """A held sketch."""
        return self._sketches[article]

    def __contains__(self, article: str) -> bool:
        """Whether the sketch of an article is held."""
        return article in self._sketches

    def get(self, article: str) -> Sketch | None:
        """A sketch, None where it is not held."""
        return self._sketches.get(article)

    def put(self, sketch: Sketch) -> None:
        """Holds a sketch."""
        if not self._free:
            self._grow()
        row = self._rows[sketch.id] = self._free.pop()
        self._sketches[sketch.id] = sketch
        self._facts[row] = _facts(sketch)
        self._counts[row] = len(sketch.weights) // 2
        self._days[row] = np.nan if sketch.day is None else sketch.day
        self._titled[row] = sketch.titled

    def drop(self, article: str) -> None:
        """Lets a sketch go."""
        del self._sketches[article]
        self._free.append(self._rows.pop(article))

    def columns(self, articles: Sequence[str]) -> Columns:
        """Some held sketches, at least one, side by side."""
        rows = np.array([self._rows[article] for article in articles])
        sketches = [self._sketches[article] for article in articles]
        return _beside(
            sketches,
            self._counts.take(rows),
            self._facts.take(rows, axis=0),
            self._days.take(rows),
            self._titled.take(rows),
        )

    def _grow(self) -> None:
        count = len(self._days)
        more = max(256, count // 2)
        self._free = list(range(count + more - 1, count - 1, -1))
        self._facts = np.concatenate([self._facts, np.zeros((more, self._facts.shape[1]))])
        self._counts = np.concatenate([self._counts, np.zeros(more, dtype=np.int64)])
        self._days = np.concatenate([self._days, np.zeros(more)])
        self._titled = np.concatenate([self._titled, np.zeros(more, dtype=np.bool_)])
