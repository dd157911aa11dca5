"""What speaks for and against a day of publication, named so that each has a weight in `clean/day_weights.tsv`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from consilience.clean.dating.formats import real
from consilience.clean.dating.hints import Hint, nearest

LEAD_REGIONS = 3
"""The peg of a report stands in its first paragraphs: the first weekday in them."""

MOST = 3
"""A weekday named more often than this counts as named this often."""


def weekday_features(hints: Sequence[Hint], weekday: int) -> Iterator[str]:
    """The names of the features that hold if a report with these `hints` was published on a `weekday` (1 = Monday)."""
    yield f"published.{weekday}"
    yield from _weekdays(hints, weekday)
    yield from _weeks(hints, weekday)


def _weekdays(hints: Sequence[Hint], weekday: int) -> Iterator[str]:
    named = Counter((hint.toward, hint.weekday) for hint in hints if hint.form == "weekday" and hint.weekday)
    shifts = {hint.shift for hint in hints if hint.form == "deictic"}
    for (toward, named_day), count in sorted(named.items()):
        days = (named_day - weekday) % 7 if toward == "future" else (weekday - named_day) % 7
        yield f"{toward}.{min(count, MOST)}.{days}"
        if days == 0 and 0 in shifts:
            yield f"{toward}.today"  # a report that says "today" does not also name the day
        if days == 1 and (1 if toward == "future" else -1) in shifts:
            yield f"{toward}.yesterday-or-tomorrow"
    told = [hint for hint in hints if hint.form == "weekday" and hint.toward == "past" and hint.part]
    for named_day, part in sorted({(hint.weekday or 0, hint.part) for hint in told}):
        if (days := (weekday - named_day) % 7) <= 1:
            yield f"part.{part}.{days}"  # what happens at night is told the next day
    for peg in pegs(hints):
        if peg.weekday:
            yield f"peg.{peg.toward}.{(weekday - peg.weekday) % 7}"


def pegs(hints: Sequence[Hint]) -> Iterator[Hint]:
    """The first weekday of the report's opening told in the past, to come, and without direction: its news."""
    first = hints[0].region if hints else 0
    had = set()
    for hint in hints:
        if hint.region > first + LEAD_REGIONS:
            return
        if hint.form == "weekday" and hint.toward not in had:
            had.add(hint.toward)
            yield hint


def _weeks(hints: Sequence[Hint], weekday: int) -> Iterator[str]:
    for toward in sorted({hint.toward for hint in hints if hint.form == "weekend"}):
        yield f"weekend.{toward}.{weekday}"
    for shift, toward in sorted({(hint.shift, hint.toward) for hint in hints if hint.form == "week"}):
        yield f"week.{shift}.{toward}.{weekday}"


def distinct_dates(hints: Sequence[Hint]) -> list[Hint]:
    """Those of `hints` that name dates, one for each date and way of telling it: what it says does not hang on how
    often it stands there."""
    dated = (hint for hint in hints if hint.form in ("month-day", "date"))
    alike = {(one.form, one.kind, one.toward, one.weekday, one.year, one.month, one.day): one for one in dated}
    return list(alike.values())


def date_features(hints: Sequence[Hint], day: date) -> Iterator[str]:
    """The names of the features that hold if it was published on `day`, beside those of the weekday."""
    yield from sorted({name for hint in hints for name in _of_date(hint, day)})


def _of_date(hint: Hint, day: date) -> Iterator[str]:
    if hint.form == "month-day" and (meant := nearest(hint, day)):
        place = hint.kind if hint.kind in ("caption", "dateline") else "month-day"
        yield f"{place}.{hint.toward}.{distance((day - meant).days)}"
        if hint.weekday not in (None, meant.isoweekday()):
            yield "other-weekday"  # "Sunday, March 9" in a year in which that is no Sunday
    if hint.form == "date" and hint.kind != "dateline":
        named = real(hint.year or 0, hint.month or 0, hint.day or 0)
        if named:
            yield f"{'caption-date' if hint.kind == 'caption' else 'date'}.{distance((day - named).days)}"


def distance(days: int) -> str:
    """How many days ago, in steps that grow: "ago.0" for the same day, "ago.4-7", "ahead.1"."""
    side = "ago" if days >= 0 else "ahead"
    size = abs(days)
    for low, high in ((0, 0), (1, 1), (2, 3), (4, 7), (8, 14), (15, 30)):
        if size <= high:
            return f"{side}.{low}-{high}" if high > low else f"{side}.{low}"
    return f"{side}.31"
