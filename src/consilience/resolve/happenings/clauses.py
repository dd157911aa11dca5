"""Cuts a sentence that tells of several dates into the clauses that each tell of one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from msgspec import Struct

from consilience.lexicon import rows, words

_TRIM = " \t\n\r\u00a0,;:–—-"
LONGEST_WORD = 20
"""Characters at the end of a clause in which a word that joins it to the next is looked for."""

_WORD = re.compile(r"\w+")
_LAST_WORD = re.compile(r"\b[a-z]+$", re.IGNORECASE)
_LISTED = re.compile(
    r"\s*(?:,|,?\s*(?:and|or))\s+(?:(?:again|also|once more)\s+)?(?:(?:in|on|at|by)\s+)?", re.IGNORECASE
)
_LIST_ENDS = re.compile(r"\s*(?:[,.;:!?)]|(?:and|or)\b|\Z)", re.IGNORECASE)
"""What stands between two dates of a list, and behind the second: "in 2019, in 2024 and in March, and" are of one
happening that came again."""
_SIGNS = re.compile(r"[;:]|\s[–—-]+\s|—")


class Clause(Struct, frozen=True):
    """A stretch of text, by its offsets. `apart` is whether it can be read without what stands around it."""

    start: int
    end: int
    apart: bool


class _Cut(Struct, frozen=True):
    """Where one clause ends and the next begins; the words between belong to neither."""

    end: int
    start: int
    apart: bool


def clauses(text: str, start: int, end: int, dates: Sequence[tuple[int, int]]) -> tuple[Clause, ...]:
    """A clause for each of `dates` (offsets, in order) of the sentence from `start` to `end`. Dates between which
    nothing parts two happenings share a clause."""
    cuts = [_cut(text, first[1], *second) for first, second in pairwise(dates)]
    found: list[Clause] = []
    begin, apart, waiting = start, True, 1
    for cut in [*cuts, _Cut(end, end, True)]:
        if cut is None:
            waiting += 1
            continue
        found.extend([_trimmed(text, begin, cut.end, apart and cut.apart)] * waiting)
        begin, apart, waiting = cut.start, cut.apart, 1
    return tuple(found)


@cache
def _breaks() -> tuple[re.Pattern[str], frozenset[str]]:
    table = rows("resolve/clause_breaks.tsv")
    ordered = sorted((row[0] for row in table), key=lambda name: (-len(name), name))
    pattern = re.compile(r"\b(?:" + "|".join(re.escape(name) for name in ordered) + r")\b", re.IGNORECASE)
    return pattern, frozenset(name for name, how in table if how == "apart")


def _cut(text: str, first_end: int, second_start: int, second_end: int) -> _Cut | None:
    """The best place to cut between two dates: at a sign, at a conjunction behind the first, at the last one; none in
    a list of dates."""
    gap = text[first_end:second_start]
    if _LISTED.fullmatch(gap) and _LIST_ENDS.match(text, second_end):
        return None
    if sign := _last(_SIGNS, gap):
        return _Cut(first_end + sign.start(), first_end + sign.end(), True)
    pattern, apart = _breaks()
    found = list(pattern.finditer(gap))
    if not found:
        comma = gap.rfind(", ")
        return None if comma < 0 else _Cut(first_end + comma, first_end + comma + 1, False)
    at_once = [match for match in found if not gap[: match.start()].strip(_TRIM)]
    chosen = at_once[0] if at_once else found[-1]
    whole = chosen[0].lower()
    skipped = first_end + (chosen.end() if whole in apart else chosen.start())
    return _Cut(first_end + chosen.start(), skipped, whole in apart)


def _last(pattern: re.Pattern[str], gap: str) -> re.Match[str] | None:
    found = None
    for match in pattern.finditer(gap):
        found = match
    return found


def _trimmed(text: str, start: int, end: int, apart: bool) -> Clause:
    """Without the blanks and signs at its edges, without leading conjunctions and without any break at its end."""
    leading = words("resolve/leading_words.txt")
    pattern, _ = _breaks()
    start, end = _bare(text, start, end)
    while (word := _WORD.match(text, start, end)) and word[0].lower() in leading:
        start, end = _bare(text, word.end(), end)
    while (last := _LAST_WORD.search(text, max(start, end - LONGEST_WORD), end)) and pattern.fullmatch(last[0]):
        start, end = _bare(text, start, last.start())
    return Clause(start, end, apart)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM:
        end -= 1
    return start, end
