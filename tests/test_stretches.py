from __future__ import annotations

import pytest

from consilience.stretches import stretch


@pytest.mark.parametrize(
    ("value", "mod", "from_", "to", "precision"),
    [
        ("2031-03-09", None, "2031-03-09", "2031-03-09", "day"),
        ("2031-03-09TEV", None, "2031-03-09TEV", "2031-03-09TEV", "part-of-day"),
        ("2031-03-09T17", None, "2031-03-09T17", "2031-03-09T17", "hour"),
        ("2031-03-09T17:30", None, "2031-03-09T17:30", "2031-03-09T17:30", "minute"),
        ("2031-03-09TXX", None, "2031-03-09", "2031-03-09", "day"),
        ("2031-W11", None, "2031-03-10", "2031-03-16", "week"),
        ("2031-W11-WE", None, "2031-03-15", "2031-03-16", "week"),
        ("2031-W11-3", None, "2031-03-12", "2031-03-12", "day"),
        ("2031-03", None, "2031-03-01", "2031-03-31", "month"),
        ("2030-12", "END", "2030-12-21", "2030-12-31", "month"),
        ("2030-12", "START", "2030-12-01", "2030-12-10", "month"),
        ("2031", "MID", "2031-05-02", "2031-08-31", "year"),
        ("2031-SU", None, "2031-06-01", "2031-08-31", "season"),
        ("2031-WI", None, "2031-12-01", "2032-02-29", "season"),
        ("2031-Q2", None, "2031-04-01", "2031-06-30", "season"),
        ("2031-H2", None, "2031-07-01", "2031-12-31", "season"),
        ("203", None, "2030-01-01", "2039-12-31", "decade"),
    ],
)
def test_values_and_the_days_that_they_name(value: str, mod: str | None, from_: str, to: str, precision: str) -> None:
    found = stretch(value, mod)
    assert found is not None
    assert (found.from_, found.to, found.precision) == (from_, to, precision)


@pytest.mark.parametrize(
    "value", [None, "", "PAST_REF", "XXXX-03-09", "2031-02-30", "2031-13", "2031-W60", "203-05", "2031T10", "2031-ZZ"]
)
def test_what_names_no_days(value: str | None) -> None:
    assert stretch(value) is None
