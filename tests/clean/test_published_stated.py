from __future__ import annotations

import pytest

from consilience.clean.dating.hints import hints
from consilience.clean.dating.stated import stated
from consilience.model import Annotated, Article, Given, Region, Time
from tests.clean.dated import month_day, report


@pytest.mark.parametrize(
    ("url", "date"),
    [
        ("https://h.example/2031/03/09/slug", "2031-03-09"),
        ("https://h.example/world/2031/mar/09/slug", "2031-03-09"),
        ("https://h.example/news/2031-03-09/slug.html", "2031-03-09"),
        ("https://h.example/USA/2031/0309/Slug", "2031-03-09"),
        ("https://h.example/a/20310309-slug", "2031-03-09"),
        ("https://h.example/a/slug-9-march-2031", "2031-03-09"),
        ("https://h.example/2031/03/slug", "2031-03"),
    ],
)
def test_date_in_the_address(url: str, date: str) -> None:
    found = stated(report("Herald", ("body", "x"), url=url))
    assert [(one.dates, one.place, one.meaning) for one in found] == [((date,), "address", "published")]


@pytest.mark.parametrize(
    "url",
    ["https://h.example/2031/17/45/x", "https://h.example/article-5222793/x", "https://h.example/2031/march/2nd-night"],
)
def test_no_date_in_the_address(url: str) -> None:
    assert stated(report("Herald", ("body", "x"), url=url)) == ()


def test_an_archive_says_when_it_saved_the_page() -> None:
    url = "https://web.archive.org/web/20310329101112/https://h.example/2031/03/09/slug"
    found = stated(report("Herald", ("body", "x"), url=url))
    assert [(one.dates, one.meaning) for one in found] == [(("2031-03-29",), "saved"), (("2031-03-09",), "published")]


def test_date_in_the_file_name() -> None:
    found = stated(report("Herald", ("body", "x"), path="talks/2031-03-09 herald.txt"))
    assert [(one.dates, one.place) for one in found] == [(("2031-03-09",), "file name")]


def test_published_fields_before_changed_and_saved_ones() -> None:
    fields = (
        ("date_download", "2031-03-29"),
        ("article:modified_time", "2031-03-11T00:00:00Z"),
        ("htmldate", "2031-03-10"),
        ("datePublished", "2031-03-09"),
        ("expires", "2031-04-09"),
    )
    found = stated(report("Herald", ("body", "x"), dates=fields))
    assert [(one.dates[0], one.meaning) for one in found] == [
        ("2031-03-09", "published"),
        ("2031-03-10", "published"),
        ("2031-03-29", "saved"),
        ("2031-03-11", "modified"),
    ]


def test_words_before_a_date_line_say_what_it_is() -> None:
    article = report(
        "Herald",
        ("byline", "Published 9 March 2031\nLast updated: 10 March 2031"),
        ("furniture", "Retrieved 29 March 2031"),
        ("body", "The treaty of 3 March 2001 still holds."),
        times=(
            ("9 March 2031", "2031-03-09"),
            ("10 March 2031", "2031-03-10"),
            ("29 March 2031", "2031-03-29"),
            ("3 March 2001", "2001-03-03"),
        ),
    )
    assert [(one.dates[0], one.place, one.meaning) for one in stated(article)] == [
        ("2031-03-09", "byline", "published"),
        ("2031-03-10", "byline", "modified"),
        ("2031-03-29", "masthead", "saved"),
    ]


def test_a_labelled_date_in_the_text_speaks_of_the_page_and_no_other_does() -> None:
    article = report(
        "Herald",
        ("body", "Northwire | Updated: 2031-03-10 17:52"),
        ("body", "A study published March 3, 2029 said so."),
        times=(("2031-03-10 17:52", "2031-03-10T17:52"), ("March 3, 2029", "2029-03-03")),
    )
    assert [(one.dates[0], one.meaning) for one in stated(article)] == [("2031-03-10", "modified")]


def test_a_date_line_without_year_is_left_to_the_hints() -> None:
    article = report("Herald", ("dateline", "TERAL, March 9"), times=(("March 9", month_day(3, 9, "none")),))
    assert stated(article) == ()


def test_the_fields_above_a_story_are_read_once_and_their_words_can_be_shown() -> None:
    text = "---\ntitle: The bell\ndate: 2031-03-09\n---\n\nThe bell is late."
    at = text.index("2031")
    time = Time(article="a", start=at, end=at + 10, type="DATE", value="2031-03-09")
    article = Article(
        id="a",
        path="a.md",
        text=text,
        given=Given(dates=(("date", "2031-03-09"),)),
        regions=(Region(start=0, end=43, kind="furniture"), Region(start=45, end=len(text), kind="body")),
    )
    (found,) = stated(Annotated(article=article, times=(time,)))
    assert (found.place, found.words, found.span) == ("field", "date: 2031-03-09", time.span)


def test_a_date_between_outlet_and_headline_is_that_of_the_report() -> None:
    times = (("2 April 2031", "2031-04-02"),)
    imprint = report(
        "a", ("masthead", "Gannet Herald"), ("masthead", "2 April 2031"), ("headline", "The bell"), times=times
    )
    assert [(one.place, one.meaning) for one in stated(imprint)] == [("masthead", "published")]
    saved = report("a", ("masthead", "2 April 2031"), ("masthead", "light rain"), ("headline", "The bell"), times=times)
    assert [(one.place, one.meaning) for one in stated(saved)] == [("masthead", "shown")]


def test_an_hour_or_an_edition_allows_a_line_between_the_date_and_the_headline() -> None:
    for line, meaning in (
        ("2 April 2031 07:12", "published"),
        ("2 April 2031 | Latest edition", "published"),
        ("2 April 2031", "shown"),
    ):
        one = report(
            "a",
            ("masthead", "Gannet Herald"),
            ("masthead", line),
            ("furniture", "Courts"),
            ("headline", "The bell"),
            times=(("2 April 2031", "2031-04-02"),),
        )
        assert [found.meaning for found in stated(one)] == [meaning]


def test_a_numeric_date_keeps_both_readings() -> None:
    one = report(
        "a", ("headline", "The bell"), ("masthead", "04/06/2031"), ("body", "x"), times=(("04/06/2031", "2031-XX-XX"),)
    )
    assert [found.dates for found in stated(one)] == [("2031-06-04", "2031-04-06")]


def test_the_day_of_a_correction_is_that_of_a_change() -> None:
    words = "Correction, 17 October 2031: An earlier version said that five people had voted."
    for kind in ("furniture", "body"):
        one = report("a", ("headline", "x"), ("body", "y"), (kind, words), times=(("17 October 2031", "2031-10-17"),))
        assert [found.meaning for found in stated(one)] == ["modified"]
        assert hints(one) == ()
