"""The best way through two articles: no other gains more, and of equal ones it ends on the earliest sentences."""

from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.resolve.lineage.ways import best_ways

TABLE = st.lists(st.lists(st.sampled_from([0, 0, 1, 2, 3]), min_size=4, max_size=4), min_size=3, max_size=3)


def _every(gains: list[list[int]]) -> list[tuple[int, list[tuple[int, int]]]]:
    """What each way gains, and the way."""
    cells = [(line, column) for line, row in enumerate(gains) for column, gain in enumerate(row) if gain]
    several = [
        way
        for size in range(len(gains) + 1)
        for way in combinations(cells, size)
        if all(one[0] < other[0] and one[1] < other[1] for one, other in pairwise(way))
    ]
    return [(sum(gains[line][column] for line, column in way), [*way]) for way in several]


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.lists(TABLE, min_size=1, max_size=3))
def test_the_way_is_the_best_of_all(tables: list[list[list[int]]]) -> None:
    found = best_ways(np.array(tables, np.float64) / 4)
    for number, gains in enumerate(tables):
        every = _every(gains)
        most = max(gain for gain, _ in every)
        best = [way for gain, way in every if gain == most]
        assert found.one(number) == min(best, key=lambda way: way[::-1])


def test_nothing_gained_is_no_way() -> None:
    assert best_ways(np.zeros((2, 3, 4))).one(0) == []
