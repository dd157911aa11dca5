"""What the form of a line says, before anything is known of its place: sentence, headline, fragment, or no words."""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

from consilience.lexicon import words

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
LOOK = 700
"""Characters at the head of a line that are looked at: a longer one is a paragraph whatever follows."""

LEADS_ON = 8
"""Words from which a line that ends in a colon or comma is a sentence that goes on below."""
CLOSING = "\"'”’»›″′)]}*†‡ "
QUOTES = "\"'“”‘’«»″"
BULLET = re.compile(r"(?:[-–—•·*▪►●◦○■□➤]|\(?\d{1,2}[.)]|\(?[a-z]\))\s")

Ending = Literal["stop", "question", "exclamation", "colon", "open", "none"]
_MARKS: dict[Ending, str] = {
    "stop": ".…。।۔։።",
    "question": "?？؟",
    "exclamation": "!！",
    "colon": ":：",
    "open": ",;-–—،",
}
_ENDINGS: dict[str, Ending] = {mark: ending for ending, marks in _MARKS.items() for mark in marks}


class Form(Struct, frozen=True):
    """The form of one line.

    `ending` is its last mark once quotation marks and brackets are taken off; `quoted` says that a quotation mark
    closes it, `opens` that one opens it. Shares are of the words looked at: `function` of function words, `capital`
    of other words, of four letters and more and behind the first, that start with a capital.
    `finite` says that a word can be a finite verb.
    """

    words: int
    chars: int
    ending: Ending
    quoted: bool
    opens: bool
    function: float
    articles: int
    finite: bool
    capital: float
    upper: bool
    lower_start: bool
    bullet: bool
    first: str
    last: str

    @property
    def stopped(self) -> bool:
        """Whether it ends as a sentence does."""
        return self.ending in ("stop", "question", "exclamation")


def describe(text: str) -> Form:
    """The form of the line `text`."""
    head = text[:LOOK]
    found = WORD.findall(head)
    lowered = list(map(str.lower, found))
    function_words = words("clean/function_words.txt")
    function = sum(map(function_words.__contains__, lowered))
    long = [
        word for word, low in zip(found[1:], lowered[1:], strict=True) if len(word) > 3 and low not in function_words
    ]
    core = text[-40:].rstrip(CLOSING)
    last_mark = core[-1:] if core else ""
    tail = text.rstrip(" *†‡")[-1:]
    return Form(
        words=len(found),
        chars=len(text),
        ending=_ENDINGS.get(last_mark, "none"),
        quoted=bool(tail) and tail in QUOTES,
        opens=text[0] in QUOTES,
        function=function / len(found) if found else 0.0,
        articles=lowered.count("the") + lowered.count("a") + lowered.count("an"),
        finite=not words("clean/finite_verbs.txt").isdisjoint(lowered) or any(map(_finite, lowered)),
        capital=sum(word[0].isupper() for word in long) / len(long) if long else 0.0,
        upper=bool(found) and head.upper() == head and any(len(word) > 1 for word in found),
        lower_start=text[0].islower(),
        bullet=bool(BULLET.match(text)),
        first=lowered[0] if lowered else "",
        last=lowered[-1] if lowered else "",
    )


def _finite(word: str) -> bool:
    """Whether `word` can be a finite verb by its ending, apart from those of the lexicon."""
    return (len(word) > 4 and word.endswith("ed")) or "n't" in word or "n’t" in word


def is_prose(form: Form, english: bool = True) -> bool:
    """Whether a line reads like a paragraph of running text, wherever it stands."""
    if form.words >= 30:
        return True
    leads_on = form.ending in ("colon", "open") and form.words >= LEADS_ON
    if not (form.stopped or leads_on or (form.quoted and form.opens)):
        return False
    if form.words < 5 or form.upper:
        return False
    return not english or form.function >= 0.1 or form.finite
