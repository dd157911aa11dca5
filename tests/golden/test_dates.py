"""The reports are dated right and say why; what is to come stands on its day; the day on which a page was saved is
believed nowhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.golden import Build
from consilience.model import Article, TimelineEntry

pytestmark = pytest.mark.model
GOLD = Path(__file__).parent


def gold(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))
    return loaded


def _rejected(article: Article) -> set[str]:
    """Full dates that stand with the article and were not believed, other than those of a later change."""
    return {
        written
        for one in article.date_candidates
        if one.verdict == "rejected" and one.source != "text" and one.meaning != "modified"
        for written in one.dates
        if len(written) == 10
    }


def _check_dates(wanted: dict[str, Any], build: Build) -> None:
    for name, article in build.articles.items():
        day = wanted["articles"][name]["published"]
        assert article.published is not None and article.published.date == day, name
        assert article.published.reasons, name
        (first, *_) = article.date_candidates
        assert first.verdict == "chosen" and first.dates == (day,) and first.reason, name
        for one in article.date_candidates:
            assert one.span is None or article.words(one.span) in one.words, name


def _check_saved(build: Build) -> None:
    saved = {(article.id, day) for article in build.articles.values() for day in _rejected(article)}
    assert saved
    for story in build.dossiers:
        for article in story.articles:
            published = article.published
            assert published is not None
            assert (article.id, published.date) not in saved
            assert (article.id, published.earliest) not in saved and (article.id, published.latest) not in saved
        assert not {(time.article, time.anchor) for time in story.times} & saved
        assert not {(one.article, one.said_on) for one in story.attributions} & saved
        days = {day for article, day in saved if article in story.story.articles}
        assert not days & {entry.from_ for entry in story.timeline} | days & {entry.to for entry in story.timeline}
        assert story.story.to not in days


def _at(build: Build, place: dict[str, Any]) -> list[TimelineEntry]:
    span = build.span(place["article"], place["span"])
    return [
        entry
        for story in build.dossiers
        for entry in story.timeline
        if entry.status == "scheduled" and any(own.covers(span) for own in entry.evidence)
    ]


@pytest.mark.shared
def test_five_of_five_reports_are_dated_right_and_say_why(seeds_build: Build) -> None:
    _check_dates(gold("seeds"), seeds_build)


@pytest.mark.shared
def test_the_three_meetings_of_the_following_week_stand_on_their_days(seeds_build: Build) -> None:
    scheduled = gold("seeds")["scheduled"]
    assert len(scheduled) == 3
    for meeting in scheduled:
        days = {(entry.from_, entry.to, entry.disagreement) for entry in _at(seeds_build, meeting["place"])}
        assert days == {(meeting["date"], meeting["date"], None)}


@pytest.mark.shared
def test_the_day_on_which_a_page_was_saved_is_used_nowhere(seeds_build: Build) -> None:
    _check_saved(seeds_build)


def test_the_examples_are_dated_right_and_say_why(examples_build: Build) -> None:
    _check_dates(gold("examples"), examples_build)


def test_the_saved_page_of_the_examples_is_used_nowhere(examples_build: Build) -> None:
    _check_saved(examples_build)
