from __future__ import annotations

import codecs

import pytest

from consilience.errors import NotText
from consilience.read.encoding import decode, marked, refuse_binary

RUSSIAN = "Министр заявил журналистам, что переговоры начнутся в понедельник в столице соседней страны. " * 3
FRENCH = "Le ministre a déclaré que les négociations débuteraient lundi à l’hôtel de ville, malgré tout. "


def test_utf_8_is_unchanged() -> None:
    text = "\ufeffCurly “quotes”,\u00a0a\0NUL,\r\nCRLF, \U0001f600 and a lone \r"
    assert decode(text.encode()) == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_byte_order_mark_decides_and_stays(encoding: str) -> None:
    text = "\ufeffTalks “begin” Monday"
    assert decode(text.encode(encoding)) == text
    assert marked(text.encode(encoding)) == encoding


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_told_by_its_nuls(encoding: str) -> None:
    assert decode("The talks begin on Monday.".encode(encoding)) == "The talks begin on Monday."


@pytest.mark.parametrize("encoding", ["koi8-r", "windows-1251", "iso8859-5"])
def test_cyrillic_encodings_are_told_apart(encoding: str) -> None:
    assert decode(RUSSIAN.encode(encoding)) == RUSSIAN


@pytest.mark.parametrize("text", ["The café’s owner said: “No.”", "A naïve plan – no?", FRENCH])
def test_western_european_text_is_told_from_few_bytes(text: str) -> None:
    assert decode(text.encode("windows-1252")) == text


def test_a_declared_encoding_is_believed_before_guessing() -> None:
    assert decode("Łódź i Gdańsk".encode("iso8859-2"), "ISO-8859-2") == "Łódź i Gdańsk"
    assert decode("It’s".encode("windows-1252"), "iso-8859-1") == "It’s"
    assert decode("Łódź".encode(), "ISO-8859-2") == "Łódź"


@pytest.mark.parametrize("declared", ["hex", "rot13", "no-such-encoding", "utf-8", "", "\0"])
def test_a_declared_encoding_that_can_not_be_is_passed_over(declared: str) -> None:
    assert decode(b"caf\xe9 owner", declared) == "café owner"


def test_utf_8_with_a_broken_byte_stays_utf_8() -> None:
    data = "“One” – “two” – “three”".encode()
    assert decode(data[:-1]) == "“One” – “two” – “three\ufffd"


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n", b"%PDF-1.7\n", b"PK\x03\x04rest", bytes(64), bytes(range(256)) * 9]
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(NotText):
        decode(data)


def test_a_few_nuls_make_no_binary() -> None:
    refuse_binary(b"words\0 and words")
    assert decode(b"words\0 and words") == "words\0 and words"


def test_the_empty_file_is_text() -> None:
    assert decode(b"") == ""
    assert decode(codecs.BOM_UTF8) == "\ufeff"
