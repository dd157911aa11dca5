"""Counts of people that grow while a story runs: a later report replaces what an earlier one gave."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from consilience import lexicon
from consilience.model import Annotated, Quantity, Span
from consilience.stretches import stretch

BEHIND, BEFORE = 8, 7
"""Words behind and before a number in which the word stands that says what it counts ("persons have been treated for
injuries", "people are now known to have died"; "the number of injured had risen to")."""

LONG = 60
"""Days after which what happened then is taken for another event."""

MOST_EARLIER = 3
"""Earlier counts that a note names, the latest first."""
ANYBODY = frozenset({"person", "other", "victim", "casualty", "fatality", "death", "life", "body", "resident"})
"""What a count of people counts where it says no more of them."""

_DECIMAL = re.compile(r"\d\.\d\b(?!\d\d)")
_LOWERED = re.compile(r"\b(?:lower(?:ed|s|ing)|revis(?:ed?|es|ing)|correct(?:ed|s|ing)|down\s+from|counted\s+twice)\b")
_FROM = re.compile(r"\bfrom\s+\Z")
_ROSE = re.compile(
    r"\btoll\b[^.;]*\b(?:r[io]ses?n?|climb(?:s|ed)|jump(?:s|ed)|stands|stood|was)\s+(?:to|at)\s+\Z", re.IGNORECASE
)
"""A toll whose number stands far from it: "the toll of the leak at the Tarn terminal rose to"."""
_SINCE = re.compile(r"\b(?:since|from)\s+(?:[\w]+\s+){0,2}\Z", re.IGNORECASE)
_WHEN = re.compile(r",?\s*(?:when|where|which|in which)\b")
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_CUT = re.compile(r"[,;:.!?()\n“”\"]|\b(?:and|or|whom|which|them)\b")


class Count(Struct, frozen=True):
    """A number of people in a condition, as one report gives it; `day` is that of publication."""

    condition: str
    value: float
    span: Span
    words: str
    day: str
    lowered: bool = False
    """Whether it corrects a higher one."""
    of: str | None = None
    """Whom it counts; nothing where that is people at large."""


class Tolls:
    """The counts of a story, by condition."""

    def __init__(self, story: Sequence[Annotated], labels: Mapping[str, str]) -> None:
        """`labels` are the names of the reports by article id."""
        self._labels = labels
        self._counts: dict[str, list[Count]] = {row[0]: [] for row in lexicon.rows("compare/tolls.tsv")}
        for annotated in story:
            for count in counts(annotated):
                self._counts[count.condition].append(count)
        self._counts = {condition: _first_given(several) for condition, several in self._counts.items()}

    def current(self, sentence: Span) -> frozenset[str]:
        """The conditions of which a sentence gives the latest count, where reports of days before give other ones."""
        return frozenset(count.condition for count, newer, older in self._told(sentence) if newer is None and older)

    def outdated(self, sentence: Span) -> frozenset[str]:
        """The conditions of which a sentence gives a count that a later one has replaced."""
        return frozenset(count.condition for count, newer, _ in self._told(sentence) if newer is not None)

    def outnumbered(self, sentence: Span) -> bool:
        """Whether a sentence gives a count beside which more reports of the same day give a higher one."""
        for several in self._counts.values():
            own = [count for count in several if sentence.covers(count.span)]
            same = [one for one in several if own and one.day == own[-1].day]
            carried = Counter(one.value for one in same if _replaces(one, own[-1]))
            if carried and max(carried.values()) > sum(one.value == own[-1].value for one in same):
                return True
        return False

    def given(self, sentence: Span) -> frozenset[tuple[str, float]]:
        """The counts in a sentence, each with its condition."""
        return frozenset(
            (one.condition, one.value)
            for several in self._counts.values()
            for one in several
            if sentence.covers(one.span)
        )

    def notes(self, sentence: Span) -> Iterator[str]:
        """What other reports give for the counts in a sentence: those that have replaced them, or those that they
        replace."""
        for count, newer, older in self._told(sentence):
            if newer is not None:
                yield f"{count.condition}: later “{_lower(newer.words)}” in {self._labels[newer.span.article]}"
            elif older:
                several: dict[float, str] = {}
                for one in sorted(older, key=lambda one: (one.day, one.value), reverse=True):
                    several.setdefault(one.value, f"“{_lower(one.words)}” in {self._labels[one.span.article]}")
                told = ", ".join(list(several.values())[:MOST_EARLIER])
                yield f"{count.condition}: earlier {told}"

    def differ(self, left: Span, right: Span) -> bool:
        """Whether two stretches give other counts of one condition, so that neither tells what the other does."""
        for several in self._counts.values():
            ours, theirs = ([one for one in several if span.covers(one.span)] for span in (left, right))
            if ours and theirs and not any(one.value == other.value for one in ours for other in theirs):
                return True
        return False

    def _told(self, sentence: Span) -> Iterator[tuple[Count, Count | None, list[Count]]]:
        """Every count of a sentence with the one that has replaced it, if any, and those of another value before it."""
        for several in self._counts.values():
            own = [count for count in several if sentence.covers(count.span)]
            if not own:
                continue
            count = own[-1]
            later = [one for one in several if one.day > count.day and _replaces(one, count)]
            last = [one for one in later if one.day == max(later_day.day for later_day in later)]
            carried = Counter(one.value for one in last)
            newest = max(last, key=lambda one: (one.lowered, carried[one.value], one.value), default=None)
            yield count, newest, [one for one in several if one.day < count.day and _replaces(count, one)]


def _first_given(counts: Sequence[Count]) -> list[Count]:
    """The counts with the day on which somebody first gave them: who repeats yesterday's figure has no later one."""
    days: dict[float, str] = {}
    for one in counts:
        if not one.lowered:
            days[one.value] = min(one.day, days.get(one.value, one.day))
    return [one if one.lowered else replace(one, day=days[one.value]) for one in counts]


def _replaces(newer: Count, older: Count) -> bool:
    """Whether a later count takes the place of an earlier one: counts of the same people grow, unless somebody says
    that they were too high. Soldiers of one side are not guards of the other."""
    alike = newer.of is None or older.of is None or newer.of == older.of
    return alike and (newer.value > older.value or (newer.lowered and newer.value < older.value))


def counts(annotated: Annotated) -> Iterator[Count]:
    """The counts of people in the sentences of one article, if it is dated to the day: each number with the nearest
    word that says a condition, each such word with one number."""
    article = annotated.article
    if article.published is None or article.published.precision != "day":
        return
    by_sentence: dict[Span, list[Quantity]] = {}
    long_ago = _of_long_ago(annotated, date.fromisoformat(article.published.date[:10]))
    sentences = iter(annotated.sentences)
    sentence = next(sentences, None)
    for quantity in sorted(annotated.quantities, key=lambda one: one.span):
        while sentence is not None and sentence.span.end < quantity.span.end:
            sentence = next(sentences, None)
        if sentence is None:
            break
        if taken_back(article.words(sentence.span)) or sentence.span in long_ago:
            continue
        words = article.words(quantity.span)
        if sentence.span.covers(quantity.span) and quantity.bound != "range" and _counts_heads(quantity, words):
            by_sentence.setdefault(sentence.span, []).append(quantity)
    for place, quantities in by_sentence.items():
        for condition, quantity in _paired(article.text, place, quantities):
            words, day = article.words(quantity.span), article.published.date[:10]
            lowered = _LOWERED.search(article.words(place)) is not None
            of = quantity.unit if quantity.unit not in ANYBODY else None
            yield Count(condition, float(quantity.value), quantity.span, words, day, lowered, of)


def _counts_heads(quantity: Quantity, words: str) -> bool:
    """Whether a number can count people: a whole one, not written with a decimal, without a unit of measure."""
    measured = quantity.unit in ("percent", "km", "m", "year-old", "year", "hour", "day")
    return quantity.value.isdigit() and not measured and _DECIMAL.search(words) is None


def _of_long_ago(annotated: Annotated, published: date) -> frozenset[Span]:
    """The sentences of another event: they name a time that was long over when the report came out, and do not only
    count from then on ("since 2011")."""
    found: set[Span] = set()
    starts = [sentence.span.start for sentence in annotated.sentences]
    text = annotated.article.text
    for time in annotated.times:
        named = stretch(time.value) if time.type in ("DATE", "TIME") else None
        place = bisect_right(starts, time.start) - 1
        if named is None or place < 0 or (published - named.last).days <= LONG:
            continue
        sentence = annotated.sentences[place].span
        since = _SINCE.search(text, sentence.start, time.start) is not None
        if not since or _WHEN.match(text, time.end) is not None:
            found.add(sentence)
    return frozenset(found)


def _paired(text: str, sentence: Span, quantities: Sequence[Quantity]) -> Iterator[tuple[str, Quantity]]:
    found: list[tuple[int, int, int, str, Quantity]] = []
    given_up = {one.span: behind for one, behind in pairwise(quantities) if _gives_up(text, one, behind)}
    starts = {behind.span: old.start for old, behind in given_up.items()}
    quantities = [one for one in quantities if one.span not in given_up]
    ends = (place for one in quantities for place in (starts.get(one.span, one.span.start), one.span.end))
    bounds = [sentence.start, *ends, sentence.end]
    gaps = list(pairwise(bounds))[::2]
    for number, quantity in enumerate(quantities):
        (before, at), (end, after) = gaps[number], gaps[number + 1]
        if toll := _ROSE.search(text, sentence.start, at):
            found.append((0, 0, toll.start(), "dead", quantity))
        behind = text[end:after]
        cut = _CUT.search(behind)
        for distance, word in enumerate(_WORD.finditer(behind[: cut.start()] if cut else behind)):
            if distance < BEHIND and (condition := _conditions().get(word[0].lower())):
                found.append((distance, 0, end + word.start(), condition, quantity))
        cuts = [match.end() for match in _CUT.finditer(text[before:at])]
        ahead = list(_WORD.finditer(text, before + (cuts[-1] if cuts else 0), at))
        for distance, word in enumerate(reversed(ahead)):
            if distance < BEFORE and (condition := _conditions().get(word[0].lower())):
                found.append((distance, 1, word.start(), condition, quantity))
    taken: set[int] = set()
    told: set[Span] = set()
    for _, _, place, condition, quantity in sorted(found, key=lambda one: one[:3]):
        if place not in taken and quantity.span not in told:
            taken.add(place)
            told.add(quantity.span)
            yield condition, quantity


def _gives_up(text: str, one: Quantity, behind: Quantity) -> bool:
    """Whether a count was given up for the next: "from 81 to 76"."""
    before = _FROM.search(text, max(0, one.span.start - len("from  ")), one.span.start)
    return before is not None and text[one.span.end : behind.span.start].split() == ["to"]


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def taken_back(sentence: str) -> bool:
    """Whether a sentence takes back what was given before, so that what it gives no longer holds."""
    return any(pattern.search(sentence) for pattern in _patterns())


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row[0], re.IGNORECASE) for row in lexicon.rows("report/taken_back.txt"))


@cache
def _conditions() -> dict[str, str]:
    return {word: row[0] for row in lexicon.rows("compare/tolls.tsv") for word in row[1:]}
