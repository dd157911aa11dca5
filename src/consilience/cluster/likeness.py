"""How likely two articles tell one event: a logistic model over the likeness of their views and the days between them.

Its coefficients are learned by `python -m benchmarks.train_stories` and shipped as `cluster/data/story_model.tsv`: one
model for two articles whose days are known, one for all others.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from consilience import lexicon
from consilience.cluster.vectors import DIMENSIONS, VIEWS, Sketch

FAR = 7  # days; further apart counts as no further
NAMES = 5
NO_NAME = 0.03  # cosine of names below which two articles have none in common that tells anything
FOLLOW_UP = (
    1.25  # log odds that days apart take off at most: our stories hold close follow-ups, those learned from don't
)
LEAST = 0.01  # added to a cosine before the logarithm
Floats = NDArray[np.float64]


class Model(Struct, frozen=True, kw_only=True):
    """Coefficients in the order of `features`, the constant last."""

    dated: tuple[float, ...]
    undated: tuple[float, ...]


def shipped() -> Model:
    """The model that comes with the package."""
    table = {name: tuple(float(value) for value in values) for name, *values in lexicon.rows("cluster/story_model.tsv")}
    return Model(dated=table["dated"], undated=table["undated"])


def features(cosines: Floats, strangers: Floats, days: Floats | None) -> Floats:
    """A row a pair: of each view the cosine, its square root and its logarithm, so that nothing in common counts
    against a pair more than much speaks for it; whether the two name `NAMES` names each and share none; and if `days`
    between the two are given, the nearness in time."""
    cosines = np.maximum(cosines, 0.0)
    parts = [cosines, np.sqrt(cosines), np.log(cosines + LEAST), strangers[:, None]]
    if days is not None:
        parts.append(np.stack([np.minimum(days, FAR) / FAR, days == 0, days <= 1], axis=1).astype(float))
    return np.concatenate(parts, axis=1)


def strangers(cosines: Floats, one: Sketch, others: Sequence[Sketch]) -> Floats:
    """1 for each of `others` that has names enough, as `one` has, and no weighty one in common with it."""
    named = np.array([min(one.sizes[-1], other.sizes[-1]) >= NAMES for other in others])
    return (named & (cosines[:, -1] < NO_NAME)).astype(float)


class Comparison:
    """Compares one article with many. Holds a dense vector of scratch space, and nothing of any article."""

    def __init__(self, model: Model) -> None:
        """Compares by `model`."""
        self._dated = np.array(model.dated)
        self._undated = np.array(model.undated)
        self._scratch = np.zeros(DIMENSIONS * len(VIEWS), dtype=np.float32)

    def cosines(self, one: Sketch, others: Sequence[Sketch]) -> Floats:
        """The cosine of each view (columns) of `one` with that of each of `others` (rows)."""
        mine = np.frombuffer(one.terms, dtype=np.uint32)
        self._scratch[mine] = np.frombuffer(one.weights, dtype=np.float32)
        terms = np.frombuffer(b"".join([other.terms for other in others]), dtype=np.uint32)
        weights = np.frombuffer(b"".join([other.weights for other in others]), dtype=np.float32)
        sizes = np.array([other.sizes for other in others]).ravel()
        cells = np.repeat(np.arange(len(sizes)), sizes)
        sums = np.bincount(cells, weights=self._scratch[terms] * weights, minlength=len(sizes))
        self._scratch[mine] = 0.0
        return np.asarray(sums, dtype=np.float64).reshape(len(others), len(VIEWS))

    def log_odds(self, one: Sketch, others: Sequence[Sketch]) -> Floats:
        """The log odds that `one` and each of `others` tell the same event."""
        cosines = self.cosines(one, others)
        apart = strangers(cosines, one, others)
        result = _weigh(features(cosines, apart, None), self._undated)
        dated = np.array([one.day is not None and other.day is not None for other in others])
        if dated.any():
            days = [abs(one.day - other.day) for other in others if one.day is not None and other.day is not None]
            known = _weigh(features(cosines[dated], apart[dated], np.array(days, dtype=float)), self._dated)
            result[dated] = np.maximum(known, result[dated] - FOLLOW_UP)
        return result


def _weigh(table: Floats, coefficients: Floats) -> Floats:
    """The weighted sum of each row, with the constant."""
    return np.asarray(table @ coefficients[:-1] + coefficients[-1], dtype=np.float64)
