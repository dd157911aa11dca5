"""Which dates a sentence names without telling that anything happens then: those of a question, of a condition, of what
would have been."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from consilience.lexicon import words
from consilience.model import Span, Time

CLOSE = 10
"""Characters between what recurs and its time of day (" at ", ", from ")."""

_QUESTION = re.compile(r"\?[\s)\]]*\Z")
_INVERTED = re.compile(r"[\W_]*(?:[Hh]ad|[Ww]ere|[Ss]hould)\s+(?:[^\W\d_]|[“\"])")
_WOULD_HAVE = re.compile(
    r"\b(?:would|could|might|should)(?:n['’]t| not)?\s+(?:\w+\s+)?(?:have|['’]ve)\b", re.IGNORECASE
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")


def is_unreal(text: str, sentence: Span, expression: Span) -> bool:
    """Whether the date that `expression` names in a sentence of `text` is that of nothing that is told to happen."""
    whole = text[sentence.start : sentence.end]
    if _QUESTION.search(whole):
        return True
    before = _blanked(whole)[: expression.start - sentence.start]
    inverted = _INVERTED.match(before)
    if inverted and "," not in before:
        return True
    opened = list(_condition().finditer(before))
    if not opened:
        return False
    within = before[opened[-1].end() :].lstrip(" ,")
    return "," not in within or bool(_WOULD_HAVE.search(whole))


def is_habit(text: str, expression: Span, times: Iterable[Time]) -> bool:
    """Whether a time of day is that of every time: "on weekdays at 18:00", "at noon each day"."""
    for time in times:
        if time.type == "SET":
            between = text[time.end : expression.start] or text[expression.end : time.start]
            if between and len(between) <= CLOSE and "." not in between:
                return True
    return False


def _blanked(text: str) -> str:
    """`text` with blanks in the place of its quotations, whose commas and conditions are the speaker's."""
    return _QUOTED.sub(lambda found: " " * len(found[0]), text)


@cache
def _condition() -> re.Pattern[str]:
    named = "|".join(sorted(words("resolve/conditions.txt")))
    return re.compile(rf"\b(?:{named})\b", re.IGNORECASE)
