"""Arithmetic on calendar days, weeks, months and seasons, with ISO 8601 and TIMEX3 values."""

from __future__ import annotations

import calendar
import datetime
import re
from functools import cache

from consilience import lexicon

SEASON_OF_MONTH = ("WI", "WI", "SP", "SP", "SP", "SU", "SU", "SU", "FA", "FA", "FA", "WI")
SEASONS = ("SP", "SU", "FA", "WI")
ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def valid(year: int, month: int, day: int) -> bool:
    """Whether there is such a day."""
    return 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def day_of(value: str | None) -> datetime.date | None:
    """The day that an ISO 8601 value (or a TIMEX3 one, with a time of day behind) names, or None."""
    match = ISO.match(value or "")
    if not match or not match[3] or not valid(int(match[1]), int(match[2]), int(match[3])):
        return None
    return datetime.date(int(match[1]), int(match[2]), int(match[3]))


def month_shifted(year: int, month: int, shift: int) -> tuple[int, int]:
    """The month so many months on."""
    return divmod_month(year * 12 + month - 1 + shift)


def divmod_month(count: int) -> tuple[int, int]:
    """The year and month of a count of months since year 0."""
    return count // 12, count % 12 + 1


def plus(day: datetime.date, days: int) -> datetime.date | None:
    """The day so many days on; None past the ends of the calendar."""
    try:
        return day + datetime.timedelta(days=days)
    except OverflowError:
        return None


def week_value(day: datetime.date) -> str:
    """The ISO week that a day is in."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def easter(year: int) -> datetime.date:
    """Western Easter Sunday (the anonymous Gregorian algorithm, Meeus 1991)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return datetime.date(year, month, day + 1)


@cache
def holidays() -> dict[str, str]:
    """Holidays by their name, words joined by "_", with the rule for their day."""
    return {name.replace(" ", "_"): rule for name, rule in lexicon.rows("annotate/time_holidays.tsv")}


EASTER = re.compile(r"easter([+-]\d{1,2})")
HOLIDAY = re.compile(r"(?P<month>\d\d)-(?:(?P<day>\d\d)|n(?P<nth>-?\d)w(?P<weekday>\d))(?P<plus>\+\d+)?")


def holiday(name: str, year: int) -> datetime.date | None:
    """The day of a holiday in a year, or of a rule for one: "11-n1w2" is the first Tuesday of November."""
    rule = holidays().get(name, name)
    if not 1583 <= year <= 9998:
        return None
    if match := EASTER.fullmatch(rule):
        return easter(year) + datetime.timedelta(days=int(match[1]))
    match = HOLIDAY.fullmatch(rule)
    if match is None:
        return None
    month = int(match["month"])
    if match["day"]:
        return datetime.date(year, month, int(match["day"]))
    nth, weekday = int(match["nth"]), int(match["weekday"])
    days = [day for day in range(1, calendar.monthrange(year, month)[1] + 1)
            if datetime.date(year, month, day).isoweekday() == weekday]  # fmt: skip
    return datetime.date(year, month, days[nth - 1 if nth > 0 else nth]) + datetime.timedelta(
        days=int(match["plus"] or 0)
    )
