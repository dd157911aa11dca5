"""Days of the week lie behind or ahead as tense, the newspaper's present, nouns of what is planned and the other
mentions of the same day in the text say."""

from __future__ import annotations

import time as clock
from collections.abc import Mapping

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from consilience.annotate.times import anchor, direct, recognise

SUNDAY = "2019-03-10"
"""Friday before it is the 8th, Monday behind it the 11th, Thursday behind it the 14th."""


def days(text: str, tags: Mapping[str, str] | None = None, published: str = SUNDAY) -> list[str]:
    """The days of the month of the times in a text, read with part-of-speech tags or without."""
    parsed = [(0, tagged(text, tags))] if tags else ()
    times = anchor(direct(recognise(text, "a"), text, parsed), published)
    return [(time.value or "")[8:10] for time in times]


def directions(text: str) -> list[str]:
    """Where the open times of a text look."""
    return [time.relative.toward for time in direct(recognise(text, "a"), text) if time.relative is not None]


def tagged(text: str, tags: Mapping[str, str]) -> Doc:
    """A text of words parted by spaces, its marks set off as well; what has no tag given is a noun."""
    words = text.replace(",", " ,").replace(".", " .").split()
    spaces = [index + 1 < len(words) and words[index + 1] not in ",." for index in range(len(words))]
    return Doc(Vocab(), words=words, spaces=spaces, tags=[tags.get(word, "NN") for word in words])


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A joint commission meets in Velo on Thursday.", "14"),
        ("MPs vote on it on Thursday.", "14"),
        ("Strait talks open Monday with little hope", "11"),
        ("Parliament votes on Thursday.", "14"),
        ("The vote is set for Thursday.", "14"),
        ("The vote has been set for Thursday.", "14"),
        ("The ruling is due on Thursday.", "14"),
        ("The final is on Thursday.", "14"),
        ("The two are meeting in Velo on Thursday.", "14"),
        ("The council takes up the matter on Thursday.", "14"),
        ("The court set a hearing for Thursday.", "14"),
        ("Fishing talks to resume Monday in Velo", "11"),
    ],
)
def test_the_present_tells_what_is_planned(text: str, day: str) -> None:
    assert days(text) == [day]


@pytest.mark.parametrize(
    "text",
    [
        "The envoy says on Friday that it is over.",
        "Holm warns Friday of a long winter",
        "Holm vows Friday to fight on",
        "The army opens fire on Friday.",
        "The vote was close on Friday.",
        "The vote was postponed on Friday.",
        "The union called a strike on Friday.",
        "The envoy lowered expectations on Friday.",
        "She appeared before the court on Friday.",
    ],
)
def test_the_present_of_saying_and_the_past_tell_what_was(text: str) -> None:
    assert days(text) == ["08"]


def test_tags_tell_a_verb_of_what_is_planned_from_a_noun() -> None:
    assert days("The council votes on Friday.", {"votes": "VBZ"}) == ["15"]
    assert days("The council votes on Friday were close.", {"votes": "NNS", "were": "VBD"}) == ["08"]
    assert days("The union plans a strike on Friday.", {"plans": "VBZ"}) == ["15"]
    assert days("Holm published plans on Friday.", {"published": "VBD", "plans": "NNS"}) == ["08"]
    assert days("Holm defies the council on Friday.", {"defies": "VBZ"}) == ["08"]
    assert days("The party holds a vote on Friday.", {"holds": "VBZ"}) == ["15"]
    assert days("Holm holds many shares, some bought on Friday.", {"holds": "VBZ", "bought": "VBN"}) == ["08"]
    noun = "The report to be published on Friday says so."
    assert days(noun, {"to": "TO", "be": "VB", "published": "VBN", "says": "VBZ"}) == ["15"]


def test_an_infinitive_in_a_headline_tells_what_is_to_come() -> None:
    tags = {"to": "TO", "quit": "VB", "on": "IN", "Convicted": "VBN", "refused": "VBD"}
    assert days("Harbour chief to quit on Thursday", tags) == ["14"]
    assert days("Convicted harbour chief to quit on Thursday - report", tags) == ["14"]
    assert len(days("Harbour chief moves to Thursday", tags)) == 1, "no infinitive at all"
    assert days("Harbour chief refused his friends to quit on Thursday", tags) == ["07"]


def test_a_participle_right_before_a_day_tells_the_past_whatever_is_to_come() -> None:
    tags = {"will": "MD", "expire": "VB", "signed": "VBN", "sealed": "VBN", "by": "IN"}
    assert days("The terms, signed on Friday, will expire on Tuesday.", tags) == ["08", "12"]
    assert days("The terms will expire on Tuesday, sealed by the court on Thursday.", tags) == ["12", "14"]


def test_a_habit_is_no_plan() -> None:
    assert directions("The council usually meets on Thursday.") == ["none"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("She did not expect an agreement on Monday.", "11"),
        ("They expected little from Monday.", "11"),
        ("Hopes for Monday's talks were low.", "11"),
        ("The hopes regarding Monday's talks were modest.", "11"),
        ("He wanted quiet before the talks on Monday.", "11"),
        ("Ahead of talks on Monday, the envoy rested.", "11"),
        ("Velo, which is hosting Monday's meeting, said nothing.", "11"),
        ("Two people died in Friday's attack.", "08"),
        ("He was blamed for Friday's attack.", "08"),
    ],
)
def test_a_happening_lies_ahead_of_those_who_expect_it(text: str, day: str) -> None:
    assert days(text) == [day]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Lawyers said the delay could cost lives in a filing on Friday.", "08"),
        ("The firm will disclose the sale in a filing on Friday.", "15"),
        ("Ten farmers were hurt after an attack in Velo on Friday.", "08"),
        ("They will speak again after talks in Velo on Friday.", "15"),
        ("Holm on Friday would not say who wrote it.", "08"),
        ("The bank on Friday forecast that prices would rise.", "08"),
        ("Few crossed the bridge before Friday's flood, which was deep.", "08"),
        ("It was filed just before Saturday's midnight deadline.", "09"),
        ("The union approaches a Saturday deadline.", "16"),
        ("The bid had been due to expire on Friday.", "08"),
        ("The bid is due to expire on Friday.", "15"),
        ("She spoke on Friday's programme.", "08"),
        ("Holm and Anna Berg meet separately on Friday.", "15"),
        ("The guard let the march begin as planned on Friday.", "08"),
        ("He was last seen at 5:30 p.m. (2130 GMT) on Friday.", "08"),
        ("The new chair takes over, effective Friday.", "15"),
        ("Her anger shone through Friday, as she spoke.", "08"),
        ("The bank has lent them boats through Friday.", "15"),
    ],
)
def test_what_modern_reports_say_of_friday(text: str, day: str) -> None:
    assert days(text)[-1] == day


def test_elections_named_by_their_month_are_the_next_ones() -> None:
    times = anchor(direct(recognise("Few care about the November election.", "a"), ""), "2019-06-02")
    assert [time.value for time in times] == ["2019-11"]


def test_events_that_follow_one_future_verb_are_all_to_come() -> None:
    text = "They will meet in Velo on Monday, followed by a session in Torvik on Wednesday and a hearing on Thursday."
    assert days(text) == ["11", "13", "14"]
    text = "The council will take up the row in Torvik on Wednesday, and the commission is to sit in Velo on Thursday."
    assert days(text) == ["13", "14"]


def test_a_day_counted_from_another_hangs_on_the_one_named_last() -> None:
    assert days("The council will discuss it on Wednesday. A commission meets in Velo the following day.") == [
        "13",
        "14",
    ]
    assert days("The council will discuss it on Wednesday. The envoys arrive two days earlier.") == ["13", "11"]
    assert days("The envoys met on Wednesday. Two days before, the dam had broken.") == ["06", "04"]
    text = "Holm arrived on Wednesday. She had called two days before. She spoke twice that morning."
    assert days(text) == ["06", "04", "06"]
    assert days("The dam broke on Tuesday. A day later the road was shut. The next day it rained.") == [
        "05",
        "06",
        "07",
    ]


def test_a_day_behind_ahead_of_that_may_be_the_main_verbs_stays_open() -> None:
    assert directions("Envoys traded statements ahead of upcoming talks in Velo on Friday.") == ["none"]
    assert directions("Envoys traded statements ahead of talks on Friday.") == ["none"]
    assert directions("Envoys traded statements on Friday ahead of talks.") == ["past"]
    assert directions("Envoys traded statements on Saturday ahead of talks in Velo on Monday.") == ["past", "future"]


def test_a_day_left_open_is_the_one_that_the_text_names_elsewhere() -> None:
    assert directions("The talks on Monday are the third of their kind.") == ["none"]
    assert days("The envoys will meet on Monday. The talks on Monday are the third of their kind.") == ["11", "11"]
    assert days("The paper said that the talks on Monday were vital. The envoys will meet on Monday.") == ["11", "11"]
    assert days("The dam broke on Tuesday. Envoys traded statements ahead of talks on Tuesday.") == ["05", "05"]


def test_mentions_that_differ_settle_nothing() -> None:
    text = "The dam broke on Tuesday. It will be blown up on Tuesday. The talks on Tuesday are the third."
    assert directions(text) == ["past", "future", "none"]


@pytest.mark.parametrize("unit", ["Monday ", "on Monday, ", "ahead of talks on Sunday, the talks on Monday "])
def test_a_long_line_of_dates_takes_linear_time(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        times = recognise(text, "a")
        begun = clock.process_time()
        direct(times, text)
        return clock.process_time() - begun

    seconds(1_000)
    assert seconds(160_000) < 16 * max(seconds(40_000), 0.02)


def test_what_is_refused_before_a_day_lies_before_one_to_come() -> None:
    assert directions("Police said they could not go back before Thursday.") == ["future"]
    assert directions("He said it won't open before Thursday.") == ["future"]
    assert directions("They had left before Thursday.") == ["past"]


def test_what_was_earlier_in_the_day_was_not_on_a_day_to_come() -> None:
    assert days("They could not go back before Thursday. He said so earlier in the day.") == ["14", "10"]
    assert days("They left on Friday. He said so earlier in the day.") == ["08", "08"]
