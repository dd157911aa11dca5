"""The words of a text as evidence of tense is read from them, and the sentences that bound it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

WORD = re.compile(r"[^\W\d_]+(?:['’-](?![sS]\b)[^\W\d_]+)*|['’](?:ll|s)\b|[,;:()“”\"—–]|--")
END = re.compile(
    r"""(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z][a-z])(?<!\bSept)(?<![.][A-Z])
        [.!?]["”’')]*\s+(?=["“‘'(]?[A-Z0-9])
        (?!(?<=[ap][.]m[.]\s)(?:[(0-9]|[A-Z]{2}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Eastern|Pacific|Central|Mountain))
        | \n""",
    re.VERBOSE,
)
"""Where a sentence ends; not behind an initial, a title of three letters, or a time that its day or zone follows."""


class Word(Struct, frozen=True):
    """A word of a text: where it starts, its form in small letters, its tag (PTB) if the text was parsed, and whether
    it begins with a capital."""

    start: int
    form: str
    tag: str = ""
    capital: bool = False


class Words:
    """The words and breaking marks of a text, in order; each is made when it is asked for first, as most stand far from
    every time. `starts` is where they start."""

    def __init__(self, text: str, tags: Mapping[int, str]) -> None:
        """`tags` by where a word starts, if the text was parsed."""
        self.starts = [match.start() for match in WORD.finditer(text)]
        self._text, self._tags = text, tags
        self._made: dict[int, Word] = {}

    def __len__(self) -> int:
        """How many there are."""
        return len(self.starts)

    def __getitem__(self, index: int) -> Word:
        """The word at a place, which is counted from the first."""
        found = self._made.get(index)
        if found is None:
            start = self.starts[index]
            match = WORD.match(self._text, start)
            form = match[0] if match is not None else ""
            found = Word(start, form.lower().replace("’", "'"), self._tags.get(start, ""), form[:1].isupper())
            self._made[index] = found
        return found


def sentence_ends(text: str) -> list[int]:
    """Where the sentences of a text begin and end, in order."""
    return [0, *(match.end() for match in END.finditer(text)), len(text)]
