"""A vector for each word as it is written: hashed features mixed by a maxout layer (the embedding of spaCy's
MultiHashEmbed, after Serrà and Karatzoglou, "Getting deep recommenders fit: Bloom embeddings", RecSys 2017), and beside
them a vector of its own for each frequent word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from consilience.annotate.inference.hashed import Table, distinct, embedded
from consilience.annotate.reader.layers import Linear, Norm

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Codes = NDArray[np.uint64]

FEATURES = ("NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE")
"""spaCy's attributes of a token that the vectors are made from; the first stands for the word."""


class Words(NamedTuple):
    """`tables` of hashed features, one a feature; `mix` gives `pieces` values a unit, of
    which the largest counts; `known` are the codes of the frequent words in order, `own` (words + 1, width) their
    vectors, the first that of all others; `into` gives the width of the network."""

    tables: Sequence[Table]
    mix: Linear
    pieces: int
    norm: Norm
    known: Codes
    own: Floats
    into: Linear
    ops: Any

    def __call__(self, features: Codes) -> Floats:
        """`features` (tokens, features) as (tokens, width); a word that occurs again is not made again."""
        words, which = distinct(features)
        found: Floats = self._made(words)[which]
        return found

    def _made(self, words: Codes) -> Floats:
        parts = embedded(words, self.tables, self.ops)
        mixed = self.mix(parts).reshape(len(words), self.pieces, -1).max(axis=1)
        place = np.searchsorted(self.known, words[:, 0]).clip(max=len(self.known) - 1)
        own = self.own[np.where(self.known[place] == words[:, 0], place + 1, 0)]
        return self.into(np.concatenate((self.norm(mixed), own), axis=1))
