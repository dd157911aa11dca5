"""Sentences that say from whom the one before them is, or who denies it. All sentences are invented."""

from __future__ import annotations

import pytest

from consilience.annotate import Models
from tests.annotate.reading import Reading

pytestmark = pytest.mark.model

CLOSED = "The Karsk bridge was closed at noon."


@pytest.mark.parametrize(
    ("behind", "source"),
    [
        ("This was reported by the Interior Ministry.", "the Interior Ministry"),
        ("About this reports the agency Lakewire.", "the agency Lakewire"),
        ("Of this informed the Harbour Post with reference to two drivers.", "the Harbour Post"),
        ("This was announced by the mayor, Ines Caddock.", "the mayor, Ines Caddock"),
        ("The Ministry of Defence announced this on Monday.", "The Ministry of Defence"),
        ("The Harbour Post was first to write about it.", None),
        ("The ministry did not announce this.", None),
        ("She said this.", None),
    ],
)
def test_a_sentence_may_give_the_source_of_the_one_before(behind: str, source: str | None, models: Models) -> None:
    reading = Reading(f"{CLOSED} {behind}", models)
    found = [item for item in reading.annotated.attributions if reading.words(item.content) == CLOSED]
    assert [reading.words(item.source) for item in found] == ([source] if source else [])


def test_the_sentence_before_may_end_the_paragraph_above(models: Models) -> None:
    reading = Reading(f"{CLOSED}\nThis was reported by the Interior Ministry.", models)
    assert reading.contents() == [CLOSED]


def test_what_has_a_source_already_gets_no_second_one(models: Models) -> None:
    reading = Reading("Ana Weld said the bridge was closed. This was reported by the Interior Ministry.", models)
    assert reading.contents() == ["the bridge was closed"]


@pytest.mark.parametrize(
    "behind", ["The owner has since denied this.", "The owner denies it.", "The owner denied that."]
)
def test_a_denial_is_of_the_sentence_before(behind: str, models: Models) -> None:
    (item,) = (reading := Reading(f"{CLOSED} {behind}", models)).annotated.attributions
    assert (reading.words(item.content), item.force) == (CLOSED, "denied")
    assert (reading.words(item.source) or "").lower() == "the owner"


def test_a_denial_is_of_what_somebody_says_in_the_sentence_before(models: Models) -> None:
    reading = Reading("A union said that three bolts were missing. The owner later denied that.", models)
    assert [(reading.words(item.content), item.force) for item in reading.annotated.attributions] == [
        ("that three bolts were missing", "said"),
        ("that three bolts were missing", "denied"),
    ]


def test_nobody_denies_it_where_the_denial_is_denied(models: Models) -> None:
    assert Reading(f"{CLOSED} The owner did not deny this.", models).contents() == []
