"""The judged pairs of real reports are what their description says."""

from __future__ import annotations

from benchmarks.claim_pairs import REAL_PAIRS
from benchmarks.corpus import rows

PAIRS = list(rows(REAL_PAIRS))


def test_pairs_are_of_two_reports_and_of_both_kinds() -> None:
    assert sum(row["same"] for row in PAIRS) >= 100
    assert sum(not row["same"] for row in PAIRS) >= 100
    assert all(row["a"]["article"] != row["b"]["article"] for row in PAIRS)


def test_no_pair_is_judged_twice_and_spans_follow_one_another() -> None:
    sides = [(repr(row["a"]), repr(row["b"])) for row in PAIRS]
    assert len({frozenset(pair) for pair in sides}) == len(PAIRS)
    for row in PAIRS:
        for side in ("a", "b"):
            bounds = [bound for span in row[side]["spans"] for bound in span]
            assert bounds == sorted(bounds) and len(set(bounds)) == len(bounds)
