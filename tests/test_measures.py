"""Which quantities can both be right."""

from __future__ import annotations

import pytest

from consilience.measures import can_both_be_right, common_unit
from consilience.model import Quantity, Span


def _quantity(value: str, bound: str = "exact", high: str | None = None, unit: str | None = None) -> Quantity:
    return Quantity(span=Span("a", 0, 1), value=value, bound=bound, high=high, unit=unit)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("left", "right", "possible"),
    [
        (_quantity("12"), _quantity("12"), True),
        (_quantity("12"), _quantity("21"), False),
        (_quantity("164", "at-least"), _quantity("100", "more-than"), True),
        (_quantity("164", "at-least"), _quantity("150"), False),
        (_quantity("14000", "more-than"), _quantity("13200"), False),
        (_quantity("100000"), _quantity("98000"), True),
        (_quantity("100000"), _quantity("127000"), False),
        (_quantity("50", "about"), _quantity("47"), True),
        (_quantity("50", "at-most"), _quantity("60", "at-least"), False),
        (_quantity("20", "range", "30"), _quantity("25"), True),
        (_quantity("20", "range", "30"), _quantity("35"), False),
        (_quantity("12", unit="mi"), _quantity("19", unit="km"), True),
        (_quantity("12", unit="mi"), _quantity("30", unit="km"), False),
        (_quantity("12", "more-than", unit="mi"), _quantity("30", unit="km"), True),
        (_quantity("40000", unit="t"), _quantity("44000", unit="ton"), True),
        (_quantity("40000", unit="t"), _quantity("60000", unit="ton"), False),
        (_quantity("0.667", unit="fraction"), _quantity("66.4", unit="percent"), True),
        (_quantity("0.5", unit="fraction"), _quantity("61", unit="percent"), False),
        (_quantity("66.4", unit="percent"), _quantity("66.7", unit="percent"), False),
    ],
)
def test_numbers_are_compared_as_what_their_hedges_leave_open(left: Quantity, right: Quantity, possible: bool) -> None:
    assert can_both_be_right(left, right) is possible
    assert can_both_be_right(right, left) is possible


def test_a_unit_of_no_table_stands_for_itself() -> None:
    assert (common_unit("USD"), common_unit(None), common_unit("mi")) == ("USD", None, "m")
