"""Which sentences deserve one of the few places in a brief: those that can be understood alone, matter, and are new."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import chain

from consilience import lexicon

FEWEST_WORDS = 4
MOST_WORDS = 60
"""Fewer words seldom state a fact, more are seldom read."""
MOST_WEIGHT = 6
REPEATED = 0.6
"""Share of the shorter sentence's words that stand in another from which the two say the same."""

_WORD = re.compile(r"\w+(?:['’.,]\w+)*")
_FIGURE = re.compile(r"\d")
MOST_QUOTED = 0.15
"""Share of a sentence that can be quoted where it tells what happened, not what somebody said."""
_MODAL = re.compile(r"\b(?:will|would|shall|should|must|may|might|hopes?|wants?|plans?)\b")
_BULLETS = ("-", "–", "—", "*", "•", "·")
_OTHER_CLAUSE = re.compile(r"\b(?:that|which|who|whose|said|says|told|tells)\b")
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]?")
JOINING = frozenset(
    {"and", "but", "or", "that", "which", "who", "as", "while", "because", "with", "of", "to", "the", "a"}
)
"""Words at which a sentence can't end."""
_PRONOUNS = frozenset({"he", "she", "it", "they", "his", "her", "its", "their", "him", "them"})
_ANNOUNCES = re.compile(
    r"[A-Z][\w.& ]*['’]s(?: [A-Z][\w.'-]+)+ (?:talks|speaks|discusses|interviews|explains|looks|joins|asks)\b"
)
"""The programme of an outlet: "Radio Tarn's Ada Quill talks to"."""
_BACK = re.compile(
    r"\b(?:[Tt]he same (?!time)\w+|[Tt]hat (?:day|night|evening|morning)|the (?:former|latter)|as such"
    r"|(?:of )?[Tt]he \d[\d,.]* (?:are|were|is|was|have|had|died))\b"
)


def stands_alone(text: str) -> bool:
    """Whether a sentence can be understood without those before it: it neither opens with a word that points back nor
    has a pronoun before the first name or noun that the pronoun could stand for."""
    told = words(text)
    if not FEWEST_WORDS <= len(told) <= MOST_WORDS or told[0].lower() in lexicon.words("report/pointing_words.txt"):
        return False
    if points_back(text) or told[0].lower() in lexicon.words("clean/finite_verbs.txt"):
        return False
    for place, word in enumerate(told):
        if place and word[0].isupper():
            return True
        if word.lower() in _PRONOUNS:
            return place > len(told) // 2
    return True


def points_back(text: str) -> bool:
    """Whether words name something that was told before: "the same boat", "nine of the 17 are children"."""
    return _BACK.search(text) is not None


def words(text: str) -> list[str]:
    """The words of a text as they stand."""
    return _WORD.findall(text)


def weight(text: str) -> int:
    """How much a sentence tells: its figures and its names, up to six, so that a long list does not win."""
    told = words(text)[1:]
    figures = sum(bool(_FIGURE.search(word)) for word in told)
    names = sum(word[0].isupper() for word in told)
    return min(MOST_WEIGHT, 2 * figures + names)


def content(text: str) -> frozenset[str]:
    """The words that tell what a text is about, cut to their first six letters."""
    dull = lexicon.words("report/pointing_words.txt") | lexicon.words("resolve/function_words.txt")
    return frozenset(w.lower()[:6] for w in _WORD.findall(text) if len(w) > 1 and w.lower() not in dull)


class Headlines:
    """The headlines of a story, each by its content."""

    def __init__(self, several: Iterable[frozenset[str]]) -> None:
        """Nothing of them is changed."""
        self._needed: list[float] = []
        self._having: dict[str, list[int]] = {}
        for number, headline in enumerate(several):
            self._needed.append(max(2, len(headline) / 2))
            for word in headline:
                self._having.setdefault(word, []).append(number)

    def telling(self, text: str) -> int:
        """How many tell the same: at least half of their words, and two, stand in `text`."""
        shared = Counter(chain.from_iterable(self._having.get(word, ()) for word in content(text)))
        return sum(count >= self._needed[number] for number, count in shared.items())


def is_plan(text: str) -> bool:
    """Whether words tell of a plan or a wish rather than of what has come to pass: by a modal verb in their main
    clause, before any other clause ("marched against a bill that would") and any verb of saying."""
    modal = _MODAL.search(text)
    other = _OTHER_CLAUSE.search(text)
    return modal is not None and (other is None or modal.start() < other.start())


def is_whole(text: str) -> bool:
    """Whether words end as a sentence that tells something does: not a heading, not a question."""
    return text.rstrip(" ”\"’')]").endswith((".", "!", "…"))


def is_account(text: str) -> bool:
    """Whether a sentence tells something in the words of its report: it announces no talk, is no question, not
    addressed to anybody, not in the first person, and hardly quoted."""
    bare = _QUOTED.sub(" ", text)
    quoted = len(text) - len(bare)
    if quoted > MOST_QUOTED * len(text) or not is_whole(text) or text[:1] in _BULLETS or _ANNOUNCES.match(text):
        return False
    return not any(word in lexicon.words("resolve/first_person.txt") for word in words(bare))


class Chosen:
    """The sentences chosen so far; none of them is chosen again in other words."""

    def __init__(self) -> None:
        """Nothing is chosen yet."""
        self._chosen: list[frozenset[str]] = []

    def takes(self, text: str) -> bool:
        """Whether `text` is new; if so it is chosen."""
        told = content(text)
        if any(len(told & other) >= REPEATED * max(1, min(len(told), len(other))) for other in self._chosen):
            return False
        self._chosen.append(told)
        return True
