"""A time of day hangs on the running day of the tale, not on a day named aside."""

from __future__ import annotations

import pytest

from consilience.annotate.times import anchor, direct, recognise

SUNDAY = "2019-03-10"


def last(text: str) -> str | None:
    """The value of the last time of a text."""
    return anchor(direct(recognise(text, "a"), text), SUNDAY, text)[-1].value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The crew landed on Friday. Shortly before 8 a.m. it was met by the mayor.", "2019-03-08T08:00"),
        (
            "The crew left on Friday. Four were ill, down from nine on Tuesday.\n\nIt landed at 8 a.m.",
            "2019-03-08T08:00",
        ),
        ("The crew left on Friday. It stood by its statement of Tuesday.\n\nIt landed at 8 a.m.", "2019-03-08T08:00"),
        ("The crew left on 19 January. It landed at 8 a.m. in Torvik.", "2019-01-19T08:00"),
    ],
)
def test_a_time_of_day_is_of_the_running_day(text: str, value: str) -> None:
    assert last(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "Torvik has held the crew since 4 March.\n\nThe envoy landed shortly before midnight.",
        "The trade office took the letter on Friday. It has held the crew since 4 March.\n\nThe envoy landed at 8 a.m.",
        "The crew was taken on 19 January in a storm.\n\nThe envoy landed shortly before midnight.",
    ],
)
def test_a_time_of_day_behind_background_has_no_day(text: str) -> None:
    assert last(text) is None


def test_a_day_of_its_own_dates_a_time_of_day_behind_background() -> None:
    text = "Torvik has held the crew since 4 March.\n\nThe envoy landed at 8 a.m. on Friday."
    assert last(text) == "2019-03-08T08:00"
    far = "Torvik has held the crew since 4 March. " + "The harbour is small and cold. " * 20 + "It opens at 8 a.m."
    assert last(far) == "2019-03-10T08:00"
