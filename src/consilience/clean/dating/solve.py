"""Weighs all days on which the reports of a story can have been published, jointly.

A story has a day of its news; each report lies near it (`NEARNESS`), and has its own evidence for each day. With the
day of the news fixed the reports don't depend on each other, so that the sum over all ways to date them is exact: a
star-shaped model, summed out over its centre. Nothing is sampled.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from math import inf, log

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from consilience.clean.dating.formats import real
from consilience.clean.dating.hints import Hint
from consilience.clean.dating.likelihood import of_stated, of_text
from consilience.clean.dating.occasions import Occasion, messages, occasions
from consilience.clean.dating.quotations import sharing
from consilience.clean.dating.stated import Stated, full_dates

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

NEARNESS = (0.50, 0.13, 0.05, 0.025, 0.01, 0.01, 0.008, 0.006, 0.004, 0.003, 0.002)
"""The chance that a report lies this many days before, and as many after, the day of its story's news."""

NEGLIGIBLE = 1e-5
"""A day this many times less likely than the likeliest is left out of the result."""

TOLD_AFTER = (0.30, 0.22, 0.12, 0.08, 0.06, 0.05, 0.04, 0.04, 0.03, 0.03, 0.03)
"""The chance that words are quoted this many days after they were said."""

_NEAR = np.array([*reversed(NEARNESS[1:]), *NEARNESS])
_TOLD = np.array([0.0] * REACH + list(TOLD_AFTER))

FAR = 1e-5
"""The chance that a report lies on any one day further from its story's news than `NEARNESS` reaches."""

SURE = 0.99
"""The chance from which a day needs no support by the occasions that reports share."""

ROUNDS = 2
"""How often reports and occasions tell each other what they know."""

Scores = NDArray[np.float64]
"""A score a day."""

Chances = tuple[tuple[date, float], ...]
"""Days in their order with their probabilities, which sum to one; empty where nothing can be said."""


class Report(Struct, frozen=True, kw_only=True):
    """An article's evidence for its own date."""

    stated: tuple[Stated, ...]
    hints: tuple[Hint, ...]
    quotations: frozenset[str] = frozenset()


def solve(reports: Sequence[Report]) -> tuple[Chances, ...]:
    """For each report the days on which it can have been published; all empty where no report has a full date."""
    days = _days(reports)
    if not days:
        return ((),) * len(reports)
    calendar = _Calendar(days)
    own = [_own_scores(report, calendar) for report in reports]
    if len(reports) == 1:
        return (calendar.chances(own[0]),)
    hubs = [_Hub(tuple(range(len(reports))), _NEAR, len(own))]
    scores = _jointly(own, hubs)
    if all(max(chance for _, chance in calendar.chances(found)) >= SURE for found in scores):
        return tuple(calendar.chances(found) for found in scores)
    hubs += [_Hub(members, _TOLD, len(own)) for members in sharing([report.quotations for report in reports])]
    shared = occasions([report.hints for report in reports])
    for _ in range(ROUNDS):
        extra = _by_occasions(shared, [calendar.chances(found) for found in scores], calendar)
        scores = _jointly([one + other for one, other in zip(own, extra, strict=True)], hubs)
    return tuple(calendar.chances(found) for found in scores)


class _Hub:
    """A day that several reports lie near: that of the story's news, or that on which words were said that they quote.
    Keeps what it last told each of them."""

    def __init__(self, members: tuple[int, ...], kernel: Scores, reports: int) -> None:
        self.members = members
        self._kernel = kernel
        self.told: list[Scores | float] = [0.0] * reports

    def tell(self, scores: Sequence[Scores]) -> None:
        """Hears where each member puts the day, and tells each what the others said."""
        heard = {index: _spread(scores[index] - self.told[index], self._kernel[::-1]) for index in self.members}
        total = np.sum(list(heard.values()), axis=0)
        for index, one in heard.items():
            self.told[index] = _spread(total - one, self._kernel)


def _jointly(own: Sequence[Scores], hubs: Sequence[_Hub]) -> list[Scores]:
    """The scores of each report's days by its own evidence and by what the hubs tell: belief propagation, exact where
    there is one hub."""
    for hub in hubs:
        hub.tell(_told(own, hubs))
    return _told(own, hubs)


def _told(own: Sequence[Scores], hubs: Sequence[_Hub]) -> list[Scores]:
    return [np.asarray(scores + sum(hub.told[index] for hub in hubs)) for index, scores in enumerate(own)]


class _Calendar:
    """The days that are tried, as places in arrays that run from the first to the last of them."""

    def __init__(self, days: Sequence[date]) -> None:
        self.days = days
        self.first = days[0].toordinal()
        self.size = days[-1].toordinal() - self.first + 1
        self.places = np.array([day.toordinal() - self.first for day in days])

    def blank(self, value: float) -> Scores:
        return np.full(self.size, value)

    def chances(self, scores: Scores) -> Chances:
        weights = np.exp(scores - scores.max())
        found = np.flatnonzero(weights > NEGLIGIBLE)
        total = weights[found].sum()
        return tuple((date.fromordinal(self.first + int(at)), float(weights[at] / total)) for at in found)


def _own_scores(report: Report, calendar: _Calendar) -> Scores:
    """The score of each day that is not out of the question, by the report's own evidence."""
    scores = of_text(report.hints, calendar.days)
    for found in report.stated:
        scores = [score + of_stated(found, day) for score, day in zip(scores, calendar.days, strict=True)]
    best = max(scores)
    array = calendar.blank(-inf)
    array[calendar.places] = [score if score > best - UNLIKELY else -inf for score in scores]
    return array


def _spread(scores: Scores, kernel: Scores) -> Scores:
    """The score of each day to be near one of these: the sum over them, each by its distance."""
    best = scores.max()
    weights = np.exp(scores - best)
    near = np.convolve(weights, kernel, mode="full")[REACH:-REACH]
    return np.asarray(np.log(near + FAR * weights.sum()) + best)


def _by_occasions(shared: Sequence[Occasion], beliefs: Sequence[Chances], calendar: _Calendar) -> list[Scores]:
    """What the occasions that reports share add to the score of each day of each report; a day too unlikely to be
    asked about fares as one that the occasion does not fit."""
    found = [calendar.blank(0.0) for _ in beliefs]
    for occasion in shared:
        worst = log(occasion.mistaken)
        for index, message in messages(occasion, beliefs).items():
            found[index] += worst
            for day, score in message.items():
                found[index][day.toordinal() - calendar.first] += score - worst
    return found


def _days(reports: Sequence[Report]) -> list[date]:
    """The days that are tried: those near every anchor, and those before a date that may be a later one."""
    near: set[date] = set()
    for anchor in _anchors(reports):
        near.update(_around(anchor, REACH, REACH))
    for found in (found for report in reports for found in report.stated):
        if found.meaning != "published":
            for day in full_dates(found):
                near.update(_around(day, REACH_BACK, REACH))
    return sorted(near)


def _anchors(reports: Sequence[Report]) -> list[date]:
    """The full dates of the story: the stated ones, else those of the texts, and every "March 9" in their years."""
    stated = [day for report in reports for found in report.stated for day in full_dates(found)]
    hints = [hint for report in reports for hint in report.hints]
    named = [real(hint.year or 0, hint.month or 0, hint.day or 0) for hint in hints if hint.form == "date"]
    known = list(dict.fromkeys(stated or (day for day in named if day)))[:ANCHORS]
    yearless = dict.fromkeys((hint.month or 0, hint.day or 0) for hint in hints if hint.form == "month-day")
    for full in tuple(known):
        for month, day in yearless:
            readings = (real(full.year - back, month, day) for back in range(YEARS_BACK))
            known += [reading for reading in readings if reading and reading <= full]
    return list(dict.fromkeys(known))[:ANCHORS]


def _around(anchor: date, back: int, ahead: int) -> Iterator[date]:
    for days in range(-back, ahead + 1):
        yield anchor + timedelta(days=days)
