"""Opens trained networks that are kept as ONNX graphs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # importing it takes long, and `--help` has no use for it
    from onnxruntime import InferenceSession


def graph(path: Path) -> InferenceSession:
    """The graph in a file, for use on one thread. Raises what onnxruntime raises: it has no tree of errors."""
    from onnxruntime import ExecutionMode, InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.execution_mode = ExecutionMode.ORT_SEQUENTIAL
    options.log_severity_level = 3
    # From the path, not from bytes in hand, which it would keep beside its own.
    return InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
