"""Says in words why a day was chosen, and points at the words of the reports that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, islice

from msgspec import Struct

from consilience.clean.dating.disbelief import doubtful, nearest, telling_against
from consilience.clean.dating.hints import Hint
from consilience.clean.dating.quotations import where
from consilience.clean.dating.solve import Report
from consilience.clean.dating.stated import Stated
from consilience.model import Article, Span

NEAR_DAYS = 10
"""A date of the text further than this from publication is history and is not named as a reason."""

MOST_HINTS = 4
"""Expressions of a text that are named as reasons."""

MOST_SIBLINGS = 3
"""Other reports of the story that are named as reasons."""

_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()  # noqa: SIM905

_PLACES = {
    "field": "its metadata say",
    "address": "its address says",
    "file name": "its file name says",
    "masthead": "the page's date line says",
    "byline": "the line under its headline says",
    "dateline": "its dateline says",
    "given": "it was given from outside as",
}


class Witness(Struct, frozen=True, kw_only=True):
    """A report with what is known of its date."""

    article: Article
    report: Report


def conclusion(day: date, earliest: str, latest: str) -> str:
    """What follows from reasons that leave more than one day: "so most likely Sunday 9 March 2031, ..."."""
    if earliest == latest:
        return f"so {_long(day)}"
    bounds = f"{_long(date.fromisoformat(earliest))} to {_long(date.fromisoformat(latest))}"
    return f"so most likely {_long(day)}, with little doubt {bounds}"


def _long(day: date) -> str:
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def agreeing(stated: Sequence[Stated], day: date) -> tuple[Stated, ...]:
    """The stated dates that name this day, or its month or year."""
    return tuple(found for found in stated if any(day.isoformat().startswith(written) for written in found.dates))


def telling(hints: Sequence[Hint], day: date) -> tuple[Hint, ...]:
    """The hints that bind a report of `day` to the days around it, one a wording, at most `MOST_HINTS`."""
    chosen: dict[tuple[object, ...], Hint] = {}
    for hint in hints:
        if hint.form in ("weekday", "month-day", "date"):
            meant = hint.dates(day)
            if meant and abs((meant[0] - day).days) <= NEAR_DAYS:
                chosen.setdefault((hint.form, hint.toward, hint.weekday, hint.month, hint.day), hint)
    return tuple(chosen.values())[:MOST_HINTS]


def explain(witness: Witness, day: date, siblings: Sequence[Witness], within: str = "") -> tuple[str, ...]:
    """Why the report was published on `day`, a reason a string: what is stated, what the text tells, what was not
    believed, and which of the `siblings` fix the date where its own evidence does not. `within` is the month or year
    that is given where no day is sure: a date in it is not disbelieved."""
    stated = witness.report.stated
    agree = agreeing(stated, day)
    return (
        *(f"{says(found)} “{found.words}”" for found in agree),
        *text_reason(witness, day),
        *(_disbelief(witness, found, day, within, siblings) for found in stated if found not in agree),
        *(reason for reason, _ in _sibling_reasons(witness, siblings, day)),
    )


def evidence(witness: Witness, day: date, siblings: Sequence[Witness]) -> tuple[Span, ...]:
    """The words that `explain` rests on, the report's own first."""
    spans = [found.span for found in witness.report.stated if found.span]
    spans += [hint.span for hint in telling(witness.report.hints, day)]
    spans += [span for _, span in _sibling_reasons(witness, siblings, day) if span]
    return tuple(dict.fromkeys(spans))


def text_reason(witness: Witness, day: date) -> Iterator[str]:
    """What the text says of its own day, read as of `day`; nothing where it says nothing."""
    told = telling(witness.report.hints, day)
    past = [hint for hint in told if hint.toward == "past"]
    future = [hint for hint in told if hint.toward == "future"]
    named = [hint for hint in told if hint.toward == "none"]
    parts = []
    if past:
        parts.append(f"tells of {_quoted(witness, past, day)} in the past")
    if future:
        parts.append(f"tells of {_quoted(witness, future, day)} as to come")
    if named:
        parts.append(f"names {_quoted(witness, named, day)}")
    if parts:
        yield "its text " + " and ".join(parts)


def _quoted(witness: Witness, hints: Sequence[Hint], day: date) -> str:
    """The words of each hint with the day, or the days, that they then can mean."""
    return ", ".join(f"“{witness.article.words(hint.span)}” ({_either(hint.dates(day))})" for hint in hints)


def _either(days: Sequence[date]) -> str:
    """The days in words: "3 March", "3 or 10 March", "28 February or 7 March"."""
    if len({day.month for day in days}) == 1:
        return f"{' or '.join(str(day.day) for day in days)} {_MONTHS[days[0].month - 1]}"
    return " or ".join(map(_short, days))


def says(found: Stated) -> str:
    """Where a stated date stands, as the beginning of a sentence: "its address says"."""
    return "its copyright notice says" if found.meaning == "copyright" else _PLACES[found.place]


def _disbelief(witness: Witness, found: Stated, day: date, within: str, siblings: Sequence[Witness]) -> str:
    if within and any(written.startswith(within) for written in found.dates):
        return f"{says(found)} “{found.words}”, one of the days that it can be"
    why = against(witness, found, day.isoformat(), told=bool(siblings))
    return f"{says(found)} “{found.words}”{', ' if why.startswith('which') else ': '}{why}"


def against(witness: Witness, found: Stated, day: str, *, told: bool = False) -> str:
    """Why a stated date is not that of publication, which was on `day` (ISO 8601, perhaps partial): the words of the
    text that contradict it, else what stands beside it, else, where siblings `told` of the day, the other reports."""
    if doubt := doubtful(found):
        return doubt
    stated = nearest(found, day)
    hints = telling_against(witness.report.hints, stated, date.fromisoformat(day)) if stated else ()
    if hints:
        quoted = ", ".join(f"“{witness.article.words(hint.span)}”" for hint in hints)
        why = f"which its text contradicts by {quoted}"
    elif any(day in other.dates for other in witness.report.stated):
        why = "which what else is stated with it contradicts"
    else:
        why = "which the other reports of the story contradict" if told else "which the other evidence contradicts"
    if found.dates[0] <= day:
        return why
    if found.place in ("field", "address", "file name", "given"):
        return f"{why}: rather a day on which it was changed, moved or saved"
    return f"{why}: rather the day on which the page was saved, so published before it"


def _sibling_reasons(witness: Witness, siblings: Sequence[Witness], day: date) -> tuple[tuple[str, Span | None], ...]:
    """What others of the story say outright: the dates that are stated with them, then those that their texts name,
    then those that they can't be later than; the first few."""
    found = chain(_dated(siblings, day), _naming(siblings, day), _bounding(siblings, day))
    return (*islice(_distinct(found), MOST_SIBLINGS), *islice(_quoting(witness, siblings), 1))


def _quoting(witness: Witness, siblings: Sequence[Witness]) -> Iterator[tuple[str, Span | None]]:
    article = witness.article
    for one in siblings:
        common = one.report.quotations & witness.report.quotations
        if common and (found := where(article.text, common)):
            yield f"it quotes the same words as {label(one.article)}", Span(article.id, *found)


def _dated(siblings: Sequence[Witness], day: date) -> Iterator[tuple[str, Span | None]]:
    for one in siblings:
        for found in one.report.stated:
            if _near(found, day):
                yield f"{label(one.article)} is dated “{found.words}”", found.span
                break


def _naming(siblings: Sequence[Witness], day: date) -> Iterator[tuple[str, Span | None]]:
    for one in siblings:
        for hint in telling([hint for hint in one.report.hints if hint.form in ("month-day", "date")], day):
            yield f"{label(one.article)} tells of “{one.article.words(hint.span)}”", hint.span


def _bounding(siblings: Sequence[Witness], day: date) -> Iterator[tuple[str, Span | None]]:
    for one in siblings:
        for found in one.report.stated:
            if not _near(found, day) and any(len(date_) == 10 and date_ >= day.isoformat() for date_ in found.dates):
                yield f"{label(one.article)} had appeared by “{found.words}”", found.span


def _distinct(pairs: Iterable[tuple[str, Span | None]]) -> Iterator[tuple[str, Span | None]]:
    had: set[str] = set()
    for reason, span in pairs:
        if reason not in had:
            had.add(reason)
            yield reason, span


def _near(found: Stated, day: date) -> bool:
    days = [date.fromisoformat(written) for written in found.dates if len(written) == 10]
    return any(abs((one - day).days) <= NEAR_DAYS for one in days)


def label(article: Article) -> str:
    """What a reader calls the report: its outlet, else its file."""
    return article.outlet or article.given.outlet or article.path


def _short(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]}"
