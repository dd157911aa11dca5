"""Which reports of a story quote the same words: they heard the same person on the same day, or took it from each
other soon after."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from consilience.clean.dating.quotes import quoted

RUN = 7
"""Words in a row between quotation marks that nobody says twice."""

MOST = 3
"""Sets of reports that share quotations, the largest first; more of them would tell the same again."""

_WORD = re.compile(r"[^\W_]+")


def runs(text: str) -> frozenset[str]:
    """Every run of `RUN` words that stands between quotation marks, in lower case, on one line."""
    return frozenset(run for start, end in quoted(text) for run in _of(text[start:end]))


def _of(quotation: str) -> Iterator[str]:
    words = _WORD.findall(quotation.lower())
    for start in range(len(words) - RUN + 1):
        yield " ".join(words[start : start + RUN])


def where(text: str, others: frozenset[str]) -> tuple[int, int] | None:
    """The first quotation of `text` that has a run in common with `others`, by its offsets."""
    return next((span for span in quoted(text) if not others.isdisjoint(_of(text[slice(*span)]))), None)


def sharing(reports: Sequence[frozenset[str]]) -> tuple[tuple[int, ...], ...]:
    """The sets of reports (by index) that have a run in common, the largest first, each once."""
    holders: dict[str, list[int]] = defaultdict(list)
    for index, found in enumerate(reports):
        for run in found:
            holders[run].append(index)
    sets = {tuple(indices) for indices in holders.values() if len(indices) > 1}
    return tuple(sorted(sets, key=lambda indices: (-len(indices), indices))[:MOST])
