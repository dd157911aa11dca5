"""The days of roles in invented reports: on which they are shown, and since and until when they are said to be held."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from consilience.model import Annotated, Published, Role, Time
from consilience.resolve.entities import resolve_entities
from tests.resolve.invented import article

DATES = {"2019": "2019", "2023": "2023", "2029": "2029", "2035": "2035", "Wednesday": "2031-03-05"}


def on(day: str | None, one: Annotated) -> Annotated:
    """The article as published on a day, with the dates that it names."""
    published = Published(date=day, precision="day", how="metadata") if day else None
    text = one.article.text
    times = tuple(
        Time(article=one.article.id, start=start, end=start + len(words), type="DATE", value=value)
        for words, value in DATES.items()
        if (start := text.find(words)) >= 0
    )
    return replace(one, article=replace(one.article, published=published), times=times)


def roles(*story: Annotated, name: str = "Petra Lindvall") -> tuple[Role, ...]:
    return next(one.roles for one in resolve_entities(story).entities if one.name == name)


def days(role: Role) -> tuple[str, str, str | None, str | None]:
    return role.title, role.standing, role.from_, role.to


def test_a_role_has_the_first_and_the_last_day_of_the_reports_that_show_it() -> None:
    story = [
        on("2031-03-04", article("one", "[per|Harbour Minister|Petra Lindvall] resigned.")),
        on("2031-03-03", article("two", "[per|Harbour Minister|Petra Lindvall] spoke.")),
        on("2031-03-06", article("three", "[per|Former Harbour Minister|Petra Lindvall] left.")),
        on(None, article("four", "[per|Envoy|Petra Lindvall] arrived.")),
    ]
    assert [days(one) for one in roles(*story)] == [
        ("Harbour Minister", "held", "2031-03-03", "2031-03-04"),
        ("Envoy", "held", None, None),
        ("Former Harbour Minister", "past", "2031-03-06", "2031-03-06"),
    ]


@pytest.mark.parametrize(
    ("text", "title", "standing"),
    [
        ("Then-[per|President|Petra Lindvall] had signed it.", "Then-President", "past"),
        ("then [per|Mayor|Petra Lindvall] had signed it.", "then Mayor", "past"),
        ("[nom|The ousted mayor], [per|Petra Lindvall], had signed it.", "ousted mayor", "past"),
        ("[per|Mayor-elect|Petra Lindvall] will sign it.", "Mayor-elect", "coming"),
        ("[per|Acting Mayor|Petra Lindvall] will sign it.", "Acting Mayor", "held"),
        ("[nom|The party's nominee], [per|Petra Lindvall], will sign it.", "party's nominee", "held"),
    ],
)
def test_words_beside_a_role_say_whether_it_is_held(text: str, title: str, standing: str) -> None:
    (role,) = roles(on("2031-03-06", article("one", text)))
    assert days(role)[:2] == (title, standing)


@pytest.mark.parametrize(
    ("text", "standing", "since", "until"),
    [
        ("[per|Petra Lindvall], [nom|mayor] since Wednesday, spoke.", "held", "2031-03-05", None),
        ("[per|Petra Lindvall], [nom|mayor from 2019 to 2023], spoke.", "past", "2019", "2023"),
        ("[per|Petra Lindvall], [nom|mayor] until 2029, spoke.", "past", None, "2029"),
        ("[per|Petra Lindvall], [nom|mayor] until 2035, spoke.", "held", None, "2035"),
        ("[per|Petra Lindvall] was mayor between 2019 and 2023.", "past", "2019", "2023"),
        ("[per|Petra Lindvall], a lawyer, was named mayor on Wednesday.", "held", "2031-03-05", None),
        ("“It is late,” said [per|Petra Lindvall], who stepped down as mayor in 2029.", "past", None, "2029"),
        ("[per|Petra Lindvall] served as mayor in 2019.", "past", "2019", "2019"),
    ],
)
def test_a_term_is_what_the_report_says_of_it(text: str, standing: str, since: str | None, until: str | None) -> None:
    one = on("2031-03-06", article("one", text))
    (role,) = [role for role in roles(one) if role.title == "mayor"]
    assert role.standing == standing
    (term,) = role.terms
    assert (term.since, term.until) == (since, until)
    (said,) = term.evidence
    assert one.article.words(said).split()[-1] in DATES
    assert [one.article.words(span) for span in role.evidence] == ["mayor"]


@pytest.mark.parametrize(
    "text",
    [
        "The aide of [per|Petra Lindvall] was named mayor on Wednesday.",
        "[per|Petra Lindvall] was tired in 2019.",
        "[per|Petra Lindvall] was mayor and spoke.",
        "[per|Petra Lindvall] was named in a letter on Wednesday.",
    ],
)
def test_words_that_give_nobody_an_office(text: str) -> None:
    assert roles(on("2031-03-06", article("one", text))) == ()


def test_an_election_is_not_the_day_on_which_an_office_begins() -> None:
    (role,) = roles(on("2031-03-06", article("one", "[per|Petra Lindvall] was elected president on Wednesday.")))
    assert (role.title, role.standing, role.terms) == ("president", "held", ())


def test_reports_that_differ_on_a_term_are_both_heard() -> None:
    story = [
        on("2031-03-06", article("one", "[per|Petra Lindvall] became mayor in 2019.")),
        on("2031-03-07", article("two", "[per|Petra Lindvall] became mayor in 2023.")),
    ]
    (role,) = roles(*story)
    assert [(term.since, len(term.evidence)) for term in role.terms] == [("2019", 1), ("2023", 1)]


def test_somebody_who_held_an_office_until_a_day_is_not_who_holds_it() -> None:
    story = [
        on(
            "2031-03-06",
            article(
                "one",
                "[per|Harbour Minister|Ilse Okonjo] spoke. “So be it,” said [per|Petra Lindvall], "
                "[nom|harbour minister until 2029].",
            ),
        ),
    ]
    assert [days(one)[:2] for one in roles(*story)] == [("harbour minister", "past")]
    assert [days(one)[:2] for one in roles(*story, name="Ilse Okonjo")] == [("Harbour Minister", "held")]
