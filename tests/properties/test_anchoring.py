"""Anchoring is total, deterministic and regular for every relation that can be written down, not only for those that
the recogniser makes."""

from __future__ import annotations

import datetime
from typing import Literal

from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.annotate.times import anchor
from consilience.annotate.times.days import day_of, holidays
from consilience.model import Relative, Time

UNITS: st.SearchStrategy[
    Literal["day", "weekend", "week", "month", "quarter", "half", "season", "year", "decade", "century", "time"]
] = st.sampled_from(
    ("day", "weekend", "week", "month", "quarter", "half", "season", "year", "decade", "century", "time")
)
TO: st.SearchStrategy[Literal["published", "reference", "event"]] = st.sampled_from(("published", "reference", "event"))
TOWARD: st.SearchStrategy[Literal["past", "future", "none"]] = st.sampled_from(("past", "future", "none"))
SHIFTS = st.none() | st.integers(-3, 3) | st.integers(-(10**7), 10**7)
PARTS = {
    "quarter": ("Q1", "Q2", "Q3", "Q4"),
    "half": ("H1", "H2"),
    "season": ("SP", "SU", "FA", "WI"),
    "day": tuple(sorted(holidays())),
}
"""The parts of each unit that a relation can name."""
SUFFIX = st.sampled_from(("", "TMO", "TNI", "T17:30", "T24:00")) | st.text(max_size=6)


@st.composite
def relatives(draw: st.DrawFn) -> Relative:
    unit = draw(UNITS)
    return Relative(
        unit=unit,
        to=draw(TO),
        shift=draw(SHIFTS),
        weeks=draw(SHIFTS),
        years=draw(SHIFTS),
        weekday=draw(st.none() | st.integers(1, 7)),
        month=draw(st.none() | st.integers(1, 12)),
        day=draw(st.none() | st.integers(1, 31)),
        index=draw(st.none() | st.sampled_from(PARTS[unit])) if unit in PARTS else None,
        toward=draw(TOWARD),
        suffix=draw(SUFFIX),
    )


ANY_DAY = st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31)).map(datetime.date.isoformat)
PUBLISHED = (
    st.none()
    | ANY_DAY
    | ANY_DAY.map(lambda day: day[:7])
    | ANY_DAY.map(lambda day: day[:4])
    | st.text(max_size=12)
    | st.sampled_from(("0000-00-00", "2031-02-30", "2031-13", "2031-W11", "2031-SU", "203", "2031-03-09T17:30", "²⁰³¹"))
)
VALUES = (
    st.none()
    | ANY_DAY
    | st.sampled_from(("PAST_REF", "P3D", "XXXX-WXX-1", "2031-W11-WE", "BC0044", ""))
    | st.text(max_size=8)
)


@st.composite
def times(draw: st.DrawFn) -> tuple[Time, ...]:
    found = []
    for number in range(draw(st.integers(0, 5))):
        relative = draw(st.none() | relatives())
        found.append(
            Time(
                article="a",
                start=number * 30,
                end=number * 30 + 8,
                type=draw(st.sampled_from(("DATE", "TIME", "DURATION", "SET"))),
                value=draw(VALUES) if relative is None else None,
                relative=relative,
            )
        )
    return tuple(found)


@settings(deadline=None)
@given(times(), PUBLISHED, PUBLISHED)
def test_any_relation_is_anchored_or_left_open_alike_each_time(
    written: tuple[Time, ...], published: str | None, earlier: str | None
) -> None:
    found = anchor(written, published)
    assert found == anchor(written, published)
    assert found == anchor(anchor(written, earlier), published)  # dated again, nothing of the first date is left
    for before, after in zip(written, found, strict=True):
        assert (before.start, before.end, before.type, before.mod) == (after.start, after.end, after.type, after.mod)
        if before.relative is None or before.relative.to == "event":
            assert after == before
        else:
            assert (after.value is None) == (after.anchor is None)


REGULAR = st.builds(
    Relative,
    unit=st.sampled_from(("day", "week", "weekend", "time")),
    shift=st.none() | st.integers(-9, 9),
    weeks=st.none() | st.integers(-5, 5),
    weekday=st.none() | st.integers(1, 7),
    toward=TOWARD,
    suffix=st.sampled_from(("", "TMO", "T17:30")),
)


@settings(deadline=None)
@given(REGULAR, st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 1, 1)), st.integers(-500, 500))
def test_whole_weeks_later_is_whole_weeks_later(relative: Relative, day: datetime.date, weeks: int) -> None:
    time = Time(article="a", start=0, end=6, type="DATE", relative=relative)
    shift = datetime.timedelta(weeks=weeks)
    ((before,), (after,)) = (anchor((time,), one.isoformat()) for one in (day, day + shift))
    assert (before.value is None) == (after.value is None)
    first, second = _monday_or_day(before.value), _monday_or_day(after.value)
    if first is None or second is None:
        assert first == second
        return
    assert second - first == shift
    if relative.weekday is not None and relative.unit == "day":
        assert first.isoweekday() == relative.weekday


def _monday_or_day(value: str | None) -> datetime.date | None:
    """The day that a value names, or the first day of the week that it names."""
    if value is None:
        return None
    if (day := day_of(value)) is not None:
        return day
    year, week = value.split("-")[:2]
    return datetime.date.fromisocalendar(int(year), int(week[1:]), 1)
