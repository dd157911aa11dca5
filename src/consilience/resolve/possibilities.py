"""Whether one statement has only as possible, intended or wished what another has as so.

Both are about the same matter, and reporters go from the one to the other within a day; but who knows that a man wants
to go to the police does not know that he went. What counts is the clause that tells what the other tells.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from consilience import lexicon

ROOT = 5
"""Letters by which forms of one word begin."""

_CLAUSE = re.compile(r"[.,;:!?—–]\s|\s[—–-]\s|\b(?:but|because|although|though|while|after|before)\b")
_WORD = re.compile(r"[^\W_]+")


def leaves_open(teller: str, told: str) -> bool:
    """Whether, of two texts in lower case, the teller leaves open what is told as so."""
    if is_open(told) or not is_open(teller):
        return False
    sought = _roots(told)
    shared = [(len(_roots(clause) & sought), clause) for clause in _CLAUSE.split(teller)]
    most = max(count for count, _ in shared)
    return all(is_open(clause) for count, clause in shared if count == most)


@lru_cache(maxsize=1 << 14)
def is_open(text: str) -> bool:
    """Whether something in a text, in lower case, is only possible, intended or wished."""
    return _patterns().search(text) is not None


@lru_cache(maxsize=1 << 14)
def _roots(text: str) -> frozenset[str]:
    dull = lexicon.words("resolve/function_words.txt")
    return frozenset(word[:ROOT] for word in _WORD.findall(text) if word not in dull)


@cache
def _patterns() -> re.Pattern[str]:
    return re.compile("|".join(row[0] for row in lexicon.rows("resolve/possibilities.tsv")))
