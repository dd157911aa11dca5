"""How likely a day of publication is: by a report's text, and by the dates that are stated with it.

The weights of the text are those of a conditional logit (McFadden 1974) over the days around the true one, fitted on
dated news; they stand in `clean/day_weights.tsv`. Scores are natural logarithms of likelihoods, up to a constant.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from math import log

from msgspec import Struct

from consilience.clean.dating.features import date_features, distinct_dates, weekday_features
from consilience.clean.dating.hints import Hint
from consilience.clean.dating.stated import Stated
from consilience.lexicon import rows

HORIZON = 1500
"""Days that a page may lie before it is saved or changed: about four years."""

STALE = 0.05
"""The chance that a copyright line names a year before that of publication."""

AGES = 12
"""Years that a page may be older than the copyright line that it is shown with: the fewer the likelier, as 1/years."""

_AGES = sum(1 / years for years in range(1, AGES))

_LAGS = sum(1 / lag for lag in range(2, HORIZON))

FUTURE_YEAR = -3.0
"""A year in the text that would lie after publication is rare: most are told as history."""

LATER = 0.3
"""The chance that a month or year which is not said to be that of publication lies after it."""

PARTIAL = 0.02
"""The chance that a stated month or year is not that of publication."""


@cache
def weights() -> dict[str, float]:
    """The weight of every feature of a text."""
    return {name: float(weight) for name, weight, _ in rows("clean/day_weights.tsv")}


class Chances(Struct, frozen=True, kw_only=True):
    """For a stated date the chances that publication was that day, the day after, the day before, some longer time
    before, and at any other time."""

    same: float
    day_after: float
    day_before: float
    earlier: float
    other: float


@cache
def chances() -> dict[tuple[str, str], Chances]:
    """The chances by the place and the meaning of a stated date."""
    fields = Chances.__struct_fields__
    table = rows("clean/stated_chances.tsv")
    return {
        (place, meaning): Chances(**{name: float(value) for name, value in zip(fields, values, strict=True)})
        for place, meaning, *values in table
    }


def of_text(hints: Sequence[Hint], days: Sequence[date]) -> list[float]:
    """The score of each of `days` by the time expressions of the text."""
    known = weights()
    by_weekday = [sum(known.get(name, 0.0) for name in weekday_features(hints, weekday)) for weekday in range(1, 8)]
    scores = [by_weekday[day.isoweekday() - 1] for day in days]
    if dated := distinct_dates(hints):
        named = [sum(known.get(name, 0.0) for name in date_features(dated, day)) for day in days]
        scores = [score + other for score, other in zip(scores, named, strict=True)]
    if years := list(dict.fromkeys((hint.year, hint.month) for hint in hints if hint.form == "year" and hint.year)):
        return [
            score + FUTURE_YEAR * any(_ahead(year, month, day) for year, month in years)
            for score, day in zip(scores, days, strict=True)
        ]
    return scores


def _ahead(year: int, month: int | None, day: date) -> bool:
    return year > day.year + 1 or (year == day.year and month is not None and month > day.month + 6)


def of_stated(stated: Stated, day: date) -> float:
    """The score of `day` by a date that is stated with the report; the best of its readings counts."""
    return max(_of_reading(stated, written, day) for written in stated.dates)


def _of_reading(stated: Stated, written: str, day: date) -> float:
    if len(written) < 10:
        begins = day.isoformat()[: len(written)]
        if stated.meaning == "copyright" and begins != written:
            age = int(written[:4]) - day.year  # of the year in which the page was shown, or in which the house began
            return log(LATER / age / _AGES) if age > 0 else log(STALE)
        if begins < written and stated.meaning != "published":
            return log(LATER)  # "© 2032" below an article of 2031
        return log(1 - PARTIAL) if begins == written else log(PARTIAL)
    known = chances()[stated.place, stated.meaning]
    lag = (date.fromisoformat(written) - day).days
    chance = known.other / HORIZON
    if lag in (-1, 0, 1):
        chance += (known.day_after, known.same, known.day_before)[lag + 1]
    elif 1 < lag < HORIZON:
        chance += known.earlier / lag / _LAGS
    return log(chance)
