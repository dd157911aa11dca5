"""Whether one telling can be another rendering of the other: a remark translated, and translated back.

Of such a pair few words are equal, but what was said keeps its shape: the same things are counted and denied, joined by
the same joints, in much the same order, and some words share a root ("cases", "suitcases"). Each word of the lighter
telling is matched with one of the other: the same word, else one of its group in `interchangeable.tsv`, else one with
the same beginning, else one that it is a part of. What stands in one order counts in full (longest increasing
subsequence of the places), the rest by `OUT_OF_ORDER`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

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
    form: str
    weight: float
    joint: bool
    sentence: int


@cache
def _groups(kind: str) -> dict[str, str]:
    """The group of each word of one kind: joints as they are written, things by their stem."""
    found: dict[str, str] = {}
    for number, row in enumerate(rows("resolve/interchangeable.tsv")):
        if row[1] == kind:
            for word in row[0].split("|"):
                found.setdefault(word if kind == "joint" else stem(word), f"#{number}")
    return found


def _words(wording: Wording) -> list[_Word]:
    joints = _groups("joint")
    found = []
    for number, sentence in enumerate(wording.sentences):
        for word, short in zip(sentence.words, sentence.stems, strict=True):
            if word in joints:
                found.append(_Word(joints[word], JOINT, True, number))
            elif (weight := sentence.weights[short]) > FUNCTION_WEIGHT:
                found.append(_Word(short, weight, False, number))
    return found[:WORDS]


def _keys(word: _Word) -> tuple[str, ...]:
    """What a thing can be found by besides its form: its group, its beginning, its end."""
    group = _groups("thing").get(word.form)
    return (*((group,) if group else ()), f"{word.form[:ROOT]}-", f"-{word.form[-PART:]}")


class _Places:
    """The places of words, by what they can be found by; each is taken once."""

    def __init__(self, several: Sequence[_Word]) -> None:
        self._words = several
        self._free = [True] * len(several)
        self._by: dict[str, list[int]] = {}
        for place, word in enumerate(several):
            self._by.setdefault(word.form, []).append(place)
            if not word.joint:
                for at in _keys(word):
                    self._by.setdefault(at, []).append(place)

    def take(self, word: _Word) -> tuple[int, float] | None:
        """The first free place of a word that matches, and how well it does (1 where it is the same)."""
        for place in self._by.get(word.form, ()):
            if self._free[place]:
                self._free[place] = False
                return place, 1.0
        if word.joint:
            return None
        for at in _keys(word):
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
    ours, theirs = _words(left), _words(right)
    if sum(word.weight for word in ours) > sum(word.weight for word in theirs):
        ours, theirs = theirs, ours
    total = sum(word.weight for word in ours)
    places = _Places(theirs)
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
