"""Judges pairs of mentions: the evidence, weighed by coefficients that were learned once, with the reasons in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from consilience.lexicon import rows
from consilience.model import Judgement
from consilience.resolve.coreference import evidence
from consilience.resolve.coreference.blocking import pairs
from consilience.resolve.coreference.setting import Setting
from consilience.resolve.coreference.sightings import Sighting
from consilience.resolve.score import Points

SAME = 0.5
"""Score from which a pair may be joined; the average over two groups must reach the same (`judgements.LINK`)."""
NOTED = 0.2
"""Log odds from which a feature is named among the reasons."""
CONSTANT = "(constant)"
WALLS = frozenset({"same last word, other first, persons", "names of two, by the gazetteer"})
"""Features that keep two mentions apart whatever else speaks for them: members of one family, two countries."""

Weights = Mapping[str, float]


@cache
def weights(kind: str) -> Weights:
    """The log odds that each feature adds: for "entity" or "event", of mentions; for "concept", of wordings."""
    return {row[1]: float(row[2]) for row in rows("resolve/coreference_weights.tsv") if row[0] == kind}


def compared(sightings: Sequence[Sighting], setting: Setting) -> Iterator[tuple[Sighting, Sighting, dict[str, float]]]:
    """Each pair of mentions worth comparing, with what speaks for and against it. Pronouns are left out."""
    named = [one for one in sightings if one.form != "pronoun"]
    for left, right in pairs(named):
        one, other = named[left], named[right]
        features = evidence.of_events if one.event else evidence.of_entities
        yield one, other, features(one, other, setting)


def judged(
    sightings: Sequence[Sighting], setting: Setting, given: Mapping[str, Weights] | None = None
) -> list[Judgement]:
    """A judgement on each compared pair. `given` are weights to use in place of those that ship."""
    given = given or {kind: weights(kind) for kind in ("entity", "event")}
    return [
        judgement(one, other, found, given["event" if one.event else "entity"])
        for one, other, found in compared(sightings, setting)
    ]


def judgement(
    left: Sighting,
    right: Sighting,
    found: Mapping[str, float],
    weighed: Weights,
    *,
    same: float = SAME,
    different: float = 0.0,
) -> Judgement:
    """The decision on one pair from its evidence: the two may be joined from the score `same`, and are kept apart by a
    wall or up to the score `different`."""
    points = Points(f'"{left.text}"', f'"{right.text}"', weighed.get(CONSTANT, 0.0))
    for feature, value in found.items():
        amount = weighed.get(feature, 0.0) * value
        if abs(amount) >= NOTED:
            points.add(amount, feature)
        else:
            points.total += amount
        if feature in WALLS and value:
            points.wall(feature)
    return points.judgement(left.id, right.id, same=same, different=different)
