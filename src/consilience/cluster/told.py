"""The figures of an article that tell one event from another like it: numbers, and the days, months and years that its
text names. All are read by their look alone, so that they cost next to nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)"
_DAY = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<before>{_MONTH})[a-zA-Z]{{0,6}}\b"
    rf"|\b(?P<month>{_MONTH})[a-zA-Z]{{0,6}}\.?(?: (?P<of>\d{{1,2}})\b(?! ?[:.]\d| ?:))?"
)
_WEEKDAYS = frozenset(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"))
_FULL = frozenset(
    ("january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december")
)


class Told(Struct, frozen=True, kw_only=True):
    """Counted numbers (without years), days ("7-21" is 21 July), years, months and weekdays of a text."""

    numbers: Mapping[str, int]
    days: Mapping[str, int]
    years: Mapping[str, int]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]


def told(text: str, words: Iterable[tuple[str, int]]) -> Told:
    """What `text` tells, whose counted `words` are known already."""
    numbers: dict[str, int] = {}
    years: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    for word, count in words:
        if word[0].isdigit():
            if len(word) == 4 and word.isascii() and word.isdigit() and word[:2] in ("19", "20"):
                years[word] = count
            elif len(word) > 1:
                numbers[word] = count
        elif word in _WEEKDAYS:
            weekdays[word] = count
    days, months = _dates(text)
    return Told(numbers=numbers, days=days, years=years, months=months, weekdays=weekdays)


def _dates(text: str) -> tuple[Counter[str], Counter[str]]:
    """The days and the months that a text names, counted."""
    days: Counter[str] = Counter()
    months: Counter[str] = Counter()
    for match in _DAY.finditer(text):
        written = match["before"] or match["month"]
        month = _MONTHS.index(written.lower()) + 1
        day = match["day"] or match["of"]
        if day and 1 <= int(day) <= 31:
            days[f"{month}-{int(day)}"] += 1
        elif match.group().rstrip(".").lower() not in _FULL:  # "Marine", "Mayor", "may": no month
            continue
        months[str(month)] += 1
    return days, months
