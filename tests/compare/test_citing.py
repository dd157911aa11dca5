"""Reports that have a thing from another report, or from somebody who stands beside it."""

from __future__ import annotations

import pytest

from consilience.compare.citing import borrowings, names_outlet
from consilience.compare.dependence import Telling
from consilience.compare.unnamed import is_hearsay
from consilience.model import Entity, Span


@pytest.mark.parametrize(
    ("name", "outlet", "same"),
    [
        ("the Star", "The Tarn Star", True),
        ("TVB", "Tarn Valley Broadcasting", True),
        ("TVBC", "Tarn Valley Broadcasting", True),
        ("Tarn Star", "The Tarn Star", True),
        ("Tarn", "The Tarn Star", False),  # the town
        ("the Sun", "The Tarn Star", False),
        ("radio", "Lisk Radio", False),
        ("TVX", "Tarn Valley Broadcasting", False),
        ("Tarn Valley Times", "tvtimes.com", True),
        ("Tarn Valley Times", "money.tarnvalleytimes.com", True),
        ("TVB", "news.tvb.com", True),
        ("Tarn Valley Times", "tvtribune.com", False),
    ],
)
def test_an_outlet_is_known_by_the_end_of_its_name_and_by_its_initials(name: str, outlet: str, same: bool) -> None:
    assert names_outlet(name, outlet) is same


def _told(article: str, outlet: str, text: str, **fields: object) -> Telling:
    made = {"by": "own", "around": text, **fields}
    return Telling(article=article, outlet=outlet, spans=(Span(article, 0, len(text)),), text=text, **made)  # type: ignore[arg-type]


QUAY = _told("a", "The Tarn Star", "The mill burned down on Sunday.")


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (_told("b", "Pier", "The mill is gone", by="named", name="Star"), "Pier has it from The Tarn Star"),
        (_told("b", "Pier", "The Star leads on the mill, which burned down."), "Pier has it from The Tarn Star"),
        (_told("b", "Pier", "The mill is gone", by="named", name="Ona Brisk"), None),
        (_told("b", "Pier", "The mill is gone, and nothing is left."), None),
    ],
)
def test_who_cites_an_outlet_has_it_from_there(other: Telling, reason: str | None) -> None:
    assert [why for _, _, why in borrowings([QUAY, other])] == ([reason] if reason else [])


def test_what_stands_beside_the_name_of_a_source_may_come_from_there() -> None:
    heard = _told("b", "Pier", "The mill burned for hours", by="named", name="Ona Brisk")
    beside = _told("a", "Buoy", "The mill burned.", around="Warden Brisk spoke for an hour. The mill burned.")
    assert [why for _, _, why in borrowings([beside, heard])] == ["Buoy tells it beside the name of Ona Brisk"]
    assert not list(borrowings([QUAY, heard]))


def test_what_an_outlet_tells_may_come_from_somebody_whom_it_quotes() -> None:
    staff = Entity(id="dzeri", name="Arman Dzeri", kind="person")
    heard = _told("a", "Pier", "The mill is gone", by="named", name="Arman Dzeri", entity=staff)
    quoting = _told("b", "Buoy", "Fire took the mill", cites=frozenset({"dzeri"}))
    reasons = [why for _, _, why in borrowings([heard, quoting])]
    assert reasons == ["Buoy quotes Arman Dzeri, and may have it from there, too"]
    assert not list(borrowings([heard, _told("b", "Buoy", "Fire took the mill")]))


def test_two_that_rest_on_papers_may_have_read_the_same() -> None:
    one = _told("a", "Pier", "The mill made a loss", by="named", name="its accounts")
    other = _told("b", "Buoy", "By its annual report the mill made a loss.")
    assert [why for _, _, why in borrowings([one, other])] == ["Pier and Buoy may have read the same papers"]


@pytest.mark.parametrize(
    ("words", "rumour"),
    [
        ("Word on the street is that the mill is sold.", True),
        ("The mill, it is whispered, is sold.", True),
        ("The mill is said to have been sold.", True),
        ("Posts going round in Tarn say that the mill is sold.", True),
        ("The mill was sold on Monday.", False),
        ("The mill is to be sold.", False),
    ],
)
def test_a_rumour_is_known_by_its_words(words: str, rumour: bool) -> None:
    assert is_hearsay(words) is rumour


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        ("The court took ten minutes to read it.", False),
        ("The board met twice, minutes of the meetings show.", True),
        ("He has two accounts at the bank.", False),
        ("Its accounts show a loss.", True),
    ],
)
def test_minutes_and_accounts_are_papers_only_as_such(text: str, papers: bool) -> None:
    tellings = [_told(name, outlet, text) for name, outlet in (("a", "The Quay"), ("b", "The Pier"))]
    assert bool(list(borrowings(tellings))) is papers


def test_an_outlet_is_cited_without_an_article_before_its_name() -> None:
    told = [_told("a", "Tarnpost", "The mayor left."), _told("b", "The Pier", "The mayor left, Tarnpost reported.")]
    assert [pair[:2] for pair in borrowings(told)] == [(0, 1)]
