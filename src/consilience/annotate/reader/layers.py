"""The arithmetic that is done here and not by a graph: what is linear and what is normalised. All arrays are of 32-bit
floats with one row a word."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

EPSILON = np.float32(1e-5)


def chances(scores: Floats) -> Floats:
    """Scores (tokens, classes) as chances that sum to one for each token (softmax)."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    found: Floats = powers / powers.sum(axis=1, keepdims=True)
    return found


class Norm(NamedTuple):
    """Layer normalisation (Ba, Kiros, Hinton 2016): gain and shift of each unit."""

    gain: Floats
    shift: Floats

    def __call__(self, rows: Floats) -> Floats:
        """`rows` normalised in place."""
        rows -= rows.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", rows, rows) / np.float32(rows.shape[1])
        rows *= (1 / np.sqrt(variance + EPSILON))[:, None]
        rows *= self.gain
        rows += self.shift
        return rows


class Linear(NamedTuple):
    """`weights` (inputs, outputs) and `bias`."""

    weights: Floats
    bias: Floats

    def __call__(self, rows: Floats) -> Floats:
        """`rows` (tokens, inputs) as (tokens, outputs)."""
        found: Floats = rows @ self.weights
        found += self.bias
        return found
