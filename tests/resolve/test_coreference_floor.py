"""A floor under what the corpora get through the shipped weights: two topics of ECB+, a story of NewsWCL50r."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.coreference_corpora import language, marked
from benchmarks.coreference_scores import scores
from benchmarks.train_concepts import chains_of_concepts
from benchmarks.train_coreference import chains

FOLDER = Path(__file__).parents[3] / "shared" / "bench" / "coreference"
DATA = FOLDER / "ecbplus_train_dev_mentions.jsonl.gz"
LOOSELY = FOLDER / "newswcl50r_dev_mentions.jsonl.gz"


@pytest.mark.shared
@pytest.mark.model
def test_two_topics_of_ecbplus_stand_above_a_floor() -> None:
    if not DATA.is_file():
        pytest.skip(f"{DATA} is not there")
    several = marked(DATA, language(), topics=("12", "33"))
    found = chains(several)
    for kind, floor in (("entity", 75.5), ("event", 80.0)):
        assert scores({one.sighting.id: one.chain for one in several if one.kind == kind}, found)["conll"] >= floor


@pytest.mark.shared
@pytest.mark.model
def test_the_matters_of_a_story_of_newswcl_stand_above_a_floor() -> None:
    if not LOOSELY.is_file():
        pytest.skip(f"{LOOSELY} is not there")
    several = [one for one in marked(LOOSELY, language(), topics=("0",)) if one.kind == "entity"]
    found = chains_of_concepts(several)
    assert scores({one.sighting.id: one.chain for one in several}, found)["conll"] >= 75.0
