"""How near the words of one telling are to those of another.

A rewriter puts one word in place of another, a translator spells names anew: so a word is also found again as one that
stands for the same concept, or as a name of almost the same letters.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from rapidfuzz.distance import Indel

from consilience.resolve.lineage.keys import SPELLING, Places
from consilience.resolve.lineage.tellings import Grid, Telling

SYNONYMS = (0.75, 0.5)
"""How near two words are that stand for one concept, and that are a step from it (wider, derived)."""


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
    here, there = one.keys, other.keys
    kin = [  # of several likenesses the greatest, so the greatest is written last
        (SYNONYMS[1], here.own.joined(there.beside)),
        (SYNONYMS[1], here.beside.joined(there.own)),
        (SYNONYMS[0], here.own.joined(there.own)),
        (SPELLING, here.names.joined(there.alike)),
        (1.0, here.roots.joined(there.roots)),
    ]
    rows, columns = (
        _chosen([pairs[side] for _, pairs in kin], len(words)) for side, words in enumerate((one.words, other.words))
    )
    table = np.zeros((len(rows), len(columns)), np.float32)
    ours, theirs = numbered(rows, len(one.words)), numbered(columns, len(other.words))
    for near, (row, column) in kin:
        table[ours[row], theirs[column]] = near
    return Near(rows, columns, table)


def _chosen(columns: Sequence[Places], size: int) -> Places:
    """All of `size` places that stand in any of the columns."""
    chosen = np.zeros(size, np.bool_)
    for column in columns:
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
