"""Numbers in digits and words, read as exact decimals: "1.5 million", "two hundred and six", "forty-two", "2 1/2"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from consilience import lexicon

LONGEST = 18
"""Digits from which a number counts nothing that news reports: an identifier, not a quantity."""

DIGITS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|\.[0-9]+")
GAP = re.compile(r"[ \u00a0\u2009\u202f]")
"""Blanks that part the thousands in some styles: "120 000"."""
LEADING_ZERO = re.compile(r"0[0-9]")
FRACTION = re.compile(r"([0-9]{1,2})/([0-9]{1,2})")
VULGAR = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.333", "⅔": "0.667"}


@cache
def words() -> dict[str, tuple[Decimal, str]]:
    """Number words with their value and how they combine."""
    return {word: (Decimal(value), kind) for word, value, kind in lexicon.rows("annotate/quantity_numbers.tsv")}


def _single(word: str) -> Decimal | None:
    """The value of one token in digits."""
    if word in VULGAR:
        return Decimal(VULGAR[word])
    word = GAP.sub("", word)
    if DIGITS.fullmatch(word) and len(word) <= LONGEST and not LEADING_ZERO.match(word):
        return Decimal(word.replace(",", ""))
    if (fraction := FRACTION.fullmatch(word)) and int(fraction[2]):
        return Decimal(int(fraction[1])) / int(fraction[2])
    return None


def number(tokens: Sequence[str]) -> Decimal | None:
    """The number that lower-case tokens spell, or None where they spell none. "a" and "an" before a scale are one,
    "and" and hyphens join; digits, a fraction and a scale may follow each other ("2 1/2", "1.5 million")."""
    total = Decimal(0)
    part: Decimal | None = None
    room = Decimal(0)
    for word in tokens:
        if word in ("-", "and", "‑", "–"):
            continue
        if word in ("a", "an"):
            part = Decimal(1)
        elif (value := _single(word)) is not None:
            part = value if part is None else part + value
        elif (known := words().get(word)) is None:
            return None
        elif known[1] == "add":
            if part and known[0] >= 1 and known[0] >= room:
                return None  # "two four", "twenty thirty": two numbers side by side
            part = known[0] if part is None else part + known[0]
            room = Decimal(10) if 20 <= known[0] < 100 else Decimal(1)
        elif known[0] >= 1000:
            total, part = (total + (Decimal(1) if part is None else part) * known[0]), Decimal(0)
        else:
            part, room = (Decimal(1) if part is None else part) * known[0], known[0]
    return None if part is None else total + part


def plain(value: Decimal) -> str:
    """A decimal without exponent or trailing zeros: "1500000", "0.5"."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
