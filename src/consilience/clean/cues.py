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
    """A row of the lexicon: what it shows, and the most words that the line may have (0: any number)."""

    label: Label
    most: int


class Lexicon(Struct, frozen=True):
    """The patterns of one position, one alternation with a named group a row."""

    pattern: re.Pattern[str]
    cues: dict[str, Cue]


@cache
def _lexicon(where: str) -> Lexicon:
    parts: list[str] = []
    cues: dict[str, Cue] = {}
    for number, (kind, place, most, pattern, reason, *heads) in enumerate(rows("clean/cues.tsv")):
        if place == where:
            name = f"c{number}"
            parts.append(f"(?P<{name}>{pattern})")
            cues[name] = Cue(Label(_kind(kind), reason, bool(heads)), int(most))
    alternation = "|".join(parts)
    shapes = {
        "line": rf"(?:{alternation})[\s:.…›»>→↓*]*\Z",
        "start": alternation,
        "end": rf"(?:{alternation})\Z",
    }
    return Lexicon(re.compile(shapes[where], re.IGNORECASE), cues)


def _kind(word: str) -> RegionKind:
    kinds: tuple[RegionKind, ...] = ("furniture", "related", "contributors", "caption", "byline", "biography")
    for kind in kinds:
        if kind == word:
            return kind
    raise ValueError(f"clean/cues.tsv: {word!r} is not a kind of region")


def cue(text: str, form: Form) -> Label | None:
    """What the line `text` says of itself, if anything: the whole line first, then its beginning, then its end."""
    if len(text) <= HEAD:
        whole = _found("line", text.lstrip("*•·-–—>»› "), form)
        if whole:
            return whole
    return _found("start", text[:HEAD].lstrip("*•·>»› "), form) or _found("end", text[-HEAD:], form)


def _found(where: str, text: str, form: Form) -> Label | None:
    lexicon = _lexicon(where)
    found = lexicon.pattern.search(text) if where == "end" else lexicon.pattern.match(text)
    if not found or not found.lastgroup:
        return None
    hit = lexicon.cues[found.lastgroup]
    return hit.label if not hit.most or form.words <= hit.most else None
