"""Runs the tagger over an article: finds the cues, then asks for the source and the content of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from consilience.annotate.attribution.tagger.decoding import Range, Tagged, best, cues, offsets, ranges
from consilience.annotate.attribution.tagger.encoding import Window, windows
from consilience.annotate.attribution.tagger.frames import TAGS, around, distances
from consilience.annotate.attribution.tagger.weights import Tagger
from consilience.model import Article

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

LEAST_CUE = 0.2
"""The chance from which a word is looked at as a cue; who reads the result asks for more where nothing else speaks for
it."""
LONGEST = 126
"""Word pieces in a window: shorter than in training, as attention costs the square of it, and no worse."""
TOGETHER = 32
"""Cues that are asked about at once."""


def tagged(article: Article, tagger: Tagger) -> list[Tagged]:
    """The attributions of the article in the order of their cues. Those whose content the tagger doesn't find are left
    out."""
    return [item for window in windows(article, tagger.tokenizer, LONGEST) for item in _window(window, tagger)]


def _window(window: Window, tagger: Tagger) -> Iterator[Tagged]:
    chances, narrow, told = _encoded(window, tagger)
    words = window.words
    found = cues(chances, words, LEAST_CUE)
    for k in range(0, len(found), TOGETHER):
        asked = [(cue, around(words, cue[0])) for cue, _ in found[k : k + TOGETHER]]
        scores = _roles(asked, narrow, told, tagger)
        tags = best(scores, [end - start for _, (start, end) in asked])
        for (cue, place), (_, certain), frame, path in zip(asked, found[k : k + TOGETHER], scores, tags, strict=True):
            item = _read(window, cue, place, frame, path, certain)
            if item.content:
                yield item


def _encoded(window: Window, tagger: Tagger) -> tuple[Floats, Floats, Floats]:
    """For each word the chances of being a cue, and its states as the roles read them."""
    given = {"ids": window.ids, "forms": window.forms, "places": window.places, "kinds": window.kinds}
    feed: dict[str, Any] = {name: values[None] for name, values in given.items()}
    deep = tagger.graphs.get("deep")
    if deep is None:
        cue, narrow, told = tagger.graphs["shallow"].run(["cues", "narrow", "told"], feed)
    else:
        (states,) = tagger.graphs["shallow"].run(["states"], feed)
        cue, narrow, told = deep.run(["cues", "narrow", "told"], {"states": states})
    return cue[0][window.first], narrow[0][window.first], told[0][window.first]


def _roles(asked: Sequence[tuple[Range, Range]], narrow: Floats, told: Floats, tagger: Tagger) -> Floats:
    """The scores (frames, words, tags) of the words around each cue."""
    reach = max(end - start for _, (start, end) in asked)
    states = np.zeros((len(asked), reach, narrow.shape[1]), dtype=np.float32)
    cue = np.zeros((len(asked), told.shape[1]), dtype=np.float32)
    far, here = np.zeros((2, len(asked), reach), dtype=np.int64)
    for k, ((first, last), (start, end)) in enumerate(asked):
        size = end - start
        states[k, :size], far[k, :size], here[k, :size] = narrow[start:end], distances(start, end, (first, last)), 1
        cue[k] = told[first : last + 1].mean(0)
    graph = tagger.graphs["deep_roles" if "deep_roles" in tagger.graphs else "shallow_roles"]
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
