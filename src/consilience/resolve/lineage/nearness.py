"""How near the words of one telling are to those of another.

A rewriter puts one word in place of another, a translator spells names anew: so a word is also found again as one that
stands for the same concept, or as a name of almost the same letters.
"""

from __future__ import annotations

import numpy as np
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

from consilience.resolve.lineage.tellings import Grid, Telling

SYNONYMS = (0.75, 0.5)
"""How near two words are that stand for one concept, and that are a step from it (wider, derived)."""
SPELLING = 0.75
"""Likeness of letters from which two names are one in two spellings; they are this near, too."""
SPELT = 4
"""Letters of such a name."""
NAMES = 300
"""Names of an article that are compared, the first ones."""


def nearness(one: Telling, other: Telling) -> Grid:
    """How near each word of the one (rows) is to each of the other, in 0..1: 1 the same root, less a synonym or
    another spelling."""
    near = np.zeros((len(one.words), len(other.words)))
    for concept in one.meanings.keys() & other.meanings.keys():  # of several likenesses the greatest, in whatever order
        for place, steps in one.meanings[concept]:
            for at, more in other.meanings[concept]:
                if steps + more < len(SYNONYMS) and near[place, at] < SYNONYMS[steps + more]:
                    near[place, at] = SYNONYMS[steps + more]
    ours, spelt = _names(one), _names(other)
    if ours and spelt:
        written = [one.words[at] for at in ours], [other.words[at] for at in spelt]
        rows, columns = np.nonzero(cdist(*written, scorer=Indel.normalized_similarity) >= SPELLING)
        near[np.array(ours)[rows], np.array(spelt)[columns]] = SPELLING
    for root in one.roots.keys() & other.roots.keys():
        near[one.roots[root], other.roots[root]] = 1.0
    return near


def respelled(one: Telling, other: Telling) -> list[tuple[str, str]]:
    """Names of one article that the other spells in another way and never in this one, as after translation."""
    ours, theirs = ({side.words[at] for at in _names(side)} for side in (one, other))
    return [
        (name, second)
        for name in sorted(ours - theirs)
        for second in sorted(theirs - ours)
        if name.removesuffix("s") != second.removesuffix("s") and Indel.normalized_similarity(name, second) >= SPELLING
    ]


def _names(side: Telling) -> list[int]:
    return [place for place, word in enumerate(side.words) if side.named[place] and len(word) >= SPELT][:NAMES]
