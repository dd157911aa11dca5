"""Runs the tagger over an article: finds the cues, then asks for the source and the content of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from consilience.annotate.attribution.tagger.decoding import Range, Tagged, best, cues, offsets, ranges
from consilience.annotate.attribution.tagger.encoding import Window, windows
from consilience.annotate.attribution.tagger.frames import TAGS, around, distances
from consilience.annotate.attribution.tagger.weights import Weights
from consilience.model import Article

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from consilience.contracts import Parsed

    Floats = NDArray[np.float32]

LEAST_CUE = 0.2
"""The chance from which a word is looked at as a cue; who reads the result asks for more where nothing else speaks for
it."""
LONGEST = 126
"""Word pieces in a window: shorter than in training, as attention costs the square of it, and no worse."""
TOGETHER = 32
"""Cues that are asked about at once."""


class Tagger:
    """Finds attributions by the trained transformer, which reads the text itself."""

    def __init__(self, weights: Weights) -> None:
        """`weights` as they were loaded."""
        self._weights = weights
        self.fingerprint = weights.fingerprint

    def __call__(self, article: Article, parsed: Parsed) -> list[Tagged]:
        """The attributions of the article in the order of their cues. Those whose content the tagger doesn't find are
        left out."""
        read = windows(article, self._weights.tokenizer, LONGEST)
        return [item for window in read for item in _window(window, self._weights)]


def _window(window: Window, weights: Weights) -> Iterator[Tagged]:
    chances, narrow, told = encoded(window, weights)
    words = window.words
    found = cues(chances, words, LEAST_CUE)
    for k in range(0, len(found), TOGETHER):
        asked = [(cue, around(words, cue[0])) for cue, _ in found[k : k + TOGETHER]]
        scores = roles(asked, narrow, told, weights)
        tags = best(scores, [end - start for _, (start, end) in asked])
        for (cue, place), (_, certain), frame, path in zip(asked, found[k : k + TOGETHER], scores, tags, strict=True):
            item = _read(window, cue, place, frame, path, certain)
            if item.content:
                yield item


def encoded(window: Window, weights: Weights) -> tuple[Floats, Floats, Floats]:
    """For each word the chances of being a cue, and its states as the roles read them."""
    given = {"ids": window.ids, "forms": window.forms, "places": window.places, "kinds": window.kinds}
    feed: dict[str, Any] = {name: values[None] for name, values in given.items()}
    (states,) = weights.graphs["shallow"].run(["states"], feed)
    cue, narrow, told = weights.graphs["deep"].run(["cues", "narrow", "told"], {"states": states})
    return cue[0][window.first], narrow[0][window.first], told[0][window.first]


def roles(asked: Sequence[tuple[Range, Range]], narrow: Floats, told: Floats, weights: Weights) -> Floats:
    """The scores (frames, words, tags) of the words around each cue."""
    reach = max(end - start for _, (start, end) in asked)
    states = np.zeros((len(asked), reach, narrow.shape[1]), dtype=np.float32)
    cue = np.zeros((len(asked), told.shape[1]), dtype=np.float32)
    far, here = np.zeros((2, len(asked), reach), dtype=np.int64)
    for k, ((first, last), (start, end)) in enumerate(asked):
        size = end - start
        states[k, :size], far[k, :size], here[k, :size] = narrow[start:end], distances(start, end, (first, last)), 1
        cue[k] = told[first : last + 1].mean(0)
    graph = weights.graphs["deep_roles"]
    tags: Floats = graph.run(["tags"], {"narrow": states, "told": cue, "distances": far, "mask": here})[0]
    return tags


def _read(window: Window, cue: Range, place: Range, scores: Floats, tags: Sequence[int], certain: float) -> Tagged:
    """The attribution that the tags of one frame tell; `scores` (words, tags) say how sure they are."""
    start, end = place
    words = window.words[start:end]
    held = [k for k, tag in enumerate(tags) if TAGS[tag].endswith("content")]
    sure = 0.0
    if held:
        chances = np.exp(scores[held] - scores[held].max(1, keepdims=True))
        sure = float((chances[range(len(held)), [tags[k] for k in held]] / chances.sum(1)).mean())
    source, content = (offsets(words, ranges(tags, role)) for role in ("source", "content"))
    first, last = window.words[cue[0]], window.words[cue[1]]
    return Tagged((first.start, last.end), source, content, first.paragraph, certain, sure)
