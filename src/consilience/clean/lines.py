"""Parts a text into its lines, and joins the lines that a plain-text file has wrapped into one paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
EMPHASIS = re.compile(r"(?P<mark>\*{1,3}|_{1,3})(?P<inner>[^\s*_].*[^\s*_]|[^\s*_])(?P=mark)")
BREAKS = {ord(mark): " " for mark in "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"}

WIDEST_WRAP = 110
"""Lines longer than this were not broken by hand or by a mail program: they are paragraphs."""
NARROWEST_WRAP = 40
FEWEST_WRAPS = 4
SLACK = 6
"""Characters that a line may fall short of the width, for hand-wrapped text."""
FORCED_SHARE = 0.75
"""Share of neighbouring lines whose break the width explains, from which a text counts as wrapped."""


class Line(Struct, frozen=True):
    """A paragraph: `text` is the article's text from `start` to `end`, with breaks inside it turned into spaces, so
    that offsets in both agree. `gap` says that an empty line stands above it. `marks` are the characters of Markdown
    emphasis that stood on either side of all of it and are no part of it."""

    start: int
    end: int
    text: str
    gap: bool = False
    indent: int = 0
    marks: int = 0


def paragraphs(text: str) -> tuple[Line, ...]:
    """The paragraphs of `text` in order; together they hold every character that is not white space."""
    lines = tuple(_lines(text))
    width = _wrap_width(lines)
    if not width:
        return lines
    joined: list[list[Line]] = []
    for line in lines:
        if joined and _continues(joined[-1][-1], line, width):
            joined[-1].append(line)
        else:
            joined.append([line])
    return tuple(_join(text, parts) for parts in joined)


def without_marks(line: Line) -> Line:
    """`line` without the emphasis that all of it stands in: "**Notes to editors**", "*By Peter Sand*"."""
    found = EMPHASIS.fullmatch(line.text)
    if found is None or found["mark"] in found["inner"]:
        return line
    marks = len(found["mark"])
    return Line(line.start + marks, line.end - marks, found["inner"], line.gap, line.indent, marks)


def _lines(text: str) -> Iterator[Line]:
    end = 0
    for found in LINE.finditer(text):
        raw = found[0]
        stripped = raw.strip()
        if not stripped:
            continue
        indent = len(raw) - len(raw.lstrip())
        start = found.start() + indent
        between = text[end:start]
        breaks = max(between.count("\n"), between.count("\r"), between.count("\u2028") + 2 * between.count("\u2029"))
        end = start + len(stripped)
        yield Line(start, end, stripped, breaks > 1, indent)


def _wrap_width(lines: tuple[Line, ...]) -> int:
    """The width at which the text is wrapped, 0 where it is not.

    A wrapped line is as long as fits: with the next line's first word it would pass the width. Lists, verse and texts
    with a paragraph a line don't have that property.
    """
    pairs = [(left, right) for left, right in pairwise(lines) if _adjoin(left, right)]
    if len(pairs) < FEWEST_WRAPS:
        return 0
    width = max(len(left.text) + left.indent for left, _ in pairs)
    if not NARROWEST_WRAP <= width <= WIDEST_WRAP:
        return 0
    forced = sum(_forced(left, right, width) for left, right in pairs)
    return width if forced >= FORCED_SHARE * len(pairs) else 0


def _adjoin(left: Line, right: Line) -> bool:
    return not right.gap and right.indent <= left.indent


def _forced(left: Line, right: Line, width: int) -> bool:
    first_word = right.text.split(maxsplit=1)[0]
    return len(left.text) + left.indent + 1 + len(first_word) > width - SLACK


def _continues(left: Line, right: Line, width: int) -> bool:
    return _adjoin(left, right) and _forced(left, right, width)


def _join(text: str, parts: list[Line]) -> Line:
    first, last = parts[0], parts[-1]
    if first is last:
        return first
    return Line(first.start, last.end, text[first.start : last.end].translate(BREAKS), first.gap, first.indent)
