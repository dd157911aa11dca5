"""How near the words of one telling are to those of another.

A rewriter puts one word in place of another, a translator spells names anew: so a word is also found again as one that
stands for the same concept, or as a name of almost the same letters.
"""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from rapidfuzz.distance import Indel

from consilience.resolve.lineage.keys import BESIDE, ROOTS, SPELLING, Places
from consilience.resolve.lineage.tellings import Telling

SYNONYMS = (0.75, 0.5)
"""How near two words are that stand for one concept, and that are a step from it (wider, derived)."""
LIMITS = np.array([np.iinfo(np.intp).min, BESIDE, 0, ROOTS, np.iinfo(np.intp).max])
NEARNESS = np.array([SYNONYMS[1], SPELLING, SYNONYMS[0], 1.0], np.float32)
"""How near two words are by the key that they have in common, between two `LIMITS` each."""


class Near(Struct, frozen=True):
    """The words of two tellings that are near one of the other, pair by pair: their places in the one (`ours`) and in
    the other (`theirs`), and how near they are, in 0..1: 1 the same root, less a synonym or another spelling. A pair
    that is near in several ways stands there several times."""

    ours: Places
    theirs: Places
    values: NDArray[np.float32]

    def turned(self) -> Near:
        """The same from the other side."""
        return Near(self.theirs, self.ours, self.values)


def nearness(one: Telling, other: Telling) -> Near:
    """The words of two tellings of one story that are near each other."""
    key, ours, theirs = one.keys.ours.joined(other.keys.theirs)
    return Near(ours, theirs, NEARNESS.repeat(np.diff(key.searchsorted(LIMITS))))


def respelled(one: Telling, other: Telling) -> list[tuple[str, str]]:
    """Names of one article that the other spells in another way and never in this one, as after translation."""
    ours, theirs = (set(side.names.values()) for side in (one, other))
    return [
        (name, second)
        for name in sorted(ours - theirs)
        for second in sorted(theirs - ours)
        if name.removesuffix("s") != second.removesuffix("s") and Indel.normalized_similarity(name, second) >= SPELLING
    ]
