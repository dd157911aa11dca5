"""Which articles of a story share passages: winnowed fingerprints (Schleimer, Wilkerson, Aiken, SIGMOD 2003).

A shared run of `LENGTH + WINDOW - 1` words is always found, wherever it stands and however different the rest is.
"""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

import numpy as np

from consilience.resolve.lineage.tokens import Text
from consilience.resolve.lists import Places

LENGTH = 5  # words of a shingle
FACTOR, MASK = np.uint64(1_000_003), np.uint64(0xFFFF_FFFF_FFFF)  # of the hashes, which have 48 bits
WINDOW = 4  # shingles of which one is kept
POSTINGS = 40  # earliest articles found under one fingerprint
PARTNERS = 16  # earlier articles that one article is aligned with


def shingles(text: Text) -> Places:
    """A hash of each run of `LENGTH` words, by the number of its first word."""
    codes = np.array([_code(word) for word in text.words], np.uint64)
    runs = max(0, len(codes) - LENGTH + 1)
    hashes = np.zeros(runs, np.uint64)
    for word in range(LENGTH):
        hashes = hashes * FACTOR + codes[word : word + runs]  # what is beyond 64 bits does not change the lower 48
    return (hashes & MASK).astype(np.intp)


@lru_cache(maxsize=1 << 16)
def _code(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


def fingerprints(hashes: Places) -> set[int]:
    """The smallest hash of every window."""
    if len(hashes) <= WINDOW:
        return {int(hashes.min())} if len(hashes) else set()
    windows = np.lib.stride_tricks.sliding_window_view(hashes, WINDOW)
    return set(windows.min(axis=1).tolist())


def candidates(hashed: Sequence[Places]) -> Iterator[tuple[int, int]]:
    """Pairs (earlier, later) of articles that share fingerprints. An article is paired with the earlier ones that it
    shares most with, so that the work grows with the number of articles and not with its square."""
    seen: defaultdict[int, list[int]] = defaultdict(list)
    for later, hashes in enumerate(hashed):
        lists = [seen[mark] for mark in fingerprints(hashes)]
        shared = Counter(chain.from_iterable(lists))
        for several in lists:
            if len(several) < POSTINGS:
                several.append(later)
        best = sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:PARTNERS]
        yield from sorted((earlier, later) for earlier, _ in best)
