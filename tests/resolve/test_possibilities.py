"""What is possible, intended or wished, and what is so."""

from __future__ import annotations

import pytest

from consilience.resolve.possibilities import is_open, leaves_open


@pytest.mark.parametrize(
    ("teller", "told"),
    [
        ("he intended to report the theft to the police", "he had reported the theft to the police"),
        ("a meeting of the two was a possibility, an aide said", "the two will hold a meeting on the island"),
        ("the board is considering closing the mill", "the board closes the mill"),
        ("the mill, which opened in 1902, might be sold to a rival", "the mill was sold to a rival"),
    ],
)
def test_what_may_come_leaves_open_what_is_so_and_not_the_other_way_round(teller: str, told: str) -> None:
    assert leaves_open(teller, told)
    assert not leaves_open(told, teller)


@pytest.mark.parametrize(
    ("teller", "told"),
    [
        ("the bridge was closed on monday, and might stay so for weeks", "the bridge was closed on monday"),
        ("the man could not swim and drowned in the lake", "a man drowned in the lake"),
        ("in may the bridge was closed", "the bridge was closed in may"),
        ("the mill might be sold", "the mill could be sold"),
        ("the mill was sold", "the mill was sold"),
        ("", ""),
    ],
)
def test_what_is_told_as_so_or_left_open_by_both_is_not_left_open(teller: str, told: str) -> None:
    assert not leaves_open(teller, told)


def test_a_month_and_what_somebody_was_not_able_to_do_are_no_possibilities() -> None:
    assert not is_open("in may 2031 they could not agree")
    assert is_open("they may not agree")
