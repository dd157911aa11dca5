"""Sentences: within paragraphs, mended behind abbreviations and at closing marks."""

from __future__ import annotations

import pytest

from consilience.annotate import Models
from tests.annotate.reading import Reading

pytestmark = pytest.mark.model


def sentences(text: str, models: Models) -> list[str]:
    reading = Reading(text, models)
    return [text[s.span.start : s.span.end] for s in reading.annotated.sentences]


def test_a_paragraph_always_ends_a_sentence(models: Models) -> None:
    text = "The ferry sank off Port Vell\nRescuers found nobody on board"
    assert sentences(text, models) == text.split("\n")


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Adeyemi and Dr. Sorensen met Gov. Ruth Calloway on Jan. 4 in St. Brannock.",
        "The U.S. embassy in Tarsk said it was closed.",
        "J. R. Okonkwo of the D.C. office agreed with Sen. P. Lindqvist.",
        "“We will rebuild the bridge.”",
    ],
)
def test_no_split_inside(text: str, models: Models) -> None:
    assert sentences(text, models) == [text]


def test_a_closing_mark_stays_with_its_sentence(models: Models) -> None:
    text = "“The bridge is safe.” The mayor crossed it on foot."
    assert sentences(text, models) == ["“The bridge is safe.”", "The mayor crossed it on foot."]


def test_paragraph_is_the_index_of_the_region(models: Models) -> None:
    reading = Reading("One line here.\n\nAnother line there. And one more.", models)
    assert [s.paragraph for s in reading.annotated.sentences] == [0, 1, 1]
