"""The coverage matrix: who reports a claim, who disputes it, who is silent."""

from __future__ import annotations

from msgspec.structs import replace

from consilience.model import Claim, Published, Span
from consilience.report import coverage, terminal
from consilience.report.page.coverage import _turned
from tests.report.sample import dossier

SAMPLE = dossier()
ARTICLES = [article.id for article in SAMPLE.articles]


def claim(
    text: str, *held: int, against: tuple[int, ...] = (), beside: tuple[int, ...] = (), about: str = "so"
) -> Claim:
    def spans(places: tuple[int, ...]) -> tuple[Span, ...]:
        return tuple(Span(ARTICLES[place], 0, 4) for place in places)

    verdict = "disputed" if against else "corroborated" if len(held) > 1 else "single-origin"
    return replace(
        SAMPLE.claims[0],
        id=text,
        text=text,
        about=about,
        verdict=verdict,
        supports=spans(held),
        disputes=spans(against),
        compatible=spans(beside),
    )


def test_a_report_reports_disputes_stands_beside_or_is_silent() -> None:
    claims = (claim("one", 0, 1, against=(1,), beside=(0, 2)), claim("alone", 1), claim("denied", against=(0,)))
    found = coverage.matrix(replace(SAMPLE, claims=claims))
    ((title, rows),) = found.groups
    assert title == "What is so"
    assert [row.claim.text for row in rows] == ["one", "denied"]
    assert [cell.mark for cell in rows[0].cells[:3]] == ["reports", "both", "beside"]
    assert [cell.mark for cell in rows[1].cells[:3]] == ["disputes", "silent", "silent"]
    assert found.alone[:3] == (0, 1, 0)


def test_cells_have_the_words_behind_them() -> None:
    ((_, (row,)),) = coverage.matrix(replace(SAMPLE, claims=(claim("one", 0, 1, beside=(0, 2)),))).groups
    assert [cell.spans for cell in row.cells[:3]] == [(Span(article, 0, 4),) for article in ARTICLES[:3]]


def test_the_terminal_has_a_letter_a_report_and_a_row_a_claim() -> None:
    claims = (claim("The bridge is shut", 0, 2, against=(1,)), claim("said so", 0, 1, about="said"), claim("x", 1))
    shown = list(coverage.lines(replace(SAMPLE, claims=claims)))
    columns = "".join(coverage.letters(len(ARTICLES)))
    silent = "·" * (len(ARTICLES) - 3)
    assert f"  {columns}  What is so" in shown and f"  {columns}  What was said" in shown
    assert f"  +−+{silent}  disputed: The bridge is shut" in shown
    assert f"  ++·{silent}  corroborated: said so" in shown
    assert sum(line.endswith("; 1 claim it alone has") for line in shown) == 1
    assert list(coverage.lines(replace(SAMPLE, claims=()))) == []


def test_what_a_terminal_has_no_room_for_is_counted() -> None:
    articles = tuple(replace(SAMPLE.articles[0], id=f"a{number}") for number in range(30))
    spans = (Span("a0", 0, 4), Span("a29", 0, 4))
    claims = tuple(replace(claim("one", 0), id=str(number), supports=spans) for number in range(coverage.ROWS + 2))
    shown = list(coverage.lines(replace(SAMPLE, articles=articles, claims=claims)))
    assert any("… and 4 more reports" in line for line in shown)
    assert any("… and 2 more" in line for line in shown)


def test_show_has_it() -> None:
    assert any(line.startswith("Coverage (") for line in terminal.show(SAMPLE))


def test_words_of_a_report_from_before_all_that_bear_it_out_are_older_not_less_exact() -> None:
    days = ("2031-03-02", "2031-03-01", "2031-03-02")
    articles = tuple(
        replace(one, published=Published(date=day, precision="day", how="given"))
        for one, day in zip(SAMPLE.articles, days, strict=False)
    )
    story = replace(SAMPLE, articles=articles, claims=(claim("one", 0, beside=(1, 2)),))
    ((_, (row,)),) = coverage.matrix(story).groups
    assert [cell.mark for cell in row.cells] == ["reports", "older", "beside"]


def test_a_long_label_keeps_its_number_and_kind_at_the_head_of_a_column() -> None:
    assert _turned("The Quay (opinion)") == "The Quay (opinion)"
    turned = _turned("The Morning Anchor of Aldhaven (2) (opinion)")
    assert turned.startswith("The") and turned.endswith("… (2) (opinion)")
