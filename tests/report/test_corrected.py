"""What persons judged is shown as theirs: beside each record, in a list, and with what became of it."""

from __future__ import annotations

from msgspec.structs import replace

from consilience.model import Corrected, Dossier, Index, IndexEntry
from consilience.report import corrected, terminal
from consilience.report.exports import EXPORTS
from consilience.report.page import render
from tests.report.html import Page
from tests.report.sample import dossier

NOTE = "A person judged “Roth” and Agnes Roth the same: one mayor."


def judged() -> Dossier:
    whole = dossier()
    roth = next(one for one in whole.entities if one.name == "Agnes Roth")
    claim = next(one for one in whole.claims if one.about == "so")
    said = whole.utterances[0]
    return replace(
        whole,
        corrections=(
            Corrected(
                number=4,
                about="entity",
                verdict="same",
                names=("“Roth”", "Agnes Roth"),
                outcome="heeded",
                left=roth.id,
                right=roth.id,
                at="2031-03-09T10:00:00+00:00",
                note="one mayor",
            ),
            Corrected(
                number=5,
                about="utterance",
                verdict="different",
                names=("one", "other"),
                outcome="against",
                left=said.id,
                right=said.id,
                by="Ana",
                reason="replaced by a later one: 6, Ben: one and other are the same",
            ),
            Corrected(number=6, about="claim", verdict="same", names=("x", "y"), outcome="heeded", left=claim.id),
            Corrected(number=7, about="claim", verdict="same", names=("x", "y"), outcome="absent", reason="gone"),
        ),
    )


def test_each_record_has_what_was_judged_of_it() -> None:
    whole = judged()
    notes = corrected.notes(whole)
    said = whole.utterances[0].id
    against = (
        "Ana judged one and other different. Not heeded: replaced by a later one: 6, Ben: one and other are the same."
    )
    assert notes[said] == (against,)
    claims = [one.id for one in whole.claims if one.utterance == said]
    assert claims and all(notes[one] == (against,) for one in claims)
    assert NOTE in [note for several in notes.values() for note in several]
    assert len(notes) == 3 + len(claims)
    assert corrected.notes(dossier()) == {}


def test_the_list_says_when_and_what_became_of_it() -> None:
    lines = [corrected.line(one) for one in judged().corrections]
    assert lines[0] == "4: “Roth” and Agnes Roth are the same (one mayor), Sun 9 Mar 2031; heeded"
    assert lines[1].startswith("5, Ana: one and other are different; not heeded: replaced")
    assert lines[3] == "7: x and y are the same; not found here: gone"


def test_the_terminal_shows_ids_and_judgements() -> None:
    whole = judged()
    lines = list(terminal.show(whole))
    for record in (whole.entities[0].id, whole.utterances[0].id, whole.corrections[2].left):
        assert any(line.startswith(f"  {record}  ") for line in lines)
    assert f"      {NOTE}" in lines
    assert lines.index("Judged by persons") > 0
    assert "Judged by persons" not in list(terminal.show(dossier()))


def test_the_summary_of_a_build_names_what_was_not_heeded() -> None:
    whole = judged()
    entry = IndexEntry(
        id="s", title="t", articles=1, outlets=(), origins=1, utterances=1, claims=1, disputed=0,
        corrections=whole.corrections[:3],
    )  # fmt: skip
    index = Index(schema="consilience.index/1", stories=(entry,), unplaced=whole.corrections[3:])
    lines = list(terminal.summary(index))
    assert "2 judgements by persons heeded" in lines
    assert (
        any(line.startswith("  5, Ana: ") for line in lines)
        and "  7: x and y are the same; not found here: gone" in lines
    )
    assert not any("judgement" in line for line in terminal.summary(replace(index, stories=(), unplaced=())))


def test_markdown_and_the_page_show_them() -> None:
    whole = judged()
    markdown = EXPORTS["markdown"](whole).decode()
    assert f"  - {NOTE}" in markdown and "## Judged by persons" in markdown
    page = render(whole)
    assert page.count(NOTE) == 1 and page.count("Not heeded: replaced by a later one") >= 2
    links = [attributes.get("href") for tag, attributes in Page(page).elements if tag == "a"]
    assert f"#who={whole.corrections[0].left}" in links
    for record in (whole.entities[0].id, whole.utterances[0].id, whole.claims[0].id):
        assert f">{record}</code>" in page
    assert "Judged by persons" not in render(dossier())
