"""What reports call one matter, in whatever words: "the memos", "Mr Orlik's account", "seven pages of notes".

Such a matter has hardly a key that all its mentions share, so every wording is compared with every other, and groups
are joined while the mean over all their pairs is as high as it was between wordings of one matter where the weights
were learned (average link). Mentions in the same words are one from the start.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from consilience.model import Judgement
from consilience.resolve.coreference import evidence
from consilience.resolve.coreference.antecedents import resolved
from consilience.resolve.coreference.judging import Weights, judgement, weights
from consilience.resolve.coreference.setting import Setting
from consilience.resolve.coreference.sightings import Sighting

LINKED = "(link)"
"""The row of the table of weights with the mean score from which two groups are joined."""
LOOSELY = 0.05
"""Score from which a pair may be why two groups are joined."""
ALIKE = 1.0
"""Score of two mentions in the same words."""


def learned() -> Weights:
    """The weights that ship, with the mean score from which groups are joined."""
    return weights("concept")


def wordings(things: Sequence[Sighting]) -> list[list[Sighting]]:
    """The mentions by their words, as far as these are read the same way; pronouns are left out."""
    found: dict[tuple[object, ...], list[Sighting]] = {}
    for one in things:
        if one.form != "pronoun":
            look = (one.text, one.head, one.form, one.kind, one.plural, one.name, one.titles, one.modifiers)
            found.setdefault(look, []).append(one)
    return list(found.values())


def compared(things: Sequence[Sighting], setting: Setting) -> Iterator[tuple[Sighting, Sighting, dict[str, float]]]:
    """Each pair of wordings, by their first mentions, with what speaks for and against them."""
    for left, right in combinations([several[0] for several in wordings(things)], 2):
        yield left, right, evidence.of_entities(left, right, setting)


def judged_loosely(things: Sequence[Sighting], weighed: Weights) -> list[Judgement]:
    """A judgement on each pair of wordings, on each mention that has the words of another, and on pronouns."""
    return [
        *(
            judgement(left, right, found, weighed, same=LOOSELY, different=-1)
            for left, right, found in compared(things, Setting(things))
        ),
        *said_alike(things),
        *resolved(things),
    ]


def said_alike(things: Sequence[Sighting]) -> list[Judgement]:
    """A judgement on each mention that has the words of another."""
    return [
        Judgement(
            left=several[0].id,
            right=other.id,
            verdict="same",
            score=ALIKE,
            reasons=(f'"{other.text}" of {several[0].document} and of {other.document}', "+ same words"),
        )
        for several in wordings(things)
        for other in several[1:]
    ]
