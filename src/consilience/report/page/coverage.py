"""The coverage matrix as the page shows it: each cell leads to the words behind it."""

from __future__ import annotations

import re

from msgspec import Struct

from consilience.model import Dossier
from consilience.report import coverage
from consilience.report.page.sources import Sources

HEAD = 20
"""Characters of a report's label at the head of a column."""
LONGEST = 120
"""Characters of a claim that stand in the matrix; the whole of it is a click away."""


_MARKS = re.compile(r"(?: \([^()]*\))+$")


class Cell(Struct, frozen=True):
    """What one report does with one statement."""

    kind: coverage.Mark
    refs: str
    href: str


class Line(Struct, frozen=True):
    """A statement across all reports."""

    href: str
    text: str
    verdict: str
    cells: tuple[Cell, ...]


class Matrix(Struct, frozen=True):
    """What several reports carry or somebody disputes, so and said apart; and how many claims each report alone has."""

    labels: tuple[str, ...]
    groups: tuple[tuple[str, tuple[Line, ...]], ...]
    alone: tuple[int, ...]


def matrix(dossier: Dossier, sources: Sources) -> Matrix:
    """The claims of the dossier against its reports."""
    found = coverage.matrix(dossier)
    groups = tuple((title, tuple(_line(row, sources) for row in rows)) for title, rows in found.groups)
    return Matrix(labels=tuple(map(_turned, sources.labels)), groups=groups, alone=found.alone)


def _line(row: coverage.Row, sources: Sources) -> Line:
    return Line(
        href=f"#claim={row.claim.id}",
        text=_short(" ".join(row.claim.text.split())),
        verdict=row.claim.verdict,
        cells=tuple(_cell(cell, sources) for cell in row.cells),
    )


def _turned(label: str) -> str:
    """A label that has room at the head of a column, with its number and kind: "The Long Name … (2) (opinion)"."""
    marks = _MARKS.search(label)
    end = marks.start() if marks else len(label)
    room = HEAD - (len(label) - end)
    return label if end <= room else f"{label[:room].rstrip()} …{label[end:]}"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rsplit(" ", 1)[0] + " …"


def _cell(cell: coverage.Cell, sources: Sources) -> Cell:
    if not cell.spans:
        return Cell(cell.mark, "", "")
    cited = sources.cite(cell.spans)
    return Cell(cell.mark, cited.refs, cited.href)
