"""A floor under what the corpora get: two topics of ECB+ through the shipped weights."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.coreference import scores
from benchmarks.coreference_corpora import language, marked
from benchmarks.train_coreference import chains

DATA = Path(__file__).parents[3] / "shared" / "bench" / "coreference" / "ecbplus_train_dev_mentions.jsonl.gz"


@pytest.mark.shared
@pytest.mark.model
def test_two_topics_of_ecbplus_stand_above_a_floor() -> None:
    if not DATA.is_file():
        pytest.skip(f"{DATA} is not there")
    several = marked(DATA, language(), topics=("12", "33"))
    found = chains(several)
    for kind, floor in (("entity", 75.0), ("event", 76.5)):
        assert scores({one.sighting.id: one.chain for one in several if one.kind == kind}, found)["conll"] >= floor
