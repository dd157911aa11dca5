"""Verbs that report only together with what they govern. All sentences are invented."""

from __future__ import annotations

import pytest

from consilience.annotate import Models
from tests.annotate.reading import Reading

pytestmark = pytest.mark.model

TOLD = [
    ("Minister Ilse Varn made the step depend on the weather.", "the step depend on the weather"),
    ("Ilse Varn made its future conditional on a profit.", "its future conditional on a profit"),
    ("The minister ruled out new taxes.", "new taxes"),
    ("Mr Varn ruled out stepping down over the letter.", "stepping down over the letter"),
    ("The mate gave the speed as 15 knots.", "the speed as 15 knots"),
    ("Ilse Varn spoke Thursday of eleven barges.", "eleven barges"),
    ("She had spoken to growers on Thursday of a loss of three million.", "a loss of three million"),
    ("Ms. Varn let it be known on Sunday that the launch was on.", "that the launch was on"),
    ("More than a third of the crop would not be saved, she let it be known.", "More than a third of the crop would"),
    ("Otto Lind cast himself as the doorkeeper of the dead.", "himself as the doorkeeper of the dead"),
    ("But rebel leader Otto Lind rubbished the whole paper as a forgery.", "the whole paper as a forgery"),
]


@pytest.mark.parametrize(("text", "content"), TOLD)
def test_what_is_governed_shows_the_report(text: str, content: str, models: Models) -> None:
    reading = Reading(f"Fog came in the night and stayed for a week.\n{text}", models)
    held = reading.words(reading.holding(content).content) or ""
    assert held.startswith(content)
    assert reading.holding(content).source


@pytest.mark.parametrize(
    "text",
    [
        "Otto Lind made his daughter a kite.",
        "Ilse Varn tied the boat to the quay.",
        "The mate gave the boy 15 crowns.",
        "Mr Varn let the dog out.",
        "The keeper linked the two chains.",
    ],
)
def test_the_verb_alone_reports_nothing(text: str, models: Models) -> None:
    assert not Reading(f"Fog came in the night and stayed for a week.\n{text}", models).annotated.attributions


def test_a_content_goes_on_with_the_quotation_behind_it(models: Models) -> None:
    fire = "described a fire “eating a barn every two minutes”."
    reading = Reading(f"Fog came.\nAccording to the Harbour Post, citing Monday's briefing, Ana Lind {fire}", models)
    assert reading.words(reading.holding("a fire").content) == "a fire “eating a barn every two minutes”"


def test_a_manner_of_speaking_frames_a_quotation(models: Models) -> None:
    reading = Reading("Fog came in the night.\n“We have built carts”, the director Ana Lind has avowed.", models)
    found = reading.holding("built carts")
    assert reading.words(found.source) == "the director Ana Lind"
    assert reading.words(found.cue) == "has avowed"
