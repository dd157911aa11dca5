from msgspec.structs import replace

from consilience.model import Index, Skipped
from consilience.report import index_page
from consilience.report.files import index_files, story_files
from consilience.report.summary import entry
from tests.report.hostile import SNARL
from tests.report.html import Page
from tests.report.sample import dossier

INDEX = Index(
    schema="consilience.index/1",
    stories=(entry(dossier()), replace(entry(dossier()), id="b", title=SNARL, outlets=tuple("abcdefghijklmno"))),
    skipped=(
        Skipped(path="reports/scan.pdf", reason="not text", detail="begins like a PDF"),
        Skipped(path=f"../{SNARL}", reason="not text", detail=SNARL),
    ),
)


def test_the_index_links_every_story_and_names_what_was_left_out() -> None:
    html = index_page.render(INDEX)
    assert f'href="{dossier().story.id}/report.html"' in html
    assert "2 stories from 12 reports" in html
    assert "reports/scan.pdf" in html
    assert "begins like a PDF" in html
    assert "and 3 more" in html


def test_nothing_foreign_becomes_markup() -> None:
    page = Page(index_page.render(INDEX))
    assert page.unclosed == []
    assert not page.scripts
    assert not {tag for tag, _ in page.elements} & {"img", "iframe", "base", "svg"}
    assert not [name for _, found in page.elements for name in found if name.startswith("on") or name == "style"]


def test_an_index_of_nothing_says_so() -> None:
    assert "No story was found" in index_page.render(Index(schema="consilience.index/1", stories=()))


def test_a_build_writes_records_and_pages() -> None:
    assert list(story_files(dossier())) == ["dossier.json", "report.html"]
    assert list(index_files(INDEX)) == ["index.json", "index.html"]
