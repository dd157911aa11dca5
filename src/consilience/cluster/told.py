"""The figures of an article that tell one event from another like it: numbers, and the days, months and years that its
text names. All are read by their look alone, so that they cost next to nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from consilience.cluster.characters import DIGIT, Characters, Forms, Places, Spans

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)"
_BEFORE = re.compile(r"(?<!\w)(\d{1,2})(?:st|nd|rd|th)? $")
_LONGEST = 6  # characters that `_BEFORE` looks at
_DAY_MONTH = re.compile(rf"(?P<month>{_MONTH})[a-zA-Z]{{0,6}}\b")
_MONTH_DAY = re.compile(rf"(?P<month>{_MONTH})[a-zA-Z]{{0,6}}\.?(?: (?P<day>\d{{1,2}})\b(?! ?[:.]\d| ?:))?")
_MONTH_LENGTH = 3
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_FULL = frozenset(
    ("january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december")
)


def told(text: Characters, words: Spans, capitalised: Places, capitals: Places) -> dict[str, list[str]]:
    """Numbers (without years), days ("7-21" is 21 July), years, months and weekdays that a text tells, each as often as
    it tells them. The words, the numbers of those that are capitalised, and the capitals are given."""
    numbers: list[str] = []
    years: list[str] = []
    for word in text.spelled(words, (text.kinds[words.starts] & DIGIT > 0).nonzero()[0]):
        if len(word) == 4 and word.isascii() and word.isdigit() and word[:2] in ("19", "20"):
            years.append(word)
        elif len(word) > 1:
            numbers.append(word)
    weekdays = _weekdays().spelled(words.hashes.take(capitalised))
    first = text.spans(capitals, capitals + _MONTH_LENGTH).hashes
    days, months = _dates(text.text, capitals[_months().found(first)].tolist())
    return {"numbers": numbers, "days": days, "years": years, "months": months, "weekdays": weekdays}


@cache
def _weekdays() -> Forms:
    """The days of the week."""
    return Forms(_WEEKDAYS)


@cache
def _months() -> Forms:
    """The first letters of months."""
    return Forms(form for month in _MONTHS for form in (month.title(), month.upper()))


def _dates(text: str, starts: Iterable[int]) -> tuple[list[str], list[str]]:
    """The days and the months that a text names; at each of `starts` one may begin."""
    days: list[str] = []
    months: list[str] = []
    end = 0
    for start in starts:
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
            days.append(f"{month}-{int(written)}")
        elif written or match.group().rstrip(".").lower() not in _FULL:  # "Marine", "Mayor", "may": no month
            continue
        months.append(str(month))
    return days, months
