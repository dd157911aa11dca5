"""What the reader learns from: articles as the language model parses them and as the tagger of the accurate setting
finds attributions in them, with its chances and not only its answers (Hinton, Vinyals, Dean 2015)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from consilience.annotate import parse
from consilience.annotate.attribution.tagger import Weights
from consilience.annotate.attribution.tagger.decoding import cues
from consilience.annotate.attribution.tagger.encoding import Window, windows
from consilience.annotate.attribution.tagger.frames import TAGS, around
from consilience.annotate.attribution.tagger.tagging import LEAST_CUE, LONGEST, TOGETHER, encoded, roles
from consilience.annotate.models import Models
from consilience.annotate.parsing import room
from consilience.annotate.places import kind_of
from consilience.annotate.reader.reading import places_of, regions_of
from consilience.annotate.reader.words import FEATURES
from consilience.model import Article

if TYPE_CHECKING:
    from numpy.typing import NDArray

SHORTEST, LONGEST_ARTICLE = 60, 2600
"""Tokens of the articles that are learned from."""
PARTS = tuple(np.array([tag.endswith(role) for tag in TAGS]) for role in ("content", "source"))


@dataclass(frozen=True)
class Frame:
    """A cue (first and last token), the first token of the stretch that is looked at, and for each of its tokens the
    chances (content, source)."""

    cue: tuple[int, int]
    start: int
    chances: NDArray[np.float16]


@dataclass(frozen=True)
class Lesson:
    """One article: for each token its features, head (position), tag, label, entity class, whether it opens a
    sentence, paragraph, kind of region, place in quotation marks, chances (none, begin, inside) of being a cue."""

    features: NDArray[np.uint64]
    heads: NDArray[np.int64]
    tags: list[str]
    labels: list[str]
    entities: list[str]
    opens: NDArray[np.bool_]
    paragraphs: NDArray[np.int64]
    kinds: NDArray[np.int64]
    places: NDArray[np.int64]
    cues: NDArray[np.float16]
    frames: list[Frame]


def lesson(article: Article, models: Models, weights: Weights) -> Lesson | None:
    """What both teachers say of the article; nothing for a very short or very long one."""
    with room(models.nlp):
        parts = [(offset, doc) for offset, doc in parse(article, models) if len(doc)]
        size = sum(len(doc) for _, doc in parts)
        if not SHORTEST <= size <= LONGEST_ARTICLE:
            return None
        columns = np.concatenate([doc.to_array([*FEATURES, "HEAD", "SENT_START", "IDX", "LENGTH"]) for _, doc in parts])
        lengths = [len(doc) for _, doc in parts]
        numbers = regions_of(article, parts)
        tokens = [token for _, doc in parts for token in doc]
        starts = columns[:, -2].astype(np.int64) + np.repeat([offset for offset, _ in parts], lengths)
        ends = starts + columns[:, -1].astype(np.int64)
        width = len(FEATURES)
        chances, frames = _attributions(article, weights, starts, ends)
        return Lesson(
            features=columns[:, :width].astype(np.uint64),
            heads=columns[:, width].astype(np.int64) + np.arange(size),
            tags=[token.tag_ for token in tokens],
            labels=[token.dep_ for token in tokens],
            entities=[f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O" for token in tokens],
            opens=columns[:, width + 1].astype(np.int64) == 1,
            paragraphs=np.repeat(numbers, lengths),
            kinds=np.repeat([kind_of(article.regions[k].kind) for k in numbers], lengths),
            places=places_of(article, parts),
            cues=chances,
            frames=frames,
        )


def _attributions(
    article: Article, weights: Weights, starts: NDArray[np.int64], ends: NDArray[np.int64]
) -> tuple[NDArray[np.float16], list[Frame]]:
    """The tagger's chances for each token, whose offsets are given: it reads other words than the language model."""
    none, begins = np.ones(len(starts), dtype=np.float32), np.zeros(len(starts), dtype=np.float32)
    frames: list[Frame] = []
    for window in windows(article, weights.tokenizer, LONGEST):
        scores, narrow, told = encoded(window, weights)
        lefts = np.array([word.start for word in window.words])
        rights = np.array([word.end for word in window.words])
        token = np.searchsorted(ends, lefts, side="right")  # the first that ends behind the word's start
        real = lefts < rights
        for word in np.flatnonzero(real & (token < len(starts))).tolist():
            place = token[word]
            if starts[place] < rights[word]:
                none[place] = min(none[place], scores[word, 0])
                if starts[place] >= lefts[word] or not begins[place]:
                    begins[place] = max(begins[place], scores[word, 1])
        frames.extend(_frames(window, (scores, narrow, told), weights, token, real))
    begins = np.minimum(begins, 1 - none)
    return np.stack((none, begins, (1 - none - begins).clip(0, 1)), axis=1).astype(np.float16), frames


def _frames(
    window: Window,
    states: tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]],
    weights: Weights,
    token: NDArray[np.int64],
    real: NDArray[np.bool_],
) -> Iterator[Frame]:
    """The tagger's frames; `token` is that of each word, which is `real` if no separator."""
    scores, narrow, told = states
    found = cues(scores, window.words, LEAST_CUE)
    for k in range(0, len(found), TOGETHER):
        asked = [(cue, around(window.words, cue[0])) for cue, _ in found[k : k + TOGETHER]]
        for ((first, last), (start, end)), tags in zip(asked, roles(asked, narrow, told, weights), strict=True):
            chances = np.exp(tags[: end - start] - tags[: end - start].max(1, keepdims=True))
            chances /= chances.sum(1, keepdims=True)
            two = np.stack([chances[:, part].sum(1) for part in PARTS], axis=1)
            words = np.flatnonzero(real[start:end])
            places = token[start:end][words]
            if len(places):
                yield Frame((int(token[first]), int(token[last])), int(places.min()), _means(two[words], places))


def _means(values: NDArray[np.float32], places: Sequence[int] | NDArray[np.int64]) -> NDArray[np.float16]:
    """The mean of the values at each place from the first to the last."""
    at = np.asarray(places) - np.min(places)
    sums, counts = np.zeros((at.max() + 1, values.shape[1])), np.zeros(at.max() + 1)
    np.add.at(sums, at, values)
    np.add.at(counts, at, 1)
    return (sums / np.maximum(counts, 1)[:, None]).astype(np.float16)
