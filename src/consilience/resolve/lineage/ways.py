"""The best way through two articles that never turns back (Needleman and Wunsch 1970, on sentences), for many pairs of
articles at once."""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from consilience.resolve.lists import Places


class Ways(Struct, frozen=True):
    """Pairs of sentences that are put side by side: of which two articles, the line in the one and the column in the
    other, in order for each two articles."""

    of: Places
    lines: Places
    columns: Places

    def one(self, number: int) -> list[tuple[int, int]]:
        """The pairs of two articles."""
        own = self.of == number
        return list(zip(self.lines[own].tolist(), self.columns[own].tolist(), strict=True))


def best_ways(gains: NDArray[np.float64]) -> Ways:
    """The pairs of sentences, as lines and columns of each table of `gains`, in order in both articles, that together
    gain most: of equal ways the one that ends on the earliest sentences."""
    tables, lines, columns = gains.shape
    best = np.zeros((tables, columns + 1))  # of the lines read so far, by the columns before one
    last = np.full((tables, columns + 1), -1, np.intp)  # the first cell, line by line, on which such a way ends
    before = np.empty((lines, tables, columns), np.intp)
    place = np.arange(columns)
    for line in range(lines):
        before[line] = last[:, :-1]
        gain = gains[:, line]
        totals = np.where(gain > 0, best[:, :-1] + gain, 0.0)
        most = np.maximum.accumulate(totals, axis=1)
        rises = totals > 0
        rises[:, 1:] &= totals[:, 1:] > most[:, :-1]
        ends = np.maximum.accumulate(np.where(rises, place, 0), axis=1)
        better = most > best[:, 1:]
        np.copyto(best[:, 1:], most, where=better)
        np.copyto(last[:, 1:], line * columns + ends, where=better)
    return _traced(last[:, -1], before)


def _traced(at: Places, before: Places) -> Ways:
    """The ways that end on the cells `at` (below 0 where there is none), given the cell before each."""
    _, tables, columns = before.shape
    of = np.arange(tables)
    found = []
    while len(of := of[at >= 0]):
        at = at[at >= 0]
        line, column = np.divmod(at, columns)
        found.append((of, line, column))
        at = before[line, of, column]
    if not found:
        return Ways(of, of, of)
    tables_of, line_of, column_of = (np.concatenate(several[::-1]) for several in zip(*found, strict=True))
    order = np.argsort(tables_of, kind="stable")
    return Ways(tables_of[order], line_of[order], column_of[order])
