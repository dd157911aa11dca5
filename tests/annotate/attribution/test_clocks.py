"""Reports written minute by minute: the hour before an entry is nobody's and no part of what is said."""

from __future__ import annotations

import pytest

from consilience.annotate import Models
from tests.annotate.reading import Reading

pytestmark = pytest.mark.model


@pytest.mark.parametrize("hour", ["14:05 ", "2.05pm: ", "14.05 - ", "**14:05** "])
def test_the_hour_of_an_entry_is_no_part_of_it(hour: str, models: Models) -> None:
    reading = Reading(
        f"{hour}Velmora says that it will go to court over the bridge.\n"
        "13:40 Police have closed the road, a spokesman said.\n"
        "13.10 “The bridge is safe,” Ruth Calloway told reporters.\n"
        "12:15 A spokesperson for the port says the quay is open.",
        models,
    )
    assert reading.speaker("the quay is open") == "A spokesperson"
    found = reading.holding("go to court")
    assert reading.words(found.source) == "Velmora"
    assert "Police have closed the road" in reading.contents()


def test_a_figure_that_opens_a_line_is_part_of_it(models: Models) -> None:
    reading = Reading("14.50 crowns is too much for a loaf, Ruth Calloway said.", models)
    assert reading.words(reading.holding("too much").content) == "14.50 crowns is too much for a loaf"
