"""How likely two propositions are about the same matter, so that one can bear the other out or dispute it.

Independent reporters hardly share a phrase: "the airport diverted fourteen flights" is "fourteen planes were sent
elsewhere". What they share is told word by word, with synonyms (WordNet) and words used alike (GloVe), each weighed by
how rare it is in news and in the story, together with numbers, days and names; and, where there is a sentence encoder,
by how near the two are in meaning beside all that else could be meant. A logistic regression weighs that evidence; its
weights are learnt on invented stories (benchmarks/claim_pairs.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from consilience import lexicon
from consilience.model import Annotated, Proposition
from consilience.resolve.lists import Pairs
from consilience.resolve.matter.alignment import ALIGNED, Alignment
from consilience.resolve.matter.bearing import Borne, but_for_figures, chances, directed, evidence
from consilience.resolve.matter.candidates import candidates
from consilience.resolve.matter.evidence import FEATURES, features
from consilience.resolve.matter.kinship import kin
from consilience.resolve.matter.meaning import Encoder, Meanings, Reader, encoded
from consilience.resolve.matter.reading import Sentences, sentence_encoder
from consilience.resolve.matter.regression import logistic
from consilience.resolve.matter.shared import Floats, Words
from consilience.resolve.matter.terms import matters
from consilience.resolve.propositions import words_of

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

__all__ = ["MEANT", "Borne", "Comparison", "Encoder", "Reader", "Sentences", "sentence_encoder"]

Pair = tuple[int, int]


class Comparison:
    """The propositions of one story, each by its index, held against each other."""

    def __init__(
        self, propositions: Sequence[Proposition], articles: Mapping[str, Annotated], encoder: Reader | None = None
    ) -> None:
        """`articles` are the reports by id; `encoder` says what is near in meaning."""
        self._several = matters(propositions, articles)
        close = kin(word for item in self._several for word in item.words.values())
        self._words = Words(self._several, close)
        self._texts = [words_of(articles[item.article], item.spans) for item in propositions]
        self._meanings: Meanings | None = None
        self._alignment: Alignment | None = None
        pairs = candidates(self._several, close)
        told = features(self._several, self._words.between(*pairs))
        scores = _scores(told)
        if encoder is not None:
            chosen = _worth_encoding(self._texts, pairs, scores)
            directions, read, which = encoded(self._texts, chosen, encoder)
            self._meanings = Meanings(directions, chosen, [item.article for item in propositions])
            self._alignment = Alignment(read, which, self._several)
            more = _other(self._meanings.nearest(), pairs, len(propositions))
            pairs = np.hstack([pairs, more])
            told = np.vstack([told, features(self._several, self._words.between(*more))])
            meant, known = self._meanings.between(*pairs)
            scores = np.where(known, _scores(np.hstack([told, meant])), _scores(told))
        kept = np.flatnonzero((scores >= LEAST) & ~self._are_chance(pairs, told))
        kept = kept[np.lexsort(pairs[::-1, kept])]
        self.likely: dict[Pair, float] = dict(
            zip(map(tuple, pairs[:, kept].T.tolist()), np.round(scores[kept], 4).tolist(), strict=True)
        )
        """For pairs how likely they are about the same matter, 0..1; pairs that hardly can be are left out."""

    def bears(self, pairs: Sequence[Pair]) -> list[Borne]:
        """How far the first of each pair, the teller, bears out the second."""
        teller, told = np.array(pairs, np.intp).reshape(-1, 2).T
        between = self._words.between(told, teller)
        meant, known = np.zeros((len(pairs), len(MEANT))), np.zeros(len(pairs), bool)
        worded = np.zeros((len(pairs), len(ALIGNED)))
        if self._meanings is not None and self._alignment is not None:
            meant, known = self._meanings.between(told, teller)
            worded[known] = self._alignment.between(told[known], teller[known])
        toward = directed(self._several, between, self._texts)
        found = evidence(features(self._several, between), toward, len(self._several), meant, worded)
        columns = *chances(found, known), chances(but_for_figures(found), known)[1]
        return [Borne(*row) for row in np.stack(columns, axis=1).tolist()]

    def _are_chance(self, pairs: Pairs, told: Floats) -> NDArray[np.bool_]:
        """Whether two long wordings have in common only what any two speeches on one subject have."""
        long = np.array([len(item.words) > LONG for item in self._several], bool)
        little = (told[:, FEATURES.index("covered")] < MOSTLY) & (told[:, FEATURES.index("number")] == 0)
        found: NDArray[np.bool_] = long[pairs[0]] & long[pairs[1]] & little
        return found


def _other(found: Pairs, pairs: Pairs, count: int) -> Pairs:
    """Those found that are not among the `pairs` of `count` propositions, each once."""
    one, other = np.divmod(np.setdiff1d(found[0] * count + found[1], pairs[0] * count + pairs[1]), max(1, count))
    return np.stack([one, other])


def _worth_encoding(texts: Sequence[str], pairs: Pairs, scores: Floats) -> list[int]:
    """The propositions that are encoded: all, or those in the likeliest pairs where there are too many wordings."""
    if len(set(texts)) <= ENCODED:
        return list(range(len(texts)))
    wordings: set[str] = set()
    for pair in pairs.T[np.lexsort((*pairs[::-1], -scores))].tolist():
        wordings.update(texts[number] for number in pair)
        if len(wordings) >= ENCODED:
            break
    return [number for number, text in enumerate(texts) if text in wordings]


@cache
def _weights(encoded: bool) -> tuple[float, tuple[float, ...]]:
    """By what the evidence is weighed, with the encoder and without."""
    table = {row[0]: float(row[1 + encoded]) for row in lexicon.rows("resolve/claim_weights.tsv")}
    names = (*FEATURES, *MEANT) if encoded else FEATURES
    return table["bias"], tuple(table[name] for name in names)


def _scores(found: Floats) -> Floats:
    """How likely it is that two are about the same matter, by a row of evidence for each pair, without what the encoder
    says or with it."""
    return logistic(*_weights(found.shape[1] > len(FEATURES)), found)
