"""The coverage matrix: statements down, reports across; who reports it, who disputes it, who is silent."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from consilience.model import Claim, Dossier, Span
from consilience.report.page.sources import Cited, Sources


class Cell(Struct, frozen=True):
    """What one report does with one statement."""

    kind: Literal["reports", "disputes", "both", "silent"]
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
    cited: Cited


class Matrix(Struct, frozen=True):
    """The whole matrix, what several reports carry or somebody disputes apart from what stands in one alone."""

    labels: tuple[str, ...]
    shared: tuple[Line, ...]
    alone: tuple[Line, ...]


SILENT = Cell("silent", "", "")


def matrix(dossier: Dossier, sources: Sources) -> Matrix:
    """The claims of the dossier against its reports."""
    lines = [_line(claim, sources) for claim in dossier.claims]
    shared = sorted(
        (line for line in lines if line.carried > 1 or line.verdict == "disputed"), key=lambda line: -line.carried
    )
    alone = [line for line in lines if line.carried <= 1 and line.verdict != "disputed"]
    return Matrix(sources.labels, tuple(shared), tuple(alone))


def _line(claim: Claim, sources: Sources) -> Line:
    cells = []
    for article in sources.articles:
        held = tuple(span for span in claim.supports if span.article == article.id)
        denied = tuple(span for span in claim.disputes if span.article == article.id)
        cells.append(_cell(held, denied, sources))
    return Line(
        href=f"#claim={claim.id}",
        text=claim.text,
        about=claim.about,
        verdict=claim.verdict,
        cells=tuple(cells),
        carried=sum(cell.kind != "silent" for cell in cells),
        cited=sources.cite((*claim.supports, *claim.disputes)),
    )


def _cell(held: tuple[Span, ...], denied: tuple[Span, ...], sources: Sources) -> Cell:
    if not held and not denied:
        return SILENT
    cited = sources.cite((*held, *denied))
    return Cell("both" if held and denied else "reports" if held else "disputes", cited.refs, cited.href)
