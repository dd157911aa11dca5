"""Which things of a story are worth comparing: each with the earlier ones that share most with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from consilience.resolve.lists import Lists, Pairs, Places

TOGETHER = 256
"""Things for which others are looked up at once."""


def partners(
    owned: Iterable[Iterable[str]],
    asked: Sequence[Sequence[tuple[str, float]]],
    *,
    first: int,
    most: int,
    least: float = 0.0,
) -> Pairs:
    """Pairs of an earlier and a later one, by their places: by the later, then the earlier one.

    Each owns keys, and asks for keys with what these weigh. By a key the `first` that own it are found; of those found
    for one, the `most` are taken whose keys weigh most together, and at least `least`; where they tie, the earlier.
    """
    by_key: dict[str, list[int]] = defaultdict(list)
    for one, keys in enumerate(owned):
        for key in keys:
            if len(by_key[key]) < first:
                by_key[key].append(one)
    number = {key: place for place, key in enumerate(by_key)}
    held = Lists.of(by_key.values())
    holders = np.array([one for holding in by_key.values() for one in holding], np.intp)
    queries = Lists.of(asked)
    wanted = np.array([number[key] for query in asked for key, _ in query], np.intp)
    weights = np.array([weight for query in asked for _, weight in query])
    sums = np.zeros(len(asked))
    found: list[tuple[int, int]] = []
    for start in range(0, len(asked), TOGETHER):
        block = np.arange(start, min(len(asked), start + TOGETHER))
        asking, place = queries.read(block)
        row, at = held.read(wanted[place])
        earlier, later, weight = holders[at], block[asking[row]], weights[place[row]]
        before = earlier < later
        earlier, later, weight = earlier[before], later[before], weight[before]
        bounds = np.searchsorted(later, np.append(block, block[-1] + 1)).tolist()
        for last, (begin, end) in zip(block.tolist(), pairwise(bounds), strict=True):
            best = _best(earlier[begin:end], weight[begin:end], sums, most, least)
            found += ((one, last) for one in best)
    return np.array(found, np.intp).reshape(-1, 2).T


def _best(found: Places, weights: NDArray[np.float64], sums: NDArray[np.float64], most: int, least: float) -> list[int]:
    """The `most` of those found for which the weights add up to most; `sums` is 0 throughout, and left so."""
    np.add.at(sums, found, weights)
    there = np.sort(found)
    there = np.concatenate((there[:1], there[1:][there[1:] != there[:-1]]))
    shared = sums[there]
    sums[there] = 0.0
    enough = shared >= least
    there, shared = there[enough], shared[enough]
    return sorted(there[np.argsort(-shared, kind="stable")[:most]].tolist())
