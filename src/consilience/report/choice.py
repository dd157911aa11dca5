"""Which sentences deserve one of the few places in a brief: those that can be understood alone, matter, and are new."""

from __future__ import annotations

import re
from collections.abc import Iterable

from consilience import lexicon

FEWEST_WORDS = 4
MOST_WORDS = 60
"""Fewer words seldom state a fact, more are seldom read."""
MOST_WEIGHT = 6
REPEATED = 0.6
"""Share of the shorter sentence's words that stand in another from which the two say the same."""

_WORD = re.compile(r"\w+(?:['’.,]\w+)*")
_FIGURE = re.compile(r"\d")
_VIEW = re.compile('[“”"]|\\b(?:will|would|shall|should|could|must|may|might|can|cannot|hopes?|wants?|plans?)\\b')
JOINING = frozenset(
    {"and", "but", "or", "that", "which", "who", "as", "while", "because", "with", "of", "to", "the", "a"}
)
"""Words at which a sentence can't end."""
_PRONOUNS = frozenset({"he", "she", "it", "they", "his", "her", "its", "their", "him", "them"})
_BACK = re.compile(
    r"\b(?:[Tt]he same (?!time)\w+|[Tt]hat (?:day|night|evening|morning)|the (?:former|latter)|as such)\b"
)


def stands_alone(text: str) -> bool:
    """Whether a sentence can be understood without those before it: it neither opens with a word that points back nor
    has a pronoun before the first name or noun that the pronoun could stand for."""
    words = _WORD.findall(text)
    if not FEWEST_WORDS <= len(words) <= MOST_WORDS or words[0].lower() in lexicon.words("report/pointing_words.txt"):
        return False
    if _BACK.search(text) or words[0].lower() in lexicon.words("clean/finite_verbs.txt"):
        return False
    for place, word in enumerate(words):
        if place and word[0].isupper():
            return True
        if word.lower() in _PRONOUNS:
            return bool(place > len(words) // 2)
    return True


def weight(text: str) -> int:
    """How much a sentence tells: its figures and its names, up to six, so that a long list does not win."""
    words: list[str] = _WORD.findall(text)[1:]
    figures = sum(bool(_FIGURE.search(word)) for word in words)
    names = sum(word[0].isupper() for word in words)
    return min(MOST_WEIGHT, 2 * figures + names)


def content(text: str) -> frozenset[str]:
    """The words that tell what a text is about, cut to their first six letters."""
    dull = lexicon.words("report/pointing_words.txt") | lexicon.words("resolve/function_words.txt")
    return frozenset(w.lower()[:6] for w in _WORD.findall(text) if len(w) > 1 and w.lower() not in dull)


def told_by(text: str, headlines: Iterable[frozenset[str]]) -> int:
    """How many of `headlines`, given by their content, tell the same: at least half of their words stand in `text`."""
    words = content(text)
    return sum(len(words & headline) * 2 >= len(headline) for headline in headlines if len(headline) > 1)


def is_view(text: str) -> bool:
    """Whether words are a plan, a wish or a judgement rather than an account: by modal verbs and quotes."""
    return bool(_VIEW.search(text))


class Chosen:
    """The sentences chosen so far; none of them is chosen again in other words."""

    def __init__(self) -> None:
        """Nothing is chosen yet."""
        self._chosen: list[frozenset[str]] = []

    def takes(self, text: str) -> bool:
        """Whether `text` is new; if so it is chosen."""
        words = content(text)
        if any(len(words & other) >= REPEATED * max(1, min(len(words), len(other))) for other in self._chosen):
            return False
        self._chosen.append(words)
        return True
