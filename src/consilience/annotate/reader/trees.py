"""From scores to a tree for each sentence: every word hangs on its best head, and where that gives no tree, the
cheapest changes that do (the repair of Chu and Liu 1965, one word of a cycle at a time).

The scores are those of a biaffine attention (Dozat and Manning, ICLR 2017): no state is gone through, so that the cost
of a sentence is one product of matrices.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

Extent = tuple[int, int]


def heads_of(asks: Floats, answers: Floats, bias: Floats, root: float, sentences: Sequence[Extent]) -> Ints:
    """The position of each token's head, its own for the one root of each sentence. `asks` and `answers` (tokens,
    size) are what a token looks for in a head and what it offers as one, `bias` (tokens) how often it is one, `root`
    what is added for being one's own. `sentences` cover all tokens."""
    heads = np.arange(len(asks))
    for start, end in sentences:
        if end - start > 1:
            scores = _scores(asks, answers, bias, root, (start, end))
            heads[start:end] = start + scores.argmax(axis=1)
    for start, end in _wrong(heads, sentences):
        scores = _scores(asks, answers, bias, root, (start, end))
        heads[start:end] = start + mended(scores, heads[start:end] - start)
    return heads


def _scores(asks: Floats, answers: Floats, bias: Floats, root: float, extent: Extent) -> Floats:
    here = slice(*extent)
    scores: Floats = asks[here] @ answers[here].T + bias[here]
    scores.flat[:: len(scores) + 1] += root
    return scores


def _wrong(heads: Ints, sentences: Sequence[Extent]) -> list[Extent]:
    """The sentences that don't have exactly one root, or have a cycle."""
    if not sentences:
        return []
    top = _top(heads)
    odd = heads[top] != top
    roots = heads == np.arange(len(heads))
    starts = [start for start, _ in sentences]
    wrong = np.logical_or.reduceat(odd, starts) | (np.add.reduceat(roots, starts) != 1)
    return [sentences[k] for k in np.flatnonzero(wrong).tolist()]


def _top(heads: Ints) -> Ints:
    """Where the way up from each token ends; for one in or below a cycle, somewhere in it."""
    top = heads
    for _ in range(len(heads).bit_length()):
        further = top[top]
        if np.array_equal(further, top):
            break
        top = further
    return top


def mended(scores: Floats, heads: Ints) -> Ints:
    """The heads of one sentence, changed where they are no tree with one root: first all roots but the best hang
    elsewhere, then of each cycle the word to which another head outside costs the least. `scores` (tokens, heads)."""
    heads = heads.copy()
    own = scores.diagonal()
    every = np.arange(len(heads))
    roots = np.flatnonzero(heads == every)
    root = int(roots[own[roots].argmax()]) if len(roots) else int((own - scores.max(axis=1)).argmax())
    heads[root] = root
    others = scores.copy()
    np.fill_diagonal(others, -np.inf)
    for k in roots:
        if k != root:
            heads[k] = others[k].argmax()
    while True:
        lost = _top(heads) != root
        if not lost.any():
            return heads
        within = _cycle(heads, int(np.flatnonzero(lost)[0]))
        choice = np.where(lost[None, :], -np.inf, others[within])
        best = choice.argmax(axis=1)
        cost = scores[within, heads[within]] - choice[np.arange(len(within)), best]
        cheapest = int(cost.argmin())
        heads[within[cheapest]] = best[cheapest]


def _cycle(heads: Ints, start: int) -> Ints:
    """The tokens of the cycle that the way up from `start` ends in."""
    for _ in range(len(heads)):
        start = int(heads[start])
    found = [start]
    while heads[found[-1]] != start:
        found.append(int(heads[found[-1]]))
    return np.array(found)
