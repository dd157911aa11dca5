from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from consilience.model import DateCandidate, Span
from consilience.report.dating import chance, differing, line
from consilience.report.explain import explain
from consilience.report.exports import EXPORTS
from consilience.report.page import render
from tests.report.sample import dossier

MASTHEAD = DateCandidate(
    dates=("2024-03-30",),
    source="masthead",
    meaning="shown",
    words="Saturday, 30 March 2024",
    verdict="rejected",
    reason="its text contradicts it",
    chance=0.0,
)
CHOSEN = DateCandidate(
    dates=("2024-03-10", "2024-10-03"),
    source="field",
    meaning="published",
    words="date: 10/03/2024",
    verdict="chosen",
    reason="nothing in its text speaks against it",
    chance=0.874,
)
OTHER = DateCandidate(
    dates=("2024-03-11",),
    source="text",
    meaning="implied",
    words="Sunday",
    verdict="rejected",
    reason="less",
    chance=0.1,
)


def test_a_candidate_on_one_line() -> None:
    assert line(MASTHEAD) == (
        "Sat 30 Mar 2024, not believed (under 1%): date line of the page “Saturday, 30 March 2024”; "
        "its text contradicts it"
    )
    assert line(CHOSEN).startswith("Sun 10 Mar 2024 or Thu 3 Oct 2024, chosen (87%): metadata “date: 10/03/2024”; ")
    assert line(OTHER) == "Mon 11 Mar 2024, less likely (10%): words of the text and of other reports; less"


@pytest.mark.parametrize(
    ("share", "words"), [(None, ""), (0.0, "under 1%"), (0.01, "1%"), (0.99, "99%"), (1.0, "over 99%")]
)
def test_chances_in_words(share: float | None, words: str) -> None:
    assert chance(replace(MASTHEAD, chance=share)) == words


def _with(*candidates: DateCandidate) -> tuple[str, str, str]:
    first = dossier().articles[0]
    spanned = tuple(replace(one, span=Span(first.id, 0, 5)) for one in candidates)
    whole = replace(dossier(), articles=(replace(first, date_candidates=spanned), *dossier().articles[1:]))
    explained = "\n".join(text for _, text in explain(whole, first.id))
    return render(whole), EXPORTS["markdown"](whole).decode(), explained


def test_page_markdown_and_explanation_show_every_date_and_a_conflict() -> None:
    page, markdown, explained = _with(CHOSEN, MASTHEAD, OTHER)
    shown = _shown(page)
    assert "1 date of the report is not that of its publication" in shown
    assert "3 dates weighed" in shown and "its text contradicts it" in shown
    assert differing(replace(dossier().articles[0], date_candidates=(CHOSEN, MASTHEAD, OTHER))) == (MASTHEAD,)
    assert "date weighed: Sat 30 Mar 2024, not believed" in markdown
    assert line(MASTHEAD) in explained


def test_without_a_conflict_none_is_claimed() -> None:
    page, _, _ = _with(replace(CHOSEN, span=None))
    assert "1 date weighed" in _shown(page)
    assert "not that of its publication" not in _shown(page)


def _shown(page: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())
