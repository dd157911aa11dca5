"""Reads a date as machines and pages write it: metadata values, addresses, file names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache

from consilience.lexicon import rows

FIRST_YEAR, LAST_YEAR = 1800, 2199
"""Years outside these are taken for placeholders and slips."""

PLACEHOLDERS = frozenset({date(1900, 1, 1), date(1970, 1, 1)})
"""What software writes for "no date"."""

LONGEST = 400
"""Characters of a value that are looked at; no date stands further in."""

_ISO = re.compile(
    r"(?<![0-9])([12][0-9]{3})([-/.]?)([01][0-9])(?:\2([0-3][0-9]))?"
    r"(?=$|[0-9]{4}(?:[0-9]{2})?(?![0-9])|[T t_,;)]|[^0-9A-Za-z/.-])"
)
_LOOSE = re.compile(r"(?<![0-9])([12][0-9]{3})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?![0-9])")
_NUMERIC = re.compile(r"(?<![0-9])([0-9]{1,2})([-/.])([0-9]{1,2})\2([12][0-9]{3})(?![0-9])")
_DAY_FIRST = re.compile(
    r"(?<![0-9])([0-9]{1,2})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?([a-z]{3,9})\.?,?[\s-]+([12][0-9]{3})(?![0-9])"
)
_MONTH_FIRST = re.compile(
    r"(?<![a-z])([a-z]{3,9})\.?\s+([0-9]{1,2})(?:st|nd|rd|th)?,?\s+(?:at\s+)?([12][0-9]{3})(?![0-9])"
)
_CTIME = re.compile(r"(?<![a-z])([a-z]{3})\s+([0-9]{1,2})\s+[0-9:]{5,8}\s+(?:[a-z]{2,5}\s+)?([12][0-9]{3})(?![0-9])")
_MONTH_YEAR = re.compile(r"(?<![a-z])([a-z]{3,9})\.?,?\s+([12][0-9]{3})(?![0-9])")
_EPOCH = re.compile(r"([0-9]{9,10})(?:[0-9]{3})?(?:\.[0-9]+)?")
_YEAR = re.compile(r"[12][0-9]{3}")


@cache
def months() -> dict[str, int]:
    """The number of the month for every English name and abbreviation, lower case."""
    return {name: int(number) for name, number in rows("clean/months.tsv")}


def real(year: int, month: int, day: int) -> date | None:
    """The date, or None where there is no such day or it is a placeholder."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if FIRST_YEAR <= year <= LAST_YEAR and found not in PLACEHOLDERS else None


def possible(value: str) -> tuple[str, ...]:
    """The dates that `value` can mean, as ISO 8601, each a day, a month or a year; nothing where it is no date.

    ISO 8601, RFC 2822, seconds or milliseconds since 1970 (UTC), and the usual English orders are read, with or
    without words around them. The day is the one written, in the zone that it is written in. A numeric date whose
    order can't be told ("03/04/2031") gives both readings, so that the text may decide between them.
    """
    text = value[:LONGEST].strip().lower()
    for read in (_epoch, _iso, _named, _numeric, _coarse):
        found = tuple(dict.fromkeys(read(text)))
        if found:
            return found
    return ()


def _epoch(text: str) -> Iterator[str]:
    match = _EPOCH.fullmatch(text)
    if match and len(match[1]) >= 9:
        found = datetime.fromtimestamp(int(match[1]), UTC).date()
        if found.year >= 1990:
            yield found.isoformat()


def _iso(text: str) -> Iterator[str]:
    for match in _ISO.finditer(text):
        year, month = int(match[1]), int(match[3])
        if match[4] and (found := real(year, month, int(match[4]))):
            yield found.isoformat()
            return
        if match[4] is None and match[2] == "-" and real(year, month, 1):
            yield f"{year:04}-{month:02}"
            return
    for match in _LOOSE.finditer(text):
        if found := real(int(match[1]), int(match[2]), int(match[3])):
            yield found.isoformat()
            return


def _named(text: str) -> Iterator[str]:
    for pattern, day_group, name_group in ((_DAY_FIRST, 1, 2), (_MONTH_FIRST, 2, 1), (_CTIME, 2, 1)):
        for match in pattern.finditer(text):
            month = months().get(match[name_group])
            if month and (found := real(int(match[3]), month, int(match[day_group]))):
                yield found.isoformat()
                return


def _numeric(text: str) -> Iterator[str]:
    for match in _NUMERIC.finditer(text):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        day_first = real(year, second, first)
        month_first = None if match[2] == "." else real(year, first, second)  # full stops are written day first
        if day_first or month_first:
            yield from (found.isoformat() for found in (day_first, month_first) if found)
            return


def _coarse(text: str) -> Iterator[str]:
    for match in _MONTH_YEAR.finditer(text):
        month = months().get(match[1])
        if month and real(int(match[2]), month, 1):
            yield f"{int(match[2]):04}-{month:02}"
            return
    if _YEAR.fullmatch(text) and real(int(text), 6, 1):
        yield text
