"""Anchors the times of an article whose day of publication is not known, but the days that it can be one of: what
comes out the same from each of them is sure all the same."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import msgspec

from consilience.annotate.times.anchoring import anchor
from consilience.annotate.times.days import day_of
from consilience.model import Published, Time

MOST_DAYS = 10
"""Days that publication can be one of; over more of them every weekday means several."""


def anchor_published(times: Iterable[Time], published: Published | None, text: str = "") -> tuple[Time, ...]:
    """The times of `text` anchored to a date of publication. Where that is a month or year with bounds of a few days,
    "Sunday" still is the 9th if it is from each of these days; its `anchor` is then the interval (ISO 8601,
    "first/last")."""
    times = tuple(times)
    coarse = anchor(times, published.date if published else None, text)
    days = _days(published)
    if not days:
        return coarse
    readings = zip(*(anchor(times, day.isoformat(), text) for day in days), strict=True)
    interval = f"{days[0].isoformat()}/{days[-1].isoformat()}"
    return tuple(
        msgspec.structs.replace(first, anchor=interval) if _sure(first, rest) else known
        for known, (first, *rest) in zip(coarse, readings, strict=True)
    )


def _sure(first: Time, rest: list[Time]) -> bool:
    """Whether a time that hangs on the day of publication has one value, whichever that is."""
    hangs = first.relative is not None and first.relative.to != "event"
    return hangs and first.value is not None and all(other.value == first.value for other in rest)


def _days(published: Published | None) -> list[date]:
    """The days that publication can be one of, if they are few and it is not known to the day."""
    if published is None or published.precision == "day":
        return []
    first, last = day_of(published.earliest), day_of(published.latest)
    if first is None or last is None or not 0 <= (last - first).days < MOST_DAYS:
        return []
    return [first + timedelta(days=days) for days in range((last - first).days + 1)]
