"""Members of a family with one name are told apart by "Jr." and the like."""

from __future__ import annotations

import pytest

from consilience.annotate import Models
from tests.annotate.reading import Reading

pytestmark = pytest.mark.model


def test_the_generation_is_part_of_the_name(models: Models) -> None:
    reading = Reading("Daniel Okafor Sr. founded the mill.\nDaniel Okafor Jr. sold it. Okafor Jr. said so.", models)
    assert [name.rstrip(".") for name in reading.names("person")] == [
        "Daniel Okafor Sr",
        "Daniel Okafor Jr",
        "Okafor Jr",
    ]


def test_two_sons_of_different_fathers_are_two(models: Models) -> None:
    reading = Reading(
        "Daniel Okafor Jr. met Ruth Calloway in Tarsk.\nPeter Solberg Jr. stayed away. He said he was ill.", models
    )
    assert reading.speaker("he was ill") == "Peter Solberg Jr."


def test_a_lone_son_is_meant_by_the_bare_surname(models: Models) -> None:
    reading = Reading("Daniel Okafor Jr. sold the mill.\nOkafor said it was a ruin. He said it had no roof.", models)
    assert reading.speaker("no roof") == "Okafor"
