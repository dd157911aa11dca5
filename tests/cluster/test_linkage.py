"""What joins two stories of several articles each."""

from __future__ import annotations

import numpy as np
import pytest

from consilience.cluster.linkage import NEVER, partition


def two_pairs(within: float, between: float) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """The log odds of four articles, of which the first two and the last two are alike."""
    odds = np.full((4, 4), between)
    odds[:2, :2] = odds[2:, 2:] = within
    return odds


@pytest.mark.parametrize(("within", "found"), [(8.0, [0, 0, 2, 2]), (1.0, [0, 0, 0, 0])])
def test_stories_that_hold_firmly_together_are_joined_by_more_than_loose_ones(within: float, found: list[int]) -> None:
    assert partition(two_pairs(within, 0.9), prior=0.0, cohesion=0.3) == found
    assert partition(two_pairs(within, 0.9), prior=0.0) == [0, 0, 0, 0]


def test_a_single_article_joins_however_firmly_a_story_holds_together() -> None:
    assert partition(two_pairs(8.0, 0.9)[:3, :3], prior=1.0, cohesion=0.3) == [0, 0, 0]


def test_two_that_persons_brought_together_hold_nobody_off() -> None:
    odds = two_pairs(8.0, 0.9)
    odds[0, 1] = odds[1, 0] = NEVER
    assert partition(odds, prior=0.0, cohesion=0.3, together=[(0, 1)]) == [0, 0, 0, 0]
