"""Loads the trained reader from the files that ship with the package: arrays of 16-bit floats by name, and two graphs
whose products of matrices are of 8 bits."""

from __future__ import annotations

import hashlib
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from consilience.annotate.reader.layers import Linear, Norm
from consilience.annotate.reader.reading import Heads, Reader
from consilience.annotate.reader.roles import Roles
from consilience.annotate.reader.words import Words
from consilience.errors import ModelMissing
from consilience.graphs import graph

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession
    from spacy.strings import StringStore

FOLDER = Path(str(files("consilience") / "annotate" / "reader" / "weights"))
FILES = ("reader.npz", "trunk.onnx", "roles.onnx")
PARTS = ("tags", "entities", "sentence", "cues", "asks", "answers", "dependent", "governor", "narrow", "told")
"""The columns of what the upper layers are computed from, in their order."""


def there(folder: Path = FOLDER) -> bool:
    """Whether all files of the weights are there."""
    return all((folder / name).is_file() for name in FILES)


def fingerprint(folder: Path = FOLDER) -> str:
    """Names the exact weights, without loading them."""
    digest = hashlib.sha256()
    for name in FILES:
        with (folder / name).open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return f"reader {digest.hexdigest()[:16]}"


def load(strings: StringStore, folder: Path = FOLDER) -> tuple[Reader, Roles]:
    """The reader, and what tells the roles of words around a cue. `strings` turns the names of tags into codes. Raises
    `ModelMissing` where a file is not there or can't be loaded."""
    try:
        with (folder / FILES[0]).open("rb") as file, np.load(file, allow_pickle=False) as stored:
            arrays = {name: _widened(stored[name]) for name in stored.files}
        named = fingerprint(folder)
        reader = _reader(arrays, graph(folder / "trunk.onnx"), strings, named)
        roles = Roles(arrays["roles.distances"], arrays["roles.ways"], graph(folder / "roles.onnx"), named)
    except Exception as error:  # onnxruntime has no public tree of errors
        raise ModelMissing(
            f"The weights of the reader in {folder} can't be loaded ({error}). Install the package again, make them "
            'with "make train-reader", or set attribution = "accurate" or "rules" in the settings.'
        ) from error
    return reader, roles


def _widened(array: NDArray[Any]) -> NDArray[Any]:
    return array.astype(np.float32) if array.dtype == np.float16 else array


def _reader(arrays: dict[str, Any], trunk: InferenceSession, strings: StringStore, named: str) -> Reader:
    from thinc.api import NumpyOps

    words = Words(
        tables=[(k, int(seed), arrays[f"words.table.{k}"]) for k, seed in enumerate(arrays["words.seeds"])],
        mix=_linear(arrays, "words.mix"),
        pieces=int(arrays["words.pieces"]),
        norm=_norm(arrays, "words.norm"),
        known=arrays["words.known"],
        own=arrays["words.own"],
        into=_linear(arrays, "words.into"),
        ops=NumpyOps(),
    )
    parts, start = {}, 0
    for name in PARTS:
        size = int(arrays[f"size.{name}"])
        parts[name] = slice(start, start + size)
        start += size
    heads = Heads(
        parts=parts,
        asks=arrays["asks"],
        bias=_linear(arrays, "often"),
        root=float(arrays["root"]),
        label=_linear(arrays, "label"),
    )
    tags, labels, entities = ([str(name) for name in arrays[f"names.{kind}"]] for kind in ("tag", "label", "entity"))
    return Reader(
        words=words,
        places=arrays["places"],
        kinds=arrays["kinds"],
        separator=arrays["separator"],
        trunk=trunk,
        heads=heads,
        tags=np.array([strings.add(name) for name in tags], dtype=np.uint64),
        labels=np.array([strings.add(name) for name in labels], dtype=np.uint64),
        entities=np.array([strings.add(name.partition("-")[2]) for name in entities], dtype=np.uint64),
        inside=np.array([name.startswith("I-") for name in entities]),
        fingerprint=named,
    )


def _linear(arrays: dict[str, Any], name: str) -> Linear:
    return Linear(np.ascontiguousarray(arrays[f"{name}.weights"]), arrays[f"{name}.bias"])


def _norm(arrays: dict[str, Any], name: str) -> Norm:
    return Norm(arrays[f"{name}.gain"], arrays[f"{name}.shift"])
