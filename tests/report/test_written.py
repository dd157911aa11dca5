import json

import msgspec
import pytest
from msgspec.structs import replace

from consilience.model import Dossier, Index, Skipped
from consilience.report.summary import entry
from consilience.report.written import encode, read_dossier, read_index
from tests.report.sample import dossier


def with_text(text: str) -> Dossier:
    whole = dossier()
    return replace(whole, articles=(replace(whole.articles[0], text=text), *whole.articles[1:]))


def test_a_dossier_comes_back_as_it_was() -> None:
    assert read_dossier(encode(dossier())) == dossier()


def test_the_json_has_one_record_a_line_and_equal_bytes_each_time() -> None:
    first, second = encode(dossier()), encode(dossier())
    assert first == second
    assert first.endswith(b"}\n")
    assert sum(line.startswith(b'  {"id"') for line in first.splitlines()) >= len(dossier().claims)
    assert json.loads(first)["story"]["from"] == "2024-03-10"


@pytest.mark.parametrize("text", ["a\ud800b", "\udfff", 'quote " \\\udc80 end', "NUL \0 and \u2028 and 🌊"])
def test_a_damaged_text_keeps_every_character(text: str) -> None:
    written = encode(with_text(text))
    assert read_dossier(written).articles[0].text == text
    assert json.loads(written)["articles"][0]["text"] == text


def test_two_lone_surrogates_side_by_side_keep_the_offsets_behind_them() -> None:
    assert read_dossier(encode(with_text("a\ud83d\ude00b"))).articles[0].text == "a\ufffd\ufffdb"


def test_an_index_comes_back_as_it_was() -> None:
    skipped = Skipped(path="odd\udc80name.txt", reason="not text", detail="\0")
    index = Index(schema="consilience.index/1", stories=(entry(dossier()),), skipped=(skipped,))
    assert read_index(encode(index)) == index


def test_what_is_no_dossier_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        read_dossier(b'{"schema": "consilience.dossier/9"}')
    with pytest.raises(ValueError, match=r"Expecting|delimiter|value"):
        read_dossier(b"{nonsense")


def test_the_index_entry_counts_origins_once_each() -> None:
    found = entry(dossier())
    assert (found.articles, found.utterances, found.claims, found.disputed) == (6, 13, 15, 4)
    assert found.origins == 4, "a wire, its reprint and its translation are one voice"
    assert found.outlets[0] == "Nordwire"
