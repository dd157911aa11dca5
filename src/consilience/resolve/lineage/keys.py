"""Numbers for the roots, concepts and names of a story's words: so two articles' words are held against one another by
joining sorted columns and not word by word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

SPELLING = 0.75
"""Likeness of letters from which two names are one in two spellings."""
BLOCK = 256
"""Names that are held against all others at a time."""

Places = NDArray[np.intp]


class Column(Struct, frozen=True):
    """Places of words in an article by what they have in common with others: `keys` ascend, each with the places from
    its own of `starts` to the next."""

    keys: Places
    starts: Places
    places: Places

    @classmethod
    def of(cls, pairs: Iterable[tuple[int, int]]) -> Column:
        """The column of pairs of a key and a place."""
        table = np.array(sorted(pairs), np.intp).reshape(-1, 2)
        keys, starts = np.unique(table[:, 0], return_index=True)
        return cls(keys, np.append(starts, len(table)), np.ascontiguousarray(table[:, 1]))

    def joined(self, other: Column) -> tuple[Places, Places]:
        """The pairs of a place here and a place there that have a key in common, as two columns."""
        spots = np.searchsorted(self.keys, other.keys)
        spots[spots == len(self.keys)] = 0
        there = np.flatnonzero(self.keys[spots] == other.keys) if len(self.keys) else np.empty(0, np.intp)
        here = spots[there]
        widths = other.starts[there + 1] - other.starts[there]
        lengths = (self.starts[here + 1] - self.starts[here]) * widths
        ends = np.cumsum(lengths)
        step = np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - lengths, lengths)
        row, column = np.divmod(step, np.repeat(widths, lengths))
        return (
            self.places[np.repeat(self.starts[here], lengths) + row],
            other.places[np.repeat(other.starts[there], lengths) + column],
        )


class Keys(Struct, frozen=True):
    """The words of an article by their roots, by the concepts that they stand for (`own`) or are a step from
    (`beside`), and the names by their spelling and by those spellings in the story that are `alike`."""

    roots: Column
    own: Column
    beside: Column
    names: Column
    alike: Column


NONE = Column.of(())
NOTHING = Keys(NONE, NONE, NONE, NONE, NONE)


class Numbers:
    """A number for every string, in the order in which they come."""

    def __init__(self) -> None:
        """None yet."""
        self._numbers: dict[str, int] = {}

    def __call__(self, word: str) -> int:
        """The number of a string."""
        return self._numbers.setdefault(word, len(self._numbers))


def spelt_alike(names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs of names, by their places in `names`, that are one or one in two spellings, each pair both ways."""
    for start in range(0, len(names), BLOCK):
        likes = cdist(names[start : start + BLOCK], names, scorer=Indel.normalized_similarity, score_cutoff=SPELLING)
        rows, columns = np.nonzero(likes >= SPELLING)
        yield from zip((rows + start).tolist(), columns.tolist(), strict=True)


def keys(
    roots: Sequence[Mapping[str, int]],
    meanings: Sequence[Iterable[tuple[str, int, int]]],
    names: Sequence[Mapping[int, str]],
) -> list[Keys]:
    """The keys of the articles of a story, given for each the places of its roots, the concepts of its words with place
    and steps, and its names by place."""
    root, concept = Numbers(), Numbers()
    spellings = sorted({name for several in names for name in several.values()})
    number = {name: place for place, name in enumerate(spellings)}
    alike: dict[int, list[int]] = {}
    for one, other in spelt_alike(spellings):
        alike.setdefault(one, []).append(other)
    made = []
    for ours, means, named in zip(roots, meanings, names, strict=True):
        near: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
        for meant, place, steps in means:
            near[steps].append((concept(meant), place))
        spelt = [(number[name], place) for place, name in named.items()]
        made.append(
            Keys(
                roots=Column.of((root(one), place) for one, place in ours.items()),
                own=Column.of(near[0]),
                beside=Column.of(near[1]),
                names=Column.of(spelt),
                alike=Column.of((other, place) for name, place in spelt for other in alike[name]),
            )
        )
    return made
