"""Sentences of two articles that say the same in other words: rewritten, spun, or translated there and back.

Candidates share words that few articles of the story use; the decision is the cosine of weighted character 3-to-5-gram
vectors, which sees through inflection, spelling and re-translation.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import fsum, log, sqrt

from msgspec import Struct

from consilience.lexicon import words as lexicon_words
from consilience.resolve.lineage.tokens import Text
from consilience.resolve.wording import grams, stem

WORDS = (7, 80)  # least and most words of a sentence that is compared
POSTINGS = 40  # sentences found under one word
TRIED = 4  # sentences of other articles that one sentence is compared with in full
SHARED = 2  # rare words that two sentences must share to be compared
LIKE = 0.45  # cosine from which two sentences are taken to say the same


class Echo(Struct, frozen=True, order=True):
    """Sentence number `left` of the earlier article said again as number `right` of the later one."""

    left: int
    right: int
    likeness: float


class _Prepared(Struct, frozen=True):
    number: int
    stems: tuple[str, ...]
    vector: dict[str, float]
    length: float


def echoes(texts: Sequence[Text]) -> dict[tuple[int, int], tuple[Echo, ...]]:
    """For each pair of articles (earlier, later) the sentences that say the same, each in at most one echo."""
    prepared = _prepared(texts)
    index: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    found: defaultdict[tuple[int, int], list[Echo]] = defaultdict(list)
    for later, sentences in enumerate(prepared):
        for sentence in sentences:
            votes = Counter(place for word in sentence.stems for place in index.get(word, ()) if place[0] != later)
            tried = sorted((place for place, count in votes.items() if count >= SHARED), key=lambda p: (-votes[p], p))
            for earlier, place in tried[:TRIED]:
                other = prepared[earlier][place]
                likeness = _cosine(sentence, other)
                if likeness >= LIKE:
                    found[earlier, later].append(Echo(other.number, sentence.number, likeness))
        for place, sentence in enumerate(sentences):
            for word in sentence.stems:
                if len(index[word]) < POSTINGS:
                    index[word].append((later, place))
    return {pair: tuple(_one_to_one(table)) for pair, table in sorted(found.items())}


def _one_to_one(table: Sequence[Echo]) -> Iterator[Echo]:
    """The likest first, no sentence twice; in the order of the text."""
    left: set[int] = set()
    right: set[int] = set()
    kept = []
    for echo in sorted(table, key=lambda e: (-e.likeness, e.left, e.right)):
        if echo.left not in left and echo.right not in right:
            left.add(echo.left)
            right.add(echo.right)
            kept.append(echo)
    return iter(sorted(kept))


def _prepared(texts: Sequence[Text]) -> list[list[_Prepared]]:
    """Every sentence of a fit length, weighed by how few articles use its words."""
    articles: Counter[str] = Counter()
    for text in texts:
        articles.update({stem(word) for word in text.words})
    plain = lexicon_words("resolve/function_words.txt")
    total = len(texts)
    table = []
    for text in texts:
        sentences = []
        for number, sentence in enumerate(text.sentences):
            words = text.words[sentence.first : sentence.last]
            if not WORDS[0] <= len(words) <= WORDS[1]:
                continue
            stems = tuple(dict.fromkeys(stem(word) for word in words if word not in plain))
            vector: dict[str, float] = {}
            for word in stems:
                weight = log(1 + total / articles[word])
                for gram, count in grams(word):
                    vector[gram] = vector.get(gram, 0.0) + weight * count
            length = sqrt(sum(value * value for value in vector.values()))
            rare = tuple(word for word in stems if articles[word] <= max(3, total // 3))
            sentences.append(_Prepared(number, rare, vector, length))
        table.append(sentences)
    return table


def _cosine(one: _Prepared, other: _Prepared) -> float:
    if not one.length or not other.length:
        return 0.0
    ours, theirs = one.vector, other.vector
    common = fsum(ours[gram] * theirs[gram] for gram in ours.keys() & theirs.keys())  # exact in whatever order
    return common / (one.length * other.length)
