"""Mentions of one thing or one event, found across the documents of a story.

Made for mentions that are given, by an annotator or by a person. A mention is looked at with its sentence
(`sightings`), compared with those that share a key with it (`blocking`), judged by what speaks for and against the two
being one (`evidence`, `judging`), and joined through the log of judgements, where a "different" is a wall. Pronouns are
not compared; each is given to what it stands for in its own document (`antecedents`). Events come after things, so that
"he" and "the minister" count as one party to two events.

`coreferring` keeps to what is one and the same; `concepts` joins what reports treat as one matter (`wordings`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from consilience.model import Judgement
from consilience.resolve.coreference.antecedents import resolved
from consilience.resolve.coreference.judging import Weights, judged
from consilience.resolve.coreference.setting import Setting
from consilience.resolve.coreference.sightings import Sighting, Word, sighting
from consilience.resolve.coreference.wordings import LINKED, judged_loosely, learned
from consilience.resolve.judgements import Refused, clusters

__all__ = ["Chains", "Sighting", "Word", "concepts", "coreferring", "sighting"]


class Chains(Struct, frozen=True, kw_only=True):
    """Mentions sorted into things and events. `groups` hold the ids of mentions, every one exactly once, in the order
    in which they were given; `judgements` is the log that they were read off, `refused` are the joins that met with a
    conflict."""

    groups: tuple[tuple[str, ...], ...]
    judgements: tuple[Judgement, ...] = ()
    refused: tuple[Refused, ...] = ()


def coreferring(
    sightings: Sequence[Sighting], given: Iterable[Judgement] = (), *, weights: Mapping[str, Weights] | None = None
) -> Chains:
    """The mentions of each thing and each event among `sightings`, which are those of one story.

    `given` are judgements made elsewhere, such as a person's, which stand above what is found here. `weights` replace,
    by kind ("entity", "event"), those that ship. The groups do not depend on the order of `sightings`.
    """
    ordered = sorted(sightings, key=lambda one: (one.document, one.place, one.id))
    given = list(given)
    things = [one for one in ordered if not one.event]
    events = [one for one in ordered if one.event]
    log = [*judged(things, Setting(ordered), weights), *resolved(things), *given]
    found = clusters([one.id for one in things], log)
    means = {member: group[0] for group in found.groups for member in group}
    happened = [*judged(events, Setting(ordered, means), weights), *given]
    occurred = clusters([one.id for one in events], happened)
    place = {one.id: index for index, one in enumerate(sightings)}
    groups = [sorted(group, key=place.__getitem__) for group in (*found.groups, *occurred.groups)]
    return Chains(
        groups=tuple(tuple(group) for group in sorted(groups, key=lambda group: place[group[0]])),
        judgements=(*log, *happened[: len(happened) - len(given)]),
        refused=(*found.refused, *occurred.refused),
    )


def concepts(
    sightings: Sequence[Sighting], given: Iterable[Judgement] = (), *, weights: Weights | None = None
) -> Chains:
    """The matters that mentions of things among `sightings`, those of one story, are about; events are passed over.

    Wider than `coreferring`: a country with its ministries, a plan with what is said of it (near-identity: Recasens,
    Hovy, Martí 2011). `given` and `weights` are as there. Cost: quadratic in how many wordings there are.
    """
    things = sorted((one for one in sightings if not one.event), key=lambda one: (one.document, one.place, one.id))
    weighed = learned() if weights is None else weights
    log = [*judged_loosely(things, weighed), *given]
    found = clusters([one.id for one in things], log, link=weighed[LINKED])
    place = {one.id: index for index, one in enumerate(sightings)}
    groups = [tuple(sorted(group, key=place.__getitem__)) for group in found.groups]
    return Chains(
        groups=tuple(sorted(groups, key=lambda group: place[group[0]])), judgements=tuple(log), refused=found.refused
    )
