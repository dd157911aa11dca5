"""Days in words and on a line: what partial ISO 8601 dates span, and how a reader wants to see them."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
SEASONS = {"SP": (3, "spring"), "SU": (6, "summer"), "FA": (9, "autumn"), "AU": (9, "autumn"), "WI": (12, "winter")}
_WHEN = re.compile(
    r"""(?P<year>\d{4})
        (?: -W(?P<week>\d\d) (?:-(?:WE|(?P<weekday>[1-7])))?
          | -Q(?P<quarter>[1-4])
          | -(?P<season>SP|SU|FA|AU|WI)
          | -(?P<month>\d\d) (?:-(?P<day>\d\d) (?:T(?P<time>\d\d:\d\d|\d\d|MO|MI|AF|EV|NI|DT)? .*)?)?
        )? \Z""",
    re.VERBOSE | re.DOTALL,
)
_CLOCK = re.compile(r"T\d\d(?::\d\d)?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DECADE = re.compile(r"\d{3}\Z")
_PARTS = {"MO": (6, 12), "MI": (12, 13), "AF": (12, 18), "EV": (18, 22), "NI": (22, 24), "DT": (8, 18)}


def bounds(value: str) -> tuple[datetime, datetime] | None:
    """The first moment of the stretch of time that `value` names and the first moment after it.

    Takes partial ISO 8601 dates and the TIMEX3 values for weeks, quarters, seasons, decades and parts of a day; None
    for anything else, or for a day that no calendar has.
    """
    try:
        if _DECADE.match(value):
            return datetime(int(value) * 10, 1, 1), datetime(int(value) * 10 + 10, 1, 1)
        found = _WHEN.match(value)
        return _stretch(found) if found else None
    except (ValueError, OverflowError):
        return None


def _stretch(found: re.Match[str]) -> tuple[datetime, datetime]:
    year = int(found["year"])
    if found["week"]:
        monday = date.fromisocalendar(year, int(found["week"]), int(found["weekday"] or 1))
        begin = datetime(monday.year, monday.month, monday.day)
        return begin, begin + timedelta(days=1 if found["weekday"] else 7)
    if found["quarter"]:
        return _months(year, int(found["quarter"]) * 3 - 2, 3)
    if found["season"]:
        return _months(year, SEASONS[found["season"]][0], 3)
    if not found["month"]:
        return _months(year, 1, 12)
    if not found["day"]:
        return _months(year, int(found["month"]), 1)
    begin = datetime(year, int(found["month"]), int(found["day"]))
    time = found["time"]
    if not time:
        return begin, begin + timedelta(days=1)
    if time in _PARTS:
        first, last = _PARTS[time]
        return begin + timedelta(hours=first), begin + timedelta(hours=last)
    hour, _, minute = time.partition(":")
    if int(hour) > 24 or int(minute or 0) > 59:
        raise ValueError(time)
    moment = begin + timedelta(hours=int(hour), minutes=int(minute or 0))
    return moment, moment + (timedelta(minutes=1) if minute else timedelta(hours=1))


def _months(year: int, month: int, count: int) -> tuple[datetime, datetime]:
    after = month - 1 + count
    return datetime(year, month, 1), datetime(year + after // 12, after % 12 + 1, 1)


def stretch(from_: str, to: str) -> tuple[datetime, datetime] | None:
    """From the first moment of `from_` to the first moment after `to`; both belong to it. Between two times of the
    clock it ends at the second."""
    first, last = bounds(from_), bounds(to)
    if first is None or last is None:
        return None
    ends = last[0] if from_ != to and _CLOCK.search(from_) and _CLOCK.search(to) else last[1]
    return first[0], ends if ends > first[0] else first[1]


def day(value: str | None, weekday: bool = True) -> str:
    """One date for a reader: "Sun 10 Mar 2024", "Mar 2024", "2024"; what isn't a date stays as it is."""
    if value is None:
        return "day not known"
    span = bounds(value)
    if span is None:
        return value
    begin = span[0]
    if re.fullmatch(r"\d{4}", value):
        return value
    if _DECADE.match(value):
        return f"{value}0s"
    if re.fullmatch(r"\d{4}-\d\d", value):
        return f"{MONTHS[begin.month - 1]} {begin.year}"
    found = _WHEN.match(value)
    if found and found["season"]:
        return f"{SEASONS[found['season']][1]} {found['year']}"
    if found and found["quarter"]:
        return f"quarter {found['quarter']} of {found['year']}"
    if found and found["week"] and not found["weekday"]:
        return f"week of {_full(begin, weekday=False)}"
    return _full(begin, weekday) + _clock(found["time"] if found else None)


def _full(moment: datetime, weekday: bool) -> str:
    name = f"{WEEKDAYS[moment.weekday()]} " if weekday else ""
    return f"{name}{moment.day} {MONTHS[moment.month - 1]} {moment.year}"


def _clock(time: str | None) -> str:
    words = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}
    return f", {words.get(time, time if ':' in time else f'{time}:00')}" if time else ""


def period(from_: str | None, to: str | None, precision: str = "day") -> str:
    """A stretch of time for a reader, as exact as `precision` says: "Sun 10 Mar 2024", "10 – 11 Mar 2024", "2014",
    "autumn 2023", "March 2024 – May 2024"."""
    if from_ is None or to is None:
        return day(from_ or to)
    span = stretch(from_, to)
    if span is None:
        return from_ if from_ == to else f"{from_} – {to}"
    begin, last = span[0], span[1] - timedelta(seconds=1)
    if from_ != to and "-" in from_ + to and not (_DAY.match(from_) and _DAY.match(to)) and precision == "day":
        return f"{day(from_, weekday=False)} – {day(to, weekday=False)}"
    named = _named(begin, last, precision)
    if named:
        return named
    if from_ == to:
        return day(from_)
    if begin.date() == last.date():
        return f"{day(from_)} – {span[1].hour or 24:02}:{span[1].minute:02}" if _CLOCK.search(from_) else day(from_)
    if (begin.year, begin.month) == (last.year, last.month):
        return f"{begin.day} – {day(last.date().isoformat(), weekday=False)}"
    return f"{day(begin.date().isoformat(), weekday=False)} – {day(last.date().isoformat(), weekday=False)}"


def _named(begin: datetime, last: datetime, precision: str) -> str | None:
    """The name of the stretch where it is a whole decade, year, season or month."""
    same_year = begin.year == last.year
    if precision == "decade":
        return f"{begin.year // 10 * 10}s"
    if precision == "year":
        return str(begin.year) if same_year else f"{begin.year} – {last.year}"
    if precision == "season":
        name = next((words for month, words in SEASONS.values() if month == begin.month), None)
        return f"{name} {begin.year}" if name else None
    if precision == "month" and same_year and begin.month == last.month:
        return f"{MONTHS[begin.month - 1]} {begin.year}"
    if precision == "week":
        return f"week of {_full(begin, weekday=False)}"
    return None
