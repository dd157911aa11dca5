"""What a word stands for, whatever form it stands in: its concepts (WordNet) and its vector (GloVe)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from consilience.resolve.concepts import concepts
from consilience.resolve.matter.vectors import vector

STEPS = 1
"""Steps to a wider concept, or one of the other part of speech, that a word still stands near."""
ENDINGS = (
    ("ies", "y"), ("ied", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ly", ""),
)  # fmt: skip
BARE = 3
"""Letters that must be left of a word without its ending."""


@lru_cache(maxsize=1 << 15)
def meaning(word: str) -> tuple[tuple[str, int], ...]:
    """The concepts that a word stands for (0) or is a step from (1)."""
    for form in _forms(word):
        found = dict(concepts(form, "NOUN"))
        for concept, steps in concepts(form, "VERB").items():
            found[concept] = min(steps, found.get(concept, steps))
        if found:
            return tuple((concept, steps) for concept, steps in found.items() if steps <= STEPS)
    return ()


@lru_cache(maxsize=1 << 15)
def usage(word: str) -> NDArray[np.float32]:
    """The vector of a word or, if it has none, of what it may be a form of; nothing where that has none either."""
    several = [vector(form) for form in _forms(word)]
    return next((one for one in several if one.any()), several[0])


def _forms(word: str) -> Iterator[str]:
    """The word, and what it may be a form of."""
    yield word
    for ending, instead in ENDINGS:
        bare = word.removesuffix(ending)
        if bare != word and len(bare) >= BARE:
            yield bare + instead
            if not instead and bare[-1] == bare[-2]:
                yield bare[:-1]
