from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from consilience.model import Article
from consilience.read import READERS
from consilience.read.encoding import decode

PROSE = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=200).map(lambda t: t + " end.")
LITTER = st.sampled_from(["\ufeff", "\r\n", "\r", "\0", "\u00a0", "“", "’", "\u2028", "\x85", "\U0001f600", "\n\n"])


@pytest.mark.parametrize("suffix", [".txt", ".json", ".jsonl", ".csv", ".html"])
@settings(max_examples=40, deadline=None, derandomize=True)
@given(data=st.one_of(st.binary(max_size=300), st.text(max_size=100).map(lambda t: t.encode("utf-8", "surrogatepass"))))
def test_any_bytes_give_records(suffix: str, data: bytes) -> None:
    for result in READERS[suffix](data, "x"):
        assert result.path.startswith("x")


@settings(max_examples=80, deadline=None, derandomize=True)
@given(pieces=st.lists(st.one_of(PROSE, LITTER), max_size=6).map("".join))
@example("\ufeffa\0b\r\nc")
def test_utf_8_text_is_unchanged(pieces: str) -> None:
    text = pieces + " The end of it all."
    (article,) = READERS[".txt"](text.encode(), "x.txt")
    assert isinstance(article, Article)
    assert article.text == text


@settings(max_examples=80, deadline=None, derandomize=True)
@given(text=PROSE, ascii_only=st.booleans())
def test_a_json_body_is_unchanged(text: str, ascii_only: bool) -> None:
    for suffix in (".json", ".jsonl"):
        (article,) = READERS[suffix](json.dumps({"text": "So: " + text}, ensure_ascii=ascii_only).encode(), "x")
        assert isinstance(article, Article)
        assert article.text == "So: " + text


@settings(max_examples=60, deadline=None, derandomize=True)
@given(text=PROSE)
def test_a_byte_order_mark_decides(text: str) -> None:
    for encoding in ("utf-16", "utf-32"):
        assert decode(text.encode(encoding)) == "\ufeff" + text


def test_reading_leaves_no_trace(tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    list(READERS[".html"](b"<p>Words</p>", "../../x.html"))
    assert sorted(tmp_path.rglob("*")) == before
