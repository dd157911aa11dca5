"""Which tellings are compared: those of one speaker that share unusual words, so that no story needs all its pairs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from consilience.resolve.utterances.occasions import medium, programme
from consilience.resolve.utterances.tellings import Told, same_description

NEAREST = 24
"""Others that a telling is compared with at most, those first that share most."""
LIST = 300
"""Tellings with a word from which the word no longer finds candidates."""
WORDS = 24
"""Words of a telling by which it is found, the weightiest first."""
ENOUGH = 0.4
"""Shared weight from which two tellings are compared."""

Twin = tuple[str, tuple[str, ...], str, str]


def twin_key(told: Told) -> Twin:
    """What two tellings have in common that need no comparing: speaker, every word, occasion and day."""
    stems = tuple(stem for sentence in told.wording.sentences for stem in sentence.stems)
    occasion = f"{programme(told.occasion)}|{medium(told.occasion)}" if told.occasion else ""
    return told.speaker or "", stems, occasion, told.day or ""


def candidates(several: Sequence[Told]) -> list[tuple[str, str]]:
    """The pairs of ids to compare, each once, in a fixed order."""
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
    pairs: set[tuple[int, int]] = set()
    for index, told in enumerate(several):
        shared: dict[int, float] = {}
        for word, weight in weights[index].items():
            if len(lists[word]) <= LIST:
                for other in lists[word]:
                    shared[other] = shared.get(other, 0.0) + weight
        shared.pop(index, None)
        near = [other for other, weight in shared.items() if weight >= ENOUGH and could_be_one(told, several[other])]
        near.sort(key=lambda other: (-shared[other], other))
        pairs.update((min(index, other), max(index, other)) for other in near[:NEAREST])
    return [(several[left].id, several[right].id) for left, right in sorted(pairs)]


def could_be_one(left: Told, right: Told) -> bool:
    """Whether the speakers leave it open that the words are one person's."""
    if left.speaker == right.speaker or left.speaker is None or right.speaker is None:
        return True
    return not (left.speaker_kind == "person" and right.speaker_kind == "person") or same_description(left, right)


def twins(several: Sequence[Told]) -> Mapping[str, str]:
    """For each telling the first one that is its twin in another article; itself where it is the first."""
    first: dict[Twin, str] = {}
    return {told.id: first.setdefault(twin_key(told), told.id) for told in several}
