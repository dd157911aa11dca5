"""What is no speech act, or not that one: who is asked, what only stands for words, whose content it is.

All sentences are invented."""

from __future__ import annotations

import pytest

from consilience.annotate import Models
from tests.annotate.reading import Reading

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "text",
    [
        "The clerks had told Ms Okonjo so.",
        "The mill was cold for a week. Bell said nothing about it.",
        "A driver found guilty of leaving the scene could be banned for ten years.",
    ],
)
def test_what_only_stands_for_words_is_no_report(text: str, models: Models) -> None:
    assert Reading(text, models).contents() == []


def test_a_denial_without_words_still_tells_who_speaks_next(models: Models) -> None:
    reading = Reading("Greta Solberg denied it. “The sluice was never open,” she said.", models)
    assert reading.contents() == ["“The sluice was never open,”"]
    assert reading.speaker("sluice") == "Greta Solberg"


def test_not_to_be_named_is_all_that_a_source_asks_for(models: Models) -> None:
    reading = Reading(
        "An official close to the talks, who asked not to be named, said the two mills were near a deal.", models
    )
    assert reading.contents() == ["the two mills were near a deal"]


def test_who_takes_up_the_person_and_not_the_thing_before_it(models: Models) -> None:
    reading = Reading("A lawyer close to the talks, who asked the mill to pay its men, went home on Sunday.", models)
    sources = [reading.words(item.source) for item in reading.annotated.attributions]
    assert "the talks, who" not in sources


@pytest.mark.parametrize(
    "text",
    [
        "Asked about the flooded cellars, mayor Ilse Okonjo said she would wait for the report.",
        "Ilse Okonjo was asked about the flooded cellars. She said she would wait for the report.",
    ],
)
def test_who_is_asked_does_not_ask(text: str, models: Models) -> None:
    reading = Reading(text, models)
    asked = reading.holding("flooded cellars")
    assert (asked.source, asked.speaker_mention) == ((), None)
    assert reading.speaker("wait for the report") == "Ilse Okonjo"


def test_a_source_ends_before_its_own_verb(models: Models) -> None:
    reading = Reading(
        "The ministry confirmed rubber boats had been used following what it said was a mutiny, but had no information "
        "about who was hurt.",
        models,
    )
    assert "The ministry" in [reading.words(item.source) for item in reading.annotated.attributions]
    assert not [s for item in reading.annotated.attributions if "confirmed" in (s := reading.words(item.source) or "")]


# ------------------------------------------------------------------------------------------------ contents


def test_what_others_tell_in_the_sentence_is_theirs(models: Models) -> None:
    reading = Reading(
        "A third sailor has died after Sunday's storm at the Bell quay, the harbour hospital said tonight, as "
        "relatives told the Tarsk Courier that they had been given no warning.",
        models,
    )
    assert reading.words(reading.holding("third sailor").content) == (
        "A third sailor has died after Sunday's storm at the Bell quay"
    )
    assert reading.words(reading.holding("no warning").source) == "relatives"


def test_a_denial_in_a_headline_keeps_its_verb(models: Models) -> None:
    reading = Reading("Three hurt in fire at Tarsk mill; company denies pump was off", models)
    assert reading.words(reading.holding("pump").content) == "pump was off"


def test_a_name_in_marks_belongs_to_what_is_said(models: Models) -> None:
    reading = Reading(
        "A columnist in the Courier said the mayor risked turning her into the “Estmere Maid of Tarsk”.", models
    )
    assert (reading.words(reading.holding("risked").content) or "").endswith("into the “Estmere Maid of Tarsk”")


def test_words_in_marks_that_another_cue_tells_are_not_told_twice(models: Models) -> None:
    reading = Reading(
        "Mayor Ruvim Reed told his colleague in a phone call, speaking of “a complete severance,” according to the "
        "daily Courier, that he would close the bridge.",
        models,
    )
    holding = [item for item in reading.annotated.attributions if "severance" in (reading.words(item.content) or "")]
    assert [reading.words(item.cue) for item in holding] == ["speaking of"]


def test_what_is_said_in_a_relative_clause_is_said_of_whom_it_is_about(models: Models) -> None:
    reading = Reading("The charges name a guard who the army said was hurt on his arm by the blow.", models)
    assert reading.words(reading.holding("hurt").content) == "a guard … was hurt on his arm by the blow"


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Police put the crowd at 18,000.", "Police", "the crowd at 18,000"),
        ("The health ministry puts the death toll at 40.", "The health ministry", "the death toll at 40"),
        ("The union said 30,000 marched; police put the figure at 18,000.", "police", "the figure at 18,000"),
    ],
)
def test_who_puts_something_at_a_figure_says_so(text: str, source: str, content: str, models: Models) -> None:
    reading = Reading(text, models)
    assert reading.words(reading.holding(content).source) == source


def test_who_puts_something_somewhere_says_nothing(models: Models) -> None:
    assert Reading("The keepers put the boats at the far quay.", models).contents() == []


# ------------------------------------------------------------------------------------------------ speakers


@pytest.mark.parametrize(
    ("behind", "speaker"),
    [
        ("That was Tomas Bell, by letter, to the Courier.", "Tomas Bell"),
        ("Those were the words of farmer Joanna Reed.", "Joanna Reed"),
    ],
)
def test_a_sentence_behind_a_quotation_names_its_speaker(behind: str, speaker: str, models: Models) -> None:
    reading = Reading(f"“No boiler at the mill was broken, not on Sunday and not on any other day.” {behind}", models)
    assert reading.speaker("boiler") == speaker


def test_what_came_next_is_no_speaker(models: Models) -> None:
    reading = Reading("“No boiler at the mill was broken.” That was a lie.", models)
    assert all(item.speaker_mention is None for item in reading.annotated.attributions)


def test_a_pronoun_takes_up_the_woman_of_the_sentence_before(models: Models) -> None:
    reading = Reading(
        "The premier of Estmere spoke in the assembly.\nThe envoy Farida Reed wrote, that the ferries will sail on "
        "Monday. “No one has locked the harbour,” she noted.",
        models,
    )
    assert reading.speaker("locked the harbour") == "Farida Reed"


def test_a_name_behind_the_body_that_it_leads_is_the_speaker(models: Models) -> None:
    reading = Reading("The chairman of the Estmere council Tomas Bell said that the dam would hold.", models)
    assert reading.speaker("dam would hold") == "Tomas Bell"


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("Velmora recalled its ambassador to Tarn on Friday.", []),
        ("The mill recalled 4,000 cars.", []),
        ("Ms Okonjo recalled that the ambassador had left.", ["that the ambassador had left"]),
    ],
)
def test_who_is_called_back_is_not_remembered(text: str, contents: list[str], models: Models) -> None:
    assert Reading(text, models).contents() == contents


def test_who_is_only_named_for_what_the_sentence_denies_does_not_say_it(models: Models) -> None:
    reading = Reading("Ms Okonjo had not left of her own will, as the mill says, but had been dismissed.", models)
    assert reading.contents() == []
    reading = Reading("Ms Okonjo had left of her own will, as the mill says, but came back.", models)
    assert len(reading.contents()) == 1
