"""What a line says of itself: the cue lexicon, compiled once."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from consilience.clean.form import Form
from consilience.lexicon import rows
from consilience.model import RegionKind

HEAD = 200
"""Characters at either end of a line that the patterns see, so that a line of a megabyte costs no more than others."""


class Label(Struct, frozen=True):
    """What a line is, and why, in words. `heads` says that a list of links follows."""

    kind: RegionKind
    reason: str
    heads: bool = False


class Cue(Struct, frozen=True):
    """A row of the lexicon: what it shows, the most words that the line may have (0: any number), its own pattern, and
    what must stand in a line for the pattern to be worth trying."""

    label: Label
    most: int
    pattern: str
    needs: tuple[str, ...]


class Alternation(Struct, frozen=True):
    """The patterns of one position as one expression, with a named group a row."""

    pattern: re.Pattern[str]
    cues: dict[str, Cue]


CLOSED = r"(?:{})[\s:.…›»>→↓*]*\Z"
"""A pattern that must be all of the line, whatever marks end it."""


@cache
def _rows(where: str) -> tuple[Cue, ...]:
    return tuple(
        Cue(Label(kind(name), reason, bool(heads)), int(most), pattern, () if needs == "-" else tuple(needs.split("|")))
        for name, place, most, needs, pattern, reason, *heads in rows("clean/cues.tsv")
        if place == where
    )


@cache
def _alternation(where: str) -> Alternation:
    cues = {f"c{number}": row for number, row in enumerate(_rows(where))}
    parts = "|".join(f"(?P<{name}>{row.pattern})" for name, row in cues.items())
    closed = CLOSED.format(parts) if where == "line" else parts
    return Alternation(re.compile(closed, re.IGNORECASE), cues)


@cache
def _separately(where: str, pattern: str) -> re.Pattern[str]:
    """The pattern of one row, compiled when it is first asked for: few are."""
    return re.compile(CLOSED.format(pattern) if where == "line" else pattern, re.IGNORECASE)


@cache
def _endings() -> tuple[tuple[Cue, re.Pattern[str]], ...]:
    return tuple((row, re.compile(rf"(?:{row.pattern})\Z", re.IGNORECASE)) for row in _rows("end"))


@cache
def _anywhere() -> tuple[tuple[Cue, re.Pattern[str]], ...]:
    return tuple((row, re.compile(row.pattern, re.IGNORECASE)) for row in _rows("within"))


def kind(word: str) -> RegionKind:
    """The kind of region that a row of a lexicon names; ValueError where it names none that a row may."""
    kinds: tuple[RegionKind, ...] = (
        "furniture",
        "related",
        "contributors",
        "caption",
        "byline",
        "biography",
        "standfirst",
    )
    for known in kinds:
        if known == word:
            return known
    raise ValueError(f"{word!r} is not a kind of region that a lexicon may give")


def cue(text: str, form: Form) -> Label | None:
    """What the line `text` says of itself, if anything: the whole line first, then its end, its beginning, and words
    near either of them."""
    if len(text) <= HEAD:
        whole = _found("line", text.lstrip("*•·-–—>»› "), form)
        if whole:
            return whole
    head, end = text[:HEAD], text[-HEAD:]
    return (
        _searched(_endings(), end, form)
        or _found("start", head.lstrip("*•·-–—>»› "), form)
        or _searched(_anywhere(), text if len(text) <= 2 * HEAD else f"{head}\n{end}", form)
    )


def _found(where: str, text: str, form: Form) -> Label | None:
    alternation = _alternation(where)
    found = alternation.pattern.match(text)
    if not found or not found.lastgroup:
        return None
    hit = alternation.cues[found.lastgroup]
    if not hit.most or form.words <= hit.most:
        return hit.label
    others = (row for row in _rows(where) if form.words <= (row.most or form.words))
    fitting = (row.label for row in others if _separately(where, row.pattern).match(text))
    return next(fitting, None)  # the line is too long for the first row that fits, not for all


def _searched(cues: tuple[tuple[Cue, re.Pattern[str]], ...], text: str, form: Form) -> Label | None:
    lowered = text.lower()
    for row, pattern in cues:
        if row.most and form.words > row.most:
            continue
        for need in row.needs:
            if need in lowered:
                if pattern.search(text):
                    return row.label
                break
    return None
