"""Quotations that are a part of a sentence, and the sentences around them: whose they are, and how far the words go.

All sentences are invented."""

from __future__ import annotations

import pytest

from consilience.annotate import Models
from tests.annotate.reading import Reading

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "In the old town of Tarsk, “rowing and fishing are one sport,” Tomas Bell says.",
            "In the old town of Tarsk, “rowing and fishing are one sport,”",
        ),
        (
            'The keepers have been patient, but "Tarsk has the oldest lock on the river," said Tomas Bell.',
            'The keepers have been patient, but "Tarsk has the oldest lock on the river,"',
        ),
        (
            "The locks are ‘a danger to rowers’ and ‘shame the town,’ Tomas Bell told the council.",
            "The locks are ‘a danger to rowers’ and ‘shame the town,’",
        ),
        (
            '"I don\'t think the old rule" -- that nobody rows at night -- "is going to last," Tomas Bell says.',
            '"I don\'t think the old rule" -- that nobody rows at night -- "is going to last,"',
        ),
        (
            "Nothing the mill said “will calm the rowers,” Tomas Bell said.",
            "Nothing the mill said “will calm the rowers,”",
        ),
        (
            "According to Tomas Bell, “the barges will wait,” presumably until the fog lifts.",
            "“the barges will wait,” presumably until the fog lifts",
        ),
        (
            "Tomas Bell added that “The barges will wait for the fog to lift, whatever the mill may say.”",
            "that “The barges will wait for the fog to lift, whatever the mill may say.”",
        ),
        (
            "Tomas Bell said, ''I have not heard that particular worry'' from the keepers of the lock.",
            "''I have not heard that particular worry'' from the keepers of the lock",
        ),
    ],
)
def test_the_whole_sentence_is_said_that_a_quotation_is_a_part_of(text: str, content: str, models: Models) -> None:
    found = Reading(text, models)
    whole = max(found.annotated.attributions, key=lambda item: item.content[-1].end - item.content[0].start)
    assert found.words(whole.content) == content
    assert found.words(whole.speaker_mention) == "Tomas Bell"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("On Friday, “We will row at dawn,” Tomas Bell said.", "“We will row at dawn,”"),
        ("The fog lifted. “We will row at dawn,” Tomas Bell said.", "“We will row at dawn,”"),
        ("The fog lifted at last – “We will row at dawn,” Tomas Bell said.", "“We will row at dawn,”"),
        ("“We will row at dawn,” Tomas Bell said of the race on Friday.", "“We will row at dawn,”"),
        ("“We will row at dawn,” Tomas Bell said when asked whether he had a boat.", "“We will row at dawn,”"),
        ('He drops the oar and repeatedly says, "Don\'t you dare," until sirens are heard.', '"Don\'t you dare,"'),
    ],
)
def test_what_stands_around_a_whole_quotation_is_not_said(text: str, content: str, models: Models) -> None:
    assert content in Reading(text, models).contents()


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("“The barges will wait,” Tomas Bell said after Joanna Reed spoke. “Nobody was paid for it.”", "Nobody"),
        (
            "''The barges will wait,'' said Tomas Bell, a rower who said Joanna Reed planned to demonstrate. ''Nobody "
            "was paid for the work.''",
            "Nobody",
        ),
        ("Tomas Bell said the mill would answer if asked. “Nobody was paid for the work.”", "Nobody"),
        ("Fog lay on the lock, Tomas Bell said, and if viewed from Tarsk: “It is a wall of milk.”", "milk"),
        ('Tomas Bell told the Harbour Post in a written statement, "We will wait for the fog."', "wait"),
        ("Tomas Bell remembered that the keepers were thinking: “What have we done?” Others saw it too.", "What"),
        ("Tomas Bell tried to laugh it off by interjecting, “Only Joanna Reed.” But the mayor went on.", "Only"),
    ],
)
def test_the_frame_is_the_main_verb(text: str, part: str, models: Models) -> None:
    found = Reading(text, models)
    holding = [item for item in found.annotated.attributions if part in (found.words(item.content) or "")]
    assert "Tomas Bell" in {found.words(item.speaker_mention) for item in holding}
    assert "Joanna Reed" not in {found.words(item.speaker_mention) for item in holding}


@pytest.mark.parametrize(
    "text",
    [
        "The town was saved, saying, “We will row at dawn,” but Tomas Bell denied that he had rowed.",
        "Joanna Reed had served on the river, “ten months in a cold hell,” and Tomas Bell said he believed her.",
        "Joanna Reed was clear, saying at one point, “The answer is not to yell.” But Tomas Bell did not answer.",
        "Joanna Reed, citing “the magic of the river,” said Tomas Bell could win the race in Tarsk.",
        "Joanna Reed goes by the name “Mistress Fog,” while Tomas Bell calls himself a keeper.",
    ],
)
def test_a_clause_of_its_own_behind_a_quotation_is_no_frame(text: str, models: Models) -> None:
    found = Reading(text, models)
    said = [item for item in found.annotated.attributions if "Tomas Bell" in (found.words(item.source) or "")]
    assert not any("“" in (found.words(item.content) or "") for item in said)


def test_a_word_that_describes_is_no_verb_of_saying(models: Models) -> None:
    found = Reading("She also stepped around the charged term, “radical rowing,” which some keepers like.", models)
    assert all(found.words(item.cue) != "charged" for item in found.annotated.attributions)


def test_calling_something_by_a_quotation_between_two_verbs(models: Models) -> None:
    found = Reading(
        "Joanna Reed, speaking in Tarsk, called the mill a “danger,” and said its owners were rich.", models
    )
    assert found.words(found.holding("danger").cue) == "called"
    assert found.contents() == ["the mill a “danger,”", "its owners were rich"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "“The dam must come with rules,” Joanna Reed said, and “clear orders for every keeper.”",
            "“The dam must come with rules,” … “clear orders for every keeper.”",
        ),
        (
            "''It was not the mill,'' said Joanna Reed. ''It was a few of us'' and our neighbours ''quietly rowing at "
            "night, without a lamp.''",
            "''It was not the mill,'' … ''It was a few of us'' and our neighbours ''quietly rowing at night, without a "
            "lamp.''",
        ),
    ],
)
def test_one_frame_has_one_content(text: str, content: str, models: Models) -> None:
    found = Reading(text, models)
    assert found.contents() == [content]


def test_what_another_says_meanwhile_is_not_reported_by_the_first(models: Models) -> None:
    found = Reading(
        "The death toll from the flood and the fire at the mill in Tarsk rose to seven on Tuesday evening, the mayor's "
        "office said, as the mill said a gate on a barge had given way.",
        models,
    )
    assert found.contents()[0].endswith("on Tuesday evening")
    assert found.words(found.holding("a gate on a barge").source) == "the mill"


def test_a_report_within_a_report_belongs_to_both(models: Models) -> None:
    found = Reading(
        "Ruth Calloway said the town lost a voice that said “rowing is the best thing that anybody can do on a river.”",
        models,
    )
    outer = next(item for item in found.annotated.attributions if found.words(item.source) == "Ruth Calloway")
    assert "best thing that anybody" in (found.words(outer.content) or "")


@pytest.mark.parametrize(
    "text",
    [
        "Ruth Calloway “drew quite well” in May, said Tomas Bell, a keeper. “That was her crowd more than mine.”",
        "If anything, Tomas Bell argued in a letter, the fog shows why the lock needs a lamp.\n“In light of the fog, "
        "is it wise to row on without a lamp, as the mill does?”",
    ],
)
def test_the_words_behind_a_report_go_on_with_it(text: str, models: Models) -> None:
    found = Reading(text, models)
    last = found.annotated.attributions[-1]
    assert found.words(last.speaker_mention) == "Tomas Bell"
    assert found.words(last.cue) in ("said", "argued in a letter", "argued")
    assert last.mode == "direct"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The dam must go before the winter.”\n— Joanna Reed, mayor of Tarsk\nThe mill disagrees.", "Joanna Reed"),
        ('"The dam must go before the winter."\n- Joanna Reed\nThe mill disagrees.', "Joanna Reed"),
        ("«The dam must go before the winter.»  – Joanna Reed\nThe mill disagrees.", "Joanna Reed"),
        ("''The dam must go before the winter.''\n-- Reed.\nJoanna Reed rows.\nThe mill disagrees.", "Joanna Reed"),
    ],
)
def test_a_signed_quotation(text: str, speaker: str, models: Models) -> None:
    found = Reading(text, models)
    item = found.holding("before the winter")
    assert item.mode == "direct"
    assert (found.words(item.source) or "").split()[-1] == speaker.split()[-1]


@pytest.mark.parametrize(
    "text",
    [
        "“The dam must go before the winter.”\n- keeping a lamp in the boat\nThe mill disagrees.",
        "“The dam must go before the winter.”\n— The mill has asked the council for three more years to think.",
        "The sign read “The dam must go before the winter” twice.\n- Joanna Reed\nThe mill disagrees.",
    ],
)
def test_a_line_with_a_dash_is_not_always_a_signature(text: str, models: Models) -> None:
    found = Reading(text, models)
    assert all(set(found.words(item.cue) or "x") - set("—– -") for item in found.annotated.attributions)


def test_a_single_mark_can_close_by_mistake(models: Models) -> None:
    found = Reading(
        "Joanna Reed wrote: “Let us row. We can do it.’ Reed was in the hall for the film “Trainloads.”\n"
        "“Nobody was paid,” said Tomas Bell.",
        models,
    )
    assert found.words(found.holding("Let us row").content) == "“Let us row. We can do it.’"
    assert found.speaker("Nobody was paid") == "Tomas Bell"


def test_a_single_mark_inside_a_quotation_closes_nothing(models: Models) -> None:
    found = Reading("“They said ‘row on.’ We did. It was the rowers’ day,” said Tomas Bell.", models)
    assert found.contents()[0] == "“They said ‘row on.’ We did. It was the rowers’ day,”"


def test_a_paragraph_of_another_report_in_marks_of_its_own(models: Models) -> None:
    found = Reading(
        "The Harbour Post has the story.\n"
        '"“You don’t win a race by the boats you row,” Tomas Bell answered before he went out."\nThe mill closed.',
        models,
    )
    assert found.words(found.holding("boats").content) == "“You don’t win a race by the boats you row,”"
    assert found.speaker("boats") == "Tomas Bell"


@pytest.mark.parametrize(
    "text",
    [
        '"“Row on” was what he told us, and so we did," Tomas Bell said.',
        'Tomas Bell went on.\n"“Row on,” he told us, and so we did," Tomas Bell said.',
    ],
)
def test_a_quotation_can_begin_with_another(text: str, models: Models) -> None:
    found = Reading(text, models)
    assert any("and so we did" in content and "Row on" in content for content in found.contents())
    assert found.speaker("so we did") == "Tomas Bell"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("And Joanna Reed thanked the keepers, saying, “May the fog forgive you for it,” Bell said.", "Joanna Reed"),
        ("Joanna Reed waited.\nBut it gets better:\n“By law, the mayor sets the number of boats in a year.”", None),
    ],
)
def test_who_is_nearest_to_the_words(text: str, speaker: str | None, models: Models) -> None:
    found = Reading(text, models)
    said = [item for item in found.annotated.attributions if "“" in (found.words(item.content) or "")[:1]]
    assert all(found.words(item.source) != "it" for item in said)
    assert speaker is None or speaker in {found.words(item.speaker_mention) for item in said}


def test_when_it_was_said_is_not_said(models: Models) -> None:
    found = Reading("“Well, they won’t row now,” one keeper said as the lamp was lit on the old pier.", models)
    assert found.words(found.holding("row now").content) == "“Well, they won’t row now,”"


def test_a_quotation_is_not_what_a_verb_further_off_reports(models: Models) -> None:
    text = (
        "The spot concludes with footage of Tomas Bell saying during the hearing last week, “That suits me fine,” "
        "when Ana Okoro blamed him for not paying."
    )
    found = Reading(text, models).contents()
    assert "“That suits me fine,”" in found
    assert not any("fine" in content for content in found if content != "“That suits me fine,”")
