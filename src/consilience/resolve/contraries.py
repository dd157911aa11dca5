"""Whether one statement negates just what the other states.

Two statements of which one has a "not" are seldom contraries: "the talks did not end the war" and "the war will end"
are two things. They are where the negated verb is a verb of the other, and nearly all other words are the same.
"""

from __future__ import annotations

import re

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
