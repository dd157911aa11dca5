"""Conversations printed with the speaker before each turn. All are invented."""

from __future__ import annotations

import pytest

from consilience.annotate import Models
from tests.annotate.reading import Reading

pytestmark = pytest.mark.model


def turns(text: str, models: Models) -> list[tuple[str | None, str | None]]:
    reading = Reading(text, models)
    assert all(item.mode == "direct" for item in reading.annotated.attributions)
    return [(reading.words(item.source), reading.words(item.content)) for item in reading.annotated.attributions]


@pytest.mark.parametrize(
    ("asking", "answering", "names"),
    [
        ("Q: ", "A: ", ("Q", "A")),
        ("Q. ", "A. ", ("Q", "A")),
        ("REED: ", "OKAFOR: ", ("REED", "OKAFOR")),
        ("MS. REED: ", "THE MAYOR: ", ("MS. REED", "THE MAYOR")),
        ("Joanna Reed: ", "Tomas Bell: ", ("Joanna Reed", "Tomas Bell")),
        ("**Reed:** ", "**Bell:** ", ("Reed", "Bell")),
        ("**Reed**: ", "**Bell**: ", ("Reed", "Bell")),
        ("<b>Reed:</b> ", "<b>Bell:</b> ", ("Reed", "Bell")),
        ("REED [crosstalk]: ", "BELL (via interpreter): ", ("REED", "BELL")),
    ],
)
def test_labels_of_every_style(asking: str, answering: str, names: tuple[str, str], models: Models) -> None:
    text = (
        f"{asking}Will the dam hold?\n{answering}It will. I said so in May.\n{asking}And the bridge?\n"
        f"{answering}It's closed."
    )
    assert turns(text, models) == [
        (names[0], "Will the dam hold?"),
        (names[1], "It will. I said so in May."),
        (names[0], "And the bridge?"),
        (names[1], "It's closed."),
    ]


def test_what_nobody_understood_is_no_turn(models: Models) -> None:
    text = (
        "REPORTER: (inaudible)\nBELL: It will. (Laughter.)\nREPORTER: [inaudible] the bridge?\n"
        "BELL: It's closed. [Applause.]"
    )
    assert turns(text, models) == [("BELL", "It will."), ("REPORTER", "the bridge?"), ("BELL", "It's closed.")]


def test_a_turn_over_paragraphs(models: Models) -> None:
    text = "REED: Will it hold?\nBELL: It will.\nWe checked it in May.\nREED: And the bridge?\nBELL: It's closed."
    assert turns(text, models)[1] == ("BELL", "It will. … We checked it in May.")


def test_prose_between_two_turns_is_no_turn(models: Models) -> None:
    text = "REED: Will it hold?\nBELL: It will.\nRain fell on the town hall.\nREED: And the bridge?\nBELL: It's closed."
    assert turns(text, models)[1] == ("BELL", "It will.")


def test_a_quotation_inside_a_turn_is_the_turns(models: Models) -> None:
    text = 'REED: Will it hold?\nBELL: I said, "It will hold," in May.\nREED: And the bridge?\nBELL: Closed.'
    assert len(turns(text, models)) == 4


def test_fields_of_a_form_are_nobodys_turns(models: Models) -> None:
    text = "Time: Noon on Friday\nPlace: The old lock\nContact: Pia Jonas\nTime: One on Sunday"
    assert Reading(text, models).annotated.attributions == ()


def test_a_turn_that_ends_in_a_question_is_asked(models: Models) -> None:
    text = "REED: We saw the crack. Will it hold?\nBELL: It will.\nREED: And the bridge?\nBELL: It's closed."
    assert [item.force for item in Reading(text, models).annotated.attributions] == ["asked", "said", "asked", "said"]


def test_a_turn_in_capitals_is_the_person_s_whom_the_report_names_in_full(models: Models) -> None:
    reading = Reading(
        "ARI SOLBERG, HOST: The storm is over.\nJoining us is reporter Scott Okafor.\n"
        "SOLBERG: What have you seen there?\nOKAFOR: The bridge was gone by noon.\n"
        "SOLBERG: Will it be built again?\nOKAFOR: Nobody can say that now.\n"
        "SOLBERG: Thank you.\nOKAFOR: You're welcome.",
        models,
    )
    assert reading.speaker("gone by noon") == "Scott Okafor"
    assert not any("welcome" in content or "Thank" in content for content in reading.contents())
