"""Weighs all days on which the reports of a story can have been published, jointly.

A story has a day of its news; each report lies near it (`NEARNESS`), and has its own evidence for each day. With the
day of the news fixed the reports don't depend on each other, so that the sum over all ways to date them is exact: a
star-shaped model, summed out over its centre. Nothing is sampled.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from math import exp, inf, log

from msgspec import Struct

from consilience.clean.dating.formats import real
from consilience.clean.dating.hints import Hint
from consilience.clean.dating.likelihood import of_stated, of_text
from consilience.clean.dating.stated import Stated

REACH = 10
"""Days around a date that stands somewhere in the story within which its reports are sought."""

REACH_BACK = 400
"""Days before the day that a page was saved or changed within which its publication is sought."""

YEARS_BACK = 3
"""Years before that of a stated date that a date without a year is tried in."""

ANCHORS = 60
"""Dates of a story that are tried; the first that stand in it."""

UNLIKELY = 16.0
"""A day whose score lies this far below the report's best one is left out."""

_NEAR = (0.50, 0.13, 0.05, 0.025, 0.01, 0.01, 0.008, 0.006, 0.004, 0.003, 0.002)
FAR = -12.0
"""The score of a report that lies further from its story's news than `NEARNESS` reaches."""

NEARNESS = tuple(log(chance) for chance in _NEAR)
"""The score of a report by how many days it lies from the day of its story's news."""


class Report(Struct, frozen=True, kw_only=True):
    """An article's evidence for its own date."""

    stated: tuple[Stated, ...]
    hints: tuple[Hint, ...]


Chances = tuple[tuple[date, float], ...]
"""Days in their order with their probabilities, which sum to one; empty where nothing can be said."""


def solve(reports: Sequence[Report]) -> tuple[Chances, ...]:
    """For each report the days on which it can have been published; all empty where no report has a full date."""
    days = _days(reports)
    own = [_own_scores(report, days) for report in reports]
    if len(reports) == 1 or not days:
        return tuple(_chances(scores, days) for scores in own)
    messages = [_to_centre(scores, days) for scores in own]
    total = [sum(column) for column in zip(*messages, strict=True)]
    return tuple(
        _chances(_with_centre(scores, [whole - one for whole, one in zip(total, message, strict=True)], days), days)
        for scores, message in zip(own, messages, strict=True)
    )


def _days(reports: Sequence[Report]) -> list[date]:
    """The days that are tried: those near every anchor, and those before a date that may be a later one."""
    near: set[date] = set()
    for anchor in _anchors(reports):
        near.update(_around(anchor, REACH, REACH))
    for found in (found for report in reports for found in report.stated):
        if found.meaning != "published":
            for day in _full(found):
                near.update(_around(day, REACH_BACK, REACH))
    return sorted(near)


def _anchors(reports: Sequence[Report]) -> list[date]:
    """The full dates of the story: the stated ones, else those of the texts, and every "January 9" in their years."""
    stated = [day for report in reports for found in report.stated for day in _full(found)]
    hints = [hint for report in reports for hint in report.hints]
    named = [real(hint.year or 0, hint.month or 0, hint.day or 0) for hint in hints if hint.form == "date"]
    known = list(dict.fromkeys(stated or (day for day in named if day)))[:ANCHORS]
    yearless = dict.fromkeys((hint.month or 0, hint.day or 0) for hint in hints if hint.form == "month-day")
    for full in tuple(known):
        for month, day in yearless:
            readings = (real(full.year - back, month, day) for back in range(YEARS_BACK))
            known += [reading for reading in readings if reading and reading <= full]
    return list(dict.fromkeys(known))[:ANCHORS]


def _full(stated: Stated) -> list[date]:
    return [date.fromisoformat(written) for written in stated.dates if len(written) == 10]


def _around(anchor: date, back: int, ahead: int) -> Iterator[date]:
    for days in range(-back, ahead + 1):
        yield anchor + timedelta(days=days)


def _own_scores(report: Report, days: Sequence[date]) -> dict[int, float]:
    """The score of each day that is not out of the question, by its index in `days`."""
    scores = of_text(report.hints, days)
    for found in report.stated:
        scores = [score + of_stated(found, day) for score, day in zip(scores, days, strict=True)]
    best = max(scores, default=-inf)
    return {index: score for index, score in enumerate(scores) if score > best - UNLIKELY}


def _to_centre(scores: dict[int, float], days: Sequence[date]) -> list[float]:
    far = _log_sum(list(scores.values())) + FAR
    return [
        _log_sum([far, *(scores[other] + near for other, near in _near(index, days) if other in scores)])
        for index in range(len(days))
    ]


def _near(index: int, days: Sequence[date]) -> list[tuple[int, float]]:
    """The days in reach of a day, with the score of their distance."""
    found = []
    for step in (-1, 1):
        other = index if step == 1 else index - 1
        while 0 <= other < len(days) and (gap := abs((days[other] - days[index]).days)) < len(NEARNESS):
            found.append((other, NEARNESS[gap]))
            other += step
    return found


def _with_centre(scores: dict[int, float], centre: Sequence[float], days: Sequence[date]) -> dict[int, float]:
    far = _log_sum(centre) + FAR
    return {
        index: score + _log_sum([*(centre[other] + near for other, near in _near(index, days)), far])
        for index, score in scores.items()
    }


def _chances(scores: dict[int, float], days: Sequence[date]) -> Chances:
    whole = _log_sum(list(scores.values()))
    return tuple((days[index], exp(score - whole)) for index, score in sorted(scores.items()))


def _log_sum(terms: Sequence[float]) -> float:
    """The logarithm of the sum of the exponentials of `terms`."""
    most = max(terms, default=-inf)
    return most if most == -inf else most + log(sum(exp(term - most) for term in terms))
