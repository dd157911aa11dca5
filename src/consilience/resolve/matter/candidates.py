"""Which propositions of a story are worth comparing: each with the earlier ones that share most with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from consilience.resolve.matter.kinship import Kin
from consilience.resolve.matter.lists import Lists, Pairs, Places
from consilience.resolve.matter.terms import Matter

FIRST = 30
"""Propositions found under one word, the first ones: what many reports tell is compared with the first of them."""
PARTNERS = 12
"""Earlier propositions that one is compared with, those that share most with it."""
NEAREST = 0.4
"""How far a word has to stand for another for propositions to be found by it."""
TOGETHER = 256
"""Propositions for which others are looked up at once."""

Near = dict[str, list[tuple[str, float]]]


def candidates(several: Sequence[Matter], close: Kin) -> Pairs:
    """Pairs of an earlier and a later one that share words, words near them, names or numbers."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for one, item in enumerate(several):
        for key in _own_keys(item):
            if len(by_key[key]) < FIRST:
                by_key[key].append(one)
    number = {key: place for place, key in enumerate(by_key)}
    held = Lists.of(by_key.values())
    holders = np.array([one for holding in by_key.values() for one in holding], np.intp)
    nearest = {
        word: [(other, share / 2) for other, share in others.items() if share >= NEAREST and other in number]
        for word, others in close.items()
    }
    queries = [list(_keys(item, nearest)) for item in several]
    asked = Lists.of(queries)
    keys = np.array([number[key] for query in queries for key, _ in query], np.intp)
    weights = np.array([weight for query in queries for _, weight in query])
    sums = np.zeros(len(several))
    found: list[tuple[int, int]] = []
    for start in range(0, len(several), TOGETHER):
        block = np.arange(start, min(len(several), start + TOGETHER))
        asking, place = asked.read(block)
        row, at = held.read(keys[place])
        earlier, later, weight = holders[at], block[asking[row]], weights[place[row]]
        before = earlier < later
        earlier, later, weight = earlier[before], later[before], weight[before]
        bounds = np.searchsorted(later, np.append(block, block[-1] + 1)).tolist()
        for last, (begin, end) in zip(block.tolist(), pairwise(bounds), strict=True):
            found += ((first, last) for first in _best(earlier[begin:end], weight[begin:end], sums))
    return np.array(found, np.intp).reshape(-1, 2).T


def _best(found: Places, weights: NDArray[np.float64], sums: NDArray[np.float64]) -> list[int]:
    """Those found for which the weights add up to most, the earlier where they tie; `sums` is 0 throughout, and left
    so."""
    np.add.at(sums, found, weights)
    there = np.sort(found)
    there = there[np.flatnonzero(np.diff(there, prepend=-1))]
    shared = sums[there]
    sums[there] = 0.0
    return sorted(there[np.argsort(-shared, kind="stable")[:PARTNERS]].tolist())


def _own_keys(item: Matter) -> Iterator[str]:
    yield from item.weights
    yield from item.words.values()
    yield from (f"={number.value}" for number in item.numbers)


def _keys(item: Matter, nearest: Near) -> Iterator[tuple[str, float]]:
    """What others are found by, with what it weighs."""
    yield from item.weights.items()
    for key, word in item.words.items():
        weight = item.weights[key]
        for other, share in nearest.get(word, ()):
            yield other, weight * share
    yield from ((f"={number.value}", 0.5) for number in item.numbers)
