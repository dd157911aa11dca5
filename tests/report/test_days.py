from datetime import datetime

import pytest

from consilience.report import days


@pytest.mark.parametrize(
    ("value", "begin", "end"),
    [
        ("2024", datetime(2024, 1, 1), datetime(2025, 1, 1)),
        ("2024-12", datetime(2024, 12, 1), datetime(2025, 1, 1)),
        ("2024-02-29", datetime(2024, 2, 29), datetime(2024, 3, 1)),
        ("2024-03-12T17:30", datetime(2024, 3, 12, 17, 30), datetime(2024, 3, 12, 17, 31)),
        ("2024-03-12TMO", datetime(2024, 3, 12, 6), datetime(2024, 3, 12, 12)),
        ("2024-W01", datetime(2024, 1, 1), datetime(2024, 1, 8)),
        ("2023-WI", datetime(2023, 12, 1), datetime(2024, 3, 1)),
        ("2024-Q4", datetime(2024, 10, 1), datetime(2025, 1, 1)),
        ("198", datetime(1980, 1, 1), datetime(1990, 1, 1)),
    ],
)
def test_a_date_spans_all_that_it_may_mean(value: str, begin: datetime, end: datetime) -> None:
    assert days.bounds(value) == (begin, end)


@pytest.mark.parametrize("value", ["", "soon", "2024-13", "2023-02-29", "2024-03-12T99:00", "0000", "9999", "2024-W60"])
def test_what_no_calendar_has_spans_nothing(value: str) -> None:
    assert days.bounds(value) is None


@pytest.mark.parametrize(
    ("from_", "to", "precision", "words"),
    [
        ("2024-03-10", "2024-03-10", "day", "Sun 10 Mar 2024"),
        ("2024-03-10", "2024-03-12", "day", "10 – 12 Mar 2024"),
        ("2024-02-28", "2024-03-02", "day", "28 Feb 2024 – 2 Mar 2024"),
        ("2014-01-01", "2014-12-31", "year", "2014"),
        ("2014", "2014", "year", "2014"),
        ("2024-02", "2024-02", "month", "Feb 2024"),
        ("2023-09-01", "2023-11-30", "season", "autumn 2023"),
        ("2020-01-01", "2029-12-31", "decade", "2020s"),
        ("2024-03-12T09:00", "2024-03-12T12:00", "part-of-day", "Tue 12 Mar 2024, 09:00 – 12:00"),
        ("2024-03-12T17:30", "2024-03-12T17:30", "minute", "Tue 12 Mar 2024, 17:30"),
        ("2024-03-12TEV", "2024-03-12TEV", "part-of-day", "Tue 12 Mar 2024, evening"),
        ("one day", "another", "day", "one day – another"),
        (None, None, "day", "day not known"),
    ],
)
def test_a_period_is_worded_as_exactly_as_it_is_known(
    from_: str | None, to: str | None, precision: str, words: str
) -> None:
    assert days.period(from_, to, precision) == words
