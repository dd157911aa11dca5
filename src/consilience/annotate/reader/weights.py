"""Loads the trained reader from the one file that ships with the package: arrays of 16-bit floats by name."""

from __future__ import annotations

import hashlib
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

import numpy as np

from consilience.annotate.reader.layers import Linear, Neighbours, Norm
from consilience.annotate.reader.reading import Heads, Reader
from consilience.annotate.reader.roles import Roles
from consilience.annotate.reader.words import Words
from consilience.errors import ModelMissing

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.strings import StringStore

FOLDER = Path(str(files("consilience") / "annotate" / "reader" / "weights"))
PATH = FOLDER / "reader.npz"
PARTS = ("tags", "entities", "sentence", "cues", "asks", "answers", "dependent", "governor", "narrow", "told")
"""The columns of the first of the upper layers, in their order."""


def there(path: Path = PATH) -> bool:
    """Whether the weights are there."""
    return path.is_file()


def fingerprint(path: Path = PATH) -> str:
    """Names the exact weights, without loading them."""
    with path.open("rb") as file:
        return f"reader {hashlib.file_digest(file, 'sha256').hexdigest()[:16]}"


def load(strings: StringStore, path: Path = PATH) -> tuple[Reader, Roles]:
    """The reader, and what tells the roles of words around a cue, from one file. `strings` turns the names of tags into
    codes. Raises `ModelMissing` where the file is not there or can't be loaded."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
            arrays = {name: _widened(stored[name]) for name in stored.files}
        named = fingerprint(path)
        return _reader(arrays, strings, named), _roles(arrays, named)
    except (OSError, ValueError, KeyError, EOFError, BadZipFile) as error:
        raise ModelMissing(
            f"The weights of the reader in {path} can't be loaded ({error}). Install the package again, make them with "
            '"make train-reader", or set attribution = "accurate" or "rules" in the settings.'
        ) from error


def _widened(array: NDArray[Any]) -> NDArray[Any]:
    return array.astype(np.float32) if array.dtype == np.float16 else array


def _reader(arrays: dict[str, Any], strings: StringStore, named: str) -> Reader:
    from thinc.api import NumpyOps

    tables = int(arrays["words.seeds"].shape[0])
    words = Words(
        tables=[arrays[f"words.table.{k}"] for k in range(tables)],
        seeds=[int(seed) for seed in arrays["words.seeds"]],
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
        first=_linear(arrays, "first"),
        parts=parts,
        asks=arrays["asks"],
        bias=_linear(arrays, "head.bias"),
        root=float(arrays["root"]),
        label=_linear(arrays, "label"),
    )
    tags, labels, entities = ([str(name) for name in arrays[f"names.{kind}"]] for kind in ("tag", "label", "entity"))
    return Reader(
        words=words,
        places=arrays["places"],
        kinds=arrays["kinds"],
        separator=arrays["separator"],
        norm=_norm(arrays, "norm"),
        layers=_layers(arrays, "layer"),
        heads=heads,
        tags=np.array([strings.add(name) for name in tags], dtype=np.uint64),
        labels=np.array([strings.add(name) for name in labels], dtype=np.uint64),
        entities=np.array([strings.add(name.partition("-")[2]) for name in entities], dtype=np.uint64),
        inside=np.array([name.startswith("I-") for name in entities]),
        fingerprint=named,
    )


def _roles(arrays: dict[str, Any], named: str) -> Roles:
    return Roles(
        distances=arrays["roles.far"],
        branches=arrays["roles.branches"],
        norm=_norm(arrays, "roles.norm"),
        layers=_layers(arrays, "roles.layer"),
        roles=_linear(arrays, "roles.out"),
        fingerprint=named,
    )


def _linear(arrays: dict[str, Any], name: str) -> Linear:
    return Linear(np.ascontiguousarray(arrays[f"{name}.weights"]), arrays[f"{name}.bias"])


def _norm(arrays: dict[str, Any], name: str) -> Norm:
    return Norm(arrays[f"{name}.gain"], arrays[f"{name}.shift"])


def _layers(arrays: dict[str, Any], name: str) -> list[Neighbours]:
    return [_neighbours(arrays, f"{name}.{k}", int(far)) for k, far in enumerate(arrays[f"{name}.distances"])]


def _neighbours(arrays: dict[str, Any], name: str, distance: int) -> Neighbours:
    before, itself, behind = (np.ascontiguousarray(part) for part in np.split(arrays[f"{name}.weights"], 3))
    return Neighbours(distance, before, itself, behind, arrays[f"{name}.bias"], _norm(arrays, name))
