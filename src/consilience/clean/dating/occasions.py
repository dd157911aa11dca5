"""Occasions that several reports of a story date: "talks in Teral on Monday" here, "Monday's talks" or "next week's
talks in Teral" there. Whatever day each report was written on, it must put the occasion on the same day as the others.

Reports and occasions form a graph in which what is known of a report's day tells of the occasion's day, and that in
turn of the other reports'. The messages are those of belief propagation (Pearl 1988); the caller passes them on for
as many rounds as it likes.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from math import log

from msgspec import Struct

from consilience.clean.dating.hints import Hint

ALIKE = 0.25
"""The share of the rarer words around one expression that stand around another of the same occasion."""

ENOUGH = 1.2
"""The weight of words that two expressions must share at least: two that are not in every sentence."""

VERY_ALIKE = 0.6
"""The share from which it hardly can be another occasion."""

MISTAKEN, HARDLY_MISTAKEN = 0.2, 0.05
"""The chance that expressions which look alike, or very much alike, are not of one occasion."""

MOST_OF_REPORT, MOST_OF_OCCASION, MOST_NEAR, RAREST = 40, 5, 8, 12
"""What bounds the time that long texts and large stories take: expressions of one report that are looked at, the first
ones; those of one occasion that a new one is held against; the occasions that it is held against; and the rarest of
its words that others have as well, by which these are found."""

Beliefs = Sequence[tuple[date, float]]


class Occasion(Struct, frozen=True):
    """What several expressions of time are about. `members` are the expressions, each with the index of its report;
    `mistaken` is the chance that they are not about one thing."""

    members: tuple[tuple[int, Hint], ...]
    mistaken: float


def occasions(hints: Sequence[Sequence[Hint]]) -> tuple[Occasion, ...]:
    """The occasions that at least two reports date, from the hints of each report of the story."""
    told = [(index, hint) for index, report in enumerate(hints) for hint in _datable(report)]
    counts = Counter(word for _, hint in told for word in hint.words)
    rarity = _Rarity({word: 1 - log(count) / log(len(told) + 1) for word, count in counts.items()})
    groups: list[list[tuple[int, Hint]]] = []
    alike: list[float] = []
    by_word: dict[str, list[int]] = defaultdict(list)
    for one in sorted(told, key=lambda pair: pair[1].form not in ("date", "month-day", "weekday")):
        rare = sorted((word for word in one[1].words if counts[word] > 1), key=lambda word: (counts[word], word))[
            :RAREST
        ]
        near = Counter(at for word in rare for at in by_word[word])
        likeliest = sorted(near, key=lambda at: (-near[at], at))[:MOST_NEAR]
        home, share = _home(one[1], [(at, groups[at]) for at in likeliest], rarity)
        if home is None:
            home = len(groups)
            groups.append([])
            alike.append(0.0)
        groups[home].append(one)
        alike[home] = max(alike[home], share)
        if len(groups[home]) <= MOST_OF_OCCASION:
            for word in rare:
                by_word[word].append(home)
    return tuple(
        Occasion(tuple(group), HARDLY_MISTAKEN if share >= VERY_ALIKE else MISTAKEN)
        for group, share in zip(groups, alike, strict=True)
        if len({index for index, _ in group}) > 1
    )


def _datable(report: Sequence[Hint]) -> Iterator[Hint]:
    return islice((hint for hint in report if hint.form != "year"), MOST_OF_REPORT)


def _home(
    one: Hint, groups: Sequence[tuple[int, Sequence[tuple[int, Hint]]]], rarity: _Rarity
) -> tuple[int | None, float]:
    """The first group with an expression of the same occasion, and the share of words that the two have in common."""
    for at, group in groups:
        for _, other in group[:MOST_OF_OCCASION]:
            if share := _alike(one, other, rarity):
                return at, share
    return None, 0.0


class _Rarity:
    """The weights of words by the expressions of the story that have them around them, and sums of these."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights
        self._sums: dict[frozenset[str], float] = {}

    def __call__(self, words: frozenset[str]) -> float:
        if words not in self._sums:
            self._sums[words] = sum(self._weights[word] for word in sorted(words))
        return self._sums[words]


def _alike(left: Hint, right: Hint, rarity: _Rarity) -> float:
    """The share of the weight of words around one expression that stand around the other; 0 where too little."""
    if left.weekday and right.weekday and left.weekday != right.weekday:
        return 0.0
    if {left.toward, right.toward} == {"past", "future"} or (left.form == right.form == "deictic"):
        return 0.0
    common = left.words & right.words
    if len(common) < 2:
        return 0.0
    shared = rarity(common)
    share = shared / min(rarity(left.words), rarity(right.words))
    return share if shared >= ENOUGH and share >= ALIKE else 0.0


def messages(occasion: Occasion, beliefs: Sequence[Beliefs]) -> dict[int, dict[date, float]]:
    """What an occasion says to each of its reports: the score of each of the report's days, given what the others'
    days say of the day of the occasion. `beliefs` are the days of every report of the story with their chances."""
    members: dict[int, list[Hint]] = defaultdict(list)
    for index, hint in occasion.members:
        members[index].append(hint)
    votes = {index: _vote(hints[0], beliefs[index]) for index, hints in members.items()}
    days = sorted({day for vote in votes.values() for day in vote})
    return {
        index: _message(
            hints[0], beliefs[index], [votes[other] for other in votes if other != index], days, occasion.mistaken
        )
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
    hint: Hint, beliefs: Beliefs, votes: Sequence[Mapping[date, float]], days: Sequence[date], mistaken: float
) -> dict[date, float]:
    product = {day: _product(vote.get(day, 0.0) for vote in votes) for day in days}
    whole = sum(product.values())
    found = {}
    for day, _ in beliefs:
        fitting = sum(product.get(meant, 0.0) for meant in hint.dates(day)) / whole if whole else 0.0
        found[day] = log(mistaken + (1 - mistaken) * min(1.0, fitting))
    return found


def _product(chances: Iterable[float]) -> float:
    result = 1.0
    for chance in chances:
        result *= MISTAKEN / 10 + chance
    return result
