"""The arithmetic of the network: what is linear, what is normalised, what mixes neighbours. All arrays are of 32-bit
floats with one row a token."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

EPSILON = np.float32(1e-5)


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


class Neighbours(NamedTuple):
    """Mixes each token with those `distance` before and behind it, adds that and normalises: a dilated convolution
    (Strubell et al., EMNLP 2017). Each of the three has its weights (width, width)."""

    distance: int
    before: Floats
    itself: Floats
    behind: Floats
    bias: Floats
    norm: Norm

    def __call__(self, rows: Floats) -> Floats:
        """`rows` (tokens, width), mixed; beyond both ends stand zeros."""
        far = self.distance
        found: Floats = rows @ self.itself
        found[far:] += rows[:-far] @ self.before
        found[:-far] += rows[far:] @ self.behind
        found += self.bias
        np.maximum(found, 0, out=found)
        found += rows
        return self.norm(found)
