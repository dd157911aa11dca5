"""Opens trained networks that are kept as ONNX graphs, and cuts text into the word pieces that they read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # importing it takes long, and `--help` has no use for it
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer


def graph(path: Path) -> InferenceSession:
    """The graph in a file, for use on one thread. Raises what onnxruntime raises: it has no tree of errors."""
    from onnxruntime import ExecutionMode, InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.execution_mode = ExecutionMode.ORT_SEQUENTIAL
    options.log_severity_level = 3
    # From the path, not from bytes in hand, which it would keep beside its own.
    return InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


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
