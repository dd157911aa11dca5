"""Whether one statement negates just what the other states, or says the opposite.

Two statements of which one has a "not" are seldom contraries: "the talks did not end the war" and "the war will end"
are two things. They are where the negated verb is a verb of the other, and nearly all other words are the same.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from consilience import lexicon

SAME_REST = 0.75
"""Share of the stems of the shorter statement that the other must have."""
ROOT = 4
"""Letters by which forms of one verb begin ("raise", "raised")."""
FEWEST = 3
"""Stems that a statement needs for its contrary to be told."""

_NEGATED = re.compile(r"\b(?:not|never|\w+n[’']t)\s+(?:(?:yet|\w+ly|have|been|be)\s+)*([^\W\d_]+)")
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")


def are_contrary(left: str, right: str) -> bool:
    """Whether of two statements, in lower case, one says what the other says is not."""
    negated, plain = (left, right) if _NEGATED.search(left) else (right, left)
    verbs = {verb[:ROOT] for verb in _NEGATED.findall(negated) if len(verb) >= ROOT}
    if not verbs or _NEGATED.search(plain) or verbs.isdisjoint(word[:ROOT] for word in _WORD.findall(plain)):
        return False
    ours, theirs = _stems(negated), _stems(plain)
    least = min(len(ours), len(theirs))
    return least >= FEWEST and len(ours & theirs) >= SAME_REST * least


def _stems(text: str) -> frozenset[str]:
    dull, negators = lexicon.words("resolve/function_words.txt"), lexicon.words("resolve/negations.txt")
    return frozenset(
        word[: ROOT + 1].rstrip("e")
        for word in _WORD.findall(text)
        if word not in dull and word not in negators and word not in ("has", "had", "have", "did", "does", "will")
    )


def are_opposed(left: str, right: str) -> bool:
    """Whether one of two texts, in lower case, has a word where the other has its opposite ("opened", "closed")."""
    ours, theirs = _roots(left), _roots(right)
    return any(
        (
            not ours.isdisjoint(one)
            and not theirs.isdisjoint(other)
            and ours.isdisjoint(other)
            and theirs.isdisjoint(one)
        )
        for pair in _opposites()
        for one, other in (pair, pair[::-1])
    )


@lru_cache(maxsize=1 << 12)
def _roots(text: str) -> frozenset[str]:
    return frozenset(_root(word) for word in _WORD.findall(text))


@cache
def _opposites() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    sides = (
        [frozenset(_root(word) for word in cell.split("|")) for cell in row]
        for row in lexicon.rows("resolve/opposites.tsv")
    )
    return tuple((one, other) for one, other in sides)


def _root(word: str) -> str:
    """A word without a regular ending: "opened", "opens" and "opening" are one, "close" and "closed" are."""
    for ending in ("ing", "ed", "es", "s", "d"):
        if word.endswith(ending) and len(word) - len(ending) >= ROOT - 1:
            word = word[: -len(ending)]
            break
    return word.removesuffix("e") if len(word) > ROOT - 1 else word
