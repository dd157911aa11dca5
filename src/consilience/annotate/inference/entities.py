"""Named entities by the weights of spaCy's transition-based recogniser.

The recogniser (Lample et al., NAACL 2016, as greedy transitions BEGIN, IN, LAST, UNIT, OUT) goes over the tokens one by
one, but its state outside an entity is the next token alone. All tokens are therefore scored as if they stood outside,
in one product of matrices; only from a BEGIN on it is followed token by token until it closes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from consilience.annotate.inference.vectors import Vectors, parameter

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.pipeline import EntityRecognizer
    from spacy.tokens import Doc

    Floats = NDArray[np.float32]


class Entities:
    """A pipeline component in the place of the recogniser whose weights it reads."""

    def __init__(self, recogniser: EntityRecognizer) -> None:
        """`recogniser` is spaCy's, of a TransitionBasedParser.v2 with an upper layer."""
        narrow, hidden, upper = recogniser.model.layers
        self.vectors = Vectors(narrow.layers[0])
        self.narrow = parameter(narrow.layers[-1], "W").T.copy(), parameter(narrow.layers[-1], "b")
        weights, padding = parameter(hidden, "W"), parameter(hidden, "pad")[0]
        features, self.units, pieces, size = weights.shape
        # The state is (next token, first token of the open entity, last token read of it), each with weights.
        self.next, self.first, self.last = (
            np.ascontiguousarray(weights[k].transpose(1, 0, 2).reshape(pieces * self.units, size).T)
            for k in range(features)
        )
        self.none_open = padding[1].T.reshape(-1) + padding[2].T.reshape(-1)
        self.bias = parameter(hidden, "b").T.reshape(-1).copy()
        self.upper, self.upper_bias = parameter(upper, "W"), parameter(upper, "b")
        moves = recogniser.moves
        self.moves: list[str] = [moves.get_class_name(k) for k in range(moves.n_moves)]
        self.number = {move: k for k, move in enumerate(self.moves)}
        self.out = self.number["O"]
        self.begins = [k for move, k in self.number.items() if move.startswith("B-")]
        self.whole = [k for move, k in self.number.items() if move.startswith("U-") and move != "U-"]
        self.barred = [k for move, k in self.number.items() if move[0] in "IL" or move == "U-"]

    def __call__(self, doc: Doc) -> Doc:
        """`doc` with its entities."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], batch_size: int = 256) -> Iterator[Doc]:
        """The documents with their entities, in their order; so many are read at once."""
        from spacy.tokens import Span

        rest = iter(docs)
        while together := list(islice(rest, batch_size)):
            for doc, found in zip(together, self._found(together), strict=True):
                doc.set_ents([Span(doc, start, end, label=label) for start, end, label in found])
            yield from together

    def _found(self, docs: Sequence[Doc]) -> Iterator[list[tuple[int, int, str]]]:
        """The entities of each document as (first token, token behind the last, label)."""
        weights, bias = self.narrow
        vectors = np.concatenate(self.vectors(docs)) @ weights + bias
        each = vectors @ self.next + self.bias, vectors @ self.first, vectors @ self.last
        outside = self._hidden(each[0] + self.none_open) @ self.upper.T + self.upper_bias
        at = 0
        for doc in docs:
            here = slice(at, at + len(doc))
            yield self._of(doc, outside[here], *(part[here] for part in each))
            at += len(doc)

    def _of(self, doc: Doc, outside: Floats, coming: Floats, first: Floats, last: Floats) -> list[tuple[int, int, str]]:
        """The entities of one document, from each token's scores outside and its share in the hidden layer as next
        token, as first of an open entity, and as last read."""
        if not len(doc):
            return []
        starts, space = doc.to_array(["SENT_START", "IS_SPACE"]).T
        closed = np.append(starts[1:] == 1, True)  # no entity goes on behind the end of a sentence
        outside[:, self.barred] = -np.inf
        outside[np.ix_(closed | (space != 0), self.begins)] = -np.inf
        outside[np.ix_(space != 0, self.whole)] = -np.inf
        moves = outside.argmax(axis=1)
        found: list[tuple[int, int, str]] = []
        end = 0
        for start in np.flatnonzero(moves != self.out).tolist():
            if start < end:
                continue
            move, _, label = self.moves[moves[start]].partition("-")
            end = start + 1
            if move == "B":
                shut, stay = self.number[f"L-{label}"], self.number[f"I-{label}"]
                weights, bias = self.upper[shut] - self.upper[stay], self.upper_bias[shut] - self.upper_bias[stay]
                opened = first[start]
                while not closed[end]:
                    if self._hidden(coming[end] + opened + last[end - 1]) @ weights + bias > 0:
                        break
                    end += 1
                end += 1
            found.append((start, end, label))
        return found

    def _hidden(self, sums: Floats) -> Floats:
        """The hidden layer: of two values a unit the larger."""
        larger: Floats = np.maximum(sums[..., : self.units], sums[..., self.units :])
        return larger
