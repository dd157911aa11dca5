"""What every reader must keep, whatever its format: run over all of `READERS`."""

from __future__ import annotations

import io
import socket
import zipfile
from collections.abc import Iterator

import pytest

from consilience import errors
from consilience.model import Article, Skipped, content_id
from consilience.read import READERS


def packed(name: str, data: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr(name, data)
    return file.getvalue()


_ANSWER = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><p>The council met on Sunday.</p></body></html>"
)
WARC = (
    b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2031-03-12T08:00:00Z\r\n"
    b"WARC-Target-URI: https://quay.example/talks\r\nContent-Type: application/http; msgtype=response\r\n"
    + f"Content-Length: {len(_ANSWER)}\r\n\r\n".encode() + _ANSWER + b"\r\n\r\n"
)  # fmt: skip
GOOD = {
    "plain": b"Talks at the harbour\n\nThe council met on Sunday.\n",
    "html": b"<html><body><article><h1>Talks</h1><p>The council met on Sunday.</p></article></body></html>",
    "json": b'{"title": "Talks", "text": "The council met on Sunday."}',
    "table": b"title,text\nTalks,The council met on Sunday.\n",
    "feed": b"""<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Quay</title>
<item><title>Talks</title><content:encoded>The council met on Sunday.</content:encoded></item></channel></rss>""",
    "archive": WARC,
    "package": packed("archive/data.warc", WARC),
}
KIND = {
    ".txt": "plain", ".text": "plain", ".md": "plain", ".markdown": "plain",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".json": "json", ".jsonld": "json", ".jsonl": "json", ".ndjson": "json",
    ".csv": "table", ".tsv": "table",
    ".xml": "feed", ".rss": "feed", ".atom": "feed", ".rdf": "feed", ".opml": "feed",
    ".warc": "archive", ".wacz": "package",
}  # fmt: skip
BAD = [
    b"",
    b" \n\t",
    b"\0",
    bytes(range(256)) * 40,
    b"\x89PNG\r\n\x1a\n\0\0",
    b"%PDF-1.7",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"<" * 5000,
    b"[" * 5000,
    b'{"text": "cut',
    b'title,text\n"',
    b"x" * 1_000_000,
    "\ud800".encode("utf-8", "surrogatepass"),
]
REASONS = {error.reason for error in vars(errors).values() if isinstance(error, type) and hasattr(error, "reason")}


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def refuse(*_: object) -> None:
        raise AssertionError("a reader opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    yield


def test_every_reader_is_under_contract() -> None:
    assert set(KIND) == set(READERS)


@pytest.mark.parametrize("suffix", sorted(READERS))
def test_a_good_file_gives_its_article(suffix: str) -> None:
    name = f"folder/x{suffix}"
    (article,) = READERS[suffix](GOOD[KIND[suffix]], name)
    assert isinstance(article, Article)
    assert article.path.partition("#")[0].removesuffix("/archive/data.warc") == name
    assert article.id == content_id(article.url or article.path, article.text)
    assert "The council met on Sunday." in article.text
    assert article.regions == ()
    assert article.published is None


@pytest.mark.parametrize("suffix", sorted(READERS))
@pytest.mark.parametrize("data", [*BAD, *GOOD.values()])
def test_no_input_raises_and_none_is_dropped(suffix: str, data: bytes) -> None:
    results = list(READERS[suffix](data, "x"))
    assert results
    for result in results:
        assert result.path.partition("#")[0].removesuffix("/archive/data.warc") == "x"
        if isinstance(result, Skipped):
            assert result.reason in REASONS
            assert result.detail
        else:
            assert any(character.isalnum() for character in result.text)


@pytest.mark.parametrize("suffix", sorted(READERS))
def test_the_same_bytes_give_the_same_records(suffix: str) -> None:
    for data in (*BAD[:6], *GOOD.values()):
        assert list(READERS[suffix](data, "x")) == list(READERS[suffix](data, "x"))
