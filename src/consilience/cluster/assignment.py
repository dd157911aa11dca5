"""What goes into a stream of stories and comes out of it, as plain records that a store can keep."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from consilience.cluster.decisions import Decision
from consilience.cluster.vectors import Sketch


class Held(Struct, frozen=True, kw_only=True):
    """A held article as a plain record: its sketch, its story, the number of the decision that began that story, and
    the log odds with the articles that it was compared with, by their ids."""

    sketch: Sketch
    story: str
    founded: int
    links: tuple[tuple[str, float], ...] = ()


class Assignment(Struct, frozen=True, kw_only=True):
    """Where an article went: its story, how likely it belongs there (0..1, None for the first), why, and all
    decisions in order, of which the last ones can concern other articles."""

    article: str
    story: str
    likeness: float | None
    reasons: tuple[str, ...]
    decisions: tuple[Decision, ...]


def heirs(groups: Sequence[Sequence[str]], story_of: Mapping[str, str], founded: Mapping[str, int]) -> dict[int, str]:
    """The story that each group of articles goes on with: the one most of whose articles it holds, of equals the one
    that began first; each story has one heir at most. A group without a story is left out."""
    counts: dict[tuple[str, int], int] = {}
    for number, group in enumerate(groups):
        for article in group:
            if article in story_of:
                place = (story_of[article], number)
                counts[place] = counts.get(place, 0) + 1
    heir: dict[int, str] = {}
    taken: set[str] = set()
    for story, number in sorted(counts, key=lambda place: (-counts[place], founded[place[0]], *place)):
        if number not in heir and story not in taken:
            heir[number] = story
            taken.add(story)
    return heir
