"""Which things of a story are worth comparing: each with the earlier ones that share most with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, pairwise, repeat
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from consilience.resolve.lists import Lists, Pairs, Places

TOGETHER = 256
"""Things for which others are looked up at once."""


class Keys(NamedTuple):
    """Keys, as numbers: whose each is, and what it weighs."""

    owners: Places
    keys: Places
    weights: NDArray[np.float64]

    @classmethod
    def of(cls, several: Iterable[Sequence[int]], weights: Iterable[float] = repeat(1.0)) -> Keys:
        """The keys of several things, one after another, and of each key its weight."""
        rows = list(several)
        owners = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
        keys = np.fromiter(chain.from_iterable(rows), np.intp, len(owners))
        return cls(owners, keys, np.fromiter(weights, np.float64, len(owners)))

    @classmethod
    def joined(cls, parts: Iterable[Keys]) -> Keys:
        """Those of all parts by their owners, of one owner in the order of the parts."""
        owners, keys, weights = (np.concatenate(column) for column in zip(*parts, strict=True))
        order = np.argsort(owners, kind="stable")
        return cls(owners[order], keys[order], weights[order])


def partners(count: int, owned: Keys, asked: Keys, *, first: int, most: int, least: float = 0.0) -> Pairs:
    """Pairs of an earlier and a later one of `count` things: by the later, then the earlier one.

    Each owns keys, and asks for such as are owned; both stand by their owners. By a key the `first` that own it are
    found; of those found for one, the `most` are taken whose keys, as it asks for them, weigh most together, and at
    least `least`; where they tie, the earlier.
    """
    held, holders = _holders(owned, first)
    queries = Lists.long(np.bincount(asked.owners, minlength=count))
    sums = np.zeros(count)
    found: list[tuple[int, int]] = []
    for start in range(0, count, TOGETHER):
        block = np.arange(start, min(count, start + TOGETHER))
        asking, place = queries.read(block)
        row, at = held.read(asked.keys[place])
        earlier, later, weight = holders[at], block[asking[row]], asked.weights[place[row]]
        before = earlier < later
        earlier, later, weight = earlier[before], later[before], weight[before]
        bounds = np.searchsorted(later, np.append(block, block[-1] + 1)).tolist()
        for last, (begin, end) in zip(block.tolist(), pairwise(bounds), strict=True):
            best = _best(earlier[begin:end], weight[begin:end], sums, most, least)
            found += ((one, last) for one in best)
    return np.array(found, np.intp).reshape(-1, 2).T


def _holders(owned: Keys, first: int) -> tuple[Lists, Places]:
    """For each key the first that own it."""
    order = np.argsort(owned.keys, kind="stable")
    sizes = np.bincount(owned.keys)
    starts = np.cumsum(sizes) - sizes
    kept = np.arange(len(order)) - starts[owned.keys[order]] < first
    return Lists.long(np.minimum(sizes, first)), owned.owners[order[kept]]


def _best(found: Places, weights: NDArray[np.float64], sums: NDArray[np.float64], most: int, least: float) -> list[int]:
    """The `most` of those found for which the weights add up to most; `sums` is 0 throughout, and left so."""
    np.add.at(sums, found, weights)
    there = np.sort(found)
    there = np.concatenate((there[:1], there[1:][there[1:] != there[:-1]]))
    shared = sums[there]
    sums[there] = 0.0
    if len(there) > most:
        least = max(least, np.partition(shared, -most)[-most])
    enough = shared >= least
    there, shared = there[enough], shared[enough]
    return sorted(there[np.argsort(-shared, kind="stable")[:most]].tolist())
