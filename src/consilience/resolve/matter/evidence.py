"""What speaks for and against two propositions being about the same matter, as numbers to be weighed."""

from __future__ import annotations

from functools import cache
from math import log1p, sqrt

from consilience import lexicon
from consilience.measures import can_both_be_right, common_unit
from consilience.model import Quantity
from consilience.resolve.matter.kinship import Kin
from consilience.resolve.matter.terms import Matter

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


def aligned(ours: Matter, theirs: Matter, akin: Kin) -> dict[str, float]:
    """For each word of the one how far the other has it: 1 the word itself, less what can stand for it."""
    there = theirs.forms
    found = {}
    for key, word in ours.words.items():
        if key in theirs.weights:
            found[key] = 1.0
        elif (several := akin.get(word)) and not several.keys().isdisjoint(there):
            found[key] = max(map(several.__getitem__, several.keys() & there))
    return found


def features(ours: Matter, theirs: Matter, akin: Kin) -> tuple[float, ...]:
    """The evidence on two propositions, in the order of `FEATURES`."""
    here, there = aligned(ours, theirs, akin), aligned(theirs, ours, akin)
    left = sum(ours.weights[key] * share for key, share in here.items())
    right = sum(theirs.weights[key] * share for key, share in there.items())
    shares = left / max(ours.weight, 1.0), right / max(theirs.weight, 1.0)
    units = [*sorted((ours.weights[key] * share for key, share in here.items()), reverse=True), 0.0, 0.0]
    names = ours.names & theirs.names
    same, other = _numbers(ours, theirs)
    covered = max(shares)
    day, other_day = _days(ours, theirs)
    return (
        covered,
        sqrt(shares[0] * shares[1]),
        min(shares),
        log1p((left + right) / 2),
        units[0],
        units[1],
        len(names) / max(1, min(len(ours.names), len(theirs.names))) * min(1.0, covered / TOLD),
        float(bool(ours.names and theirs.names and not names)),
        same,
        same * min(1.0, covered / ENOUGH),
        float(other),
        float(day),
        float(other_day),
        float(ours.meaning @ theirs.meaning),
        float(ours.words.keys() == theirs.words.keys() and ours.names == theirs.names),
    )


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
    if not ours.days or not theirs.days:
        return False, False
    other = ours.days.isdisjoint(theirs.days)
    return not other, other
