"""The coverage matrix: statements down, reports across; who reports it, who disputes it, who is silent."""

from __future__ import annotations

from typing import Literal, cast

from msgspec import Struct

from consilience.model import Claim, Dossier, Span
from consilience.report.page.sources import Sources

LONGEST = 120
"""Characters of a claim that stand in the matrix; the whole of it is a click away."""


class Cell(Struct, frozen=True):
    """What one report does with one statement."""

    kind: Literal["reports", "disputes", "both", "beside", "silent"]
    refs: str
    href: str


class Line(Struct, frozen=True):
    """A statement across all reports."""

    href: str
    text: str
    about: str
    verdict: str
    cells: tuple[Cell, ...]
    carried: int


class Matrix(Struct, frozen=True):
    """What several reports carry or somebody disputes, so and said apart; and how many claims each report alone has."""

    labels: tuple[str, ...]
    groups: tuple[tuple[str, tuple[Line, ...]], ...]
    alone: tuple[int, ...]


SILENT = Cell("silent", "", "")


def matrix(dossier: Dossier, sources: Sources) -> Matrix:
    """The claims of the dossier against its reports."""
    lines = [_line(claim, sources) for claim in dossier.claims]
    shared = sorted(
        (line for line in lines if line.carried > 1 or line.verdict == "disputed"), key=lambda line: -line.carried
    )
    alone = [line for line in lines if line.carried == 1 and line.verdict != "disputed"]
    titles = (("so", "What is so"), ("said", "What was said"))
    return Matrix(
        labels=sources.labels,
        groups=tuple(
            (title, found) for about, title in titles if (found := tuple(one for one in shared if one.about == about))
        ),
        alone=tuple(
            sum(line.cells[place].kind != "silent" for line in alone) for place in range(len(sources.articles))
        ),
    )


def _line(claim: Claim, sources: Sources) -> Line:
    cells = []
    for article in sources.articles:
        held = tuple(span for span in claim.supports if span.article == article.id)
        denied = tuple(span for span in claim.disputes if span.article == article.id)
        beside = tuple(span for span in claim.compatible if span.article == article.id)
        cells.append(_cell(held, denied, beside, sources))
    return Line(
        href=f"#claim={claim.id}",
        text=_short(" ".join(claim.text.split())),
        about=claim.about,
        verdict=claim.verdict,
        cells=tuple(cells),
        carried=sum(cell.kind != "silent" for cell in cells),
    )


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rsplit(" ", 1)[0] + " …"


def _cell(held: tuple[Span, ...], denied: tuple[Span, ...], beside: tuple[Span, ...], sources: Sources) -> Cell:
    if not held and not denied and not beside:
        return SILENT
    cited = sources.cite((*held, *denied) or beside)
    kind = "both" if held and denied else "reports" if held else "disputes" if denied else "beside"
    return Cell(cast(Literal["reports", "disputes", "both", "beside"], kind), cited.refs, cited.href)
