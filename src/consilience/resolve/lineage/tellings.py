"""An article as a telling: its sentences as sets of word roots, weighed by how rare a word is in news, with the figures
and names in them; and which tellings of a story are worth comparing.

Independent reports of one event share names, figures and what was said aloud, but each finds its own words for the
rest. So what counts is the narration, the words outside quotation marks, with names weighed low. And what shows that a
report was made from another is not that both of a fire speak of smoke, but that both speak of a violin: a detail that
is rare in news and far from what the article is about.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from itertools import chain, islice
from math import fsum, log

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from consilience.lexicon import rows
from consilience.lexicon import words as lexicon_words
from consilience.resolve.lineage.figures import figures
from consilience.resolve.lineage.meanings import usage
from consilience.resolve.lineage.tokens import Text
from consilience.resolve.lists import Places
from consilience.resolve.wording import stem

STEM = 5  # letters of a word that inflection and derivation leave alone
MOST = 150  # sentences of an article that are compared
WORDS = 100  # words of a sentence that are compared
VOCABULARY = 2000  # different words of an article
FIGURES = 20  # of a sentence
LEAST = 3  # different words of a sentence that is compared
SHARED = 4  # telling words that two articles must share to be compared
TELLING = 0.3  # weight of such a word
VAGUE = 0.2  # weight of a word below which no synonyms are looked for
POSTINGS = 40  # earliest articles found under one word
PARTNERS = 16  # earlier articles that one article is compared with
NAME_WEIGHT = 5 / 16
"""Weight of a name: two reports that name one person are not the more alike for it."""
STEPS = 16
"""Weights are rounded to this part of 1, so that sums of their products are exact in whatever order."""
TOPIC = 8
"""Sentences of an article with a word from which it is the topic and no detail."""
UNKNOWN = 0.5
"""How near a word of which nothing is known is taken to be to what the article is about."""
UNSEEN = 1.5
"""Articles that a word which was never counted is taken to stand in."""

SPELT = 4
"""Letters of a name that is compared by its letters."""
NAMES = 300
"""Names of an article that are compared so, the first ones."""

Grid = NDArray[np.floating]
"""A table of numbers, a row for each sentence or word of one telling and a column for each of another."""


class Row(Struct, frozen=True):
    """Sentence `number` of an article: the places of its words in the vocabulary, in order, each with whether it is
    narrated somewhere in the sentence (else it stands in quotation marks), and its figures."""

    number: int
    words: dict[int, bool]
    figures: frozenset[str]


class Telling(Struct, frozen=True, dict=True):
    """An article ready for comparing. `roots` are the places of its roots in the vocabulary; of each place `words` has
    a word as it stands in the article, `weights` its weight in 0..1, `named` whether it is a part of a name, and `odd`
    how odd it is here, in 0..1 (`_odd`)."""

    rows: tuple[Row, ...]
    roots: dict[str, int]
    words: tuple[str, ...]
    weights: tuple[float, ...]
    named: tuple[bool, ...]
    odd: NDArray[np.float32] = np.zeros(0, np.float32)

    @cached_property
    def narration(self) -> dict[str, float]:
        """The weight of each root that is narrated."""
        told = {place for row in self.rows for place, narrated in row.words.items() if narrated}
        return {root: self.weights[place] for root, place in self.roots.items() if place in told}

    @cached_property
    def narrated(self) -> float:
        """The weight of all that is narrated."""
        return fsum(self.narration.values())

    @cached_property
    def telling(self) -> frozenset[str]:
        """The roots that few articles have and that are no names."""
        return frozenset(
            root for root, place in self.roots.items() if self.weights[place] >= TELLING and not self.named[place]
        )

    @cached_property
    def placed(self) -> Places:
        """The places of the words of each row, in a column as long as the longest; what is free has the place behind
        the last word."""
        return _columns([[*row.words] for row in self.rows], len(self.words))

    @cached_property
    def told(self) -> Places:
        """The same of the words that each row narrates."""
        told = [[place for place, narrated in row.words.items() if narrated] for row in self.rows]
        return _columns(told, len(self.words))

    @cached_property
    def weighed(self) -> Grid:
        """The weight of each word (column) in the rows that have it. In single precision, in which sixteenths and sums
        of their products are exact."""
        grid = np.zeros((len(self.rows), len(self.words)), np.float32)
        weights = np.array(self.weights, np.float32)
        for line, row in enumerate(self.rows):
            places = [*row.words]
            grid[line, places] = weights[places]
        return grid

    @cached_property
    def sizes(self) -> NDArray[np.float64]:
        """The weight of each row."""
        return np.asarray(self.weighed.sum(axis=1, dtype=np.float64))

    @cached_property
    def capital(self) -> NDArray[np.bool_]:
        """Which words are parts of names."""
        return np.array(self.named, np.bool_)

    @cached_property
    def names(self) -> dict[int, str]:
        """The names that are compared by their letters, by place."""
        several = (place for place, word in enumerate(self.words) if self.named[place] and len(word) >= SPELT)
        return {place: self.words[place] for place in islice(several, NAMES)}

    @property
    def meant(self) -> dict[int, str]:
        """The words that have synonyms, by place: no names, and none that is in every fifth article and stands for
        anything."""
        return {
            place: word
            for place, word in enumerate(self.words)
            if not self.named[place] and self.weights[place] >= VAGUE
        }


def _columns(rows: Sequence[Sequence[int]], free: int) -> Places:
    columns = np.full((max(map(len, rows), default=0), len(rows)), free, np.intp)
    for number, row in enumerate(rows):
        columns[: len(row), number] = row
    return columns


@lru_cache(maxsize=1 << 16)
def _root(word: str) -> str:
    return stem(word)[:STEM]


@cache
def _frequencies() -> tuple[int, Mapping[str, int]]:
    """How many news articles were counted, and in how many of them each root stands at least."""
    (_, articles), *table = rows("cluster/document_frequency.tsv")
    found: dict[str, int] = {}
    for word, count in table:
        root = _root(word)
        found[root] = max(found.get(root, 0), int(count))
    return int(articles), found


@lru_cache(maxsize=1 << 16)
def rarity(root: str) -> float:
    """How rare words of a root are in news articles, in 0..1: 0 in every one, 1 in fewer than four of ten thousand."""
    articles, found = _frequencies()
    return round(STEPS * min(1.0, log(articles / found.get(root, UNSEEN)) / log(articles / 3))) / STEPS


def tellings(texts: Sequence[Text]) -> list[Telling]:
    """The articles of a story."""
    several = [_telling(text) for text in texts]
    held = Counter(root for one in several for root in one.roots)
    news = {root: 1.0 - max(0.0, 2 * (count - 2) / len(texts) - 1.0) for root, count in held.items()}
    words = list(dict.fromkeys(word for one in several for word in one.words))
    if not words:
        return several
    vectors = np.array([usage(word) for word in words], np.float64)
    number = {word: number for number, word in enumerate(words)}
    rows = [np.fromiter((number[word] for word in one.words), np.intp) for one in several]
    return [
        replace(one, odd=_odd(one, vectors[row], [news[root] for root in one.roots]))
        for one, row in zip(several, rows, strict=True)
    ]


def _odd(one: Telling, vectors: NDArray[np.float64], news: Sequence[float]) -> NDArray[np.float32]:
    """How odd each word of an article is, in 0..1: how rare in news, less the nearer it is to what the article is about
    (the sum of the vectors of its words), the more sentences of it have it, and the more reports of the story beyond
    half do: that is then the event itself, and its `news` less than 1. 0 for names."""
    weights = np.array([0.0 if name else weight for weight, name in zip(one.weights, one.named, strict=True)])
    about = weights @ vectors
    near = vectors @ (about / max(1e-9, float(np.linalg.norm(about))))
    near[~vectors.any(axis=1)] = UNKNOWN
    held = np.bincount(one.placed.ravel(), minlength=len(one.words) + 1)[:-1]
    often = np.log(np.maximum(1.0, held)) / np.log(TOPIC)
    odd = weights * (1.0 - near) * np.maximum(0.0, 1.0 - often) * np.array(news)
    return np.asarray(np.round(STEPS * odd) / STEPS, np.float32)


def _telling(text: Text) -> Telling:
    plain = lexicon_words("resolve/function_words.txt")
    capitals = _named(text, {word for word, capital in zip(text.words, text.capital, strict=True) if not capital})
    roots: dict[str, int] = {}
    words: list[str] = []
    found = []
    for number, sentence in enumerate(text.sentences[:MOST]):
        held: dict[int, bool] = {}
        for at in range(sentence.first, min(sentence.last, sentence.first + WORDS)):
            word = text.words[at]
            if word in plain or word[0].isdigit() or len(word) == 1:
                continue
            root = _root(word)
            if root not in roots and len(words) == VOCABULARY:
                continue
            place = roots.setdefault(root, len(words))
            if place == len(words):
                words.append(word)
            held[place] = held.get(place, False) or not text.quoted[at]
        if len(held) >= LEAST:
            numbers = figures(text, sentence.first, min(sentence.last, sentence.first + WORDS))
            found.append(Row(number, held, frozenset(sorted(numbers)[:FIGURES])))
    named = tuple(word in capitals for word in words)
    weights = (NAME_WEIGHT if name else rarity(root) for root, name in zip(roots, named, strict=True))
    return Telling(tuple(found), roots, tuple(words), tuple(weights), named)


def _named(text: Text, lower: Collection[str]) -> set[str]:
    """The words that are written with a capital inside a sentence and never without one."""
    first = {sentence.first for sentence in text.sentences}
    inside = {word for place, word in enumerate(text.words) if text.capital[place] and place not in first}
    return inside.difference(lower)


def candidates(tellings: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Pairs (earlier, later) of articles that share telling words which few articles of the story have."""
    held: Counter[str] = Counter()
    for one in tellings:
        held.update(one.telling)
    limit = max(3, len(tellings) // 3)
    seen: defaultdict[str, list[int]] = defaultdict(list)
    for later, one in enumerate(tellings):
        lists = [seen[root] for root in one.telling if held[root] <= limit]
        shared = Counter(chain.from_iterable(lists))
        for several in lists:
            if len(several) < POSTINGS:
                several.append(later)
        best = sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:PARTNERS]
        yield from sorted((earlier, later) for earlier, count in best if count >= SHARED)
