"""Two places for one thing, on invented reports."""

from __future__ import annotations

import pytest

from consilience.compare.places import differing, scene
from consilience.model import Annotated, Proposition, Span
from tests.builders import annotated, article


def _report(name: str, text: str) -> tuple[Proposition, Annotated]:
    told = annotated(article(text, name))
    end = text.index(".") + 1
    return Proposition(article=told.article.id, spans=(Span(told.article.id, 0, end),)), told


def _differing(one: str, other: str) -> tuple[str, str] | None:
    left, ours = _report("a", one)
    right, theirs = _report("b", other)
    here, there = scene(left, ours), scene(right, theirs)
    if here is None or there is None or not differing(here, there, ours, theirs):
        return None
    return ours.article.words(here.place), theirs.article.words(there.place)


FOUND = "The missing painting was found in a barn near Upper Sall."


def test_one_thing_found_in_two_places_is_told_differently() -> None:
    other = "The missing painting was found in a boat off Cape Dorn’s pier."
    assert _differing(FOUND, other) == ("Upper Sall", "Cape Dorn")


@pytest.mark.parametrize(
    "other",
    [
        FOUND,
        "The missing painting was found in a barn near Sall.",
        "The missing painting was found in a barn in France.",
        "The missing painting was found in a barn in Dorn. The barn is in Upper Sall.",
        "The missing painting was found in a barn.",
        "The missing painting was found in Dorn and shown in Marl.",
        "A festival of songs for children opened in Dorn.",
    ],
)
def test_places_that_can_both_be_right_or_belong_to_two_things(other: str) -> None:
    assert _differing(FOUND, other) is None
