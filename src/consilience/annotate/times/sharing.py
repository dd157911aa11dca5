"""Gives the year of a date to a neighbour that shares it: in "between 8 and 23 November 1936" or "from May 15 to August
16, 1988" the year is written once and meant twice. Syntax alone tells it, so it is known without a publication date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from consilience.annotate.times.resolving import Base, resolve
from consilience.model import Time

JOINED = re.compile(r",?\s*(?:-{1,2}|–|—|to|and|or|through|until|till)\s*(?:the\s)?|,\s")
"""What stands between two dates of one range or list."""
RANGE = re.compile(r",?\s*(?:-{1,2}|–|—|to|and|or|through|until|till)\s*(?:the\s)?")
"""The same where the year comes first, which a mere comma does not carry on."""
LONGEST = 16
DATED = re.compile(r"(\d{4})-(?:(\d\d)(?:-(\d\d))?|(SP|SU|FA|WI))(?!\d)")
SEASON_BEGINS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def share_years(times: Sequence[Time], text: str) -> tuple[Time, ...]:
    """The times, those without a year dated by the neighbour that they form a range or a list with."""
    found = list(times)
    for index in range(len(found) - 2, -1, -1):
        if _is_open(found[index]) and _are_joined(found[index], found[index + 1], text, JOINED):
            found[index] = _before(found[index], found[index + 1])
    for index in range(1, len(found)):
        if _is_open(found[index]) and _are_joined(found[index - 1], found[index], text, RANGE):
            found[index] = _after(found[index], found[index - 1])
    return tuple(found)


def _is_open(time: Time) -> bool:
    """Whether a time names a month, a day of one or a season and nothing tells its year."""
    relative = time.relative
    if relative is None or relative.to != "published" or time.type not in ("DATE", "TIME"):
        return False
    named = relative.month is not None or (relative.unit == "season" and relative.index is not None)
    return named and relative.unit != "week" and relative.shift is None and relative.years is None


def _are_joined(left: Time, right: Time, text: str, pattern: re.Pattern[str]) -> bool:
    return right.start - left.end <= LONGEST and pattern.fullmatch(text, left.end, right.start) is not None


def _before(time: Time, dated: Time) -> Time:
    """A time that a dated one follows: in the same year, unless its month comes later in the year."""
    known = _known(dated)
    return time if known is None else _in_year(time, known[0] - (_place(time) > known[1]))


def _after(time: Time, dated: Time) -> Time:
    """A time that follows a dated one."""
    known = _known(dated)
    return time if known is None else _in_year(time, known[0] + (_place(time) < known[1]))


def _known(time: Time) -> tuple[int, int] | None:
    """The year of a time that is dated in full, and its place in the year."""
    match = DATED.match(time.value or "") if time.relative is None else None
    if match is None:
        return None
    return int(match[1]), SEASON_BEGINS[match[4]] if match[4] else int(match[2])


def _place(time: Time) -> int:
    relative = time.relative
    if relative is None:
        return 0
    return relative.month or SEASON_BEGINS.get(relative.index or "", 0)


def _in_year(time: Time, year: int) -> Time:
    if time.relative is None or (base := Base.of(f"{max(year, 0):04d}")) is None:
        return time
    value = resolve(msgspec.structs.replace(time.relative, years=0), base)
    return time if value is None else msgspec.structs.replace(time, value=value, relative=None)
