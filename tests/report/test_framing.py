"""Framing side by side: on the page, in Markdown and in the terminal."""

from __future__ import annotations

from msgspec.structs import replace

from consilience import wording
from consilience.model import Framing
from consilience.report import framing, terminal
from consilience.report.exports import EXPORTS
from consilience.report.page import render
from tests.report.html import Page
from tests.report.sample import dossier


def test_one_report_of_each_voice_stands_in_a_column() -> None:
    whole = dossier()
    columns = framing.columns(whole)
    assert [one.article for one in columns] == [members[0] for members in whole.voices]
    assert [one.copies for one in columns] == [len(members) - 1 for members in whole.voices]
    first = columns[0]
    assert first.headline and first.leads and first.added >= len(first.adds) <= framing.SHOWN
    claims = {one.id: one for one in whole.claims}
    for statement in first.leads:
        assert all(span.article == first.article for span in statement.spans)
        assert statement.claim in claims


def test_many_reports_are_cut_to_those_that_hold_most() -> None:
    whole = dossier()
    many = tuple(
        Framing(article=f"a{n}", leads=(whole.claims[0].id,), adds=tuple(one.id for one in whole.claims[: n % 5]))
        for n in range(40)
    )
    columns = framing.columns(replace(whole, framings=many, voices=()))
    assert len(columns) == framing.REPORTS
    assert {one.added for one in columns} == {4, 3}


def test_acts_name_verb_stance_and_swaps() -> None:
    whole = dossier()
    (act,) = framing.acts(whole)
    assert act.about == "said" and act.title.startswith("Ilse Okonjo: “")
    assert [bool(one.stance) for one in act.tellings][:3] == [False, True, False]
    ((own, other),) = act.tellings[1].swaps
    assert f"“{own}” for “{other}”" in framing.phrase(act.tellings[1])
    assert "makes it a demand or warning" in framing.phrase(act.tellings[1])


def test_the_terminal_and_markdown_show_both() -> None:
    whole = dossier()
    lines = list(terminal.show(whole))
    assert "What each report leads with, adds and leaves out" in lines and "The same act in their words" in lines
    for verb in ("leads with", "adds", "leaves out"):
        assert f"    {verb}" in lines
    markdown = EXPORTS["markdown"](whole).decode()
    assert "## Framing" in markdown and "  - leaves out: " in markdown and "## The same act in their words" in markdown
    bare = replace(whole, framings=(), phrasings=())
    assert list(framing.lines(bare)) == [] and "## Framing" not in EXPORTS["markdown"](bare).decode()


def test_the_page_has_a_column_a_voice_whose_lines_lead_to_claims() -> None:
    whole = dossier()
    page = render(whole)
    part = page[page.index('<section id="framing"') : page.index('<section id="people"')]
    assert part.count('<th scope="col">') == len(whole.voices)
    hrefs = {attributes.get("href", "") for tag, attributes in Page(part).elements if tag == "a"}
    assert {f"#claim={one}" for one in whole.framings[0].leads} <= hrefs
    assert "<ins>" in part and "<del>" in part and "makes it a demand or warning" in part
    assert "#framing" not in render(replace(whole, framings=(), phrasings=()))


def test_a_long_claim_is_cut_at_a_word_and_not_behind_an_abbreviation() -> None:
    assert (
        wording.opening("U.S. ships " + "left the harbour of Tarn " * 9, 40) == "U.S. ships left the harbour of Tarn …"
    )
    assert wording.opening("short\n words", 40) == "short words"
