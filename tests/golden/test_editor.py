"""Floors under the quality of a build, held against what an editor found. A change may raise a floor; lowering one
needs a reason in the commit message."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from benchmarks.golden import Build, compare
from consilience.pipeline import dossiers
from consilience.settings import Settings

pytestmark = pytest.mark.model
GOLD = Path(__file__).parent
ORIGINS = re.compile(r"\b(?:(\d+) origins|one origin)\b")

FLOORS = {
    "seeds": {"found": 97.0, "speaker right": 97.0, "said-on right": 89.0},
    "examples": {"found": 98.0, "speaker right": 98.0, "said-on right": 96.0},
}


def gold(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="module")
def seeds(seeds_build: Build) -> dict[str, Any]:
    return compare(gold("seeds"), seeds_build)


@pytest.fixture(scope="module")
def stories(examples_build: Build) -> dict[str, Any]:
    return compare(gold("examples"), examples_build)


def _check(found: dict[str, Any], floors: dict[str, float]) -> None:
    assert {name: found[name] for name in floors if found[name] < floors[name]} == {}
    assert found["other utterance, joined"] == []
    assert found["people as one entity"] == []
    assert found["people in several entities"] == []
    assert set(found["published"].values()) == {"right"}
    assert found["debris read"] == []


@pytest.mark.shared
def test_the_five_reports(seeds: dict[str, Any]) -> None:
    _check(seeds, FLOORS["seeds"])
    assert seeds["body lost"] == []
    assert seeds["same utterance, not joined"] == []
    assert seeds["meetings missing"] == []


def test_the_examples(stories: dict[str, Any]) -> None:
    _check(stories, FLOORS["examples"])
    assert len(stories["same utterance, not joined"]) <= 3
    assert len(stories["meetings missing"]) <= 1


def test_the_examples_in_the_fast_setting(examples: Path) -> None:
    fast = Build(dossiers([examples / "talks", examples / "rally"], Settings(workers=1, attribution="fast")))
    found = compare(gold("examples"), fast)
    assert found["found"] >= 97.0
    assert found["speaker right"] >= 94.0
    assert found["other utterance, joined"] == []
    assert found["people as one entity"] == []
    assert set(found["published"].values()) == {"right"}


def test_the_brief_counts_origins_as_the_verdicts_do(examples_build: Build) -> None:
    told = 0
    for dossier in examples_build.dossiers:
        for sentence in dossier.brief:
            counted = ORIGINS.search(sentence.text)
            if sentence.part != "happened" or counted is None:
                continue
            first = sentence.evidence[0]
            held = [one for one in dossier.claims if any(first.overlaps(span) for span in one.supports)]
            if held:
                told += 1
                assert int(counted[1] or 1) in {len(one.origins) for one in held if one.about == "so"}, sentence.text
    assert told >= 3
