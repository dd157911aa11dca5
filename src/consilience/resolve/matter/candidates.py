"""Which propositions of a story are worth comparing: each with the earlier ones that share most with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from consilience.resolve.lists import Pairs
from consilience.resolve.matter.kinship import Kin
from consilience.resolve.matter.terms import Matter
from consilience.resolve.partners import partners

FIRST = 30
"""Propositions found under one word, the first ones: what many reports tell is compared with the first of them."""
PARTNERS = 12
"""Earlier propositions that one is compared with, those that share most with it."""
NEAREST = 0.4
"""How far a word has to stand for another for propositions to be found by it."""

Near = Mapping[str, Sequence[tuple[str, float]]]


def candidates(several: Sequence[Matter], close: Kin) -> Pairs:
    """Pairs of an earlier and a later one that share words, words near them, names or numbers. `close` is of the words
    of these."""
    nearest = {
        word: [(other, share / 2) for other, share in others.items() if share >= NEAREST]
        for word, others in close.items()
    }
    asked = [list(_keys(item, nearest)) for item in several]
    return partners(map(_own_keys, several), asked, first=FIRST, most=PARTNERS)


def _own_keys(item: Matter) -> Iterator[str]:
    yield from item.weights
    yield from item.words.values()
    yield from (f"={number.value}" for number in item.numbers)


def _keys(item: Matter, nearest: Near) -> Iterator[tuple[str, float]]:
    """What others are found by, with what it weighs."""
    yield from item.weights.items()
    for key, word in item.words.items():
        weight = item.weights[key]
        for other, share in nearest.get(word, ()):
            yield other, weight * share
    yield from ((f"={number.value}", 0.5) for number in item.numbers)
