"""Which tellings are compared: those of one speaker that share unusual words, so that no story needs all its pairs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from consilience.lexicon import words
from consilience.resolve.utterances.cautions import is_stock, known_day
from consilience.resolve.utterances.occasions import medium, programme
from consilience.resolve.utterances.speakers import could_be_one
from consilience.resolve.utterances.tellings import Told

NEAREST = 24
"""Others that a telling is compared with at most, those first that share most."""
LIST = 300
"""Tellings with a word from which the word no longer finds candidates."""
WORDS = 24
"""Words of a telling by which it is found, the weightiest first."""
ENOUGH = 0.4
"""Shared weight from which two tellings are compared."""
ENOUGH_HERE = 1.0
SHARE_HERE = 0.5
"""The same for two of one article, and the share of the lighter one's weight: they are one remark only where the one
holds much of the other."""
COUNT_HERE = 0.35
"""Share of the words that two of one article have in common at least where they share `SHARE_HERE` of the weight."""

Twin = tuple[str, tuple[str, ...], str, str]


def twin_key(told: Told) -> Twin:
    """What two tellings have in common that need no comparing: speaker, every word, occasion and day; of a stock phrase
    that no day is told of the day of the report."""
    stems = tuple(stem for sentence in told.wording.sentences for stem in sentence.stems)
    occasion = f"{programme(told.occasion)}|{medium(told.occasion)}" if told.occasion else ""
    return told.speaker or "", stems, occasion, told.day or (known_day(told) if is_stock(told) else "")


def candidates(several: Sequence[Told]) -> list[tuple[str, str]]:
    """The pairs of ids to compare, each once, in a fixed order."""
    if len({told.article.id for told in several}) == 1 and not _alike_here(several):
        return []
    lists: dict[str, list[int]] = {}
    weights: list[dict[str, float]] = []
    for index, told in enumerate(several):
        bag: dict[str, float] = {}
        for sentence in told.wording.sentences:
            for word, weight in sentence.weights.items():
                if weight > 0.1:
                    bag[word] = max(weight, bag.get(word, 0.0))
        bag = dict(sorted(bag.items(), key=lambda item: (-item[1], item[0]))[:WORDS])
        weights.append(bag)
        for word in bag:
            lists.setdefault(word, []).append(index)
    totals = [sum(bag.values()) for bag in weights]

    def least(left: int, right: int) -> float:
        return max(ENOUGH_HERE, SHARE_HERE * min(totals[left], totals[right]))

    pairs: set[tuple[int, int]] = set()
    for index, told in enumerate(several):
        shared: dict[int, float] = {}
        for word, weight in weights[index].items():
            if len(lists[word]) <= LIST:
                for other in lists[word]:
                    shared[other] = shared.get(other, 0.0) + weight
        shared.pop(index, None)
        near = [
            other
            for other, weight in shared.items()
            if weight >= (least(index, other) if told.article.id == several[other].article.id else ENOUGH)
            and could_be_one(told, several[other])
        ]
        near.sort(key=lambda other: (-shared[other], other))
        pairs.update((min(index, other), max(index, other)) for other in near[:NEAREST])
    return [(several[left].id, several[right].id) for left, right in sorted(pairs)]


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
