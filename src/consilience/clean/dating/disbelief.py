"""Why a date that stands with a report is not taken for that of publication, with the words that speak against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import islice

from consilience.clean.dating.hints import Hint
from consilience.clean.dating.likelihood import of_text
from consilience.clean.dating.stated import Stated

PROOF = 2.0
"""By how much, as a natural logarithm of likelihoods, what is unusual in a text on the day that is stated with it must
be likelier on another day to prove that."""

LEAST = 0.3
"""How much of that the wording of one time must make to count."""

UNUSUAL = -1.5
"""The weight on the stated day from which a wording is one that hardly any report of such a day has: "on Tuesday" of
six days before, "on 17 October" of a day to come told as over."""

MOST, LOOKED_AT = 2, 20
"""Wordings that are named, and wordings that are tried."""

_MEANINGS = {
    "modified": "the day of a later change",
    "saved": "the day on which the page was saved",
    "copyright": "the year of a copyright notice, which says when the page was shown",
}


def contradicted(hints: Sequence[Hint], stated: date, days: Sequence[date]) -> tuple[bool, ...]:
    """For each of `days` whether the text alone proves it against the day that is `stated` with it."""
    wordings = _against(hints, stated, days)
    return tuple(sum(gains[at] for _, gains in wordings) >= PROOF for at in range(len(days)))


def telling_against(hints: Sequence[Hint], stated: date, day: date) -> tuple[Hint, ...]:
    """The expressions by which the text proves `day` against the day that is `stated` with it, in their order; none
    where it does not."""
    wordings = [(gain, hint) for hint, (gain,) in _against(hints, stated, (day,))]
    if sum(gain for gain, _ in wordings) < PROOF:
        return ()
    strongest = sorted(wordings, key=lambda pair: (-pair[0], pair[1].span))[:MOST]
    return tuple(sorted((hint for _, hint in strongest), key=lambda hint: hint.span))


def _against(hints: Sequence[Hint], stated: date, days: Sequence[date]) -> list[tuple[Hint, tuple[float, ...]]]:
    """The wordings that are unusual on the stated day, each with how much likelier it is on each of `days`. What is as
    usual on either, such as the name of the day before or of two days before, proves nothing."""
    wordings: dict[tuple[object, ...], list[Hint]] = defaultdict(list)
    for hint in hints:
        wordings[hint.form, hint.toward, hint.weekday, hint.year, hint.month, hint.day, hint.shift].append(hint)
    silent = of_text((), (stated, *days))
    found = []
    for wording in islice(wordings.values(), LOOKED_AT):
        told = of_text(wording, (stated, *days))
        there, *here = (score - without for score, without in zip(told, silent, strict=True))
        gains = tuple(max(0.0, one - there) for one in here)
        if there <= UNUSUAL and max(gains, default=0.0) >= LEAST:
            found.append((wording[0], gains))
    return found


def doubtful(found: Stated) -> str | None:
    """What a stated date is by its own words, if not that of publication."""
    return _MEANINGS.get(found.meaning)


def nearest(found: Stated, day: str) -> date | None:
    """The reading of a stated date that lies nearest `day` (ISO 8601); None where either names no day."""
    full = [date.fromisoformat(written) for written in found.dates if len(written) == 10]
    if len(day) < 10 or not full:
        return None
    return min(full, key=lambda one: abs((one - date.fromisoformat(day)).days))
