"""Reads the words around each cue again, each with its distance and its way to the cue in the tree, and tells which are
its source and which its content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from consilience.annotate.reader.layers import chances

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession

    from consilience.annotate.reader.reading import Seen

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

FAR = 48
"""Distances from the cue are told apart up to this one."""
ELSEWHERE, ITSELF, BESIDE, ABOVE, APART, UNDER = range(6)
"""The ways: in another sentence, the cue itself, below its head, below its head's head, elsewhere in the sentence; from
`UNDER` on below the cue, by the label of the branch."""
TOGETHER = 8
"""Frames that are read at once: as many as the processor's nearer memory holds."""
GAP = 4
"""Rows of zeros between frames, so that none sees another: the farthest neighbour that is mixed in."""
LONGEST_SENTENCE = 250
"""Tokens of a sentence from which the ways are not looked at."""


class Asked(NamedTuple):
    """A cue (first and last token) and the stretch of tokens that is looked at for it, all half-open positions in the
    document or the article."""

    cue: tuple[int, int]
    start: int
    end: int


@dataclass(frozen=True)
class Roles:
    """The network's part for frames: `distances` (2 · FAR + 1, width) and `ways` (ways, width) are added to the words,
    `graph` does the rest."""

    distances: Floats
    ways: Floats
    graph: InferenceSession
    fingerprint: str

    def __call__(self, asked: Sequence[Asked], seen: Seen, rows: Ints, ways: Sequence[Ints]) -> list[Floats]:
        """For each cue the chances (none, content, source) of the tokens in its stretch, whose `ways` are given.
        `rows` are the positions of all tokens, the ends of paragraphs counted."""
        found: list[Floats] = []
        for k in range(0, len(asked), TOGETHER):
            found += self._together(asked[k : k + TOGETHER], seen, rows, ways[k : k + TOGETHER])
        return found

    def _together(self, asked: Sequence[Asked], seen: Seen, rows: Ints, ways: Sequence[Ints]) -> list[Floats]:
        sizes = [item.end - item.start for item in asked]
        starts = GAP + np.cumsum([0, *(size + GAP for size in sizes)])
        states = np.zeros((int(starts[-1]), seen.narrow.shape[1]), dtype=np.float32)
        mask = np.zeros((len(states), 1), dtype=np.float32)
        places = [slice(start, start + size) for start, size in zip(starts[:-1].tolist(), sizes, strict=True)]
        for item, way, place in zip(asked, ways, places, strict=True):
            first, last = item.cue[0], item.cue[1] - 1
            here = rows[item.start : item.end]
            apart = np.minimum(here - rows[first], 0) + np.maximum(here - rows[last], 0)
            mixed = self.distances[apart.clip(-FAR, FAR) + FAR]
            mixed += self.ways[way]
            mixed += seen.narrow[item.start : item.end]
            mixed += (seen.told[first] + seen.told[last]) / 2
            np.maximum(mixed, 0, out=states[place])
            mask[place] = 1
        scores = self.graph.run(["scores"], {"rows": states[None], "mask": mask[None]})[0][0]
        found = chances(scores)
        return [found[place] for place in places]


def ways(
    top: int,
    heads: Ints,
    labels: Ints,
    above: NDArray[np.bool_] | None,
    sentence: tuple[int, int],
    stretch: tuple[int, int],
) -> Ints:
    """The way of each token of the `stretch` to the cue whose top word stands at `top` in its sentence. `heads` and
    `labels` are those of the sentence, positions counted from its start; `above` (tokens, tokens) tells whether the
    second is the first or above it; without, all is `ELSEWHERE`."""
    found = np.full(stretch[1] - stretch[0], ELSEWHERE)
    if above is None:
        return found
    way = np.full(len(heads), APART)
    head = heads[top]
    if head != top:
        if heads[head] != head:
            way[above[:, heads[head]]] = ABOVE
        way[above[:, head]] = BESIDE
    for branch in np.flatnonzero(heads == top).tolist():
        if branch != top:
            way[above[:, branch]] = UNDER + labels[branch]
    way[top] = ITSELF
    start, end = sentence
    left, right = max(start, stretch[0]), min(end, stretch[1])
    found[left - stretch[0] : right - stretch[0]] = way[left - start : right - start]
    return found


def top_of(heads: Ints, cue: tuple[int, int]) -> int:
    """The first token of the cue that hangs on a word outside it, or on none."""
    first, last = cue
    for token in range(first, last):
        if not first <= heads[token] < last or heads[token] == token:
            return token
    return first


def above_of(heads: Ints) -> NDArray[np.bool_] | None:
    """Of each pair of tokens of a sentence whether the second is the first or above it; of a very long one nothing."""
    if len(heads) > LONGEST_SENTENCE:
        return None
    every = np.arange(len(heads))
    found = np.eye(len(heads), dtype=bool)
    current = every
    while True:
        current = heads[current]
        if found[every, current].all():
            return found
        found[every, current] = True
