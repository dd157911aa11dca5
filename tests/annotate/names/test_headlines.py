"""Names in headlines whose words all have capitals: only what the text below has as a name is one."""

from __future__ import annotations

import pytest

from consilience.annotate import Models
from tests.annotate.reading import Reading

pytestmark = pytest.mark.model


def named(reading: Reading) -> list[str]:
    """The names in the first line."""
    end = reading.text.index("\n")
    return [
        reading.text[m.span.start : m.span.end]
        for m in reading.annotated.mentions
        if m.span.end <= end and m.form == "name"
    ]


@pytest.mark.parametrize(
    ("headline", "body", "names"),
    [
        (
            "Okafor Lists Demands as Port Strike Looms",
            "Ana Okafor, the mayor of Tarsk, named five demands on Friday.\nOkafor said the strike would start.",
            ["Okafor"],
        ),
        (
            "Solberg Vows Fight Over Mill Closure",
            "Henrik Solberg said on Friday that he would fight the closure.",
            ["Solberg"],
        ),
        (
            "Helena Marsh Warns Kerrovia Over Strait Ships",
            "Foreign Minister Helena Marsh warned Kerrovia on Friday.",
            ["Helena Marsh", "Kerrovia"],
        ),
        (
            "Northwire Energy Shuts Plant After Leak",
            "Northwire Energy closed its plant on Friday.",
            ["Northwire Energy"],
        ),
        (
            "Bell Slams Calloway Bridge Plan As Vote Nears",
            "Tomas Bell attacked the plan of Ruth Calloway.\n“It is a folly,” Bell said.",
            ["Bell", "Calloway"],
        ),
        (
            "How Harlow Lists Won The Council Vote",
            "The vote took place on Friday.",
            [],
        ),
        (
            "White House Weighs Port Tolls Amid Strike",
            "The tolls would start in May, officials said.",
            ["White House"],
        ),
    ],
)
def test_a_headline_in_title_case_has_the_names_of_its_text(
    headline: str, body: str, names: list[str], models: Models
) -> None:
    assert named(Reading(f"{headline}\n{body}", models, headline=True)) == names


def test_a_headline_like_a_sentence_is_read_like_one(models: Models) -> None:
    reading = Reading("Helena Marsh warns of delays at the port\nThe port is shut.", models, headline=True)
    assert named(reading) == ["Helena Marsh"]


def test_a_false_surname_does_not_spread_into_the_text(models: Models) -> None:
    reading = Reading(
        "Okafor Lists Demands as Strike Looms\nAna Okafor named five demands. Lists of the demands hung at the gate.",
        models,
        headline=True,
    )
    assert "Lists" not in reading.names("person")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("HORROR in Tarsk: wall of white kills eight\nThe wall broke on Friday, police in Tarsk said.", ["Tarsk"]),
        ("NORLA says the wall will be built again\nThe wall broke on Friday. It is run by Norla.", ["NORLA"]),
    ],
)
def test_what_a_headline_shouts_is_no_name(text: str, names: list[str], models: Models) -> None:
    assert named(Reading(text, models, headline=True)) == names
