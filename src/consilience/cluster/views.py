"""The views of an article: terms counted and weighed, of each view the heaviest."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from consilience.cluster.characters import Places, runs
from consilience.cluster.vocabulary import DIMENSIONS, Terms, Weights

VIEWS = {
    "words": 150, "lead": 80, "title": 24, "names": 80, "phrases": 40, "focus": 48, "figures": 32, "presence": 150,
    "numbers": 32, "days": 16, "years": 12, "months": 12, "weekdays": 7,
}  # fmt: skip
"""The views, each with the number of its heaviest terms that are kept. `words`, `lead`, `title` and `names` (words with
a capital) are weighed (1 + log tf) idf, `phrases` are names of several words; `focus` and `figures` are words and names
weighed tf idf, so that what an article is mostly about counts most; `presence` are words weighed by the root of idf, so
that a product of two is the idf of what both have; the others are counted by 1 + log tf."""
ORDER = {name: number for number, name in enumerate(VIEWS)}
SCALE = 65535
"""A weight of one as it is stored."""

_LIMITS = np.array(list(VIEWS.values()))
_MORE = np.array([ORDER[name] for name in ("focus", "figures", "presence")], dtype=np.uint64)
_BOUNDS = np.array([ORDER["words"] + 1, ORDER["names"], ORDER["names"] + 1], dtype=np.uint64)
# sorted as one number: view, term, number of the word
_VIEW, _TERM = np.uint64(60), np.uint64(42)
_WORD = np.uint64((1 << 42) - 1)
# sorted as one number: view, how far the weight is from the greatest, place
_WEIGHT = np.uint64(28)
_PLACE = np.uint64((1 << 28) - 1)
_GREATEST = np.uint64((1 << 32) - 1)


class Weighed(Struct, frozen=True):
    """The views in their order, the terms of each in order of weight, of equally heavy ones by id. Of each term its id
    plus `DIMENSIONS` times the number of its view; its weight in units of 1/`SCALE`, so that each view has length one;
    and the number of the first word that it was counted from. `rarity` and `length` are those of a sketch."""

    terms: Terms
    weights: NDArray[np.uint16]
    first: Places
    sizes: tuple[int, ...]
    rarity: float
    length: int


Part = tuple[str, int, int]
"""Words that count for a view: its name, the number of the first word and that behind the last one."""


def weighed(parts: Sequence[Part], terms: Terms, idf: Weights) -> Weighed:
    """The views of an article from the terms of its words and their inverse document frequencies. Of two stems that
    share an id the first one's weight counts."""
    places = np.concatenate([np.arange(start, end) for _, start, end in parts])
    numbers = np.array([ORDER[name] for name, _, _ in parts], dtype=np.uint64)
    terms, idf = terms[places], idf[places]
    keys = numbers.repeat([end - start for _, start, end in parts]) << _VIEW
    keys |= terms.astype(np.uint64) << _TERM
    keys |= np.arange(len(terms), dtype=np.uint64)
    keys = keys[idf > 0]
    keys.sort()
    edges = runs(keys >> _TERM)
    keys, counts = keys[edges[:-1]], edges[1:] - edges[:-1]
    first = (keys & _WORD).astype(np.int64)
    idf = idf[first]
    numbers, terms = keys >> _VIEW, (keys >> _TERM).astype(np.uint32) & np.uint32(DIMENSIONS - 1)
    graded, plain = (1 + np.log(counts)) * idf, counts * idf
    words, start, end = numbers.searchsorted(_BOUNDS).tolist()  # ends of words, and of names
    order, kept, weights = _heaviest(
        np.concatenate((numbers, _MORE.repeat((words, end - start, words)))),
        np.concatenate((graded, plain[:words], plain[start:end], np.sqrt(idf[:words]))),
    )
    order = np.concatenate((np.arange(len(keys)), np.arange(words), np.arange(start, end), np.arange(words)))[order]
    squares = np.bincount(kept, weights=weights * weights, minlength=len(VIEWS))
    return Weighed(
        terms=terms[order] + kept.astype(np.uint32) * np.uint32(DIMENSIONS),
        weights=(weights / np.sqrt(squares)[kept] * SCALE).astype(np.uint16),
        first=places[first[order]],
        sizes=tuple(np.bincount(kept, minlength=len(VIEWS)).tolist()),
        rarity=float(squares[ORDER["presence"]]),
        length=int(counts[:words].sum()),
    )


def _heaviest(views: NDArray[np.uint64], weights: Weights) -> tuple[Places, Places, Weights]:
    """The places of the heaviest terms of each view in order of weight, with the numbers of their views and their
    weights. What differs by less than a seven-figure number shows is equally heavy: the first one counts."""
    light = _GREATEST - weights.astype(np.float32).view(np.uint32)  # bits of floats stand in the order of these
    keys = (views << _VIEW) | (light << _WEIGHT) | np.arange(len(views), dtype=np.uint64)
    keys.sort()
    numbers = (keys >> _VIEW).astype(np.int64)
    starts = numbers.searchsorted(np.arange(len(VIEWS)))
    kept = np.arange(len(keys)) - starts[numbers] < _LIMITS[numbers]
    order = (keys[kept] & _PLACE).astype(np.int64)
    return order, numbers[kept], weights[order]
