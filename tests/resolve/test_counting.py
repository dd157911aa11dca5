"""Numbers in words and digits, and which of them can be one."""

from __future__ import annotations

import pytest

from consilience.resolve.counting import apart, can_be_one, counted


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("two hundred and sixty geese", [260]),
        ("4,200 people in six hours", [4200, 6]),
        ("1.6 million crowns", [1600000]),
        ("not one of the forty-two", [42]),
        ("three thousand two hundred and five", [3205]),
        ("eleven and three", [11, 3]),
        ("nobody at all", []),
    ],
)
def test_numbers_of_words(words: str, numbers: list[float]) -> None:
    assert [value for _, value in counted(words.split())] == numbers


def test_a_round_number_can_stand_for_a_near_one_and_for_no_other() -> None:
    assert can_be_one(4200, 4000)
    assert not can_be_one(4200, 4300)
    assert not can_be_one(14, 15)


def test_what_one_side_alone_names() -> None:
    assert apart([61, 84], [79, 84]) == ([61], [79])
    assert apart([61, 84], [84]) == ([61], [])
