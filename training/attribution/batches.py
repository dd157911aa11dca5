"""Puts examples together into tensors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
import torch
from torch import Tensor

from consilience.annotate.attribution.tagger.frames import around, distances
from training.attribution.corpus import Example

IGNORED = -100
LURES = 0.5
"""Empty frames of words that only look like cues, for each real frame."""


@dataclass(frozen=True)
class Batch:
    """Some windows (first five fields: window, piece) and the frames in them (the rest: frame, word). `cues` holds the
    tag of each word at its first piece. `rows` and `columns` tell where the words of a frame stand among the pieces."""

    ids: Tensor
    forms: Tensor
    places: Tensor
    kinds: Tensor
    mask: Tensor
    cues: Tensor
    rows: Tensor
    columns: Tensor
    distances: Tensor
    here: Tensor
    cue: Tensor
    tags: Tensor


def batches(examples: Sequence[Example], size: int, random: Random) -> Iterator[Batch]:
    """All examples in a random order, `size` of them at a time, those of about one length together."""
    order = list(range(len(examples)))
    random.shuffle(order)
    pool = size * 32
    for start in range(0, len(order), pool):
        near = sorted(order[start : start + pool], key=lambda k: len(examples[k].window.ids))
        groups = [near[k : k + size] for k in range(0, len(near), size)]
        random.shuffle(groups)
        for group in groups:
            yield batch([examples[k] for k in group], random)


def _rounded(size: int, step: int) -> int:
    """`size` or the next larger multiple of `step`: few different shapes, for which few kernels must be made."""
    return -(-size // step) * step


def batch(examples: Sequence[Example], random: Random) -> Batch:
    """The tensors of a few examples."""
    length = _rounded(max(len(example.window.ids) for example in examples), 32)
    pieces = np.zeros((6, len(examples), length), dtype=np.int64)
    pieces[5] = IGNORED
    frames = []
    for row, example in enumerate(examples):
        window = example.window
        size = len(window.ids)
        for k, values in enumerate((window.ids, window.forms, window.places, window.kinds, np.ones(size))):
            pieces[k, row, :size] = values
        pieces[5, row, window.first] = example.cues
        asked = [(frame.cue, frame.tags) for frame in example.frames]
        lures = random.sample(example.lures, min(len(example.lures), round(LURES * (len(asked) + 1))))
        empty = np.zeros(len(window.words), dtype=np.int64)
        asked.extend(((place, place), empty) for place in lures)
        for cue, tags in asked:
            start, end = around(window.words, cue[0])
            frames.append((row, window.first[start:end], distances(start, end, cue), cue, start, tags[start:end]))
    reach = max((len(columns) for _, columns, *_ in frames), default=1)
    shape = (_rounded(max(1, len(frames)), 8), _rounded(reach, 32))
    rows, columns, far, here = (np.zeros(shape, dtype=np.int64) for _ in range(4))
    own, wanted = np.zeros(shape, dtype=np.float32), np.full(shape, IGNORED, dtype=np.int64)
    for k, (row, places, apart, cue, start, tags) in enumerate(frames):
        size = len(places)
        rows[k], columns[k, :size], far[k, :size], here[k, :size] = row, places, apart, 1
        wanted[k, :size] = tags
        own[k, max(0, cue[0] - start) : cue[1] + 1 - start] = 1.0
    here[:, 0] = 1
    tensors = [torch.from_numpy(values) for values in (*pieces, rows, columns, far, here, own, wanted)]
    return Batch(*tensors)
