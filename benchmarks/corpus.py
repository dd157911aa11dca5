"""Reads the JSON Lines of a corpus, and says where one that is missing can be had."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def rows(path: Path, home: str = "") -> Iterator[dict[str, Any]]:
    """The rows of a `.jsonl` or `.jsonl.gz` file; ends the program with a word on where the corpus (`home`) can be
    had if the file is not there."""
    if not path.is_file():
        raise SystemExit(f"{path} is not there. {home}".strip())
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)
