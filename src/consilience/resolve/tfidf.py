"""Cosines of TF-IDF vectors, for the pairs of texts that are asked for and no others.

Weights as in Salton and Buckley 1988 (Information Processing & Management 24:513-523): 1 + ln tf, times a smoothed idf,
rows of length one. scikit-learn computes the same, but importing it takes longer than all that a small build does.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

SHORTEST, LONGEST = 3, 5
"""Lengths of the letter n-grams."""

Row = tuple[NDArray[np.int64], NDArray[np.float64]]
"""Terms of one text as numbers, and their weights."""


def cosines(texts: Sequence[Sequence[str]], pairs: Sequence[tuple[int, int]]) -> NDArray[np.float64]:
    """The cosine of each pair of `texts`, which are given as their terms; `pairs` are sorted."""
    rows, terms = _weighed(texts)
    dense = np.zeros(terms)
    found: list[float] = []
    for left, group in groupby(pairs, key=lambda pair: pair[0]):
        numbers, weights = rows[left]
        dense[numbers] = weights
        others = [rows[right] for _, right in group]
        which = np.repeat(np.arange(len(others)), [len(terms) for terms, _ in others])
        products = dense[np.concatenate([terms for terms, _ in others])] * np.concatenate([by for _, by in others])
        found += np.bincount(which, products, len(others)).tolist()
        dense[numbers] = 0.0
    return np.array(found)


def _weighed(texts: Sequence[Sequence[str]]) -> tuple[list[Row], int]:
    vocabulary: defaultdict[str, int] = defaultdict()
    vocabulary.default_factory = vocabulary.__len__
    counted: list[Row] = []
    for text in texts:
        counts = Counter(text)
        numbers = np.fromiter(map(vocabulary.__getitem__, counts), dtype=np.int64, count=len(counts))
        counted.append((numbers, 1.0 + np.log(np.array(list(counts.values()), dtype=np.float64))))
    held = np.zeros(len(vocabulary))
    for numbers, _ in counted:
        held[numbers] += 1
    idf = np.log((1 + len(texts)) / (1 + held)) + 1
    rows = []
    for numbers, frequency in counted:
        weights = frequency * idf[numbers]
        rows.append((numbers, weights / (np.sqrt(weights @ weights) or 1.0)))
    return rows, len(vocabulary)


def letter_grams(text: str) -> Iterator[str]:
    """The letter n-grams of each word of `text`, the word set off by a space on either side; a word shorter than n
    gives one."""
    for word in text.split():
        yield from _of_word(word)


@lru_cache(maxsize=1 << 15)
def _of_word(word: str) -> tuple[str, ...]:
    padded = f" {word} "
    sizes = range(SHORTEST, min(LONGEST, len(padded) - 1) + 1)
    found = [padded[start : start + size] for size in sizes for start in range(len(padded) - size + 1)]
    return (*found, padded) if len(padded) <= LONGEST else tuple(found)
