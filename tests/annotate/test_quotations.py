"""Quotations by their marks: every kind, nested, split, unbalanced, over several paragraphs."""

from __future__ import annotations

import re

import pytest

from consilience.annotate.quotations import Quotation, quotations


def found(text: str) -> list[Quotation]:
    return quotations(text, [match.span() for match in re.finditer(r"\S[^\n]*", text)])


def words(text: str) -> list[str]:
    return [text[quote.inner : quote.until] for quote in found(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We sail at dawn,” said Orla.", ["We sail at dawn,"]),
        ('"We sail at dawn," said Orla. "With luck."', ["We sail at dawn,", "With luck."]),
        ("‘We sail at dawn,’ said Orla.", ["We sail at dawn,"]),
        ("'We sail at dawn,' said Orla.", ["We sail at dawn,"]),
        ("''We sail at dawn,'' said Orla.", ["We sail at dawn,"]),
        ("«We sail at dawn», said Orla.", ["We sail at dawn"]),
        ("„We sail at dawn“, said Orla.", ["We sail at dawn"]),
        ("»We sail at dawn«, said Orla.", ["We sail at dawn"]),
        ("“The harbour told us ‘wait’, so we wait,” she said.", ["The harbour told us ‘wait’, so we wait,"]),
        ("'It's the dockers' pay that counts,' she said.", ["It's the dockers' pay that counts,"]),
        ("The dockers' union and the '90s ferry don't matter.", []),
        ("The pilot's 'quick' turn and the crew’s rest.", ["quick"]),
    ],
)
def test_every_kind_of_mark(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_an_odd_mark_costs_no_more_than_itself() -> None:
    text = "“We sail at dawn, said Orla. “It is calm,” she added.\nThe crew agreed.\n“Good,” said Bram."
    assert words(text) == ["It is calm,", "Good,"]


def test_a_closing_mark_without_an_opening_one_is_left_out() -> None:
    assert words("We sail at dawn,” said Orla. “It is calm,” she added.") == ["It is calm,"]


def test_a_quotation_left_open_ends_with_its_paragraph() -> None:
    first, second = found("Orla said: “We sail at dawn.\nThe crew agreed. “Good,” said Bram.")
    assert not first.closed
    assert second.closed and not second.continues


def test_a_quotation_goes_on_in_the_next_paragraph_that_begins_with_a_mark() -> None:
    quotes = found("“We sail at dawn.\n“We come back at dusk.\n“Nothing else is planned,” said Orla.")
    assert [quote.continues for quote in quotes] == [False, True, True]
    assert [quote.closed for quote in quotes] == [False, False, True]


def test_marks_and_inner_words() -> None:
    text = "Orla said “yes”."
    (quote,) = found(text)
    assert text[quote.start : quote.end] == "“yes”"
    assert text[quote.inner : quote.until] == "yes"
