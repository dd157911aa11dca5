"""What a proposition gives that another can give otherwise: its figures by what they count, its days, its place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import TypeVar

from msgspec.structs import replace

from consilience import lexicon
from consilience.compare import places
from consilience.compare.stems import stems
from consilience.measures import common_unit
from consilience.model import Annotated, Proposition, Quantity, Span, Time
from consilience.stretches import Stretch, stretch

AROUND = 8
"""Words on either side of a figure that tell what it counts."""
CLAUSE_STEM = 4
"""Letters by which words beside two days are told apart."""
LONG = 180
"""Days after which what was then is not what a report tells as news."""
INDEFINITE = frozenset({"FUTURE_REF", "PAST_REF"})
"""TIMEX3 values of times that name no day at all ("in the coming days")."""

SHARES = {"percent": 0.01, "fraction": 1.0}
"""What a share of one unit is of the whole."""
OPEN = ("more-than", "at-least", "about")
"""How a whole can be told of which one part is: "21 of the more than 200"."""
FEW = 2
"""Words that stand at most between the whole and the part of it."""

_OF_WHOSE = re.compile(r"\b[Oo]f\s+(?:[\w’']+\s+){0,2}\Z")
_OF = re.compile(r"\s+of\s+(?:(?:the|its|their|his|her|our|some|about)\s+)?")
_WORD = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r"\b[A-Z][^\W_]+")
_HOUR = re.compile(r"T(\d\d.*)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")

Found = TypeVar("Found", Quantity, Time)


class Readings:
    """A proposition's figures, by what they count, its days and its place, with the article that gives them."""

    def __init__(self, proposition: Proposition, annotated: Annotated) -> None:
        """What stands in the spans of the proposition."""
        self.annotated = annotated
        self.article = annotated.article
        self.holders = frozenset(proposition.holders)
        self._proposition = proposition
        self.scene = places.scene(proposition, annotated)
        self._quantities = _within(annotated.quantities, proposition.spans)
        self.figures: dict[str, list[Quantity]] = {}
        for quantity in self._quantities:
            thing = common_unit(quantity.unit) or (self.article.words(quantity.of).lower() if quantity.of else "")
            if thing:
                self.figures.setdefault(thing.split()[-1], []).append(quantity)
        self._times = [time for time in _within(annotated.times, proposition.spans) if time.type in ("DATE", "TIME")]
        self.days = [
            time
            for time in self._times
            if _DAY.match(time.value or "")
            and not (time.relative and time.relative.unit == "time")  # "at 3 p.m." says no day of its own
        ]

    @cached_property
    def gives_something(self) -> bool:
        """Whether there is anything in it that another can give otherwise."""
        return bool(self.figures or self._times or self.scene)

    @cached_property
    def source(self) -> str:
        """The words for who is told to say it, or ""."""
        several = self.annotated.attributions
        told = next((item for item in several if item.id == self._proposition.attribution), None)
        return " ".join(" ".join(map(self.article.words, told.source if told else ())).split())

    def quantities(self) -> Iterator[Quantity]:
        """All figures."""
        for several in self.figures.values():
            yield from several

    @cached_property
    def count(self) -> Quantity | None:
        """The first figure that counts things, not one that measures."""
        measures = lexicon.words("compare/units.tsv")
        counts = [one for one in self.quantities() if one.of and one.unit not in measures]
        return min(counts, key=lambda one: one.span) if counts else None

    @cached_property
    def part(self) -> tuple[float, Quantity] | None:
        """So many of so many, as the whole and the part as a number: "500 of 4,000 jobs", "an eighth of its 4,000
        employees", "of 4,000 jobs 500"."""
        text = self.article.text
        for one, other in pairwise(self._quantities):
            if one.high is not None or other.high is not None:
                continue
            between = text[one.span.end : other.span.start]
            ahead = _OF.fullmatch(between) is not None
            if ahead and one.unit in SHARES and other.bound == "exact":
                value = float(one.value) * SHARES[one.unit] * float(other.value)
                return float(other.value), replace(one, value=f"{value:g}", unit=other.unit, bound="about")
            part, whole = (one, other) if ahead else (other, one)
            if not ahead and not (
                _OF_WHOSE.search(text[max(0, one.span.start - 40) : one.span.start]) and len(between.split()) <= FEW
            ):
                continue
            bounded = whole.bound in ("exact", *OPEN) and part.bound not in OPEN
            if bounded and part.unit in (whole.unit, None) and float(part.value) < float(whole.value):
                return float(whole.value), part
        return None

    def told_of(self, thing: str) -> list[Quantity]:
        """The figures that it gives of a thing, with the part in place of the whole where it tells so many of so
        many: who has freed 21 of more than 200 girls has freed 21."""
        several = self.figures[thing]
        if self.part is None or len(several) != 1 or float(several[0].value) != self.part[0]:
            return several
        return [self.part[1]]

    @cached_property
    def periods(self) -> list[tuple[Time, Stretch | None]]:
        """The times that are no days, with the days that they leave open; None where that is any day."""
        found: list[tuple[Time, Stretch | None]] = []
        for time in self._times:
            if time in self.days:
                continue
            if time.value in INDEFINITE:
                found.append((time, None))
            elif (days := stretch(time.value, time.mod)) is not None and not days.exact:
                found.append((time, days))
        return found

    @cached_property
    def long_ago(self) -> frozenset[int]:
        """The years that it names of which the last day was long past when the report came out."""
        published = stretch(self.article.published.date) if self.article.published else None
        if published is None:
            return frozenset()
        named = (stretch(time.value, time.mod) for time in self._times)
        return frozenset(one.last.year for one in named if one and (published.first - one.last).days > LONG)

    @cached_property
    def names(self) -> frozenset[str]:
        """The words that it writes with a capital and the article never without, in lower case; no days and months."""
        text, dull = self.article.text, lexicon.words("resolve/function_words.txt")
        times = [(time.start, time.end) for time in self._times]
        return frozenset(
            word.group().lower()
            for span in self._proposition.spans
            for word in _NAME.finditer(text, span.start, span.end)
            if word.group().lower() not in dull
            and not any(start <= word.start() < end for start, end in times)
            and not re.search(rf"\b{re.escape(word.group().lower())}\b", text)
        )

    @cached_property
    def hours(self) -> frozenset[str]:
        """The times of day that it gives: a price at half past nine is not that of the close."""
        return frozenset(found[1] for time in self._times if (found := _HOUR.search(time.value or "")))

    def around(self, span: Span) -> list[str]:
        """The words of the sentence on either side of `span`, lower case."""
        text = self.article.text
        before = re.split(r"[.!?;]\s", text[max(0, span.start - 200) : span.start])[-1]
        behind = re.split(r"[.!?;](?:\s|$)", text[span.end : span.end + 200])[0]
        left, right = (_WORD.findall(part.lower()) for part in (before, behind))
        return [*left[-AROUND:], *right[:AROUND]]

    def clause(self, span: Span, letters: int = CLAUSE_STEM) -> frozenset[str]:
        """So many letters of each of the words between the two commas or stops around `span`, itself left out."""
        text = self.article.text
        before = re.split(r"[.!?;:,]\s", text[max(0, span.start - 200) : span.start])[-1]
        behind = re.split(r"[.!?;:,](?:\s|$)", text[span.end : span.end + 200])[0]
        return stems(_WORD.findall(f"{before} {behind}".lower()), letters)


def _within(several: Sequence[Found], spans: Sequence[Span]) -> list[Found]:
    """Those of several things, which stand in the order of the text, that one of the spans covers."""
    numbers: set[int] = set()
    for span in spans:
        number = bisect_left(several, span.start, key=lambda one: one.span.start)
        while number < len(several) and several[number].span.start <= span.end:
            if span.covers(several[number].span):
                numbers.add(number)
            number += 1
    return [several[number] for number in sorted(numbers)]


class Reader:
    """Reads propositions of some articles, each once."""

    def __init__(self, articles: Mapping[str, Annotated]) -> None:
        """`articles` by their ids."""
        self.articles = articles
        self._read: dict[Proposition, Readings] = {}

    def __call__(self, item: Proposition) -> Readings:
        """What a proposition gives."""
        if item not in self._read:
            self._read[item] = Readings(item, self.articles[item.article])
        return self._read[item]


def parts_of_one(left: Readings, right: Readings) -> tuple[Quantity, Quantity] | None:
    """What each tells as a part, where it is of one whole."""
    if left.part and right.part and left.part[0] == right.part[0]:
        return left.part[1], right.part[1]
    return None


def day_of(time: Time) -> str:
    """The day of a time that names one, ISO 8601."""
    return (time.value or "")[:10]
