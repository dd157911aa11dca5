"""Where a text quotes: "today" between quotation marks is the speaker's day, not the reporter's."""

from __future__ import annotations

import re
from bisect import bisect_right

_MARKS = re.compile('["“”„«»\n]')
_OPENING = "“„«"


def quoted(text: str) -> tuple[tuple[int, int], ...]:
    """The stretches between quotation marks, in order. A mark that stays open ends with its line."""
    found: list[tuple[int, int]] = []
    start = -1
    for match in _MARKS.finditer(text):
        mark, position = match[0], match.start()
        if mark in _OPENING or (mark == '"' and start < 0):
            start = position if start < 0 else start
        elif start >= 0:
            found.append((start, position + (mark != "\n")))
            start = -1
    if start >= 0:
        found.append((start, len(text)))
    return tuple(found)


def inside(stretches: tuple[tuple[int, int], ...], position: int) -> bool:
    """Whether `position` lies in one of the ordered `stretches`."""
    index = bisect_right(stretches, (position, position)) - 1
    candidates = stretches[max(index, 0) : index + 2]
    return any(start <= position < end for start, end in candidates)
