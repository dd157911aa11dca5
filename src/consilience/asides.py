"""Dates that a sentence names without telling what is of that day: when something began that has lasted ("since 19
June"), an earlier figure ("down from 112 on Tuesday"), a thing told from others by its date ("her statement of
Tuesday")."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from consilience.lexicon import rows, words

Aside = Literal["since", "compared", "named"]
"""What a date is, where it is not that of what its sentence tells."""

BEFORE = 70
"""Characters before a date that are looked at."""

_SENTENCE_ENDS = re.compile(r"[.!?]['\"”’)\]]*\s|[;\n“”\"]")
_KINDS: tuple[Aside, ...] = ("since", "compared", "named")


def aside(text: str, start: int) -> Aside | None:
    """What the date that begins at the offset `start` of `text` is by the words right before it; None if they leave it
    the date of what is told."""
    before = text[max(0, start - BEFORE) : start]
    opened = [found.end() for found in _SENTENCE_ENDS.finditer(before)]
    before = before[opened[-1] :] if opened else before
    return next((kind for kind in _KINDS if any(one.search(before) for one in _patterns()[kind])), None)


@cache
def _patterns() -> dict[Aside, tuple[re.Pattern[str], ...]]:
    parts = f"(?:{'|'.join(sorted(words('annotate/time_parts.txt')))})"
    table = [(kind, re.compile(form.replace("{PART}", parts) + r"\Z", re.I)) for kind, form in _rows()]
    return {kind: tuple(form for other, form in table if other == kind) for kind in _KINDS}


def _rows() -> list[tuple[str, str]]:
    return [(kind, form) for kind, form in rows("annotate/time_asides.tsv")]
