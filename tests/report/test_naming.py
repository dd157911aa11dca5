"""Pieces of opinion are marked wherever a reader sees a report."""

from msgspec.structs import replace

from consilience.model import Dossier
from consilience.report import naming, terminal
from consilience.report.brief import brief
from consilience.report.explain import explain
from consilience.report.exports import markdown
from consilience.report.page import render
from tests.builders import annotated, article
from tests.report.sample import dossier


def _with_opinion() -> tuple[Dossier, str, str]:
    story = dossier()
    first, *rest = story.articles
    changed = replace(first, url="https://quay.example/opinion/ships")
    label = naming.labels(story.articles)[first.id]
    return replace(story, articles=(changed, *rest)), first.id, label


def test_a_report_is_called_opinion_in_page_terminal_and_markdown() -> None:
    story, ident, label = _with_opinion()
    marked = f"{label} (opinion)"
    assert naming.labels(story.articles)[ident] == marked
    shown = list(terminal.show(story))
    assert any(line.startswith(f"  {ident}  {marked}, ") for line in shown)
    assert any(line.startswith(f"  A  {marked}") for line in shown)
    assert "(opinion)" in markdown.export(story).decode().replace("\\", "")
    text = render(story)
    assert naming.OPINION.capitalize() in text
    assert text.count(marked) > 5


def test_explain_says_what_follows_for_a_piece_of_opinion() -> None:
    story, ident, _ = _with_opinion()
    assert naming.OPINION in [text for _, text in explain(story, ident)]
    other = story.articles[1].id
    assert naming.OPINION not in [text for _, text in explain(story, other)]


def test_nothing_that_opinion_says_in_its_own_voice_stands_in_the_brief() -> None:
    words = "The ferry yard in Tarn closed on Saturday with 900 people."
    piece = annotated(replace(article(words, "a", outlet="The Quay", published="2031-03-02"), headline="Yard closed"))
    (told,) = brief((piece,), (), (), (), ())
    assert words.rstrip(".") in told.text
    opinion = replace(piece, article=replace(piece.article, url="https://quay.example/opinion/yard"))
    assert brief((opinion,), (), (), (), ()) == ()
