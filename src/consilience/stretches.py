"""The stretch of days that a TIMEX3 value names, so that dates of unlike precision can be held against each other."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

Precision = Literal["minute", "hour", "part-of-day", "day", "week", "month", "season", "year", "decade"]

FINENESS: tuple[Precision, ...] = ("minute", "hour", "part-of-day", "day", "week", "month", "season", "year", "decade")
"""The precisions, finest first."""

_VALUE = re.compile(r"(?P<year>[12][0-9]{2}[0-9]?)(?:-(?P<rest>[^T]+))?(?:T(?P<time>.+))?")
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_PARTS = frozenset({"MO", "MI", "AF", "EV", "NI", "DT"})
_THIRDS = {"START": 0, "MID": 1, "END": 2}


class Stretch(Struct, frozen=True, kw_only=True, order=True):
    """From the `first` to the `last` day, both included, as exactly as `precision` says; `clock` is the part of the
    day as TIMEX3 writes it ("T17:30", "TEV"), if the words name one."""

    first: date
    last: date
    precision: Precision
    clock: str = ""

    @property
    def from_(self) -> str:
        """The beginning as ISO 8601."""
        return self.first.isoformat() + self.clock

    @property
    def to(self) -> str:
        """The end, which belongs to the stretch."""
        return self.last.isoformat() + self.clock

    def meets(self, other: Stretch) -> bool:
        """Whether the two can be the same time."""
        return self.first <= other.last and other.first <= self.last

    @property
    def exact(self) -> bool:
        """Whether it names a day or a part of one."""
        return self.first == self.last


def stretch(value: str | None, mod: str | None = None) -> Stretch | None:
    """The days that a value of a DATE or TIME names, narrowed by its mod ("late December"); None for the vague ones
    ("the past") and for dates that no calendar has."""
    match = _VALUE.fullmatch(value or "")
    if match is None:
        return None
    try:
        found = _decade(match) if len(match["year"]) == 3 else _dated(match)
    except ValueError:
        return None
    return _narrowed(found, mod) if found else None


def _decade(match: re.Match[str]) -> Stretch | None:
    if match["rest"] or match["time"]:
        return None
    year = int(match["year"]) * 10
    return Stretch(first=date(year, 1, 1), last=date(year + 9, 12, 31), precision="decade")


def _dated(match: re.Match[str]) -> Stretch | None:
    year, rest, time = int(match["year"]), match["rest"], match["time"]
    if rest is None:
        return None if time else Stretch(first=date(year, 1, 1), last=date(year, 12, 31), precision="year")
    if day := re.fullmatch(r"([0-9]{2})-([0-9]{2})", rest):
        return _on(date(year, int(day[1]), int(day[2])), time)
    if re.fullmatch(r"[0-9]{2}", rest):
        return _months(year, int(rest), 1, "month")
    if week := re.fullmatch(r"W([0-9]{2})(?:-(WE|[1-7]))?", rest):
        return _of_week(year, int(week[1]), week[2], time)
    if rest in _SEASONS:
        return _months(year, _SEASONS[rest], 3, "season")
    if part := re.fullmatch(r"([QH])([1-4])", rest):
        length = 3 if part[1] == "Q" else 6
        return _months(year, (int(part[2]) - 1) * length + 1, length, "season")
    return None


def _on(day: date, time: str | None) -> Stretch:
    if time is None:
        return Stretch(first=day, last=day, precision="day")
    if time in _PARTS:
        return Stretch(first=day, last=day, precision="part-of-day", clock=f"T{time}")
    clock = re.match(r"([0-2][0-9])(:[0-5][0-9])?", time)
    if clock is None:
        return Stretch(first=day, last=day, precision="day")
    return Stretch(first=day, last=day, precision="minute" if clock[2] else "hour", clock=f"T{clock[0]}")


def _months(year: int, month: int, count: int, precision: Precision) -> Stretch:
    end = month - 1 + count - 1
    last_year, last_month = year + end // 12, end % 12 + 1
    last = date(last_year, last_month, calendar.monthrange(last_year, last_month)[1])
    return Stretch(first=date(year, month, 1), last=last, precision=precision)


def _of_week(year: int, week: int, part: str | None, time: str | None) -> Stretch:
    monday = date.fromisocalendar(year, week, 1)
    if part == "WE":
        return Stretch(first=monday + timedelta(days=5), last=monday + timedelta(days=6), precision="week")
    if part:
        return _on(monday + timedelta(days=int(part) - 1), time)
    return Stretch(first=monday, last=monday + timedelta(days=6), precision="week")


def _narrowed(found: Stretch, mod: str | None) -> Stretch:
    """The third of a longer stretch that "early", "mid" or "late" names."""
    third = _THIRDS.get(mod or "")
    days = (found.last - found.first).days + 1
    if third is None or days < 3 or found.precision == "week":
        return found
    first = found.first + timedelta(days=days * third // 3)
    last = found.first + timedelta(days=days * (third + 1) // 3 - 1)
    return Stretch(first=first, last=last, precision=found.precision)
