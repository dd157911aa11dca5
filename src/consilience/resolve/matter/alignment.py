"""How much of what one proposition tells another tells too, word by word, as a network reads both in their sentences.

Each word goes with the nearest word of the other, and counts by how rare it is in news and in the story (BERTScore:
Zhang et al., ICLR 2020). So "the airport" is there where "the airfield" is, and a figure where the same figure is. It
has a direction: what the other has besides does not count.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from consilience.resolve.lists import Lists, Places
from consilience.resolve.matter.meaning import Read
from consilience.resolve.matter.shared import Floats
from consilience.resolve.matter.terms import Matter
from consilience.resolve.wording import fold, stem

ALIGNED = ("aligned", "weakest")
"""What is found of a pair: the mean of the cosines of what is told with the nearest there, each word by its weight; and
the mean of the `FEWEST` lowest of them."""
FEWEST = 3
HEAVY = 0.25
"""Share of the weightiest word's weight from which a word can be among the weakest."""
FIGURE = 0.5
"""What a word that begins with a figure weighs: `Matter.weights` has none of them."""
SMALL = 50
"""Words that a story is taken to have besides, so that in a small one what is shared is not all."""


class Alignment:
    """The words of the propositions of a story."""

    def __init__(self, read: Sequence[Read], which: Sequence[int], several: Sequence[Matter]) -> None:
        """`read` are the words of each wording, `which` says which wording each proposition has, -1 for none."""
        self._which = np.array(which, np.intp)
        self._lists = Lists.of(one.words for one in read)
        self._rows = _own([one.rows for one in read])
        stems = [[stem(fold(word)) for word in one.words] for one in read]
        self._weights = [
            _weights(read[place].words, stems[place], item) if place >= 0 else np.zeros(0)
            for place, item in zip(which, several, strict=True)
        ]

    def between(self, told: Places, teller: Places) -> Floats:
        """How much of each of the propositions `told` that at the same place of `teller` tells: a row for each pair, in
        the order of `ALIGNED`, 0 where one of them was not read."""
        found = np.zeros((len(told), len(ALIGNED)))
        for one in np.unique(told).tolist():
            mine = np.flatnonzero(told == one)
            sizes = np.diff(self._lists.starts)[self._which[teller[mine]]]
            mine = mine[(self._which[teller[mine]] >= 0) & (sizes > 0)]
            heavy = self._weights[one] > 0
            if len(mine) and heavy.any():
                found[mine] = self._aligned(one, heavy, self._which[teller[mine]])
        return found

    def _aligned(self, told: int, heavy: NDArray[np.bool_], wordings: Places) -> Floats:
        start = self._lists.starts[self._which[told]]
        ours, weights = self._rows[start : start + len(heavy)][heavy], self._weights[told][heavy]
        reader, places = self._lists.read(wordings)
        begins = np.flatnonzero(np.diff(reader, prepend=-1))
        best = np.maximum.reduceat(ours @ self._rows[places].T, begins, axis=1).astype(np.float64)
        lowest = np.sort(best[weights >= HEAVY * weights.max()], axis=0)[:FEWEST]
        return np.round(np.stack([weights @ best / weights.sum(), lowest.mean(axis=0)], axis=1), 3)


def _own(rows: Sequence[NDArray[np.float16]]) -> NDArray[np.float32]:
    """The directions of all words, without what those of the story share."""
    every = np.concatenate(rows, dtype=np.float32) if rows else np.zeros((0, 1), np.float32)
    every -= every.sum(axis=0) / (len(every) + SMALL)
    every /= np.maximum(np.linalg.norm(every, axis=1, keepdims=True), 1e-6)
    return every


def _weights(words: Sequence[str], stems: Sequence[str], item: Matter) -> Floats:
    return np.array(
        [FIGURE if word[0].isdigit() else item.weights.get(key, 0.0) for word, key in zip(words, stems, strict=True)]
    )
