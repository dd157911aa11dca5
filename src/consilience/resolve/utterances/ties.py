"""Tellings that fit two speech acts equally well, and so join neither."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from consilience.model import Judgement
from consilience.resolve.utterances.constraints import contradiction
from consilience.resolve.utterances.tellings import Told

TIED = 1.5
"""Log odds closer than this are a tie: a telling that fits two speech acts about equally well joins neither."""
SUREST = 0.9995
"""Score from which odds say nothing more: scores are rounded."""


def without_ties(log: Sequence[Judgement], found: Mapping[str, Told]) -> list[Judgement]:
    """The log in which a telling that fits two speech acts known to be two, about equally, is unsure of both: a few
    words ("massive consequences") can be clipped from either of two occasions."""
    different = {frozenset((judgement.left, judgement.right)) for judgement in log if judgement.verdict == "different"}
    fits: dict[str, list[tuple[str, Judgement]]] = {}
    for judgement in log:
        if judgement.verdict != "different":
            fits.setdefault(judgement.left, []).append((judgement.right, judgement))
            fits.setdefault(judgement.right, []).append((judgement.left, judgement))
    tied: dict[tuple[str, str], str] = {}
    for one, edges in fits.items():
        edges = sorted(edges, key=lambda edge: (-edge[1].score, edge[0]))[:30]
        for index, (left, ours) in enumerate(edges):
            for right, theirs in edges[index + 1 :]:
                apart = (
                    frozenset((left, right)) in different or contradiction([found[left]], [found[right]]) is not None
                )
                if apart and _odds(ours) - _odds(theirs) < TIED and _lighter(found, one, left, right):
                    reason = f"- it fits {found[left].label} and {found[right].label} alike, which are two"
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


def _lighter(found: Mapping[str, Told], one: str, left: str, right: str) -> bool:
    """Whether `one` says less than both others, so that it can be a piece of either."""
    return found[one].wording.weight <= min(found[left].wording.weight, found[right].wording.weight)
