"""Which groups a dated clause is held against."""

from __future__ import annotations

from datetime import date

from consilience.model import Span
from consilience.resolve.happenings.blocking import Blocks
from consilience.resolve.happenings.tellings import Telling
from consilience.stretches import Precision, Stretch


def telling(*words: str, day: int = 9, until: int | None = None, kind: str | None = None) -> Telling:
    precision: Precision = "week" if until else "day"
    return Telling(
        clause=Span("a", 0, 9),
        sentence=Span("a", 0, 9),
        expression=Span("a", 0, 2),
        when=Stretch(first=date(2031, 3, day), last=date(2031, 3, until or day), precision=precision),
        toward="past",
        apart=False,
        words=frozenset(words),
        places=frozenset(),
        kinds=frozenset([kind] if kind else []),
    )


def test_groups_of_the_day_that_share_a_word_or_a_kind_are_near() -> None:
    blocks = Blocks([[telling("ferry", "sank")], [telling("talks", kind="meeting")], [telling("ferry", day=12)]])
    assert blocks.near(telling("ferry", "crew")) == [0]
    assert blocks.near(telling("summit", kind="meeting")) == [1]
    assert blocks.near(telling("harvest")) == []


def test_a_coarse_date_meets_every_day_and_every_day_meets_it() -> None:
    blocks = Blocks([[telling("ferry")], [telling("ferry", day=3, until=16)]])
    assert blocks.near(telling("ferry", day=3, until=16)) == [0, 1]
    assert blocks.near(telling("ferry", day=12)) == [1]


def test_a_group_is_found_by_what_joins_it_and_not_once_it_is_dropped() -> None:
    blocks = Blocks([[telling("ferry")]])
    blocks.join(0, [telling("boat")])
    assert blocks.near(telling("boat")) == [0] == blocks.on(date(2031, 3, 9), telling("boat", day=30))
    blocks.drop(0)
    assert blocks.near(telling("boat")) == [] == blocks.listed()
