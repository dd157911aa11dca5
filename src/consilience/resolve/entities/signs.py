"""What stands around the mentions of a name and speaks for the kind of thing that it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from msgspec import Struct

from consilience.lexicon import rows, words
from consilience.model import MentionKind, Span
from consilience.resolve import nouns
from consilience.resolve.entities.seen import Seen

AROUND = 40
"""Characters before and behind a name that are looked at."""
PLACED = re.compile(
    r"\b(?:in|into|near|inside|outside|across|throughout|(?:fl(?:y|ies|ew|own|ying)|travel\w*|dr(?:ive|ove|iving)|road|"
    r"trains?|flights?|returned|moved) (?:to|from))\s+$",
    re.IGNORECASE,
)
WORD_BEFORE = re.compile(r"(?<![^\W\d_])([^\W\d_]++)(?:(?P<of>\s+of)|(?P<comma>,))?\s+$")
"""What stands before a name and may say what it is ("the village of Tolvik", "the ferry Ostrel", "a friend, Tolv")."""
OFFICES = "prime minister|premier|foreign minister|parliament|government|army|navy"
STATE = re.compile(rf"\b(?:{OFFICES}) of\s+$", re.IGNORECASE)
OF_STATE = re.compile(rf"['’]s\s+(?:{OFFICES}|embassy)\b")
"""What stands around the name of a state."""
WITH_ARTICLE = re.compile(r"\bthe\s+[\"“‘']?$", re.IGNORECASE)
APPOSED = re.compile(
    r",\s(?:an?|the)(?:\s[\w-]+){0,3}?\s(?P<noun>[a-z-]+)(?=[,.;]|\s(?:that|which|based|in|with)\b|$)", re.IGNORECASE
)
"""What stands behind a name and says what it is ("Tolv Hands, a charity that")."""
OWNED = re.compile(r"['’]s? ([A-Z][a-z]+)")
POSSESSED = re.compile(r"['’]s?\b")
NEXT = re.compile(r"\s+([^\W\d_]+)")
PERSONAL = re.compile(r",?\s+(?:who|whose|whom)\b|,\s+(?:aged\s+|an?\s+)?\d{1,3}(?:-year-old)?\b|\s+\(\d{1,3}\)")
"""What stands behind persons: a clause with "who", an age."""
IMPERSONAL = re.compile(r",\s+which\b|\s+[a-z]+(?:\s+[a-z]+){0,2}\s+its\b")
"""What stands behind bodies and things: a clause with "which", a verb with what is its own ("says its supply")."""
UNLIKE_A_PERSON = re.compile(
    r"(?<!\bMc)(?<!\bMac)(?<!\bDe)(?<!\bDi)(?<!\bLa)(?<!\bLe)(?<!\bVan)(?<!\bFitz)(?<=[a-z])[A-Z]|\d|^[A-Z]{2,}$"
)
"""What names of persons are not written with: digits, capitals inside a word, capitals only."""


class Signs(Struct, frozen=True):
    """What speaks for a name being a person's, an outlet's or other body's, a place's or a thing's; `impersonal` for
    anything but a person's; `called` means that a word beside it says that it is a place."""

    person: int = 0
    aged: int = 0
    impersonal: int = 0
    company: int = 0
    outlet: int = 0
    place: int = 0
    thing: int = 0
    called: bool = False
    state: int = 0
    qualifying: int = 0
    acting: bool = False

    def __add__(self, other: Signs) -> Signs:
        """What two mentions or more say together."""
        return Signs(
            person=self.person + other.person,
            aged=self.aged + other.aged,
            impersonal=self.impersonal + other.impersonal,
            company=self.company + other.company,
            outlet=self.outlet + other.outlet,
            place=self.place + other.place,
            thing=self.thing + other.thing,
            called=self.called or other.called,
            state=self.state + other.state,
            qualifying=self.qualifying + other.qualifying,
            acting=self.acting or other.acting,
        )


class Surroundings:
    """Looks around mentions, at each but once, however often the kind of its name is weighed anew."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """`texts` are what the articles say."""
        self._texts = texts
        self._looked: dict[Span, Signs] = {}

    def signs(self, seens: Iterable[Seen]) -> Signs:
        """What stands around all of the mentions."""
        return sum(map(self._at, seens), Signs())

    def _at(self, seen: Seen) -> Signs:
        span = seen.mention.span
        if span not in self._looked:
            self._looked[span] = _look(seen, self._texts[span.article])
        return self._looked[span]


def _look(seen: Seen, text: str) -> Signs:
    """What stands around one mention."""
    span = seen.mention.span
    before, behind = text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND]
    owned = OWNED.match(behind)
    noun = WORD_BEFORE.search(before)
    word = noun[1] if noun else ""
    apposed = APPOSED.match(behind)
    said = word if noun and not noun["of"] else ""
    personal = PERSONAL.match(behind) is not None
    called = "" if noun and noun["comma"] else word.lower()
    behind_it = NEXT.match(behind)
    following = behind_it[1].lower() if behind_it else ""
    # it qualifies a noun ("the Orsk government"), or owns one
    qualifies = following != "" and following not in words("resolve/function_words.txt")
    return Signs(
        person=seen.acting + personal + (said.islower() and nouns.is_person(said)),
        aged=personal,
        impersonal=IMPERSONAL.match(behind) is not None,
        company=bool(_company("behind").match(behind) or _company("before").search(before)),
        outlet=3 * bool(owned and owned[1].lower() in things())
        + 3 * bool(apposed and _body_nouns().get(apposed["noun"].lower()) == "either")
        + 3 * _is_body(said),
        place=bool(PLACED.search(before) and not POSSESSED.match(behind)),
        thing=bool(WITH_ARTICLE.search(before) and not qualifies)
        + bool(" " not in seen.key and UNLIKE_A_PERSON.search(seen.text.split("'")[0].split("’")[0])),
        called=not words("resolve/place_nouns.txt").isdisjoint({called, following}),
        state=bool(STATE.search(before) or OF_STATE.match(behind)),
        qualifying=qualifies,
        acting=seen.acting,
    )


def _is_body(word: str) -> bool:
    """Whether a word before a name says that it is an outlet's or another body's."""
    return word.lower() in words("annotate/outlet_nouns.txt") or (word.islower() and word in _body_nouns())


@cache
def _body_nouns() -> Mapping[str, str]:
    return {noun: where for noun, where in rows("resolve/body_nouns.tsv")}


@cache
def _company(where: str) -> re.Pattern[str]:
    """What stands before or behind the names of companies, as one expression."""
    several = [pattern for place, pattern in rows("resolve/company_signs.tsv") if place == where]
    return re.compile("|".join(f"(?:{pattern})" for pattern in several))


@cache
def things() -> Mapping[str, MentionKind]:
    """The last words of names that name no person, with what they name."""
    return {row[0]: row[1] for row in rows("resolve/thing_names.tsv")}  # type: ignore[misc]
