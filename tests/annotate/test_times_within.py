"""Times of articles whose day of publication is one of a few."""

from __future__ import annotations

import pytest

from consilience.annotate.times import anchor, anchor_published, direct, recognise
from consilience.model import Published

TEXT = "Voss spoke on Sunday. The council will meet on Monday. Yesterday it rained. The dam broke on 3 March 2029."
TIMES = direct(recognise(TEXT, "a"), TEXT)


def month(earliest: str | None, latest: str | None) -> Published:
    return Published(date="2031-03", precision="month", how="siblings", earliest=earliest, latest=latest)


def test_what_is_the_same_from_each_day_is_sure() -> None:
    found = anchor_published(TIMES, month("2031-03-10", "2031-03-12"))  # Monday to Wednesday
    assert [time.value for time in found] == ["2031-03-09", None, None, "2029-03-03"]
    assert [time.anchor for time in found] == ["2031-03-10/2031-03-12", None, None, None]


def test_what_differs_from_day_to_day_stays_open() -> None:
    found = anchor_published(TIMES, month("2031-03-08", "2031-03-09"))  # Saturday or Sunday
    assert [time.value for time in found] == [None, "2031-03-10", None, "2029-03-03"]


@pytest.mark.parametrize(
    "published",
    [
        None,
        month(None, None),
        month("2031-03-01", "2031-03-31"),
        month("2031-03-12", "2031-03-10"),
        month("soon", "2031-03-10"),
        Published(date="2031-03-09", precision="day", how="metadata", earliest="2031-03-08", latest="2031-03-09"),
    ],
)
def test_else_they_are_anchored_as_ever(published: Published | None) -> None:
    assert anchor_published(TIMES, published) == anchor(TIMES, published.date if published else None)
