"""Finds what a number counts: the noun behind it with its modifiers, and the noun's singular."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from consilience import lexicon

if TYPE_CHECKING:
    from consilience.annotate.tokens import Token as Parse

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
MODIFIERS = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "AFX", "CD", "POS", "RB"})
SKIPPED = frozenset(
    {"of", "more", "other", "additional", "the", "its", "their", "his", "her", "our", "these", "those", "-"}
)
LONGEST = 8
"""Tokens that a counted noun with its modifiers takes at most."""


def counted(tokens: Sequence[Parse]) -> tuple[int, int] | None:
    """Where, among tokens behind a number, the words for what it counts begin and end; None if nothing is counted.

    "of", "more" and determiners are passed over ("hundreds of its Orvanian troops"); a noun may follow a noun, while a
    participle behind one begins a clause ("people killed").
    """
    start = 0
    if len(tokens) > 1 and tokens[0].text == "-" and tokens[1].tag_ in NOUNS:
        return 1, 2  # "a three-judge panel" counts judges
    while start < len(tokens) and start < 3 and tokens[start].text.lower() in SKIPPED:
        start += 1
    while start < len(tokens) and tokens[start].tag_ == "CD":
        start += 1  # "17 of the 23 passengers"
    end, nouns = None, False
    for at in range(start, min(len(tokens), start + LONGEST)):
        tag = tokens[at].tag_
        if tag in NOUNS:
            if nouns and tag in ("NNP", "NNPS") and tokens[at - 1].tag_ in ("NN", "NNS"):
                break
            end, nouns = at + 1, True
            continue
        if nouns and tag not in ("HYPH",):
            break
        if tag not in MODIFIERS:
            break
    return None if end is None else (start, end)


@cache
def _irregular() -> dict[str, str]:
    return {plural: singular for plural, singular in lexicon.rows("annotate/quantity_nouns.tsv")}


def singular(noun: str) -> str:
    """The singular of a noun in small letters, by rule and a list of exceptions."""
    word = noun.lower()
    if (known := _irregular().get(word)) is not None:
        return known
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word
