"""The judged directions of real reports are what their description says, and weights are learnt from what tells."""

from __future__ import annotations

import numpy as np

from benchmarks.claim_bearing import Side, judgements, learnt

PAIRS = judgements()
DEGREES = {"wholly", "mainly", "no"}


def test_pairs_are_of_two_reports_and_judged_both_ways() -> None:
    ways = [way for pair in PAIRS for way in (pair.left_bears_right, pair.right_bears_left)]
    assert set(ways) == DEGREES
    assert [ways.count(one) for one in ("wholly", "mainly")] == [255, 303]
    assert all(pair.left.article != pair.right.article for pair in PAIRS)
    assert len({pair.id for pair in PAIRS}) == len(PAIRS) == 860


def test_what_contradicts_bears_nothing_out_wholly() -> None:
    assert not [
        pair.id for pair in PAIRS if pair.contradict and "wholly" in (pair.left_bears_right, pair.right_bears_left)
    ]


def test_spans_follow_one_another() -> None:
    sides: list[Side] = [side for pair in PAIRS for side in (pair.left, pair.right)]
    bounds = [[bound for span in side.spans for bound in span] for side in sides]
    assert all(one == sorted(one) and len(set(one)) == len(one) for one in bounds)


def test_a_weight_is_learnt_for_what_tells_the_two_apart_and_heavy_rows_count_more() -> None:
    evidence = np.array([[1.0, 0.0], [1.0, 1.0], [0.0, 0.0], [0.0, 1.0]] * 10)
    borne = evidence[:, 0] > 0
    _, weights = learnt(evidence, borne, np.ones(len(borne)))
    assert weights[0] > 1 > abs(weights[1])
    light, _ = learnt(evidence, borne, np.where(borne, 0.1, 1.0))
    even, _ = learnt(evidence, borne, np.ones(len(borne)))
    assert light < even
