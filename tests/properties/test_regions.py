"""What holds of regions whatever the text."""

from __future__ import annotations

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.clean.regions import mark
from consilience.model import Article, Given, content_id

LINES = st.sampled_from(
    [
        "Minister says talks will go on",
        "VARNA, March 3 (AFP) - The minister arrived on Monday, officials said.",
        "The talks in the old harbour town lasted until the evening, and nobody would say more. - Reuters",
        "“We are not afraid of anybody,” the minister told reporters on Monday.",
        "Read more:",
        "Advertisement",
        "By Jane Roe and John Doe",
        "The Harbour TimesNews for all",
        "Storm closes three ports | World | The Harbour Times",
        "Photo: Jane Roe/Getty Images",
        "Jane Roe",
        "Jane is a writer for The Harbour Times. She holds a degree in history.",
        "Monday, March 3, 2014 | 12°C",
        "- a list item",
        "How did it come to this?",
        "",
        "   ",
        "\x00",
        "\ud800",
        "© 2014 The Harbour Times. All rights reserved.",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=400),
    st.lists(st.one_of(LINES, st.text(max_size=60)), max_size=16).map("\n".join),
    st.lists(LINES, max_size=16).map("\r\n\r\n".join),
)
GIVENS = st.builds(
    Given,
    headline=st.one_of(st.none(), LINES),
    outlet=st.one_of(st.none(), st.just("The Harbour Times"), st.text(max_size=10)),
    bylines=st.lists(st.one_of(st.just("Jane Roe"), st.text(max_size=10)), max_size=2).map(tuple),
    language=st.one_of(st.none(), st.just("en-GB"), st.text(max_size=5)),
)


def _article(text: str, given_by_page: Given = Given()) -> Article:  # noqa: B008 (frozen)
    return Article(id=content_id(text), path="story.txt", text=text, given=given_by_page)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(TEXTS, GIVENS)
def test_regions_are_in_order_and_hold_every_visible_character_once(text: str, given_by_page: Given) -> None:
    marked = mark(_article(text, given_by_page))
    assert marked.text == text
    end = 0
    for region in marked.regions:
        assert not text[end : region.start].strip()
        assert region.start < region.end
        assert text[region.start : region.end] == text[region.start : region.end].strip()
        assert region.reason
        end = region.end
    assert not text[end:].strip()


@settings(max_examples=150, deadline=None, derandomize=True)
@given(TEXTS, GIVENS, st.booleans())
def test_marking_again_changes_nothing(text: str, given_by_page: Given, everything_repeats: bool) -> None:
    once = mark(_article(text, given_by_page), lambda line: everything_repeats)
    assert mark(once, lambda line: everything_repeats) == once
    assert mark(msgspec.structs.replace(once, regions=()), lambda line: everything_repeats) == once
