"""Tellings that fit two speech acts equally well, and so join neither."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache

from msgspec.structs import replace

from consilience.model import Judgement
from consilience.resolve.utterances.constraints import contradiction
from consilience.resolve.utterances.tellings import Told

TIED = 1.5
"""Log odds closer than this are a tie: a telling that fits two speech acts about equally well joins neither."""
SUREST = 0.9995
"""Score from which odds say nothing more: scores are rounded."""
MOST = 30
"""Others that a telling is looked at for, the likeliest first."""


def without_ties(log: Sequence[Judgement], found: Mapping[str, Told]) -> list[Judgement]:
    """The log in which a telling that fits two speech acts known to be two, about equally, is unsure of both: a few
    words ("massive consequences") can be clipped from either of two occasions, if both tellings say more."""
    different = {frozenset((judgement.left, judgement.right)) for judgement in log if judgement.verdict == "different"}
    fits: dict[str, list[tuple[str, Judgement]]] = {}
    for judgement in log:
        if judgement.verdict != "different":
            fits.setdefault(judgement.left, []).append((judgement.right, judgement))
            fits.setdefault(judgement.right, []).append((judgement.left, judgement))

    @cache
    def two(left: str, right: str) -> bool:
        return frozenset((left, right)) in different or contradiction([found[left]], [found[right]]) is not None

    tied: dict[tuple[str, str], str] = {}
    for one, edges in fits.items():
        edges = sorted(edges, key=lambda edge: (-edge[1].score, edge[0]))[:MOST]
        light = found[one].wording.weight
        heavier = [(found[other], edge, _odds(edge)) for other, edge in edges if light <= found[other].wording.weight]
        for index, (left, ours, odds) in enumerate(heavier):
            for right, theirs, less in heavier[index + 1 :]:
                if odds - less >= TIED:
                    break
                if two(left.id, right.id):
                    reason = f"- it fits {left.label} and {right.label} alike, which are two"
                    tied[ours.left, ours.right] = tied[theirs.left, theirs.right] = reason
    return [
        replace(judgement, verdict="unsure", score=min(judgement.score, 0.5), reasons=(*judgement.reasons, why))
        if (why := tied.get((judgement.left, judgement.right)))
        else judgement
        for judgement in log
    ]


def _odds(judgement: Judgement) -> float:
    """The log odds of a judgement's score."""
    score = min(max(judgement.score, 1 - SUREST), SUREST)
    return math.log(score / (1 - score))
