"""Where reports of the same thing differ in a number, a day or a place so that not both can be right.

Numbers are compared as the intervals that their hedges leave open: "at least 164" and "more than 100" can both be
right, "12" and "21" can't. A round number without a hedge is read as "about" (Krifka 2007, approximate interpretation
of round numbers). A figure that another report gives on a later day may have grown since: that is named, not disputed.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from msgspec import Struct

from consilience.model import Annotated, Proposition, Quantity, Span, Time

ROUND_SLACK = 0.05
"""How far a round number without a hedge may be from the true one, as a share of it."""
ABOUT_SLACK = 0.1
"""The same for a number with "about", "some", "nearly"."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DIGITS = re.compile(r"[1-9]\d?0{2,}")


class Clash(Struct, frozen=True, kw_only=True):
    """Two spans that can't both be right, and on what ("the day", "the figure for passengers"); `readings` are the two
    in words. `settled` when the later one may simply replace the earlier."""

    left: Span
    right: Span
    what: str
    readings: tuple[str, str]
    settled: bool = False


def clashes(group: Sequence[Proposition], articles: Mapping[str, Annotated]) -> tuple[Clash, ...]:
    """Every pair of figures or days on which two propositions of different articles clash, in order."""
    return tuple(
        clash
        for left, right in combinations(group, 2)
        if left.article != right.article
        for clash in (*_figures(left, right, articles), *_days(left, right, articles))
    )


def can_both_be_right(left: Quantity, right: Quantity) -> bool:
    """Whether some true number fits both."""
    (low, high), (other_low, other_high) = _interval(left), _interval(right)
    return low <= other_high and other_low <= high


def _interval(quantity: Quantity) -> tuple[float, float]:
    value = float(quantity.value)
    match quantity.bound:
        case "at-least" | "more-than":
            return value, math.inf
        case "at-most" | "less-than":
            return -math.inf, value
        case "range":
            return value, float(quantity.high or quantity.value)
        case "about":
            return value * (1 - ABOUT_SLACK), value * (1 + ABOUT_SLACK)
    slack = ROUND_SLACK if _DIGITS.fullmatch(quantity.value) else 0.0
    return value * (1 - slack), value * (1 + slack)


def _figures(left: Proposition, right: Proposition, articles: Mapping[str, Annotated]) -> Iterator[Clash]:
    ours, theirs = _counted(left, articles[left.article]), _counted(right, articles[right.article])
    for thing in sorted(ours.keys() & theirs.keys()):
        if any(can_both_be_right(a, b) for a in ours[thing] for b in theirs[thing]):
            continue
        first, second = ours[thing][0], theirs[thing][0]
        days = _published(articles[left.article]), _published(articles[right.article])
        words = [articles[span.article].article.words(span) for span in (first.span, second.span)]
        yield Clash(
            left=first.span,
            right=second.span,
            what=f"the figure for “{thing}”",
            readings=(f"“{words[0]}”", f"“{words[1]}”"),
            settled=None not in days and days[0] != days[1],
        )


def _counted(proposition: Proposition, annotated: Annotated) -> dict[str, list[Quantity]]:
    """The proposition's quantities by what they count; those that count nothing named are left out."""
    found: dict[str, list[Quantity]] = {}
    for quantity in annotated.quantities:
        if any(span.covers(quantity.span) for span in proposition.spans):
            thing = quantity.unit or (annotated.article.words(quantity.of).lower() if quantity.of else "")
            if thing:
                found.setdefault(thing.split()[-1], []).append(quantity)
    return found


def _days(left: Proposition, right: Proposition, articles: Mapping[str, Annotated]) -> Iterator[Clash]:
    ours, theirs = _dated(left, articles[left.article]), _dated(right, articles[right.article])
    if len(ours) == len(theirs) == 1 and _day(ours[0]) != _day(theirs[0]):
        words = [articles[item.article].article.words(item.span) for item in (ours[0], theirs[0])]
        if words[0].lower() == words[1].lower():
            return  # "Thursday" and "Thursday": if one of them is not the other, it is we who can't tell which
        readings = (f"“{words[0]}” ({_day(ours[0])})", f"“{words[1]}” ({_day(theirs[0])})")
        yield Clash(left=ours[0].span, right=theirs[0].span, what="the day", readings=readings)


def told(clashing: Sequence[Clash], outlets: Mapping[str, str]) -> Iterator[str]:
    """The clashes in words, one sentence for each thing on which reports differ: every reading with its outlets."""
    readings: dict[str, dict[str, list[str]]] = {}
    for clash in clashing:
        for span, words in zip((clash.left, clash.right), clash.readings, strict=True):
            outlet = outlets[span.article]
            names = readings.setdefault(clash.what, {}).setdefault(words, [])
            if outlet not in names:
                names.append(outlet)
    for what, by_words in readings.items():
        yield f"{what} differs: " + "; ".join(f"{words} in {', '.join(names)}" for words, names in by_words.items())


def _dated(proposition: Proposition, annotated: Annotated) -> list[Time]:
    return [
        time
        for time in annotated.times
        if _DAY.match(time.value or "")
        and time.type in ("DATE", "TIME")
        and any(span.covers(time.span) for span in proposition.spans)
    ]


def _day(time: Time) -> str:
    return (time.value or "")[:10]


def _published(annotated: Annotated) -> str | None:
    published = annotated.article.published
    return published.date if published and published.precision == "day" else None
