"""Loads the trained tagger: three ONNX graphs and the vocabulary, which ship with the package."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from consilience.errors import ModelMissing
from consilience.graphs import graph, tokenizer

if TYPE_CHECKING:  # importing these takes long, and `--help` has no use for it
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

FOLDER = Path(str(files("consilience") / "annotate" / "attribution" / "tagger" / "weights"))
VOCABULARY = "vocabulary.txt"
GRAPHS = ("shallow", "deep", "deep_roles")


@dataclass(frozen=True)
class Weights:
    """The loaded graphs by name, and what cuts words into pieces. `fingerprint` names the exact weights."""

    graphs: dict[str, InferenceSession]
    tokenizer: Tokenizer
    fingerprint: str


def there(folder: Path = FOLDER) -> bool:
    """Whether all files of the weights are there."""
    return all((folder / name).is_file() for name in (*(f"{name}.onnx" for name in GRAPHS), VOCABULARY))


def load(folder: Path = FOLDER) -> Weights:
    """The weights, for use on one thread. Raises `ModelMissing` where a file is not there or can't be loaded."""
    try:
        graphs = {name: graph(folder / f"{name}.onnx") for name in GRAPHS}
        vocabulary = (folder / VOCABULARY).read_bytes()
        named = fingerprint(folder)
    except Exception as error:  # onnxruntime has no public tree of errors
        raise ModelMissing(
            f"The weights of the attribution tagger in {folder} can't be loaded ({error}). Install the package again, "
            'make them with "make train-attribution", or set attribution = "fast" or "rules" in the settings.'
        ) from error
    return Weights(graphs, tokenizer(vocabulary.decode()), named)


def fingerprint(folder: Path = FOLDER) -> str:
    """Names the exact weights, without loading them."""
    digest = hashlib.sha256()
    for name in GRAPHS:
        with (folder / f"{name}.onnx").open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    digest.update((folder / VOCABULARY).read_bytes())
    return f"tagger {digest.hexdigest()[:16]}"
