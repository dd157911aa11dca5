"""Lessons as arrays of numbers, and batches of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING

import numpy as np

from consilience.annotate.inference.hashed import distinct
from consilience.annotate.reader.roles import above_of, top_of
from consilience.annotate.reader.roles import ways as ways_of
from training.reader.lessons import Lesson

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

BATCH = 8
ASKED = 0.6
"""The share of an article's frames that are learned in a round."""
ALIKE = 160
"""Articles among which those of like length are put together."""
LONGEST_SENTENCE = 80
"""Tokens from which a sentence's syntax is not learned."""
FREQUENT, LEAST = 20_000, 3
"""So many words get a vector of their own, if they stand in the corpus this often."""


@dataclass(frozen=True)
class Classes:
    """The names of tags, dependency labels and entity classes by number; the codes of frequent words by number, from 1
    on."""

    tags: list[str]
    labels: list[str]
    entities: list[str]
    words: list[int]


@dataclass(frozen=True)
class Asked:
    """A frame: the first and last token of its cue, the tokens looked at from `start` on, each with its way to the cue
    and its chances (content, source)."""

    first: int
    last: int
    start: int
    ways: Ints
    chances: NDArray[np.float16]


@dataclass(frozen=True)
class Example:
    """A lesson in numbers; `bounds` are the starts of its sentences and its end."""

    words: Ints
    heads: Ints
    tags: Ints
    labels: Ints
    entities: Ints
    bounds: list[int]
    rows: Ints
    kinds: Ints
    places: Ints
    cues: NDArray[np.float16]
    frames: list[Asked]


@dataclass(frozen=True)
class Corpus:
    """All examples, and the features (words, features) of the words that their numbers stand for."""

    examples: list[Example]
    words: NDArray[np.uint64]
    classes: Classes


def corpus(lessons: Sequence[Lesson]) -> Corpus:
    """The lessons in numbers."""
    every = [lesson.features for lesson in lessons]
    features = np.concatenate(every)
    words, which = distinct(features)
    numbers = np.split(which, np.cumsum([len(part) for part in every])[:-1])
    counts = Counter(features[:, 0].tolist())
    classes = Classes(
        tags=sorted({name for lesson in lessons for name in lesson.tags}),
        labels=sorted({name for lesson in lessons for name in lesson.labels}),
        entities=sorted({name for lesson in lessons for name in lesson.entities}),
        words=[code for code, n in sorted(counts.items(), key=lambda p: (-p[1], p[0]))[:FREQUENT] if n >= LEAST],
    )
    examples = [_example(lesson, own, classes) for lesson, own in zip(lessons, numbers, strict=True)]
    return Corpus(examples, words, classes)


def _example(lesson: Lesson, words: Ints, classes: Classes) -> Example:
    turns = np.flatnonzero(lesson.paragraphs[1:] != lesson.paragraphs[:-1]) + 1
    bounds = sorted({0, len(words), *turns.tolist(), *np.flatnonzero(lesson.opens).tolist()})
    labels = _numbers(lesson.labels, classes.labels)
    apart = np.zeros(len(words), dtype=np.int64)
    apart[turns] = 1
    return Example(
        words=words,
        heads=lesson.heads,
        tags=_numbers(lesson.tags, classes.tags),
        labels=labels,
        entities=_numbers(lesson.entities, classes.entities),
        bounds=bounds,
        rows=np.arange(len(words)) + np.cumsum(apart) + 1,
        kinds=lesson.kinds,
        places=lesson.places,
        cues=lesson.cues,
        frames=list(_asked(lesson, labels, bounds)),
    )


def _asked(lesson: Lesson, labels: Ints, bounds: Sequence[int]) -> Iterator[Asked]:
    for frame in lesson.frames:
        first, last = frame.cue
        top = top_of(lesson.heads, (first, last + 1))
        place = int(np.searchsorted(bounds, top, side="right"))
        start, end = bounds[place - 1], bounds[place]
        heads = lesson.heads[start:end] - start
        heads = np.where((heads < 0) | (heads >= end - start), np.arange(end - start), heads)
        extent = (frame.start, frame.start + len(frame.chances))
        ways = ways_of(top - start, heads, labels[start:end], above_of(heads), (start, end), extent)
        yield Asked(first, last, frame.start, ways, frame.chances)


def _numbers(names: Sequence[str], classes: Sequence[str]) -> Ints:
    number = {name: k for k, name in enumerate(classes)}
    return np.array([number[name] for name in names], dtype=np.int64)


def batches(examples: Sequence[Example], random: Random) -> Iterator[list[Example]]:
    """All examples once, in a random order, those of like length together."""
    order = list(range(len(examples)))
    random.shuffle(order)
    groups = []
    for k in range(0, len(order), ALIKE):
        alike = sorted(order[k : k + ALIKE], key=lambda number: len(examples[number].words))
        groups += [alike[j : j + BATCH] for j in range(0, len(alike), BATCH)]
    random.shuffle(groups)
    for group in groups:
        yield [examples[number] for number in group]


def sentences(examples: Sequence[Example]) -> list[tuple[int, int, Ints, Ints]]:
    """Of each sentence that is not too long: the number of its example, its first token, heads (positions in the
    sentence) and labels; the shortest first."""
    found = []
    for number, one in enumerate(examples):
        for start, end in pairwise(one.bounds):
            if end - start <= LONGEST_SENTENCE:
                heads = one.heads[start:end] - start
                heads = np.where((heads < 0) | (heads >= end - start), np.arange(end - start), heads)
                found.append((number, start, heads, one.labels[start:end]))
    return sorted(found, key=lambda sentence: len(sentence[2]))
