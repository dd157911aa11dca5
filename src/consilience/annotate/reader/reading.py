"""Reads an article: from the words and marks of its paragraphs to documents with sentences, tags, syntax and names."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import numpy as np

from consilience.annotate.places import CLOSING, OPENING, WITHIN, kind_of
from consilience.annotate.quotations import of_article
from consilience.annotate.reader.layers import Linear, chances
from consilience.annotate.reader.trees import heads_of
from consilience.annotate.reader.words import FEATURES, Words
from consilience.model import Article

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession
    from spacy.tokens import Doc

    from consilience.annotate.reader.words import Codes

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

KEY = "consilience.reader"
INSIDE, BEGIN, OUT = 1, 3, 2
"""spaCy's codes for a token in, at the start of, and outside a name."""


class Seen(NamedTuple):
    """What is kept of the reading of one document, for the finder of attributions: for each token the chances (none,
    begin, inside) that it is a cue, its state as a word that is asked about and as a cue, its head (position in the
    document) and the number of its dependency label."""

    cues: Floats
    narrow: Floats
    told: Floats
    heads: Ints
    labels: Ints


def seen(doc: Doc) -> Seen:
    """What the reader kept of `doc`."""
    return cast("Seen", doc.user_data[KEY])


@dataclass(frozen=True)
class Heads:
    """The network's upper layers; `parts` names the columns of what the graph hands them."""

    parts: Mapping[str, slice]
    asks: Floats
    bias: Linear
    root: float
    label: Linear


@dataclass(frozen=True)
class Reader:
    """The network with its weights; `trunk` is the graph of its convolutions. `tags`, `labels` and `entities` are
    spaCy's codes of its classes; `inside` tells which of the entity classes go on. `separator` stands between
    paragraphs. `fingerprint` names the exact weights."""

    words: Words
    places: Floats
    kinds: Floats
    separator: Floats
    trunk: InferenceSession
    heads: Heads
    tags: Codes
    labels: Codes
    entities: Codes
    inside: NDArray[np.bool_]
    fingerprint: str

    def __call__(self, article: Article, parts: Sequence[tuple[int, Doc]]) -> None:
        """Fills in the documents of one article: tags, sentences, heads, labels and names. `parts` are its readable
        stretches in order, each with its offset in the text and its tokens."""
        parts = [(offset, doc) for offset, doc in parts if len(doc)]
        if not parts:
            return
        lengths = [len(doc) for _, doc in parts]
        ends = np.cumsum(lengths)
        found = self._read(article, parts, lengths)
        column = {name: found[:, part] for name, part in self.heads.parts.items()}
        opens = column["sentence"][:, 1] > column["sentence"][:, 0]
        opens[[0, *ends[:-1]]] = True
        starts = np.flatnonzero(opens)
        sentences = list(zip(starts.tolist(), [*starts[1:].tolist(), len(opens)], strict=True))
        heads, labels = self._tree(column, sentences)
        columns = self._columns(column, heads, labels, ends)
        cues = chances(column["cues"])
        for (_, doc), start, end in zip(parts, [0, *ends[:-1].tolist()], ends.tolist(), strict=True):
            taken: Any = columns[start:end]  # codes are unsigned, whatever the stub says
            doc.from_array(["TAG", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE"], taken)
            here = slice(start, end)
            doc.user_data[KEY] = Seen(
                cues[here], column["narrow"][here], column["told"][here], heads[here] - start, labels[here]
            )

    def _read(self, article: Article, parts: Sequence[tuple[int, Doc]], lengths: Sequence[int]) -> Floats:
        """What the upper layers are computed from, for each token."""
        features = np.concatenate(
            [doc.to_array(list(FEATURES)).reshape(-1, len(FEATURES)).astype(np.uint64) for _, doc in parts]
        )
        regions = np.array(regions_of(article, parts))
        kinds = np.array([kind_of(article.regions[k].kind) for k in regions.tolist()])
        # A separator stands before each paragraph and behind the last; parts of one paragraph follow each other.
        apart = np.cumsum(np.append(True, regions[1:] != regions[:-1]))
        rows = np.arange(len(features)) + np.repeat(apart, lengths)
        given = np.empty((len(features) + int(apart[-1]) + 1, self.separator.shape[0]), dtype=np.float32)
        given[:] = self.separator
        given[rows] = (
            self.words(features)
            + self.places[places_of(article, parts)]
            + np.repeat(self.kinds[kinds], lengths, axis=0)
        )
        found: Floats = self.trunk.run(["upper"], {"rows": given[None]})[0][0][rows]
        return found

    def _tree(self, column: Mapping[str, Floats], sentences: Sequence[tuple[int, int]]) -> tuple[Ints, Ints]:
        """Head and label of each token."""
        asks, answers = np.maximum(column["asks"], 0), np.maximum(column["answers"], 0)
        heads = heads_of(asks @ self.heads.asks, answers, self.heads.bias(answers)[:, 0], self.heads.root, sentences)
        pair = column["dependent"] + column["governor"][heads]
        labels: Ints = self.heads.label(np.maximum(pair, 0)).argmax(axis=1)
        return heads, labels

    def _columns(self, column: Mapping[str, Floats], heads: Ints, labels: Ints, ends: Ints) -> Codes:
        """What each token gets, as spaCy takes it in: tag, label, distance of the head, state and type of the name."""
        classes = column["entities"].argmax(axis=1)
        types = self.entities[classes]
        named = types != 0
        goes_on = self.inside[classes] & named
        goes_on[1:] &= named[:-1]
        goes_on[[0, *ends[:-1]]] = False
        # All words of a name have the type of its first.
        first = np.maximum.accumulate(np.where(goes_on, 0, np.arange(len(heads))))
        columns = np.empty((len(heads), 5), dtype=np.uint64)
        columns[:, 0] = self.tags[column["tags"].argmax(axis=1)]
        columns[:, 1] = self.labels[labels]
        columns[:, 2] = (heads - np.arange(len(heads))).astype(np.uint64)
        columns[:, 3] = np.where(goes_on, INSIDE, np.where(named, BEGIN, OUT))
        columns[:, 4] = np.where(named, types[first], 0)
        return columns


def regions_of(article: Article, parts: Sequence[tuple[int, Doc]]) -> list[int]:
    """The number of the region that each part of the article stands in."""
    starts = [region.start for region in article.regions]
    return [bisect_right(starts, offset) - 1 for offset, _ in parts]


def places_of(article: Article, parts: Sequence[tuple[int, Doc]]) -> Ints:
    """Whether each token is an opening or closing quotation mark, inside a quotation, or outside."""
    offsets = np.concatenate([doc.to_array("IDX").astype(np.int64) + offset for offset, doc in parts])
    places = np.zeros(len(offsets), dtype=np.int64)
    for quote in of_article(article):
        start, inner, until, end = np.searchsorted(offsets, (quote.start, quote.inner, quote.until, quote.end))
        places[start:inner], places[inner:until], places[until:end] = OPENING, WITHIN, CLOSING
    return places
