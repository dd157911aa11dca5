"""The fields above a story: what is read as one, where it stands, and what is none."""

from __future__ import annotations

import time

import pytest

from consilience.frontmatter import blanked, front_matter

FENCED = """---
title: "The bell: an \\"island\\" matter"
outlet: Gannet Harbour Board   # ours
author:
  - name: Ada Quill
    role: secretary
  - Peter Sand
tags: [bells, "clocks, late"]
summary: >
  The bell stays
  late.
date: 2031-03-09
draft: null
---

# The bell
"""


def test_fenced_fields_with_their_lists_parts_and_quotation_marks() -> None:
    front = front_matter(FENCED)
    assert front is not None and FENCED[front.end :] == "\n\n# The bell\n"
    assert front.record() == {
        "title": 'The bell: an "island" matter',
        "outlet": "Gannet Harbour Board",
        "author": ["Ada Quill", "Peter Sand"],
        "tags": ["bells", "clocks, late"],
        "summary": "The bell stays late.",
        "date": "2031-03-09",
    }
    (day,) = front.values("published")
    assert FENCED[day.start : day.end] == day.text == "2031-03-09"


def test_fences_of_toml_and_values_that_break_yaml() -> None:
    front = front_matter("+++\ntitle = 'It''s late: again'\nauthors = [\"Ada Quill\"]\n+++\nText.")
    assert front is not None and front.record() == {"title": "It's late: again", "authors": "Ada Quill"}
    broken = front_matter('---\ntitle: "Late" bell: again\nby: [Ada\n...\nText.')
    assert broken is not None and broken.record() == {"title": '"Late" bell: again', "by": "Ada"}


@pytest.mark.parametrize(
    ("text", "record", "rest"),
    [
        (
            "Title: The bell stays late\nSource: Gannet Herald\nSection: Island\n\nText.",
            {"Title": "The bell stays late", "Source": "Gannet Herald", "Section": "Island"},
            "\n\nText.",
        ),
        (
            "# The bell\n\n**Source:** [Gannet Herald](https://herald.example/bell)\n**Date:** 9 March 2031\n\nText.",
            {"url": "https://herald.example/bell", "Source": "Gannet Herald", "Date": "9 March 2031"},
            "\n\nText.",
        ),
        (
            "URL: https://herald.example/bell\nThe bell\n\nText.",
            {"url": "https://herald.example/bell"},
            "\nThe bell\n\nText.",
        ),
        (
            "By: Ada Quill\nDate: 9 March 2031\nText: The bell.",
            {"By": "Ada Quill", "Date": "9 March 2031"},
            "The bell.",
        ),
        (
            "By: Ada Quill\nDate: 9 March 2031\nNote: odd\nMore.",
            {"By": "Ada Quill", "Date": "9 March 2031"},
            "\nNote: odd\nMore.",
        ),
    ],
)
def test_plain_lines_are_fields_where_two_are_known_or_one_is_an_address(
    text: str, record: dict[str, object], rest: str
) -> None:
    front = front_matter(text)
    assert front is not None and front.record() == record and text[front.end :] == rest
    assert len(blanked(text, front)) == len(text) and not blanked(text, front)[front.start : front.end].strip()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The bell stays late.\n\nMore: much more.",
        "Source: board will not have the bell rung early in any week of March\nBy: Ada Quill\n\nText.",
        "Q: Who rings it?\nA: Nobody.\nDate: none.",
        "---\n\nA rule across the page: and words below it.\n\n---\nMore.",
        "---\ntitle: never closed\n\nText.",
        "---\n---\nText.",
        "---\nno field at all\n---\nText.",
    ],
)
def test_what_begins_with_its_story_has_none(text: str) -> None:
    assert front_matter(text) is None and blanked(text, None) == text


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: " + " " * 200_000 + "x\n---\n",
        "---\n" + "title:\n" * 50_000 + "---\n",
        "---\ntitle: [" + "a " * 100_000 + "\n---",
        "---\ntitle: " + "'" * 100_000 + "\n---",
        "-" * 200_000,
        "\n" * 200_000 + "---",
        "by: a\n" * 50_000,
    ],
    ids=lambda text: repr(text[:20]),
)
def test_no_text_takes_long(text: str) -> None:
    begun = time.process_time()
    front_matter(text)
    assert time.process_time() - begun < 0.5
