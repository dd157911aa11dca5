"""Token vectors of spaCy's MultiHashEmbed and MaxoutWindowEncoder (Tok2Vec.v2): hashed features of each word, mixed,
then four layers that each read a token with its neighbours.

A token's features are those of its word and of the space behind it, so that each is embedded once for all its
occurrences.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from consilience.annotate.inference.hashed import distinct, embedded

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc
    from thinc.model import Model

    Floats = NDArray[np.float32]


def parameter(layer: Model[Any, Any], name: str) -> Floats:
    """The weights of a layer that have the name."""
    return np.asarray(layer.get_param(name), dtype=np.float32)


class Maxout:
    """A layer of the largest of a few linear functions (Goodfellow et al., ICML 2013), with its normalisation."""

    def __init__(self, model: Model[Any, Any]) -> None:
        """Reads the weights of the one maxout and the one layernorm under `model`."""
        maxout, norm = _only(model, "maxout"), _only(model, "layernorm")
        weights = parameter(maxout, "W")
        self.width, self.pieces, size = weights.shape
        # Piece by piece instead of unit by unit: the largest is then taken over blocks that lie together.
        self.weights = np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(-1, size).T)
        self.bias = parameter(maxout, "b").T.reshape(-1).copy()
        self.gain, self.shift = parameter(norm, "G"), parameter(norm, "b")

    def __call__(self, rows: Floats) -> Floats:
        """`rows` (tokens, inputs) as (tokens, width)."""
        each = rows @ self.weights
        each += self.bias
        blocks = [each[:, k * self.width : (k + 1) * self.width] for k in range(self.pieces)]
        largest: Floats = blocks[0].copy()
        for block in blocks[1:]:
            np.maximum(largest, block, out=largest)
        largest -= largest.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", largest, largest) / np.float32(self.width) + np.float32(1e-8)
        largest *= (1 / np.sqrt(variance))[:, None]
        largest *= self.gain
        largest += self.shift
        return largest


class Vectors:
    """The vectors of all tokens of some documents."""

    def __init__(self, model: Model[Any, Any]) -> None:
        """Reads the weights of a Tok2Vec.v2 model."""
        embed, encode = model.layers
        extract, _, tables, mix = embed.layers[:4]
        self.features: list[int | str] = extract.attrs["columns"]
        self.tables = [
            (table.attrs["column"], table.attrs["seed"], parameter(table, "E"))
            for table in tables.walk()
            if table.name == "hashembed"
        ]
        self.ops: Any = model.ops
        self.mix = Maxout(mix)
        self.layers = [Maxout(layer) for layer in encode.layers[0].layers]
        self.gap: int = encode.attrs["pad"]

    def __call__(self, docs: Sequence[Doc]) -> list[Floats]:
        """For each document (tokens, width)."""
        lengths = [len(doc) for doc in docs]
        words = self._embedded(docs)
        # As spaCy has it: all documents in one, with so many rows between them that none sees another.
        rows = np.zeros((sum(lengths) + self.gap * (len(docs) + 1) + 2, words.shape[1]), dtype=np.float32)
        starts = 1 + self.gap * np.arange(1, len(docs) + 1) + np.cumsum([0, *lengths[:-1]])
        at = 0
        for start, length in zip(starts, lengths, strict=True):
            rows[start : start + length] = words[at : at + length]
            at += length
        for layer in self.layers:
            rows[1:-1] += layer(np.concatenate((rows[:-2], rows[1:-1], rows[2:]), axis=1))
        return [rows[start : start + length] for start, length in zip(starts, lengths, strict=True)]

    def _embedded(self, docs: Sequence[Doc]) -> Floats:
        """Each token's vector before it has seen its neighbours."""
        features = np.concatenate(
            [doc.to_array(self.features).reshape(len(doc), len(self.features)).astype(np.uint64) for doc in docs]
        )
        if not len(features):
            return np.zeros((0, self.mix.width), dtype=np.float32)
        words, which = distinct(features)
        found: Floats = self.mix(embedded(words, self.tables, self.ops))[which]
        return found


def _only(model: Model[Any, Any], name: str) -> Model[Any, Any]:
    (found,) = (layer for layer in model.walk() if layer.name == name)
    return found
