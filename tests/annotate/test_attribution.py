"""Who said what, in invented sentences: what other tools are known to get wrong has a test each."""

from __future__ import annotations

import pytest

from consilience.annotate import Models
from tests.annotate.reading import Reading

pytestmark = pytest.mark.model


# ------------------------------------------------------------------------------------------------ direct


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("“The dam will hold,” said Amara Okafor.", "Amara Okafor", "“The dam will hold,”"),
        ("“The dam will hold,” Amara Okafor said.", "Amara Okafor", "“The dam will hold,”"),
        ("Amara Okafor said: “The dam will hold.”", "Amara Okafor", "“The dam will hold.”"),
        ("Amara Okafor said, “The dam will hold.”", "Amara Okafor", "“The dam will hold.”"),
        ('"The dam will hold," Ms Okafor told reporters.', "Okafor", '"The dam will hold,"'),
        ("'The dam will hold,' said engineer Tomas Bell.", "Tomas Bell", "'The dam will hold,'"),
        ("«The dam will hold», said Tomas Bell.", "Tomas Bell", "«The dam will hold»"),
        ("“Will the dam hold?” asked Tomas Bell.", "Tomas Bell", "“Will the dam hold?”"),
        ("“Will it hold?” Mr Bell asked. Nobody knew.", "Bell", "“Will it hold?”"),
        ("“The dam will hold,” said Rep. Tomas Bell, a Democrat, on Friday.", "Tomas Bell", "“The dam will hold,”"),
        ("“It's a marvel,” beamed Tomas Bell.", "Tomas Bell", "“It's a marvel,”"),
        ("“The dam will hold until May”, underlined Tomas Bell.", "Tomas Bell", "“The dam will hold until May”"),
        ("«The dam will hold until May», so the engineer Tomas Bell.", "Tomas Bell", "«The dam will hold until May»"),
        ("“The dam will hold until May”, thus Tomas Bell on Friday.", "Tomas Bell", "“The dam will hold until May”"),
    ],
)
def test_a_quotation_with_its_frame(text: str, speaker: str, content: str, models: Models) -> None:
    reading = Reading(text, models)
    (found,) = reading.annotated.attributions
    assert reading.words(found.speaker_mention) == speaker
    assert reading.words(found.content) == content
    assert found.mode == "direct"


def test_a_split_quotation_is_one_attribution(models: Models) -> None:
    reading = Reading("“The dam,” said Tomas Bell, “will hold for years.” Nobody laughed.", models)
    (found,) = reading.annotated.attributions
    assert reading.words(found.content) == "“The dam,” … “will hold for years.”"


def test_a_quotation_goes_on_behind_its_frame(models: Models) -> None:
    reading = Reading("“The dam will hold,” Tomas Bell said. “It was built well. We checked.”", models)
    (found,) = reading.annotated.attributions
    assert reading.words(found.content) == "“The dam will hold,” … “It was built well. We checked.”"


def test_a_quotation_over_paragraphs_is_one_attribution(models: Models) -> None:
    reading = Reading(
        "“The dam will hold,” Tomas Bell said. “It was built well.\n“We checked every gate.\n“Sleep soundly.”", models
    )
    (found,) = reading.annotated.attributions
    assert "We checked every gate" in (reading.words(found.content) or "")
    assert "Sleep soundly" in (reading.words(found.content) or "")


def test_a_paragraph_of_words_alone_is_of_the_last_speaker(models: Models) -> None:
    reading = Reading("“The dam will hold,” Tomas Bell said.\n“We checked every gate in May.”", models)
    assert reading.speaker("every gate") == "Tomas Bell"
    assert len(reading.annotated.attributions) == 2


def test_the_frame_in_the_paragraph_before(models: Models) -> None:
    reading = Reading("In a letter, Amara Okafor wrote:\n“The dam will hold for a hundred years.”", models)
    assert reading.speaker("hundred years") == "Amara Okafor"


def test_two_speakers_in_one_paragraph(models: Models) -> None:
    reading = Reading("“It will hold,” said Tomas Bell. “It will not,” said Amara Okafor.", models)
    assert reading.speaker("It will hold") == "Tomas Bell"
    assert reading.speaker("It will not") == "Amara Okafor"


def test_one_odd_mark_does_not_lose_the_rest(models: Models) -> None:
    reading = Reading(
        "“The dam will hold, Tomas Bell said.\nRain fell all day.\n“We are afraid,” said Amara Okafor.\n"
        "“So am I,” said Ruth Calloway.",
        models,
    )
    assert reading.speaker("We are afraid") == "Amara Okafor"
    assert reading.speaker("So am I") == "Ruth Calloway"


def test_debris_between_does_not_turn_the_speaker(models: Models) -> None:
    reading = Reading(
        "Tomas Bell told the agency Interfax on Sunday that the dam was sound.\n"
        "Ruth Calloway to open new bridge, council says\n"
        "“We checked every gate in May,” he said.",
        models,
        asides=(1,),
    )
    assert reading.speaker("every gate") == "Tomas Bell"


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “smart dam” was opened in May.",
        "Amara Okafor read “The Old Man of the River” on the train.",
        "Tomas Bell hosts “Morning Line” with a co-host.",
        "The film “Rain and Stone” won a prize in Tarsk.",
    ],
)
def test_marks_that_are_no_speech(text: str, models: Models) -> None:
    assert Reading(text, models).annotated.attributions == ()


@pytest.mark.parametrize(
    "text",
    [
        "“The Long Way Home”, opened the season on Friday.",
        "“The bakery will open again in May”, so nobody bought bread elsewhere.",
    ],
)
def test_what_only_looks_like_a_frame_is_none(text: str, models: Models) -> None:
    assert Reading(text, models).annotated.attributions == ()


def test_in_a_line_of_capitals_capitals_make_no_title(models: Models) -> None:
    reading = Reading("14:02 MAYOR OKAFOR TELLS REPORTERS IN LOBBY: “TWO OF THE SEVEN GATES ARE OPEN”", models)
    assert [reading.words(one.content) for one in reading.annotated.attributions] == [
        "“TWO OF THE SEVEN GATES ARE OPEN”"
    ]


def test_a_programme_is_never_what_was_said(models: Models) -> None:
    reading = Reading("“The dam will hold,” Tomas Bell said on NBN's “Morning Line.”", models)
    (found,) = reading.annotated.attributions
    assert reading.words(found.content) == "“The dam will hold,”"
    assert found.occasion is not None
    assert (found.occasion.kind, found.occasion.name) == ("programme", "Morning Line")


# ------------------------------------------------------------------------------------------------ indirect, mixed


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Amara Okafor said that the dam would hold.", "Amara Okafor", "that the dam would hold"),
        ("Amara Okafor said the dam would hold.", "Amara Okafor", "the dam would hold"),
        ("The dam would hold, Amara Okafor said.", "Amara Okafor", "The dam would hold"),
        ("The dam, Amara Okafor said, would hold.", "Amara Okafor", "The dam … would hold"),
        ("Amara Okafor warned of floods.", "Amara Okafor", "floods"),
        ("According to Amara Okafor, the dam would hold.", "Amara Okafor", "the dam would hold"),
        ("The dam would hold, according to Amara Okafor.", "Amara Okafor", "The dam would hold"),
        ("Amara Okafor told the council on Friday that the dam would hold.", "Amara Okafor", "that the dam would hold"),
        ("Amara Okafor on Friday said the dam would hold.", "Amara Okafor", "the dam would hold"),
        ("Amara Okafor was quoted as saying that the dam would hold.", "Amara Okafor", "that the dam would hold"),
        ("Amara Okafor made it clear in a speech that the dam would hold.", "Amara Okafor", "that the dam would hold"),
        ("The ministry said in a statement that the dam would hold.", "The ministry", "that the dam would hold"),
        ("Officials said the dam would hold.", "Officials", "the dam would hold"),
        ("The White House said the dam would hold.", "White House", "the dam would hold"),
        ("A spokeswoman for the mayor said the dam would hold.", "A spokeswoman", "the dam would hold"),
    ],
)
def test_a_report(text: str, speaker: str, content: str, models: Models) -> None:
    reading = Reading(text, models)
    found = reading.holding("would hold" if "would hold" in text else "floods")
    assert reading.words(found.content) == content
    assert reading.words(found.speaker_mention) == speaker
    assert found.mode == "indirect"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        (
            "Amara Okafor warned that new tolls could lead to “a complete standstill” at the port.",
            "complete standstill",
        ),
        ("Amara Okafor called the toll “a huge mistake.”", "huge mistake"),
        ("Amara Okafor said the hopes of the port were “realistic.”", "realistic"),
        ("Hopes at the port were “realistic,” said Amara Okafor.", "Hopes at the port"),
        ("The port needed “guarantees” from the city, Amara Okafor told the paper.", "guarantees"),
    ],
)
def test_a_clipped_quotation_is_part_of_the_report(text: str, part: str, models: Models) -> None:
    reading = Reading(text, models)
    found = reading.holding(part)
    assert found.mode == "mixed"
    assert reading.words(found.speaker_mention) == "Amara Okafor"


def test_a_second_report_of_the_same_speaker(models: Models) -> None:
    reading = Reading("Amara Okafor said the port would close, warning that the ferry could stop in June.", models)
    assert reading.words(reading.holding("would close").content) == "the port would close"
    assert reading.speaker("ferry could stop") == "Amara Okafor"


def test_the_apposition_is_not_what_was_said(models: Models) -> None:
    reading = Reading("Amara Okafor, the harbour master of Tarsk, said the port would close.", models)
    (found,) = reading.annotated.attributions
    assert reading.words(found.content) == "the port would close"
    assert reading.words(found.speaker_mention) == "Amara Okafor"


def test_who_said_it_in_a_relative_clause(models: Models) -> None:
    reading = Reading("The gates were opened by Amara Okafor, who said the port would close.", models)
    assert reading.speaker("would close") == "Amara Okafor"


def test_what_a_report_says_of_another_is_nested(models: Models) -> None:
    reading = Reading("Amara Okafor said that Tomas Bell had told her that the gate was open.", models)
    assert reading.speaker("the gate was open") == "Tomas Bell"
    assert any((c or "").startswith("that Tomas Bell") for c in reading.contents())


def test_pronouns_and_descriptions_have_a_speaker(models: Models) -> None:
    reading = Reading(
        "Foreign Minister Amara Okafor arrived in Lisbon.\nShe said the talks would be hard.\n"
        "“We expect little,” the foreign minister said.",
        models,
    )
    assert reading.speaker("would be hard") == "Amara Okafor"
    assert reading.speaker("expect little") == "Amara Okafor"


def test_the_words_behind_a_report_are_of_the_same_speaker(models: Models) -> None:
    reading = Reading("Amara Okafor told the council that hopes were “thin.” “Only a child would expect more.”", models)
    assert reading.speaker("Only a child") == "Amara Okafor"
    assert reading.words(reading.holding("hopes were").content) == "that hopes were “thin.”"


def test_somebody_without_a_name_is_not_taken_for_a_minister(models: Models) -> None:
    reading = Reading(
        "Foreign Minister Amara Okafor flew to Lisbon.\n"
        "A senior official said that nobody expected much. “We booked two nights,” the official said.",
        models,
    )
    assert reading.speaker("two nights") == "A senior official"


def test_a_title_between_two_quotations_does_not_part_them(models: Models) -> None:
    reading = Reading("“The dam will hold,” Marsh said on NBN’s “The Long Table.” “It was built to last.”", models)
    (found,) = reading.annotated.attributions
    assert reading.words(found.content) == "“The dam will hold,” … “It was built to last.”"


def test_a_circumstance_is_not_what_was_said(models: Models) -> None:
    reading = Reading("Amara Okafor said the port would close, hours after a ferry hit the pier.", models)
    assert reading.words(reading.holding("would close").content) == "the port would close"


# ------------------------------------------------------------------------------------------------ relays


def test_the_outlet_of_a_relay_is_not_the_speaker(models: Models) -> None:
    reading = Reading("“We will not bend,” said Viktor Hale, according to Reuters.", models)
    (found,) = reading.annotated.attributions
    assert reading.words(found.speaker_mention) == "Viktor Hale"
    assert [reading.words(span) for span in found.via_mentions] == ["Reuters"]


def test_the_chain_has_the_nearest_outlet_first(models: Models) -> None:
    reading = Reading(
        "Minister Viktor Hale was reported by Reuters, citing a national news agency, to have said that the talks "
        "could end early.",
        models,
    )
    found = reading.holding("could end early")
    assert reading.words(found.speaker_mention) == "Viktor Hale"
    assert [reading.words(span) for span in found.via_mentions] == ["Reuters", "a national news agency"]


def test_the_one_that_an_outlet_cites_for_a_quotation_is_no_speaker(models: Models) -> None:
    reading = Reading(
        "Minister Viktor Hale was quoted by Reuters, citing the national news agency, as saying that he might leave.",
        models,
    )
    assert reading.speaker("might leave") == "Viktor Hale"
    assert len(reading.annotated.attributions) == 1


def test_an_agency_that_quotes_somebody(models: Models) -> None:
    reading = Reading("Interfax quoted Minister Viktor Hale as saying that the talks could end early.", models)
    found = reading.holding("could end early")
    assert reading.words(found.speaker_mention) == "Viktor Hale"
    assert [reading.words(span) for span in found.via_mentions] == ["Interfax"]


def test_who_was_told_is_the_medium(models: Models) -> None:
    reading = Reading("Viktor Hale told the news agency Interfax on Sunday that the talks could end early.", models)
    found = reading.holding("could end early")
    assert reading.words(found.addressee) == "Interfax"
    assert found.occasion is not None
    assert (found.occasion.kind, found.occasion.medium) == ("interview", "Interfax")
    assert found.via_mentions == ()
    assert found.said_on == "2031-03-09"


# ------------------------------------------------------------------------------------------------ occasion, day


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Viktor Hale told reporters that the talks had failed.", "briefing"),
        ("The ministry said in a statement that the talks had failed.", "statement"),
        ("In a phone call with the king, Viktor Hale warned that the talks had failed.", "call"),
        ("Viktor Hale said in an interview with the BBC that the talks had failed.", "interview"),
        ("Viktor Hale told CNN's “Capital Hour” that the talks had failed.", "programme"),
        ("Viktor Hale said at a news conference that the talks had failed.", "briefing"),
        ("Viktor Hale tweeted that the talks had failed.", "post"),
        ("Viktor Hale said in a speech that the talks had failed.", "speech"),
    ],
)
def test_the_occasion(text: str, kind: str, models: Models) -> None:
    found = Reading(text, models).holding("had failed")
    assert found.occasion is not None
    assert found.occasion.kind == kind
    assert found.occasion.evidence


def test_occasion_and_day_hold_while_the_speech_goes_on(models: Models) -> None:
    reading = Reading(
        "“The talks have failed,” Viktor Hale told CNN on Sunday.\n“We leave tomorrow at dawn,” he added.", models
    )
    found = reading.holding("at dawn")
    assert found.occasion is not None and found.occasion.medium == "CNN"
    assert found.said_on == "2031-03-09"


def test_a_time_in_what_was_said_does_not_date_the_saying(models: Models) -> None:
    found = Reading("Viktor Hale said the talks would begin on Friday.", models).holding("would begin")
    assert found.said_on_evidence is None
    assert found.said_on is None


def test_the_term_of_an_office_does_not_date_the_saying(models: Models) -> None:
    text = "Peter Sand, the ambassador to Chile from 2019 to 2023, said the talks had failed."
    assert Reading(text, models).holding("had failed").said_on_evidence is None


# ------------------------------------------------------------------------------------------------ force


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("Amara Okafor said the port was open.", "said"),
        ("Amara Okafor did not say that the port was open.", "negated"),
        ("Amara Okafor declined to say whether the port was open.", "negated"),
        ("Amara Okafor denied that the port was open.", "denied"),
        ("Amara Okafor will say that the port was open.", "future"),
        ("Amara Okafor could say that the port was open.", "hypothetical"),
        ("Amara Okafor asked whether the port was open.", "asked"),
    ],
)
def test_the_force(text: str, force: str, models: Models) -> None:
    assert Reading(text, models).holding("port was open").force == force


# ------------------------------------------------------------------------------------------------ forms of text


def test_a_headline_reports(models: Models) -> None:
    reading = Reading("Okafor warns of floods if the dam breaks\nAmara Okafor spoke in Tarsk.", models, headline=True)
    assert reading.words(reading.holding("floods").source) == "Okafor"


def test_a_headline_with_a_colon(models: Models) -> None:
    reading = Reading("Reed: Dam is safe for years\nJoanna Reed spoke in Tarsk.", models, headline=True)
    found = reading.holding("Dam is safe")
    assert reading.words(found.source) == "Reed"
    assert reading.words(found.content) == "Dam is safe for years"


def test_a_label_in_a_headline_is_nobody(models: Models) -> None:
    reading = Reading("Video: Dam breaks near Tarsk\nThe dam broke at noon.", models, headline=True)
    assert reading.annotated.attributions == ()


def test_a_transcript(models: Models) -> None:
    reading = Reading(
        "REED: Will the dam hold?\nOKAFOR: It will. I said so in May.\nREED: And the bridge?\nOKAFOR: It's closed.",
        models,
    )
    assert [reading.words(a.source) for a in reading.annotated.attributions] == ["REED", "OKAFOR", "REED", "OKAFOR"]
    assert reading.words(reading.annotated.attributions[1].content) == "It will. I said so in May."


def test_a_credit_in_a_caption_says_nothing(models: Models) -> None:
    reading = Reading(
        "The port was closed. (Video: Pia Jonas/The Harbour Post)\nAmara Okafor said the port was closed.",
        models,
        asides=(0,),
    )
    assert [reading.words(a.source) for a in reading.annotated.attributions] == ["Amara Okafor"]


def test_what_is_not_readable_is_not_read(models: Models) -> None:
    from consilience.annotate import annotate
    from consilience.model import Article, Region

    text = "Pia Jonas says that she has written for ten years."
    article = Article(id="x", path="x", text=text, regions=(Region(start=0, end=len(text), kind="biography"),))
    assert annotate([article], models)[0].attributions == ()


def test_ids_are_of_the_spans(models: Models) -> None:
    text = "Amara Okafor said that the dam would hold. “It will,” she added."
    first, second = Reading(text, models), Reading(text, models)
    ids = [item.id for item in first.annotated.attributions]
    assert ids == [item.id for item in second.annotated.attributions]
    assert len(set(ids)) == len(ids)
