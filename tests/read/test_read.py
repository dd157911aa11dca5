from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from consilience.model import Article, Skipped, content_id
from consilience.read import read
from consilience.settings import Settings


def run(*paths: str | Path, limit: int = 10_000_000, stdin: bytes = b"") -> list[Article | Skipped]:
    return list(read(paths, Settings(max_article_bytes=limit), io.BytesIO(stdin)))


def seen(results: Sequence[Article | Skipped]) -> list[tuple[str, str]]:
    return [(result.path, result.reason if isinstance(result, Skipped) else "article") for result in results]


def test_a_folder_is_read_in_the_order_of_names_with_paths_relative_to_it(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "b/z.md", "a.txt"):
        (tmp_path / name).write_text(f"text of {name}")
    results = run(tmp_path)
    assert seen(results) == [("a.txt", "article"), ("b/z.md", "article"), ("c.txt", "article")]
    assert isinstance(results[0], Article)
    assert results[0].id == content_id("a.txt", "text of a.txt")


def test_the_order_of_the_paths_changes_nothing(tmp_path: Path) -> None:
    for name in ("c.txt", "b.txt", "a.txt"):
        (tmp_path / name).write_text(f"text of {name}")
    paths = [tmp_path / "c.txt", tmp_path, tmp_path / "a.txt"]
    assert run(*paths) == run(*reversed(paths))


def test_what_is_no_input_is_left_alone(tmp_path: Path) -> None:
    for name in (".hidden.txt", "README.md", "LICENSE", "photo.jpg", "~$draft.txt", "style.css"):
        (tmp_path / name).write_text("some words")
    (tmp_path / "a.txt").write_text("an article")
    assert seen(run(tmp_path)) == [("a.txt", "article")]


def test_our_own_output_is_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / "story").mkdir(parents=True)
    (out / "index.json").write_text('{"schema":"consilience.index/1","stories":[]}')
    (out / "story" / "dossier.json").write_text('{"schema":"consilience.dossier/1","articles":[{"text":"old"}]}')
    (out / "story" / "report.html").write_text("<html><body><p>a page of ours")
    (tmp_path / "a.txt").write_text("an article")
    assert seen(run(tmp_path)) == [("a.txt", "article")]
    assert seen(run(out)) == [("out", "no text")]


def test_a_document_without_a_reader_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 and so on")
    assert seen(run(tmp_path)) == [("a.pdf", "unsupported")]


def test_a_named_file_is_read_as_what_it_looks_like(tmp_path: Path) -> None:
    page = tmp_path / "page.cgi"
    page.write_text("<!doctype html><html><body><p>Words of a page.</p></body></html>")
    note = tmp_path / "note.xyz"
    note.write_text("Words of a note.")
    results = run(page, note)
    assert [result.text for result in results if isinstance(result, Article)] == [
        "Words of a note.",
        "Words of a page.",
    ]


def test_a_file_without_suffix_in_a_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "10001").write_text("an article of an old data set")
    (tmp_path / "No. 5 report").write_text("another")
    assert seen(run(tmp_path)) == [("10001", "article"), ("No. 5 report", "article")]


def test_a_pattern_is_expanded_and_its_paths_told_from_its_fixed_part(tmp_path: Path) -> None:
    (tmp_path / "x" / "y").mkdir(parents=True)
    (tmp_path / "x" / "y" / "a.txt").write_text("one")
    (tmp_path / "x" / "b.txt").write_text("two")
    assert seen(run(str(tmp_path / "x" / "**" / "*.txt"))) == [("b.txt", "article"), ("y/a.txt", "article")]
    assert seen(run(str(tmp_path / "*.nothing"))) == [("*.nothing", "unreadable")]


def test_a_file_whose_name_holds_pattern_characters_is_that_file(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").write_text("one")
    assert seen(run(tmp_path / "a[1].txt")) == [("a[1].txt", "article")]


@pytest.mark.parametrize(
    ("data", "paths"),
    [
        (b"Plain words from a pipe.", ["stdin"]),
        (b"<!DOCTYPE html><html><body><p>Words of a page.</p></body></html>", ["stdin"]),
        (b'{"title": "A", "text": "Words."}', ["stdin"]),
        (b'{"title": "A", "text": "Words."}\n{"title": "B", "text": "More."}\n', ["stdin#1", "stdin#2"]),
        (b'[{"title": "A", "text": "Words."}]', ["stdin#1"]),
        (b"title,text\nA,Words\nB,More\n", ["stdin#1", "stdin#2"]),
    ],
)
def test_standard_input_is_read_as_what_it_looks_like(data: bytes, paths: list[str]) -> None:
    assert seen(run("-", stdin=data)) == [(path, "article") for path in paths]


def test_bad_input_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "binary.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    (tmp_path / "broken.txt").symlink_to("nowhere")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "good.txt").write_text("an article")
    (tmp_path / "large.txt").write_text("word " * 100)
    (tmp_path / "loop").symlink_to(".")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "self.txt").symlink_to("self.txt")
    (tmp_path / "spaces.txt").write_text(" \r\n\t… —\n")
    assert seen(run(tmp_path, limit=400)) == [
        ("binary.txt", "not text"),
        ("broken.txt", "unreadable"),
        ("empty.txt", "no text"),
        ("folder.txt", "no text"),
        ("good.txt", "article"),
        ("large.txt", "too large"),
        ("loop", "unreadable"),
        ("pipe.txt", "unreadable"),
        ("self.txt", "unreadable"),
        ("spaces.txt", "no text"),
    ]


def test_a_path_that_is_not_there_is_named() -> None:
    assert seen(run("no/such/file.txt", "nul\0.txt")) == [("file.txt", "unreadable"), ("nul\0.txt", "unreadable")]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("words")
    (tmp_path / "secret.txt").chmod(0)
    assert seen(run(tmp_path)) == [("secret.txt", "unreadable")]


def test_a_huge_file_is_refused_by_its_size_alone(tmp_path: Path) -> None:
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(200 << 20)
    assert seen(run(tmp_path)) == [("huge.txt", "too large")]


def test_a_linked_folder_is_followed_but_its_files_are_read_once(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.txt").write_text("words")
    (tmp_path / "b").symlink_to("a")
    results = run(tmp_path)
    assert seen(results) == [("a/x.txt", "article"), ("b/x.txt", "duplicate")]
    assert isinstance(results[1], Skipped)
    assert "a/x.txt" in results[1].detail


def test_the_same_text_under_another_name_is_another_report(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("the wire's words")
    (tmp_path / "b.txt").write_text("the wire's words")
    assert seen(run(tmp_path)) == [("a.txt", "article"), ("b.txt", "article")]


def test_the_same_text_at_the_same_address_is_a_duplicate(tmp_path: Path) -> None:
    record = json.dumps({"url": "https://example.org/1", "text": "words"})
    (tmp_path / "a.json").write_text(record)
    (tmp_path / "b.json").write_text(record)
    results = run(tmp_path)
    assert seen(results) == [("a.json", "article"), ("b.json", "duplicate")]
    assert isinstance(results[1], Skipped)
    assert "a.json" in results[1].detail


def test_gzip_is_opened(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b'{"text": "one"}\n{"text": "two"}\n'))
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(b"words")[:-4])
    bomb = tmp_path / "c.txt.gz"
    bomb.write_bytes(gzip.compress(bytes(5_000_000)))
    assert seen(run(tmp_path, limit=1_000_000)) == [
        ("a.jsonl.gz#1", "article"),
        ("a.jsonl.gz#2", "article"),
        ("b.txt.gz", "malformed"),
        ("c.txt.gz", "too large"),
    ]


def test_folders_nest_deeper_than_calls(tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(600):
        folder = folder / "d"
        try:
            folder.mkdir()
        except OSError:
            break
    (folder / "a.txt").write_text("words")
    assert seen(run(tmp_path))[0][1] == "article"


def test_a_name_that_is_not_unicode_is_shown_with_escapes(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text("words")
    assert seen(run(tmp_path)) == [("caf\\xe9.txt", "article")]


def test_importing_loads_no_page_library() -> None:
    heavy = "{'trafilatura', 'htmldate', 'lxml', 'charset_normalizer', 'dateparser'}"
    code = f"import sys, consilience.read; print(sorted({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
