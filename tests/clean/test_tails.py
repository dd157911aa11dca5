"""What stands behind the last sentence of a paragraph, and what only looks like it."""

from __future__ import annotations

import pytest

from consilience.clean.tails import tail


@pytest.mark.parametrize(
    ("line", "behind"),
    [
        ("The bridge is ours. — Ada Quill (@adaquill) May 9, 2015", "— Ada Quill (@adaquill) May 9, 2015"),
        (
            "The bridge is ours https://t.co/Xq8 — Ada Quill (@q) May 9, 2015",
            "https://t.co/Xq8 — Ada Quill (@q) May 9, 2015",
        ),
        ("See it burn. pic.twitter.com/Ab12", "pic.twitter.com/Ab12"),
        (
            "A well-known bridge — ours – is shut — Bridge – Watch (@bw) May 9, 2015",
            "— Bridge – Watch (@bw) May 9, 2015",
        ),
        (
            "A photo posted by Ada Quill (@q) on May 9, 2015 at 7:11am PDT",
            "A photo posted by Ada Quill (@q) on May 9, 2015 at 7:11am PDT",
        ),
        (
            "We sail at noon. Posted by Island Ferries on Saturday, May 9, 2015",
            "Posted by Island Ferries on Saturday, May 9, 2015",
        ),
        ("She left. (RELATED: Captain Says She Will Not Leave)", "(RELATED: Captain Says She Will Not Leave)"),
    ],
)
def test_signatures_and_links_are_cut_from_the_words_before_them(line: str, behind: str) -> None:
    found = tail(line)
    assert found is not None
    assert line[found.start :] == behind


@pytest.mark.parametrize(
    "line",
    [
        "Ada Quill (@adaquill) is a captain in Belcastro.",
        "The captain - a friend of the mayor - wrote to @adaquill",
        "She left (see also: her letter to the court).",
        "The notice was posted by the company on Saturday.",
        "They posted it at https://www.harbour.example/notice",
        "(RELATED",
        "",
    ],
)
def test_words_of_the_report_are_not_cut(line: str) -> None:
    assert tail(line) is None


def test_a_signature_alone_is_all_of_its_line() -> None:
    found = tail("— Ada Quill (@adaquill) May 9, 2015")
    assert found is not None
    assert found.start == 0
    assert found.label.kind == "related"
