from __future__ import annotations

import gzip

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.errors import SkipInput
from consilience.model import Article, Skipped
from consilience.read import READERS, feeds
from consilience.read.capture import payload
from tests.read.captured import answer, by_member, package, page, record

GOOD = record(answer(page("Talks")))
LAST = record(answer(page("Bridge")), "https://quay.example/2")
PIECES = st.sampled_from(
    [
        GOOD,
        LAST,
        b"WARC/1.1\r\n",
        b"Content-Length: 99\r\n",
        b"\r\n\r\n",
        gzip.compress(LAST, mtime=0),
        b"\x1f\x8b\x08\0",
    ]
)
FEED_PIECES = st.sampled_from(
    ["<rss version='2.0'>", "<channel>", "<item>", "<title>", "</item>", "&amp;", "&", "&nbsp;", "<![CDATA[", "]]>",
     "<b", "<feed xmlns='http://www.w3.org/2005/Atom'>", "<entry>", "<link href='x'/>", "<opml>", "<!DOCTYPE", "\0"]
)  # fmt: skip


@pytest.mark.parametrize("suffix", [".warc", ".wacz", ".rss", ".opml"])
@settings(max_examples=30, deadline=None, derandomize=True)
@given(
    data=st.one_of(
        st.binary(max_size=400), st.lists(st.one_of(PIECES, st.binary(max_size=30)), max_size=6).map(b"".join)
    )
)
def test_any_bytes_give_records(suffix: str, data: bytes) -> None:
    results = list(READERS[suffix](data, "x"))
    assert results
    assert all(isinstance(result, Article | Skipped) for result in results)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(
    at=st.integers(0, 10_000), litter=st.binary(min_size=1, max_size=40), cut=st.integers(0, 200), packed=st.booleans()
)
def test_damage_never_raises_nor_hides(at: int, litter: bytes, cut: int, packed: bool) -> None:
    data = by_member(GOOD, LAST) if packed else GOOD + LAST
    at %= len(data)
    broken = data[:at] + litter + data[at + cut :]
    for suffix, whole in ((".warc", broken), (".wacz", package({"archive/a.warc": broken}))):
        results = list(READERS[suffix](whole, "x"))
        assert len([result for result in results if isinstance(result, Article)]) <= 2
        assert len(results) >= 1


@settings(max_examples=25, deadline=None, derandomize=True)
@given(text=st.one_of(st.lists(st.one_of(FEED_PIECES, st.text(max_size=9)), max_size=25).map("".join), st.text()))
def test_any_text_is_a_feed_or_skipped(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    for ask in (feeds.parse, feeds.subscriptions):
        try:
            ask(data)
        except SkipInput as error:
            assert str(error)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(body=st.binary(max_size=200), transfer=st.sampled_from([None, "chunked"]),
       coding=st.sampled_from([None, "gzip", "deflate", "br", "zstd", "gzip, br", "rot13"]))  # fmt: skip
def test_any_body_is_unpacked_or_skipped(body: bytes, transfer: str | None, coding: str | None) -> None:
    try:
        assert len(payload(body, transfer, coding, 500)) <= 500
    except SkipInput as error:
        assert str(error)
