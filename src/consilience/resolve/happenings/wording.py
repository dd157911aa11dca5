"""What a timeline entry says: the best words of the best report, the days that the reports allow, how they differ."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Literal

import numpy as np
from msgspec.structs import replace

from consilience import wording
from consilience.lexicon import rows, words
from consilience.model import Article, Span
from consilience.resolve.happenings.blocking import Group
from consilience.resolve.happenings.likeness import Likeness
from consilience.resolve.happenings.tellings import Telling
from consilience.retold import capitalised
from consilience.stretches import FINENESS, Stretch

COMPARED = 24
"""Tellings of a happening that each one is held against to find the most typical."""

FURTHER = 1.0
"""How much worse words are that came through another language: where another report tells it, its words stand."""

SHORTEST, LONGEST = 30, 260
"""Characters between which the words of an entry read well."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_QUOTES = re.compile('["“”«»]')
_FIRST_WORD = re.compile(r"[\W_]*([\w'’]+)")
_ASIDE = re.compile(r"[^,]{1,60}, ([a-z]+)")
_FULL_STOP = re.compile(r"(?<=[\w)”\"’'])(?<![A-Z])\.$")
_LATER = re.compile(r", (?:which|who|whose|as|while|after|amid|with)\b| — |; ")


def best(group: Group, likeness: Likeness, texts: Mapping[str, Article], far: frozenset[str] = frozenset()) -> Telling:
    """The telling whose words stand for the happening: a reporter's own, whole, of a fit length, most like the rest.
    Those of an article in `far` came through another language."""
    full = [telling for telling in group if not telling.in_passing] or group
    if len(full) == 1:
        return full[0]
    compared = np.array([telling.number for telling in full[:COMPARED]], np.intp)
    happened = {telling.toward for telling in full} >= {"past", "future"}

    def merit(pair: tuple[int, Telling]) -> tuple[float, int]:
        place, telling = pair
        text = words_of(telling, texts)
        others = likeness(telling.number, compared[compared != telling.number]).tolist()
        points = sum(others) / len(others)
        points += 0.5 * telling.own_voice + 0.3 * bool(telling.occasion)
        points += 0.3 * (SHORTEST <= len(text) <= LONGEST) + 0.4 * _self_standing(text)
        points += 0.4 * (telling.when.exact == full[0].when.exact) + 0.3 * bool(telling.places)
        points -= 0.6 * telling.sentence.start / max(1, len(texts[telling.clause.article].text))  # news comes first
        points += 0.6 * (happened and telling.toward == "past") - 0.5 * _of_other_days(telling, texts)
        points -= 0.5 * capitalised(text) + FURTHER * (telling.clause.article in far) + len(text) / 1000
        return -points, place

    return min(enumerate(full), key=merit)[1]


def tells(group: Group, texts: Mapping[str, Article]) -> bool:
    """Whether a reader learns anything: not from one sentence about "her", "it" or "them" that names no happening."""
    if len(group) > 1 or group[0].kinds or group[0].speaker:
        return True
    return _self_standing(words_of(group[0], texts), frozenset({"pronoun"}))


def words_of(telling: Telling, texts: Mapping[str, Article]) -> str:
    """The clause where it can be read alone, else the sentence, shortened where it is long; on one line, with a
    capital, without full stop."""
    article = texts[telling.clause.article]
    alone = _stands_alone(telling, texts)
    text = " ".join(_shortened(article, telling.clause if alone else telling.sentence, telling.expression).split())
    return _quoted(_FULL_STOP.sub("", text[:1].upper() + text[1:]))


def _quoted(text: str) -> str:
    """`text` with the quotation mark that a cut took from it: 'We saw nothing," he said' began before."""
    for opening, closing in ("“”", '""'):
        marks = [place for place, char in enumerate(text) if char in (opening, closing)]
        if not marks or (opening == closing and len(marks) % 2 == 0):
            continue
        first, last = marks[0], marks[-1]
        ends = text[first] == closing and (opening != closing or (first > 0 and text[first - 1] in ",.!?…"))
        if ends:
            text = opening + text
        elif opening == closing or text[last] == opening:
            text += closing
    return text


def _stands_alone(telling: Telling, texts: Mapping[str, Article]) -> bool:
    """Whether the clause can be read without the rest of its sentence."""
    clause = texts[telling.clause.article].words(telling.clause)
    whole = telling.clause.start == telling.sentence.start
    stands = whole or (_self_standing(clause) and _begins_with_a_name(clause))
    return telling.apart and stands and len(_QUOTES.findall(clause)) % 2 == 0


def _of_other_days(telling: Telling, texts: Mapping[str, Article]) -> bool:
    """Whether its words are a whole sentence that also tells of other days than its own."""
    shorter = telling.clause.end - telling.clause.start + len(". ") < telling.sentence.end - telling.sentence.start
    return shorter and not _stands_alone(telling, texts)


def _self_standing(text: str, hanging: frozenset[str] = frozenset({"pronoun", "preposition"})) -> bool:
    """Whether a text can be read without what stood before it: no word of the `hanging` classes begins it."""
    first = _FIRST_WORD.match(text)
    return first is not None and _hanging().get(first[1].lower()) not in hanging


@cache
def _hanging() -> dict[str, str]:
    return {word: kind for word, kind in rows("resolve/hanging_words.tsv")}


def _begins_with_a_name(clause: str) -> bool:
    """Whether a clause from the middle of a sentence begins with what it is about: "a meeting of", "Envoys of", "12
    boats"; a bare verb ("look at it again") or adverb leaves that out."""
    first = _FIRST_WORD.match(clause)
    determiners = words("resolve/determiners.txt")
    if first is None or (first[1][0].islower() and first[1] not in determiners):
        return False
    aside = _ASIDE.match(clause)  # "the Colts, announced ...": the end of a list, not a subject
    return aside is None or aside[1] in determiners


def _shortened(article: Article, span: Span, expression: Span) -> str:
    """The words of a stretch; of a very long one not the clauses that hang on behind the date."""
    text = article.words(span)
    if len(text) <= LONGEST:
        return text
    for match in _LATER.finditer(text, max(expression.end - span.start, SHORTEST)):
        if len(_QUOTES.findall(text[: match.start()])) % 2 == 0:
            return text[: match.start()]
    return text


def when(group: Group, told_best: Telling) -> Stretch:
    """The days of the happening: those that all its reports allow, as exact as the most exact of them; from the first
    to the last where they disagree. A time of day counts where the best telling or most of them name it."""
    full = [telling.when for telling in group if not telling.in_passing] or [telling.when for telling in group]
    days = Counter(stretch.first for stretch in full if stretch.exact)
    if len(days) > 1:
        return Stretch(first=min(days), last=max(days), precision="day")
    if days:
        (day,) = days
        exact = [stretch for stretch in full if stretch.exact]
        clocks = Counter(stretch for stretch in exact if stretch.clock)
        common = min(clocks, key=lambda stretch: (-clocks[stretch], stretch), default=None)
        if told_best.when.exact and told_best.when.clock:
            return told_best.when
        if common and clocks[common] * 2 > len(exact):
            return common
        return Stretch(first=day, last=day, precision="day")
    finest_first = sorted(full, key=lambda stretch: (FINENESS.index(stretch.precision), stretch))
    found = finest_first[0]
    for other in finest_first[1:]:
        if found.meets(other):
            found = replace(found, first=max(found.first, other.first), last=min(found.last, other.last))
    return found


def status(group: Group, found: Stretch, latest: date | None) -> Literal["past", "scheduled"]:
    """Whether it is over or to come on the day of the latest report; what is of that very day by the words: over as
    soon as one report of the day tells of it so."""
    if latest and found.last < latest:
        return "past"
    if latest and found.first > latest:
        return "scheduled"
    if found.exact and any(_seen_past(telling, found.first.isoformat()) for telling in group):
        return "past"
    towards = Counter(telling.toward for telling in group)
    return "scheduled" if towards["future"] > towards["past"] else "past"


def _seen_past(telling: Telling, day: str) -> bool:
    """Whether a report of that day or later tells of it as over; others of the day were written before it."""
    return telling.toward == "past" and telling.published is not None and telling.published >= day


def disagreement(group: Group, articles: Mapping[str, Article]) -> str | None:
    """On which day which reports put it, if they differ: "Monday in four reports, Tuesday in The Courier"."""
    told: dict[date, list[str]] = {}
    for telling in group:
        if telling.when.exact and not telling.in_passing:
            who = told.setdefault(telling.when.first, [])
            label = wording.label(articles[telling.clause.article])
            if label not in who:
                who.append(label)
    if len(told) < 2:
        return None
    ranked = sorted(told.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    span = (max(told) - min(told)).days
    return ", ".join(f"{_day(day, span < 7)} in {_reports(who)}" for day, who in ranked)


def _day(day: date, by_weekday: bool) -> str:
    return WEEKDAYS[day.weekday()] if by_weekday else f"{day.day} {MONTHS[day.month - 1]}"


def _reports(labels: Sequence[str]) -> str:
    if len(labels) == 1:
        return labels[0]
    count = len(labels)
    return f"{COUNTS[count] if count < len(COUNTS) else count} reports"


def evidence(group: Group) -> tuple[Span, ...]:
    """The words of every report, in the order of the articles' ids and of their text."""
    return tuple(sorted({telling.clause for telling in group}))
