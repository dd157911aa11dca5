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
BARE = ("focus", "figures", "presence")
"""The views by which none but bare texts are compared, which have no headline: others have none of them."""
ORDER = {name: number for number, name in enumerate(VIEWS)}
FIGURES = 12  # chief names
SCALE = 65535
"""A weight of one as it is stored."""

_LIMITS = np.array(list(VIEWS.values()))
_BARE = np.array([ORDER[name] for name in BARE], dtype=np.uint64)
_ALL = np.arange(len(VIEWS))
_FIRST = np.arange(len(VIEWS), dtype=np.uint32) * np.uint32(DIMENSIONS)
_BOUNDS = np.array([ORDER["words"] + 1, ORDER["names"], ORDER["names"] + 1], dtype=np.uint64)
# sorted as one number: view, term, number of the word
_VIEW, _TERM = np.uint64(60), np.uint64(42)
_WORD = np.uint64((1 << 42) - 1)
_STOP = np.uint64((1 << 64) - 1)  # stands for a stop word, behind all others
# sorted as one number: view, how far the weight is from the greatest, place
_WEIGHT = np.uint64(28)
_PLACE = np.uint64((1 << 28) - 1)
_GREATEST = np.uint64((1 << 32) - 1)


class Weighed(Struct, frozen=True):
    """The views in their order, the terms of each in order of weight, of equally heavy ones by id. Of each term its id
    plus `DIMENSIONS` times the number of its view; its weight in units of 1/`SCALE`, so that each view has length one;
    and the number of the first word that it was counted from. `figures` are ids and first numbers of the chief names.
    `rarity` and `length` are those of a sketch."""

    terms: Terms
    weights: NDArray[np.uint16]
    first: Places
    sizes: tuple[int, ...]
    figures: tuple[Terms, Places]
    rarity: float
    length: int


Part = tuple[str, int, int]
"""Words that count for a view: its name, the number of the first word and that behind the last one."""


def weighed(parts: Sequence[Part], terms: Terms, idf: Weights, *, bare: bool) -> Weighed:
    """The views of an article from the terms of its words and their inverse document frequencies. Of two stems that
    share an id the first one's weight counts. Those of `BARE` are left empty but for a `bare` text."""
    words = (terms.astype(np.uint64) << _TERM) | np.arange(len(terms), dtype=np.uint64)
    words[idf <= 0] = _STOP
    keys = np.concatenate([words[start:end] for _, start, end in parts])
    keys |= np.array([ORDER[name] << 60 for name, _, _ in parts], dtype=np.uint64).repeat([b - a for _, a, b in parts])
    keys.sort()
    keys = keys[: keys.searchsorted(_STOP)]
    edges = runs(keys >> _TERM)
    keys, counts = keys.take(edges[:-1]), edges[1:] - edges[:-1]
    places = (keys & _WORD).astype(np.int64)
    idf = idf.take(places)
    views, ids = keys >> _VIEW, (keys >> _TERM).astype(np.uint32)
    ids &= np.uint32(DIMENSIONS - 1)
    count, start, end = views.searchsorted(_BOUNDS).tolist()  # ends of words, and of names
    graded, plain = (1 + np.log(counts)) * idf, counts * idf
    chief = start + (-plain[start:end].astype(np.float32)).argsort(kind="stable")[:FIGURES]
    figures = ids.take(chief), places.take(chief)
    if bare:
        views = np.concatenate((views, _BARE.repeat((count, end - start, count))))
        graded = np.concatenate((graded, plain[:count], plain[start:end], np.sqrt(idf[:count])))
        again = np.concatenate([np.arange(len(keys)), *map(np.arange, (0, start, 0), (count, end, count))])
        ids, places = ids.take(again), places.take(again)
    order, sizes = _heaviest(views, graded)
    weights, kept = graded.take(order), _ALL.repeat(sizes)
    squares = np.bincount(kept, weights=weights * weights, minlength=len(VIEWS))
    weights /= np.sqrt(squares).take(kept)
    weights *= SCALE
    return Weighed(
        terms=ids.take(order) + _FIRST.repeat(sizes),
        weights=weights.astype(np.uint16),
        first=places.take(order),
        sizes=tuple(sizes.tolist()),
        figures=figures,
        rarity=float(squares[ORDER["presence"]]),
        length=int(counts[:count].sum()),
    )


def _heaviest(views: NDArray[np.uint64], weights: Weights) -> tuple[Places, Places]:
    """The places of the heaviest terms of each view in order of weight, and how many each view has. What differs by
    less than a seven-figure number shows is equally heavy: the first one counts."""
    keys = (_GREATEST - weights.astype(np.float32).view(np.uint32)) << _WEIGHT  # bits of floats stand in their order
    keys |= views << _VIEW
    keys |= np.arange(len(views), dtype=np.uint64)
    keys.sort()
    counts = np.bincount((keys >> _VIEW).astype(np.int64), minlength=len(VIEWS))
    limits = counts.cumsum()
    limits -= counts
    limits += _LIMITS
    kept = keys[np.arange(len(keys)) < limits.repeat(counts)]
    kept &= _PLACE
    return kept.astype(np.int64), np.minimum(counts, _LIMITS)
