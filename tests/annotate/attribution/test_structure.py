"""The structure of quotations, which must never fail: marks, paragraphs, splits, blocks, and what is no speech.

All sentences are invented."""

from __future__ import annotations

import pytest

from consilience.annotate import Models
from tests.annotate.reading import Reading

pytestmark = pytest.mark.model


# ------------------------------------------------------------------------------------------------ marks


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("“", "”"),
        ('"', '"'),
        ("‘", "’"),
        ("'", "'"),
        ("«", "»"),
        ("« ", " »"),
        ("»", "«"),
        ("‹", "›"),
        ("„", "“"),
        ("„", "”"),
        ("``", "''"),
        ("''", "''"),
        ("”", "”"),
        ("「", "」"),
        ("＂", "＂"),
        ('\\"', '\\"'),
        ("\x93", "\x94"),
        ("&quot;", "&quot;"),
        ("&ldquo;", "&rdquo;"),
        ("&#8220;", "&#8221;"),
        ("&#39;", "&#39;"),
        ("&laquo;", "&raquo;"),
    ],
)
def test_a_statement_in_marks_of_every_kind(left: str, right: str, models: Models) -> None:
    reading = Reading(
        f"Fog came. {left}The barges will wait, whatever the mill says,{right} said Tomas Bell, a keeper.\n"
        f"The mill closed at noon. {left}Nobody was paid,{right} said Joanna Reed.",
        models,
    )
    first, second = reading.annotated.attributions
    assert reading.words(first.content) == f"{left}The barges will wait, whatever the mill says,{right}"
    assert reading.words(second.content) == f"{left}Nobody was paid,{right}"
    assert [reading.words(item.speaker_mention) for item in (first, second)] == ["Tomas Bell", "Joanna Reed"]
    assert {item.mode for item in (first, second)} == {"direct"}


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "'We can't stop now. It's the dockers' turn, and the '90s won't come back,' Tomas Bell said.",
            "'We can't stop now. It's the dockers' turn, and the '90s won't come back,'",
        ),
        ("‘It’s the rowers’ lock,’ Tomas Bell said. ‘We won’t go.’", "‘It’s the rowers’ lock,’ … ‘We won’t go.’"),
        ("‘He told me “row on”, so I did,’ said Tomas Bell.", "‘He told me “row on”, so I did,’"),
        ("“He told me ‘row on’, so I did,” said Tomas Bell.", "“He told me ‘row on’, so I did,”"),
        (
            "“They were like, ‘Let’s row,’ and we said, ‘Too late, friend,’” Tomas Bell recalled.",
            "“They were like, ‘Let’s row,’ and we said, ‘Too late, friend,’”",
        ),
    ],
)
def test_apostrophes_and_nested_marks(text: str, content: str, models: Models) -> None:
    (found,) = Reading(text, models).annotated.attributions
    assert " … ".join(text[span.start : span.end] for span in found.content) == content


@pytest.mark.parametrize(
    "odd",
    [
        '"The barges will wait, said Tomas Bell.',
        "“The barges will wait, said Tomas Bell.",
        "The barges will wait,” said Tomas Bell.",
        "The 6'2\" keeper smiled at the barges.",
        "The rowers' lock ‘opened in the '90s.",
        "«The barges will wait, said Tomas Bell.",
        "&quot;The barges will wait, said Tomas Bell.",
    ],
)
def test_one_odd_mark_leaves_the_rest_of_the_article_alone(odd: str, models: Models) -> None:
    reading = Reading(
        f"{odd}\nFog lay on the lock all day.\n“Nobody was paid,” said Ruth Calloway. “Not one.”\n"
        '"We were," said Viktor Hale.',
        models,
    )
    assert reading.words(reading.holding("Nobody was paid").content) == "“Nobody was paid,” … “Not one.”"
    assert reading.speaker("Nobody was paid") == "Ruth Calloway"
    assert reading.speaker("We were") == "Viktor Hale"


def test_marks_missing_at_paragraph_ends(models: Models) -> None:
    reading = Reading(
        "“The barges will wait,” said Tomas Bell. “We counted forty.\n“Then we counted again.\n"
        "“There were forty-one.”\nFog lay on the lock.\nRuth Calloway laughed. “One more,” she said.",
        models,
    )
    content = reading.words(reading.holding("The barges").content) or ""
    assert "counted again" in content and "forty-one" in content
    assert "Fog" not in content
    assert reading.words(reading.holding("One more").content) == "“One more,”"


# ------------------------------------------------------------------------------------------------ who speaks


@pytest.mark.parametrize(
    "text",
    [
        "Tomas Bell was clear: “The barges will wait.”",
        "Tomas Bell’s answer to the mill: “The barges will wait.”",
        "In the words of Tomas Bell: “The barges will wait.”",
        "Tomas Bell had a message for the mill: “The barges will wait.”",
        "The fog does not surprise Tomas Bell: “The barges will wait.”",
        "Tomas Bell shook his head. “The barges will wait.” Fog lay on the lock.",
        "“The barges will wait.” Tomas Bell shook his head and left.",
        "Tomas Bell echoed:\n“The barges will wait.”",
        "On Friday, Tomas Bell released the following statement:\n“The barges will wait.”",
        "“The barges will wait,” Tomas Bell, the keeper of the old lock at Tarsk and a rower since the age of six who "
        "never learned to swim, said.",
        "“The barges will wait,” Tomas Bell answers.",
        "Fog lay on the lock.\n“The barges will wait.”\n“They have time,” said Tomas Bell.",
        "Tomas Bell came by saying, “The barges will wait.”",
    ],
)
def test_a_quotation_without_a_usual_frame(text: str, models: Models) -> None:
    reading = Reading(text, models)
    found = reading.holding("The barges will wait")
    assert reading.words(found.speaker_mention) == "Tomas Bell"
    assert found.mode == "direct"


def test_the_verb_right_before_is_nearer_than_the_one_behind(models: Models) -> None:
    reading = Reading("When Viktor Hale shouted, “The barges,” Tomas Bell joked, “Row on, friends!”", models)
    assert reading.speaker("The barges") == "Viktor Hale"
    assert reading.speaker("Row on") == "Tomas Bell"


def test_a_sentence_between_turns_the_speaker_only_by_a_name(models: Models) -> None:
    text = "“Nobody was paid,” Ruth Calloway said. {} shook his head. “The barges will wait.”"
    assert Reading(text.format("Tomas Bell"), models).speaker("will wait") == "Tomas Bell"
    assert Reading(text.format("The fog"), models).speaker("will wait") == "Ruth Calloway"


@pytest.mark.parametrize(
    ("text", "speaker", "part"),
    [
        (
            "Viktor Hale warned that tolls could end in “a complete standstill” at the port.",
            "Viktor Hale",
            "standstill",
        ),
        ("The ministry warned that closing the port would be “a grave error.”", "The ministry", "grave error"),
        ("Hopes were “modest,” said Viktor Hale.", "Viktor Hale", "modest"),
        ("Viktor Hale told the agency Interfax that hopes were “modest.”", "Viktor Hale", "modest"),
    ],
)
def test_a_clipped_quotation_has_its_holder(text: str, speaker: str, part: str, models: Models) -> None:
    reading = Reading(text, models)
    assert reading.speaker(part) == speaker
    assert reading.holding(part).mode == "mixed"


def test_a_clipped_quotation_is_not_cut_out_of_its_clause(models: Models) -> None:
    reading = Reading("Viktor Hale warned that the “Iron Lock” is falling apart.", models)
    assert "is falling apart" in (reading.words(reading.holding("Iron Lock").content) or "")


def test_debris_in_mid_text_does_not_part_frame_and_quotation(models: Models) -> None:
    reading = Reading(
        "Tomas Bell told the Harbour Post on Sunday that the lock was “sound.”\n"
        "Bridge at Tarsk to close, Calloway says\n"
        "Barges in the fog (Photo: Pia Jonas/Harbour Post)\n"
        "“Based on what we saw in May, it would be naive to fear anything,” he said. “This is a calm time.”",
        models,
        asides=(1, 2),
    )
    found = reading.holding("naive to fear")
    assert reading.words(found.speaker_mention) == "Tomas Bell"
    assert "a calm time" in (reading.words(found.content) or "")


# ------------------------------------------------------------------------------------------------ blocks


def test_a_block_without_marks(models: Models) -> None:
    reading = Reading(
        "Ruth Calloway wrote to the mill on Friday:\nThe lock was built in 1931 and it has never failed.\n"
        "I would ask you all to wait.\nThe letter was sent by barge.",
        models,
    )
    found = reading.holding("built in 1931")
    assert reading.words(found.content) == (
        "The lock was built in 1931 and it has never failed. … I would ask you all to wait."
    )
    assert reading.words(found.speaker_mention) == "Ruth Calloway"
    assert found.mode == "direct"
    assert not any("sent by barge" in content for content in reading.contents())


def test_a_list_behind_a_saying(models: Models) -> None:
    reading = Reading(
        "Ruth Calloway said three things had to be done:\n- Open the lock at once.\n- Warn the lower town.\n"
        "The mill closed at noon.",
        models,
    )
    found = reading.holding("Open the lock")
    assert reading.words(found.content) == "Open the lock at once. … Warn the lower town."


def test_a_block_in_marks(models: Models) -> None:
    reading = Reading(
        "In a statement, Ruth Calloway wrote:\n“The lock was built in 1931.\n“It has never failed.”\nFog came.", models
    )
    found = reading.holding("built in 1931")
    assert "never failed" in (reading.words(found.content) or "")
    assert "Fog" not in (reading.words(found.content) or "")


@pytest.mark.parametrize(
    "text",
    [
        "The mill has three plans:\n- Open the lock at once.\n- Warn the lower town.",
        "Here is what to know:\nThe lock was built in 1931 and it has never failed.",
        "**Will the lock hold?**\nThe lock was built in 1931.\n**And the mill?**\nIt closed in May.",
    ],
)
def test_lists_and_explainers_are_the_outlets_own(text: str, models: Models) -> None:
    assert Reading(text, models).annotated.attributions == ()


# ------------------------------------------------------------------------------------------------ no speech


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “smart lock” cost 4m crowns, and its “engineers” never met.",
        "The “Night Barge” sank. Her novel “Salt” came out in May. She won for “Best Lock.”",
        "Tomas Bell spoke on “Morning Line” on Sunday.",
        "Tomas Bell, the rower known as “Finch,” won the race.",
        "The band played “Fog on the River” at the lock.",
        "It is a topic: “Fog” and more fog.",
        "The crates were labelled “Made in Tarsk,” even those from the mill.",
        "Viktor Hale called at the pub “The Old Barge” on Friday.",
    ],
)
def test_titles_names_and_scare_quotes_are_no_statement(text: str, models: Models) -> None:
    assert not any(item.mode == "direct" for item in Reading(text, models).annotated.attributions)


@pytest.mark.parametrize("title", ["Morning Line", "Week on the River", "Fog & Friends", "Bell", "The Long Table"])
def test_a_programme_before_its_guest_is_not_what_the_guest_said(title: str, models: Models) -> None:
    reading = Reading(f"Sunday on NBN’s “{title},” Tomas Bell said the lock was sound.", models)
    assert reading.speaker("lock was sound") == "Tomas Bell"
    assert not any(title in content for content in reading.contents())


def test_an_appositive_is_not_what_was_said(models: Models) -> None:
    reading = Reading(
        "“The lock is sound,” said Tomas Bell, the keeper who wrote “Fog on the River,” a book about barges.", models
    )
    (found,) = reading.annotated.attributions
    assert reading.words(found.content) == "“The lock is sound,”"


@pytest.mark.parametrize(
    "caption",
    [
        "Barges wait in the fog on Friday. (Video: Pia Jonas/The Harbour Post)",
        "Barges wait in the fog. Photograph: Pia Jonas/Harbour Post",
        "Barges wait in the fog. Credit: Pia Jonas",
        "Barges wait in the fog. Image: Harbour Post",
    ],
)
def test_the_credit_of_a_caption_says_nothing(caption: str, models: Models) -> None:
    reading = Reading(f"{caption}\nTomas Bell said the lock was sound.", models, asides=(0,))
    assert [reading.words(item.speaker_mention) for item in reading.annotated.attributions] == ["Tomas Bell"]


def test_a_caption_can_quote(models: Models) -> None:
    reading = Reading(
        "“We were lucky,” says Tomas Bell, beside the lock. Photograph: Pia Jonas/Harbour Post\nFog came.",
        models,
        asides=(0,),
    )
    (found,) = reading.annotated.attributions
    assert reading.words(found.content) == "“We were lucky,”"
    assert reading.words(found.speaker_mention) == "Tomas Bell"


def test_a_heading_between_paragraphs_is_not_what_the_next_speaker_said(models: Models) -> None:
    above = "The council met at noon.\n\n“{}\n\n“We see a small crack in the dam,” engineer Joanna Reed told reporters."
    heading, sentence = (
        {item.content[0].start for item in Reading(above.format(words), models).annotated.attributions}
        for words in ("Small crack”", "Nobody needs to leave.”")
    )
    assert above.index("“") not in heading
    assert above.index("“") in sentence
