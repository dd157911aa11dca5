"""The figures of an article that tell one event from another like it: numbers, and the days, months and years that its
text names. All are read by their look alone, so that they cost next to nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)"
_INITIAL = re.compile(
    r"[JFMASOND](?<!\w[A-Z])(?:an|eb|ar|pr|ay|un|ul|ug|ep|ct|ov|ec|AN|EB|AR|PR|AY|UN|UL|UG|EP|CT|OV|EC)"
)  # where a month may begin: begins with a single letter, which is looked for many times as fast as `_MONTH`
_BEFORE = re.compile(r"(?<!\w)(\d{1,2})(?:st|nd|rd|th)? $")
_LONGEST = 6  # characters that `_BEFORE` looks at
_DAY_MONTH = re.compile(rf"(?P<month>{_MONTH})[a-zA-Z]{{0,6}}\b")
_MONTH_DAY = re.compile(rf"(?P<month>{_MONTH})[a-zA-Z]{{0,6}}\.?(?: (?P<day>\d{{1,2}})\b(?! ?[:.]\d| ?:))?")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
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


def told(text: str, words: Mapping[str, int]) -> Told:
    """What `text` tells, whose counted `words` are known already."""
    numbers: dict[str, int] = {}
    years: dict[str, int] = {}
    for word in [word for word in words if not word.isalpha()]:
        if not word[0].isdigit():
            continue
        if len(word) == 4 and word.isascii() and word.isdigit() and word[:2] in ("19", "20"):
            years[word] = words[word]
        elif len(word) > 1:
            numbers[word] = words[word]
    weekdays = {day: words[day] for day in _WEEKDAYS if day in words}
    days, months = _dates(text)
    return Told(numbers=numbers, days=days, years=years, months=months, weekdays=weekdays)


def _dates(text: str) -> tuple[dict[str, int], dict[str, int]]:
    """The days and the months that a text names, counted."""
    days: dict[str, int] = {}
    months: dict[str, int] = {}
    end = 0
    for initial in _INITIAL.finditer(text):
        start = initial.start()
        if start < end:
            continue
        before = _BEFORE.search(text[max(end - 1, start - _LONGEST, 0) : start])
        match = _DAY_MONTH.match(text, start) if before else None
        written = before[1] if before and match else None
        if match is None:
            match = _MONTH_DAY.match(text, start)
            if match is None:
                continue
            written = match["day"]
        end = match.end()
        month = _MONTHS.index(match["month"].lower()) + 1
        if written and 1 <= int(written) <= 31:
            day = f"{month}-{int(written)}"
            days[day] = days.get(day, 0) + 1
        elif written or match.group().rstrip(".").lower() not in _FULL:  # "Marine", "Mayor", "may": no month
            continue
        months[str(month)] = months.get(str(month), 0) + 1
    return days, months
