"""What lineage reaches on the pairs that methods may be tried on, from bare texts: without annotations, so that it
takes a second. With them credits and datelines are known, too; see `docs/quality.md`."""

from __future__ import annotations

import pytest

from benchmarks.challenge import article
from benchmarks.lineage_challenge import PRACTICE as DATA
from benchmarks.lineage_challenge import Pair, read, score, told
from benchmarks.scoring import f1
from consilience.model import Annotated
from consilience.resolve.lineage import lineage

OPEN, PRACTICE = read("open"), read("practice", DATA)


def copies(pairs: list[Pair]) -> tuple[float, float]:
    """Precision and recall of "made from the other" in percent."""
    results = [
        (pair, told(pair, lineage([Annotated(article=article(one)) for one in (pair.a, pair.b)]))) for pair in pairs
    ]
    hits, said, true = score(results).copy
    return 100 * hits / max(1, said), 100 * hits / true


@pytest.mark.parametrize(
    ("pairs", "precision", "least"), [(OPEN, 96.0, 96.0), (PRACTICE, 95.0, 91.0)], ids=["open", "practice"]
)
def test_copies_are_told_from_independent_reports(pairs: list[Pair], precision: float, least: float) -> None:
    found = copies(pairs)
    assert found[0] >= precision
    assert f1(*found) >= least


def test_other_events_of_the_kind_are_no_copies() -> None:
    others = [pair for pair in [*OPEN, *PRACTICE] if pair.kind == "look-alike"]
    assert len(others) >= 16
    assert copies([*others, *(pair for pair in OPEN if pair.kind == "spun")])[0] == 100.0
