"""How much of what is told another proposition tells, word by word."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from consilience.model import Proposition, Span
from consilience.resolve.matter.alignment import ALIGNED, Alignment
from consilience.resolve.matter.meaning import Read
from consilience.resolve.matter.terms import matters
from tests.builders import annotated, article

LIKE = {"dam": 0, "barrage": 0, "burst": 1, "broke": 1, "village": 2, "night": 3, "mayor": 4, "resigned": 5, "40": 6}
"""Words by the direction that they are given here; those that are not listed have one of their own."""
TEXTS = (
    "The dam burst at night.",
    "A barrage broke at night, and the mayor resigned.",
    "The mayor resigned.",
    "The dam burst at night and 40 fled.",
)


def _alignment(texts: Sequence[str], which: Sequence[int] | None = None) -> Alignment:
    sources = [article(text, f"a{number}") for number, text in enumerate(texts)]
    told = [Proposition(article=one.id, spans=(Span(one.id, 0, len(one.text)),)) for one in sources]
    several = matters(told, {one.id: annotated(one) for one in sources})
    places = which if which is not None else range(len(texts))
    return Alignment([_read(text) for text in texts], places, several)


def _read(text: str) -> Read:
    words = tuple(word.strip(".,") for word in text.split())
    return Read(words, np.eye(64, dtype=np.float16)[[LIKE.get(one, 8 + 7 * len(one) % 50) for one in words]])


def _aligned(alignment: Alignment, told: int, teller: int) -> list[float]:
    found: list[float] = alignment.between(np.array([told]), np.array([teller]))[0].tolist()
    return found


def test_who_tells_more_has_all_of_who_tells_less_and_not_the_other_way_round() -> None:
    alignment = _alignment(TEXTS)
    assert _aligned(alignment, 0, 1)[0] > 0.99
    assert _aligned(alignment, 2, 1)[0] > 0.99
    assert _aligned(alignment, 1, 0)[0] < 0.8
    assert _aligned(alignment, 1, 0)[1] < _aligned(alignment, 0, 1)[1]


def test_a_figure_counts() -> None:
    alignment = _alignment(TEXTS)
    assert _aligned(alignment, 3, 0)[1] < _aligned(alignment, 0, 3)[1]


def test_a_pair_is_aligned_the_same_whatever_others_there_are() -> None:
    alignment = _alignment(TEXTS)
    pairs = [(told, teller) for told in range(4) for teller in range(4)]
    told, teller = np.array(pairs).T
    assert alignment.between(told, teller).tolist() == [_aligned(alignment, *pair) for pair in pairs]


@pytest.mark.parametrize("pair", [(0, 1), (1, 0), (1, 2)])
def test_what_was_not_read_or_has_no_words_is_not_aligned(pair: tuple[int, int]) -> None:
    alignment = _alignment(["The dam burst.", "", "The dam burst."], [0, 1, -1])
    assert _aligned(alignment, *pair) == [0.0] * len(ALIGNED)
