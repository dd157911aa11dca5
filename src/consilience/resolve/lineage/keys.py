"""Numbers for the roots, concepts and names of a story's words: so two articles' words are held against one another by
joining sorted columns and not word by word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

from consilience.resolve.lineage.meanings import meaning

SPELLING = 0.75
"""Likeness of letters from which two names are one in two spellings."""
BLOCK = 256
"""Names that are held against all others at a time."""

Places = NDArray[np.intp]


class Column(Struct, frozen=True):
    """Places of words in an article by what they have in common with others: `keys` ascend, each with as many `places`
    as `lengths` says, from its own of `starts` on."""

    keys: Places
    starts: Places
    lengths: Places
    places: Places

    @classmethod
    def of(cls, keys: Places, places: Places) -> Column:
        """The column of keys, in any order, each with its place."""
        order = np.argsort(keys, kind="stable")
        found, starts, lengths = np.unique(keys[order], return_index=True, return_counts=True)
        return cls(found, starts, lengths, places[order])

    def joined(self, other: Column) -> tuple[Places, Places, Places]:
        """The pairs of a place here and a place there that have a key in common, as three columns: the keys, ascending,
        and the places here and there."""
        if not len(self.keys):
            return self.keys, self.places, self.places
        here = self.keys[:-1].searchsorted(other.keys)
        there = np.flatnonzero(self.keys[here] == other.keys)
        here = here[there]
        widths = other.lengths[there]
        lengths = self.lengths[here] * widths
        ends = lengths.cumsum()
        step = np.arange(lengths.sum()) - (ends - lengths).repeat(lengths)
        row, column = np.divmod(step, widths.repeat(lengths))
        row += self.starts[here].repeat(lengths)
        column += other.starts[there].repeat(lengths)
        return self.keys[here].repeat(lengths), self.places[row], other.places[column]


class Keys(Struct, frozen=True):
    """The words of an article by what makes them near to words of another: a key of `ours` is one of the other
    article's `theirs` where a word has the same root (keys from `ROOTS` on), a concept that both stand for (from 0
    on), a name in a spelling that is alike (below 0), or a concept that the one stands for and the other is a step from
    (below `BESIDE`)."""

    ours: Column
    theirs: Column


ROOTS = 1 << 32
BESIDE = -ROOTS
NONE = Column.of(np.empty(0, np.intp), np.empty(0, np.intp))
NOTHING = Keys(NONE, NONE)


def keys(
    roots: Sequence[Mapping[str, int]], meant: Sequence[Mapping[int, str]], names: Sequence[Mapping[int, str]]
) -> list[Keys]:
    """The keys of the articles of a story, given for each the places of its roots, the words by place that are looked
    up for what they mean, and the names by place."""
    rooted = _numbered(root for one in roots for root in one)
    spelt = _numbered(name for one in names for name in one.values())
    alike = _alike(list(spelt))
    own, beside = _by_concept(meant)
    made = []
    for article, placed in enumerate(roots):
        root = ROOTS + _column(rooted[one] for one in placed), _column(placed.values())
        name = _column(-1 - spelt[one] for one in names[article].values()), _column(names[article])
        several = [alike[spelt[one]] for one in names[article].values()]
        other = -1 - np.concatenate((*several, NO)), name[1].repeat([len(one) for one in several])
        meant_by, near_to = own[article], beside[article]
        made.append(
            Keys(
                ours=_joint(root, meant_by, name, _below(meant_by, BESIDE), _below(near_to, 2 * BESIDE)),
                theirs=_joint(root, meant_by, other, _below(near_to, BESIDE), _below(meant_by, 2 * BESIDE)),
            )
        )
    return made


Unsorted = tuple[Places, Places]
"""Keys and their places."""
NO = np.empty(0, np.intp)


def _numbered(several: Iterable[str]) -> dict[str, int]:
    return {one: number for number, one in enumerate(dict.fromkeys(several))}


def _column(numbers: Iterable[int]) -> Places:
    return np.fromiter(numbers, np.intp)


def _below(column: Unsorted, limit: int) -> Unsorted:
    """The same with keys of their own, below a limit."""
    return limit - 1 - column[0], column[1]


def _joint(*several: Unsorted) -> Column:
    return Column.of(*(np.concatenate(parts) for parts in zip(*several, strict=True)))


def _by_concept(meant: Sequence[Mapping[int, str]]) -> tuple[list[Unsorted], list[Unsorted]]:
    """For each article the numbers of the concepts that its words stand for, with the words' places; and the same of
    those that they are a step from."""
    words = {word: meaning(word) for word in dict.fromkeys(word for one in meant for word in one.values())}
    numbers = _numbered(concept for several in words.values() for concept, _ in several)
    found: tuple[list[Unsorted], list[Unsorted]] = ([], [])
    for steps, columns in enumerate(found):
        near = {word: _column(numbers[c] for c, far in several if far == steps) for word, several in words.items()}
        for one in meant:
            parts = [near[word] for word in one.values()]
            columns.append((np.concatenate((*parts, NO)), _column(one).repeat([len(part) for part in parts])))
    return found


def _alike(names: Sequence[str]) -> list[Places]:
    """For each of different names the numbers of those that are the same or this one in another spelling."""
    found = []
    for start in range(0, len(names), BLOCK):
        likes = cdist(names[start : start + BLOCK], names, scorer=Indel.normalized_similarity, score_cutoff=SPELLING)
        found += [np.flatnonzero(row >= SPELLING) for row in likes]
    return found
