"""Whether one telling can be another rendering of the other: a remark translated, and translated back.

Of such a pair few words are equal, but what was said keeps its shape: the same things are counted and denied, joined by
the same joints, in much the same order, and some words share a root ("cases", "suitcases"). Each word of the lighter
telling is matched with one of the other: the same word, else one of its group in `interchangeable.tsv`, else one with
the same beginning, else one that it is a part of. What stands in one order counts in full (longest increasing
subsequence of the places), the rest by `OUT_OF_ORDER`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from math import fsum

from msgspec import Struct

from consilience.lexicon import rows
from consilience.resolve.wording import FUNCTION_WEIGHT, Wording, stem

JOINT = 0.3
"""Weight of a joint ("none", "or", "than") where an unusual word weighs 1."""
ROOT = 4
"""Letters that two words with one root have in common at their beginning at least, and half of the longer word."""
PART = 3
"""Letters by which a compound is longer than its last part at least, and letters of that part."""
ALIKE = 0.7
"""What two words that only share a group, a root or a part count for."""
SENTENCE = 0.4
"""Share of a sentence from which it has its like in the other telling."""
OUT_OF_ORDER = 0.7
WORDS = 60
"""Words of a telling that are looked at."""


class Rendering(Struct, frozen=True):
    """`share` of the weight of the lighter telling that has a match, the `weight` of that telling, and the words that
    have one: `matched` of them, `things` without the joints. `sentences` counts the sentences with a like."""

    share: float = 0.0
    weight: float = 0.0
    matched: int = 0
    things: int = 0
    sentences: int = 0


class _Word(Struct, frozen=True):
    """A word with what it can be found by besides its form."""

    form: str
    weight: float
    joint: bool
    sentence: int
    keys: tuple[str, ...] = ()


class Shape(Struct, frozen=True):
    """The words of a telling that are looked at, their weight, and their places by what they can be found by."""

    words: tuple[_Word, ...]
    weight: float
    places: dict[str, list[int]]


@cache
def _groups(kind: str) -> dict[str, str]:
    """The group of each word of one kind: joints as they are written, things by their stem."""
    found: dict[str, str] = {}
    for number, row in enumerate(rows("resolve/interchangeable.tsv")):
        if row[1] == kind:
            for word in row[0].split("|"):
                found.setdefault(word if kind == "joint" else stem(word), f"#{number}")
    return found


def shape(wording: Wording) -> Shape:
    """A telling made ready to be held against others."""
    words = tuple(islice(_words(wording), WORDS))
    places: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        for at in (word.form, *word.keys):
            places.setdefault(at, []).append(place)
    return Shape(words, sum(word.weight for word in words), places)


def _words(wording: Wording) -> Iterator[_Word]:
    joints = _groups("joint")
    for number, sentence in enumerate(wording.sentences):
        for word, short in zip(sentence.words, sentence.stems, strict=True):
            if word in joints:
                yield _Word(joints[word], JOINT, True, number)
            elif (weight := sentence.weights[short]) > FUNCTION_WEIGHT:
                yield _Word(short, weight, False, number, _keys(short))


def _keys(form: str) -> tuple[str, ...]:
    """What a thing can be found by besides its form: its group, its beginning, its end."""
    group = _groups("thing").get(form)
    return (*((group,) if group else ()), f"{form[:ROOT]}-", f"-{form[-PART:]}")


class _Places:
    """The places of words, by what they can be found by; each is taken once."""

    def __init__(self, telling: Shape) -> None:
        self._words = telling.words
        self._free = [True] * len(telling.words)
        self._by = telling.places

    def take(self, word: _Word) -> tuple[int, float] | None:
        """The first free place of a word that matches, and how well it does (1 where it is the same)."""
        for place in self._by.get(word.form, ()):
            if self._free[place]:
                self._free[place] = False
                return place, 1.0
        for at in word.keys:
            for place in self._by.get(at, ()):
                if self._free[place] and (at[0] == "#" or _alike(word.form, self._words[place].form)):
                    self._free[place] = False
                    return place, ALIKE
        return None


def _alike(left: str, right: str) -> bool:
    if not (left.isalpha() and right.isalpha()):
        return False
    short, long = sorted((left, right), key=len)
    if long.endswith(short) and len(short) >= PART and len(long) >= len(short) + PART:
        return True
    common = next((at for at, (one, other) in enumerate(zip(short, long, strict=False)) if one != other), len(short))
    return common >= ROOT and 2 * common >= len(long)


def rendering(left: Wording, right: Wording) -> Rendering:
    """How far the lighter of two tellings can be a rendering of the other. Time: n log n in the words looked at."""
    return rendered(shape(left), shape(right))


def at_most(left: Shape, right: Shape) -> tuple[int, float]:
    """How many words of the lighter telling can match at most, and what share of its weight; quickly told."""
    light, heavy = _by_weight(left, right)
    found = {place for at in light.places.keys() & heavy.places.keys() for place in light.places[at]}
    return len(found), fsum([light.words[place].weight for place in found]) / light.weight if found else 0.0


def _by_weight(left: Shape, right: Shape) -> tuple[Shape, Shape]:
    """The lighter of two and the other."""
    return (right, left) if left.weight > right.weight else (left, right)


def rendered(left: Shape, right: Shape) -> Rendering:
    """The same of two that are made ready."""
    light, heavy = _by_weight(left, right)
    ours, theirs, total = light.words, heavy.words, light.weight
    places = _Places(heavy)
    matches = [(word, match) for word in ours if (match := places.take(word)) is not None]
    if not matches:
        return Rendering(weight=total)
    kept = _in_order([place for _, (place, _) in matches])
    value = 0.0
    sizes: dict[int, float] = {}
    shares: dict[int, float] = {}
    for word in ours:
        sizes[word.sentence] = sizes.get(word.sentence, 0.0) + word.weight
    for at, (word, (place, likeness)) in enumerate(matches):
        own = likeness * min(word.weight, theirs[place].weight) * (1 if at in kept else OUT_OF_ORDER)
        value += own
        shares[word.sentence] = shares.get(word.sentence, 0.0) + own
    alike = sum(shares.get(number, 0.0) >= SENTENCE * size for number, size in sizes.items())
    return Rendering(value / total, total, len(matches), sum(not word.joint for word, _ in matches), alike)


def _in_order(places: Sequence[int]) -> set[int]:
    """The indices of a longest increasing subsequence of `places` (patience sorting)."""
    tops: list[int] = []
    at: list[int] = []
    before: list[int | None] = []
    for index, place in enumerate(places):
        pile = bisect_left(tops, place)
        before.append(at[pile - 1] if pile else None)
        if pile == len(tops):
            tops.append(place)
            at.append(index)
        else:
            tops[pile], at[pile] = place, index
    kept: set[int] = set()
    last: int | None = at[-1] if at else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return kept
