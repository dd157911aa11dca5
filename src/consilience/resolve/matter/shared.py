"""What of the words and names of one proposition another has, for many pairs at once.

Each word of the one counts as far as the other has it: 1 the word itself, less what can stand for it. The pairs are
taken by the proposition that is asked whether it has the words: a table says of all words of the story how far it does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from consilience.resolve.lists import Lists, Places
from consilience.resolve.matter.kinship import Kin
from consilience.resolve.matter.terms import Matter

KEPT = 0.3
"""How far another word has to stand for a word for it not to be left out."""
TOGETHER = 64
"""Propositions whose tables are made at once."""
WORD, NAME = 1, 2

Floats = NDArray[np.float64]


class Shared(NamedTuple):
    """What the others have of the words and names of the ones, each an array with a place for every pair.

    `found` is the weight of the words that are there, each as far as it is; `best` and `second` are what the two
    weightiest of them give. `lost` is the most of one word's weight that is not there, `missing` the number of words
    that are left out, `names` the number of names that are there and `strange` of those that are not even as words.
    """

    found: Floats
    best: Floats
    second: Floats
    lost: Floats
    missing: Floats
    names: Floats
    strange: Floats


class Between(NamedTuple):
    """Pairs of propositions, each by its index, what the second of each has of the first, and the other way round."""

    ours: Places
    theirs: Places
    here: Shared
    there: Shared


class Words:
    """The words and names of the propositions of a story."""

    def __init__(self, several: Sequence[Matter], akin: Kin) -> None:
        """`akin` are the words that can stand for another."""
        stems = _numbered(key for item in several for key in item.weights)
        forms = _numbered(word for item in several for word in item.words.values())
        self._words = Lists.of(item.words for item in several)
        self._stem = np.array([stems[key] for item in several for key in item.words], np.intp)
        self._form = np.array([forms[word] for item in several for word in item.words.values()], np.intp)
        self._weight = np.array([item.weights[key] for item in several for key in item.words])
        self._names = Lists.of(item.names for item in several)
        self._name = np.array([stems[name] for item in several for name in sorted(item.names)], np.intp)
        stands: list[list[tuple[int, float]]] = [[] for _ in forms]
        for word, others in akin.items():
            for other, share in others.items():
                if word in forms and other in forms:
                    stands[forms[other]].append((forms[word], share))
        self._stands = Lists.of(stands)
        self._stands_for = np.array([form for row in stands for form, _ in row], np.intp)
        self._as_far = np.array([share for row in stands for _, share in row])
        self._has = np.zeros((TOGETHER, len(stems)), np.int8)
        self._reach = np.zeros((TOGETHER, len(forms)))

    def between(self, ours: Places, theirs: Places) -> Between:
        """What each of the propositions `ours` and that at the same place of `theirs` have of one another."""
        return Between(ours, theirs, self._shared(ours, theirs), self._shared(theirs, ours))

    def _shared(self, ours: Places, theirs: Places) -> Shared:
        made = np.zeros((len(Shared._fields), len(ours)))
        order = np.argsort(theirs, kind="stable")
        askeds, firsts = np.unique(theirs[order], return_index=True)
        bounds = np.append(firsts, len(order))
        for start in range(0, len(askeds), TOGETHER):
            asked = askeds[start : start + TOGETHER]
            block = order[bounds[start] : bounds[start + len(asked)]]
            self._ask(asked)
            made[:, block] = self._answered(ours[block], np.searchsorted(asked, theirs[block]))
        return Shared(*made)

    def _ask(self, asked: Places) -> None:
        """Fill the tables with what the propositions `asked` have, a row for each."""
        self._has.fill(0)
        self._reach.fill(0.0)
        row, place = self._words.read(asked)
        self._has[row, self._stem[place]] = WORD
        word, other = self._stands.read(self._form[place])
        cells = row[word] * self._reach.shape[1] + self._stands_for[other]
        np.maximum.at(self._reach.reshape(-1), cells, self._as_far[other])
        row, place = self._names.read(asked)
        self._has[row, self._name[place]] = NAME

    def _answered(self, ours: Places, rows: Places) -> Floats:
        """The fields of `Shared` by the tables, in which the other of each pair has its row."""
        count = len(ours)
        pair, place = self._words.read(ours)
        row, weight = rows[pair], self._weight[place]
        share = np.where(self._has[row, self._stem[place]] > 0, 1.0, self._reach[row, self._form[place]])
        told = weight * share
        best = _greatest(told, pair, count)
        most = told == best[pair]
        second = np.where(np.bincount(pair, most, count) > 1, best, _greatest(np.where(most, 0.0, told), pair, count))
        named, name = self._names.read(ours)
        there = self._has[rows[named], self._name[name]]
        return np.array(
            [
                np.bincount(pair, told, count),
                best,
                second,
                _greatest(weight * (1 - share), pair, count),
                np.bincount(pair, share < KEPT, count),
                np.bincount(named, there == NAME, count),
                np.bincount(named, there == 0, count),
            ],
            np.float64,
        )


def _numbered(several: Iterable[str]) -> dict[str, int]:
    return {one: number for number, one in enumerate(dict.fromkeys(several))}


def _greatest(values: Floats, owner: Places, count: int) -> Floats:
    """The greatest of the values of each owner, 0 where it has none."""
    found = np.zeros(count)
    np.maximum.at(found, owner, values)
    return found
