"""What nearness in meaning says of two tellings, beside all else in the two reports."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from consilience.resolve.entities import resolve_entities, with_entities
from consilience.resolve.utterances.examining import Examined, examined
from consilience.resolve.utterances.judging import CONSTANT, MORE_WORDS, NEAREST, judge, news_points
from consilience.resolve.utterances.meant import meant
from consilience.resolve.utterances.tellings import Told, tellings
from tests.resolve.invented import article

PUMPS = "“The pumps were new, the people were trained, and still the water came over the quay.”"
PUMPS_TOO = "“The pumps were new and the people were trained, and still the water came over the quay.”"
GATE = "“The gate at the mole was never closed, as nobody had the key that night.”"


def encode(texts: Sequence[str]) -> NDArray[np.float32]:
    """Directions by which the gate is as near to the pumps of the first report as can be, and those of the second are
    something else."""
    rows = np.array([[1.0, 0.1] if "was never" in text or "new," in text else [0.0, 1.0] for text in texts], np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return rows


def told(*, gate: bool = True) -> list[Told]:
    several = [
        article("alpha", f"[per|Ilse Marrot] said {PUMPS}", attributions=[("Ilse Marrot", PUMPS)]),
        article(
            "beta",
            f"[per|Ilse Marrot] said {PUMPS_TOO} Later [per|Ilse Marrot] said {GATE}",
            attributions=[("Ilse Marrot", PUMPS_TOO), ("Ilse Marrot", GATE)],
        ),
    ]
    entities = resolve_entities(several)
    found = tellings(with_entities(several, entities), {one.id: one for one in entities.entities}, entities.of)
    return found if gate else found[:2]


def held(nearness: bool) -> Examined:
    """The two tellings of the pumps."""
    several = told()
    every = examined(several, {one.id: one.id for one in several}, {}, encode if nearness else None)
    return next(one for one in every if one.pair.two_reports and one.pair.like.cosine > 0.5)


def test_what_something_else_is_nearer_to_is_below_nothing() -> None:
    first, second, gate = told()
    near = meant([first, second, gate], [(first.id, second.id), (first.id, gate.id), (second.id, gate.id)], encode)
    assert near[first.id, second.id] < 0 < near[first.id, gate.id]
    assert (second.id, gate.id) not in near, "they are of one report"


def test_nothing_is_encoded_where_nothing_is_asked() -> None:
    def never(texts: Sequence[str]) -> NDArray[np.float32]:
        raise AssertionError(texts)

    assert meant(told(), [], never) == {}


def test_without_an_encoder_nearness_is_not_known_and_rules_nothing_out() -> None:
    assert held(nearness=False).nearest is None
    assert judge(held(nearness=False), news={CONSTANT: -9.0}).verdict == "same"


@pytest.mark.parametrize(("constant", "verdict"), [(-9.0, "unsure"), (9.0, "same")])
def test_where_it_is_known_weights_of_real_reports_can_rule_a_join_out(constant: float, verdict: str) -> None:
    found = judge(held(nearness=True), news={CONSTANT: constant, NEAREST: 0.0})
    assert found.verdict == verdict
    assert any("real reports" in reason for reason in found.reasons) is (verdict == "unsure")


def test_words_are_weighed_in_two_parts() -> None:
    points = news_points(held(nearness=True))
    assert points["wording"] == 1.0
    assert points[MORE_WORDS] == 1.5
    assert points[NEAREST] < 0
