"""Loads the trained tagger: four ONNX graphs and the vocabulary, which ship with the package."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from consilience.errors import ModelMissing

if TYPE_CHECKING:  # importing these takes long, and `--help` has no use for it
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

Depth = Literal["accurate", "fast"]
FOLDER = Path(str(files("consilience") / "annotate" / "attribution" / "tagger" / "weights"))
VOCABULARY = "vocabulary.txt"
GRAPHS = {"fast": ("shallow", "shallow_roles"), "accurate": ("shallow", "deep", "deep_roles")}


@dataclass(frozen=True)
class Tagger:
    """The loaded graphs by name, and what cuts words into pieces. `fingerprint` names the exact weights."""

    depth: Depth
    graphs: dict[str, InferenceSession]
    tokenizer: Tokenizer
    fingerprint: str


def there(folder: Path = FOLDER) -> bool:
    """Whether all files of the weights are there."""
    return all((folder / name).is_file() for name in _names("accurate") | _names("fast"))


def load(depth: Depth, folder: Path = FOLDER) -> Tagger:
    """The tagger of a depth, on one thread. Raises `ModelMissing` where a file is not there or can't be loaded."""
    from onnxruntime import ExecutionMode, InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.execution_mode = ExecutionMode.ORT_SEQUENTIAL
    options.log_severity_level = 3
    graphs: dict[str, InferenceSession] = {}
    try:
        for name in GRAPHS[depth]:
            # From the path, not from bytes in hand, which it would keep beside its own.
            path = str(folder / f"{name}.onnx")
            graphs[name] = InferenceSession(path, options, providers=["CPUExecutionProvider"])
        vocabulary = (folder / VOCABULARY).read_bytes()
        named = fingerprint(depth, folder)
    except Exception as error:  # onnxruntime has no public tree of errors
        raise ModelMissing(
            f"The weights of the attribution tagger in {folder} can't be loaded ({error}). Install the package again, "
            'make them with "make train-attribution", or set attribution = "rules" in the settings.'
        ) from error
    return Tagger(depth, graphs, tokenizer(vocabulary.decode()), named)


def fingerprint(depth: Depth, folder: Path = FOLDER) -> str:
    """Names the exact weights of a depth, without loading them."""
    digest = hashlib.sha256()
    for name in GRAPHS[depth]:
        with (folder / f"{name}.onnx").open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    digest.update((folder / VOCABULARY).read_bytes())
    return f"tagger {depth} {digest.hexdigest()[:16]}"


def tokenizer(vocabulary: str) -> Tokenizer:
    """The word-piece tokenizer of an uncased BERT; `vocabulary` has one piece a line, whose number is its id."""
    from tokenizers import Tokenizer
    from tokenizers.models import WordPiece
    from tokenizers.normalizers import BertNormalizer
    from tokenizers.pre_tokenizers import BertPreTokenizer

    pieces = {piece: number for number, piece in enumerate(vocabulary.split("\n")) if piece}
    made = Tokenizer(WordPiece(pieces, unk_token="[UNK]", max_input_chars_per_word=100))
    made.normalizer = BertNormalizer(lowercase=True)
    made.pre_tokenizer = BertPreTokenizer()
    return made


def _names(depth: Depth) -> set[str]:
    return {f"{name}.onnx" for name in GRAPHS[depth]} | {VOCABULARY}
