"""Joins the tellings of one happening across reports, and keeps those of different ones apart.

Two tellings can only be of one happening if their dates can be the same. Sayings are joined by who speaks, on which
day, on which occasion. Everything else is joined by what is told (`happenings.likeness`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

import numpy as np

from consilience.resolve.happenings.blocking import COMPARED, Blocks, Group
from consilience.resolve.happenings.likeness import Floats, Likeness, Marks
from consilience.resolve.happenings.tellings import Telling
from consilience.resolve.lists import Places
from consilience.stretches import FINENESS

SAME = 0.5
"""The likeness from which two tellings are of one happening."""

SAME_ON_OTHER_DAY = 0.65
"""The likeness from which they are even though they put it on different days."""

OTHER_DAYS = 3
"""Days by which reports of one happening can disagree."""

SAME_IN_OTHER_WEEK = 0.55
"""The likeness, with the place, from which a weekday is taken for that of another week than its tense says."""

LEAD = 0.1
"""By how much a telling must be more alike to one happening than to any other."""


def grouped(likeness: Likeness) -> list[Group]:
    """The tellings of a story, grouped by happening. Those that name it only in passing stand in a group with others or
    in none, as do coarse ones that could be of several happenings ("this week's talks" where there are three)."""
    blocks = Blocks()
    for telling in sorted((one for one in likeness.told if not one.in_passing), key=_firmness):
        fitting = _fitting(telling, blocks, likeness)
        if not fitting:
            blocks.add([telling])
        elif telling.when.exact or _is_clear(fitting):
            blocks.join(fitting[0][1], [telling])
    blocks = Blocks(_across_days(_across_weeks(_joined_late(blocks.listed(), likeness), likeness), likeness))
    for telling in likeness.told:
        fitting = _fitting(telling, blocks, likeness) if telling.in_passing else []
        if fitting and _is_clear(fitting):
            blocks.join(fitting[0][1], [telling])
    return blocks.listed()


def _firmness(telling: Telling) -> tuple[int, bool, bool, bool]:
    """Exact dates first, named occasions, the reporter's own words: groups form around the firmest tellings."""
    exactness = FINENESS.index(telling.when.precision)
    return exactness, telling.occasion is None, not telling.own_voice, not telling.apart


def _fitting(telling: Telling, blocks: Blocks, likeness: Likeness) -> list[tuple[float, int]]:
    """The groups that tell of the same, with how alike they are, the most alike first."""
    near = blocks.near(telling)
    firsts = np.array([group[0].number for group in blocks.at(near)], np.intp)
    places = [place for place, meets in zip(near, likeness.meet(telling.number, firsts).tolist(), strict=True) if meets]
    members = _Members.of(blocks.at(places))
    apart = members.any(likeness.opposed(telling.number, members.numbers)).tolist()
    scores = _to_groups(telling, members, likeness)
    told = zip(scores, places, apart, strict=True)
    found = [(score, place) for score, place, never in told if score >= SAME and not never]
    return sorted(found, key=lambda pair: (-pair[0], pair[1]))


def _joined_late(groups: Sequence[Group], likeness: Likeness) -> list[Group]:
    """The groups, without those of one telling that fits a group which only grew around others after it was read."""
    several = Blocks([group for group in groups if len(group) > 1])
    kept = []
    for group in groups:
        fitting = _fitting(group[0], several, likeness) if len(group) == 1 and group[0].when.exact else []
        if fitting and _is_clear(fitting):
            several.join(fitting[0][1], group)
        else:
            kept.append(group)
    return kept


def _across_weeks(groups: Sequence[Group], likeness: Likeness) -> list[Group]:
    """The groups, without those of one telling that fits another clearly if its weekday is that of the week before or
    after: tense misleads where others are plain about the day."""
    blocks = Blocks(groups)
    alone = [(place, group[0]) for place, group in enumerate(groups) if len(group) == 1 and group[0].other_week]
    for place, telling in alone:
        if (telling.plain and not telling.places) or len(blocks[place]) > 1:
            continue
        other = likeness.in_other_week[telling.number]
        fitting = [(score, at) for score, at in _fitting(other, blocks, likeness) if score >= SAME_IN_OTHER_WEEK]
        if fitting and fitting[0][1] != place:
            blocks.join(fitting[0][1], [other])
            blocks.drop(place)
    return blocks.listed()


class _Members(NamedTuple):
    """The tellings of some groups by which these are compared: their numbers, and the place of the group of each."""

    groups: Sequence[Group]
    owners: Places
    numbers: Places

    @classmethod
    def of(cls, groups: Sequence[Group]) -> _Members:
        """Those of these groups."""
        rows = [[telling.number for telling in group[:COMPARED]] for group in groups]
        owners = np.repeat(np.arange(len(rows)), np.array([len(row) for row in rows], np.intp))
        return cls(groups, owners, np.array([number for row in rows for number in row], np.intp))

    def sums(self, values: Floats | Marks) -> Floats:
        """For each group the sum of the values of its tellings."""
        found: Floats = np.bincount(self.owners, values, len(self.groups)).astype(np.float64, copy=False)
        return found

    def any(self, marked: Marks) -> Marks:
        """Whether one of the tellings of each group is marked."""
        return self.sums(marked) > 0


def _to_groups(telling: Telling, members: _Members, likeness: Likeness) -> list[float]:
    """How alike a telling is to those of each group: to the most alike of one speaker's sayings, else on the average of
    those that don't look the other way in time, and not at all where it can't be of the same happening as one."""
    scores = likeness(telling.number, members.numbers)
    beside = ~likeness.other_ways(telling.number, members.numbers)
    beside |= ~members.any(beside)[members.owners]
    average = members.sums(scores * beside) / np.maximum(1, members.sums(beside))
    found = np.where(members.any(scores == 0.0), 0.0, average)
    if telling.speaker:
        best = np.zeros(len(members.groups))
        np.maximum.at(best, members.owners, scores)
        said = [bool(group[0].speaker) for group in members.groups]
        apart = [bool(group[0].speaker) and _on_other_occasion(telling, group) for group in members.groups]
        found = np.where(apart, 0.0, np.where(said, best, found))
    again: list[float] = found.tolist()
    return again


def _on_other_occasion(telling: Telling, group: Group) -> bool:
    """Whether something of a group was said on a named occasion, and the telling is of another one."""
    return any(telling.occasion and other.occasion and telling.occasion != other.occasion for other in group)


def _is_clear(fitting: Sequence[tuple[float, int]]) -> bool:
    return len(fitting) == 1 or fitting[0][0] - fitting[1][0] >= LEAD


def _across_days(groups: Sequence[Group], likeness: Likeness) -> list[Group]:
    """The groups, those of different reports joined that tell the very same of days close by: they disagree."""
    exact = Blocks()
    joined: list[Group] = []
    for group in groups:
        day = group[0].when.first
        near = [
            place
            for days in range(-OTHER_DAYS, OTHER_DAYS + 1)
            for place in (exact.on(day + timedelta(days=days), group[0]) if days else ())
        ]
        home = _told_otherwise(group, near, exact, likeness) if _can_differ(group[0]) else None
        if home is not None:
            exact.join(home, group)
            continue
        joined.append(group)
        if group[0].when.exact:
            exact.add(group)
    return joined


def _can_differ(telling: Telling) -> bool:
    """Whether reports can differ on the day of what is told: people speak every day."""
    return telling.when.exact and not (telling.speaker and not telling.occasion)


def _told_otherwise(group: Group, near: Sequence[int], blocks: Blocks, likeness: Likeness) -> int | None:
    """The first of the groups `near` that is of other reports and tells the very same of another day."""
    one, own = group[0], _articles(group)
    firsts = np.array([group[0].number for group in blocks.at(near)], np.intp)
    alike = (likeness.of_words(one.number, firsts) >= SAME) & ~likeness.opposed(one.number, firsts)
    places = [place for place, is_alike in zip(near, alike.tolist(), strict=True) if is_alike]
    scores = _to_groups(one, _Members.of(blocks.at(places)), likeness)
    several = (place for place, score in zip(places, scores, strict=True) if score >= SAME_ON_OTHER_DAY)
    return next((place for place in several if own.isdisjoint(_articles(blocks[place]))), None)


def _articles(group: Group) -> set[str]:
    return {telling.clause.article for telling in group}
