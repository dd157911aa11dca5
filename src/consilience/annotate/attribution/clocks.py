"""The hours before the entries of a report that is written minute by minute ("14:05 The minister says …") are part
neither of who speaks nor of what is said."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from consilience.annotate.attribution.drafts import Draft, Range

HOUR = r"(?:\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\b\.?)?|\d{1,2}\s?[ap]\.?m\b\.?)"
CLOCK = re.compile(
    rf"^[ \t*_]*{HOUR}(?:\s[A-Z]{{3,4}}\b)?[*_]*(?:[:,]|\s[–—-])?[*_]*[ \t]+(?=\S)",
    re.MULTILINE,
)
LEAST = 2
"""Entries that a report has at the least: a line alone may begin with a figure."""


def without_clocks(drafts: Sequence[Draft], text: str) -> list[Draft]:
    """The drafts without the hour that opens the line which their source or content begins."""
    hours = {found.start(): found.end() for found in CLOCK.finditer(text)}
    if len(hours) < LEAST:
        return list(drafts)
    return [
        replace(draft, source=_behind(draft.source, hours, text), content=_behind(draft.content, hours, text))
        for draft in drafts
    ]


def _behind(ranges: Sequence[Range], hours: Mapping[int, int], text: str) -> tuple[Range, ...]:
    """The ranges from behind the hours in which they begin."""
    found = []
    for start, end in ranges:
        hour = hours.get(text.rfind("\n", 0, start) + 1, 0)
        found.append((max(start, hour) if hour < end else start, end))
    return tuple(found)
