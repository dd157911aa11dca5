"""How likely it is that one article was made from the other in other words: the evidence of a retelling, weighed by
coefficients that were learned (benchmarks/train_lineage.py)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import exp, fsum, log

import numpy as np
from numpy.typing import NDArray

from consilience.lexicon import rows
from consilience.resolve.lineage.retelling import Retelling
from consilience.resolve.lineage.side_by_side import Lot

CONSTANT = "(constant)"
LIKELY = 0.5
"""Score from which text was taken rather than not."""
ORDERED = 4
"""Sentences that must be told again: fewer are alike in any two reports of one event."""

SLACK = 1e-9
"""What sums in another order may differ by."""

ANOTHER = 2
"""Figures that differ, beyond those that are the same, from which two reports tell of two events, whatever else they
have in common."""


@cache
def weights() -> Mapping[str, float]:
    """What each kind of evidence adds to the log odds."""
    return {name: float(weight) for name, weight in rows("resolve/retelling_weights.tsv")}


def likelihood(freely: Retelling, weighed: Mapping[str, float] | None = None) -> float:
    """How likely a retelling is one, in 0..1. `weighed` are weights to use in place of those that ship."""
    if len(freely.pairs) < ORDERED or freely.apart >= ANOTHER:
        return 0.0
    weighed = weights() if weighed is None else weighed
    odds = fsum(weighed.get(name, 0.0) * value for name, value in {CONSTANT: 1.0, **freely.evidence}.items())
    return 1 / (1 + exp(-odds))


def may_be_likely(lot: Lot) -> NDArray[np.bool_]:
    """Whether two articles can be a retelling, by what is quickly known of them, for each pair of a lot."""
    known = lot.bounds()
    odds = np.full(len(lot.numbers), weights()[CONSTANT] + SLACK)
    for name, weight in weights().items():
        if name != CONSTANT:
            least, most = known.get(name, (0.0, 1.0))
            odds += np.maximum(weight * least, weight * most)
    return np.asarray((lot.told_again >= ORDERED) & (odds >= log(LIKELY / (1 - LIKELY))))
