"""A name taken apart: what it is folded to, whose given name and surname, which spellings are one.

Spellings of one name in several romanisations share a key (`romanised`), nicknames share a group, and what is left is
edit distance (Damerau-Levenshtein, optimal string alignment).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from msgspec import Struct
from rapidfuzz.distance import OSA

from consilience.lexicon import rows, words
from consilience.resolve import nouns
from consilience.resolve.wording import fold

TOKEN = re.compile(r"\w+(?:[.'’&-]\w+)*\.?")
POSSESSIVE = re.compile(r"(?:'s|'|’s|’)$")
VERSUS = re.compile(r"\w\.? vs?\.? \w")
GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
TWO_SYLLABLES = re.compile(r"(?<=\s)([A-Z][a-z]{1,4})-(?=[a-z]{2,6}\b)")
"""The hyphen between the syllables of an East Asian given name behind the surname ("Min-jun")."""
ARTICLE = re.compile(r"^(?:the|a|an)\s+")

FORM = 4
"""Letters with which two forms of one given name begin."""

Relation = Literal["equal", "spelling", "nickname", "initial", "near", "different", "unknown"]
"""How two words of names stand to each other, from the surest down."""


class PersonName(Struct, frozen=True):
    """A person's name as written: given names and surname folded, gender where a title shows it, and what tells members
    of a family with one name apart ("jr", "sr", "ii")."""

    given: tuple[str, ...]
    surname: str
    gender: str = ""
    generation: str = ""

    @property
    def full(self) -> bool:
        """Whether it has a given name, or at least an initial of one."""
        return bool(self.given)

    @property
    def key(self) -> str:
        """The name as one string."""
        return " ".join((*self.given, self.surname, *((self.generation,) if self.generation else ())))


@lru_cache(maxsize=1 << 14)
def key(text: str) -> str:
    """A name of whatever kind folded for comparing: lower case, British spelling, no article, possessive, full stops or
    double spaces."""
    folded = " ".join(fold(text).split())
    folded = POSSESSIVE.sub("", ARTICLE.sub("", folded).strip(' "“”‘’«»,;:!?()[]'))
    british = _spellings()
    words = folded.replace(".", "").replace(" - ", "-").split()
    return " ".join(british.get(word, word) for word in words)


@cache
def _spellings() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("resolve/spellings.tsv")}


@cache
def _romanisation() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row[0]), row[1] if len(row) > 1 else "") for row in rows("resolve/romanisation.tsv"))


@lru_cache(maxsize=1 << 14)
def romanised(word: str) -> str:
    """The key that a word's spellings in several romanisations share ("sergei", "sergey"). `word` is folded."""
    for pattern, replacement in _romanisation():
        word = pattern.sub(replacement, word)
    return word


@cache
def _nicknames() -> dict[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for number, row in enumerate(rows("resolve/given_names.tsv")):
        for name in row[0].split("|"):
            groups.setdefault(romanised(fold(name)), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in groups.items()}


@cache
def _honorifics() -> dict[str, str]:
    return {fold(row[0]): row[1] if len(row) > 1 else "" for row in rows("resolve/honorifics.tsv")}


@cache
def _addresses() -> frozenset[str]:
    return frozenset(fold(row[0]) for row in rows("resolve/honorifics.tsv") if row[-1] == "address")


@lru_cache(maxsize=1 << 14)
def is_address(title: str) -> bool:
    """Whether a title is nothing but a form of address ("Mrs", "Prof."), which says nothing of an office."""
    return all(fold(word.group()).rstrip(".") in _addresses() for word in TOKEN.finditer(title))


@lru_cache(maxsize=1 << 14)
def gender(title: str) -> str:
    """The gender that the words of a title show: "m", "f" or ""."""
    found = {_honorifics().get(fold(word.group()).rstrip("."), "") for word in TOKEN.finditer(title)} - {""}
    return found.pop() if len(found) == 1 else ""


def is_case(text: str) -> bool:
    """Whether a name is that of a case in court ("Keller v Brandt")."""
    return VERSUS.search(text) is not None


@lru_cache(maxsize=1 << 14)
def person(text: str, title: str = "") -> PersonName | None:
    """The parts of a person's name, or None where nothing but titles is in it, or where it is that of a case in court.

    Honorifics before and behind are left off; syllables of a given name behind a surname count one by one, as they are
    written either way ("Kim Min-jun", "Kim Min Jun"); particles ("van der") belong to the surname. "Surname, Given" is
    turned.
    """
    if is_case(text):
        return None
    honorifics = _honorifics()
    text = TWO_SYLLABLES.sub(r"\1 ", POSSESSIVE.sub("", text.strip()))
    parts = [fold(word.group()).rstrip(".") for word in TOKEN.finditer(text)]
    parts = [POSSESSIVE.sub("", part) for part in parts]
    shown = gender(title)
    while len(parts) > 1 and parts[0] in honorifics:
        shown = honorifics[parts.pop(0)] or shown
    generation = ""
    while len(parts) > 1 and parts[-1] in honorifics:
        last = parts.pop()
        generation = last if last in GENERATIONS else generation
    if not parts or (len(parts) == 1 and parts[0] in honorifics and not title):
        return None
    particles = words("resolve/particles.txt")
    start = len(parts) - 1
    while start > 1 and parts[start - 1] in particles:
        start -= 1
    if start == 1 and parts[0] in particles:
        start = 0
    return PersonName(tuple(parts[:start]), " ".join(parts[start:]), shown, generation)


@lru_cache(maxsize=1 << 15)
def distance(left: str, right: str) -> int:
    """Edits between two words, a swap of neighbours counting once."""
    return int(OSA.distance(left, right))


def word_relation(left: str, right: str) -> Relation:
    """How two words of a name stand to each other, nicknames apart."""
    if left == right:
        return "equal"
    ours, theirs = romanised(left), romanised(right)
    if ours == theirs and len(ours) > 2:
        return "spelling"
    shorter = min(len(left), len(right))
    allowed = 0 if shorter < 4 else 1 if shorter < 5 else 2
    if min(distance(left, right), distance(ours, theirs)) <= allowed:
        return "near"
    return "different"


def given_relation(left: tuple[str, ...], right: tuple[str, ...]) -> Relation:
    """How two persons' given names stand to each other; middle names and initials that only one has don't count."""
    if not left or not right:
        return "unknown"
    first = _given_word(left[0], right[0])
    if first in ("different", "near") and len(left) != len(right):
        longer, shorter = (left, right) if len(left) > len(right) else (right, left)
        if any(word_relation(word, shorter[0]) in ("equal", "spelling") for word in longer[1:]):
            return "nickname"
    if first in ("equal", "spelling", "nickname", "initial") and len(left) > 1 and len(right) > 1:
        second = _given_word(left[1], right[1])
        if second == "different":
            return "different"
    return first


def _given_word(left: str, right: str) -> Relation:
    if left == right:
        return "equal"
    if len(left) <= 2 or len(right) <= 2:
        return "initial" if left[:1] == right[:1] and min(len(left), len(right)) == 1 else "different"
    relation = word_relation(left, right)
    if relation in ("near", "different") and _nicknames().get(romanised(left), frozenset()) & _nicknames().get(
        romanised(right), frozenset()
    ):
        return "nickname"
    if relation in ("near", "different") and _short_form(left, right):
        return "nickname"
    return "near" if relation == "different" and _forms(left, right) else relation


def _forms(left: str, right: str) -> bool:
    """Whether two given names, which one gender bears, begin so much alike that they may be one in two languages
    ("Margit", "Margarita")."""
    ours, theirs = nouns.given(left), nouns.given(right)
    return left[:FORM] == right[:FORM] and bool(ours) and ours == theirs


def _short_form(left: str, right: str) -> bool:
    """Whether one given name is the beginning of the other, and not one that the other gender bears."""
    shorter, longer = sorted((left, right), key=len)
    genders = {nouns.gender(left), nouns.gender(right)} - {""}
    return len(shorter) >= 3 and len(longer) - len(shorter) >= 2 and longer.startswith(shorter) and len(genders) < 2
