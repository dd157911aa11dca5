"""What a report's text hints about the day it was written: the weekdays, dates and "yesterdays" of its own voice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from consilience.clean.dating.formats import real
from consilience.clean.dating.quotes import inside, quoted
from consilience.clean.dating.stated import (
    full_date,
    heads_change,
    is_of_publication,
    line_before,
    line_behind,
    opening_of,
)
from consilience.lexicon import rows, words
from consilience.model import READABLE, Annotated, Region, RegionKind, Relative, Span, Time

Form = Literal["weekday", "month-day", "date", "deictic", "week", "weekend", "year"]
Toward = Literal["past", "future", "none"]


HINTING: frozenset[RegionKind] = READABLE | {"dateline"}
"""The kinds of region whose expressions hint at the day; full dates of a dateline are read as stated ones."""


SLIDES = "slides of a gallery"
"""Why regions are set apart that are no part of the report's text, but legends of pictures of what it tells."""

WINDOW = 120
"""Characters before and behind a time whose words are taken to say what it dates."""

ROOT = 6
"""Letters of a word that are compared, so that "Norlund" and "Norlundian" are one."""

_STOP = re.compile(r"[.!?;\n]\s")
_WORD = re.compile(r"[^\W\d_]{3,}")


class Hint(Struct, frozen=True, kw_only=True):
    """A time expression of the report's own voice that narrows the day it was written.

    `weekday` is 1 (Monday) to 7; `shift` counts days ("yesterday": -1) or weeks ("next week": 1); `month` and `day`
    stand with or without `year`; `part` is the part of it in TIMEX3 ("NI", "END"). `region` is the index of the region
    that it stands in, `kind` what that is; `words` are the roots of the words around it, which say what is dated.
    """

    form: Form
    span: Span
    region: int = 0
    kind: RegionKind = "body"
    toward: Toward = "none"
    weekday: int | None = None
    shift: int = 0
    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str = ""
    words: frozenset[str] = frozenset()

    def dates(self, published: date) -> tuple[date, ...]:
        """The days that the words can mean in a report published on `published`; none where they mean none."""
        if self.form == "date" and self.year and self.month and self.day:
            found = real(self.year, self.month, self.day)
            return (found,) if found else ()
        if self.form == "deictic":
            return (published + timedelta(days=self.shift),)
        if self.form == "weekday" and self.weekday:
            return _weekday_dates(self.weekday, self.toward, published)
        if self.form == "month-day":
            found = nearest(self, published)
            return (found,) if found else ()
        if self.form == "week":
            return _week_dates(self.shift, published)
        return ()


def _weekday_dates(weekday: int, toward: Toward, published: date) -> tuple[date, ...]:
    back = published - timedelta(days=(published.isoweekday() - weekday) % 7)
    ahead = published + timedelta(days=(weekday - published.isoweekday()) % 7)
    if toward == "past":
        return (back,)
    return (ahead,) if toward == "future" or back == ahead else (back, ahead)


def _week_dates(shift: int, published: date) -> tuple[date, ...]:
    """The days of a week. At the weekend some say "this week" and some "next week" of the one that begins."""
    monday = published - timedelta(days=published.weekday()) + timedelta(weeks=shift)
    weeks = 2 if published.isoweekday() >= 6 and shift == 0 else 1
    return tuple(monday + timedelta(days=days) for days in range(7 * weeks))


def nearest(hint: Hint, published: date) -> date | None:
    """The date with the month and day of `hint`, and its weekday where it has one, that is nearest `published`."""
    found = [
        day
        for year in (published.year - 1, published.year, published.year + 1)
        if (day := real(year, hint.month or 0, hint.day or 0))
    ]
    return min(found, key=lambda day: abs((day - published).days)) if found else None


def hints(annotated: Annotated) -> tuple[Hint, ...]:
    """The hints in the readable regions, outside quotation marks, in their order."""
    article = annotated.article
    regions = article.regions or (Region(start=0, end=len(article.text), kind="body"),)
    return tuple(_read(article.text, annotated.times, regions))


def _read(text: str, times: tuple[Time, ...], regions: tuple[Region, ...]) -> Iterator[Hint]:
    quotations = quoted(text)
    opening = opening_of(regions)
    index = 0
    for time in times:
        while index < len(regions) and regions[index].end <= time.start:
            index += 1
        if index == len(regions):
            return
        region = regions[index]
        if region.start > time.start or inside(quotations, time.start):
            continue
        hint = _hint(time)
        if hint is None or _of_a_change(text, region, time):
            continue
        if region.kind in HINTING:
            yield replace(hint, region=index, kind=region.kind, words=_around(text, region, time))
        elif hint.form == "month-day" and index in opening and is_of_publication(text, region, time):
            yield replace(hint, region=index, kind="dateline")  # "Posted March 9" says so without a year
        elif hint.form == "date" and region.kind == "related" and _is_of_post(text, region, time):
            yield replace(hint, region=index, kind="related")
        elif region.reason == SLIDES:
            yield replace(hint, region=index, kind="caption", words=_around(text, region, time))


def _of_a_change(text: str, region: Region, time: Time) -> bool:
    """Whether a time is that of a change to the report, which says nothing of the day on which it first came out."""
    return heads_change(line_before(text, region, time.start), line_behind(text, region, time.end))


def _is_of_post(text: str, region: Region, time: Time) -> bool:
    """Whether a date is that of a post which the report embeds, and not one of another report that it links to."""
    return any(pattern.search(text, max(region.start, time.start - WINDOW), time.start) for pattern in _post_dates())


@cache
def _post_dates() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"(?:{pattern})\Z") for (pattern,) in rows("clean/post_dates.txt"))


def _around(text: str, region: Region, time: Time) -> frozenset[str]:
    """The roots of the content words near a time, in its own sentence as far as full stops tell."""
    before = _STOP.split(text[max(region.start, time.start - WINDOW) : time.start])[-1]
    behind = _STOP.split(text[time.end : min(region.end, time.end + WINDOW)])[0]
    found = _WORD.findall(f"{before} {behind}".lower())
    return frozenset(word[:ROOT] for word in found) - words("clean/function_words.txt")


def _hint(time: Time) -> Hint | None:
    if time.type not in ("DATE", "TIME"):
        return None
    if time.relative is None:
        return _absolute(time)
    relative = time.relative
    found = None if relative.to != "published" else _relative(relative, time.span)
    return replace(found, part=_part(time)) if found else None


def _part(time: Time) -> str:
    """The part of the day or longer time that the words name: "NI" for "Friday night", "END" for "late Friday"."""
    suffix = time.relative.suffix[1:3] if time.relative else ""
    return suffix if suffix.isalpha() else time.mod or ""


def _absolute(time: Time) -> Hint | None:
    written = full_date(time)
    if written is None:
        return None
    parts = [int(part) for part in written.split("-")]
    if len(parts) == 3:
        return Hint(form="date", span=time.span, year=parts[0], month=parts[1], day=parts[2])
    return Hint(form="year", span=time.span, year=parts[0], month=parts[1] if parts[1:] else None)


def _relative(relative: Relative, span: Span) -> Hint | None:
    if relative.years or relative.weeks:  # "on 3 March last year", "Tuesday of next week"
        return None
    if relative.month and relative.day:
        return Hint(
            form="month-day",
            span=span,
            toward=relative.toward,
            weekday=relative.weekday,
            month=relative.month,
            day=relative.day,
        )
    if relative.weekday and relative.month is None and relative.day is None:
        # "last Monday" and "next Monday" are used for this week's and the other week's: no help
        return None if relative.shift else _weekday(relative, span)
    return _shifted(relative, span)


def _weekday(relative: Relative, span: Span) -> Hint:
    return Hint(form="weekday", span=span, toward=relative.toward, weekday=relative.weekday)


def _shifted(relative: Relative, span: Span) -> Hint | None:
    if relative.index is not None or relative.month is not None or relative.day is not None:
        return None
    shift = relative.shift
    if relative.unit in ("day", "time") and shift is not None and abs(shift) <= 2:
        return Hint(form="deictic", span=span, shift=shift)
    if relative.unit == "week" and shift is not None and abs(shift) <= 1:
        return Hint(form="week", span=span, shift=shift, toward=relative.toward)
    if relative.unit == "weekend" and (shift is None or abs(shift) <= 1):
        return Hint(form="weekend", span=span, shift=shift or 0, toward=relative.toward)
    return None
