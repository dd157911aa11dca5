from __future__ import annotations

from consilience.model import Span, TimelineEntry
from consilience.report.timeline import lines, ordered


def entry(from_: str, text: str, **fields: object) -> TimelineEntry:
    made = {
        "to": from_,
        "precision": "day",
        "status": "past",
        "evidence": (Span("a", 0, 4),),
        "articles": ("a",),
        **fields,
    }
    return TimelineEntry(from_=from_, text=text, **made)  # type: ignore[arg-type]


YEAR = entry("2026-01-01", "The dam was built", to="2026-12-31", precision="year")
WEEK = entry("2031-03-10", "Envoys meet in Teral", to="2031-03-16", precision="week", status="scheduled")
MONDAY = entry("2031-03-10", "Voss meets Brandt", status="scheduled", articles=("a", "b"), disagreement="Monday in one")
EVENING = entry("2031-03-09TEV", "The planes landed", precision="part-of-day")
SUNDAY = entry("2031-03-09", "Voss spoke", articles=("a", "b"))
ODD = entry("somewhen", "No calendar has it")


def test_earliest_first_and_the_longer_before_what_lies_in_it() -> None:
    expected = (YEAR, SUNDAY, EVENING, WEEK, MONDAY, ODD)
    assert ordered(expected) == expected
    assert ordered(reversed(expected)) == expected


def test_what_more_reports_tell_stands_first_on_a_day() -> None:
    single = entry("2031-03-09", "A kiosk opened")
    assert ordered([single, SUNDAY]) == (SUNDAY, single)


def test_lines_part_what_happened_from_what_comes_next() -> None:
    found = list(lines([MONDAY, SUNDAY], {"a": "Herald", "b": "Courier"}))
    assert found == [
        "What happened",
        "- Sun 9 Mar 2031: Voss spoke [Herald, Courier]",
        "What comes next",
        "- Mon 10 Mar 2031: Voss meets Brandt [Herald, Courier; Monday in one]",
    ]


def test_long_words_are_cut_and_an_empty_timeline_has_no_lines() -> None:
    found = list(lines([entry("2031-03-09", "x" * 300)], {}, width=50))
    assert found[1].count("x") == 49 and "…" in found[1]
    assert list(lines([], {})) == []
