"""Which things are worth comparing."""

from __future__ import annotations

import numpy as np

from consilience.resolve.lists import Lists
from consilience.resolve.partners import Keys, partners

KEYS = ["ferry quay fog", "ferry quay", "choir", "ferry fog", "choir steps", "ferry"]


def _found(first: int = 9, most: int = 9, least: float = 0.0, **weights: float) -> list[tuple[int, int]]:
    number = {key: place for place, key in enumerate(sorted({key for text in KEYS for key in text.split()}))}
    owned = Keys.of([number[key] for key in text.split()] for text in KEYS)
    asked = owned._replace(weights=np.array([weights.get(key, 1.0) for text in KEYS for key in text.split()]))
    found = partners(len(KEYS), owned, asked, first=first, most=most, least=least)
    return [(one, other) for one, other in found.T.tolist()]


def test_each_is_held_against_the_earlier_ones_that_share_a_key() -> None:
    assert _found() == [(0, 1), (0, 3), (1, 3), (2, 4), (0, 5), (1, 5), (3, 5)]


def test_only_those_that_share_most_are_taken_the_earlier_where_they_tie() -> None:
    assert _found(most=1) == [(0, 1), (0, 3), (2, 4), (0, 5)]
    assert _found(most=1, quay=5.0, ferry=0.1)[0] == (0, 1)


def test_by_a_key_the_first_that_own_it_are_found() -> None:
    assert _found(first=1) == [(0, 1), (0, 3), (2, 4), (0, 5)]


def test_those_that_share_too_little_are_left_out() -> None:
    assert _found(least=2.0) == [(0, 1), (0, 3)]


def test_of_nothing_there_are_none() -> None:
    assert partners(0, Keys.of([]), Keys.of([]), first=9, most=9).shape == (2, 0)
    assert partners(1, Keys.of([[]]), Keys.of([[]]), first=9, most=9).shape == (2, 0)


def test_keys_of_several_kinds_stand_by_their_owners() -> None:
    found = Keys.joined([Keys.of([[0], [1]], [1.0, 2.0]), Keys.of([[2], []], [3.0])])
    assert [column.tolist() for column in found] == [[0, 0, 1], [0, 2, 1], [1.0, 3.0, 2.0]]


def test_lists_are_read_in_the_order_asked_for() -> None:
    several = [[7, 8], [], [9]]
    reader, places = Lists.of(several).read(np.array([2, 1, 0, 0]))
    assert reader.tolist() == [0, 2, 2, 3, 3]
    assert np.array([7, 8, 9])[places].tolist() == [9, 7, 8, 7, 8]
