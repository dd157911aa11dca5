"""Numbers for the roots, concepts and names of a story's words: so two articles' words are held against one another by
joining sorted columns and not word by word, and those of many pairs of articles at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

from consilience.resolve.lineage.meanings import meaning
from consilience.resolve.lists import Lists, Places

SPELLING = 0.75
"""Likeness of letters from which two names are one in two spellings."""
SYNONYMS = (0.75, 0.5)
"""How near two words are that stand for one concept, and that are a step from it (wider, derived)."""
BLOCK = 256
"""Names that are held against all others at a time."""
ROOTS = 1 << 32
BESIDE = -ROOTS
LIMITS = np.array([BESIDE, 0, ROOTS])
NEARNESS = np.array([SYNONYMS[1], SPELLING, SYNONYMS[0], 1.0], np.float32)
"""How near two words are by the key that they have in common: below, between and from these `LIMITS` on."""


class Near(Struct, frozen=True):
    """The words of two tellings that are near one of the other, pair by pair: their places in the one (`ours`) and in
    the other (`theirs`), and how near they are, in 0..1: 1 the same root, less a synonym or another spelling. A pair
    that is near in several ways stands there several times. Where there are many tellings, `of` says which two."""

    of: Places
    ours: Places
    theirs: Places
    values: NDArray[np.float32]

    def turned(self) -> Near:
        """The same from the other side."""
        return Near(self.of, self.theirs, self.ours, self.values)

    def one(self, number: int) -> Near:
        """Those of two tellings."""
        own = np.flatnonzero(self.of == number)
        return Near(self.of[own], self.ours[own], self.theirs[own], self.values[own])


class Column(Struct, frozen=True):
    """Places of words in the articles of a story by what they have in common with others: the `keys` of each article
    ascend, each with as many `places` as `lengths` says, from its own of `starts` on."""

    lists: Lists
    keys: Places
    starts: Places
    lengths: Places
    places: Places

    @classmethod
    def of(cls, articles: Places, keys: Places, places: Places, count: int) -> Column:
        """The column of so many articles, given for each place its article and its key, in any order."""
        order = np.lexsort((keys, articles))
        articles, keys = articles[order], keys[order]
        starts = np.flatnonzero(np.diff(articles, prepend=-1) | np.diff(keys, prepend=-1))
        sizes = np.bincount(articles[starts], minlength=count)
        return cls(Lists.long(sizes), keys[starts], starts, np.diff(starts, append=len(keys)), places[order])


class Keys(Struct, frozen=True):
    """The words of a story's articles by what makes them near to words of another: a key of `ours` is one of the other
    article's `theirs` where a word has the same root, a concept that both stand for, a name in a spelling that is
    alike, or a concept that the one stands for and the other is a step from. `values` says of each key how near."""

    ours: Column
    theirs: Column
    values: NDArray[np.float32]

    def near(self, ones: Places, others: Places) -> Near:
        """The words of pairs of articles that are near: those of each of `ones` and of the one at the same place of
        `others`. Time: their keys, and the pairs of words found."""
        ours, theirs = self.ours, self.theirs
        held, table = np.unique(others, return_inverse=True)
        row, entry = theirs.lists.read(held)
        at = np.zeros(len(held) * len(self.values), np.intp)
        at[row * len(self.values) + theirs.keys[entry]] = entry + 1
        of, here = ours.lists.read(ones)
        there = at[table[of] * len(self.values) + ours.keys[here]] - 1
        met = np.flatnonzero(there >= 0)
        of, here, there = of[met], here[met], there[met]
        widths = theirs.lengths[there]
        lengths = ours.lengths[here] * widths
        each = np.arange(len(met)).repeat(lengths)
        line, column = np.divmod(np.arange(len(each)) - (lengths.cumsum() - lengths)[each], widths[each])
        return Near(
            of[each],
            ours.places[ours.starts[here][each] + line],
            theirs.places[theirs.starts[there][each] + column],
            self.values[ours.keys[here]][each],
        )


def keys(
    roots: Sequence[Mapping[str, int]], meant: Sequence[Mapping[int, str]], names: Sequence[Mapping[int, str]]
) -> Keys:
    """The keys of the articles of a story, given for each the places of its roots, the words by place that are looked
    up for what they mean, and the names by place."""
    rooted = _numbered(root for one in roots for root in one)
    spelt = _numbered(name for one in names for name in one.values())
    means = _numbered(word for one in meant for word in one.values())
    root = _placed([{place: rooted[one] for one, place in some.items()} for some in roots])
    name = _placed([{place: spelt[one] for place, one in some.items()} for some in names])
    word = _placed([{place: means[one] for place, one in some.items()} for some in meant])
    own, beside = (_looked_up(word, *concepts) for concepts in _concepts(list(means)))
    other = _looked_up(name, *_alike(list(spelt)))
    ours = (_from(root, ROOTS), own, _below(name, 0), _below(own, BESIDE), _below(beside, 2 * BESIDE))
    theirs = (_from(root, ROOTS), own, _below(other, 0), _below(beside, BESIDE), _below(own, 2 * BESIDE))
    sides = [tuple(map(np.concatenate, zip(*side, strict=True))) for side in (ours, theirs)]
    different, numbers = np.unique(np.concatenate([keyed for _, keyed, _ in sides]), return_inverse=True)
    split = np.split(numbers, [len(sides[0][1])])
    columns = [
        Column.of(articles, number, places, len(roots))
        for (articles, _, places), number in zip(sides, split, strict=True)
    ]
    return Keys(columns[0], columns[1], NEARNESS[LIMITS.searchsorted(different, "right")])


Placed = tuple[Places, Places, Places]
"""Articles, keys, and places of the words that have them."""


def _numbered(several: Iterable[str]) -> dict[str, int]:
    return {one: number for number, one in enumerate(dict.fromkeys(several))}


def _placed(several: Sequence[Mapping[int, int]]) -> Placed:
    """The numbers by place of each article, in columns."""
    articles = np.arange(len(several)).repeat([len(one) for one in several])
    found = np.fromiter((number for one in several for number in one.values()), np.intp)
    return articles, found, np.fromiter((place for one in several for place in one), np.intp)


def _looked_up(placed: Placed, lists: Lists, numbers: Places) -> Placed:
    """The same with the numbers of each one's list in its stead."""
    articles, keyed, places = placed
    at, entry = lists.read(keyed)
    return articles[at], numbers[entry], places[at]


def _from(placed: Placed, limit: int) -> Placed:
    """The same with keys of their own, from a limit on."""
    return placed[0], limit + placed[1], placed[2]


def _below(placed: Placed, limit: int) -> Placed:
    """The same with keys of their own, below a limit."""
    return placed[0], limit - 1 - placed[1], placed[2]


def _concepts(words: Sequence[str]) -> list[tuple[Lists, Places]]:
    """For each word the numbers of the concepts that it stands for; and of those that it is a step from."""
    meanings = [meaning(word) for word in words]
    numbers = _numbered(concept for several in meanings for concept, _ in several)
    found = []
    for steps in (0, 1):
        lists = [[numbers[concept] for concept, far in several if far == steps] for several in meanings]
        found.append((Lists.of(lists), np.fromiter((one for several in lists for one in several), np.intp)))
    return found


def _alike(names: Sequence[str]) -> tuple[Lists, Places]:
    """For each of different names the numbers of those that are the same or this one in another spelling."""
    found = [np.empty(0, np.intp)]
    for start in range(0, len(names), BLOCK):
        likes = cdist(names[start : start + BLOCK], names, scorer=Indel.normalized_similarity, score_cutoff=SPELLING)
        found += [np.flatnonzero(row >= SPELLING) for row in likes]
    return Lists.of(found[1:]), np.concatenate(found)
