"""Words of two articles held against one another by joining columns: the same as by looking at every pair."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

from consilience.resolve.lineage.keys import SPELLING, Column, Keys, keys

PAIRS = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 9), st.integers(0, 40)), max_size=30)
"""Articles, keys and places."""
NAMES = st.lists(st.text("aeklnrstv", min_size=4, max_size=9), unique=True, max_size=12)


def _column(several: list[tuple[int, int, int]]) -> Column:
    articles, keyed, places = np.array(several, np.intp).reshape(-1, 3).T
    return Column.of(articles, keyed, places, 3)


@settings(derandomize=True, deadline=None, max_examples=100)
@given(PAIRS, PAIRS)
def test_two_articles_are_near_in_every_pair_of_places_with_a_common_key(
    ours: list[tuple[int, int, int]], theirs: list[tuple[int, int, int]]
) -> None:
    values = np.arange(10, dtype=np.float32)
    pairs = [(0, 1), (2, 1), (1, 1), (1, 2), (0, 0)]
    ones, others = np.array(pairs, np.intp).T
    near = Keys(_column(ours), _column(theirs), values).near(ones, others)
    found = zip(near.of.tolist(), near.values.tolist(), near.ours.tolist(), near.theirs.tolist(), strict=True)
    assert sorted(found) == sorted(
        (number, float(key), here, there)
        for number, (one, other) in enumerate(pairs)
        for article, key, here in ours
        for another, same, there in theirs
        if (article, another, key) == (one, other, same)
    )


@settings(derandomize=True, deadline=None, max_examples=50)
@given(NAMES, NAMES)
def test_names_meet_those_that_are_spelt_alike_and_no_others(ours: list[str], theirs: list[str]) -> None:
    found = keys([{}, {}], [{}, {}], [dict(enumerate(ours)), dict(enumerate(theirs))])
    near = found.near(np.array([0]), np.array([1]))
    assert set(near.values.tolist()) <= {SPELLING}
    assert set(zip(near.ours.tolist(), near.theirs.tolist(), strict=True)) == {
        (at, by)
        for at, name in enumerate(ours)
        for by, second in enumerate(theirs)
        if Indel.normalized_similarity(name, second) >= SPELLING
    }
