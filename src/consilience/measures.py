"""Whether two quantities can both be right: hedges, round numbers and units of measure.

A number is the interval that its hedge leaves open. A round number without a hedge is read as "about" (Krifka 2007,
approximate interpretation of round numbers), and so is one that stands against another unit: somebody has converted it,
and rounded. Units of one kind are compared in one of them ("12 miles" and "19 kilometres", "two thirds" and "66
percent").
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import cache

from consilience import lexicon
from consilience.model import Quantity

ROUND_SLACK = 0.05
"""How far a round or converted number without a hedge may be from the true one, as a share of it."""
ABOUT_SLACK = 0.1
"""The same for a number with "about", "some", "nearly"."""
FAR = 2.0
"""Times as large that a number is far beyond another."""
SCALE = 10.0
"""Times as large that a number is of another scale: reports of one thing hardly differ by so much."""
WIDER = 1.5
"""Times as wide that the interval of a vaguer number is."""

_ROUND = re.compile(r"[1-9]\d?0{2,}")


def can_both_be_right(left: Quantity, right: Quantity) -> bool:
    """Whether some true quantity fits both. Units of different kinds are not compared: the caller sees to that."""
    converted = left.unit != right.unit
    (low, high), (other_low, other_high) = _interval(left, converted), _interval(right, converted)
    return low <= other_high and other_low <= high


def is_vaguer(left: Quantity, right: Quantity) -> bool:
    """Whether `left` leaves so much more open than `right` that whoever tells it does not tell the other: "more than
    100,000" is no word for "about 110,000", nor is "at least 12" for "21"."""
    converted = left.unit != right.unit
    (low, high), (other_low, other_high) = _interval(left, converted), _interval(right, converted)
    if math.isinf(high - low) and math.isinf(other_high - other_low):
        return (low, high) != (other_low, other_high) and low <= other_low and other_high <= high
    return high - low > WIDER * (other_high - other_low)


def far_apart(left: Quantity, right: Quantity) -> bool:
    """Whether one of two numbers that can both be right leaves open what is above or below it, and the other is so far
    beyond that they hardly count the same: "at least 164" and "more than 14,000"."""
    if all(math.isfinite(bound) for one in (left, right) for bound in _interval(one, False)):
        return False
    converted = left.unit != right.unit
    one, other = (_interval(item, converted) for item in (left, right))
    ends = [bound for interval in (one, other) for bound in interval if math.isfinite(bound) and bound > 0]
    return bool(ends) and max(ends) > FAR * min(ends)


def on_one_scale(left: Quantity, right: Quantity) -> bool:
    """Whether two numbers are near enough to be readings of one thing."""
    factors = (float(_units().get(one.unit or "", ("", 1.0, 1.0))[1]) for one in (left, right))
    first, second = (abs(float(one.value)) * factor for one, factor in zip((left, right), factors, strict=True))
    return min(first, second) == 0.0 or max(first, second) <= SCALE * min(first, second)


def is_measure(unit: str | None) -> bool:
    """Whether a unit measures (kilometres, dollars, percent, years of age) and does not name what is counted."""
    return unit is not None and (unit in _units() or unit.isupper() or unit.endswith("-old"))


def common_unit(unit: str | None) -> str | None:
    """The unit that all of its kind are compared in; units that are not converted stand for themselves."""
    found = _units().get(unit or "")
    return found[0] if found else unit


def _interval(quantity: Quantity, converted: bool) -> tuple[float, float]:
    low, high = _hedged(quantity, converted)
    if converted and (found := _units().get(quantity.unit or "")):
        return low * found[1], high * found[2]
    return low, high


def _hedged(quantity: Quantity, converted: bool) -> tuple[float, float]:
    value = float(quantity.value)
    least = abs(value) * (ROUND_SLACK if converted else 0.0)
    match quantity.bound:
        case "at-least" | "more-than":
            return value - least, math.inf
        case "at-most" | "less-than":
            return -math.inf, value + least
        case "range":
            return value - least, float(quantity.high or quantity.value) + least
        case "about":
            return value - ABOUT_SLACK * abs(value), value + ABOUT_SLACK * abs(value)
    slack = ROUND_SLACK * abs(value) if converted or _ROUND.fullmatch(quantity.value) else 0.0
    return value - slack, value + slack


@cache
def _units() -> Mapping[str, tuple[str, float, float]]:
    return {unit: (common, float(low), float(high)) for unit, common, low, high in lexicon.rows("compare/units.tsv")}
