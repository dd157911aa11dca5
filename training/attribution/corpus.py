"""Turns an annotated corpus into windows with the tags that the tagger is to learn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.attribution import regions
from consilience.annotate.attribution.tagger.encoding import FORMS, Window, Word, windows
from consilience.annotate.attribution.tagger.frames import TAGS
from consilience.model import Article, content_id

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

Range = tuple[int, int]
MARKS = frozenset({FORMS.index("mark"), FORMS.index("separator")})
OFTEN = 3
"""A word that was a cue this often in training is a candidate everywhere: where it is none, its frame is empty."""


@dataclass(frozen=True)
class Frame:
    """A cue (first and last word) with the tags of all words of its window."""

    cue: Range
    tags: NDArray[np.int64]


@dataclass(frozen=True)
class Example:
    """A window, a cue tag for each word (0 none, 1 begins a cue, 2 goes on), its frames, and places of words that
    look like a cue and are none."""

    window: Window
    cues: NDArray[np.int64]
    frames: tuple[Frame, ...]
    lures: tuple[int, ...]


def examples(rows: Iterable[Mapping[str, Any]], tokenizer: Tokenizer) -> list[Example]:
    """The windows of all articles of the corpus."""
    found: list[tuple[Window, list[tuple[Range, NDArray[np.int64]]], str]] = []
    counts: Counter[str] = Counter()
    for row in rows:
        text = row["text"]
        article = Article(id=content_id(row["doc"]), path=row["doc"], text=text, regions=regions(text))
        for window in windows(article, tokenizer):
            frames = []
            for item in row["attributions"]:
                cue = _covered(window.words, item["cue"]) or _marks(window.words, item["cue"])
                if cue and any(_covered(window.words, item["content"])):
                    frames.append(((cue[0][0], cue[-1][1]), _tags(window.words, item)))
                    counts.update(text[w.start : w.end].lower() for w in window.words[cue[0][0] : cue[-1][1] + 1])
            found.append((window, frames, text))
    usual = {word for word, count in counts.items() if count >= OFTEN}
    return [_example(window, frames, text, usual) for window, frames, text in found]


def _example(window: Window, frames: Sequence[tuple[Range, NDArray[np.int64]]], text: str, usual: set[str]) -> Example:
    cues = np.zeros(len(window.words), dtype=np.int64)
    for (first, last), _ in frames:
        cues[first] = 1
        cues[first + 1 : last + 1] = 2
    lures = [k for k, w in enumerate(window.words) if not cues[k] and text[w.start : w.end].lower() in usual]
    return Example(window, cues, tuple(Frame(cue, tags) for cue, tags in frames), tuple(lures))


def _covered(words: Sequence[Word], spans: Iterable[Sequence[int]]) -> list[Range]:
    """The stretches of words (first, last) that the spans cover, without marks at their ends; stretches that only
    marks part are one."""
    held: list[Range] = []
    for start, end in sorted((s, e) for s, e in spans):
        inside = [k for k, word in enumerate(words) if word.start < end and word.end > start and word.form not in MARKS]
        if not inside:
            continue
        if held and all(word.form in MARKS for word in words[held[-1][1] + 1 : inside[0]]):
            held[-1] = (held[-1][0], inside[-1])
        else:
            held.append((inside[0], inside[-1]))
    return held


def _marks(words: Sequence[Word], spans: Iterable[Sequence[int]]) -> list[Range]:
    """A cue that is a mark and no word: the colon behind a name."""
    return [(k, k) for k, word in enumerate(words) for start, end in spans if start <= word.start < word.end <= end][:1]


def _tags(words: Sequence[Word], item: Mapping[str, Any]) -> NDArray[np.int64]:
    """The tag of each word in the frame of one attribution."""
    tags = np.zeros(len(words), dtype=np.int64)
    for role in ("content", "source"):
        begin, inside, end, single = (TAGS.index(f"{letter}-{role}") for letter in "BIES")
        for first, last in _covered(words, item[role]):
            if role == "source" and tags[first : last + 1].any():
                continue
            if first == last:
                tags[first] = single
            else:
                tags[first], tags[last] = begin, end
                tags[first + 1 : last] = inside
    return tags
