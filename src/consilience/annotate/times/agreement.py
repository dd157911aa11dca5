"""Settles days that the words about them leave open by the other mentions of the same day in the text: a report that
has said once that the two will meet on Monday speaks of the same Monday when it names "Monday's talks".

One sense per discourse (Gale, Church and Yarowsky 1992), held for days of the week only where all the mentions whose
direction is known agree.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from consilience.model import Relative, Time


def agree(times: Sequence[Time]) -> tuple[Time, ...]:
    """The times with the direction of plain days of the week filled in from their other mentions, if these agree."""
    known: dict[int, set[str]] = {}
    for time in times:
        if (relative := time.relative) is not None and _is_plain(relative) and relative.toward != "none":
            known.setdefault(relative.weekday or 0, set()).add(relative.toward)
    return tuple(_settled(time, known) for time in times) if known else tuple(times)


def _settled(time: Time, known: dict[int, set[str]]) -> Time:
    relative = time.relative
    if relative is None or relative.toward != "none" or not _is_plain(relative):
        return time
    directions = known.get(relative.weekday or 0, set())
    if len(directions) != 1:
        return time
    toward = "future" if "future" in directions else "past"
    return msgspec.structs.replace(time, relative=msgspec.structs.replace(relative, toward=toward))


def _is_plain(relative: Relative) -> bool:
    """Whether a relation is a day of the week and nothing more, but for a part of the day."""
    return (
        relative.weekday is not None
        and relative.to == "published"
        and (relative.shift, relative.weeks, relative.years, relative.month, relative.day) == (None,) * 5
    )
