"""Finds what a number counts where that stands before it: "the number of confirmed cases rose to 29", "the death toll
stood at seven"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from consilience import lexicon
from consilience.annotate.quantities.counted import counted, singular

if TYPE_CHECKING:
    from consilience.annotate.tokens import Token as Parse

FARTHEST = 32
"""Tokens before a number in which the words for what it totals are looked for."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def totalled(tokens: Sequence[Parse]) -> tuple[int, int, str] | None:
    """Where, among the `tokens` of a sentence before a number, the words for what it counts begin and end, and the unit
    that this is; None if they name no total, or do not say that the number is what it comes to."""
    if not tokens or tokens[-1].text.lower() not in _words("link"):
        return None
    first = max(0, len(tokens) - FARTHEST)
    verbs = 0
    for at in range(len(tokens) - 2, first - 1, -1):
        word = tokens[at].text.lower()
        verbs += tokens[at].tag_ in FINITE
        if verbs > 1 or word in _words("stop"):
            return None  # another clause begins there
        if (unit := _tolls().get(word)) is not None:
            start = at - 1 if at and tokens[at - 1].tag_ in ("NN", "JJ") else at
            return start, at + 1, unit
        if word in _words("total") and tokens[at + 1].text.lower() == "of":
            where = counted(tokens[at + 2 : -1])
            if where is None:
                return None
            start, end = at + 2 + where[0], at + 2 + where[1]
            return start, end, singular(tokens[end - 1].text)
    return None


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(row[1] for row in lexicon.rows("annotate/quantity_totals.tsv") if row[0] == kind)


@cache
def _tolls() -> dict[str, str]:
    return {row[1]: row[2] for row in lexicon.rows("annotate/quantity_totals.tsv") if row[0] == "toll"}
