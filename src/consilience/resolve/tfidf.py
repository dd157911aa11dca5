"""Cosines of TF-IDF vectors, for the pairs of texts that are asked for and no others.

Weights as in Salton and Buckley 1988 (Information Processing & Management 24:513-523): 1 + ln tf, times a smoothed idf,
rows of length one. scikit-learn computes the same, but importing it takes longer than all that a small build does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from consilience.resolve.lists import Lists, Pairs, Places

SHORTEST, LONGEST = 3, 5
"""Lengths of the letter n-grams."""
TOGETHER = 16
"""Texts whose vectors are laid out in full at once."""


class Terms(NamedTuple):
    """The terms of texts as numbers below `size`, those of each text one behind another."""

    texts: Lists
    terms: Places
    size: int


def listed(texts: Sequence[Sequence[str]]) -> Terms:
    """Of texts that are given as their terms."""
    number = {term: place for place, term in enumerate(dict.fromkeys(term for text in texts for term in text))}
    return Terms(Lists.of(texts), np.array([number[term] for text in texts for term in text], np.intp), len(number))


def letters(texts: Sequence[str]) -> Terms:
    """The letter n-grams of each word of the texts, the word set off by a space on either side; a word shorter than n
    gives one."""
    split = [text.split() for text in texts]
    words = listed(split)
    grams = listed([list(_of_word(word)) for word in dict.fromkeys(word for text in split for word in text)])
    _, places = grams.texts.read(words.terms)
    sizes = np.diff(grams.texts.starts)[words.terms]
    starts = np.append(0, np.cumsum(sizes))[words.texts.starts]
    return Terms(Lists(starts), grams.terms[places], grams.size)


def cosines(texts: Terms, pairs: Pairs) -> NDArray[np.float64]:
    """The cosine of each pair of texts."""
    held, terms, weights = _weighed(texts)
    found = np.zeros(pairs.shape[1])
    full = np.zeros((TOGETHER, texts.size))
    order = np.argsort(pairs[0], kind="stable")
    lefts, firsts = np.unique(pairs[0, order], return_index=True)
    bounds = np.append(firsts, len(order))
    for start in range(0, len(lefts), TOGETHER):
        left = lefts[start : start + TOGETHER]
        block = order[bounds[start] : bounds[start + len(left)]]
        row, place = held.read(left)
        full[row, terms[place]] = weights[place]
        pair, other = held.read(pairs[1, block])
        products = full[np.searchsorted(left, pairs[0, block])[pair], terms[other]] * weights[other]
        found[block] = np.bincount(pair, products, len(block))
        full[row, terms[place]] = 0.0
    return found


def _weighed(texts: Terms) -> tuple[Lists, Places, NDArray[np.float64]]:
    """The terms of each text, each once, and their weights."""
    count = len(texts.texts.starts) - 1
    owner = np.repeat(np.arange(count), np.diff(texts.texts.starts))
    cells, uses = np.unique(owner * texts.size + texts.terms, return_counts=True)
    row, terms = np.divmod(cells, max(1, texts.size))
    held = np.bincount(terms, minlength=texts.size)
    idf = np.log((1 + count) / (1 + held)) + 1
    weights = (1 + np.log(uses)) * idf[terms]
    norms = np.sqrt(np.bincount(row, weights**2, count))
    return Lists.long(np.bincount(row, minlength=count)), terms, weights / norms[row]


def _of_word(word: str) -> Iterator[str]:
    padded = f" {word} "
    for size in range(SHORTEST, min(LONGEST, len(padded) - 1) + 1):
        yield from (padded[start : start + size] for start in range(len(padded) - size + 1))
    if len(padded) <= LONGEST:
        yield padded
