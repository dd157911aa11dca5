"""Sources of one side, on invented tellings."""

from __future__ import annotations

import pytest

from consilience.compare.dependence import Telling
from consilience.compare.sides import of_one_side, passed_on
from consilience.model import Entity, MentionKind, Role, Span


def told(name: str, *titles: str, kind: MentionKind = "organisation", quoted: str = "") -> Telling:
    roles = tuple(Role(title=title, evidence=()) for title in titles)
    entity = Entity(id=name, name=name, kind="person" if titles else kind, roles=roles)
    spans = (Span(name, 0, 9),)
    return Telling(name, f"Outlet {name}", spans, "It was so.", "named", name, entity, name, quoted=quoted)


@pytest.mark.parametrize(
    ("officer", "title", "body"),
    [
        ("Rolf Dahl", "chief executive", "company"),
        ("Rolf Dahl", "Skarv's chief executive", "company"),
        ("Rolf Dahl", "director", "Skarv Marine"),
        ("Jon Vik", "Defence Minister", "defence ministry"),
        ("Jon Vik", "minister", "government"),
        ("Kari Lund", "police inspector", "Police"),
        ("Ona Brisk", "rector", "University of Tern"),
        ("Ona Brisk", "chair", "electoral commission"),
    ],
)
def test_who_holds_an_office_speaks_for_a_body_that_has_such(officer: str, title: str, body: str) -> None:
    found = list(of_one_side([told(body), told(officer, title)]))
    assert found == [(0, 1, f"{officer} may speak for {body}")]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("teacher", "company"),
        ("fire chief", "company"),
        ("inspector", "hospital"),
        ("chief executive of Brenna Shipping", "Skarv Marine"),
        ("director of the museum", "company"),
        ("Velmora's Minister", "Government of Orvania"),
        ("coach", "Skarv Marine"),
    ],
)
def test_who_holds_an_office_elsewhere_is_another_side(title: str, body: str) -> None:
    assert list(of_one_side([told(body), told("Rolf Dahl", title)])) == []


def test_who_held_an_office_before_speaks_for_nobody() -> None:
    former = Role(title="chief executive", evidence=(), standing="past")
    entity = Entity(id="dahl", name="Rolf Dahl", kind="person", roles=(former,))
    was = Telling("a", "The Quay", (Span("a", 0, 9),), "It was so.", "named", "Rolf Dahl", entity)
    assert list(of_one_side([told("company"), was])) == []


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        ("medical school", "University of Tern", True),
        ("ministry", "government", True),
        ("company", "operator", True),
        ("Orvane army", "defence ministry", False),
        ("hospital association", "union", False),
        ("rail operator", "train manufacturer", False),
        ("airline", "airport", False),
        ("University of Tern", "University of Holm", False),
    ],
)
def test_a_body_without_a_name_may_be_one_of_its_kind(left: str, right: str, one: bool) -> None:
    assert bool(list(of_one_side([told(left), told(right)]))) is one
    assert bool(list(of_one_side([told(right), told(left)]))) is one


def test_who_was_told_it_has_it_from_whoever_may_be_meant() -> None:
    heard = told("Lena Moss", "passenger", quoted="The driver told me that the brakes had failed")
    saw = told("Ona Brisk", "resident", quoted="The brakes had failed, I saw it")
    driver = told("Peder Aas", "driver", quoted="The brakes failed on the hill")
    assert list(passed_on([heard, saw, driver])) == [(0, 2, "Lena Moss has it from somebody else")]
    assert list(passed_on([saw, driver])) == []
