"""Whatever the text and the date, times are found in bounds and anchoring is total, deterministic and regular."""

from __future__ import annotations

import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.annotate.times import anchor, direct, recognise
from consilience.annotate.times.days import day_of
from consilience.model import Time

WORDS = """on last next this Monday Sunday week month Jan. May 9 31 30 2022 , - the two days ago later half past early
    5:30 p.m. EST third quarter of and every years 1990s century will said until since Christmas 29/02/2021 2021-02-29
    noon a few decade “ ” 's . 9999 0 Thanksgiving hundred year weekend"""
PIECES = st.sampled_from([*WORDS.split(), "\n", "\r\n"])
TEXTS = st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=25).map(" ".join))
DATES = st.dates(min_value=datetime.date(1, 1, 8), max_value=datetime.date(9999, 12, 24))
PUBLISHED = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.builds(lambda day, length: day.isoformat()[:length], DATES, st.sampled_from([4, 7, 10])),
)

few = settings(max_examples=max(150, settings().max_examples), deadline=None)


@few
@given(text=TEXTS, published=PUBLISHED)
def test_total_deterministic_in_bounds_and_apart(text: str, published: str | None) -> None:
    times = direct(recognise(text, "a"), text)
    assert times == direct(recognise(text, "a"), text)
    end = 0
    for time in times:
        assert end <= time.start < time.end <= len(text)
        end = time.end
    anchored = anchor(times, published)
    assert [(time.start, time.end, time.type) for time in anchored] == [(t.start, t.end, t.type) for t in times]
    assert anchor(anchored, published) == anchored


@few
@given(
    weekday=st.integers(0, 6),
    which=st.sampled_from(["", "last ", "next ", "this "]),
    verb=st.sampled_from(["met", "will meet", "of"]),
    day=st.dates(min_value=datetime.date(1900, 1, 1), max_value=datetime.date(2100, 1, 1)),
    weeks=st.integers(-200, 200),
)
def test_a_shift_by_whole_weeks_shifts_a_weekday_alike(
    weekday: int, which: str, verb: str, day: datetime.date, weeks: int
) -> None:
    name = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][weekday]
    text = f"The two {verb} {which}{name}."
    times = direct(recognise(text, "a"), text)
    shift = datetime.timedelta(weeks=weeks)
    before, after = _day(anchor(times, day.isoformat())), _day(anchor(times, (day + shift).isoformat()))
    assert after - before == shift
    assert before.weekday() == weekday


def _day(times: tuple[Time, ...]) -> datetime.date:
    (time,) = times
    day = day_of(time.value)
    assert day is not None
    return day
