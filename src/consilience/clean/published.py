"""Decides when an article was published, and says how it knows.

What is stated with the article (metadata, address, file name, date lines of the page) is tested against its text: a
date that the text contradicts, such as the day on which the page was saved, is kept only as a bound. An article that
states no date of its own is dated from the others of its story, where they and its text leave one day clearly ahead.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from consilience.clean.dating.candidates import candidates
from consilience.clean.dating.disbelief import contradicted
from consilience.clean.dating.hints import Hint, hints
from consilience.clean.dating.quotations import runs
from consilience.clean.dating.reasons import Witness, agreeing, conclusion, evidence, explain
from consilience.clean.dating.solve import Chances, Report, solve
from consilience.clean.dating.stated import Place, Stated, full_dates, is_own, stated
from consilience.model import Annotated, DateCandidate, Published

SURE = 0.6
"""The chance that a day must have to be given as the day."""

CLEAR = 2.0
"""How many times likelier than every other day it must be."""

SAME_DATES = 0.7
"""The chance of the days on which all dates of the text mean the same, from which the likeliest of them is given
although it is less sure than `SURE`: whatever hangs on the date comes out right."""

LIKELIEST, AHEAD = 0.4, 1.5
"""The chance that it must have then, and how many times likelier than every other day it must be."""

COARSE = 0.9
"""The chance that a month or year must have to be given."""

BOUND = 0.95
"""The chance that publication lies within the bounds that are given beside an unsure day, month or year."""

How = Literal["metadata", "masthead", "dateline", "body", "siblings", "given"]

_HOW: dict[Place, How] = {
    "field": "metadata",
    "address": "metadata",
    "file name": "metadata",
    "masthead": "masthead",
    "byline": "dateline",
    "dateline": "dateline",
    "given": "given",
}


def own(annotated: Annotated, settings_given_date: str | None = None) -> Published | None:
    """When the article was published, by its own evidence alone; None where that does not suffice.

    `settings_given_date` (ISO 8601) is what the user says of articles that show no date of their own.
    """
    witness = _witness(annotated)
    found = _decide(witness, solve([witness.report])[0], ())
    if found is None and settings_given_date is not None:
        reason = "shows no date of its own that its text allows; the settings give this one"
        return Published(date=settings_given_date, precision="day", how="given", reasons=(reason,))
    return found


class Dating(Struct, frozen=True):
    """When an article was published, and all dates that this was chosen from; `published` is None where the evidence
    leaves no day, month or year ahead of the rest."""

    published: Published | None
    candidates: tuple[DateCandidate, ...]


def of_story(story: Sequence[Annotated]) -> tuple[Published | None, ...]:
    """The decisions of `weighed` alone."""
    return tuple(dating.published for dating in weighed(story))


def weighed(story: Sequence[Annotated]) -> tuple[Dating, ...]:
    """When each article of a story was published, in their order, by the evidence of all.

    An article's own date stands unless the others contradict it. `Article.published`, where it is set from outside,
    counts as a date that is stated with the article. With no full date anywhere in the story nothing is guessed.
    """
    witnesses = [_witness(annotated) for annotated in story]
    together = solve([witness.report for witness in witnesses])
    found = []
    for index, (witness, chances) in enumerate(zip(witnesses, together, strict=True)):
        published, weighed = _with_siblings(witness, chances, (*witnesses[:index], *witnesses[index + 1 :]))
        found.append(Dating(published, candidates(witness, published, weighed)))
    return tuple(found)


def _witness(annotated: Annotated) -> Witness:
    article = annotated.article
    found = stated(annotated)
    published = article.published
    if published is not None and (published.how == "given" or not found) and published.how not in ("siblings", "body"):
        words = published.date
        found = (Stated(dates=(published.date,), place="given", meaning="published", words=words), *found)
    return Witness(article=article, report=Report(stated=found, hints=hints(annotated), quotations=runs(article.text)))


def _with_siblings(
    witness: Witness, together: Chances, siblings: Sequence[Witness]
) -> tuple[Published | None, Chances]:
    """The decision, and the chances that it rests on."""
    given = witness.article.published
    own_chances = solve([witness.report])[0]
    if given is not None and given.how == "given":
        return given, own_chances
    alone = _decide(witness, own_chances, ())
    if not siblings:
        return alone, own_chances
    together = _not_before_stated(witness, together)
    joint = _decide(witness, together, siblings)
    if alone is not None and alone.precision == "day" and (joint is None or joint.precision != "day"):
        return alone, own_chances
    if alone is not None and joint is not None and alone.date == joint.date:
        return (alone, own_chances) if alone.precision == "day" else (joint, together)
    return (joint, together) if joint else (alone, own_chances)


def _not_before_stated(witness: Witness, chances: Chances) -> Chances:
    """`chances` without the days before all on which the report says that it was published, but for those that its own
    text proves: other reports alone move no report to a day before its own."""
    own_days = [day for found in witness.report.stated if is_own(found) for day in full_dates(found)]
    if not own_days:
        return chances
    first = min(own_days)
    before = [day for day, _ in chances if day < first]
    proven = dict(zip(before, contradicted(witness.report.hints, first, before), strict=True)) if before else {}
    kept = [(day, chance) for day, chance in chances if proven.get(day, True)]
    whole = sum(chance for _, chance in kept)
    return tuple((day, chance / whole) for day, chance in kept) if whole else chances


def _decide(witness: Witness, chances: Chances, siblings: Sequence[Witness]) -> Published | None:
    if not chances:
        return _coarsely_stated(witness)
    likeliest = sorted(chances, key=lambda pair: -pair[1])
    day, chance = likeliest[0]
    second = likeliest[1][1] if len(likeliest) > 1 else 0.0
    earliest, latest = _bounds(chances)
    agree = [found for found in agreeing(witness.report.stated, day) if day.isoformat() in found.dates]
    how: How = _HOW[agree[0].place] if agree else "siblings" if siblings else "body"
    others = () if agree else siblings
    spans, reasons = evidence(witness, day, others), explain(witness, day, others)
    clear = chance >= SURE and chance >= CLEAR * second
    near = chance >= LIKELIEST and chance >= AHEAD * second
    if clear or (near and _same_dates(witness.report.hints, day, chances) >= SAME_DATES):
        exact = chance >= BOUND
        if not agree:
            reasons = (
                *reasons,
                conclusion(day, day.isoformat() if exact else earliest, day.isoformat() if exact else latest),
            )
        return Published(
            date=day.isoformat(),
            precision="day",
            how=how,
            earliest=None if exact else earliest,
            latest=None if exact else latest,
            evidence=spans,
            reasons=reasons,
        )
    coarser: tuple[tuple[Literal["month", "year"], int], ...] = (("month", 7), ("year", 4))
    for precision, length in coarser:
        within = sum(chance for other, chance in chances if other.isoformat()[:length] == day.isoformat()[:length])
        if within >= COARSE:
            return Published(
                date=day.isoformat()[:length],
                precision=precision,
                how=how,
                earliest=earliest,
                latest=latest,
                evidence=spans,
                reasons=(
                    *explain(witness, day, others, within=day.isoformat()[:length]),
                    f"which leaves {earliest} to {latest}",
                ),
            )
    return None


def _same_dates(found: Sequence[Hint], day: date, chances: Chances) -> float:
    """The chance of the days on which the weekdays and dates of the text mean the same as on `day`."""
    relative = [hint for hint in found if hint.form in ("weekday", "month-day")]
    if not relative:
        return 0.0
    meant = [hint.dates(day) for hint in relative]
    return sum(
        chance
        for other, chance in chances
        if all(hint.dates(other) == one for hint, one in zip(relative, meant, strict=True))
    )


def _bounds(chances: Chances) -> tuple[str, str]:
    """The shortest run of days that holds publication with a chance of `BOUND`."""
    first, whole = 0, 0.0
    best = (chances[0][0], chances[-1][0])
    for last, chance in chances:
        whole += chance
        while whole - chances[first][1] >= BOUND:
            whole -= chances[first][1]
            first += 1
        if whole >= BOUND and last - chances[first][0] < best[1] - best[0]:
            best = (chances[first][0], last)
    return best[0].isoformat(), best[1].isoformat()


def _coarsely_stated(witness: Witness) -> Published | None:
    """The month or year that is stated, where no full date is."""
    for found in witness.report.stated:
        written = found.dates[0]
        if found.meaning in ("published", "shown") and len(written) < 10:
            return Published(
                date=written,
                precision="month" if len(written) == 7 else "year",
                how=_HOW[found.place],
                evidence=(found.span,) if found.span else (),
                reasons=(f"states “{found.words}” and no day",),
            )
    return None
