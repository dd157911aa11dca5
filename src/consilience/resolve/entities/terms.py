"""Since and until when a role is held, as a report says it beside the role: "foreign minister since Wednesday", "mayor
from 2019 to 2023", "was named envoy on Monday", "was mayor at the time"."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, get_args

from msgspec import Struct

from consilience.lexicon import rows
from consilience.model import Annotated, Published, Span, Term

OPENED = re.compile(r",?[ \u00a0]\(?(?P<word>since|from|between|until|till|through)[ \u00a0]", re.IGNORECASE)
JOINED = re.compile(r"[ \u00a0]?(?:to|until|till|through|and|–|—|-)[ \u00a0]?", re.IGNORECASE)
ON = re.compile(r"[ \u00a0](?:(?:on|in)[ \u00a0])?", re.IGNORECASE)
THEN = re.compile(r"[ \u00a0](?:at the time|at that time|back then)\b", re.IGNORECASE)
NEAR = 12
"""Characters behind a role in which a term begins."""
LONGEST = 48
"""Characters of a verb with what stands between it and a role."""
Tense = Literal["held", "then", "since", "until"]
"""What a verb says of the office behind it (`data/role_verbs.tsv`)."""


class Said(Struct, frozen=True):
    """A term with the place where the words that open it begin, and where they end."""

    start: int
    end: int
    term: Term


class Terms:
    """The terms that one article tells, by where they stand."""

    def __init__(self, annotated: Annotated) -> None:
        """Only dates that have a value tell one."""
        self._id, self._text = annotated.article.id, annotated.article.text
        self._dates = {
            one.start: (one.end, one.value) for one in annotated.times if one.type == "DATE" and one.value is not None
        }

    def of(self, start: int, end: int) -> Said | None:
        """The term said first inside the words from `start` to `end`, or right behind them."""
        if not self._dates:
            return None
        for opened in OPENED.finditer(self._text, start, end + NEAR):
            first = self._dates.get(opened.end())
            if opened.start() > end or first is None:
                continue
            joined = None if opened["word"].lower() in ("since", "until", "till", "through") else JOINED
            found = joined and joined.match(self._text, first[0])
            last = self._dates.get(found.end()) if found else None
            if opened["word"].lower() == "between" and last is None:
                continue
            ends = opened["word"].lower() in ("until", "till", "through")
            since, until = (None, first[1]) if ends else (first[1], last[1] if last else None)
            return self._said(opened.start(), opened.start("word"), last[0] if last else first[0], since, until)
        return None

    def behind(self, end: int, tense: Tense) -> Said | None:
        """The day right behind a role at whose beginning or end, or in whose time, it lies by the verb before it."""
        found = ON.match(self._text, end)
        day = self._dates.get(found.end()) if found else None
        if found is None or day is None or tense == "held":
            return None
        return self._said(
            end, found.start() + 1, day[0], None if tense == "until" else day[1], None if tense == "since" else day[1]
        )

    def _said(self, start: int, opened: int, end: int, since: str | None, until: str | None) -> Said:
        return Said(start, end, Term(since=since, until=until, evidence=(Span(self._id, opened, end),)))


def over(term: Term, published: Published | None) -> bool:
    """Whether a term ended by the day of the report: an end without such a day is past, one later in time is not."""
    if term.until is None:
        return False
    plain = term.until.replace("-", "").isdigit()
    return published is None or not plain or term.until <= published.date[: len(term.until)]


def then(text: str, end: int) -> int | None:
    """Where "at the time" ends, said right behind a role."""
    found = THEN.match(text, end)
    return found.end() if found else None


@cache
def verbs() -> re.Pattern[str]:
    """A verb of a role, with the article that stands behind it."""
    known = sorted((words for words, _ in rows("resolve/role_verbs.tsv")), key=lambda words: (-len(words), words))
    either = "|".join(re.escape(words).replace(r"\ ", "[ \u00a0]") for words in known)
    return re.compile(rf"[ \u00a0](?P<verb>{either})[ \u00a0](?:(?:the|its|their|his|her)[ \u00a0])?")


def tense(text: str, start: int) -> Tense | None:
    """What the verb right before a role says of it."""
    window = text[max(0, start - LONGEST) : start]
    for found in verbs().finditer(window):
        if found.end() == len(window):
            return _tenses()[found["verb"].replace("\u00a0", " ")]
    return None


@cache
def _tenses() -> dict[str, Tense]:
    known = {name: name for name in get_args(Tense)}
    return {words: known[kind] for words, kind in rows("resolve/role_verbs.tsv")}
