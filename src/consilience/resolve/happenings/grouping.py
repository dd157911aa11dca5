"""Joins the tellings of one happening across reports, and keeps those of different ones apart.

Two tellings can only be of one happening if their dates can be the same. Sayings are joined by who speaks, on which
day, on which occasion. Everything else is joined by its words, weighed by how rare they are among the tellings of the
story, by the kind of happening and by the place; a different place keeps two apart whatever their words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import timedelta
from math import fsum, log

from msgspec.structs import replace

from consilience.resolve.happenings.blocking import COMPARED, Blocks, Group
from consilience.resolve.happenings.tellings import Telling
from consilience.stretches import FINENESS

SAME = 0.5
"""The likeness from which two tellings are of one happening."""

SAME_ON_OTHER_DAY = 0.65
"""The likeness from which they are even though they put it on different days."""

OTHER_DAYS = 3
"""Days by which reports of one happening can disagree."""

ENOUGH = 2.0
"""The weight that the words of a telling count for at least: two rare ones in common don't make two tellings one."""

SAME_IN_OTHER_WEEK = 0.55
"""The likeness, with the place, from which a weekday is taken for that of another week than its tense says."""

SAID = 0.4
"""The share of common words from which a saying on no named occasion is taken for one on a named one."""

CALL = "call"
"""The kind of happening that is told by what was said there as often as by itself."""

LEAD = 0.1
"""By how much a telling must be more alike to one happening than to any other."""

OF_WORDS, OF_PLACE, OF_KIND, OF_SPAN = 0.70, 0.25, 0.25, 0.15
"""What the words in common, the same place, the same kind of happening and the same month or year count for. Of what
is to come on one day of a story there is rarely more than one of a kind, or in one place: these then count more."""


class Likeness:
    """How alike two tellings are, 0 to 1."""

    def __init__(self, tellings: Iterable[Telling]) -> None:
        """Words are weighed by the tellings that have them, of all `tellings` of the story: 1 for a word of one
        telling, less the more have it."""
        told = [telling.words for telling in tellings]
        counts = Counter(word for words in told for word in words)
        whole = log(len(told) + 2)
        self._sums: dict[frozenset[str], float] = {}
        self._weights = {word: 1 - log(count) / whole for word, count in counts.items()}

    def weight(self, words: frozenset[str]) -> float:
        """The sum of the words' weights."""
        if words not in self._sums:
            self._sums[words] = sum(self._weights.get(word, 1.0) for word in sorted(words))
        return self._sums[words]

    def __call__(self, one: Telling, other: Telling) -> float:
        """The likeness of what is told, whatever the dates."""
        if (one.speaker or other.speaker) and one.speaker != other.speaker:
            silent = other if one.speaker else one
            both = one.speaker and other.speaker
            if both or not silent.own_voice:
                return 0.0
            called = CALL in one.kinds & other.kinds
            return self._of_all(one, other) if called else self.of_words(one, other)
        if one.speaker:
            return float(
                one.occasion == other.occasion or (self._unnamed(one, other) and self.of_words(one, other) >= SAID)
            )
        if one.places and other.places and not one.places & other.places:
            return 0.0
        return self._of_all(one, other)

    def _of_all(self, one: Telling, other: Telling) -> float:
        """The likeness by words, place, kind and span together."""
        to_come = _to_come(one, other) and one.when.exact and other.when.exact
        score = OF_WORDS * self.of_words(one, other)
        if one.places & other.places:
            score += OF_PLACE * (1 + to_come / 2)
        if one.kinds & other.kinds:
            score += OF_KIND * (1 + to_come)
        if not one.when.exact and not other.when.exact and one.when.precision == other.when.precision:
            score += OF_SPAN
        return min(score, 1.0)

    @staticmethod
    def _unnamed(one: Telling, other: Telling) -> bool:
        return not (one.occasion and other.occasion)

    def of_words(self, one: Telling, other: Telling) -> float:
        """The share of the weight of the words of the shorter one that both have."""
        common = one.words & other.words
        if not common:
            return 0.0
        lighter = min(self.weight(one.words), self.weight(other.words))
        both = fsum([self._weights.get(word, 1.0) for word in common])  # exact in whatever order
        return min(1.0, both / max(lighter, ENOUGH))


def _to_come(one: Telling, other: Telling) -> bool:
    towards = {one.toward, other.toward}
    return "future" in towards and "past" not in towards


def grouped(story: Sequence[Telling]) -> list[Group]:
    """The tellings of the story, grouped by happening. Those that name it only in passing stand in a group with others
    or in none, as do coarse ones that could be of several happenings ("this week's talks" where there are three)."""
    likeness = Likeness(story)
    blocks = Blocks()
    for telling in sorted((one for one in story if not one.in_passing), key=_firmness):
        fitting = _fitting(telling, blocks, likeness)
        if not fitting:
            blocks.add([telling])
        elif telling.when.exact or _is_clear(fitting):
            blocks.join(fitting[0][1], [telling])
    blocks = Blocks(_across_days(_across_weeks(_joined_late(blocks.listed(), likeness), likeness), likeness))
    for telling in story:
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
    found = []
    for place in blocks.near(telling):
        group = blocks[place]
        if group[0].when.meets(telling.when) and not any(_opposed(telling, other) for other in group[:COMPARED]):
            score = _to_group(telling, group, likeness)
            if score >= SAME:
                found.append((score, place))
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
        other = replace(telling, when=telling.other_week, toward="none")
        fitting = [(score, at) for score, at in _fitting(other, blocks, likeness) if score >= SAME_IN_OTHER_WEEK]
        if fitting and fitting[0][1] != place:
            blocks.join(fitting[0][1], [other])
            blocks.drop(place)
    return blocks.listed()


def _to_group(telling: Telling, group: Group, likeness: Likeness) -> float:
    """How alike a telling is to those of a group: to the most alike of one speaker's sayings, else on the average of
    those that don't look the other way in time, and not at all where it can't be of the same happening as one."""
    said = telling.speaker and group[0].speaker
    scores = []
    for other in group[:COMPARED]:
        score = likeness(telling, other)
        if score == 0.0 and not said:
            return 0.0
        scores.append(score)
    alongside = [
        score
        for score, other in zip(scores, group, strict=False)
        if {telling.toward, other.toward} != {"past", "future"}
    ]
    if said:
        apart = any(telling.occasion and other.occasion and telling.occasion != other.occasion for other in group)
        return 0.0 if apart else max(scores)
    return sum(alongside or scores) / len(alongside or scores)


def _opposed(one: Telling, other: Telling) -> bool:
    """Whether one looks back on its date and the other ahead, and that can't be because the one was written before it
    and the other after it: what was announced for Monday has happened in a report of Monday."""
    if {one.toward, other.toward} != {"past", "future"}:
        return False
    announced, told = (one, other) if other.toward == "past" else (other, one)
    if announced.published is None or told.published is None:
        return True
    return not announced.published <= told.when.first.isoformat() <= told.published


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
            for place in exact.on(day + timedelta(days=days), group[0])
        ]
        home = next((place for place in near if _disagree(group, exact[place], likeness)), None)
        if home is not None:
            exact.join(home, group)
            continue
        joined.append(group)
        if group[0].when.exact:
            exact.add(group)
    return joined


def _disagree(group: Group, other: Group, likeness: Likeness) -> bool:
    one, two = group[0], other[0]
    if not (one.when.exact and two.when.exact) or _articles(group) & _articles(other):
        return False
    if not 0 < abs((one.when.first - two.when.first).days) <= OTHER_DAYS or _opposed(one, two):
        return False
    if one.speaker and not one.occasion:
        return False  # people speak every day
    return _to_group(one, other, likeness) >= SAME_ON_OTHER_DAY and likeness.of_words(one, two) >= SAME


def _articles(group: Group) -> set[str]:
    return {telling.clause.article for telling in group}
