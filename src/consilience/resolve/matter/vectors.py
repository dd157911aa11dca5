"""How alike words are used, by their vectors (GloVe: Pennington, Socher, Manning 2014), for the words of one story."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping
from functools import cache

import numpy as np
from numpy.typing import NDArray

from consilience import lexicon

ALIKE = 0.5
"""Cosine from which two words are near."""
NEAREST = 40
"""Near words of a word that are kept, the nearest first."""
BLOCK = 1024
DIMENSIONS = 50


@cache
def _table() -> tuple[Mapping[str, int], NDArray[np.float32]]:
    """The place of each word, which is its rank by frequency, and the vectors, each of length 1."""
    rows = lexicon.rows("resolve/word_vectors.tsv")
    small = np.frombuffer(b"".join(base64.b64decode(row[1]) for row in rows), np.int8)
    matrix = small.reshape(len(rows), -1).astype(np.float32)
    matrix /= np.linalg.norm(matrix, axis=1, keepdims=True)
    return {row[0]: place for place, row in enumerate(rows)}, matrix


def rank(word: str) -> int:
    """How many words are more frequent; the number of all words for one that has no vector."""
    table, matrix = _table()
    return table.get(word, len(matrix))


def vector(word: str) -> NDArray[np.float32]:
    """The vector of a word, of length 1; nothing where it has none."""
    table, matrix = _table()
    place = table.get(word)
    return matrix[place] if place is not None else np.zeros(DIMENSIONS, np.float32)


def near(words: Iterable[str]) -> dict[str, dict[str, float]]:
    """For each of the words, those of them that are near it with the cosine; itself is left out."""
    table, matrix = _table()
    known = sorted(word for word in set(words) if word in table)
    if not known:
        return {}
    rows = matrix[[table[word] for word in known]]
    found: dict[str, dict[str, float]] = {}
    for start in range(0, len(known), BLOCK):
        cosines = rows[start : start + BLOCK] @ rows.T
        for place, row in enumerate(cosines, start):
            row[place] = 0.0
            several = np.flatnonzero(row >= ALIKE)
            best = several[np.argsort(-row[several], kind="stable")][:NEAREST]
            found[known[place]] = {known[other]: round(float(row[other]), 3) for other in best.tolist()}
    return found
