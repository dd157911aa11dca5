"""Which propositions of a story are worth comparing: each with the earlier ones that share most with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import repeat

from consilience.model import Quantity
from consilience.resolve.lists import Lists, Pairs
from consilience.resolve.matter.kinship import Kin
from consilience.resolve.matter.terms import Matter
from consilience.resolve.partners import Keys, partners

FIRST = 30
"""Propositions found under one word, the first ones: what many reports tell is compared with the first of them."""
PARTNERS = 12
"""Earlier propositions that one is compared with, those that share most with it."""
NEAREST = 0.4
"""How far a word has to stand for another for propositions to be found by it."""
FIGURE = 0.5
"""What a number in common counts for."""


def candidates(several: Sequence[Matter], close: Kin) -> Pairs:
    """Pairs of an earlier and a later one that share words, words near them, names or numbers. `close` is of the words
    of these."""
    number = _numbered(key for item in several for key in _own_keys(item))
    owned = Keys.of([number[key] for key in _own_keys(item)] for item in several)
    weights = (weight for item in several for weight in item.weights.values())
    stems = Keys.of(([number[stem] for stem in item.weights] for item in several), weights)
    weights = (item.weights[stem] for item in several for stem in item.words)
    words = Keys.of(([number[word] for word in item.words.values()] for item in several), weights)
    figures = Keys.of(([number[_key(one)] for one in item.numbers] for item in several), repeat(FIGURE))
    asked = Keys.joined([stems, _near(words, close, number), figures])
    return partners(len(several), owned, asked, first=FIRST, most=PARTNERS)


def _near(words: Keys, close: Kin, number: Mapping[str, int]) -> Keys:
    """The words near those words, by which these are found half as well."""
    near = [[(other, share / 2) for other, share in close.get(word, {}).items() if share >= NEAREST] for word in number]
    _, others, shares = Keys.of(
        ([number[other] for other, _ in row] for row in near), (by for row in near for _, by in row)
    )
    row, place = Lists.of(near).read(words.keys)
    return Keys(words.owners[row], others[place], words.weights[row] * shares[place])


def _numbered(several: Iterable[str]) -> dict[str, int]:
    return {one: number for number, one in enumerate(dict.fromkeys(several))}


def _own_keys(item: Matter) -> Iterator[str]:
    yield from item.weights
    yield from item.words.values()
    yield from map(_key, item.numbers)


def _key(number: Quantity) -> str:
    return f"={number.value}"
