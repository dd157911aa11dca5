"""Where sentences begin and end around a quotation, by the text alone: the parser does not know the marks."""

from __future__ import annotations

import re

from consilience.annotate.quotations import Quotation
from consilience.lexicon import words

BREAK = re.compile(r"[.!?…][)\]]*(?=\s+[\"“‘'«(\[]?[A-Z0-9])")
LAST_WORD = re.compile(r"[\w.\-]+$")
FIRST_WORD = re.compile(r"[\s,—–-]*(\w+)")
STOPS = (".", "!", "?", "…")
COORDINATING = ("and", "but", "or", "nor", "yet", "so")
SUBORDINATING = (
    "while",
    "whereas",
    "although",
    "though",
    "because",
    "since",
    "if",
    "unless",
    "until",
    "when",
    "before",
    "after",
)
RELATIVE = ("which", "who", "that", "where")
JOINING = frozenset((*COORDINATING, *SUBORDINATING, *RELATIVE))
"""Words that open a clause of their own behind a quotation: what follows frames nothing before it."""


def sentence_end(text: str, start: int, limit: int) -> int:
    """The end of the sentence that goes on at `start`, at most `limit`."""
    for match in BREAK.finditer(text, start, limit):
        if _breaks(text, match, start):
            return match.end()
    return limit


def sentence_start(text: str, limit: int, end: int) -> int:
    """The start of the sentence that holds `end`, at least `limit`."""
    start = limit
    for match in BREAK.finditer(text, limit, end):
        if _breaks(text, match, limit):
            start = match.end()
    return start


def _breaks(text: str, match: re.Match[str], start: int) -> bool:
    """Whether a stop ends a sentence: it does not behind an abbreviation or an initial."""
    if match.group()[0] != ".":
        return True
    word = LAST_WORD.search(text, max(start, match.start() - 20), match.start())
    if word is None:
        return True
    return word.group() not in words("annotate/abbreviations.txt") and not (
        len(word.group()) == 1 and word.group().isupper()
    )


def starts_sentence(text: str, quote: Quotation) -> bool:
    """Whether the quoted words begin like a sentence."""
    inside = text[quote.inner : quote.until].lstrip(" [(…." + "‘'“\"")
    return inside[:1].isupper() or inside[:1].isdigit()


def joins(tail: str) -> bool:
    """Whether what follows a quotation opens a clause of its own with a small word (", but she denied …")."""
    first = FIRST_WORD.match(tail)
    return first is not None and first.group(1).lower() in JOINING
