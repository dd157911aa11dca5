"""How alike the tellings of a story are, each held against many at once.

Everything but sayings is alike by its words, weighed by how rare they are among the tellings of the story, by the kind
of happening and by the place; a different place keeps two apart whatever their words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from consilience.resolve.happenings.tellings import Telling
from consilience.resolve.lists import Lists, Places

ENOUGH = 2.0
"""The weight that the words of a telling count for at least: two rare ones in common don't make two tellings one."""

SAID = 0.4
"""The share of common words from which a saying on no named occasion is taken for one on a named one."""

CALL = "call"
"""The kind of happening that is told by what was said there as often as by itself."""

OF_WORDS, OF_PLACE, OF_KIND, OF_SPAN = 0.70, 0.25, 0.25, 0.15
"""What the words in common, the same place, the same kind of happening and the same month or year count for. Of what
is to come on one day of a story there is rarely more than one of a kind, or in one place: these then count more."""

Floats = NDArray[np.float64]
Marks = NDArray[np.bool_]


class Likeness:
    """The tellings of a story, by their numbers."""

    def __init__(self, tellings: Iterable[Telling]) -> None:
        """Words are weighed by the tellings that have them: 1 for a word of one telling, less the more have it."""
        self.told = [replace(telling, number=number) for number, telling in enumerate(tellings)]
        """The tellings, each with its number."""
        weeks = [one for one in self.told if one.other_week]
        self.in_other_week = {
            one.number: replace(one, when=one.other_week, toward="none", number=len(self.told) + place)
            for place, one in enumerate(weeks)
        }
        """Those by number that may be of another week, as if they were."""
        every = [*self.told, *self.in_other_week.values()]
        counts = Counter(word for one in self.told for word in one.words)
        whole = log(len(self.told) + 2)
        self._words = _Common([one.words for one in every], {word: 1 - log(n) / whole for word, n in counts.items()})
        self._weight = self._words.sums()
        self._places = _Common([one.places for one in every])
        self._kinds = _Common([one.kinds for one in every])
        self._placed = np.array([bool(one.places) for one in every], bool)
        self._call = np.array([CALL in one.kinds for one in every], bool)
        self._speaker = _numbered(one.speaker for one in every)
        self._occasion = _numbered(one.occasion for one in every)
        self._own = np.array([one.own_voice for one in every], bool)
        self._first = np.array([one.when.first.toordinal() for one in every], np.intp)
        self._last = np.array([one.when.last.toordinal() for one in every], np.intp)
        self._precision = _numbered(one.when.precision for one in every)
        self._toward = np.array([{"past": -1, "future": 1}.get(one.toward, 0) for one in every], np.intp)
        days = {one.published for one in every if one.published} | {one.when.first.isoformat() for one in every}
        order = {day: place for place, day in enumerate(sorted(days))}
        self._day = np.array([order[one.when.first.isoformat()] for one in every], np.intp)
        self._published = np.array([order.get(one.published or "", -1) for one in every], np.intp)

    def __call__(self, one: int, others: Places) -> Floats:
        """How alike, 0 to 1, what one tells is to what each of the others does, whatever the dates."""
        words, places = self.of_words(one, others), self._places.between(one, others) > 0
        everything = self._of_all(one, others, words, places)
        same = self._speaker[others] == self._speaker[one]
        if self._speaker[one]:
            either = (self._occasion[one] == 0) | (self._occasion[others] == 0)
            occasion = (self._occasion[others] == self._occasion[one]) | (either & (words >= SAID))
            silent = (self._speaker[others] == 0) & self._own[others]
            mixed = np.where(self._call[others] & self._call[one], everything, words)
            return np.where(same, occasion, np.where(silent, mixed, 0.0))
        elsewhere = self._placed[one] & self._placed[others] & ~places
        beside = np.where(self._call[others] & self._call[one], everything, words) * self._own[one]
        return np.where(same, np.where(elsewhere, 0.0, everything), beside)

    def of_words(self, one: int, others: Places) -> Floats:
        """The share of the weight of the words of the shorter one that both have."""
        lighter = np.minimum(self._weight[one], self._weight[others])
        found: Floats = np.minimum(1.0, self._words.between(one, others) / np.maximum(lighter, ENOUGH))
        return found

    def _of_all(self, one: int, others: Places, words: Floats, places: Marks) -> Floats:
        """The likeness by words, place, kind and span together."""
        toward, towards = self._toward[one], self._toward[others]
        exact, both = self._first[one] == self._last[one], self._first[others] == self._last[others]
        to_come = (np.maximum(toward, towards) > 0) & (np.minimum(toward, towards) >= 0) & exact & both
        score = OF_WORDS * words
        score += np.where(places, OF_PLACE * (1 + to_come / 2), 0.0)
        score += np.where(self._kinds.between(one, others) > 0, OF_KIND * (1 + to_come), 0.0)
        score += np.where(~exact & ~both & (self._precision[others] == self._precision[one]), OF_SPAN, 0.0)
        return np.minimum(score, 1.0)

    def meet(self, one: int, others: Places) -> Marks:
        """Whether the dates can be the same."""
        found: Marks = (self._first[others] <= self._last[one]) & (self._first[one] <= self._last[others])
        return found

    def other_ways(self, one: int, others: Places) -> Marks:
        """Whether of two one looks back on its date and the other ahead."""
        found: Marks = self._toward[others] * self._toward[one] < 0
        return found

    def opposed(self, one: int, others: Places) -> Marks:
        """Whether one looks back on its date and the other ahead, and that can't be because the one was written before
        it and the other after it: what was announced for Monday has happened in a report of Monday."""
        back = self._toward[one] < 0
        told_day, told = (
            (self._day[one], self._published[one]) if back else (self._day[others], self._published[others])
        )
        announced = self._published[others] if back else self._published[one]
        between = (announced >= 0) & (told >= 0) & (announced <= told_day) & (told_day <= told)
        return self.other_ways(one, others) & ~between


class _Common:
    """What of some sets two of them have in common, by its weight."""

    def __init__(self, several: Sequence[frozenset[str]], weights: dict[str, float] | None = None) -> None:
        """Where there are no `weights`, each element weighs 1."""
        number = {name: place for place, name in enumerate(sorted(frozenset[str]().union(*several)))}
        self._lists = Lists.of(several)
        self._elements = np.array([place for one in several for place in sorted(map(number.__getitem__, one))], np.intp)
        self._weights = np.array([weights[name] if weights else 1.0 for name in number], np.float64)
        self._mine = np.zeros(len(number))

    def sums(self) -> Floats:
        """What each set weighs."""
        count = len(self._lists.starts) - 1
        owner = np.repeat(np.arange(count), np.diff(self._lists.starts))
        return np.bincount(owner, self._weights[self._elements], count).astype(np.float64, copy=False)

    def between(self, one: int, others: Places) -> Floats:
        """What it weighs that the set `one` and each of the others have."""
        own = self._elements[self._lists.starts[one] : self._lists.starts[one + 1]]
        if not len(own):
            return np.zeros(len(others))
        self._mine[own] = self._weights[own]
        owner, place = self._lists.read(others)
        found = np.bincount(owner, self._mine[self._elements[place]], len(others)).astype(np.float64, copy=False)
        self._mine[own] = 0.0
        return found


def _numbered(names: Iterable[str | None]) -> Places:
    """A number for each name, 0 for none."""
    known: dict[str, int] = {}
    return np.array([known.setdefault(name, len(known) + 1) if name else 0 for name in names], np.intp)
