"""Which mentions are compared at all: those that share a key. Cost grows linearly with the mentions: in a block of many
each is compared with its neighbours and with the block's first members only, and chains join the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from consilience.lexicon import words
from consilience.resolve.concepts import concepts
from consilience.resolve.coreference.evidence import initials
from consilience.resolve.coreference.sightings import Sighting

NEIGHBOURS = 60
"""Members of a block that each is compared with, in the order of their words."""
HUBS = 6
"""First members of a block that all others are compared with."""
NEAR = 2
"""Steps to a concept that still make a key."""


def keys(one: Sighting) -> Iterator[str]:
    """What a mention can be found by."""
    yield f"head {one.head}"
    for word in one.name:
        if len(word) > 2:
            yield f"head {word}"
    if one.name and (short := initials(one.name)):
        yield f"head {short}"
    for title in sorted(one.titles):
        yield f"head {title}"
    for concept, steps in concepts(one.head, one.part).items():
        if steps <= (NEAR if one.event else 1):
            yield f"concept {concept}"
    if one.governor and one.role in ("agent", "patient") and one.governor not in words("resolve/saying.txt"):
        yield f"{one.role} of {one.governor}"
    if one.event:
        for party in sorted(one.patients):
            yield f"on {party}"
        for party in sorted(one.agents):
            yield f"by {party}"


def pairs(sightings: Sequence[Sighting]) -> list[tuple[int, int]]:
    """Indices of the mentions to compare, each pair once and in order; events are compared with events only."""
    blocks: dict[tuple[bool, str], list[int]] = defaultdict(list)
    for index, one in enumerate(sightings):
        for each in dict.fromkeys(keys(one)):
            blocks[one.event, each].append(index)
    found: set[tuple[int, int]] = set()
    for block in blocks.values():
        block.sort(key=lambda index: (sightings[index].text, sightings[index].id))
        for place, left in enumerate(block):
            for right in (*block[: min(HUBS, place)], *block[place + 1 : place + 1 + NEIGHBOURS]):
                found.add((min(left, right), max(left, right)))
    return sorted(found)
