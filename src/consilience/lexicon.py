"""Reads the word lists and patterns that ship as data files in the `data` folder of each stage.

The format is one for all: UTF-8, a row a line, columns parted by tabs, empty lines and lines that start with "#" left
out. Each file begins with a comment that says what it is and where it comes from.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of the data file `name`, such as "annotate/cues.tsv", which lies in `annotate/data/`."""
    stage, file = name.split("/")
    text = (files("consilience") / stage / "data" / file).read_text(encoding="utf-8")
    return tuple(
        tuple(map(str.strip, line.split("\t")))
        for line in text.splitlines()
        if line.strip() and not line.startswith("#")
    )


@cache
def words(name: str) -> frozenset[str]:
    """The first column of the data file `name` as a set."""
    return frozenset(row[0] for row in rows(name))
