from __future__ import annotations

import pytest

from consilience.clean.dating.formats import possible


@pytest.mark.parametrize(
    ("value", "dates"),
    [
        ("2031-03-12", ("2031-03-12",)),
        ("2031-03-12T23:59:00-05:00", ("2031-03-12",)),
        ("20310312T101500Z", ("2031-03-12",)),
        ("20310312101500", ("2031-03-12",)),
        ("2031/3/9", ("2031-03-09",)),
        ("Published: 12 March 2031 10:15 GMT", ("2031-03-12",)),
        ("Wed, 12 Mar 2031 10:15:00 +0000", ("2031-03-12",)),
        ("Wed Mar 12 10:15:02 EST 2031", ("2031-03-12",)),
        ("March 12th, 2031 at 4pm", ("2031-03-12",)),
        ("12-Sept-2031", ("2031-09-12",)),
        ("1931069700", ("2031-03-12",)),
        ("1931069700000", ("2031-03-12",)),
        ("13/03/2031", ("2031-03-13",)),
        ("03/13/2031", ("2031-03-13",)),
        ("03/04/2031", ("2031-04-03", "2031-03-04")),
        ("03.04.2031", ("2031-04-03",)),
        ("March 2031", ("2031-03",)),
        ("2031-03", ("2031-03",)),
        ("2031", ("2031",)),
    ],
)
def test_dates_as_machines_and_pages_write_them(value: str, dates: tuple[str, ...]) -> None:
    assert possible(value) == dates


@pytest.mark.parametrize(
    "value",
    ["", "unknown", "2031-02-30", "0001-01-01T00:00:00", "1970-01-01", "0", "99", "May", "\0\ud800", "9" * 5000],
)
def test_what_is_no_date(value: str) -> None:
    assert possible(value) == ()
