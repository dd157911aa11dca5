"""How near the words of one telling are to those of another.

A rewriter puts one word in place of another, a translator spells names anew: so a word is also found again as one that
stands for the same concept, or as a name of almost the same letters.
"""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from rapidfuzz.distance import Indel

from consilience.resolve.lineage.keys import BESIDE, ROOTS, SPELLING, Places
from consilience.resolve.lineage.tellings import Grid, Telling

SYNONYMS = (0.75, 0.5)
"""How near two words are that stand for one concept, and that are a step from it (wider, derived)."""
LIMITS = np.array([np.iinfo(np.intp).min, BESIDE, 0, ROOTS, np.iinfo(np.intp).max])
NEARNESS = np.array([SYNONYMS[1], SPELLING, SYNONYMS[0], 1.0], np.float32)
"""How near two words are by the key that they have in common, between two `LIMITS` each."""


class Near(Struct, frozen=True):
    """The words of two tellings that are near one of the other, by their places in ascending order, and how near each
    of the `ours` (rows) is to each of the `theirs` (columns), in 0..1: 1 the same root, less a synonym or another
    spelling."""

    ours: Places
    theirs: Places
    table: Grid

    def turned(self) -> Near:
        """The same from the other side."""
        return Near(self.theirs, self.ours, self.table.T)


def nearness(one: Telling, other: Telling) -> Near:
    """The words of two tellings of one story that are near each other."""
    key, row, column = one.keys.ours.joined(other.keys.theirs)
    ours, theirs = _chosen(row, len(one.words)), _chosen(column, len(other.words))
    rows, columns = numbered(ours, len(one.words)), numbered(theirs, len(other.words))
    table = np.zeros((len(ours), len(theirs)), np.float32)
    # Of several likenesses the greatest: keys ascend, so what is nearest is written last.
    table[rows[row], columns[column]] = NEARNESS.repeat(np.diff(key.searchsorted(LIMITS)))
    return Near(ours, theirs, table)


def _chosen(column: Places, size: int) -> Places:
    """All of `size` places that stand in a column."""
    chosen = np.zeros(size, np.bool_)
    chosen[column] = True
    return np.flatnonzero(chosen)


def numbered(chosen: Places, size: int) -> Places:
    """The number of each of `size` places among the chosen ones; for one that is not chosen, how many are."""
    numbers = np.full(size, len(chosen), np.intp)
    numbers[chosen] = np.arange(len(chosen))
    return numbers


def respelled(one: Telling, other: Telling) -> list[tuple[str, str]]:
    """Names of one article that the other spells in another way and never in this one, as after translation."""
    ours, theirs = (set(side.names.values()) for side in (one, other))
    return [
        (name, second)
        for name in sorted(ours - theirs)
        for second in sorted(theirs - ours)
        if name.removesuffix("s") != second.removesuffix("s") and Indel.normalized_similarity(name, second) >= SPELLING
    ]
