"""Which dates an article's publication was chosen from, and what became of each."""

from __future__ import annotations

import pytest

from consilience.clean.dating.stated import stated
from consilience.clean.published import own, weighed
from consilience.model import DateCandidate, Published, RegionKind, Relative
from tests.clean.dated import report, weekday

SUNDAY, MONDAY = weekday("Sunday", "past"), weekday("Monday", "future")
BODY = "Ada Voss said on Sunday that the river talks in Teral on Monday would be short."
SAVED = report(
    "Herald",
    ("masthead", "Wednesday, April 2, 2031"),
    ("headline", "Voss expects a short day"),
    ("byline", "Published 9 March 2031"),
    ("body", BODY),
    ("furniture", "© 2033 The Herald"),
    ("related", "Printed on April 2, 2031"),
    times=(
        ("Wednesday, April 2, 2031", "2031-04-02"),
        ("9 March 2031", "2031-03-09"),
        ("Sunday", SUNDAY),
        ("Monday", MONDAY),
        ("2033", "2033"),
        ("April 2, 2031", "2031-04-02"),
    ),
)


def told(candidates: tuple[DateCandidate, ...]) -> list[tuple[str, str, str, str]]:
    return [(one.dates[0], one.source, one.meaning, one.verdict) for one in candidates]


def test_every_date_is_kept_with_its_place_and_what_became_of_it() -> None:
    (dating,) = weighed([SAVED])
    assert dating.published is not None and dating.published.date == "2031-03-09"
    assert told(dating.candidates) == [
        ("2031-03-09", "byline", "published", "chosen"),
        ("2031-04-02", "masthead", "shown", "rejected"),
        ("2033", "masthead", "copyright", "rejected"),
        ("2031-04-02", "masthead", "saved", "rejected"),
    ]
    chosen, masthead, notice, printed = dating.candidates
    assert (
        chosen.reason == "its text tells of “Sunday” (9 March) in the past and tells of “Monday” (10 March) as to come"
    )
    assert masthead.reason.startswith("what else is stated with it contradicts it")
    assert notice.reason.startswith("the year of a copyright notice")
    assert printed.reason == "the day on which the page was saved"
    assert chosen.chance is not None and chosen.chance > 0.9
    assert masthead.chance == 0.0
    for one in dating.candidates:
        assert one.span is not None and SAVED.article.words(one.span) == one.words


def test_days_that_only_the_text_speaks_for_are_weighed_too() -> None:
    dated = report("Post", ("body", BODY), url="https://post.example/2031/03/09/talks")
    undated = report(
        "Courier",
        ("body", "Voss said on Sunday that the harbour would stay open."),
        ("body", "The talks begin on Monday."),
        times=(("Sunday", SUNDAY), ("Monday", MONDAY)),
    )
    found = weighed([dated, undated])[1]
    assert found.published is not None and found.published.date == "2031-03-09"
    assert all(one.source == "text" and one.meaning == "implied" for one in found.candidates)
    first, *others = found.candidates
    assert (first.dates, first.verdict, first.words) == (("2031-03-09",), "chosen", "Sunday, Monday")
    assert others and all(one.verdict == "rejected" for one in others)
    assert sum(one.chance or 0 for one in found.candidates) <= 1.02


def test_where_no_date_can_be_chosen_all_of_them_stay_open() -> None:
    page = report(
        "Herald",
        ("masthead", "Saturday, March 29, 2031"),
        ("headline", "Voss firm"),
        ("body", "Voss would not give way, she said on Sunday and again on Sunday."),
        times=(("Saturday, March 29, 2031", "2031-03-29"), ("Sunday", SUNDAY), ("Sunday", SUNDAY)),
    )
    (dating,) = weighed([page])
    assert dating.published is None or dating.published.precision != "day"
    assert dating.candidates and all(one.verdict != "chosen" for one in dating.candidates)


def test_a_month_agrees_with_the_day_that_it_holds() -> None:
    one = report("Post", ("body", "x"), url="https://post.example/2031/03/x", dates=(("datePublished", "2031-03-09"),))
    (dating,) = weighed([one])
    assert told(dating.candidates)[:2] == [
        ("2031-03-09", "field", "published", "chosen"),
        ("2031-03", "address", "published", "agrees"),
    ]


def test_a_date_given_from_outside_stands_first() -> None:
    given = Published(date="2031-03-09", precision="day", how="given")
    one = report("Post", ("body", "x"), dates=(("datePublished", "2031-05-01"),), published=given)
    (dating,) = weighed([one])
    assert dating.published == given
    assert told(dating.candidates)[:2] == [
        ("2031-03-09", "given", "published", "chosen"),
        ("2031-05-01", "field", "published", "rejected"),
    ]


@pytest.mark.parametrize(
    ("line", "words", "kind", "meaning"),
    [
        ("© 2033 The Herald", "2033", "furniture", "copyright"),
        ("Copyright (c) 2033 The Herald", "2033", "furniture", "copyright"),
        ("Printed on April 2, 2031", "April 2, 2031", "related", "saved"),
        ("Printed on April 2, 2031", "April 2, 2031", "body", "saved"),
        ("Printed April 2, 2031 at 10:14 AM", "April 2, 2031", "biography", "saved"),
        ("Last updated on April 2, 2031", "April 2, 2031", "related", "modified"),
        ("Printed on April 2, 2031, the leaflet promised that the ferry would run", "April 2, 2031", "body", None),
        ("The leaflet was printed on April 2, 2031", "April 2, 2031", "body", None),
    ],
)
def test_what_a_line_of_the_page_says_its_date_is(line: str, words: str, kind: RegionKind, meaning: str | None) -> None:
    value = "2033" if words == "2033" else "2031-04-02"
    found = stated(report("Herald", ("body", "x"), (kind, line), times=((words, value),)))
    assert [one.meaning for one in found] == ([meaning] if meaning else [])


def test_a_copyright_year_alone_dates_nothing() -> None:
    notice = report("Herald", ("body", BODY), ("furniture", "© 2033 The Herald"), times=(("2033", "2033"),))
    assert own(notice) is None
    assert told(weighed([notice])[0].candidates) == [("2033", "masthead", "copyright", "open")]


def test_fields_of_crawlers_say_when_a_page_was_saved() -> None:
    fields = (("crawled_at", "2031-04-02T10:00:00Z"), ("date_download", "2031-04-02"), ("copyrightYear", "2033"))
    found = stated(report("Herald", ("body", "x"), dates=fields))
    assert sorted(one.meaning for one in found) == ["copyright", "saved", "saved"]


def test_a_line_under_the_headline_without_a_year_speaks_for_its_day() -> None:
    dated = report("Post", ("body", BODY), url="https://post.example/2031/03/09/talks")
    body: tuple[RegionKind, str] = ("body", "Voss said on Sunday that the harbour would stay open.")
    times = (("March 11", Relative(unit="day", month=3, day=11)), ("Sunday", SUNDAY))
    posted = report("Courier", ("headline", "Voss firm"), ("byline", "Posted March 11"), body, times=times)
    changed = report("Courier", ("headline", "Voss firm"), ("byline", "Updated March 11"), body, times=times)
    dating, other = (weighed([dated, one])[1] for one in (posted, changed))
    assert dating.published is not None and dating.published.date == "2031-03-11"
    assert dating.candidates[0].words == "March 11, Sunday"
    assert other.published is None or other.published.date != "2031-03-11"


def test_a_guess_from_the_day_of_a_change_is_no_date_of_publication() -> None:
    fields = (("htmldate", "2031-03-24"), ("article:modified_time", "2031-03-24T08:00:00Z"))
    found = stated(report("Herald", ("body", "x"), dates=fields))
    assert [one.meaning for one in found] == ["modified", "modified"]


def test_a_field_that_the_text_contradicts_is_no_page_that_was_saved() -> None:
    one = report(
        "Ridge",
        ("body", BODY),
        ("body", "She said so on Sunday."),
        times=(("Sunday", SUNDAY), ("Monday", MONDAY), ("Sunday", SUNDAY)),
        dates=(("datePublished", "2034-02-14"),),
        url="https://ridge.example/2031/03/09/talks",
    )
    (dating,) = weighed([one])
    assert dating.published is not None and dating.published.date == "2031-03-09"
    moved = dating.candidates[-1]
    assert moved.dates == ("2034-02-14",) and "changed, moved or saved" in moved.reason
