"""Names that two articles spell in two ways, as a translator does who hears them in another language."""

from __future__ import annotations

from rapidfuzz.distance import Indel

from consilience.resolve.lineage.keys import SPELLING
from consilience.resolve.lineage.tellings import Telling


def respelled(one: Telling, other: Telling) -> list[tuple[str, str]]:
    """Names of one article that the other spells in another way and never in this one, as after translation."""
    ours, theirs = (set(side.names.values()) for side in (one, other))
    return [
        (name, second)
        for name in sorted(ours - theirs)
        for second in sorted(theirs - ours)
        if name.removesuffix("s") != second.removesuffix("s") and Indel.normalized_similarity(name, second) >= SPELLING
    ]
