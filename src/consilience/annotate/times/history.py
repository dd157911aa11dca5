"""Texts that tell of years long past, in which "in March" hangs on the year last told and not on the day that the text
came out: histories, lives, chronicles.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from consilience.annotate.times.resolving import Base
from consilience.model import Relative, Time

DATES, SHARE, NEWS = 8, 0.8, 0.25
"""A text that names so many dates in full, this share of them two or more years before its publication, and counts days
and weeks from its publication less than NEWS times for each month or day of the year that it names, tells history."""
FEW, MANY = 3, 24
"""One that names fewer dates in full, but FEW, tells history if it names so many months and days beside them and has no
day or week that is counted from its publication."""
ASIDE = 20
"""Years from the date last told beyond which a bare year is a word aside ("as in 1812", a book of 2004)."""


def is_history(times: Sequence[Time], issue: Base) -> bool:
    """Whether most dates that a text names in full lie well before its publication."""
    bases = [Base.of(time.value) for time in times if time.relative is None and time.type in ("DATE", "TIME")]
    years = [base.year for base in bases if base]
    relations = [time.relative for time in times if time.relative]
    undirected = sum(map(_is_undirected, relations)) - sum(map(_is_holiday, relations))
    news = sum(map(_is_news, relations))
    if len(years) < FEW or sum(year < issue.year - 1 for year in years) < SHARE * len(years):
        return False
    if len(years) < DATES:
        return undirected >= MANY and not news
    return news < NEWS * undirected


def beginning(times: Sequence[Time]) -> Base | None:
    """The first date that a history names in full: what stands before it hangs on it as well. None for one that names
    few months and days, which may begin with news."""
    if sum(_is_undirected(time.relative) for time in times if time.relative) < DATES:
        return None
    bases = (Base.of(time.value) for time in times if time.relative is None and time.type in ("DATE", "TIME"))
    return next((base for base in bases if base), None)


def told(relative: Relative) -> Relative:
    """A relation as a history means it."""
    if _is_undirected(relative):
        return msgspec.structs.replace(relative, toward="none", to="reference")
    if relative.to == "published" and relative.unit == "year" and not relative.shift and relative.month is None:
        return msgspec.structs.replace(relative, shift=0, to="reference")  # "the end of the year"
    return relative


def strays(base: Base, last: Base) -> bool:
    """Whether a bare year is named aside in a tale that has come to a date far from it."""
    bare = base.month is None and base.quarter is None
    return bare and last.month is not None and abs(base.year - last.year) > ASIDE


def _is_news(relative: Relative) -> bool:
    """Whether a relation counts days or weeks from the day of publication: "Monday", "yesterday", "last week"."""
    plain = relative.to == "published" and relative.month is None and relative.index is None and relative.day is None
    return plain and relative.unit in ("day", "week", "weekend")


def _is_undirected(relative: Relative) -> bool:
    """Whether a relation names a month, season, holiday or day of the year or month and leaves the rest open."""
    named = (relative.month, relative.day, relative.index) != (None, None, None)
    part = named and relative.unit in ("day", "month", "season")
    return part and relative.to == "published" and relative.shift is None and relative.years is None


def _is_holiday(relative: Relative) -> bool:
    """Whether a relation names a holiday, which a column on the day has many of."""
    return relative.unit == "day" and relative.index is not None
