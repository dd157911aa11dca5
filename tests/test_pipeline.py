"""The whole way of the data on the examples: the same bytes twice, whatever the order; bad articles; stopped runs."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from consilience import annotate, pipeline
from consilience.errors import NoInput
from consilience.model import Annotated, Article, Dossier, Skipped, Span
from consilience.pipeline import build, dossiers
from consilience.report.written import encode, read_dossier
from consilience.run.local import Processes
from consilience.settings import Settings

pytestmark = pytest.mark.model

ALONE = Settings(workers=1)


@pytest.fixture(scope="module")
def story(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small folder: three of the example reports."""
    folder = tmp_path_factory.mktemp("story")
    for path in sorted((examples / "rally").iterdir()):
        shutil.copy(path, folder)
    return folder


@pytest.fixture(scope="module")
def built(story: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out") / "out"
    build([story], out, ALONE)
    return out


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_two_builds_give_equal_bytes(story: Path, built: Path, tmp_path: Path) -> None:
    build([story], tmp_path / "out", ALONE)
    assert files(tmp_path / "out") == files(built)


def test_more_processes_give_the_same_bytes(
    story: Path, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "FEW", 0)
    build([story], tmp_path / "out", Settings(workers=2))
    assert files(tmp_path / "out") == files(built)


def test_a_story_worked_on_in_two_processes_gives_the_same_bytes(
    story: Path, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "FEW", 0)
    monkeypatch.setattr(pipeline, "MANY", 1)
    begun: list[str] = []
    beside = Processes.beside

    def counts(self: Processes, function: Callable[..., object], /, *given: object) -> Callable[[], object]:
        begun.append(function.__name__)
        return beside(self, function, *given)

    monkeypatch.setattr(Processes, "beside", counts)
    build([story], tmp_path / "out", Settings(workers=2))
    assert files(tmp_path / "out") == files(built)
    assert len(begun) == 3


def test_what_breaks_in_another_process_is_told_as_in_one(
    story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr(pipeline, "FEW", 0)
    monkeypatch.setattr(pipeline, "MANY", 1)
    monkeypatch.setattr("consilience.resolve.find_happenings", breaks)
    index = build([story], tmp_path / "out", Settings(workers=2))
    assert [(item.reason, item.detail) for item in index.skipped] == [("story failed", "ZeroDivisionError: by zero")]


def test_the_order_of_the_input_changes_nothing(story: Path, built: Path, tmp_path: Path) -> None:
    paths = sorted(story.iterdir())
    build([*reversed(paths)], tmp_path / "out", ALONE)
    assert files(tmp_path / "out") == files(built)


def test_the_python_records_are_those_in_the_files(story: Path, built: Path) -> None:
    found = {dossier.story.id: dossier for dossier in dossiers([story], ALONE)}
    for path in built.glob("*/dossier.json"):
        assert read_dossier(path.read_bytes()) == found.pop(path.parent.name)
    assert found == {}


def test_every_span_lies_in_its_article_and_every_record_names_its_origin(story: Path) -> None:
    for dossier in dossiers([story], ALONE):
        lengths = {article.id: len(article.text) for article in dossier.articles}
        spans = list(_spans(dossier))
        assert len(spans) > 50
        assert all(0 <= span.start < span.end <= lengths[span.article] for span in spans)
        origins = {origin.id for origin in dossier.provenance}
        for field in ("entities", "attributions", "utterances", "claims", "timeline", "lineage", "brief", "judgements"):
            assert all(record.origin in origins for record in getattr(dossier, field))


def _spans(dossier: Dossier) -> Iterator[Span]:
    for claim in dossier.claims:
        yield from (*claim.supports, *claim.disputes)
    for item in dossier.attributions:
        yield from (*item.source, *item.cue, *item.content)
    for entity in dossier.entities:
        yield from entity.mentions
    for sentence in dossier.brief:
        assert sentence.evidence, sentence.text
        yield from sentence.evidence
    for entry in dossier.timeline:
        assert entry.evidence, entry.text
        yield from entry.evidence


def test_one_bad_article_is_named_and_the_rest_goes_on(story: Path, tmp_path: Path) -> None:
    shutil.copytree(story, tmp_path / "in")
    (tmp_path / "in" / "zero.txt").write_bytes(b"")
    german = "Der Minister sagte am Sonntag, die Gespräche würden in der kommenden Woche fortgesetzt. " * 5
    (tmp_path / "in" / "deutsch.txt").write_text(german, encoding="utf-8")
    index = build([tmp_path / "in"], tmp_path / "out", ALONE)
    assert [(item.path, item.reason) for item in index.skipped] == [
        ("deutsch.txt", "language"),
        ("zero.txt", "no text"),
    ]
    assert sum(entry.articles for entry in index.stories) == 3


def test_an_article_on_which_a_stage_breaks_is_skipped(
    story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    works = annotate.annotate

    def breaks(articles: list[Article], models: annotate.Models) -> list[Annotated]:
        if articles[0].path.endswith(".md"):
            raise ZeroDivisionError("by zero")
        return works(articles, models)

    monkeypatch.setattr(annotate, "annotate", breaks)
    skipped: list[Skipped] = []
    found = list(dossiers([story], ALONE, on_skip=skipped.append))
    assert sum(len(dossier.articles) for dossier in found) == 2
    assert [(item.reason, item.detail) for item in skipped] == [("failed", "ZeroDivisionError: by zero")]


def test_a_story_on_which_a_stage_breaks_is_skipped(
    story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr("consilience.resolve.trace_lineage", breaks)
    index = build([story], tmp_path / "out", ALONE)
    assert index.stories == ()
    assert {item.reason for item in index.skipped} == {"story failed"}
    assert all(path.name in str(index.skipped) for path in story.iterdir() if path.suffix != ".jsonl")


def test_a_stopped_build_goes_on_where_it_was(
    story: Path, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared: list[str] = []
    prepare = pipeline.Prepare.__call__

    def stops_at_third(self: pipeline.Prepare, item: tuple[Article, frozenset[str]]) -> object:
        if len(prepared) == 2:
            raise KeyboardInterrupt
        prepared.append(item[0].path)
        return prepare(self, item)

    monkeypatch.setattr(pipeline.Prepare, "__call__", stops_at_third)
    with pytest.raises(KeyboardInterrupt):
        build([story], tmp_path / "out", ALONE)
    assert not (tmp_path / "out" / "index.json").exists()

    def counts(self: pipeline.Prepare, item: tuple[Article, frozenset[str]]) -> object:
        prepared.append(item[0].path)
        return prepare(self, item)

    monkeypatch.setattr(pipeline.Prepare, "__call__", counts)
    build([story], tmp_path / "out", ALONE)
    assert len(prepared) == len(set(prepared)) == 3
    assert files(tmp_path / "out") == files(built)


def test_nothing_usable_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "zero.txt").write_bytes(b"")
    with pytest.raises(NoInput):
        list(dossiers([tmp_path], ALONE))
    with pytest.raises(NoInput):
        build([tmp_path], tmp_path / "out", ALONE)
    assert not (tmp_path / "out").exists()


def test_a_hostile_text_builds_and_comes_back_unchanged(tmp_path: Path) -> None:
    text = (
        "</script><script>alert(1)</script> ../../etc/passwd\r\n\r\n"
        'The "minister" \u202esaid\u202c on Sunday \x00\x1b[31m '
        "that <b onclick=alert(2)>talks</b> 🙂 open on Monday.\r\n\r\n“Unclosed quotation, she said.\r\n"
    )
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "hostile.txt").write_bytes(text.encode())
    build([tmp_path / "in"], tmp_path / "out", ALONE)
    (path,) = (tmp_path / "out").glob("*/dossier.json")
    dossier = read_dossier(path.read_bytes())
    assert dossier.articles[0].text == text
    assert encode(dossier) == path.read_bytes()
    page = (path.parent / "report.html").read_text(encoding="utf-8")
    assert "<script>alert(1)" not in page
    assert "<b onclick" not in page
