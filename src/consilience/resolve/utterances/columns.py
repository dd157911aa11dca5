"""Rows of weighed words or n-grams as columns of numbers, so that all the pairs of a story are held against each other
at once: what two rows have in common, summed in the order of the one's entries, as a loop over them would."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from consilience.resolve.lists import Lists, Places

ROOM = 1 << 17
"""Numbers of a dense table in which some rows are held against others at a time: what a processor keeps at hand."""

Values = NDArray[np.float64]


class Rows(Struct, frozen=True):
    """Sparse rows: the entries of each stand end to end in `lists`, each a column below `width` and its value."""

    lists: Lists
    columns: Places
    values: Values
    width: int

    @classmethod
    def of(cls, lengths: Iterable[int], columns: Places, values: Values, width: int) -> Rows:
        """Rows of so many entries each, one behind the other."""
        return cls(Lists.long(lengths), columns, values, width)

    @property
    def starts(self) -> Places:
        """The first entry of each row, and behind them the number of all."""
        return self.lists.starts

    @property
    def lengths(self) -> Places:
        """The number of entries of each row."""
        return np.diff(self.lists.starts)

    def entries(self, rows: Places) -> tuple[Places, Places]:
        """For each entry of some rows, one row behind the other, which of `rows` it is of, and the entry."""
        return self.lists.read(rows)

    def valued(self, values: Values) -> Rows:
        """The same rows with other values."""
        return Rows(self.lists, self.columns, values, self.width)

    def common(self, ours: Places, theirs: Places, other: Rows) -> Values:
        """For each pair of one of our rows and one of the other's: the sum of the products of what both have, in the
        order of our entries. Time: the entries of all pairs."""
        sums = np.zeros(len(ours))
        dense = np.zeros(max(self.width, min(ROOM, len(other.starts) * self.width)))
        for chosen, first, last in self._blocks(theirs):
            row, entry = other.entries(np.arange(first, last))
            filled = row * self.width + other.columns[entry]
            dense[filled] = other.values[entry]
            row, entry = self.entries(ours[chosen])
            there = dense[(theirs[chosen] - first)[row] * self.width + self.columns[entry]]
            sums[chosen] = np.bincount(row, self.values[entry] * there, len(chosen))
            dense[filled] = 0.0
        return sums

    def _blocks(self, theirs: Places) -> Iterator[tuple[Places, int, int]]:
        """Pairs whose other rows are near each other: their numbers, and the first and last (exclusive) of the rows."""
        order = np.argsort(theirs, kind="stable")
        rows = theirs[order]
        step = max(1, ROOM // max(1, self.width))
        at = 0
        while at < len(rows):
            first = int(rows[at])
            following = int(np.searchsorted(rows, first + step))
            yield order[at:following], first, int(rows[following - 1]) + 1
            at = following
