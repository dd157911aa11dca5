"""Lines of a masthead that hold a date."""

from __future__ import annotations

import pytest

from consilience.clean.outlets import is_date_line


@pytest.mark.parametrize(
    "text",
    [
        "Thursday, March 6, 2031 | Latest edition | 4°C, light rain",
        "Late edition, 6 March 2031",
        "Live blog, Thursday 6 March 2031",
        "Analysis | 6 March 2031",
        "PORT TARN, March 6, 2031 5:40 PM",
    ],
)
def test_an_edition_and_the_weather_are_part_of_a_date_line(text: str) -> None:
    assert is_date_line(text)


def test_a_date_in_a_headline_is_not() -> None:
    assert not is_date_line("Latest: envoys meet on 6 March 2031")
    assert not is_date_line("Analysis: envoys meet on 6 March 2031")
