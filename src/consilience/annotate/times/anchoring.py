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

from consilience.annotate.times.history import beginning, is_history, strays, told
from consilience.annotate.times.resolving import Base, resolve
from consilience.asides import aside
from consilience.model import Relative, Time

CLOSE = 20
"""Characters between a time of the clock and the day that it is on."""
LONG_AGO = 21
"""Days before publication from which a day told of is background, which ends with its paragraph."""
LONG_RESULTS = ("P6M", "P9M", "P3Q")
NEARBY = 400
"""Characters within which a time of day ("the evening") belongs to the day spoken of before it."""


def anchor(times: Iterable[Time], published: str | None, text: str = "") -> tuple[Time, ...]:
    """The times with `value` and `anchor` filled in, for an article published on that date (ISO 8601, perhaps only a
    month or a year). Total: what can't be known keeps no value. Values given before from another date are replaced.

    Without a publication date, times hang on the date last spoken of in the text, as in a history. Of the `text` that
    they stand in the words before a date are read, where it is given: a time of day does not hang on a date aside.
    """
    times = tuple(times)
    issue = Base.of(published)
    history = issue is None or is_history(times, issue)
    began = beginning(times) if history and issue else None
    spoken = Spoken(began or issue, began or issue, None, None if began else issue)
    found: list[Time] = []
    for index, time in enumerate(times):
        relative = time.relative
        if relative is None or relative.to == "event":
            found.append(time)
            spoken = spoken.after(time, time.value, text)
            continue
        if history:
            relative = told(relative)
        base = spoken.base(relative, time.start, text) if relative.to == "reference" or issue is None else issue
        if base and _compares(relative):
            base = spoken.quarter or (base.of_year() if relative.years else base)
        if _is_time_of_day(relative) and issue and spoken.place + CLOSE < time.start:
            base = _day_behind(time, times[index + 1 : index + 2], issue) or base
        if base and issue and _is_earlier(time, relative) and base.day and issue.day and base.day > issue.day:
            base = issue
        value = resolve(relative, base) if base else None
        found.append(msgspec.structs.replace(time, value=value, anchor=base.written() if base and value else None))
        if began is None or relative.to == "reference":  # the "now" of a history is no part of its tale
            spoken = spoken.after(found[-1], value, text)
    return tuple(found)


def _is_earlier(time: Time, relative: Relative) -> bool:
    """Whether something was "earlier in the day": not of a day to come, though that was spoken of last."""
    return time.mod == "START" and relative.to == "reference" and relative.unit == "day" and relative.shift == 0


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
    """Whether a relation to a date of the text only looks back from it ("two days before", "the previous year"): the
    tale goes on from the date itself."""
    compares = relative.unit == "quarter" and relative.years == -1
    return compares or (relative.to == "reference" and (relative.shift or 0) < 0)


def _compares(relative: Relative) -> bool:
    """Whether a relation hangs on the quarter that a report on business speaks of: "the quarter", "a year earlier"."""
    return (
        relative.unit == "quarter" and relative.index is None and (relative.to == "reference" or relative.years == -1)
    )


class Spoken(NamedTuple):
    """The dates last spoken of in the text: any, the last one known to the day and where it ends, the last quarter of
    a year; and the day of publication. `aside` is where something was told behind that day of how it began on some
    other: which day it is then, the text leaves open."""

    last: Base | None
    day: Base | None
    quarter: Base | None
    issue: Base | None
    place: int = -NEARBY
    aside: int | None = None

    def base(self, relative: Relative, start: int, text: str) -> Base | None:
        """The date that a relation to the text hangs on, for an expression that starts there. A time of day far from
        any date is one of the day of publication; behind something told of how it began, or in the paragraphs behind
        one of long ago, it can be of any."""
        if relative.suffix and relative.shift in (None, 0) and self.issue:
            if self.aside is not None and self.aside + CLOSE < start <= self.aside + NEARBY:
                return None
            if start > self.place + NEARBY:
                return self.issue
            if self._is_long_ago() and "\n" in text[self.place : start]:
                return None
        part = (relative.month, relative.day, relative.index) != (None, None, None)
        exact = relative.unit in ("day", "time", "week", "weekend") and not part
        return self.day if exact else self.last

    def _is_long_ago(self) -> bool:
        """Whether the day last spoken of lies weeks before publication, so that news told behind it is of another."""
        if self.issue is None or self.issue.day is None or self.day is None or self.day.day is None:
            return False
        return (self.issue.day - self.day.day).days > LONG_AGO

    def after(self, time: Time, value: str | None, text: str) -> Spoken:
        """What was spoken of last, after one more time of the text. Results of half a year are not compared with a
        quarter's."""
        if time.type == "DURATION" and time.value in LONG_RESULTS:
            return self._replace(quarter=None)
        base = Base.of(value) if time.type in ("DATE", "TIME") else None
        if base is None or (time.relative is not None and _looks_aside(time.relative)):
            return self
        if self.issue is None and self.last is not None and strays(base, self.last):
            return self
        quarter = base if base.quarter and not self._is_outlook(base) else self.quarter
        if base.day is None:
            return self._replace(last=base, quarter=quarter)
        told = aside(text, time.start) if self.issue else None
        if told == "since":
            return self._replace(last=base, day=base, quarter=quarter, place=time.end, aside=time.end)
        if told:
            return self._replace(last=base, quarter=quarter)
        return self._replace(last=base, day=base, quarter=quarter, place=time.end, aside=None)

    def _is_outlook(self, base: Base) -> bool:
        """Whether a quarter is still to be reported on ("will cut fourth-quarter profit"), where one was named that
        has been: what is compared is the latter."""
        if self.quarter is None or self.issue is None or self.issue.month is None:
            return False
        current = (self.issue.year, f"Q{(self.issue.month - 1) // 3 + 1}")
        return (base.year, base.quarter or "") >= current > (self.quarter.year, self.quarter.quarter or "")
