"""What negates what, in invented sentences."""

from __future__ import annotations

import pytest

from consilience.resolve.contraries import agree, are_contrary, are_opposite, unsays


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("the lock was shut at dawn", "at dawn the lock was closed", True),
        ("the lock was shut at dawn", "the lock was not shut at dawn", False),
        ("the lock was shut at dawn", "the lock was shut at dawn, and nobody knows when the mayor will come", True),
        ("the lock was shut at dawn", "nobody came. the lock was shut at dawn", True),
        ("the lock was shut at dawn", "it was noon, but the lock was never shut that dawn", False),
        ("the power is out", "there is no power", True),
        ("the envoys walked out on monday", "that the envoys of orvania did not walk out of the talks", False),
    ],
)
def test_a_negation_speaks_of_what_its_clause_tells(left: str, right: str, same: bool) -> None:
    assert agree(left, right) is same
    assert agree(right, left) is same


@pytest.mark.parametrize(
    ("left", "right", "unsaid"),
    [
        ("no alarm at the lock was switched off", "there was no alarm, nobody heard a thing", True),
        ("no alarm at the lock was switched off", "it was switched on, and it did not ring", True),
        ("no alarm at the lock was switched off", "the alarm was not switched off", False),
        ("no injuries were reported", "there were no injuries", False),
        ("nobody was hurt", "no one was hurt", False),
        ("he did not resign", "he resigned but did not leave", True),
    ],
)
def test_two_negations_can_speak_of_different_things(left: str, right: str, unsaid: bool) -> None:
    assert unsays(left, right) is unsaid
    assert unsays(right, left) is unsaid


@pytest.mark.parametrize(
    ("left", "right", "opposite"),
    [
        ("harbour director ivar moe stays in office", "harbour director ivar moe leaves office", True),
        ("harbour director ivar moe will remain in his post", "harbour director ivar moe steps down", True),
        ("the rowers of holm won the race on monday", "on monday the rowers of holm lost the race", True),
        ("the northern gate of the lock was opened", "the northern gate of the lock was closed", False),
        ("harbour director ivar moe stays in office", "harbour director ivar moe will not leave office", False),
        ("harbour director ivar moe stays in office", "the engineer nina berg leaves the harbour", False),
    ],
)
def test_of_two_opposites_one_day_may_have_one(left: str, right: str, opposite: bool) -> None:
    assert are_opposite(left, right) is opposite
    assert are_opposite(right, left) is opposite


@pytest.mark.parametrize(
    ("left", "right", "contrary"),
    [
        ("not one of our rowers crossed the lake", "the rowers of holm crossed the lake at night", True),
        ("no rower of holm has crossed the lake", "the rowers of holm crossed the lake at night", True),
        ("no rower of holm has crossed the lake", "no rower crossed the lake", False),
        ("no rower of holm has crossed the lake", "the rowers of holm looked at the lake", False),
        ("two nominees of holm will not be confirmed", "a nominee of holm spoke at the confirmation hearing", False),
        ("no more than nine rowers crossed the lake", "the nine rowers crossed the lake", False),
    ],
)
def test_who_says_that_nobody_did_it_says_the_contrary(left: str, right: str, contrary: bool) -> None:
    assert are_contrary(left, right) is contrary
    assert are_contrary(right, left) is contrary
