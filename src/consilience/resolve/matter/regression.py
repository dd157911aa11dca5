"""Logistic regression: what evidence, weighed and added up, makes likely."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from consilience.resolve.matter.shared import Floats


def logistic(bias: float, weights: Sequence[float], found: Floats) -> Floats:
    """How likely each row of evidence makes it, 0..1. Added up column by column, so that it is the same for a row
    whatever others there are."""
    total = np.zeros(len(found))
    for weight, column in zip(weights, found.T, strict=True):
        total += weight * column
    return 1 / (1 + np.exp(-(bias + total)))
