"""How alike two tellings of dated things are."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from consilience.model import Span
from consilience.resolve.happenings.likeness import OF_KIND, OF_PLACE, OF_SPAN, OF_WORDS, Likeness
from consilience.resolve.happenings.tellings import Telling
from consilience.stretches import Stretch

MONDAY = Stretch(first=date(2031, 3, 10), last=date(2031, 3, 10), precision="day")
MARCH = Stretch(first=date(2031, 3, 1), last=date(2031, 3, 31), precision="month")


def telling(*words: str, place: str = "", kind: str = "", when: Stretch = MONDAY, **fields: object) -> Telling:
    return Telling(
        clause=Span("a", 0, 9),
        sentence=Span("a", 0, 9),
        expression=Span("a", 0, 9),
        when=when,
        toward=str(fields.pop("toward", "none")),
        apart=True,
        words=frozenset(words),
        places=frozenset([place] if place else []),
        kinds=frozenset([kind] if kind else []),
        **fields,  # type: ignore[arg-type]
    )


def alike(one: Telling, other: Telling) -> float:
    """How alike two are in a story in which nobody else has any of their words."""
    likeness = Likeness([one, other, *(telling(f"word{number}") for number in range(20))])
    found = likeness(0, np.array([1]))[0]
    assert found == likeness(1, np.array([0]))[0]
    return float(found)


FERRY = ("ferri", "sank", "harbou", "crew")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (telling(*FERRY), telling(*FERRY), OF_WORDS),
        (telling(*FERRY), telling("strike"), 0.0),
        (telling(*FERRY, place="Lenning"), telling(*FERRY, place="Orta"), 0.0),
        (telling(*FERRY, place="Lenning"), telling(*FERRY, place="Lenning"), OF_WORDS + OF_PLACE),
        (telling("talk", kind="meeting"), telling("summit", kind="meeting"), OF_KIND),
        (telling("talk", kind="meeting", toward="future"), telling("summit", kind="meeting"), 2 * OF_KIND),
        (telling(*FERRY, when=MARCH), telling(*FERRY, when=MARCH), OF_WORDS + OF_SPAN),
        (telling("rise", speaker="ilse"), telling("fall", speaker="ilse"), 1.0),
        (telling("rise", speaker="ilse", occasion="fair"), telling("rise", speaker="ilse", occasion="dinner"), 0.0),
        (telling(*FERRY, speaker="ilse", occasion="fair"), telling(*FERRY, speaker="ilse"), 1.0),
        (telling(*FERRY, speaker="ilse"), telling(*FERRY, speaker="amara"), 0.0),
        (telling(*FERRY, speaker="ilse"), telling(*FERRY), 1.0),
        (telling(*FERRY, speaker="ilse"), telling(*FERRY, own_voice=False), 0.0),
        (telling("rang", kind="call", speaker="ilse"), telling("phone", kind="call"), OF_KIND),
    ],
)
def test_what_two_tellings_share_makes_them_alike(one: Telling, other: Telling, expected: float) -> None:
    assert alike(one, other) == pytest.approx(expected)


def test_what_was_announced_for_a_day_may_have_happened_in_a_report_of_that_day() -> None:
    announced = telling("talk", toward="future", published="2031-03-08")
    told = telling("talk", toward="past", published="2031-03-10")
    before = telling("talk", toward="past", published="2031-03-09")
    unknown = telling("talk", toward="past")
    likeness = Likeness([announced, told, before, unknown])
    assert likeness.opposed(0, np.array([1, 2, 3])).tolist() == [False, True, True]
    assert [likeness.opposed(number, np.array([0])).tolist() for number in (1, 2, 3)] == [[False], [True], [True]]
