"""The written forms of quotation marks, and the text that the parser gets."""

from __future__ import annotations

import pytest

from consilience.annotate.marks import known_marks, marks_in
from consilience.annotate.quotations import quotations


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("&quot;", "&quot;"),
        ("&ldquo;", "&rdquo;"),
        ("&#8220;", "&#8221;"),
        ("&amp;quot;", "&amp;quot;"),
        ("&laquo;", "&raquo;"),
        ("&lsquo;", "&rsquo;"),
        ("&#39;", "&#39;"),
        ('\\"', '\\"'),
        ("\x93", "\x94"),
        ("â€œ", "â€\x9d"),
        ("＂", "＂"),
        ("「", "」"),
        ("〝", "〞"),
        ("❝", "❞"),
        ("``", "''"),
        ("„", "”"),
        ("”", "”"),
        ("“", "“"),
    ],
)
def test_every_written_form_marks_a_quotation(left: str, right: str) -> None:
    text = f"The lock was shut. {left}Nobody rowed that night,{right} said Ilse Brandt."
    (quote,) = quotations(text, [(0, len(text))])
    assert text[quote.inner : quote.until] == "Nobody rowed that night,"
    assert text[quote.start : quote.end] == f"{left}Nobody rowed that night,{right}"


def test_an_entity_in_a_word_is_an_apostrophe() -> None:
    text = "&lsquo;It&#8217;s the rowers&rsquo; lock,&rsquo; she said."
    (quote,) = quotations(text, [(0, len(text))])
    assert text[quote.inner : quote.until] == "It&#8217;s the rowers&rsquo; lock,"


def test_the_parser_gets_marks_that_it_knows_at_the_same_places() -> None:
    text = "&ldquo;Row on,&rdquo; she said. &quot;Now.&quot;"
    known = known_marks(text)
    assert len(known) == len(text)
    assert known.split() == ["“Row", "on,”", "she", "said.", '"Now."']
    assert known.index("she") == text.index("she")


def test_what_stands_around_a_mark_looks_through_other_marks() -> None:
    outer, inner = marks_in("&ldquo;&lsquo;Row", 0, 17)
    assert (outer.before, outer.after) == (" ", "‘")
    assert (inner.before, inner.after) == ("“", "R")


def test_marks_that_close_stand_in_one_that_does_not() -> None:
    text = '"Brandt laughed and said “row on, all of you.” Then the lock was shut.'
    (quote,) = quotations(text, [(0, len(text))])
    assert text[quote.inner : quote.until] == "row on, all of you."
