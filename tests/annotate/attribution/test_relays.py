"""Through whom words came, the nearest outlet first; nobody's words are given to the one who passed them on."""

from __future__ import annotations

import pytest

from consilience.annotate import Models
from tests.annotate.reading import Reading

pytestmark = pytest.mark.model

CHAINS: list[tuple[str, str, str, list[str]]] = [
    (
        "“We will not bend,” Viktor Hale said, according to Reuters, citing a Kerrovian news agency.",
        "not bend",
        "Viktor Hale",
        ["Reuters", "a Kerrovian news agency"],
    ),
    (
        "Viktor Hale said the talks could end early, Reuters reported.",
        "could end early",
        "Viktor Hale",
        ["Reuters"],
    ),
    (
        "Viktor Hale said the talks could end early, the Interfax news agency reported on Sunday.",
        "could end early",
        "Viktor Hale",
        ["Interfax"],
    ),
    (
        "The talks could end early, Viktor Hale told Interfax, which was quoted by Reuters.",
        "could end early",
        "Viktor Hale",
        ["Reuters"],
    ),
    (
        "“We will not bend,” Viktor Hale said in remarks carried by state television.",
        "not bend",
        "Viktor Hale",
        ["state television"],
    ),
    (
        "In remarks published by the Harbour Post, Viktor Hale said the talks could end early.",
        "could end early",
        "Viktor Hale",
        ["Harbour Post"],
    ),
    (
        "Viktor Hale was quoted as saying by Interfax that the talks could end early.",
        "could end early",
        "Viktor Hale",
        ["Interfax"],
    ),
    (
        "“We will not bend,” Interfax quoted Viktor Hale as saying.",
        "not bend",
        "Viktor Hale",
        ["Interfax"],
    ),
    (
        "“We will not bend,” Viktor Hale was quoted as saying by the Interfax news agency.",
        "not bend",
        "Viktor Hale",
        ["Interfax"],
    ),
    (
        "Reuters reported that Viktor Hale had said that the talks could end early.",
        "talks could end early",
        "Viktor Hale",
        ["Reuters"],
    ),
    (
        "According to Interfax, Viktor Hale said the talks could end early.",
        "talks could end early",
        "Viktor Hale",
        ["Interfax"],
    ),
    (
        "Citing Interfax, Reuters reported that Viktor Hale said the talks could end early.",
        "talks could end early",
        "Viktor Hale",
        ["Reuters", "Interfax"],
    ),
    (
        "The talks could end early, Reuters reported, citing a source familiar with the plans.",
        "could end early",
        "a source",
        ["Reuters"],
    ),
    (
        "Reuters, citing two people familiar with the matter, reported that the talks could end early.",
        "could end early",
        "two people",
        ["Reuters"],
    ),
    (
        "Citing an unnamed official, the Harbour Post said the talks could end early.",
        "could end early",
        "an unnamed official",
        ["Harbour Post"],
    ),
    (
        "The Harbour Post reported that the talks could end early.",
        "could end early",
        "Harbour Post",
        [],
    ),
    (
        "“We will not bend,” Viktor Hale wrote in a letter seen by Reuters.",
        "not bend",
        "Viktor Hale",
        ["Reuters"],
    ),
    (
        "Viktor Hale told the BBC that the talks could end early.",
        "could end early",
        "Viktor Hale",
        [],
    ),
    (
        "“We will not bend,” he said, as quoted by Interfax.",
        "not bend",
        "",
        ["Interfax"],
    ),
    (
        "“We will not bend,” Viktor Hale said, according to Reuters, which cited the state-owned agency Interfax.",
        "not bend",
        "Viktor Hale",
        ["Reuters", "Interfax"],
    ),
    (
        "“We will not bend,” Viktor Hale said, transmits the agency Interfax.",
        "not bend",
        "Viktor Hale",
        ["Interfax"],
    ),
    (
        "Viktor Hale said the talks could end early, citing reports of new ships.",
        "could end early",
        "Viktor Hale",
        [],
    ),
]


@pytest.mark.parametrize(("text", "part", "speaker", "via"), CHAINS)
def test_the_chain(text: str, part: str, speaker: str, via: list[str], models: Models) -> None:
    reading = Reading(text, models)
    found = reading.holding(part)
    assert (reading.words(found.speaker_mention) or "") == speaker
    assert [reading.words(span) for span in found.via_mentions] == via


NESTED = [
    (
        "Amara Okafor said that Tomas Bell had told her that the gate was open.",
        "the gate was open",
        "Tomas Bell",
        "Amara Okafor",
    ),
    (
        "Amara Okafor said Tomas Bell had promised to close the gate.",
        "to close the gate",
        "Tomas Bell",
        "Amara Okafor",
    ),
    (
        "Amara Okafor recalled that Tomas Bell once said that the gate was rotten.",
        "the gate was rotten",
        "Tomas Bell",
        "Amara Okafor",
    ),
    (
        "According to Amara Okafor, Tomas Bell warned that the gate was rotten.",
        "the gate was rotten",
        "Tomas Bell",
        "Amara Okafor",
    ),
]


@pytest.mark.parametrize(("text", "part", "inner", "outer"), NESTED)
def test_words_within_words_are_of_the_one_within(text: str, part: str, inner: str, outer: str, models: Models) -> None:
    reading = Reading(text, models)
    found = reading.holding(part)
    assert reading.words(found.speaker_mention) == inner
    assert [reading.words(span) for span in found.via_mentions] == [outer]


def test_the_one_outside_says_that_it_was_said(models: Models) -> None:
    reading = Reading("Amara Okafor said that Tomas Bell had told her that the gate was open.", models)
    speakers = [reading.words(item.speaker_mention) for item in reading.annotated.attributions]
    assert speakers == ["Amara Okafor", "Tomas Bell"]


@pytest.mark.parametrize("link", ["; ", ", while ", ", but "])
def test_two_sayings_side_by_side_are_not_nested(link: str, models: Models) -> None:
    reading = Reading(f"Amara Okafor said the gate was open{link}Tomas Bell said the sluice was shut.", models)
    found = reading.holding("gate was open")
    assert reading.words(found.speaker_mention) == "Amara Okafor"
    assert all(item.via_mentions == () for item in reading.annotated.attributions)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "The news agency Tarsk Press quoted Deputy Water Minister Amara Okafor as saying that the dam would hold.",
            "that the dam would hold",
        ),
        (
            "Amara Okafor, the water minister, was reported by Tarsk Press, citing a radio station, "
            "to have implied that the dam would break.",
            "that the dam would break",
        ),
    ],
)
def test_who_is_quoted_is_not_what_is_said(text: str, content: str, models: Models) -> None:
    reading = Reading(text, models)
    (found,) = reading.annotated.attributions
    assert (reading.words(found.speaker_mention), reading.words(found.content)) == ("Amara Okafor", content)
