"""Which tellings are compared: those of one speaker that share unusual words, so that no story needs all its pairs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice

import numpy as np

from consilience.lexicon import words
from consilience.resolve.utterances.cautions import known_day
from consilience.resolve.utterances.occasions import medium, programme
from consilience.resolve.utterances.speakers import could_be_one
from consilience.resolve.utterances.tellings import Told

NEAREST = 16
"""Others that a telling is compared with at most, those first that share most."""
TRIED = 240
"""Others whose speakers are looked at for that."""
LIST = 1000
"""Tellings with a word from which the word no longer finds candidates."""
WORDS = 24
"""Words of a telling by which it is found, the weightiest first."""
ENOUGH = 0.4
"""Shared weight from which two tellings are compared."""
LITTLE, FEW = 0.2, 4
"""Shared weight from which some are compared all the same, and with how many others a telling is at most."""
ENOUGH_HERE = 1.0
SHARE_HERE = 0.5
"""The same for two of one article, and the share of the lighter one's weight: they are one remark only where the one
holds much of the other."""
COUNT_HERE = 0.35
"""Share of the words that two of one article have in common at least where they share `SHARE_HERE` of the weight."""

Twin = tuple[str, tuple[str, ...], str, str, str]


def twin_key(told: Told) -> Twin:
    """What two tellings have in common that need no comparing: speaker, every word, occasion and day, else the time of
    the scene; of a stock phrase that no day is told of the day of the report."""
    stems = tuple(stem for sentence in told.wording.sentences for stem in sentence.stems)
    occasion = f"{programme(told.occasion)}|{medium(told.occasion)}" if told.occasion else ""
    day = told.day or (known_day(told) if told.is_stock else "")
    scene = told.scene.when.to if told.scene.when and not told.day else ""
    return told.speaker or "", stems, occasion, day, scene


def candidates(several: Sequence[Told]) -> list[tuple[str, str]]:
    """The pairs of ids to compare, each once, in a fixed order."""
    if len({told.article.id for told in several}) == 1 and not _alike_here(several):
        return []
    weights = [_weightiest(told) for told in several]
    lists: dict[str, list[int]] = {}
    for index, bag in enumerate(weights):
        for word in bag:
            lists.setdefault(word, []).append(index)
    rows = {word: np.array(places) for word, places in lists.items() if 1 < len(places) <= LIST}
    totals = [sum(bag.values()) for bag in weights]

    def may_be_one(left: int, right: int, shared: float) -> bool:
        one, other = several[left], several[right]
        if one.article.id == other.article.id:
            least = max(ENOUGH_HERE, SHARE_HERE * min(totals[left], totals[right]))
            if shared < least:
                return False
        return could_be_one(one, other)

    pairs: set[tuple[int, int]] = set()
    for index, bag in enumerate(weights):
        known = [word for word in bag if word in rows]
        if not known:
            continue
        held = np.concatenate([rows[word] for word in known])
        shared = np.bincount(held, np.repeat([bag[word] for word in known], [len(rows[word]) for word in known]))
        shared[index] = 0.0
        near = np.flatnonzero(shared >= LITTLE)
        nearest = near[np.argsort(-shared[near], kind="stable")][:TRIED]
        ranked = zip(nearest.tolist(), shared[nearest].tolist(), strict=True)
        likely = ((other, weight) for other, weight in ranked if may_be_one(index, other, weight))
        for rank, (other, weight) in enumerate(islice(likely, NEAREST)):
            if rank < FEW or weight >= ENOUGH:
                pairs.add((min(index, other), max(index, other)))
    return [(several[left].id, several[right].id) for left, right in sorted(pairs)]


def _weightiest(told: Told) -> dict[str, float]:
    """The words by which a telling is found, with their weights, the weightiest first."""
    bag: dict[str, float] = {}
    for sentence in told.wording.sentences:
        for word, weight in sentence.weights.items():
            if weight > 0.1:
                bag[word] = max(weight, bag.get(word, 0.0))
    return dict(sorted(bag.items(), key=lambda item: (-item[1], item[0]))[:WORDS])


def _alike_here(several: Sequence[Told]) -> bool:
    """Whether any two tellings of one article can share so much that they are compared. Words are only counted: most
    lone articles have no such pair, and need no weights."""
    function = words("resolve/function_words.txt")
    bags = [
        {stem for sentence in told.wording.sentences for stem in sentence.stems if stem not in function}
        for told in several
    ]
    return any(
        len(bag & other) >= COUNT_HERE * min(len(bag), len(other), WORDS)
        for at, bag in enumerate(bags)
        for after, other in enumerate(bags[at + 1 :], at + 1)
        if not bag.isdisjoint(other) and could_be_one(several[at], several[after])
    )


def twins(several: Sequence[Told]) -> Mapping[str, str]:
    """For each telling the first one that is its twin in another article; itself where it is the first."""
    first: dict[Twin, str] = {}
    return {told.id: first.setdefault(twin_key(told), told.id) for told in several}
