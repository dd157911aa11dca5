"""Rows of weighed words or n-grams as columns of numbers, so that all the pairs of a story are held against each other
at once: what two rows have in common, summed in the order of the one's entries, as a loop over them would."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

ROOM = 1 << 17
"""Numbers of a dense table in which some rows are held against others at a time: what a processor keeps at hand."""

Places = NDArray[np.intp]
Values = NDArray[np.float64]


class Rows(Struct, frozen=True):
    """Sparse rows: row n has `lengths[n]` entries from `starts[n]` on, each a column below `width` and its value."""

    starts: Places
    lengths: Places
    columns: Places
    values: Values
    width: int

    @classmethod
    def of(cls, lengths: Sequence[int] | Places, columns: Places, values: Values, width: int) -> Rows:
        """Rows of so many entries each, one behind the other."""
        several = np.asarray(lengths, np.intp)
        return cls(several.cumsum() - several, several, columns, values, width)

    def entries(self, rows: Places) -> tuple[Places, Places]:
        """The entries of some rows, one row behind the other, and for each which of `rows` it is of."""
        lengths = self.lengths[rows]
        ends = lengths.cumsum()
        behind = np.arange(lengths.sum()) + (self.starts[rows] - ends + lengths).repeat(lengths)
        return behind, np.arange(len(rows)).repeat(lengths)

    def valued(self, values: Values) -> Rows:
        """The same rows with other values."""
        return Rows(self.starts, self.lengths, self.columns, values, self.width)

    def common(self, ours: Places, theirs: Places, other: Rows) -> Values:
        """For each pair of one of our rows and one of the other's: the sum of the products of what both have, in the
        order of our entries. Time: the entries of all pairs."""
        sums = np.zeros(len(ours))
        dense = np.zeros(max(self.width, min(ROOM, len(other.lengths) * self.width)))
        for chosen, first, last in self._blocks(theirs):
            entry, row = other.entries(np.arange(first, last))
            filled = row * self.width + other.columns[entry]
            dense[filled] = other.values[entry]
            entry, row = self.entries(ours[chosen])
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
