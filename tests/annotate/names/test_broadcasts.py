"""Programmes by the outlet before them, the words before it, or the kind of show behind."""

from __future__ import annotations

import pytest

from consilience.annotate import Models
from tests.annotate.reading import Reading

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Marsh told Channel 9’s “Morning Lines” that talks go on.", "Morning Lines"),
        ("Marsh chose Channel 9’s Morning Lines for her plainest words.", "Morning Lines"),
        ("Marsh told Radio Tarsk's “Town Talk” that talks go on.", "Town Talk"),
        ("Marsh told the Harbour Hour podcast that talks go on.", "Harbour Hour"),
        ("Speaking on NBN's Sunday Table, Marsh said that talks go on.", "Sunday Table"),
    ],
)
def test_a_programme(text: str, name: str, models: Models) -> None:
    assert Reading(text, models).names("programme") == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Marsh spoke on NATO's Eastern Flank in Tarsk.",
        "Marsh praised Okafor's “Stones and Rain” at the fair.",
        "Marsh told the mayor's Bridge Committee that talks go on.",
        "The horse show in Tarsk drew a crowd.",
    ],
)
def test_no_programme(text: str, models: Models) -> None:
    assert Reading(text, models).names("programme") == []
