"""Every date that an article's publication could have been, and what became of each: what readers check a date by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from consilience.clean.dating.reasons import Witness, against, telling, text_reason
from consilience.clean.dating.solve import Chances
from consilience.clean.dating.stated import Stated
from consilience.model import DateCandidate, Published

Verdict = Literal["chosen", "agrees", "rejected", "open"]

_ORDER: tuple[Verdict, ...] = ("chosen", "agrees", "open", "rejected")

LEAST = 0.05
"""The chance from which a day that nothing states is a candidate."""

MOST_DAYS = 4
"""Such days that are named, the likeliest ones."""

MOST_STATED = 20
"""Stated dates that are named, the surest ones: a page's scripts can hold hundreds."""


def candidates(witness: Witness, published: Published | None, chances: Chances) -> tuple[DateCandidate, ...]:
    """The chosen date, those that agree with it, and the rest: of each the stated ones first, surest first, then the
    days that the text allows, likeliest first. `chances` are those that `published` was decided by."""
    known = {day.isoformat(): chance for day, chance in chances}
    stated = [_of_stated(witness, found, published, known) for found in witness.report.stated[:MOST_STATED]]
    named = {written for one in stated for written in one.dates}
    likely = sorted(
        (pair for pair in chances if pair[0].isoformat() not in named), key=lambda pair: (-pair[1], pair[0])
    )
    implied = (_of_text(witness, day, chance, published) for day, chance in likely[:MOST_DAYS] if chance >= LEAST)
    return tuple(sorted((*stated, *implied), key=lambda one: _ORDER.index(one.verdict)))


def _of_stated(witness: Witness, found: Stated, published: Published | None, known: dict[str, float]) -> DateCandidate:
    verdict = _verdict(found.dates, published)
    return DateCandidate(
        dates=found.dates,
        source=found.place,
        meaning=found.meaning,
        words=found.words,
        verdict=verdict,
        reason=" ".join(_why(witness, found, verdict, published)),
        chance=_chance(found.dates, known),
        span=found.span,
    )


def _verdict(dates: Sequence[str], published: Published | None) -> Verdict:
    if published is None:
        return "open"
    if published.date in dates:
        return "chosen"
    if any(published.date.startswith(one) or one.startswith(published.date) for one in dates):
        return "agrees"
    return "rejected"


def _chance(dates: Sequence[str], known: dict[str, float]) -> float | None:
    """The chance of all days that the readings name; None where no day was weighed."""
    if not known:
        return None
    return round(min(1.0, sum((chance for day, chance in known.items() if day.startswith(tuple(dates))), 0.0)), 2)


def _why(witness: Witness, found: Stated, verdict: Verdict, published: Published | None) -> Iterator[str]:
    if verdict == "open" or published is None:
        yield "no date is clearly ahead of the others"
    elif verdict == "rejected":
        why = against(witness, found, published.date, told=published.how == "siblings").removeprefix("which ")
        yield re.sub(r"\b(contradicts?)\b", r"\1 it", why, count=1)
    elif verdict == "agrees":
        yield "holds the date that was chosen" if len(found.dates[0]) < len(published.date) else "not sure to the day"
    elif len(published.date) == 10:
        told = list(text_reason(witness, date.fromisoformat(published.date)))
        yield from told or ["nothing in its text speaks against it"]
    else:
        yield "names no day"


def _of_text(witness: Witness, day: date, chance: float, published: Published | None) -> DateCandidate:
    verdict = _verdict((day.isoformat(),), published)
    hints = telling(witness.report.hints, day)
    told = list(text_reason(witness, day)) or ["other reports of the story lie near it"]
    weight = {
        "chosen": "the likeliest day",
        "agrees": "possible, but not sure to the day",
        "rejected": "possible, but less likely",
        "open": "possible, but no date is clearly ahead of the others",
    }
    return DateCandidate(
        dates=(day.isoformat(),),
        source="text",
        meaning="implied",
        words=", ".join(witness.article.words(hint.span) for hint in hints),
        verdict=verdict,
        reason=f"{weight[verdict]}: {told[0]}",
        chance=round(chance, 2),
        span=hints[0].span if hints else None,
    )
