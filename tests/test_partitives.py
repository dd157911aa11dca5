"""Phrases that pick out one or more of several people."""

from __future__ import annotations

import pytest

from consilience.partitives import Partitive, partitive


@pytest.mark.parametrize(
    ("text", "one", "of", "several"),
    [
        ("One of them", "one", "", False),
        ("another of the officials", "another", "the officials", False),
        ("The other", "the other", "", False),
        ("A third", "another", "", False),
        ("some of her aides", "some", "her aides", True),
        ("Two of them", "two", "", True),
        ("the others", "the others", "", True),
    ],
)
def test_it_is_taken_apart(text: str, one: str, of: str, several: bool) -> None:
    found = partitive(text)
    assert found == Partitive(one, of)
    assert found.several == several


@pytest.mark.parametrize(
    "text", ["two officials", "One Nation", "the University of the Isles", "Most", "a third of voters"]
)
def test_other_phrases_are_none(text: str) -> None:
    assert partitive(text) is None
