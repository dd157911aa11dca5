"""Words of two articles held against one another by joining columns: the same as by looking at every pair."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

from consilience.resolve.lineage.keys import SPELLING, Column, keys

PAIRS = st.lists(st.tuples(st.integers(-3, 9), st.integers(0, 40)), max_size=30)
NAMES = st.lists(st.text("aeklnrstv", min_size=4, max_size=9), unique=True, max_size=12)


def _column(pairs: list[tuple[int, int]]) -> Column:
    return Column.of(np.array([key for key, _ in pairs], np.intp), np.array([place for _, place in pairs], np.intp))


@settings(derandomize=True, deadline=None, max_examples=100)
@given(PAIRS, PAIRS)
def test_joined_columns_have_every_pair_of_places_with_a_common_key(
    ours: list[tuple[int, int]], theirs: list[tuple[int, int]]
) -> None:
    found = [column.tolist() for column in _column(ours).joined(_column(theirs))]
    assert found[0] == sorted(found[0])
    assert sorted(zip(*found, strict=True)) == sorted(
        (key, here, there) for key, here in ours for other, there in theirs if key == other
    )


@settings(derandomize=True, deadline=None, max_examples=50)
@given(NAMES, NAMES)
def test_names_meet_those_that_are_spelt_alike_and_no_others(ours: list[str], theirs: list[str]) -> None:
    one, other = keys([{}, {}], [{}, {}], [dict(enumerate(ours)), dict(enumerate(theirs))])
    _, here, there = one.ours.joined(other.theirs)
    assert set(zip(here.tolist(), there.tolist(), strict=True)) == {
        (at, by)
        for at, name in enumerate(ours)
        for by, second in enumerate(theirs)
        if Indel.normalized_similarity(name, second) >= SPELLING
    }
