"""Hashed features of words (spaCy's MultiHashEmbed, after Serrà and Karatzoglou, "Getting deep recommenders fit: Bloom
embeddings", RecSys 2017)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from thinc.api import Ops

    Codes = NDArray[np.uint64]
    Floats = NDArray[np.float32]

Table = tuple[int, int, "Floats"]
"""The column of a feature, the seed of its hashes, and a vector for each row that it can be hashed to."""


def distinct(features: Codes) -> tuple[Codes, NDArray[np.intp]]:
    """The rows of `features` (tokens, features) that differ, and which of them each token has."""
    keys = np.ascontiguousarray(features).view(f"V{features.itemsize * features.shape[1]}").ravel()
    _, first, which = np.unique(keys, return_index=True, return_inverse=True)
    return features[first], which


def rows_of(words: Codes, column: int, seed: int, size: int, ops: Ops) -> NDArray[Any]:
    """The rows of a table of `size` rows that a feature of each word is hashed to (words, hashes)."""
    codes: Any = np.ascontiguousarray(words[:, column])  # unsigned, whatever the stub says
    hashed: NDArray[Any] = ops.hash(codes, seed) % size
    return hashed


def embedded(words: Codes, tables: Sequence[Table], ops: Ops) -> Floats:
    """The vectors of all features of each word side by side (words, features · width); `ops` are those of thinc."""
    parts = [table[rows_of(words, column, seed, table.shape[0], ops)].sum(axis=1) for column, seed, table in tables]
    return np.concatenate(parts, axis=1)
