"""The coverage matrix: statements down, reports across; who reports each, who disputes it, who is silent.

What is so and what was said stand apart. Rows are the claims that several reports carry or somebody disputes, those
most carried first; what one report alone has is only counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import Struct

from consilience import wording
from consilience.model import Claim, Dossier, Span
from consilience.report import naming
from consilience.report.stated import stated

Mark = Literal["reports", "disputes", "both", "beside", "older", "silent"]
"""What a report does with a claim; "beside": its words can be right beside it and don't bear it out; "older": likewise,
and it was published before all that do."""
TITLES: tuple[tuple[Literal["so", "said"], str], ...] = (("so", "What is so"), ("said", "What was said"))
SIGNS: dict[Mark, str] = {"reports": "+", "disputes": "−", "both": "±", "beside": "~", "older": "‹", "silent": "·"}
MEANING = "+ reports it, − disputes it, ± both, ~ less exact, ‹ older, · silent"
ROWS, COLUMNS, WIDTH = 30, 26, 100
"""Claims of each kind, reports and characters of a claim that a terminal has room for."""


class Cell(Struct, frozen=True):
    """What one report does with one claim, and its words."""

    mark: Mark
    spans: tuple[Span, ...] = ()


class Row(Struct, frozen=True):
    """A claim across all reports, in their order in the dossier."""

    claim: Claim
    cells: tuple[Cell, ...]

    @property
    def carried(self) -> int:
        """How many reports aren't silent."""
        return sum(cell.mark != "silent" for cell in self.cells)


class Matrix(Struct, frozen=True):
    """The rows with their titles, so and said apart, and how many claims each report alone has."""

    groups: tuple[tuple[str, tuple[Row, ...]], ...]
    alone: tuple[int, ...]


def matrix(dossier: Dossier) -> Matrix:
    """The claims of the dossier against its reports."""
    articles = [article.id for article in dossier.articles]
    days = {article.id: article.published.date if article.published else "" for article in dossier.articles}
    rows = [Row(claim, tuple(_cell(claim, article, days) for article in articles)) for claim in stated(dossier.claims)]
    shared = sorted((row for row in rows if _belongs(row)), key=lambda row: -row.carried)
    alone = [row for row in rows if row.carried == 1 and not _belongs(row)]
    groups = ((title, tuple(row for row in shared if row.claim.about == about)) for about, title in TITLES)
    return Matrix(
        groups=tuple((title, found) for title, found in groups if found),
        alone=tuple(sum(row.cells[place].mark != "silent" for row in alone) for place in range(len(articles))),
    )


def _belongs(row: Row) -> bool:
    return row.carried > 1 or row.claim.verdict == "disputed"


def _cell(claim: Claim, article: str, days: Mapping[str, str]) -> Cell:
    held, denied, beside = (
        tuple(span for span in spans if span.article == article)
        for spans in (claim.supports, claim.disputes, claim.compatible)
    )
    if not held and not denied:
        older = "" < days.get(article, "") < min((days.get(span.article, "") for span in claim.supports), default="")
        return Cell("older" if older else "beside", beside) if beside else Cell("silent")
    return Cell("both" if held and denied else "reports" if held else "disputes", (*held, *denied))


def letters(count: int) -> tuple[str, ...]:
    """A letter for each of the first `COLUMNS` reports."""
    return tuple(chr(ord("A") + place) for place in range(min(count, COLUMNS)))


def lines(dossier: Dossier) -> Iterator[str]:
    """The matrix for a terminal: a letter stands for a report, a sign for what it does with the claim."""
    found = matrix(dossier)
    if not found.groups:
        return
    columns, labels = letters(len(dossier.articles)), naming.labels(dossier.articles)
    yield ""
    yield f"Coverage ({MEANING})"
    for letter, article, alone in zip(columns, dossier.articles, found.alone, strict=False):
        tail = f"; {alone} {'claim' if alone == 1 else 'claims'} it alone has" if alone else ""
        yield f"  {letter}  {labels[article.id]}{tail}"
    if more := len(dossier.articles) - len(columns):
        yield f"  … and {more} more reports, in the page and in Markdown"
    for title, rows in found.groups:
        yield f"  {''.join(columns)}  {title}"
        for row in rows[:ROWS]:
            signs = "".join(SIGNS[cell.mark] for cell in row.cells[: len(columns)])
            yield f"  {signs}  {row.claim.verdict}: {wording.opening(row.claim.text, WIDTH)}"
        if len(rows) > ROWS:
            yield f"  {' ' * len(columns)}  … and {len(rows) - ROWS} more, in the page and in Markdown"
