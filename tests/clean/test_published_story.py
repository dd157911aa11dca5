"""How the reports of one story date each other."""

from __future__ import annotations

from consilience.clean.dating.quotations import runs, sharing, where
from consilience.clean.published import of_story
from consilience.model import Relative
from tests.clean.dated import month_day, report, weekday

SUNDAY, MONDAY, FRIDAY = (weekday(day, "past") for day in ("Sunday", "Monday", "Friday"))
YESTERDAY = Relative(unit="day", shift=-1)
NEXT_WEEK = Relative(unit="week", shift=1)
TALKS = "Envoys of Norlund and Vesmark will meet for river talks in Teral on Monday."


def test_yesterday_here_is_sunday_there() -> None:
    dated = report(
        "Post",
        ("body", "Ada Voss opened the new lighthouse at Quay Harbour on Sunday."),
        times=(("Sunday", SUNDAY),),
        url="https://post.example/2031/03/09/lighthouse",
    )
    undated = report(
        "Courier",
        ("body", "Ada Voss opened the new lighthouse at Quay Harbour yesterday."),
        ("body", "The lighthouse of Quay Harbour had been dark, Voss said yesterday, since the flood."),
        times=(("yesterday", YESTERDAY), ("yesterday", YESTERDAY)),
    )
    found = of_story([dated, undated])[1]
    assert found is not None and (found.date, found.how) == ("2031-03-10", "siblings")


def test_a_meeting_next_week_was_told_of_the_week_before() -> None:
    dated = report(
        "Post",
        ("body", TALKS),
        ("body", "Voss said on Sunday that she was calm."),
        times=(("Monday", weekday("Monday", "future")), ("Sunday", SUNDAY)),
        url="https://post.example/2031/03/09/talks",
    )
    early = report(
        "Courier",
        ("body", "Before the river talks of Norlund and Vesmark in Teral next week, Voss spoke on Friday."),
        ("body", "The harbour would stay open, Voss told reporters on Friday."),
        ("body", "Brandt said on Friday that envoys would meet for talks in Teral on Monday."),
        times=(
            ("next week", NEXT_WEEK),
            ("Friday", FRIDAY),
            ("Friday", FRIDAY),
            ("Friday", FRIDAY),
            ("Monday", weekday("Monday", "future")),
        ),
    )
    found = of_story([dated, early])[1]
    assert found is not None and found.date == "2031-03-07"
    assert found.reasons[-1].startswith("so")


def test_a_caption_gives_the_day_and_a_saved_page_the_year() -> None:
    caption = report(
        "Post",
        ("headline", "Voss will not give way"),
        ("caption", "Prime Minister Ada Voss on March 9 spoke of the talks. (Video: The Post)"),
        ("body", "Prime Minister Ada Voss said on Sunday that she would not give way."),
        ("body", "On Sunday she also told Radio Teral that talks on Monday would be short."),
        times=(
            ("March 9", month_day(3, 9, "none")),
            ("Sunday", SUNDAY),
            ("Sunday", SUNDAY),
            ("Monday", weekday("Monday", "future")),
        ),
    )
    saved = report(
        "Herald",
        ("masthead", "Saturday, March 29, 2031"),
        ("headline", "Voss firm"),
        ("body", "Prime Minister Ada Voss said on Sunday that she would not give way."),
        ("body", "She told Radio Teral on Sunday that talks on Monday would be short."),
        ("body", "Her office said so on Sunday."),
        times=(
            ("Saturday, March 29, 2031", "2031-03-29"),
            ("Sunday", SUNDAY),
            ("Sunday", SUNDAY),
            ("Monday", weekday("Monday", "future")),
            ("Sunday", SUNDAY),
        ),
    )
    found = of_story([caption, saved])
    assert [one.date if one else None for one in found] == ["2031-03-09", "2031-03-09"]
    assert found[0] is not None and any("Herald had appeared by" in reason for reason in found[0].reasons)
    assert found[1] is not None and all(span != "2031-03-29" for span in (found[1].date, found[1].latest))


def test_a_report_whose_dates_read_the_same_is_dated_to_its_news() -> None:
    dated = report("Post", ("body", TALKS), url="https://post.example/2031/03/09/talks")
    undated = report(
        "Courier",
        ("body", "Voss said on Sunday that the harbour would stay open."),
        ("body", "The talks begin on Monday."),
        times=(("Sunday", SUNDAY), ("Monday", weekday("Monday", "future"))),
    )
    found = of_story([dated, undated])[1]
    assert found is not None and found.date == "2031-03-09"
    assert found.earliest is not None and found.latest is not None
    assert found.earliest <= "2031-03-09" <= found.latest


def test_shared_quotations_bring_reports_together_and_are_cited() -> None:
    words = "“We will not sell the river for a seat at somebody else's table,” Voss said."
    dated = report("Post", ("body", words), url="https://post.example/2031/03/09/river")
    undated = report(
        "Courier",
        ("body", words),
        ("body", "The envoys meet on Monday, Voss said on Sunday."),
        times=(("Monday", weekday("Monday", "future")), ("Sunday", SUNDAY)),
    )
    found = of_story([dated, undated])[1]
    assert found is not None and found.date == "2031-03-09"
    assert "it quotes the same words as Post" in found.reasons
    assert any(undated.article.words(span).startswith("“We will not sell") for span in found.evidence)


def test_runs_of_words_between_quotation_marks() -> None:
    found = runs("He said “one two three four five six seven eight” and so on. “Too short.”")
    assert sorted(found) == ["one two three four five six seven", "two three four five six seven eight"]
    assert sharing([found, frozenset(), found]) == ((0, 2),)
    text = "A “short one” and “one two three four five six seven” ends."
    assert where(text, found) == (text.index("“one two"), text.index(" ends"))
    assert where(text, frozenset()) is None


def test_no_day_stands_out_in_a_story_dated_only_by_a_page_saved_later() -> None:
    saved = report(
        "Herald",
        ("masthead", "Saturday, March 29, 2031"),
        ("headline", "Voss firm"),
        ("body", "Voss would not give way, she said on Sunday and again on Sunday."),
        times=(("Saturday, March 29, 2031", "2031-03-29"), ("Sunday", SUNDAY), ("Sunday", SUNDAY)),
    )
    other = report("Courier", ("body", "Voss was firm on Sunday."), times=(("Sunday", SUNDAY),))
    for found in of_story([saved, other]):
        assert found is None or found.precision != "day"


VOTE = "The islanders of Lesser Gannet voted on Tuesday. Tuesday was a fine day."


def test_other_reports_alone_move_no_report_before_its_own_date() -> None:
    """One report of Friday that quotes the words of four of Tuesday, the day that it names again and again."""
    words = "“We will not have the bell rung early in any week of March,” the board said on Tuesday."
    tuesday = ("Tuesday", weekday("Tuesday", "past"))
    siblings = [
        report(name, ("body", words), times=(tuesday,), dates=(("datePublished", "2031-03-11"),))
        for name in ("Post", "Courier", "Herald", "Mail")
    ]
    blog = report("Blog", ("body", words), ("body", VOTE), times=(tuesday,) * 3, dates=(("date", "2031-03-14"),))
    found = of_story([*siblings, blog])[-1]
    assert found is not None and (found.date, found.how) == ("2031-03-14", "metadata")


def test_what_proves_an_earlier_day_is_named() -> None:
    """A field of a later day does not stand against a text that tells of days before it as to come."""
    times = tuple((f"{day} March", month_day(3, day, "future")) for day in (10, 11))
    told = "The council meets on 10 March. The board meets on 11 March."
    dated = [report(name, ("body", told), times=times, url="https://p.example/2031/03/09/bell") for name in "abc"]
    moved = report("Courier", ("body", told), times=times, dates=(("date", "2031-03-20"),))
    found = of_story([*dated, moved])[-1]
    assert found is not None and found.date == "2031-03-09"
    (reason,) = (reason for reason in found.reasons if "2031-03-20" in reason)
    assert "which its text contradicts by “10 March”, “11 March”: rather a day on which it was changed" in reason
