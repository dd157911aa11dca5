"""What stands behind the last sentence of a paragraph and is no part of it: the signature and links of a post that the
report embeds, a link to another story in brackets."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from consilience.clean.cues import Label, kind
from consilience.lexicon import rows

REACH = 260
"""Characters at the end of a line in which a tail can stand."""


class Tail(Struct, frozen=True):
    """Where the tail of a line starts, 0 where it is all of it, and what it is."""

    start: int
    label: Label


class Pattern(Struct, frozen=True):
    """A row of the lexicon: what must stand in a line for the pattern to be worth trying, the pattern, its label."""

    needs: tuple[str, ...]
    pattern: re.Pattern[str]
    label: Label


@cache
def _patterns() -> tuple[Pattern, ...]:
    return tuple(
        Pattern(tuple(needs.split("|")), re.compile(rf"(?:{pattern})\W*\Z", re.IGNORECASE), Label(kind(name), reason))
        for name, needs, pattern, reason in rows("clean/tails.tsv")
    )


def tail(line: str) -> Tail | None:
    """The tail of `line`, with the marks that end it; None where the line ends with its last sentence."""
    offset = max(0, len(line) - REACH)
    text = line[offset:]
    lowered = text.lower()
    for row in _patterns():
        if not any(need in lowered for need in row.needs):
            continue
        found = row.pattern.search(text)
        if found and not (offset and not found.start()):
            start = offset + found.start()
            return Tail(start + len(line[start:]) - len(line[start:].lstrip()), row.label)
    return None
