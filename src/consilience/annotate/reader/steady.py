"""From chances to stretches: a word or two that fall out of their surroundings take the role of these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

CHANGE = 0.5
"""What a change of role costs, as a difference of logarithms of chances: set on articles that show how to join what was
learned with rules."""
LEAST = 1e-6


class Run(NamedTuple):
    """Tokens of one role side by side, and for each role the sum of the logarithms of its chances."""

    start: int
    end: int
    role: int
    sums: tuple[float, ...]


def steady(chances: Floats, change: float = CHANGE) -> list[Run]:
    """The roles of the tokens of a frame from their `chances` (tokens, roles). The likeliest are taken first; then,
    one by one, the run that loses least by it takes a neighbour's role, as long as the changes saved are worth more: a
    greedy way to what Viterbi's search (1967) finds, near enough where roles rarely change."""
    roles = chances.argmax(axis=1)
    starts = [0, *(np.flatnonzero(roles[1:] != roles[:-1]) + 1).tolist()]
    sums = np.add.reduceat(np.log(np.maximum(chances, LEAST)), starts, axis=0).tolist()
    ends = [*starts[1:], len(roles)]
    runs = [Run(start, end, int(roles[start]), tuple(own)) for start, end, own in zip(starts, ends, sums, strict=True)]
    while len(runs) > 1:
        cost, place, role = min(_offers(runs, change))
        if cost >= 0:
            break
        runs = _joined([*runs[:place], runs[place]._replace(role=role), *runs[place + 1 :]])
    return runs


def _offers(runs: Sequence[Run], change: float) -> Iterator[tuple[float, int, int]]:
    """What it costs that a run takes the role of one beside it: (cost, place of the run, role)."""
    for place, run in enumerate(runs):
        beside = [other.role for other in (*runs[max(0, place - 1) : place], *runs[place + 1 : place + 2])]
        for role in sorted(set(beside)):
            yield run.sums[run.role] - run.sums[role] - change * beside.count(role), place, role


def _joined(runs: Iterable[Run]) -> list[Run]:
    """Runs of one role side by side as one."""
    found: list[Run] = []
    for run in runs:
        if found and found[-1].role == run.role:
            before = found.pop()
            run = Run(before.start, run.end, run.role, tuple(a + b for a, b in zip(before.sums, run.sums, strict=True)))
        found.append(run)
    return found
