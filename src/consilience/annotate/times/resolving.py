"""The value of a relation to a date: what "Monday", "Jan. 9" or "last month" is, seen from a day, month or year."""

from __future__ import annotations

import datetime
from typing import NamedTuple

import msgspec

from consilience.annotate.times import days
from consilience.model import Relative

SATURDAY = 6
DAYS, MONTHS = 365, 12
BACKWARD = 2
"""How many times further back than ahead a day may lie and still be meant, where nothing gives a direction: news tells
more of what was than of what will be."""
YEARLY = 1.2
"""The same for days and months of the year: what is planned is named months ahead ("the November election")."""
TALE = 0.8
"""The same for those of a history, which hang on the date last told: a tale goes forward, but turns back for a word."""
WINTER_ENDS = 4
"""The last month in which "this winter" is the one that began the year before."""
REPORTING = 2
"""Months into a quarter in which companies report on the one before, which is then "the quarter"."""
NEAR, NEAR_HOLIDAY, FAR = 0.15, 0.25, 0.75
"""A date without a year that its direction would put further than FAR of a year away, and the other one less than NEAR,
is the near one (less than NEAR_HOLIDAY for holidays, which are looked forward to): nobody writes "Dec. 15" for one that
is eleven months past without saying so."""


class Base(NamedTuple):
    """The date that a time hangs on, as exactly as it is known, and its value as written."""

    year: int
    month: int | None = None
    day: datetime.date | None = None
    quarter: str | None = None

    @classmethod
    def of(cls, value: str | None) -> Base | None:
        """The base that a value makes, or None if it names no year."""
        match = days.ISO.match(value or "")
        if match is None or int(match[1]) < 1:
            return None
        day = days.day_of(value)
        month = int(match[2]) if match[2] and 1 <= int(match[2]) <= 12 else None
        rest = (value or "")[4:]
        return cls(int(match[1]), month, day, rest[1:3] if rest[:2] == "-Q" else None)

    def of_year(self) -> Base:
        """The year of the base, where it is known as a quarter."""
        return Base(self.year) if self.quarter else self

    def written(self) -> str:
        """The base as an ISO 8601 date, partial where it is not known to the day."""
        if self.day:
            return self.day.isoformat()
        return f"{self.year:04d}-{self.month:02d}" if self.month else f"{self.year:04d}"


def resolve(relative: Relative, base: Base) -> str | None:
    """The value of a relation to a base, or None if the base is too coarse for it or the calendar ends."""
    value = _value(relative, base)
    if value is None or not value[:4].isdecimal() or int(value[:4]) < 1 or len(value.split("-")[0]) > 4:
        return None
    return value + relative.suffix if len(value) >= 10 or not relative.suffix else None


def _value(relative: Relative, base: Base) -> str | None:
    if relative.years is not None and relative.unit != "quarter":
        return _in_year(relative, base.year + relative.years)
    match relative.unit:
        case "day" | "time":
            return _day(relative, base)
        case "week":
            return _week(relative, base)
        case "weekend":
            return _weekend(relative, base)
        case "month":
            return _month(relative, base)
        case "quarter":
            return _quarter(relative, base)
        case "season" | "half":
            return _season(relative, base)
        case _:
            return _years(relative, base)


def _years(relative: Relative, base: Base) -> str | None:
    shift = relative.shift or 0
    if relative.unit == "year":
        return _padded(base.year + shift)
    if relative.unit == "decade":
        return f"{base.year // 10 + shift:03d}"
    return f"{base.year // 100 + shift:02d}"


def _padded(year: int) -> str | None:
    return f"{year:04d}" if 1 <= year <= 9999 else None


def _in_year(relative: Relative, year: int) -> str | None:
    """A month, day, season or half in a year that is known."""
    if not 1 <= year <= 9999:
        return None
    if relative.unit in ("season", "half"):
        return f"{year:04d}-{relative.index}"
    if relative.index is not None:
        return _iso(days.holiday(relative.index, year))
    if relative.month is None:
        return _padded(year)
    if relative.day is None:
        return f"{year:04d}-{relative.month:02d}"
    return _date(year, relative.month, relative.day)


def _date(year: int, month: int, day: int) -> str | None:
    return f"{year:04d}-{month:02d}-{day:02d}" if days.valid(year, month, day) else None


def _iso(day: datetime.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(relative: Relative, base: Base) -> str | None:
    if relative.index is not None:
        return _holiday(relative, base)
    if relative.month is not None and relative.day is not None:
        return _month_day(relative, base, relative.month, relative.day)
    if relative.day is not None:
        return _day_of_month(relative, base, relative.day)
    if base.day is None:
        return None
    if relative.weekday is not None:
        return _weekday(relative, base.day, relative.weekday)
    return _iso(days.plus(base.day, relative.shift or 0))


def _weekday(relative: Relative, base: datetime.date, weekday: int) -> str | None:
    """A day of the week: before or after the base as `shift` or `toward` say, else the nearest."""
    if relative.weeks is not None:
        return _iso(days.plus(base, weekday - base.isoweekday() + 7 * relative.weeks))
    back = (base.isoweekday() - weekday) % 7
    if relative.shift is not None and relative.shift < 0:
        return _iso(days.plus(base, -(back or 7)))
    ahead = (weekday - base.isoweekday()) % 7
    if relative.shift is not None and relative.shift > 0:
        return _iso(days.plus(base, ahead or 7))
    if relative.toward == "past":
        return _iso(days.plus(base, -back))
    if relative.toward == "future" or relative.shift == 0:
        return _iso(days.plus(base, ahead))
    return _iso(days.plus(base, -back if back <= BACKWARD * ahead else ahead))


def _last_month(base: Base, month: int) -> str | None:
    """A month called last: not the one that has just ended, which would be last month, but that of the year before."""
    if base.month is None:
        return None
    just_ended = base.month - month == 1
    return _padded_month(base.year - (1 if just_ended or month >= base.month else 0), month)


def _padded_month(year: int, month: int) -> str | None:
    return f"{year:04d}-{month:02d}" if 1 <= year <= 9999 else None


def _choose(years: list[tuple[int, str]], relative: Relative, base: int, year: int) -> str | None:
    """Of the same day, month or quarter in some years (their place in time, their value) the one that is meant; the
    base's place in time is `base`, and a year is `year` long."""
    shift = relative.shift
    before = [one for one in years if one[0] < base or (one[0] == base and shift is None)]
    after = [one for one in years if one[0] > base or (one[0] == base and shift is None)]
    last, following = max(before, default=None), min(after, default=None)
    if shift:
        chosen = last if shift < 0 else following
        return chosen[1] if chosen else None
    if last is None or following is None:
        only = last or following
        return only[1] if only else None
    back, ahead = base - last[0], following[0] - base
    if relative.toward == "past":
        near = NEAR_HOLIDAY if relative.index and year == DAYS else NEAR
        back = back if back > FAR * year and ahead < near * year else 0
    elif relative.toward == "future":
        ahead = ahead if ahead > FAR * year and back < NEAR * year else 0
    factor = TALE if relative.to == "reference" else YEARLY if year in (MONTHS, DAYS) else BACKWARD
    return last[1] if back <= factor * ahead else following[1]


def _month_day(relative: Relative, base: Base, month: int, day: int) -> str | None:
    """A day and month without a year."""
    middle = base.day or (datetime.date(base.year, base.month, 15) if base.month else None)
    if relative.to == "reference" and (middle is None or relative.shift == 0):
        return _date(base.year, month, day)
    if middle is None:
        return None
    found = []
    for year in (base.year - 1, base.year, base.year + 1):
        if days.valid(year, month, day):
            date = datetime.date(year, month, day)
            if relative.weekday == date.isoweekday():
                return date.isoformat()
            if base.day is None and (date.year, date.month) == (middle.year, middle.month):
                return date.isoformat()
            found.append((date.toordinal(), date.isoformat()))
    return _choose(found, relative, middle.toordinal(), DAYS)


def _day_of_month(relative: Relative, base: Base, day: int) -> str | None:
    """A day without its month: "the 25th"."""
    if relative.to == "reference" and base.month is not None:
        return _date(base.year, base.month, day)
    if base.day is None:
        return None
    found = []
    for shift in (-1, 0, 1):
        year, month = days.month_shifted(base.day.year, base.day.month, shift)
        if days.valid(year, month, day):
            date = datetime.date(year, month, day)
            found.append((date.toordinal(), date.isoformat()))
    return _choose(found, relative, base.day.toordinal(), 30)


def _holiday(relative: Relative, base: Base) -> str | None:
    if base.day is None:
        return _iso(days.holiday(relative.index or "", base.year)) if relative.to == "reference" else None
    found = []
    for year in (base.year - 1, base.year, base.year + 1):
        if (date := days.holiday(relative.index or "", year)) is not None:
            found.append((date.toordinal(), date.isoformat()))
    if relative.shift == 0:
        return next((value for _, value in found if value.startswith(f"{base.year:04d}")), None)
    return _choose(found, relative, base.day.toordinal(), DAYS)


def _week(relative: Relative, base: Base) -> str | None:
    if relative.month is not None and relative.day is not None:
        day = days.day_of(_month_day(relative, base, relative.month, relative.day))
        return days.week_value(day) if day else None
    if base.day is None:
        return None
    shift = relative.shift or 0
    if shift == 0 and relative.to == "published" and base.day.isoweekday() >= SATURDAY and relative.toward != "past":
        shift = 1
    day = days.plus(base.day, 7 * shift)
    return days.week_value(day) if day else None


def _weekend(relative: Relative, base: Base) -> str | None:
    """A weekend: "the weekend" is the last one for what is past, from Saturday on the one that it is."""
    if base.day is None:
        return None
    shift = relative.shift
    if shift is None:
        shift = -1 if relative.toward != "future" and base.day.isoweekday() < SATURDAY else 0
    elif shift == 0 and relative.toward == "past" and base.day.isoweekday() < SATURDAY - 2:
        shift = -1
    day = days.plus(base.day, 7 * shift)
    return days.week_value(day) + "-WE" if day else None


def _month(relative: Relative, base: Base) -> str | None:
    if relative.month is None:
        if base.month is None:
            return None
        year, month = days.month_shifted(base.year, base.month, relative.shift or 0)
        return _padded_month(year, month)
    if base.month is None:
        return f"{base.year:04d}-{relative.month:02d}" if relative.to == "reference" or base.quarter else None
    if relative.shift == 0:
        return f"{base.year:04d}-{relative.month:02d}"
    if relative.shift == -1 and relative.to == "published":
        return _last_month(base, relative.month)
    found = [(year * 12 + relative.month, f"{year:04d}-{relative.month:02d}")
             for year in (base.year - 1, base.year, base.year + 1) if 1 <= year <= 9999]  # fmt: skip
    return _choose(found, relative, base.year * 12 + base.month, 12)


def _quarter(relative: Relative, base: Base) -> str | None:
    if relative.index and relative.years is not None:
        return f"{base.year + relative.years:04d}-{relative.index}"
    number = int(base.quarter[1]) if base.quarter else (base.month - 1) // 3 + 1 if base.month else None
    if relative.years is not None:
        return f"{base.year + relative.years:04d}" + (f"-Q{number}" if base.quarter else "")
    if number is None:
        return None
    if relative.index is None:
        shift = relative.shift or 0
        if relative.to == "reference" and not base.quarter and base.month and (base.month - 1) % 3 < REPORTING:
            shift -= 1
        count = base.year * 4 + number - 1 + shift
        return f"{count // 4:04d}-Q{count % 4 + 1}"
    place, index = int(relative.index[1]), relative.index
    if relative.toward == "future" and (number - place) % 4 == 1:
        # "expects third-quarter profit": the quarter just ended, of which there is no report yet
        relative = msgspec.structs.replace(relative, toward="past")
    found = [(year * 4 + place, f"{year:04d}-{index}")
             for year in (base.year - 1, base.year, base.year + 1)]  # fmt: skip
    return _choose(found, relative, base.year * 4 + number, 4)


def _padded_season(year: int, index: str | None) -> str | None:
    return f"{year:04d}-{index}" if 1 <= year <= 9999 else None


def _season(relative: Relative, base: Base) -> str | None:
    """A season or half of a year without its year; winter is named by the year that it begins in."""
    if relative.unit == "half" or base.month is None or relative.shift == 0:
        ending = relative.index == "WI" and base.month is not None and base.month <= WINTER_ENDS
        return _padded_season(base.year - ending, relative.index)
    if relative.index is None:
        return None
    place = days.SEASONS.index(relative.index)
    now = (base.month - 3) // 3 if base.month >= 3 else -1
    found = [(year * 4 + place, f"{year:04d}-{relative.index}") for year in (base.year - 1, base.year, base.year + 1)]
    return _choose(found, relative, base.year * 4 + now, 4)
