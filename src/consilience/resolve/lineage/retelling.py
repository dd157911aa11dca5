"""Whether one article tells the other over again in other words: the same details, sentence after sentence.

Independent reports of one event share names, figures and what was said aloud, but each finds its own words for the rest
and its own order. So what counts is the narration: words outside quotation marks, names weighed low, along the best way
through both articles that never turns back (Needleman and Wunsch 1970 on sentences). A report of another event of the
same kind can have much the same words, but its figures and days are other ones.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from math import fsum, sqrt

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from rapidfuzz.distance import Indel

from consilience.lexicon import words as lexicon_words
from consilience.model import Annotated
from consilience.resolve.lineage.figures import figures
from consilience.resolve.lineage.tokens import Text
from consilience.resolve.wording import COMMON_WEIGHT, NAME_WEIGHT, stem

STEM = 5  # letters of a word that inflection and derivation leave alone
MOST = 150  # sentences of an article that are compared
LEAST = 3  # telling words of a sentence that is compared
LIKE = 0.15  # cosine from which two sentences may be one said in other words
ORDERED = 4  # sentences that must be told again in the same order
SPREAD = 0.5  # share of the shorter article's sentences that must be told again
SHARED = 4  # telling words that two articles must share to be compared
POSTINGS = 40  # earliest articles found under one word
PARTNERS = 16  # earlier articles that one article is compared with
WORTH = 0.22  # share of the narration that two articles must have in common in any order to be compared in order
SPELLING = 0.75  # likeness of two spellings of one name
DAY = re.compile(r"\d{4}-\d\d-\d\d")
SPELT = 4  # letters of such a name
LEVELS = (NAME_WEIGHT, COMMON_WEIGHT, 1.0)  # weights that a word can have, rising


class Retold(Struct, frozen=True, order=True):
    """Sentence number `left` of the one article told again as number `right` of the other."""

    left: int
    right: int
    likeness: float


class Retelling(Struct, frozen=True):
    """`share` is the part of the narration, in 0..1 and by weight, that is told again in the same order (the geometric
    mean of both articles' parts). `agree` and `clash` count figures and days that are the same and that are others
    where the same is told; `in_place` is the share of the common words of sentences told again that stand in one order,
    `spread` the share of the sentences of the shorter article that are told again."""

    pairs: tuple[Retold, ...] = ()
    share: float = 0.0
    agree: int = 0
    clash: int = 0
    in_place: float = 0.0
    spread: float = 0.0

    @property
    def strength(self) -> float:
        """The share, divided by what speaks for another event: figures and days that differ, beyond those that
        agree."""
        if len(self.pairs) < ORDERED or self.spread < SPREAD:
            return 0.0
        return self.share / (1 + max(0, self.clash - self.agree))


class Telling(Struct, frozen=True, dict=True):
    """An article's sentences ready for comparing: of each its number, its words in order with their weights, those of
    them that are narration, its figures, the days that it tells of, and the names in it."""

    numbers: tuple[int, ...]
    weights: tuple[dict[str, float], ...]
    narration: tuple[frozenset[str], ...]
    figures: tuple[frozenset[str], ...]
    days: tuple[frozenset[str], ...]
    names: tuple[frozenset[str], ...]

    @cached_property
    def whole(self) -> dict[str, float]:
        """The weight of each word in the narration of all sentences."""
        return _bag(self, range(len(self.numbers)))


@lru_cache(maxsize=1 << 16)
def _root(word: str) -> str:
    return stem(word)[:STEM]


def days(annotated: Annotated) -> list[tuple[int, str]]:
    """Where an article names a day, and which."""
    return [(time.start, time.value) for time in annotated.times if time.value and DAY.fullmatch(time.value)]


def telling(text: Text, days: Sequence[tuple[int, str]]) -> Telling:
    """The sentences of an article; `days` are places in its text where a day is named, and which."""
    plain, common = lexicon_words("resolve/function_words.txt"), lexicon_words("resolve/common_words.txt")
    lower = {word for word, capital in zip(text.words, text.capital, strict=True) if not capital}
    named = _named(text, lower)
    rows = []
    for number, sentence in enumerate(text.sentences[:MOST]):
        weights: dict[str, float] = {}
        narration, names = set(), set()
        for place in range(sentence.first, sentence.last):
            word = text.words[place]
            if word in plain or word.isdigit():
                continue
            root = _root(word)
            if word in named:
                weights[root] = NAME_WEIGHT
                names.add(word)
            else:
                weights[root] = COMMON_WEIGHT if stem(word) in common else 1.0
            if not text.quoted[place]:
                narration.add(root)
        if len(weights) >= LEAST:
            told = frozenset(day for place, day in days if sentence.start <= place < sentence.end)
            found = figures(text, sentence.first, sentence.last)
            rows.append((number, weights, frozenset(narration), found, told, frozenset(names)))
    return Telling(*(tuple(column) for column in zip(*rows, strict=True))) if rows else Telling((), (), (), (), (), ())


def _named(text: Text, lower: Collection[str]) -> set[str]:
    """The words that are written with a capital inside a sentence and never without one."""
    first = {sentence.first for sentence in text.sentences}
    inside = {word for place, word in enumerate(text.words) if text.capital[place] and place not in first}
    return inside.difference(lower)


def candidates(tellings: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Pairs (earlier, later) of articles that share telling words which few articles of the story have."""
    held: Counter[str] = Counter()
    kept = [{root for row in one.weights for root, weight in row.items() if weight == 1.0} for one in tellings]
    for roots in kept:
        held.update(roots)
    limit = max(3, len(tellings) // 3)
    seen: defaultdict[str, list[int]] = defaultdict(list)
    for later, roots in enumerate(kept):
        shared: Counter[int] = Counter()
        for root in sorted(roots):
            if held[root] <= limit:
                shared.update(seen[root])
                if len(seen[root]) < POSTINGS:
                    seen[root].append(later)
        best = sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:PARTNERS]
        yield from sorted((earlier, later) for earlier, count in best if count >= SHARED)


def retelling(one: Telling, other: Telling, taken: tuple[Collection[int], Collection[int]]) -> Retelling:
    """How far one article tells the other over again; `taken` are sentences of each that are left out, as they are the
    same word for word."""
    here, there = (
        [at for at, number in enumerate(side.numbers) if number not in gone]
        for side, gone in zip((one, other), taken, strict=True)
    )
    bags = (_bag(one, here) if taken[0] else one.whole, _bag(other, there) if taken[1] else other.whole)
    own = sqrt(fsum(bags[0].values()) * fsum(bags[1].values()))
    if not own or fsum(min(bags[0][root], bags[1][root]) for root in bags[0].keys() & bags[1].keys()) < WORTH * own:
        return Retelling()
    every, narrated = _shared(one, here, other, there)
    way = _way(one, here, other, there, every)
    if not way:
        return Retelling()
    told = float(sum(narrated[line, column] for line, column, _ in way))
    way = [(here[line], there[column], like) for line, column, like in way]
    agree = clash = 0
    for at, by, _ in way:
        for ours, theirs in ((one.figures[at], other.figures[by]), (one.days[at], other.days[by])):
            agree += len(ours & theirs)
            clash += min(len(ours - theirs), len(theirs - ours))
    return Retelling(
        pairs=tuple(Retold(one.numbers[at], other.numbers[by], like) for at, by, like in way),
        share=min(1.0, told / own),
        spread=len(way) / min(len(here), len(there)),
        agree=agree,
        clash=clash,
        in_place=_in_place(one, other, way),
    )


def _bag(side: Telling, places: Sequence[int]) -> dict[str, float]:
    """The weight of each word in the narration."""
    bag: defaultdict[str, float] = defaultdict(float)
    for at in places:
        weights = side.weights[at]
        for root in side.narration[at]:
            bag[root] += weights[root]
    return bag


Weights = NDArray[np.float64]
"""For each sentence of the one article (rows) and each of the other (columns) the weight of words."""


def _shared(one: Telling, here: Sequence[int], other: Telling, there: Sequence[int]) -> tuple[Weights, Weights]:
    """The weight of the words that two sentences share, and of those among them that both narrate. A word counts for
    its lesser weight: as all weights are of a few levels, that is a sum of products of zeros and ones, level by level,
    which are exact."""
    roots = {root for at in here for root in one.weights[at]} & {root for by in there for root in other.weights[by]}
    places = {root: number for number, root in enumerate(sorted(roots))}
    ours, theirs = _table(one, here, places), _table(other, there, places)
    every = np.zeros((len(here), len(there)))
    narrated = every.copy()
    below = 0.0
    for level in LEVELS:
        left, right = (ours[0] >= level).astype(np.float64), (theirs[0] >= level).astype(np.float64)
        every += (level - below) * (left @ right.T)
        narrated += (level - below) * ((left * ours[1]) @ (right * theirs[1]).T)
        below = level
    return every, narrated


def _table(side: Telling, chosen: Sequence[int], places: Mapping[str, int]) -> tuple[Weights, Weights]:
    """The weights of the words with a place in the chosen sentences, a sentence a row; and 1 where they narrate."""
    weights = np.zeros((len(chosen), len(places)))
    narrates = weights.copy()
    for row, at in enumerate(chosen):
        for root, weight in side.weights[at].items():
            if (place := places.get(root)) is not None:
                weights[row, place] = weight
                narrates[row, place] = root in side.narration[at]
    return weights, narrates


def _way(
    one: Telling, here: Sequence[int], other: Telling, there: Sequence[int], shared: Weights
) -> list[tuple[int, int, float]]:
    """The pairs of sentences, as rows and columns of `shared`, in order in both articles, that together are the
    likest."""
    sizes = [
        np.array([sum(side.weights[at].values()) for at in places]) for side, places in ((one, here), (other, there))
    ]
    likes = np.minimum(1.0, shared / np.sqrt(np.outer(sizes[0], sizes[1])))
    gains = np.where(likes >= LIKE, likes * shared, -np.inf)
    table = np.zeros((len(here) + 1, len(there) + 1))
    for line, row in enumerate(gains):
        above = table[line]
        table[line + 1, 1:] = np.maximum.accumulate(np.maximum(above[1:], above[:-1] + row))
    found = []
    line, column = len(here), len(there)
    while line and column:
        if table[line, column] == table[line - 1, column]:
            line -= 1
        elif table[line, column] == table[line, column - 1]:
            column -= 1
        else:
            line, column = line - 1, column - 1
            found.append((line, column, float(likes[line, column])))
    return found[::-1]


def _in_place(one: Telling, other: Telling, way: Sequence[tuple[int, int, float]]) -> float:
    """The share of the words that two sentences have in common which stand in the same order in both."""
    same = total = 0
    for at, by, _ in way:
        where = {root: place for place, root in enumerate(other.weights[by])}
        tails: list[int] = []
        for root in one.weights[at]:
            if root in where:
                total += 1
                place = bisect_left(tails, where[root])
                tails[place : place + 1] = [where[root]]
        same += len(tails)
    return same / total if total else 0.0


def respelled(one: Telling, other: Telling) -> list[tuple[str, str]]:
    """Names of one article that the other spells in another way and never in this one, as after translation."""
    ours, theirs = (frozenset(name for row in side.names for name in row) for side in (one, other))
    return [
        (name, second)
        for name in sorted(ours - theirs)
        for second in sorted(theirs - ours)
        if _two_spellings(name, second)
    ]


def _two_spellings(name: str, other: str) -> bool:
    if min(len(name), len(other)) < SPELT or name.removesuffix("s") == other.removesuffix("s"):
        return False
    return Indel.normalized_similarity(name, other) >= SPELLING
