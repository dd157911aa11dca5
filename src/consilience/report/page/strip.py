"""The timeline as a drawing: days on a line, coarse dates as bars, what lies far off folded to the sides.

All lengths are in units of the drawing, 1000 wide.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from consilience.model import Dossier, TimelineEntry
from consilience.report.days import MONTHS, bounds, stretch

WIDTH = 1000
SIDE = 150
NEAR = timedelta(days=21)
"""Entries that begin and end this close to the story stand on the line of days, others at its sides."""
LANE = 26
TOP = 30
SMALLEST = 20


class Mark(Struct, frozen=True):
    """An entry of the timeline, drawn: a dot where it has no width, else a bar."""

    number: int
    x: float
    y: int
    width: float
    scheduled: bool
    disputed: bool
    fine: bool
    text: str


class Tick(Struct, frozen=True):
    """A day on the line; `reports` is how many reports were published on it."""

    x: float
    text: str
    strong: bool
    reports: int


class Strip(Struct, frozen=True):
    """The whole drawing. `before` and `after` say whether there is a side for what lies far off."""

    height: int
    left: float
    right: float
    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    before: bool
    after: bool
    now: float | None


def strip(dossier: Dossier) -> Strip | None:
    """The drawing of the dossier's timeline; None where there is nothing with a date."""
    dated = [
        (number, entry, span)
        for number, entry in enumerate(dossier.timeline, 1)
        if (span := stretch(entry.from_, entry.to)) is not None
    ]
    if not dated:
        return None
    first, last = _window(dossier, [span for _, _, span in dated])
    before = [one for one in dated if one[2][0] < first]
    after = [one for one in dated if one[2][0] >= first and one[2][1] > last]
    within = [one for one in dated if one not in before and one not in after]
    left = SIDE if before else 10.0
    right = WIDTH - (SIDE if after else 10.0)
    scale = (right - left) / max(1.0, (last - first) / timedelta(days=1))

    def x(moment: datetime) -> float:
        return round(left + (moment - first) / timedelta(days=1) * scale, 1)

    lanes: list[float] = []
    marks: list[Mark] = []
    for number, entry, span in within:
        begin, width = x(span[0]), round(x(span[1]) - x(span[0]), 1)
        marks.append(_mark(number, entry, begin, width, _lane(lanes, begin, width)))
    for side, start, room in ((before, 8.0, left - 24), (after, right + 16, WIDTH - right - 24)):
        pace = min(30.0, room / max(1, len(side)))
        for place, (number, entry, _) in enumerate(side):
            begin = round(start + place * pace, 1)
            marks.append(_mark(number, entry, begin, 0.0, _lane(lanes, begin, SMALLEST)))
    published = _published(dossier)
    return Strip(
        height=TOP + LANE * max(1, len(lanes)) + 44,
        left=left,
        right=right,
        marks=tuple(sorted(marks, key=lambda mark: mark.number)),
        ticks=_ticks(dossier, first, last, scale, left),
        before=bool(before),
        after=bool(after),
        now=x(published[1]) if published and first <= published[1] < last else None,
    )


def _mark(number: int, entry: TimelineEntry, x: float, width: float, lane: int) -> Mark:
    return Mark(
        number=number,
        x=x,
        y=TOP + lane * LANE,
        width=max(width, SMALLEST),
        scheduled=entry.status == "scheduled",
        disputed=entry.disagreement is not None,
        fine=entry.precision in ("minute", "hour", "part-of-day", "day"),
        text=entry.text,
    )


def _lane(lanes: list[float], begin: float, width: float) -> int:
    """The first lane that is free at `begin`; `lanes` holds where each ends and grows as needed."""
    end = begin + max(width, SMALLEST) + 4
    for number, taken in enumerate(lanes):
        if taken <= begin:
            lanes[number] = end
            return number
    lanes.append(end)
    return len(lanes) - 1


def _window(dossier: Dossier, spans: Sequence[tuple[datetime, datetime]]) -> tuple[datetime, datetime]:
    """The days to draw: the story's own and what lies near them, with a day to spare on either side."""
    centre = _published(dossier) or spans[len(spans) // 2]
    if centre[1] - centre[0] > 3 * NEAR:
        centre = (centre[1] - 3 * NEAR, centre[1])
    try:
        low, high = centre[0] - NEAR, centre[1] + NEAR
    except OverflowError:
        return centre
    near = [span for span in spans if low <= span[0] and span[1] <= high and span[1] - span[0] <= NEAR]
    first = min([centre[0], *(span[0] for span in near)])
    last = max([centre[1], *(span[1] for span in near)])
    first = first.replace(hour=0, minute=0)
    if last != last.replace(hour=0, minute=0):
        last = last.replace(hour=0, minute=0) + timedelta(days=1)
    return first, last


def _published(dossier: Dossier) -> tuple[datetime, datetime] | None:
    """From the first to the last day on which a report is known to have been published."""
    dates = sorted(one.published.date for one in dossier.articles if one.published and one.published.precision == "day")
    if dates:
        return stretch(dates[0], dates[-1])
    return stretch(dossier.story.from_ or "", dossier.story.to or dossier.story.from_ or "")


def _ticks(dossier: Dossier, first: datetime, last: datetime, scale: float, left: float) -> tuple[Tick, ...]:
    published = Counter(
        span[0].date()
        for one in dossier.articles
        if one.published and one.published.precision == "day" and (span := bounds(one.published.date))
    )
    days = (last - first).days
    pace = max(1, -(-days // 14))
    found = []
    for number in range(days):
        day = first + timedelta(days=number)
        named = number % pace == 0
        month = number == 0 or day.day == 1 or (named and day.day <= pace)
        text = f"{day.day} {MONTHS[day.month - 1]}" if month else str(day.day)
        found.append(
            Tick(
                round(left + number * scale, 1), text if named else "", day.weekday() == 0, published.get(day.date(), 0)
            )
        )
    return tuple(found)
