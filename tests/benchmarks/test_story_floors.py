"""A floor under the stories of two corpora, through the weights that ship."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from benchmarks.scoring import bcubed_and_pairwise
from benchmarks.story_corpora import labelled
from consilience.cluster.stories import group
from consilience.cluster.vectors import Sketch
from consilience.settings import Settings

CORPORA = Path(__file__).parents[3] / "shared" / "bench" / "stories"


def scored(rows: Iterable[tuple[Sketch, str, str]]) -> tuple[float, float]:
    told = {sketch: story for sketch, story, _ in rows}
    found = {article: story.id for story in group(told, Settings()) for article in story.articles}
    return bcubed_and_pairwise({sketch.id: story for sketch, story in told.items()}, found)


def corpus(name: str) -> Path:
    path = CORPORA / name
    if not path.is_file():
        pytest.skip(f"{path} is not there")
    return path


@pytest.mark.shared
def test_the_half_of_allsides_that_the_model_has_not_seen_stands_above_its_marks() -> None:
    rows = sorted(labelled(corpus("allsides_2016_2018.jsonl.gz")), key=lambda row: (row[0].day or 0, row[0].id))
    bcubed, pairwise = scored(rows[len(rows) // 2 :])
    assert bcubed >= 94.2 and pairwise >= 85.7


@pytest.mark.shared
def test_newscluster_without_its_dates_stands_above_a_floor() -> None:
    bcubed, pairwise = scored(labelled(corpus("newscluster.jsonl.gz"), dated=False))
    assert bcubed >= 93.8 and pairwise >= 89.2
