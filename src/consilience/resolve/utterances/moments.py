"""Whether two reports can mean one time of saying: what they tell of it, and when they came out."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

from consilience.resolve.utterances.tellings import Told
from consilience.stretches import Stretch

FRESH = 4
"""Days before its publication from which a report does not leave out when something was said: news is of these days."""
SLACK = 1
"""Days by which a report can be dated before what it tells, for time zones and what is printed ahead."""
NEAR = frozenset({("EV", "NI"), ("AF", "MI"), ("MI", "MO"), ("AF", "EV")})
"""Parts of a day that one saying can fall into, as two reports put it."""

Dated = Literal["one day", "one time", "next day", "other days"]
Published = Literal["before it came out", "just before it came out", "long before", "unknown"]


def moments(left: Told, right: Told) -> Dated | Published:
    """What the times that two reports give say to each other."""
    ours, theirs = left.scene.when, right.scene.when
    if ours and theirs:
        if ours.meets(theirs) or _midnight(ours, theirs):
            return "one day" if ours.exact and theirs.exact else "one time"
        gap = max(ours.first - theirs.last, theirs.first - ours.last)
        return "next day" if gap == timedelta(days=1) else "other days"
    for one, other in ((ours, right), (theirs, left)):
        out = other.published
        if one is None or out is None:
            continue
        if one.first > out.last:
            return "before it came out" if one.first > out.last + timedelta(days=SLACK) else "just before it came out"
        if one.last < out.first - timedelta(days=FRESH if one.exact or one.precision == "week" else 0):
            return "long before"
    return "unknown"


def _midnight(left: Stretch, right: Stretch) -> bool:
    """Whether the hour that belongs to two days, which reports put on either, makes two times one."""
    clocks = {left.clock[:3], right.clock[:3]}
    return bool(clocks & {"T24", "T00"}) and abs(left.first - right.first) == timedelta(days=1)


def parts_differ(left: Told, right: Told) -> bool:
    """Whether the parts of the day that two reports name can't be one."""
    ours, theirs = left.scene.parts, right.scene.parts
    if not ours or not theirs or ours & theirs:
        return False
    return not any(tuple(sorted((one, other))) in NEAR for one in ours for other in theirs)
