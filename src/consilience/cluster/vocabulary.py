"""The terms of words: each has an id, and a weight by how rare it is in the news of a background collection."""

from __future__ import annotations

import math
import zlib
from functools import cache, lru_cache
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from consilience import lexicon
from consilience.cluster.characters import Characters, Spans
from consilience.cluster.words import stem

DIMENSIONS = 1 << 18
"""Ids of terms: of two articles' 150 each, two differing ones rarely meet by chance."""
KNOWN = 18  # two to the power of this: words whose terms are kept at hand

Terms = NDArray[np.uint32]
Weights = NDArray[np.float64]

_SHIFT = np.uint64(64 - DIMENSIONS.bit_length() + 1)  # leaves an id of a hash
_NOWHERE = np.uint64((1 << 64) - 1)  # no hash that the first place is for


@cache
def _document_frequencies() -> tuple[float, dict[str, float]]:
    """The inverse document frequency of a stem never seen, and of each stem of the background table."""
    (_, articles), *table = lexicon.rows("cluster/document_frequency.tsv")
    total = math.log(int(articles) + 1)
    return total - math.log(2), {term: total - math.log(int(count) + 1) for term, count in table}


def identity(text: str) -> int:
    """The id of a term."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass")) % DIMENSIONS


@lru_cache(maxsize=1 << 16)
def term(word: str) -> tuple[int, float]:
    """The id of a word's stem, and its inverse document frequency (0 for a stop word)."""
    known = stem(word)
    if not known:
        return 0, 0.0
    never, table = _document_frequencies()
    return identity(known), table.get(known, never)


class Vocabulary:
    """Words met, with their terms. Each has one place, by its hash, which the latest of those that share it
    keeps: so the table never grows, and what is known of a word is the same, whatever was met before."""

    def __init__(self, bits: int = KNOWN) -> None:
        """Knows two to the power of `bits` words at most."""
        self._shift = np.uint64(64 - bits)
        self._hashes = np.zeros(1 << bits, dtype=np.uint64)
        self._hashes[0] = _NOWHERE
        self._terms = np.zeros(1 << bits, dtype=np.uint32)
        self._weights = np.zeros(1 << bits)
        self._lock = Lock()

    def terms(self, text: Characters, words: Spans) -> tuple[Terms, Weights]:
        """Ids and inverse document frequencies of the terms of words of a text."""
        places = (words.hashes >> self._shift).astype(np.int64)
        with self._lock:
            unknown = (self._hashes.take(places) != words.hashes).nonzero()[0]
            terms, weights = self._terms.take(places), self._weights.take(places)
            if len(unknown):
                terms[unknown], weights[unknown] = zip(*map(term, text.spelled(words, unknown)), strict=True)
                fresh = places.take(unknown)
                self._hashes[fresh] = words.hashes.take(unknown)
                self._terms[fresh], self._weights[fresh] = terms.take(unknown), weights.take(unknown)
        return terms, weights


def phrased(phrases: Spans, words: Spans, idf: Weights) -> tuple[Terms, Weights]:
    """Ids and inverse document frequencies of names of several words: each is as rare as the rarest of its words is,
    of which the inverse document frequencies are given with all others of the text."""
    if not len(phrases.starts):
        return np.zeros(0, dtype=np.uint32), np.zeros(0)
    edges = np.empty((len(phrases.starts), 2), dtype=np.int64)
    edges[:, 0], edges[:, 1] = words.starts.searchsorted(phrases.starts), words.starts.searchsorted(phrases.ends)
    rarest = np.maximum.reduceat(np.append(idf, 0.0), edges.ravel())[::2]
    return (phrases.hashes >> _SHIFT).astype(np.uint32), rarest
