"""What hangs together by links that could join it, kept from one article to the next: a new one ties knots together
and adds a row to their table; nothing else is looked at again."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence

import numpy as np

from consilience.cluster.columns import Floats
from consilience.cluster.graph import Graph

TANGLE = 160  # articles parted anew at once


class Knot:
    """Articles, in order of day and id, that hang together and with no other: `table` has the log odds of all pairs. If
    there are more than `TANGLE` it is a tangle: then `members` are some of them, in no order, and there is no table."""

    def __init__(self, members: list[str], table: Floats | None) -> None:
        """Holds what it is given."""
        self.members = members
        self.table = table


class Knots:
    """The knots of the articles of a graph, as far as they are known."""

    def __init__(
        self, graph: Graph, near: Callable[[str], Sequence[str]], story: Callable[[str], Iterable[str]]
    ) -> None:
        """`near` gives what an article could be joined with, `story` the articles of its story."""
        self._graph = graph
        self._near = near
        self._story = story
        self._of: dict[str, Knot] = {}
        self._tangles: list[Knot] = []

    def forget(self) -> None:
        """Forgets all, as after links or stories that came from elsewhere."""
        self._of.clear()
        self._tangles.clear()

    def drop(self, article: str) -> None:
        """Has an article let go: what hung together by it may no longer."""
        for knot in (self._of.pop(article, None), *self._tangles):
            for member in knot.members if knot is not None else ():
                self._of.pop(member, None)
        self._tangles.clear()

    def beside(self, article: str) -> Sequence[str]:
        """The articles that hang together with `article`, as far as that is known and they are no tangle."""
        knot = self._of.get(article)
        return () if knot is None or knot.table is None else knot.members

    def tie(self, article: str, odds: dict[str, float]) -> Knot:
        """The knot of an article just added, whose log odds with some others are `odds`."""
        tied: list[Knot] = []
        for other in self._near(article):
            knot = self._of.get(other)
            if knot is None:
                return self.around([article])
            if knot not in tied:
                tied.append(knot)
        if any(knot.table is None for knot in tied) or sum(len(knot.members) for knot in tied) >= TANGLE:
            return self._tangled([article], tied)
        knot = self._together(tied)
        self._graph.links.put(article, {other: odds[other] for other in knot.members if other in odds})
        place = bisect_left(knot.members, self._graph.order(article), key=self._graph.order)
        table = _widened(knot.table, place, self._graph.row(article, knot.members))
        return self._kept(Knot([*knot.members[:place], article, *knot.members[place:]], table))

    def _together(self, knots: Sequence[Knot]) -> Knot:
        """One of several that have tables."""
        if len(knots) == 1:
            return knots[0]
        knots = sorted(knots, key=lambda knot: -len(knot.members))  # fewest comparisons of one with many
        members = [member for knot in knots for member in knot.members]
        table = np.zeros((len(members), len(members)))
        first = 0
        for knot in knots:
            last = first + len(knot.members)
            if first:
                across = [self._graph.row(member, members[:first]) for member in knot.members]
                table[first:last, :first] = across
                table[:first, first:last] = table[first:last, :first].T
            table[first:last, first:last] = knot.table
            first = last
        order = sorted(range(len(members)), key=lambda place: self._graph.order(members[place]))
        return Knot([members[place] for place in order], table[order][:, order])

    def around(self, articles: Sequence[str]) -> Knot:
        """All that hangs together with any of `articles`, looked up anew."""
        found = dict.fromkeys(articles)
        waiting = list(articles)
        while waiting and len(found) <= TANGLE:
            article = waiting.pop()
            for other in [*self._near(article), *self._story(article)]:
                if other not in found:
                    found[other] = None
                    waiting.append(other)
        if len(found) > TANGLE:
            return self._tangled(list(found), [self._of[other] for other in found if other in self._of])
        order = sorted(found, key=self._graph.order)
        knot = Knot(order, self._graph.table(order))
        return self._kept(knot) if len(articles) == 1 else knot  # several can be several knots

    def _tangled(self, members: list[str], others: Sequence[Knot]) -> Knot:
        """The tangle of `members` and all that hangs together with them; the widest known one grows."""
        tangles = [knot for knot in others if knot.table is None]
        widest = max(tangles, key=lambda knot: len(knot.members), default=None)
        if widest is None:
            widest = Knot([], None)
            self._tangles.append(widest)
        for more in (members, *(knot.members for knot in others)):
            if more is not widest.members:
                fresh = [member for member in more if self._of.get(member) is not widest]
                widest.members += fresh
                self._of.update(dict.fromkeys(fresh, widest))
        return widest

    def _kept(self, knot: Knot) -> Knot:
        self._of.update(dict.fromkeys(knot.members, knot))
        return knot


def _widened(table: Floats | None, place: int, row: Sequence[float]) -> Floats:
    """A symmetric table with one more row and column at `place`."""
    count = len(row) + 1
    wide = np.zeros((count, count))
    if table is not None:
        wide[:place, :place] = table[:place, :place]
        wide[:place, place + 1 :] = table[:place, place:]
        wide[place + 1 :, :place] = table[place:, :place]
        wide[place + 1 :, place + 1 :] = table[place:, place:]
    wide[place, :place] = wide[:place, place] = row[:place]
    wide[place, place + 1 :] = wide[place + 1 :, place] = row[place:]
    return wide
