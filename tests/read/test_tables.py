from __future__ import annotations

import io
from collections.abc import Iterator

import pytest

from consilience.model import Article, Skipped
from consilience.read import READERS, Records


def read(data: bytes, suffix: str, limit: int = 10_000) -> list[Article | Skipped]:
    reader = READERS[suffix]
    assert isinstance(reader, Records)
    return list(reader.stream(io.BytesIO(data), "x", limit))


def texts(results: list[Article | Skipped]) -> list[str]:
    return [result.text if isinstance(result, Article) else f"({result.reason})" for result in results]


def test_a_bad_line_is_named_by_its_number_and_the_rest_goes_on() -> None:
    results = read(b'\xef\xbb\xbf{"text": "one"}\r\n\r\nnot json\n{"text": "three"}\n{"text": "cut', ".jsonl")
    assert texts(results) == ["one", "(malformed)", "three", "(malformed)"]
    assert [result.path for result in results] == ["x#1", "x#2", "x#3", "x#4"]
    assert isinstance(results[1], Skipped)
    assert results[1].detail.startswith("line 3:")


def test_a_line_without_end_is_left_out_without_being_held() -> None:
    class Endless(io.RawIOBase):
        given = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            self.given += len(buffer)
            if self.given > 50_000_000:
                return 0
            buffer[:] = b"x" * len(buffer)
            return len(buffer)

    reader = READERS[".jsonl"]
    assert isinstance(reader, Records)
    (result,) = reader.stream(io.BufferedReader(Endless()), "x", 1000)
    assert isinstance(result, Skipped)
    assert result.reason == "too large"


def test_a_long_line_does_not_hide_the_next() -> None:
    data = b'{"text": "' + b"x" * 5000 + b'"}\n{"text": "two"}\n'
    assert texts(read(data, ".jsonl", 1000)) == ["(too large)", "two"]


def test_records_are_read_as_they_come() -> None:
    def endless() -> Iterator[bytes]:
        while True:
            yield b'{"text": "words"}\n'

    class Source(io.RawIOBase):
        lines = endless()

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            line = next(self.lines)
            buffer[: len(line)] = line
            return len(line)

    reader = READERS[".jsonl"]
    assert isinstance(reader, Records)
    results = reader.stream(io.BufferedReader(Source(), 64), "x", 1000)
    assert next(results).path == "x#1"
    assert next(results).path == "x#2"


@pytest.mark.parametrize(("suffix", "delimiter"), [(".csv", ","), (".csv", ";"), (".csv", "|"), (".tsv", "\t")])
def test_a_table_by_its_header(suffix: str, delimiter: str) -> None:
    rows = [
        "Title;Body;Publication Date;Source;Link",
        'A "B";"One, two\r\n""three""";2031-03-09;Gull;https://g.example/',
    ]
    (article,) = read("\r\n".join(rows).replace(";", delimiter).encode(), suffix)
    assert isinstance(article, Article)
    assert article.text == 'A "B"\n\nOne, two\r\n"three"'
    assert (article.outlet, article.url, article.path) == ("Gull", "https://g.example/", "x#1")
    assert article.given.dates == (("Publication Date", "2031-03-09"),)


def test_bad_rows_are_named_and_the_rest_goes_on() -> None:
    data = b'sep=,\ntitle,text\nA,one\n\n,\nB,two,three\nC\nD,"four\nfive"\nE,"cut\nshort\n'
    assert texts(read(data, ".csv")) == ["A\n\none", "(malformed)", "(no text)", "D\n\nfour\nfive", "(malformed)"]


def test_a_large_cell_is_read_and_one_over_the_limit_left_out() -> None:
    data = b'text\n"' + b"word " * 60_000 + b'"\n"' + b"word\n" * 200_000 + b'"\nlast one\n'
    found = texts(read(data, ".csv", 400_000))
    assert [text[:11] for text in found] == ["word word w", "(too large)", "last one"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no text"),
        (b"a,b\n1,2\n", "malformed"),
        (b"title,text\n", "no text"),
        (b"\x89PNG\r\n\x1a\n", "not text"),
    ],
)
def test_a_table_without_articles_is_named_once(data: bytes, reason: str) -> None:
    (result,) = read(data, ".csv")
    assert isinstance(result, Skipped)
    assert result.reason == reason


def test_encodings_of_tables() -> None:
    assert texts(read("title,text\nA,Café\n".encode("utf-16"), ".csv")) == ["A\n\nCafé"]
    assert texts(read(b"title,text\nA,Caf\xe9\nB,plain\n", ".csv")) == ["A\n\nCafé", "B\n\nplain"]
    assert texts(read(b'{"text": "Caf\xe9"}\n{"text": "Caf\xc3\xa9"}\n', ".jsonl")) == ["Café", "Café"]


def test_nuls_and_stray_quotes_in_a_table_are_text() -> None:
    assert texts(read(b'text\na\0b\n5" pipe\n', ".csv")) == ["a\0b", '5" pipe']
