"""On what occasion words were spoken: the kind, and the medium or name that the text gives."""

from __future__ import annotations

import pytest

from consilience.annotate import Models
from tests.annotate.reading import Reading

pytestmark = pytest.mark.model

OCCASIONS: list[tuple[str, str, str | None]] = [
    ("“It failed,” Viktor Hale told Channel 9’s “Morning Lines.”", "programme", "Channel 9"),
    ("“It failed,” Viktor Hale told Radio Tarsk’s “Town Talk” on Monday.", "programme", "Radio Tarsk"),
    ("“It failed,” Viktor Hale said on the “Harbour Hour” podcast.", "programme", None),
    ("“It failed,” Viktor Hale told the Harbour Hour podcast.", "programme", None),
    ("Speaking on NBN's Sunday Table, Viktor Hale said it failed.", "programme", "NBN"),
    ("In an interview with the Harbour Post, Viktor Hale said it failed.", "interview", "Harbour Post"),
    (
        "In an interview published in the Harbour Post newspaper, Viktor Hale said it failed.",
        "interview",
        "Harbour Post",
    ),
    ("In an interview aired on CNN, Viktor Hale said it failed.", "interview", "CNN"),
    ("“It failed,” Viktor Hale told The Associated Press.", "interview", "Associated Press"),
    ("“It failed,” Viktor Hale told state television.", "interview", "state television"),
    ("“It failed,” Viktor Hale said on CNN on Sunday.", "interview", "CNN"),
    ("Interviewed by the BBC, Viktor Hale said it failed.", "interview", "BBC"),
    ("“It failed,” Viktor Hale told a news conference in Tarsk.", "briefing", None),
    ("Viktor Hale told journalists in Tarsk that it failed.", "briefing", None),
    ("Speaking to reporters in Tarsk, Viktor Hale said it failed.", "briefing", None),
    ("Viktor Hale, who briefed reporters in Tarsk, said it failed.", "briefing", None),
    ("Viktor Hale said in an emailed statement that it failed.", "statement", None),
    ("A statement posted on the ministry's website said it failed.", "statement", None),
    ("In a court filing on Friday, the prosecutors said it failed.", "statement", None),
    ("In a letter to the council, Viktor Hale wrote that it failed.", "statement", None),
    ("“It failed,” Viktor Hale wrote on X.", "post", None),
    ("“It failed,” Viktor Hale wrote in a post on Facebook.", "post", None),
    ("In a tweet, Viktor Hale said it failed.", "post", None),
    ("“It failed,” Viktor Hale posted on Telegram.", "post", None),
    ("By phone from Tarsk, Viktor Hale said it failed.", "call", None),
    ("In a phone call on Friday, Viktor Hale told the king that it failed.", "call", None),
    ("“It failed,” Viktor Hale said by telephone.", "call", None),
    ("“It failed,” Viktor Hale told a rally in Tarsk.", "speech", None),
    ("Addressing parliament, Viktor Hale said it failed.", "speech", None),
    ("In his speech to the assembly, Viktor Hale said it failed.", "speech", None),
    ("Viktor Hale testified at a hearing on Monday that it failed.", "meeting", None),
    ("“It failed,” Viktor Hale told a Senate hearing.", "meeting", None),
]


@pytest.mark.parametrize(("text", "kind", "medium"), OCCASIONS)
def test_the_occasion(text: str, kind: str, medium: str | None, models: Models) -> None:
    found = Reading(text, models).holding("failed")
    assert found.occasion is not None
    assert (found.occasion.kind, found.occasion.medium) == (kind, medium)
    assert found.occasion.evidence


@pytest.mark.parametrize(
    "text",
    [
        "Viktor Hale said after the talks in Tarsk that it failed.",
        "Viktor Hale, who once gave an interview to CNN, said it failed.",
        "Viktor Hale said it failed because of an interview in the Harbour Post.",
        "Viktor Hale told his wife that it failed.",
    ],
)
def test_no_occasion_is_made_up(text: str, models: Models) -> None:
    assert Reading(text, models).holding("failed").occasion is None


def test_a_description_brings_in_the_occasion_of_the_words_behind_it(models: Models) -> None:
    reading = Reading(
        "Helena Marsh chose Channel 9’s Morning Lines for her plainest words yet.\n“We are done,” she said.", models
    )
    found = reading.holding("We are done")
    assert found.occasion is not None
    assert (found.occasion.kind, found.occasion.name) == ("programme", "Morning Lines")
