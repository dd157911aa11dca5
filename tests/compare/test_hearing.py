"""The same words in two outlets, and what was sent to the press."""

from __future__ import annotations

from typing import Literal

import pytest

from consilience.compare.dependence import Telling
from consilience.compare.hearing import (
    credits_agencies,
    from_agencies,
    handed_out,
    in_other_words,
    is_release,
    of_one_text,
    of_others,
    released,
    told_to_one,
    translated,
    unplaced,
)
from consilience.model import Attribution, Occasion, Span
from tests.builders import article

WORDS = {
    "one": "We shall be asked afterwards whether we began",
    "two": "shall be asked afterwards whether",
    "three": "Whether we began we shall be asked",
}


def quoted(name: str, **fields: object) -> Attribution:
    made = {"source": (), "cue": (), "content": (Span(name, 0, 9),), "mode": "direct"} | fields
    return Attribution(id=name, article=name, **made)  # type: ignore[arg-type]


def pairs(*told: Attribution) -> list[tuple[int, int]]:
    return [(one, other) for one, other, _ in unplaced(told, lambda item: f"“{WORDS[item.article]},”")]


def test_the_same_words_from_nowhere_can_be_from_one_paper() -> None:
    assert pairs(quoted("one"), quoted("two"), quoted("three")) == [(0, 1)]
    assert pairs(quoted("two"), quoted("one")) == [(0, 1)]


def test_who_says_where_they_were_spoken_heard_them() -> None:
    briefing = Occasion(kind="briefing")
    assert pairs(quoted("one"), quoted("two", occasion=briefing)) == []
    assert pairs(quoted("one"), quoted("two", addressee=Span("two", 0, 3))) == []
    assert pairs(quoted("one"), quoted("two", mode="indirect")) == []


@pytest.mark.parametrize(
    ("text", "release"),
    [
        ("FOR IMMEDIATE RELEASE. Oddny & Daughters has a new plough.", True),
        ("Oddny & Daughters has a new plough.\n\nMedia contact: press office, weekdays", True),
        ("Notes to editors\nThe plough is blue.", True),
        ("The release of the plough was immediate. The firm could not be reached for contact.", False),
    ],
)
def test_what_was_sent_to_the_press_shows_it(text: str, release: bool) -> None:
    assert is_release(article(text)) is release


def test_who_tells_what_a_release_tells_can_have_it_from_there() -> None:
    texts = {
        "firm": "Press contact: the office. The plough is blue.",
        "paper": "The plough is blue.",
        "agency": "The plough is blue, a farmer said.",
    }
    releases = {name for name, text in texts.items() if is_release(article(text, name))}

    def told(name: str, by: str, source: str = "") -> Telling:
        return Telling(article=name, outlet=name, spans=(), text="The plough is blue.", by=by, name=source)  # type: ignore[arg-type]

    tellings = [told("paper", "own"), told("firm", "own"), told("agency", "named", "Ove Sandal")]
    assert [(one, other) for one, other, _ in released(tellings, releases)] == [(0, 1)]
    assert list(released(tellings[:1], releases)) == []


def test_what_was_handed_to_the_press_every_outlet_may_have_from_there() -> None:
    def told(article: str, by: Literal["own", "named"], name: str = "") -> Telling:
        return Telling(article, f"Outlet {article}", (Span(article, 0, 9),), "The zoo is shut.", by, name)

    pairs = [
        (one, other) for one, other, _ in handed_out([told("a", "own"), told("b", "named", "zoo's press release")])
    ]
    assert pairs == [(0, 1)]
    assert not list(handed_out([told("a", "own"), told("b", "named", "the keeper")]))
    assert not list(handed_out([told("b", "own"), told("b", "named", "news release")]))


def test_what_was_translated_may_be_a_report_of_the_story_itself() -> None:
    def told(article: str, by: Literal["own", "named"], name: str = "") -> Telling:
        return Telling(article, f"Outlet {article}", (Span(article, 0, 9),), "The zoo is shut.", by, name)

    tellings = [told("a", "own"), told("b", "own"), told("c", "named", "Ove Sandal"), told("d", "own")]
    assert [(one, other) for one, other, _ in translated(tellings, {"b"})] == [(0, 1), (1, 3)]
    assert not list(translated(tellings, {"c"}))


def alone(item: Attribution) -> str | None:
    return "Radio Tern" if item.occasion is not None and item.occasion.kind == "interview" else None


def test_what_was_said_to_one_outlet_others_have_from_there() -> None:
    interview = quoted("one", occasion=Occasion(kind="interview", medium="Radio Tern"))
    briefing, bare = quoted("two", occasion=Occasion(kind="briefing")), quoted("three")

    def joined(*told: Attribution) -> list[tuple[int, int]]:
        return [(one, other) for one, other, _ in told_to_one(told, alone, lambda item: item.addressee is not None)]

    assert joined(interview, briefing, bare) == [(0, 2)]
    assert joined(bare, interview) == [(0, 1)]
    assert joined(bare, briefing) == []
    assert joined(interview, quoted("two", mode="indirect", addressee=Span("two", 0, 3))) == []
    assert joined(interview, quoted("two", addressee=Span("two", 0, 3))) == [(0, 1)]


def test_what_a_body_is_told_to_say_is_not_heard_from_its_minister() -> None:
    minister = quoted("one", speaker="vik", mode="indirect")
    ministry = quoted("two", speaker="ministry", mode="indirect")
    same_words = quoted("three", speaker="ministry")
    assert [(one, other) for one, other, _ in of_others([minister, ministry, same_words], "vik")] == [(0, 1)]


def test_reports_with_a_text_in_common_heard_the_same_words_once_unless_all_could_hear_them() -> None:
    def joined(*told: Attribution, kin: dict[str, set[str]]) -> list[tuple[int, int]]:
        return [(one, other) for one, other, _ in of_one_text(told, lambda item: WORDS[item.article], kin)]

    kin = {"one": {"two"}, "two": {"one"}}
    briefing = Occasion(kind="briefing")
    assert joined(quoted("one"), quoted("two", occasion=briefing), kin=kin) == [(0, 1)]
    assert joined(quoted("one"), quoted("two", occasion=briefing), kin={}) == []
    assert joined(quoted("one", occasion=briefing), quoted("two", occasion=briefing), kin=kin) == []
    assert joined(quoted("one"), quoted("three"), kin={"one": {"three"}}) == []


def test_other_words_between_quotation_marks_prove_nothing() -> None:
    texts = {
        "one": "It was a wall of white, and nobody saw his own hands in the cloud",
        "two": "We could not see the pump house, because nothing was left of it",
        "three": "nobody saw his own hands",
    }
    told = [quoted("one"), quoted("two"), quoted("three")]

    def joined(*retold: str) -> list[tuple[int, int]]:
        return [(one, two) for one, two, _ in in_other_words(told, lambda item: texts[item.article], 0, retold)]

    assert joined() == [(0, 1)]
    assert joined("two") == []
    told = [quoted(name, occasion=Occasion(kind="programme")) for name in texts]
    assert joined() == []


@pytest.mark.parametrize(
    ("text", "credits"),
    [
        ("Lock shut\nFrom our staff and agencies\n\nThe lock is shut.", True),
        ("Lock shut\nOna Brisk and agencies\n\nThe lock is shut.", True),
        ("Lock shut\n\nThe lock is shut.\n(News agencies)", True),
        ("The minister met with the agencies\n\nThe lock is shut.", False),
        ("Lock shut\n\nThe lock is shut, the secret agencies say.", False),
    ],
)
def test_a_report_may_credit_agencies_without_naming_them(text: str, credits: bool) -> None:
    assert credits_agencies(text) is credits


def test_who_credits_agencies_may_have_it_from_one_of_the_story() -> None:
    pairs = from_agencies(["paper", "regional", "wire", ""], {"regional"}, {"wire"})
    assert [(one, other) for one, other, _ in pairs] == [(1, 2)]
    assert list(from_agencies(["paper", "regional"], {"regional"}, {"wire"})) == []
