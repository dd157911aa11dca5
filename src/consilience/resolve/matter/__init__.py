"""How likely two propositions are about the same matter, so that one can bear the other out or dispute it.

Independent reporters hardly share a phrase: "the airport diverted fourteen flights" is "fourteen planes were sent
elsewhere". What they share is told word by word, with synonyms (WordNet) and words used alike (GloVe), each weighed by
how rare it is in news and in the story, together with numbers, days and names; and, where there is a sentence encoder,
by how near the two are in meaning beside all that else could be meant. A logistic regression weighs that evidence; its
weights are learnt on invented stories (benchmarks/claim_pairs.py).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from math import exp

import numpy as np
from numpy.typing import NDArray

from consilience import lexicon
from consilience.model import Annotated, Proposition
from consilience.resolve.matter.bearing import Borne, but_for_figures, chances, directed, evidence
from consilience.resolve.matter.encoder import sentence_encoder
from consilience.resolve.matter.evidence import FEATURES, features
from consilience.resolve.matter.kinship import Kin, kin
from consilience.resolve.matter.meaning import Encoder, Meanings
from consilience.resolve.matter.terms import Matter, matters
from consilience.resolve.propositions import words_of

FIRST = 30
"""Propositions found under one word, the first ones: what many reports tell is compared with the first of them."""
PARTNERS = 12
"""Earlier propositions that one is compared with, those that share most with it."""
NEAREST = 0.4
"""How far a word has to stand for another for propositions to be found by it."""
LONG = 15
"""Words from which a wording is long."""
MOSTLY = 0.4
"""Share of the words of a long wording that the other must have."""
LEAST = 0.05
"""Scores below this are left out."""
ENCODED = 600
"""Different wordings of a story that are encoded, those first that are in the likeliest pairs by their words: seven
CPU-seconds."""
MEANT = ("alike", "alike here", "clearly", "nearest")
"""What `Meanings.between` finds, in its order."""

__all__ = ["MEANT", "Borne", "Comparison", "Encoder", "sentence_encoder"]

Pair = tuple[int, int]


class Comparison:
    """The propositions of one story, each by its index, held against each other."""

    def __init__(
        self, propositions: Sequence[Proposition], articles: Mapping[str, Annotated], encoder: Encoder | None = None
    ) -> None:
        """`articles` are the reports by id; `encoder` says what is near in meaning."""
        self._several = matters(propositions, articles)
        self._close = kin(word for item in self._several for word in item.words.values())
        self._texts = [words_of(articles[item.article], item.spans) for item in propositions]
        self._reports = [item.article for item in propositions]
        told = {pair: self._features(pair) for pair in _candidates(self._several, self._close)}
        scores = {pair: _chance(found) for pair, found in told.items()}
        self._place: dict[int, int] = {}
        if encoder is not None:
            chosen = _worth_encoding(self._texts, scores)
            self._place = {number: row for row, number in enumerate(chosen)}
            encoded = _encoded([self._texts[n] for n in chosen], encoder)
            self._meanings = Meanings(encoded, [self._reports[n] for n in chosen])
            for pair in ((chosen[one], chosen[other]) for one, other in self._meanings.nearest()):
                if pair not in told:
                    told[pair] = self._features(pair)
            for pair, found in told.items():
                if meant := self._meant(*pair):
                    scores[pair] = _chance((*found, *meant))
        self.likely: dict[Pair, float] = {
            pair: round(score, 4)
            for pair, score in sorted(scores.items())
            if score >= LEAST and not _is_chance(told[pair], self._several[pair[0]], self._several[pair[1]])
        }
        """For pairs how likely they are about the same matter, 0..1; pairs that hardly can be are left out."""

    def bears(self, teller: int, told: int) -> Borne:
        """How far `teller` bears out `told`."""
        ours, theirs = self._several[told], self._several[teller]
        toward = directed(ours, theirs, self._close, (self._texts[told], self._texts[teller]))
        between, meant = self._features((told, teller)), self._meant(told, teller)
        found = evidence(between, toward, len(self._several), meant)
        return Borne(*chances(found), chances(but_for_figures(found))[1])

    def _features(self, pair: Pair) -> tuple[float, ...]:
        return features(self._several[pair[0]], self._several[pair[1]], self._close)

    def _meant(self, one: int, other: int) -> tuple[float, ...]:
        """How near two propositions of different reports are in meaning, where both are encoded."""
        if one not in self._place or other not in self._place or self._reports[one] == self._reports[other]:
            return ()
        return self._meanings.between(self._place[one], self._place[other])


def _encoded(texts: Sequence[str], encoder: Encoder) -> NDArray[np.float32]:
    """The directions of the texts, each text encoded once."""
    place = {text: number for number, text in enumerate(dict.fromkeys(texts))}
    rows: NDArray[np.float32] = encoder(list(place))[[place[text] for text in texts]]
    return rows


def _worth_encoding(texts: Sequence[str], scores: Mapping[Pair, float]) -> list[int]:
    """The propositions that are encoded: all, or those in the likeliest pairs where there are too many wordings."""
    if len(set(texts)) <= ENCODED:
        return list(range(len(texts)))
    wordings: set[str] = set()
    for pair in sorted(scores, key=lambda pair: (-scores[pair], pair)):
        wordings.update(texts[number] for number in pair)
        if len(wordings) >= ENCODED:
            break
    return [number for number, text in enumerate(texts) if text in wordings]


def _is_chance(told: Sequence[float], ours: Matter, theirs: Matter) -> bool:
    """Whether two long wordings have in common only what any two speeches on one subject have."""
    long = min(len(ours.words), len(theirs.words)) > LONG
    return long and told[FEATURES.index("covered")] < MOSTLY and not told[FEATURES.index("number")]


def _candidates(several: Sequence[Matter], close: Kin) -> Iterator[tuple[int, int]]:
    """Each with the earlier ones that share most: words, words near them, names, numbers."""
    first: Mapping[str, list[int]] = defaultdict(list)
    nearest = {
        word: [(other, share / 2) for other, share in others.items() if share >= NEAREST]
        for word, others in close.items()
    }
    for later, item in enumerate(several):
        shared = [(first[key], weight) for key, weight in _keys(item, nearest) if key in first]
        found = np.fromiter(chain.from_iterable(held for held, _ in shared), np.intp)
        weights = np.repeat([weight for _, weight in shared], [len(held) for held, _ in shared])
        earlier, place = np.unique(found, return_inverse=True)
        best = np.lexsort((earlier, -np.bincount(place, weights)))[:PARTNERS]
        yield from ((one, later) for one in sorted(earlier[best].tolist()))
        for key in _own_keys(item):
            if len(first[key]) < FIRST:
                first[key].append(later)


def _own_keys(item: Matter) -> Iterator[str]:
    yield from item.weights
    yield from item.words.values()
    yield from (f"={number.value}" for number in item.numbers)


def _keys(item: Matter, nearest: Mapping[str, Sequence[tuple[str, float]]]) -> Iterator[tuple[str, float]]:
    """What others are found by, with what it weighs."""
    for key, weight in item.weights.items():
        yield key, weight
    for key, word in item.words.items():
        weight = item.weights[key]
        for other, share in nearest.get(word, ()):
            yield other, weight * share
    yield from ((f"={number.value}", 0.5) for number in item.numbers)


@cache
def _weights(encoded: bool) -> tuple[float, tuple[float, ...]]:
    """By what the evidence is weighed, with the encoder and without."""
    table = {row[0]: float(row[1 + encoded]) for row in lexicon.rows("resolve/claim_weights.tsv")}
    names = (*FEATURES, *MEANT) if encoded else FEATURES
    return table["bias"], tuple(table[name] for name in names)


def _chance(found: Sequence[float]) -> float:
    bias, weights = _weights(len(found) > len(FEATURES))
    return 1 / (1 + exp(-(bias + sum(weight * value for weight, value in zip(weights, found, strict=True)))))
