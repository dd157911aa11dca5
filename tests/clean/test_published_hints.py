from __future__ import annotations

from datetime import date

import pytest

from consilience.clean.dating.features import date_features, weekday_features
from consilience.clean.dating.hints import Hint, hints
from consilience.clean.dating.likelihood import of_stated
from consilience.clean.dating.stated import Stated
from consilience.clean.regions import mark
from consilience.model import Annotated, Article, Relative, Span, Time
from tests.clean.dated import month_day, report, weekday

HERE = Span("Herald", 0, 6)
SUNDAY = date(2031, 3, 9)


@pytest.mark.parametrize(
    ("hint", "dates"),
    [
        (Hint(form="weekday", span=HERE, weekday=7, toward="past"), ["2031-03-09"]),
        (Hint(form="weekday", span=HERE, weekday=1, toward="past"), ["2031-03-03"]),
        (Hint(form="weekday", span=HERE, weekday=1, toward="future"), ["2031-03-10"]),
        (Hint(form="weekday", span=HERE, weekday=1), ["2031-03-03", "2031-03-10"]),
        (Hint(form="deictic", span=HERE, shift=-1), ["2031-03-08"]),
        (Hint(form="month-day", span=HERE, month=12, day=30), ["2030-12-30"]),
        (Hint(form="month-day", span=HERE, month=2, day=30), []),
        (Hint(form="date", span=HERE, year=2014, month=3, day=18), ["2014-03-18"]),
        (Hint(form="year", span=HERE, year=2014), []),
    ],
)
def test_what_words_mean_in_a_report_of_a_sunday(hint: Hint, dates: list[str]) -> None:
    assert [day.isoformat() for day in hint.dates(SUNDAY)] == dates


def test_this_week_on_a_sunday_can_be_the_one_that_begins() -> None:
    this, next_ = (Hint(form="week", span=HERE, shift=shift).dates(SUNDAY) for shift in (0, 1))
    assert (this[0], this[-1]) == (date(2031, 3, 3), date(2031, 3, 16))
    assert (next_[0], next_[-1]) == (date(2031, 3, 10), date(2031, 3, 16))
    assert Hint(form="week", span=HERE).dates(date(2031, 3, 5))[-1] == date(2031, 3, 9)


def test_hints_are_the_reports_own_and_hang_on_its_day() -> None:
    article = report(
        "Herald",
        ("masthead", "Monday"),
        ("body", "On Sunday night she said “it ends on Tuesday”. Last Monday was calm; over the weekend it rained."),
        (
            "body",
            "The day after, two days before the vote, on Friday of next week and on March 3 last year, as in 2014.",
        ),
        times=(
            ("Monday", weekday("Monday", "none")),
            ("Sunday night", Relative(unit="day", weekday=7, toward="past", suffix="TNI")),
            ("Tuesday", weekday("Tuesday", "future")),
            ("Last Monday", Relative(unit="day", weekday=1, shift=-1)),
            ("the weekend", Relative(unit="weekend", toward="past")),
            ("The day after", Relative(unit="day", to="reference", shift=1)),
            ("two days before", Relative(unit="day", to="event", shift=-2)),
            ("Friday of next week", Relative(unit="day", weekday=5, weeks=1)),
            ("March 3 last year", Relative(unit="day", month=3, day=3, years=-1)),
            ("2014", "2014"),
        ),
    )
    found = hints(article)
    assert [(hint.form, hint.weekday, hint.part) for hint in found] == [
        ("weekday", 7, "NI"),
        ("weekend", None, ""),
        ("year", None, ""),
    ]
    assert {"said"} <= found[0].words


def test_features_name_what_speaks_for_a_day() -> None:
    article = report(
        "Herald",
        ("caption", "Ada Voss on March 9."),
        ("body", "She said on Sunday night that today was a good day, and that next week she would rest."),
        ("body", "The treaty of 9 March 2001 says so, and Sunday, March 16, is far."),
        times=(
            ("March 9", month_day(3, 9, "past")),
            ("Sunday night", Relative(unit="day", weekday=7, toward="past", suffix="TNI")),
            ("today", Relative(unit="day", shift=0)),
            ("next week", Relative(unit="week", shift=1)),
            ("9 March 2001", "2001-03-09"),
            ("Sunday, March 16", Relative(unit="day", weekday=7, month=3, day=16, toward="future")),
        ),
    )
    found = hints(article)
    assert list(weekday_features(found, 7)) == [
        "published.7",
        "past.1.0",
        "past.today",
        "part.NI.0",
        "peg.past.0",
        "week.1.none.7",
    ]
    assert list(date_features(found, SUNDAY)) == ["caption.past.ago.0", "date.ago.31", "month-day.future.ahead.4-7"]
    assert "other-weekday" in list(date_features(found, date(2030, 3, 9)))


@pytest.mark.parametrize(
    ("signature", "written", "value", "told"),
    [
        ("— Anna Holm (@holm) March 9, 2031", "March 9, 2031", "2031-03-09", True),
        ("A post shared by Anna Holm on Mar 9, 2031 at 7:14am", "Mar 9, 2031", "2031-03-09", True),
        ("Read also: Flood of March 9, 2031", "March 9, 2031", "2031-03-09", False),
    ],
)
def test_the_day_of_an_embedded_post_is_a_hint_and_that_of_a_link_is_none(
    signature: str, written: str, value: str, told: bool
) -> None:
    article = report("Herald", ("body", "The dam broke."), ("related", signature), times=((written, value),))
    assert [(hint.form, hint.kind) for hint in hints(article)] == ([("date", "related")] if told else [])


def test_legends_of_a_gallery_are_read_as_captions() -> None:
    slides = [f"Photos: Flood in Velo Boats pass the mill on Sunday. Hide Caption {n} of 3" for n in (1, 2, 3)]
    body = ("The river rose by a metre, the mayor said.", "She told people to leave the old town.")
    text = "\n\n".join(("Flood in Velo", *body, *slides, "The dam held, she said."))
    article = mark(Article(id="a", path="a", text=text))
    start = text.index("Sunday")
    time = Time(article="a", start=start, end=start + 6, type="DATE", relative=weekday("Sunday", "past"))
    (hint,) = hints(Annotated(article=article, times=(time,)))
    assert (hint.kind, hint.weekday) == ("caption", 7)


def test_a_copyright_line_speaks_for_its_year_and_less_and_less_for_those_before() -> None:
    line = Stated(dates=("2031",), place="masthead", meaning="copyright", words="2031")
    scores = [of_stated(line, date(year, 6, 1)) for year in (2031, 2030, 2029)]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] - scores[1] < scores[0] - of_stated(line, date(2032, 6, 1)) < 4
