"""What speaks for and against two propositions being about the same matter, as numbers to be weighed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache

import numpy as np

from consilience import lexicon
from consilience.measures import can_both_be_right, common_unit
from consilience.model import Quantity
from consilience.resolve.lists import Places
from consilience.resolve.matter.shared import Between, Floats
from consilience.resolve.matter.terms import Matter
from consilience.resolve.matter.vectors import DIMENSIONS

FEATURES = (
    *("covered", "covering", "share", "size", "best", "second", "name share", "strangers"),
    *("number", "number in words", "clash", "day", "other day", "meaning", "equal"),
)
ROUGHLY = 0.12
"""Share of itself by which a number may differ from another report's of the same thing."""
MANY = 50
"""Numbers from which two that count things of different names can be one rounded."""
TOLD = 0.5
"""Share of the words, names aside, that the two must have in common for their names to speak in full: two things may be
told of one family."""
ENOUGH = 0.3
"""Share of the words that the two must have in common for a number in common to speak in full."""
FEW = 12
"""Numbers up to which two reports often both have one."""


def features(several: Sequence[Matter], between: Between) -> Floats:
    """The evidence on pairs of the propositions of a story: a row for each pair, in the order of `FEATURES`."""
    ours, theirs, here, there = between
    weight = np.array([item.weight for item in several])
    names = np.array([len(item.names) for item in several])
    left, right = here.found / np.maximum(weight[ours], 1.0), there.found / np.maximum(weight[theirs], 1.0)
    covered = np.maximum(left, right)
    same, other = _both(ours, theirs, several, [any(map(_tells, item.numbers)) for item in several], _numbers)
    day, other_day = _both(ours, theirs, several, [bool(item.days) for item in several], _days)
    meaning = np.array([item.meaning for item in several], np.float32).reshape(-1, DIMENSIONS)
    alike = _numbered((item.words.keys(), item.names) for item in several)
    return np.stack(
        [
            covered,
            np.sqrt(left * right),
            np.minimum(left, right),
            np.log1p((here.found + there.found) / 2),
            here.best,
            here.second,
            here.names / np.maximum(1, np.minimum(names[ours], names[theirs])) * np.minimum(1.0, covered / TOLD),
            (names[ours] > 0) & (names[theirs] > 0) & (here.names == 0),
            same,
            same * np.minimum(1.0, covered / ENOUGH),
            other,
            day,
            other_day,
            np.vecdot(meaning[ours], meaning[theirs]),
            alike[ours] == alike[theirs],
        ],
        axis=1,
    )


def _both(
    ours: Places,
    theirs: Places,
    several: Sequence[Matter],
    told: Sequence[bool],
    compared: Callable[[Matter, Matter], tuple[float, float]],
) -> Floats:
    """What is found by comparing those pairs of which both have something `told`, 0 for others; two rows."""
    has = np.array(told, bool)
    found = np.zeros((2, len(ours)))
    for pair in np.flatnonzero(has[ours] & has[theirs]).tolist():
        found[:, pair] = compared(several[ours[pair]], several[theirs[pair]])
    return found


def _numbered(several: Iterable[tuple[Iterable[str], frozenset[str]]]) -> Places:
    """A number for each of some words and names; the same for the same words and names."""
    known: dict[tuple[frozenset[str], frozenset[str]], int] = {}
    return np.array([known.setdefault((frozenset(words), names), len(known)) for words, names in several], np.intp)


def _numbers(ours: Matter, theirs: Matter) -> tuple[float, bool]:
    """How telling the numbers are that both have, and whether each has one of a kind that the other gives otherwise."""
    same, other = 0.0, False
    for left in filter(_tells, ours.numbers):
        for right in filter(_tells, theirs.numbers):
            if are_near(left, right):
                same = max(same, min(ours.rarity[left.value], 1.0 if float(left.value) > FEW else 0.5))
            elif left.unit and common_unit(left.unit) == common_unit(right.unit):
                other = True
    return same, other and not same


def _tells(number: Quantity) -> bool:
    """Whether it is more than the "one" that stands in many a sentence."""
    return number.value != "1" or _is_measure(number.unit)


def are_near(left: Quantity, right: Quantity) -> bool:
    """Whether two numbers are one, or nearly so. What is counted may be called differently ("homes", "households"), but
    then the number has to be the same."""
    if left.unit and right.unit and common_unit(left.unit) == common_unit(right.unit) and left.unit != right.unit:
        return can_both_be_right(left, right)
    one, two = float(left.value), float(right.value)
    slack = ROUGHLY if left.unit == right.unit or (not _is_measure(left.unit) and not _is_measure(right.unit)) else 0.0
    if slack == ROUGHLY and (left.unit is None or right.unit is None) and max(abs(one), abs(two)) < MANY:
        slack = 0.0
    return abs(one - two) <= slack * max(abs(one), abs(two)) and _is_measure(left.unit) == _is_measure(right.unit)


def _is_measure(unit: str | None) -> bool:
    """Whether a unit measures rather than names what is counted."""
    return unit is not None and (unit in _measures() or unit.isupper())


@cache
def _measures() -> frozenset[str]:
    return lexicon.words("compare/units.tsv")


def _days(ours: Matter, theirs: Matter) -> tuple[bool, bool]:
    """Whether two that name days name one in common, and whether they name none."""
    other = ours.days.isdisjoint(theirs.days)
    return not other, other
