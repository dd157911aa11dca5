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
Floats = NDArray[np.float64]


class Model(Struct, frozen=True, kw_only=True):
    """Coefficients in the order of `features`, the constant last."""

    dated: tuple[float, ...]
    undated: tuple[float, ...]


def shipped() -> Model:
    """The model that comes with the package."""
    table = {name: tuple(float(value) for value in values) for name, *values in lexicon.rows("cluster/story_model.tsv")}
    return Model(dated=table["dated"], undated=table["undated"])


def features(cosines: Floats, days: Floats | None) -> Floats:
    """A row a pair: the cosine of each view, its square root, and if `days` between the two are given the nearness in
    time as three steps."""
    parts = [cosines, np.sqrt(np.maximum(cosines, 0.0))]
    if days is not None:
        parts.append(np.stack([np.minimum(days, FAR) / FAR, days == 0, days <= 1], axis=1).astype(float))
    return np.concatenate(parts, axis=1)


class Comparison:
    """Compares one article with many. Holds a dense vector of scratch space, and nothing of any article."""

    def __init__(self, model: Model) -> None:
        """Compares by `model`."""
        self.model = model
        self._scratch = np.zeros(DIMENSIONS, dtype=np.float32)

    def cosines(self, one: Sketch, others: Sequence[Sketch]) -> Floats:
        """The cosine of each view (columns) of `one` with that of each of `others` (rows)."""
        result = np.zeros((len(others), len(VIEWS)))
        scratch = self._scratch
        for column, view in enumerate(one.views):
            theirs = [other.views[column] for other in others]
            terms = view.terms()
            scratch[terms] = view.values()
            ids = np.frombuffer(b"".join(their.ids for their in theirs), dtype=np.uint32)
            values = np.frombuffer(b"".join(their.weights for their in theirs), dtype=np.float32)
            rows = np.repeat(np.arange(len(others)), [len(their.ids) // 4 for their in theirs])
            result[:, column] = np.bincount(rows, weights=scratch[ids] * values, minlength=len(others))
            scratch[terms] = 0.0
        return result

    def log_odds(self, one: Sketch, others: Sequence[Sketch]) -> Floats:
        """The log odds that `one` and each of `others` tell the same event."""
        cosines = self.cosines(one, others)
        *weights, constant = self.model.undated
        result = features(cosines, None) @ np.array(weights) + constant
        if one.day is not None:
            dated = np.array([other.day is not None for other in others])
            days = np.array([abs(one.day - other.day) if other.day is not None else 0 for other in others], dtype=float)
            *weights, constant = self.model.dated
            result = np.where(dated, features(cosines, days) @ np.array(weights) + constant, result)
        return np.asarray(result, dtype=np.float64)
