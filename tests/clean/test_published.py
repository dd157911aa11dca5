from __future__ import annotations

from consilience.clean.published import of_story, own
from consilience.model import Published, Span
from tests.clean.dated import month_day, report, weekday

LEAD = "Prime Minister Ada Voss said on Sunday that Norlund would not give way at Monday's talks in Teral."


def test_published_field_that_the_text_agrees_with() -> None:
    article = report(
        "Herald",
        ("body", LEAD),
        times=(("Sunday", weekday("Sunday", "past")), ("Monday", weekday("Monday", "future"))),
        dates=(("dateModified", "2031-03-11"), ("datePublished", "Sun, 09 Mar 2031 18:20:00 GMT")),
    )
    found = own(article)
    assert found is not None
    assert (found.date, found.precision, found.how) == ("2031-03-09", "day", "metadata")
    assert any("“Sunday” (9 March) in the past" in reason for reason in found.reasons)
    assert [article.article.words(span) for span in found.evidence] == ["Sunday", "Monday"]


def test_address_dates_an_article() -> None:
    article = report("Herald", ("body", "Voss said no."), url="https://herald.example/2031/03/09/voss-says-no")
    found = own(article)
    assert found is not None
    assert (found.date, found.how) == ("2031-03-09", "metadata")
    assert found.reasons == ("its address says “2031/03/09”",)


def test_numeric_date_of_either_order_is_decided_by_the_text() -> None:
    article = report(
        "Herald",
        ("body", "Voss said on Wednesday and again on Wednesday that the fair on Thursday would go on."),
        times=(
            ("Wednesday", weekday("Wednesday", "past")),
            ("Wednesday", weekday("Wednesday", "past")),
            ("Thursday", weekday("Thursday", "future")),
        ),
        dates=(("published", "03/12/2031"),),  # Wednesday 3 December or Wednesday 12 March
    )
    other = report(
        "Herald",
        ("body", "Voss said on Monday and again on Monday that the fair on Tuesday would go on."),
        times=(
            ("Monday", weekday("Monday", "past")),
            ("Monday", weekday("Monday", "past")),
            ("Tuesday", weekday("Tuesday", "future")),
        ),
        dates=(("published", "10/03/2031"),),  # Monday 10 March or Friday 3 October
    )
    undecided, decided = own(article), own(other)
    assert undecided is not None and undecided.precision == "year" and undecided.date == "2031"
    assert decided is not None and decided.date == "2031-03-10"


def test_masthead_that_the_text_agrees_with() -> None:
    article = report(
        "Herald",
        ("masthead", "Sunday, March 9, 2031 | clear sky"),
        ("headline", "Norlund will not give way"),
        ("body", LEAD),
        ("body", "Voss spoke on Sunday."),
        times=(
            ("Sunday, March 9, 2031", "2031-03-09"),
            ("Sunday", weekday("Sunday", "past")),
            ("Monday", weekday("Monday", "future")),
            ("Sunday", weekday("Sunday", "past")),
        ),
    )
    found = own(article)
    assert found is not None
    assert (found.date, found.how) == ("2031-03-09", "masthead")
    assert found.evidence[0] == Span("Herald", 0, 21)


def test_date_under_the_headline_is_the_articles_own() -> None:
    article = report(
        "Herald",
        ("masthead", "The Herald"),
        ("headline", "Norlund will not give way"),
        ("byline", "By Mira Lund"),
        ("masthead", "10 March 2031, 7.42pm"),
        ("body", LEAD),
        times=(("10 March 2031", "2031-03-10"), ("Sunday", weekday("Sunday", "past"))),
    )
    found = own(article)
    assert found is not None and (found.date, found.how) == ("2031-03-10", "dateline")


SAVED = report(
    "Herald",
    ("masthead", "Saturday, March 29, 2031 | clear sky"),
    ("body", "Prime Minister Ada Voss said on Sunday that Norlund would not give way."),
    ("body", "On Sunday evening her delegation had already landed in Teral, Voss's office said on Sunday."),
    ("body", "The talks are to begin on Monday."),
    times=(
        ("Saturday, March 29, 2031", "2031-03-29"),
        ("Sunday", weekday("Sunday", "past")),
        ("Sunday", weekday("Sunday", "past")),
        ("Sunday", weekday("Sunday", "past")),
        ("Monday", weekday("Monday", "future")),
    ),
)


def test_day_on_which_the_page_was_saved_is_no_date() -> None:
    assert own(SAVED) is None


def test_settings_date_only_where_the_article_has_none() -> None:
    given = own(SAVED, "2031-03-09")
    assert given is not None and (given.date, given.how) == ("2031-03-09", "given")
    dated = own(report("Courier", ("body", "x"), url="https://c.example/2031/03/10/x"), "2031-03-09")
    assert dated is not None and dated.date == "2031-03-10"


def test_siblings_date_the_saved_page_and_the_undated_report() -> None:
    courier = report(
        "Courier",
        ("body", LEAD),
        ("body", "Voss said on Sunday that her envoy, who spoke on Sunday to Radio Teral, had full powers."),
        times=(
            ("Sunday", weekday("Sunday", "past")),
            ("Monday", weekday("Monday", "future")),
            ("Sunday", weekday("Sunday", "past")),
            ("Sunday", weekday("Sunday", "past")),
        ),
    )
    dated = report("Post", ("body", LEAD), url="https://post.example/2031/03/09/voss")
    found = of_story([SAVED, courier, dated])
    assert [one.date if one else None for one in found] == ["2031-03-09"] * 3
    assert [one.how if one else None for one in found] == ["siblings", "siblings", "metadata"]
    assert found[0] is not None and any("the page was saved" in reason for reason in found[0].reasons)
    assert found[1] is not None and "Post is dated “2031/03/09”" in found[1].reasons


def test_no_full_date_anywhere_is_no_date() -> None:
    one = report("Herald", ("body", LEAD), times=(("Sunday", weekday("Sunday", "past")),))
    other = report("Courier", ("caption", "Ada Voss on March 9."), times=(("March 9", month_day(3, 9, "past")),))
    assert of_story([one, other]) == (None, None)


def test_date_set_from_outside_counts_as_stated() -> None:
    given = Published(date="2031-03-09", precision="day", how="given")
    courier = report("Courier", ("body", LEAD), published=given)
    undated = report(
        "Herald",
        ("body", LEAD),
        ("body", "She said so on Sunday in Teral."),
        times=(
            ("Sunday", weekday("Sunday", "past")),
            ("Monday", weekday("Monday", "future")),
            ("Sunday", weekday("Sunday", "past")),
        ),
    )
    found = of_story([courier, undated])
    assert found[0] == given
    assert found[1] is not None and found[1].date == "2031-03-09"


def test_stated_month_is_not_made_a_day() -> None:
    found = own(report("Herald", ("body", "x"), dates=(("date", "March 2031"),)))
    assert found is not None and (found.date, found.precision) == ("2031-03", "month")


def test_empty_story_and_empty_article() -> None:
    assert of_story([]) == ()
    assert own(report("Herald")) is None
