"""On which day words were spoken, where the text says it beside them, right before them or by pointing back."""

from __future__ import annotations

import pytest

from consilience.annotate import Models
from tests.annotate.reading import Reading

pytestmark = pytest.mark.model

# Articles are read as published on Wednesday, 12 March 2031.
DAYS: list[tuple[str, str, str | None]] = [
    ("Amara Okafor said on Monday that the port was shut.", "port was shut", "2031-03-10"),
    ("On Monday, Amara Okafor said the port was shut.", "port was shut", "2031-03-10"),
    ("Amara Okafor on Monday warned of floods at the port.", "floods", "2031-03-10"),
    ("“The port is shut,” Amara Okafor told reporters Tuesday.", "port is shut", "2031-03-11"),
    ("“The port is shut,” Amara Okafor said in a statement late Monday.", "port is shut", "2031-03-10"),
    ("In a statement on Monday, the ministry said the port was shut.", "port was shut", "2031-03-10"),
    ("In Monday's statement, the ministry said the port was shut.", "port was shut", "2031-03-10"),
    ("Monday's statement said the port was shut.", "port was shut", "2031-03-10"),
    ("Speaking in Tarsk on Monday, Amara Okafor said the port was shut.", "port was shut", "2031-03-10"),
    ("The port was shut, officials said on 3 March.", "port was shut", "2031-03-03"),
    ("The port was shut, the ministry said yesterday.", "port was shut", "2031-03-11"),
    (
        "A senior official, who briefed reporters in Tarsk on Monday on condition of anonymity, said that the port was "
        "shut.",
        "port was shut",
        "2031-03-10",
    ),
    (
        "A senior official, speaking on Monday on condition of anonymity, said that the port was shut.",
        "port was shut",
        "2031-03-10",
    ),
    (
        "Mayor Amara Okafor brushed the matter aside on Monday. “The port is shut,” she told Channel 9.",
        "port is shut",
        "2031-03-10",
    ),
    (
        "Mayor Amara Okafor spoke to the council on Monday. “The port is shut,” she said.",
        "port is shut",
        "2031-03-10",
    ),
    (
        "On Monday, Mayor Amara Okafor addressed the strikers.\n“The port is shut,” she told them.",
        "port is shut",
        "2031-03-10",
    ),
    ("The envoys met on Tuesday, a day after Amara Okafor said that the port was shut.", "port was shut", None),
    ("The envoys met in Tarsk, a day after Amara Okafor said on Monday that the port was shut.", "shut", "2031-03-10"),
    (
        "Mayor Amara Okafor was born in Tarsk on Monday. “The port is shut,” she told Channel 9.",
        "port is shut",
        None,
    ),
    (
        "Mayor Amara Okafor will speak to the council on Friday. “The port is shut,” she said.",
        "port is shut",
        None,
    ),
    (
        "“The ferry sails,” Okafor said on Monday, sharper than what she had told reporters two days before.\n"
        "“The port is shut,” Okafor said then.",
        "port is shut",
        "2031-03-08",
    ),
    ("Four ships were missing, Amara Okafor said, down from nine on Monday.", "Four ships were missing", None),
    ("Amara Okafor said the port had been shut since Monday.", "port had been shut", None),
    ("Amara Okafor, who took office on Monday, said the port was shut.", "port was shut", None),
    ("Ahead of Thursday's vote, Amara Okafor said the port was shut.", "port was shut", None),
    ("After Monday's collision, Amara Okafor said the port was shut.", "port was shut", None),
    ("“The port was shut on Monday,” said Amara Okafor.", "port was shut", None),
    ("Amara Okafor, elected on Monday, said the port was shut.", "port was shut", None),
    (
        "“The port is shut,” Amara Okafor said on Monday. “The ferries will stay at the quay,” she added.",
        "ferries will stay",
        "2031-03-10",
    ),
    (
        "“The port is shut,” Amara Okafor said on Monday.\n“One thing more,” she added. “The ferries will stay at the "
        "quay.\n“Nobody sails.”",
        "ferries will stay",
        "2031-03-10",
    ),
    (
        "Amara Okafor told reporters on Monday that the port was shut. On Tuesday she was back at the quay. “The lamp "
        "has gone,” she told the Harbour Post.",
        "has gone",
        None,
    ),
    (
        "“The port is shut,” Amara Okafor said on Monday.\nHenrik Solberg said the ferries would sail.",
        "ferries would sail",
        None,
    ),
]


@pytest.mark.parametrize(("text", "part", "day"), DAYS)
def test_the_day(text: str, part: str, day: str | None, models: Models) -> None:
    found = Reading(text, models).holding(part).said_on
    assert (found[:10] if found is not None else None) == day


@pytest.mark.parametrize(
    ("behind", "kind", "medium", "day"),
    [
        ("Mayor Amara Okafor made the remarks on NBN’s “Morning Line” on Monday.", "programme", "NBN", "2031-03-10"),
        ("She was speaking at a rally in Tarsk on Monday.", "speech", None, "2031-03-10"),
        (
            "The comments came in an interview with the Harbour Post on Monday.",
            "interview",
            "Harbour Post",
            "2031-03-10",
        ),
        ("Her remarks were made in a letter to the council.", "statement", None, None),
    ],
)
def test_what_stands_behind_tells_when_and_where(
    behind: str, kind: str, medium: str | None, day: str | None, models: Models
) -> None:
    reading = Reading(f"Mayor Amara Okafor warned of floods.\n“The port is shut,” she said.\n{behind}", models)
    for part in ("floods", "port is shut"):
        found = reading.holding(part)
        assert found.occasion is not None
        assert (found.occasion.kind, found.occasion.medium) == (kind, medium)
        assert found.said_on == day
