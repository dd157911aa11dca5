"""Quotation marks as they are written: characters, entities, look-alikes, and what a wrong decoding leaves of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from consilience.lexicon import rows

CODE_POINT = re.compile(r"U\+([0-9A-F]{4})")


@dataclass(frozen=True)
class Mark:
    """A quotation mark in a text: its place, what it is (`kind`, as a plain character), and the characters around it,
    where another mark counts as its kind and the edge of the paragraph as a space."""

    start: int
    end: int
    kind: str
    before: str
    after: str


@cache
def _kinds() -> dict[str, str]:
    """What each written form is read as."""
    found: dict[str, str] = {}
    for kind, forms in rows("annotate/quotation_marks.tsv"):
        for form in forms.split():
            found[CODE_POINT.sub(lambda match: chr(int(match.group(1), 16)), form)] = kind
    return found


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(form) for form in sorted(_kinds(), key=lambda form: (-len(form), form))))


@cache
def _foreign() -> re.Pattern[str]:
    """The forms that the tokenizer does not know for quotation marks; apostrophes are left to it."""
    forms = [form for form, kind in _kinds().items() if form != kind and kind not in ("'", "’")]
    return re.compile("|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form))))


def marks_in(text: str, start: int, end: int) -> list[Mark]:
    """The marks between two offsets, in order."""
    found = [(match.start(), match.end(), _kinds()[match.group()]) for match in _pattern().finditer(text, start, end)]
    marks: list[Mark] = []
    for k, (left, right, kind) in enumerate(found):
        before = text[left - 1] if left > start else " "
        after = text[right] if right < end else " "
        if k and found[k - 1][1] == left:
            before = found[k - 1][2][-1]
        if k + 1 < len(found) and found[k + 1][0] == right:
            after = found[k + 1][2][0]
        marks.append(Mark(left, right, kind, before, after))
    return marks


def known_marks(text: str) -> str:
    """`text`, as long as it is, with marks in the form that a tokenizer knows: what is longer than its mark is filled
    with spaces on the side away from the quoted words."""
    return _foreign().sub(lambda match: _filled(match, text), text)


def _filled(match: re.Match[str], text: str) -> str:
    kind = _kinds()[match.group()]
    length = match.end() - match.start()
    opens = text[match.end() : match.end() + 1].isalnum()
    return kind.rjust(length) if opens else kind.ljust(length)
