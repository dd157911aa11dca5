"""Times are found with the spans of the TIMEX3 guidelines and dated as newspapers mean them."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from consilience.annotate.times import anchor, direct, recognise
from consilience.model import Time

SUNDAY = "2019-03-10"


def dated(text: str, published: str | None = SUNDAY) -> list[tuple[str, str, str | None]]:
    times = anchor(direct(recognise(text, "a"), text), published)
    return [(text[time.start : time.end], time.type, time.value) for time in times]


def only(text: str, published: str | None = SUNDAY) -> Time:
    (time,) = anchor(direct(recognise(text, "a"), text), published)
    return time


@pytest.mark.parametrize(
    ("text", "span", "kind", "value"),
    [
        ("Born on 29 January 1962 in Torvik.", "29 January 1962", "DATE", "1962-01-29"),
        ("Tuesday, March 6, 2018 | light rain", "Tuesday, March 6, 2018", "DATE", "2018-03-06"),
        ("Updated 2018-10-23.", "2018-10-23", "DATE", "2018-10-23"),
        ("Updated 23/10/2018.", "23/10/2018", "DATE", "2018-10-23"),
        ("Updated 03/04/2018.", "03/04/2018", "DATE", "2018-XX-XX"),
        ("It fell in March 2014.", "March 2014", "DATE", "2014-03"),
        ("It grew in the 1990s.", "the 1990s", "DATE", "199"),
        ("It grew in the late 1990s.", "the late 1990s", "DATE", "199"),
        ("It grew in the nineties.", "the nineties", "DATE", "199"),
        ("It was the worst flood of the 20th century.", "the 20th century", "DATE", "19"),
        ("Profit fell in the third quarter of 2017.", "the third quarter of 2017", "DATE", "2017-Q3"),
        ("It peaked in mid-2016.", "mid-2016", "DATE", "2016"),
        ("The river rose by a metre over the past week.", "the past week", "DURATION", "P1W"),
        ("They ruled for more than a decade.", "more than a decade", "DURATION", "P1DE"),
        ("After days of rain the dam broke.", "days", "DURATION", "PXD"),
        ("The trip took two and a half hours.", "two and a half hours", "DURATION", "PT2H30M"),
        ("They marched every Monday.", "every Monday", "SET", "XXXX-WXX-1"),
        ("They meet twice a week.", "twice a week", "SET", "P1W"),
        ("Floods were rarer in the past.", "the past", "DATE", "PAST_REF"),
        ("The minister is now in Torvik.", "now", "DATE", "PRESENT_REF"),
        ("Rain is likely in the coming days.", "the coming days", "DATE", "FUTURE_REF"),
    ],
)
def test_what_names_its_own_date_or_length(text: str, span: str, kind: str, value: str) -> None:
    assert dated(text) == [(span, kind, value)]


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("The envoy said on Sunday that it was over.", "Sunday", "2019-03-10"),
        ("The envoy arrived on Friday.", "Friday", "2019-03-08"),
        ("The two will meet in Torvik on Monday.", "Monday", "2019-03-11"),
        ("Talks are scheduled for Monday.", "Monday", "2019-03-11"),
        ("He spoke ahead of Thursday's vote.", "Thursday", "2019-03-14"),
        ("He promised to resign on Wednesday.", "Wednesday", "2019-03-13"),
        ("On Monday, the two will meet.", "Monday", "2019-03-11"),
        ("The strike has been on since Tuesday.", "Tuesday", "2019-03-05"),
        ("Their meeting is to be held on Thursday evening.", "Thursday evening", "2019-03-14TEV"),
        ("The ministers are set for Monday's talks.", "Monday", "2019-03-11"),
        ("Monday's talks ended without a deal.", "Monday", "2019-03-04"),
        ("Hopes for Monday's talks were low.", "Monday", "2019-03-11"),
        ("The court ruled Friday that the vote may go ahead.", "Friday", "2019-03-08"),
        ("The drill, which begins Thursday, is the second.", "Thursday", "2019-03-14"),
        ("The truce may not last past Tuesday.", "Tuesday", "2019-03-12"),
        ("He has until the end of the week.", "the end of the week", "2019-W11"),
        ("The dam broke over the weekend.", "the weekend", "2019-W10-WE"),
        ("The editor wrote on Tuesday, April 2, 2019, of it.", "Tuesday, April 2, 2019", "2019-04-02"),
        ("They sail on Saturday, March 16.", "Saturday, March 16", "2019-03-16"),
        ("The minutes of Jan. 2 are short.", "Jan. 2", "2019-01-02"),
        ("Shares are payable April 2.", "April 2", "2019-04-02"),
        ("He was shot last Sunday.", "last Sunday", "2019-03-03"),
        ("The train left on Sunday afternoon.", "Sunday afternoon", "2019-03-10TAF"),
        ("It snowed last night.", "last night", "2019-03-09TNI"),
        ("He resigned last month.", "last month", "2019-02"),
        ("They met in late December.", "late December", "2018-12"),
        ("They met on Jan. 9 in Torvik.", "Jan. 9", "2019-01-09"),
        ("They will meet on Jan. 9 in Torvik.", "Jan. 9", "2020-01-09"),
        ("The session starts next week.", "next week", "2019-W11"),
        ("This week's talks will show it.", "This week", "2019-W11"),
        ("It was sold three years ago.", "three years ago", "2016"),
        ("The office opened two weeks ago.", "two weeks ago", "2019-W08"),
        ("He will call tomorrow.", "tomorrow", "2019-03-11"),
        ("The call came at 5:30 p.m. EST on Friday.", "5:30 p.m. EST on Friday", "2019-03-08T17:30"),
        ("The shop closed on Christmas Eve.", "Christmas Eve", "2018-12-24"),
    ],
)
def test_what_hangs_on_the_day_of_publication(text: str, span: str, value: str) -> None:
    assert [(words, found) for words, _, found in dated(text)] == [(span, value)]


def test_this_week_in_a_weekend_paper_is_the_week_that_begins_unless_it_tells_the_past() -> None:
    assert only("Talks this week will show it.").value == "2019-W11"
    assert only("The army shelled two towns this week.").value == "2019-W10"
    assert only("Talks this week will show it.", "2019-03-13").value == "2019-W11"


def test_a_time_on_a_day_spoken_of_before_takes_that_day() -> None:
    text = "The envoy landed on Friday. Earlier in the day, the camp burned. The next day it rained."
    assert [value for _, _, value in dated(text)] == ["2019-03-08", "2019-03-08", "2019-03-09"]


def test_a_time_of_the_clock_takes_the_day_behind_it() -> None:
    text = "Nobody came between 9 a.m. and noon on Tuesday."
    assert [value for _, _, value in dated(text)] == ["2019-03-05T09:00", "2019-03-05T12:00"]


def test_a_participle_far_off_leaves_the_direction_to_the_modal() -> None:
    text = "The choir will sail to Velo on Tuesday, joined by its new conductor on Friday."
    tagged = direct(recognise(text, "a"), text, [(0, parse(text))])
    assert [time.value for time in anchor(tagged, SUNDAY)] == ["2019-03-12", "2019-03-15"]


def parse(text: str) -> Doc:
    tags = {"will": "MD", "sail": "VB", "joined": "VBN"}
    words = text.replace(",", " ,").rstrip(".").split()
    spaces = [index + 1 < len(words) and words[index + 1] != "," for index in range(len(words))]
    return Doc(Vocab(), words=words, spaces=spaces, tags=[tags.get(word, "NN") for word in words])


def test_a_history_hangs_its_months_on_the_year_that_it_tells() -> None:
    years = " ".join(f"In {year} it rained." for year in range(1911, 1919))
    assert dated(f"{years} In October the war was over.")[-1][2] == "1918-10"


def test_a_year_earlier_than_a_quarter_is_that_quarter() -> None:
    text = "Profit fell in the third quarter. It was higher a year earlier."
    assert [value for _, _, value in dated(text, "2018-11-02")] == ["2018-Q3", "2017-Q3"]


def test_a_length_before_an_event_is_kept_and_its_day_is_not_guessed() -> None:
    time = only("The bridge fell two days before the vote.")
    assert (time.type, time.value, time.anchor) == ("DURATION", "P2D", None)
    assert time.relative is not None
    assert (time.relative.to, time.relative.shift) == ("event", -2)


def test_a_range_of_years_is_two_times_and_a_pair_of_days_as_well() -> None:
    assert [value for _, _, value in dated("He served from 2012 to 2014.")] == ["2012", "2014"]
    assert dated("They met on April 24 and 25.")[1][0] == "25"


@pytest.mark.parametrize(
    "text",
    [
        "The second envoy may march on.",
        "He told Canal Nine's “This Week” about it.",
        "She wrote it in the Sunday Times.",
        "The 9/11 attacks shaped him.",
        "The final score was 3-2.",
        "12 Shawwal 1439 AH",
        "The 34-year-old farmer fled.",
        "She is 44 years old.",
        "The sun sat low over 1600 houses.",
        "He lives at 1200 Harbour Street.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert recognise(text, "a") == ()


def test_without_a_date_of_publication_a_time_stays_open_and_anchoring_again_replaces_it() -> None:
    text = "The envoy arrived on Friday."
    times = direct(recognise(text, "a"), text)
    assert anchor(times, None)[0].value is None
    first = anchor(times, "2019-03-10")
    assert first[0].anchor == "2019-03-10"
    assert anchor(first, "2020-03-10") == anchor(times, "2020-03-10")
    assert anchor(times, "2019-03")[0].value is None


def test_a_coarse_date_of_publication_gives_what_it_can() -> None:
    assert only("He resigned last month.", "2019-03").value == "2019-02"
    assert only("He resigned last year.", "2019").value == "2018"
    assert only("He resigned last month.", "2019").value is None
