"""The log of judgements and the clusters that are read off it."""

from __future__ import annotations

from typing import Literal

from consilience.model import Judgement
from consilience.resolve.judgements import clusters, standing


def judged(
    left: str, right: str, verdict: Literal["same", "different", "unsure"], score: float, origin: str = ""
) -> Judgement:
    return Judgement(left=left, right=right, verdict=verdict, score=score, reasons=(), origin=origin)


def test_same_joins_and_unsure_does_not() -> None:
    log = [judged("a", "b", "same", 0.9), judged("b", "c", "unsure", 0.5)]
    assert clusters(["a", "b", "c"], log).groups == (("a", "b"), ("c",))


def test_different_is_a_wall_that_no_chain_climbs_over() -> None:
    log = [judged("a", "b", "same", 0.9), judged("b", "c", "same", 0.8), judged("a", "c", "different", 0.1)]
    result = clusters(["a", "b", "c"], log)
    assert result.groups == (("a", "b"), ("c",))
    assert [(one.judgement.left, one.judgement.right) for one in result.refused] == [("b", "c")]
    assert "different" in result.refused[0].reason


def test_a_chain_is_not_joined_where_its_ends_agree_too_little() -> None:
    ids = ["a", "b", "c", "d"]
    log = [judged("a", "b", "same", 0.95), judged("c", "d", "same", 0.95), judged("b", "c", "same", 0.8)]
    weak = [judged("a", "c", "unsure", 0.3), judged("a", "d", "unsure", 0.3), judged("b", "d", "unsure", 0.3)]
    assert clusters(ids, log).groups == (("a", "b", "c", "d"),)
    assert clusters(ids, log + weak).groups == (("a", "b"), ("c", "d"))


def test_a_later_judgement_replaces_an_earlier_one_on_the_same_pair() -> None:
    log = [judged("a", "b", "different", 0.1), judged("b", "a", "same", 0.9)]
    assert clusters(["a", "b"], log).groups == (("a", "b"),)


def test_a_person_stands_above_every_later_judgement() -> None:
    log = [judged("a", "b", "different", 0.0, "person:editor"), judged("a", "b", "same", 1.0)]
    assert clusters(["a", "b"], log).groups == (("a",), ("b",))
    assert standing(log)["a", "b"].origin == "person:editor"


def test_a_person_joins_what_the_mean_and_the_callback_would_keep_apart() -> None:
    log = [judged("a", "b", "same", 0.2, "person"), judged("a", "c", "same", 0.9)]
    result = clusters(["a", "b", "c"], log, conflict=lambda left, right: "no")
    assert result.groups == (("a", "b"), ("c",))
    assert result.refused[0].reason == "no"


def test_groups_and_members_stand_in_the_order_given() -> None:
    log = [judged("z", "b", "same", 0.9)]
    assert clusters(["m", "z", "a", "b"], log).groups == (("m",), ("z", "b"), ("a",))


def test_judgements_on_unknown_ids_and_on_a_thing_with_itself_are_passed_over() -> None:
    log = [judged("a", "gone", "same", 0.9), judged("a", "a", "different", 0.0)]
    assert clusters(["a"], log).groups == (("a",),)


def test_a_looser_link_joins_what_agrees_less() -> None:
    log = [judged("a", "b", "same", 0.9), judged("b", "c", "same", 0.5), judged("a", "c", "unsure", 0.1)]
    assert clusters(["a", "b", "c"], log).groups == (("a", "b"), ("c",))
    assert clusters(["a", "b", "c"], log, link=0.3).groups == (("a", "b", "c"),)
