"""Who denies a claim, and in which words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import pytest

from consilience.compare.denials import denials, has_to_do_with
from consilience.model import Proposition, Span
from tests.builders import article, span


class _Told:
    """One report in which the board denies things."""

    def __init__(self, text: str) -> None:
        self.article = article(text, "a")

    def words(self, spans: Sequence[Span]) -> str:
        return " … ".join(self.article.words(one) for one in spans)

    def holder(self, item: Proposition) -> str:
        return "The board" if item.attribution else "The Quay"

    def denies(self, item: Proposition) -> bool:
        return item.stance == "disputes"

    def denied(self, *several: str) -> list[Proposition]:
        return [self.told(one, "disputes") for one in several]

    def told(self, words: str, stance: Literal["holds", "disputes"] = "holds") -> Proposition:
        return Proposition(article="a", spans=(span(self.article, words),), attribution="x", stance=stance)


CLAIM = "Twelve were hurt when the ferry and the tug collided on Friday"


@pytest.mark.parametrize(
    ("denied", "words"),
    [
        ("that the tug and the ferry collided", "it"),
        ("that its tug had rammed the ferry", "that its tug had rammed the ferry"),
        ("Its tug had rammed the ferry.", "that its tug had rammed the ferry"),
        ("any part in the accident", "any part in the accident"),
        ("having sailed at night", "having sailed at night"),
    ],
)
def test_what_the_claim_does_not_say_is_denied_in_its_own_words(denied: str, words: str) -> None:
    told = _Told(f"The board denied {denied}")
    assert list(denials(told, told.denied(denied), CLAIM)) == [f"The board denies {words}"]


def test_who_denies_all_of_it_too_denies_it() -> None:
    told = _Told("The board denied that its tug had rammed the ferry. It denied that the ferry and the tug collided.")
    rammed, collided = "that its tug had rammed the ferry", "that the ferry and the tug collided"
    for order in ((rammed, collided), (collided, rammed)):
        assert list(denials(told, told.denied(*order), CLAIM)) == ["The board denies it"]


def test_what_somebody_says_against_it_is_given_in_his_words() -> None:
    told = _Told("The board said “the tug was in port,” and denied that the ferry and the tug collided.")
    against = [told.told("“the tug was in port,”")]
    assert list(denials(told, against, CLAIM)) == ["The board says otherwise: “the tug was in port”"]
    against += told.denied("that the ferry and the tug collided")
    assert list(denials(told, against, CLAIM)) == ["The board denies it: “the tug was in port”"]


def test_the_name_and_the_office_of_somebody_are_not_what_is_denied() -> None:
    told = _Told("The board denied that chief executive Ilse Brandt was about to leave the port.")
    (denial,) = told.denied("that chief executive Ilse Brandt was about to leave the port")
    assert not has_to_do_with(told, denial, "Ilse Brandt, its chief executive, gave no interview")
    assert has_to_do_with(told, denial, "Ilse Brandt, its chief executive, will leave by Easter")


def test_who_says_the_opposite_denies_nothing() -> None:
    told = _Told("Ivar Moe will step down. The tug did not ram the ferry.")
    stays, not_so = (
        Proposition(article="a", spans=(span(told.article, words),), attribution="y")
        for words in ("Ivar Moe will step down", "The tug did not ram the ferry")
    )
    assert list(denials(told, [stays], "Ivar Moe stays")) == ["The board says otherwise: “Ivar Moe will step down”"]
    assert list(denials(told, [not_so], CLAIM)) == ["The board says otherwise: “The tug did not ram the ferry”"]
