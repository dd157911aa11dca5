"""Names with their titles, kinds settled by the article, descriptions and pronouns linked where that is sure."""

from __future__ import annotations

import pytest

from consilience.annotate import Models
from consilience.model import Mention
from tests.annotate.reading import Reading

pytestmark = pytest.mark.model


def mention(reading: Reading, words: str, nth: int = 0) -> Mention:
    found = [m for m in reading.annotated.mentions if reading.words(m.span) == words]
    assert len(found) > nth, [reading.words(m.span) for m in reading.annotated.mentions]
    return found[nth]


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Foreign Minister Amara Okafor arrived in Lisbon.", "Amara Okafor", "Foreign Minister"),
        ("Secretary of State Helen Marsh arrived in Lisbon.", "Helen Marsh", "Secretary of State"),
        ("Kenyan Deputy Foreign Minister Joseph Mwangi arrived.", "Joseph Mwangi", "Kenyan Deputy Foreign Minister"),
        ("Sen. Paula Lindqvist voted against the bill.", "Paula Lindqvist", "Sen."),
        ("Ministry spokeswoman Clara Oduya confirmed the talks.", "Clara Oduya", "Ministry spokeswoman"),
        ("Amara Okafor, the deputy minister, arrived in Lisbon.", "Amara Okafor", "deputy minister"),
    ],
)
def test_the_title_is_not_part_of_the_name(text: str, name: str, title: str, models: Models) -> None:
    reading = Reading(text, models)
    found = mention(reading, name)
    assert found.kind == "person"
    assert reading.words(found.title) == title


def test_an_office_alone_is_no_organisation(models: Models) -> None:
    reading = Reading("The Secretary of State met the Prime Minister in Oslo.", models)
    assert reading.names("organisation") == []


def test_a_surname_is_a_person_all_through_the_article(models: Models) -> None:
    reading = Reading(
        "Health Minister Ingrid Lund spoke in Bergen.\nLund said the ward would close.\nThe union met Lund on Friday.",
        models,
    )
    assert reading.names("person") == ["Ingrid Lund", "Lund", "Lund"]


def test_a_name_unknown_to_the_recogniser_is_a_person_by_what_it_does(models: Models) -> None:
    reading = Reading("Amara Okafor opened the dam in Tarsk.\n“It will hold,” Okafor said.", models)
    assert reading.names("person") == ["Amara Okafor", "Okafor"]


def test_a_name_does_not_reach_over_a_paragraph(models: Models) -> None:
    reading = Reading("Photo: Ana Ruiz\nGovernor Tomas Bell opened the dam.", models)
    assert "Tomas Bell" in reading.names("person")


@pytest.mark.parametrize(
    "text",
    [
        "Marsh told the broadcaster on “Morning Line” that talks go on.",
        "Marsh said on CBS’s “Face to Face” that talks go on.",
        "Marsh told CNN's 'Capital Hour' show that talks go on.",
        "Marsh was on NBC’s Sunday Table speaking about the talks.",
    ],
)
def test_a_programme_is_a_programme(text: str, models: Models) -> None:
    assert len(Reading(text, models).names("programme")) == 1


def test_pronouns_stand_for_the_one_that_fits(models: Models) -> None:
    reading = Reading(
        "Mr Viktor Hale met Ms Joanna Reed in Geneva. She offered a truce. He refused it.",
        models,
    )
    assert reading.words(mention(reading, "She").names) == "Joanna Reed"
    assert reading.words(mention(reading, "He").names) == "Viktor Hale"


def test_a_pronoun_between_two_that_fit_alike_is_left_open(models: Models) -> None:
    reading = Reading("Talks between Viktor Hale and Peter Sand took an hour, and he left.", models)
    assert mention(reading, "he").names is None


def test_a_description_takes_up_the_office(models: Models) -> None:
    reading = Reading(
        "Secretary of State Helen Marsh flew to Vienna.\nThe secretary of state met nobody. The top diplomat rested.",
        models,
    )
    assert reading.words(mention(reading, "The secretary of state").names) == "Helen Marsh"
    assert reading.words(mention(reading, "The top diplomat").names) == "Helen Marsh"


def test_the_ministry_is_the_one_named_before(models: Models) -> None:
    reading = Reading("The Latvian Foreign Ministry closed two posts. The ministry gave no reason.", models)
    assert "Foreign Ministry" in (reading.words(mention(reading, "The ministry").names) or "")


def test_an_agency_is_known_by_its_name(models: Models) -> None:
    reading = Reading("The envoy told the state-owned Interfax news agency that he was hopeful.", models)
    found = next(m for m in reading.annotated.mentions if (reading.words(m.span) or "").endswith("news agency"))
    assert reading.words(found.names) == "Interfax"


def test_spans_lie_in_the_text_and_in_order(models: Models) -> None:
    reading = Reading("Ms Joanna Reed of the Foreign Ministry, a spokeswoman, said she was well.", models)
    spans = [m.span for m in reading.annotated.mentions]
    assert spans == sorted(spans)
    assert all(0 <= span.start < span.end <= len(reading.text) for span in spans)
