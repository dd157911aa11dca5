"""Occasions that several reports of a story date: "talks in Teral on Monday" here, "Monday's talks" or "next week's
talks in Teral" there. Whatever day each report was written on, it must put the occasion on the same day as the others.

Reports and occasions form a graph in which what is known of a report's day tells of the occasion's day, and that in
turn of the other reports'. The messages are those of belief propagation (Pearl 1988); the caller passes them on for
as many rounds as it likes.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import log

from consilience.clean.dating.hints import Hint

ALIKE = 0.25
"""The share of the rarer words around one expression that stand around another of the same occasion."""

ENOUGH = 1.2
"""The weight of words that two expressions must share at least: two that are not in every sentence."""

MISTAKEN = 0.2
"""The chance that two expressions that look like one occasion are not."""

WORST = log(MISTAKEN)
"""The score of a day that an occasion does not fit."""

MOST = 40
"""Expressions of one weekday or kind that are compared; a story that has more is dated well without."""

Beliefs = Sequence[tuple[date, float]]

Occasion = tuple[tuple[int, Hint], ...]
"""The expressions of one occasion, each with the index of its report."""


def occasions(hints: Sequence[Sequence[Hint]]) -> tuple[Occasion, ...]:
    """The occasions that at least two reports date, from the hints of each report of the story."""
    told = [(index, hint) for index, report in enumerate(hints) for hint in report if hint.form != "year"]
    counts = Counter(word for _, hint in told for word in hint.words)
    rarity = _Rarity({word: 1 - log(count) / log(len(told) + 1) for word, count in counts.items()})
    groups: list[list[tuple[int, Hint]]] = []
    by_word: dict[str, list[int]] = defaultdict(list)
    for one in sorted(told, key=lambda pair: pair[1].form not in ("date", "month-day", "weekday")):
        near = Counter(at for word in sorted(one[1].words) for at in by_word[word])
        home = next((at for at in sorted(near) if near[at] > 1 and _among(one[1], groups[at], rarity)), None)
        if home is None:
            home = len(groups)
            groups.append([])
        groups[home].append(one)
        if len(groups[home]) <= MOST:
            for word in one[1].words:
                if home not in by_word[word][-1:]:
                    by_word[word].append(home)
    return tuple(tuple(group) for group in groups if len({index for index, _ in group}) > 1)


class _Rarity:
    """The weights of words by the expressions of the story that have them around them, and sums of these."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights
        self._sums: dict[frozenset[str], float] = {}

    def __call__(self, words: frozenset[str]) -> float:
        if words not in self._sums:
            self._sums[words] = sum(self._weights[word] for word in sorted(words))
        return self._sums[words]


def _among(one: Hint, group: Sequence[tuple[int, Hint]], rarity: _Rarity) -> bool:
    return any(_same(one, other, rarity) for _, other in group[:MOST])


def _same(left: Hint, right: Hint, rarity: _Rarity) -> bool:
    if left.weekday and right.weekday and left.weekday != right.weekday:
        return False
    if {left.toward, right.toward} == {"past", "future"} or (left.form == right.form == "deictic"):
        return False
    common = left.words & right.words
    if len(common) < 2:
        return False
    shared = rarity(common)
    return shared >= ENOUGH and shared >= ALIKE * min(rarity(left.words), rarity(right.words))


def messages(occasion: Occasion, beliefs: Sequence[Beliefs]) -> dict[int, dict[date, float]]:
    """What an occasion says to each of its reports: the score of each of the report's days, given what the others'
    days say of the day of the occasion. `beliefs` are the days of every report of the story with their chances."""
    members: dict[int, list[Hint]] = defaultdict(list)
    for index, hint in occasion:
        members[index].append(hint)
    votes = {index: _vote(hints[0], beliefs[index]) for index, hints in members.items()}
    days = sorted({day for vote in votes.values() for day in vote})
    return {
        index: _message(hints[0], beliefs[index], [votes[other] for other in votes if other != index], days)
        for index, hints in members.items()
    }


def _vote(hint: Hint, beliefs: Beliefs) -> dict[date, float]:
    """How likely each day is to be that of the occasion, by one report."""
    vote: dict[date, float] = defaultdict(float)
    for day, chance in beliefs:
        meant = hint.dates(day)
        for other in meant:
            vote[other] += chance / len(meant)
    return vote


def _message(
    hint: Hint, beliefs: Beliefs, votes: Sequence[Mapping[date, float]], days: Sequence[date]
) -> dict[date, float]:
    product = {day: _product(vote.get(day, 0.0) for vote in votes) for day in days}
    whole = sum(product.values())
    found = {}
    for day, _ in beliefs:
        fitting = sum(product.get(meant, 0.0) for meant in hint.dates(day)) / whole if whole else 0.0
        found[day] = log(MISTAKEN + (1 - MISTAKEN) * min(1.0, fitting))
    return found


def _product(chances: Iterable[float]) -> float:
    result = 1.0
    for chance in chances:
        result *= MISTAKEN / 10 + chance
    return result
