"""Which groups a telling is held against: those of its days with which it shares a word, a kind or a speaker.

Where nothing of these is shared no likeness is left, so that no telling needs to be held against all groups of a story.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain

from consilience.resolve.happenings.tellings import Telling

COMPARED = 8
"""Tellings of a group that a new one is held against."""
POSTINGS = 96
"""Groups that are found by one word on one day, the first ones."""
NEAREST = 96
"""Groups that a telling is held against at most, those first with which it shares most words."""

Group = list[Telling]
"""Tellings of one happening, the firmest first."""
Rows = defaultdict[tuple[str, str], list[int]]
"""By a feature of a telling the places of groups."""


class Blocks:
    """Groups, by their place among those that were added, which grow and are dropped."""

    def __init__(self, groups: Iterable[Group] = ()) -> None:
        """A group has at least one telling. Its first one, which never changes, says on which days it lies."""
        self._groups: list[Group | None] = []
        self._at: defaultdict[date | None, Rows] = defaultdict(lambda: defaultdict(list))
        self._ever: Rows = defaultdict(list)
        for group in groups:
            self.add(group)

    def __getitem__(self, place: int) -> Group:
        """The group at a place; an empty one where it was dropped."""
        return self._groups[place] or []

    def at(self, places: Iterable[int]) -> list[Group]:
        """The groups at these places."""
        return [self._groups[place] or [] for place in places]

    def listed(self) -> list[Group]:
        """All groups that were not dropped, in order."""
        return [group for group in self._groups if group]

    def add(self, group: Group) -> None:
        """One more group, behind the others."""
        self._groups.append(group)
        for telling in group[:COMPARED]:
            self._note(len(self._groups) - 1, telling)

    def join(self, place: int, several: Sequence[Telling]) -> None:
        """Put tellings into the group at a place."""
        group = self[place]
        for telling in several:
            group.append(telling)
            if len(group) <= COMPARED:
                self._note(place, telling)

    def drop(self, place: int) -> None:
        """Take the group at a place away."""
        self._groups[place] = None

    def near(self, telling: Telling) -> list[int]:
        """The places of the groups of its days that a telling can be of, in order."""
        if telling.when.exact:
            return self._found(telling, self._at[_day(telling)], self._at[None])
        return self._found(telling, self._ever)

    def on(self, day: date, telling: Telling) -> list[int]:
        """The places of the groups of another day that a telling can be of, in order."""
        return self._found(telling, self._at[day])

    def _found(self, telling: Telling, *tables: Rows) -> list[int]:
        rows = [row for table in tables for one in telling.features if (row := table.get(one))]
        shared = Counter(chain.from_iterable(rows))
        places = [place for place in shared if self._groups[place]]
        if len(places) > NEAREST:
            places.sort()
            places.sort(key=shared.__getitem__, reverse=True)
            del places[NEAREST:]
        return sorted(places)

    def _note(self, place: int, telling: Telling) -> None:
        tables = self._at[_day(self[place][0])], self._ever
        for one in telling.features:
            for table in tables:
                row = table[one]
                if len(row) < POSTINGS and (not row or row[-1] != place):
                    row.append(place)


def _day(telling: Telling) -> date | None:
    """The day that a telling is of, None where it names no single one."""
    return telling.when.first if telling.when.exact else None
