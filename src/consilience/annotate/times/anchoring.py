"""Gives times that hang on another date their value: a pure function of the publication date, so that an article can
be dated again at no cost.

Newspapers' conventions. A weekday in the past is the last such day, the day of publication included; one in the future
the next, included as well. "This week" in a weekend's paper looks to the week that begins unless something past says
otherwise. What the publication date is too coarse for stays unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from consilience.annotate.times.resolving import Base, resolve
from consilience.model import Relative, Time

CLOSE = 20
"""Characters between a time of the clock and the day that it is on."""
LONG_RESULTS = ("P6M", "P9M", "P3Q")
NEARBY = 400
"""Characters within which a time of day ("the evening") belongs to the day spoken of before it."""
HISTORY_DATES, HISTORY_SHARE, HISTORY_NEWS = 8, 0.8, 0.25
"""A text that names so many dates in full, this share of them or more years before its publication, and counts days
and weeks from its publication less than this often for each month or day of the year that it names, tells history: its
months and days hang on the date last spoken of."""


def anchor(times: Iterable[Time], published: str | None) -> tuple[Time, ...]:
    """The times with `value` and `anchor` filled in, for an article published on that date (ISO 8601, perhaps only a
    month or a year). Total: what can't be known keeps no value. Values given before from another date are replaced.

    Without a publication date, times hang on the date last spoken of in the text, as in a history.
    """
    times = tuple(times)
    issue = Base.of(published)
    history = issue is None or _is_history(times, issue)
    spoken = Spoken(issue, issue, None, issue)
    found: list[Time] = []
    for index, time in enumerate(times):
        relative = time.relative
        if relative is None or relative.to == "event":
            found.append(time)
            spoken = spoken.after(time, time.value)
            continue
        if history and _is_undirected(relative):
            relative = msgspec.structs.replace(relative, toward="none", to="reference")
        base = spoken.base(relative, time.start) if relative.to == "reference" or issue is None else issue
        if spoken.quarter and _compares(relative):
            base = spoken.quarter
        if _is_time_of_day(relative) and issue and spoken.place + CLOSE < time.start:
            base = _day_behind(time, times[index + 1 : index + 2], issue) or base
        value = resolve(relative, base) if base else None
        found.append(msgspec.structs.replace(time, value=value, anchor=base.written() if base and value else None))
        spoken = spoken.after(found[-1], value)
    return tuple(found)


def _is_history(times: Sequence[Time], issue: Base) -> bool:
    """Whether most dates that a text names in full lie well before its publication."""
    bases = [Base.of(time.value) for time in times if time.relative is None and time.type in ("DATE", "TIME")]
    years = [base.year for base in bases if base]
    if len(years) < HISTORY_DATES or sum(year < issue.year - 1 for year in years) < HISTORY_SHARE * len(years):
        return False
    relations = [time.relative for time in times if time.relative]
    return sum(map(_is_news, relations)) < HISTORY_NEWS * sum(map(_is_undirected, relations))


def _is_news(relative: Relative) -> bool:
    """Whether a relation counts days or weeks from the day of publication: "Monday", "yesterday", "last week"."""
    plain = relative.to == "published" and relative.month is None and relative.index is None
    return plain and relative.unit in ("day", "week", "weekend")


def _is_undirected(relative: Relative) -> bool:
    """Whether a relation names a month, day of the year or season and leaves the year open."""
    part = relative.month is not None or relative.unit == "season"
    return part and relative.shift is None and relative.years is None


def _is_time_of_day(relative: Relative) -> bool:
    """Whether a relation is a time of the clock or a part of the day whose day the text names elsewhere."""
    return relative.unit == "time" or bool(relative.to == "reference" and relative.suffix and relative.shift == 0)


def _day_behind(time: Time, following: Sequence[Time], issue: Base) -> Base | None:
    """The day that is named right behind a time of the clock: "between 9 a.m. and noon on Tuesday"."""
    for other in following:
        if other.start <= time.end + CLOSE and (other.relative is None or other.relative.to == "published"):
            base = Base.of(other.value if other.relative is None else resolve(other.relative, issue))
            return base if base and base.day else None
    return None


def _looks_aside(relative: Relative) -> bool:
    """Whether a relation to a day of the text only looks back from it ("two days before"): the tale goes on from the
    day itself."""
    return relative.to == "reference" and relative.unit == "day" and (relative.shift or 0) < 0


def _compares(relative: Relative) -> bool:
    """Whether a relation hangs on the quarter that a report on business speaks of: "the quarter", "a year earlier"."""
    return (
        relative.unit == "quarter" and relative.index is None and (relative.to == "reference" or relative.years == -1)
    )


class Spoken(NamedTuple):
    """The dates last spoken of in the text: any, the last one known to the day and where it ends, the last quarter of
    a year; and the day of publication."""

    last: Base | None
    day: Base | None
    quarter: Base | None
    issue: Base | None
    place: int = -NEARBY

    def base(self, relative: Relative, start: int) -> Base | None:
        """The date that a relation to the text hangs on, for an expression that starts there. A time of day far from
        any date is one of the day of publication."""
        if relative.suffix and relative.shift in (None, 0) and start > self.place + NEARBY and self.issue:
            return self.issue
        exact = relative.unit in ("day", "time", "week", "weekend") and relative.month is None
        return self.day if exact else self.last

    def after(self, time: Time, value: str | None) -> Spoken:
        """What was spoken of last, after one more time. Results of half a year are not compared with a quarter's."""
        if time.type == "DURATION" and time.value in LONG_RESULTS:
            return self._replace(quarter=None)
        base = Base.of(value) if time.type in ("DATE", "TIME") else None
        if base is None or (time.relative is not None and _looks_aside(time.relative)):
            return self
        compared = time.relative is not None and time.relative.unit == "quarter" and time.relative.years == -1
        quarter = base if base.quarter and not compared else self.quarter
        if base.day is None:
            return self._replace(last=base, quarter=quarter)
        return self._replace(last=base, day=base, quarter=quarter, place=time.end)
