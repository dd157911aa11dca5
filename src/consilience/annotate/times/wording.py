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


def words(text: str, tags: Mapping[int, str]) -> list[Word]:
    """The words and breaking marks of a text."""
    return [
        Word(
            start := match.start(), (form := match[0]).lower().replace("’", "'"), tags.get(start, ""), form[0].isupper()
        )
        for match in WORD.finditer(text)
    ]


def sentence_ends(text: str) -> list[int]:
    """Where the sentences of a text begin and end, in order."""
    return [0, *(match.end() for match in END.finditer(text)), len(text)]
