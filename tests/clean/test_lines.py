"""Paragraphs: a line each, or several where the text was wrapped by hand."""

from __future__ import annotations

from consilience.clean.lines import paragraphs

WRAPPED = """The ferry to the islands stopped on Monday because its only captain had
married, the company said, and would not sail again before Thursday,
whatever the islanders might think of it. They did not think much.

A boat of the post, which is smaller, will take the letters, but not the
cows. For the cows there is grass enough on the mainland, the company
said.
"""


def texts(text: str) -> list[str]:
    return [line.text for line in paragraphs(text)]


def test_every_line_is_a_paragraph() -> None:
    assert texts("One.\r\n\r\n  Two, in two parts.  \n\tThree.\u2028Four.") == [
        "One.",
        "Two, in two parts.",
        "Three.",
        "Four.",
    ]


def test_wrapped_lines_are_joined_and_offsets_stay() -> None:
    lines = paragraphs(WRAPPED)
    assert len(lines) == 2
    assert [WRAPPED[line.start : line.end].replace("\n", " ") for line in lines] == [line.text for line in lines]


def test_verse_and_lists_are_not_wrapped_text() -> None:
    verse = "No house but the wind\nand the wind has no door\nno bread but the tide\nand the tide\nkeeps the shore"
    assert len(texts(verse)) == 5


def test_an_empty_line_above_is_known() -> None:
    assert [line.gap for line in paragraphs("a\nb\n\nc")] == [False, False, True]
