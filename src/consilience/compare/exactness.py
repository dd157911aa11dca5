"""Which of two reports that can both be right says a thing less exactly, so that it does not bear the other out.

Whoever says "later this week" does not say "on Tuesday", nor does "more than a hundred" say "about 160", nor "abroad" a
town: the vaguer wording is borne out by the exact one, not the other way round (one entails the other: van Deemter
2010, Not Exactly). Only what both give is compared. A report that is silent on the day is silent, not vague.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from consilience.compare import places
from consilience.compare.readings import Readings, day_of, parts_of_one
from consilience.measures import can_both_be_right, far_apart, is_vaguer
from consilience.model import Span
from consilience.stretches import stretch

NIGHT = 1
"""Days by which reports of one night differ."""


def vaguer_in(left: Readings, right: Readings) -> Iterator[tuple[Span, Span]]:
    """Where `left` is vaguer than `right`: its words and those that are more exact."""
    if not (left.gives_something and right.gives_something):
        return
    yield from _days(left, right)
    yield from _figures(left, right)
    if left.scene and right.scene and left.scene.wide and not right.scene.wide:
        yield left.scene.place, right.scene.place


def otherwise_in(left: Readings, right: Readings) -> Iterator[tuple[Span, Span]]:
    """Where `left` gives another day, place or figure than `right`, so that neither bears the other out though both may
    be right."""
    if not (left.gives_something and right.gives_something):
        return
    yield from _other_days(left, right)
    yield from _other_figures(left, right)
    yield from _other_counts(left, right)
    if left.scene and right.scene and places.are_two(left.scene, right.scene, left.annotated, right.annotated):
        yield left.scene.place, right.scene.place


def are_two_readings(left: Readings, right: Readings) -> bool:
    """Whether one of the two is less exact than the other, or gives another day, place or figure."""
    return any(any(found) for found in (vaguer_in(left, right), vaguer_in(right, left), otherwise_in(left, right)))


def _days(left: Readings, right: Readings) -> Iterator[tuple[Span, Span]]:
    if left.days or len(right.days) != 1:
        return
    day = stretch(day_of(right.days[0]))
    for time, days in left.periods:
        if day is not None and (days is None or days.meets(day)):
            yield time.span, right.days[0].span
            return


def _other_days(left: Readings, right: Readings) -> Iterator[tuple[Span, Span]]:
    """Where each names one day, further apart than a night: what was on Monday does not bear out what was on Thursday,
    though both can be right."""
    if len(left.days) != 1 or len(right.days) != 1:
        return
    ours, theirs = (date.fromisoformat(day_of(item.days[0])) for item in (left, right))
    if abs((ours - theirs).days) > NIGHT:
        yield left.days[0].span, right.days[0].span


def _things(left: Readings, right: Readings) -> list[str]:
    """What both give figures of, where these are no two parts of one whole."""
    if left.figures.keys().isdisjoint(right.figures):
        return []
    return sorted(left.figures.keys() & right.figures.keys()) if not parts_of_one(left, right) else []


def _figures(left: Readings, right: Readings) -> Iterator[tuple[Span, Span]]:
    for thing in _things(left, right):
        ours, theirs = left.told_of(thing), right.told_of(thing)
        if len(ours) != 1 or len(theirs) != 1 or not can_both_be_right(ours[0], theirs[0]):
            continue
        if is_vaguer(ours[0], theirs[0]) or far_apart(ours[0], theirs[0]):
            yield ours[0].span, theirs[0].span


def _other_figures(left: Readings, right: Readings) -> Iterator[tuple[Span, Span]]:
    """Where they give figures in one unit, or of one thing, and none of the one can be any of the other: whatever the
    two are figures of."""
    for thing in _things(left, right):
        ours, theirs = left.told_of(thing), right.told_of(thing)
        if not any(can_both_be_right(one, other) for one in ours for other in theirs):
            yield ours[0].span, theirs[0].span


def _other_counts(left: Readings, right: Readings) -> Iterator[tuple[Span, Span]]:
    """Where each first counts something, by another name, and they differ: "seven people" and "five passengers" can
    both be right, and neither bears the other out."""
    ours, theirs = left.count, right.count
    if not (ours and theirs) or not left.figures.keys().isdisjoint(right.figures) or can_both_be_right(ours, theirs):
        return
    parts = parts_of_one(left, right)
    if parts is None or not can_both_be_right(*parts):
        yield ours.span, theirs.span
