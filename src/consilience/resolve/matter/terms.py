"""A proposition as what it is compared by: its words with their weights, its names, numbers and days.

A word weighs the more the rarer it is in news and the fewer propositions of the story have it: in a story about a ferry
"ferry" says little about which sentence this is. Words of numbers and times are no words here: those are compared by
their values.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from math import log

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from consilience import lexicon
from consilience.model import Annotated, Proposition, Quantity, Span, Time
from consilience.resolve.matter.vectors import DIMENSIONS, rank, vector
from consilience.resolve.within import Within
from consilience.resolve.wording import fold, stem

MOST_WORDS = 60
"""Words of a proposition that are compared, the first ones."""
RAREST = 30_000
"""Rank by frequency from which a word weighs in full."""
SMALL = 20
"""Propositions that a story is taken to have besides, so that in a small one no word is common by chance."""
DAY = len("2031-03-09")
LEAST = 0.25
"""Share of its weight that a word keeps which stands in every proposition of the story."""

_NOTHING = np.zeros(DIMENSIONS, np.float32)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


class Term(Struct, frozen=True):
    """A word of a proposition: folded, its stem, and whether it is a part of a name."""

    word: str
    stem: str
    name: bool


class Matter(Struct, frozen=True, dict=True):
    """What one proposition is compared by: `words` and `names` by their stems with a word that has it, the weights of
    all these stems, the numbers with how rare they are in the story, and the times. `meaning` is the direction of the
    weighed sum of the vectors of its words, less that of the whole story."""

    words: dict[str, str]
    names: frozenset[str]
    weights: dict[str, float]
    numbers: tuple[Quantity, ...]
    rarity: dict[str, float]
    times: tuple[Time, ...]
    meaning: NDArray[np.float32]

    @cached_property
    def weight(self) -> float:
        """The weight of all words, names aside."""
        return sum(self.weights[one] for one in self.words)

    @cached_property
    def forms(self) -> frozenset[str]:
        """The words as they are told."""
        return frozenset(self.words.values())

    @cached_property
    def days(self) -> frozenset[str]:
        """The days that are named, ISO 8601."""
        named = ((one.value or "")[:DAY] for one in self.times if one.type in ("DATE", "TIME"))
        return frozenset(day for day in named if len(day) == DAY)


def matters(propositions: Sequence[Proposition], articles: Mapping[str, Annotated]) -> list[Matter]:
    """What each proposition of a story is compared by, in their order."""
    marked = {name: _Marked(articles[name]) for name in dict.fromkeys(item.article for item in propositions)}
    found = [_Found(marked[item.article], item.spans) for item in propositions]
    held = Counter(one for item in found for one in item.told())
    made = [item.weighed(held, len(found)) for item in found]
    sums = np.array([_sum(item) for item in made], np.float32).reshape(len(made), DIMENSIONS)
    sums -= sums.sum(axis=0) / (len(made) + SMALL)
    sums /= np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-6)
    return [replace(item, meaning=row) for item, row in zip(made, sums, strict=True)]


def _sum(item: Matter) -> NDArray[np.float32]:
    rows = [vector(word) * item.weights[key] for key, word in item.words.items()]
    total = sum(rows, np.zeros(DIMENSIONS, np.float32))
    return total / max(1e-6, float(np.linalg.norm(total)))


class _Marked:
    """An article with its numbers, times and names by their places."""

    def __init__(self, annotated: Annotated) -> None:
        self.text = annotated.article.text
        self.numbers = Within(annotated.quantities)
        self.times = Within(annotated.times)
        self.names = Within(one for one in annotated.mentions if one.form == "name")


class _Found:
    """The terms of one proposition with its numbers and times, before they are weighed."""

    def __init__(self, marked: _Marked, spans: Sequence[Span]) -> None:
        self.numbers = tuple(marked.numbers(spans))
        self.times = tuple(marked.times(spans))
        named = [(one.span.start, one.span.end) for one in marked.names(spans)]
        aside = [(one.span.start, one.span.end) for one in self.numbers]
        aside += [(one.span.start, one.span.end) for one in self.times]
        self.terms: list[Term] = []
        for span in spans:
            for match in _WORD.finditer(marked.text, span.start, span.end):
                plain, start, end = _plain(match[0]), match.start(), match.end()
                if plain is None or _overlap(aside, start, end):
                    continue
                capital = match[0][0].isupper()
                name = capital and (start > span.start or _overlap(named, start, end))
                self.terms.append(Term(*plain, name))
        del self.terms[MOST_WORDS:]

    def told(self) -> set[str]:
        """The stems of its words and names, and its numbers."""
        return {term.stem for term in self.terms} | {f"={one.value}" for one in self.numbers}

    def weighed(self, held: Counter[str], count: int) -> Matter:
        names = frozenset(term.stem for term in self.terms if term.name)
        words = {term.stem: term.word for term in self.terms if term.stem not in names}
        weights = {term.stem: _frequency(term.word) * _share(held[term.stem], count) for term in self.terms}
        rarity = {one.value: _share(held[f"={one.value}"], count) for one in self.numbers}
        return Matter(words, names, weights, self.numbers, rarity, self.times, _NOTHING)


@lru_cache(maxsize=1 << 16)
def _plain(word: str) -> tuple[str, str] | None:
    """A word folded, and its stem; nothing for one that says nothing."""
    folded = fold(word)
    dull = len(folded) < 2 or folded in lexicon.words("resolve/function_words.txt")
    return None if dull else (folded, stem(folded))


def _overlap(several: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of several stretches of text has a character within `start` and `end`."""
    return bool(several) and any(first < end and start < last for first, last in several)


@lru_cache(maxsize=1 << 16)
def _frequency(word: str) -> float:
    """How much a word says by how rare it is in news, 0..1."""
    return min(1.0, log(2 + rank(word)) / log(RAREST))


def _share(held: int, count: int) -> float:
    """How much of its weight a word or number keeps by how few of the propositions of the story have it."""
    return LEAST + (1 - LEAST) * log((SMALL + count) / held) / log(SMALL + count)
