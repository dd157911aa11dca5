"""Values of expressions that name their date in full: days, months, years, decades, clock times."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from consilience.annotate import numerals
from consilience.annotate.times import days

if TYPE_CHECKING:
    from consilience.annotate.times.frames import Features

LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def fits(month: int | None, day: int) -> bool:
    """Whether a month can have that day."""
    return month is None or day <= LENGTHS[month - 1]


def value(features: Features, suffix: str) -> str | None:
    """The value of a frame that holds its year; None if it leaves the year open, "" if there is no such date."""
    frame = features.frame
    if "iso" in frame:
        return iso(features.tokens("iso")[0].form)
    if "slash" in frame:
        return slashed(features.tokens("slash")[0].form, suffix)
    if "words" in frame:
        spelled = spelled_year([token.word for token in features.tokens("words")])
        return dated(features, int(spelled)) if spelled else ""
    if "decade" in frame:
        return decade(features)
    if "before_christ" in frame:
        number = features.integer("before_christ")
        return f"BC{number:04d}" if number and number <= 9999 else ""
    if "century" in frame:
        number = features.ordinal("century")
        return f"{number - 1:02d}" if number and number <= 21 else ""
    year = features.year()
    return None if year is None else dated(features, year) + suffix


def dated(features: Features, year: int) -> str:
    """A frame's value in a known year."""
    frame = features.frame
    if "holiday" in frame or "nth" in frame:
        day = days.holiday(frame.get("holiday") or nth_weekday(features), year)
        return day.isoformat() if day else ""
    if (index := features.text("index") or features.text("part_of_year")) is not None:
        return f"{year:04d}-{index}"
    month = features.integer("month")
    if month is None:
        return f"{year:04d}"
    if "day" not in frame:
        return f"{year:04d}-{month:02d}"
    number = features.ordinal("day")
    return f"{year:04d}-{month:02d}-{number:02d}" if number and days.valid(year, month, number) else ""


def nth_weekday(features: Features) -> str:
    """The rule of "the first Tuesday of November", as holidays are written: "11-n1w2"."""
    nth = features.ordinal("nth") or -1
    return f"{features.integer('month') or 0:02d}-n{nth}w{features.integer('weekday')}"


def iso(form: str) -> str:
    """An ISO 8601 date or time stamp, cut to the minute."""
    if form.isdigit():
        form = f"{form[:4]}-{form[4:6]}-{form[6:]}"
    return form[:10] + ("T" + form[11:16] if len(form) > 10 else "") if days.day_of(form) else ""


def slashed(form: str, suffix: str = "") -> str:
    """A date in figures. "03/04/2022" is the 3rd of April to some and the 4th of March to others: only the year is
    sure. With dots the day always stands first."""
    parts = [int(part) for part in re.split(r"[/.]", form)]
    if parts[0] > 999:
        year, month, day = parts
    elif "." in form or parts[0] > 12:
        day, month, year = parts
    elif parts[1] > 12 or parts[0] == parts[1]:
        month, day, year = parts
    else:
        return f"{parts[2]:04d}-XX-XX"
    return f"{year:04d}-{month:02d}-{day:02d}{suffix}" if days.valid(year, month, day) else ""


def spelled_year(words: Sequence[str]) -> str:
    """A year in words: "nineteen ninety-seven"."""
    words = [word for word in words if word not in ("the", "year", "-")]
    century, rest = numerals.number(words[:1]), numerals.number(words[1:])
    if century is None or rest is None:
        return ""
    return f"{int(century) * 100 + (0 if words[1] == 'hundred' else int(rest)):04d}"


def decade(features: Features) -> str:
    """A decade's first three figures: "the 1990s" and "the nineties" are 199. Two figures mean the last century, but
    for those that it is still young."""
    word = features.text("decade")
    if word is None:
        digits = "".join(filter(str.isdigit, features.tokens("decade")[0].word))
        if len(digits) == 4:
            return digits[:3]
        word = digits[0] if len(digits) == 2 else ""
    return "19" + word if word else ""


CLOCK = re.compile(r"(\d{1,2})[:.](\d\d)(?::\d\d)?")
HOURS = {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}


def clock(words: Sequence[str], part: str | None) -> str | None:
    """A time of the clock as "T17:30". None if there is no such time."""
    hour, minute = None, 0
    half: str | None = None
    for word in words:
        if word in HOURS:
            return HOURS[word]
        if match := CLOCK.fullmatch(word):
            hour, minute = int(match[1]), int(match[2])
        elif word.isdigit() and hour is None:
            hour, minute = (int(word[:2]), int(word[2:])) if len(word) == 4 else (int(word), 0)
        elif word[0] in "ap" and word.replace(".", "").replace(" ", "") in ("am", "pm"):
            half = word[0]
        elif hour is None and (number := numerals.number([word])) is not None:
            hour = int(number)
    if hour is None or hour > 24 or minute > 59 or (half and not 1 <= hour <= 12):
        return None
    if half is None and part in ("TAF", "TEV", "TNI") and hour < 12:
        half = "p"
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"T{hour:02d}:{minute:02d}"
