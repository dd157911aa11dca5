"""Expressions of today's newspapers and news sites get the values of the TIMEX3 guidelines, and what only looks like a
time gets none."""

from __future__ import annotations

import pytest

from consilience.annotate.times import anchor, direct, recognise

WEDNESDAY = "2012-03-14"
SUNDAY = "2019-03-10"


def dated(text: str, published: str = WEDNESDAY) -> list[tuple[str, str, str | None]]:
    times = anchor(direct(recognise(text, "a"), text), published)
    return [(text[time.start : time.end], time.type, time.value) for time in times]


@pytest.mark.parametrize(
    ("text", "span", "kind", "value"),
    [
        ("Police arrested him earlier Tuesday.", "earlier Tuesday", "DATE", "2012-03-13"),
        ("The mayor died late on Tuesday night.", "Tuesday night", "TIME", "2012-03-13TNI"),
        ("Rebels fired rockets overnight on Tuesday.", "overnight on Tuesday", "TIME", "2012-03-13TNI"),
        ("Shelling went on overnight in Velo.", "overnight", "TIME", "2012-03-14TNI"),
        ("Three farmers died in overnight raids.", "overnight", "TIME", "2012-03-14TNI"),
        ("The convoy left before dawn Friday.", "dawn Friday", "TIME", "2012-03-09TDW"),
        ("The convoy left at dawn on Friday.", "dawn on Friday", "TIME", "2012-03-09TDW"),
        ("The polls close at 8 p.m. ET on Thursday.", "8 p.m. ET on Thursday", "TIME", "2012-03-15T20:00"),
        ("The last trams ran at 1430 GMT on Friday.", "1430 GMT on Friday", "TIME", "2012-03-09T14:30"),
        ("Posted: 03/13/2012 3:15 pm EDT", "03/13/2012 3:15 pm EDT", "TIME", "2012-03-13T15:15"),
        ("Last updated at 12:30 GMT", "12:30 GMT", "TIME", "2012-03-14T12:30"),
        ("Sales fell in Q3 2011.", "Q3 2011", "DATE", "2011-Q3"),
        ("Growth slowed in the final quarter of 2011.", "the final quarter of 2011", "DATE", "2011-Q4"),
        ("Growth slowed in FY2011.", "FY2011", "DATE", "2011"),
        ("Growth will slow in the next fiscal year.", "the next fiscal year", "DATE", "2013"),
        ("In the last two weeks 30 cows died.", "the last two weeks", "DURATION", "P2W"),
        ("Over the next hour it will clear.", "the next hour", "DURATION", "PT1H"),
        ("Over the past quarter-century it grew.", "the past quarter-century", "DURATION", "P25Y"),
        ("Prices will rise in the weeks ahead.", "the weeks ahead", "DURATION", "PXW"),
        ("He fled within a week of the vote.", "a week", "DURATION", "P1W"),
        ("He fled in the first months of the war.", "the first months", "DURATION", "PXM"),
        ("He was jailed for two-and-a-half years.", "two-and-a-half years", "DURATION", "P2Y6M"),
        ("The council ended a yearlong ban.", "yearlong", "DURATION", "P1Y"),
        ("The fence fell 45 minutes later.", "45 minutes", "DURATION", "PT45M"),
        ("She left the choir a year and a half ago.", "a year and a half ago", "DATE", "2010-09"),
        ("She left the choir half a century ago.", "half a century ago", "DATE", "1962"),
        ("The bridge, like the one of the year before, fell.", "the year before", "DATE", "2011"),
        ("He wrote it on Christmas Day last year.", "Christmas Day last year", "DATE", "2011-12-25"),
        ("She rang on Christmas morning.", "Christmas morning", "TIME", "2011-12-25TMO"),
        ("He gave a June interview.", "June", "DATE", "2011-06"),
        ("The May election was lost.", "May", "DATE", "2011-05"),
        ("The vote is on the first Tuesday of November.", "the first Tuesday of November", "DATE", "2012-11-06"),
        ("It fell on the last Monday of May 2011.", "the last Monday of May 2011", "DATE", "2011-05-30"),
        ("They met two weeks ago Thursday.", "two weeks ago Thursday", "DATE", "2012-03-01"),
        ("They met the weekend before last.", "the weekend before last", "DATE", "2012-W09-WE"),
        ("They met three nights ago.", "three nights ago", "TIME", "2012-03-11TNI"),
        ("It snowed in the last week of February.", "the last week of February", "DATE", "2012-02"),
        ("They will meet on New Year's Day.", "New Year's Day", "DATE", "2013-01-01"),
        ("They met on Martin Luther King Jr. Day.", "Martin Luther King Jr. Day", "DATE", "2012-01-16"),
        ("He resigned last February.", "last February", "DATE", "2011-02"),
        ("He resigned last December.", "last December", "DATE", "2011-12"),
        ("It recalled the Sept. 11 attacks.", "Sept. 11", "DATE", "2001-09-11"),
        ("The market opened on September 11 in Velo.", "September 11", "DATE", "2011-09-11"),
        ("Such raids were rare in the past and are now", "the past", "DATE", "PAST_REF"),
        ("“Today, we won,” she said.", "Today", "DATE", "2012-03-14"),
        ("They meet every other week.", "every other week", "SET", "P2W"),
        ("The fair is held annually.", "annually", "SET", "P1Y"),
        ("The bed costs 5 euros a day.", "a day", "SET", "P1D"),
        ("A ship of 700 seats a week was promised.", "a week", "SET", "P1W"),
    ],
)
def test_what_news_of_today_says(text: str, span: str, kind: str, value: str) -> None:
    assert (span, kind, value) in dated(text)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("March and April were wet.", ["2012-03", "2012-04"]),
        ("The rain came in July and August.", ["2011-07", "2011-08"]),
        ("It ran from 9am-5pm Friday.", ["2012-03-09T09:00", "2012-03-09T17:00"]),
        ("He was sworn in in 1998. In August of that year he left.", ["1998", "1998-08"]),
        ("The storm of May 2010 followed that of the previous January.", ["2010-05", "2010-01"]),
        ("In late-night talks on Sunday they agreed.", ["2012-03-11TNI", "2012-03-11"]),
        ("No planes will fly on Monday and Tuesday nights.", ["XXXX-WXX-1TNI", "XXXX-WXX-2TNI"]),
    ],
)
def test_times_that_share_words(text: str, values: list[str]) -> None:
    assert [value for _, _, value in dated(text)] == values


@pytest.mark.parametrize("text", ["It came just days after the vote.", "It came hours before the vote."])
def test_a_vague_length_before_an_event_is_kept_and_its_day_is_not_guessed(text: str) -> None:
    (time,) = anchor(direct(recognise(text, "a"), text), WEDNESDAY)
    assert (time.type, time.anchor) == ("DURATION", None)
    assert time.relative is not None
    assert time.relative.to == "event"


@pytest.mark.parametrize(
    "text",
    [
        "The potter, in his early 30s, fled.",
        "They are in their eighties.",
        "The shop stands at 2012 Harbour Street.",
        "A March for Bread was held in Velo.",
        "Prices that fall into this class are few.",
        "He drinks it to this day.",
        "An overnight success story.",
        "He told “This Week,” and “Tonight,” the truth.",
        "The 9/11 generation grew up.",
        "Holm, 34, won 6-4 at 1200 Old Mill Lane.",
    ],
)
def test_what_only_looks_like_a_time(text: str) -> None:
    assert dated(text) == []


def test_a_news_report_with_a_history_in_it_keeps_its_days_by_its_publication() -> None:
    years = " ".join(f"In {year} it rained." for year in range(1951, 1960))
    news = "Holm said on Monday that it would stop. She resigned on Tuesday. The dam broke in February."
    assert dated(f"{years} {news}")[-1][2] == "2012-02"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The mayor could not be reached for comment Wednesday.", "2019-03-06"),
        ("Neither he nor his aides could be found Wednesday.", "2019-03-06"),
        ("Shots could be heard on Wednesday.", "2019-03-06"),
        ("She would not say Wednesday what it cost.", "2019-03-06"),
        ("They could meet on Wednesday.", "2019-03-13"),
        ("It couldn’t be better for the fair on Wednesday.", "2019-03-13"),
        ("He said he would not attend on Wednesday.", "2019-03-13"),
        ("They hope to win when the case is heard in May.", "2019-05"),
        ("If she is elected in November, rents will fall.", "2019-11"),
        ("The law, passed in haste, takes effect Jan. 1.", "2020-01-01"),
        ("The polls close at noon on Wednesday.", "2019-03-13T12:00"),
        ("Before Dec. 31 all must go.", "2019-12-31"),
        ("It fell in the early hours of Wednesday.", "2019-03-06TMO"),
        ("They left at 9 on Wednesday morning.", "2019-03-06T09:00"),
        ("He served two four-year terms.", "P4Y"),
        ("This winter was warm.", "2018-WI"),
        ("They met in the winter of 2014-15.", "2014-WI"),
        ("In the year to March, it grew.", "P1Y"),
        ("In today’s world all is new.", "PRESENT_REF"),
        ("It will open by mid-year.", "2019"),
    ],
)
def test_the_turns_of_newspapers(text: str, value: str) -> None:
    assert dated(text, SUNDAY)[0][2] == value


def test_a_clock_time_of_the_next_morning_is_one_time() -> None:
    assert dated("It fell on Wednesday; at 7:30 the next morning it was gone.", SUNDAY)[1][2] == "2019-03-07T07:30"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Profit fell in the third quarter and may fall in the fourth quarter. In the latest quarter, rents rose.",
         ["2018-Q3", "2018-Q4", "2018-Q3"]),
        ("Profit rose in the third quarter. In the nine months, it fell from a year earlier.",
         ["2018-Q3", "P9M", "2017"]),
        ("Profit rose for the quarter ended Sept. 30.", ["2018-Q3", "2018-09-30"]),
    ],
)  # fmt: skip
def test_reports_on_business_compare_what_has_been(text: str, expected: list[str]) -> None:
    assert [value for _, _, value in dated(text, "2018-11-02")] == expected
