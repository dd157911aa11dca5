"""Files of fields, headings and emphasis in any order: none raises, and the regions still hold every character once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from consilience.clean.regions import mark
from consilience.model import Article
from consilience.read.plain import read

PIECES = (
    *("---", "+++", "...", "***", "* * *", "**", "#", "'", '"', "[a, b", "\ufeff", "\u2028", ""),
    *("title: The bell: late", "author:", "  - name: Ada Quill", "date: 2031-03-09", "outlet: |", "   folded"),
    *(
        "Source: Gannet Herald",
        "URL: https://gannet.example/x",
        "Text: The bell is late.",
        "By Ada Quill",
        "Skala Glas",
    ),
    *(
        "# The bell",
        "## Sub *em* here",
        "**Bold line**",
        "*By Ada Quill*",
        "_x_",
        "__a__ b",
        "Ternwire",
        "gannet.example",
    ),
    *(
        "9 March 2031",
        "Gannet Notes, a blog by Ada Quill. 9 March 2031",
        "The bell will go on running late, they said.",
    ),
)
ENDS = ("\n", "\n\n", "\r\n", " ", "")


@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(ENDS)), max_size=14))
def test_every_character_of_a_file_lies_in_one_region(parts: list[tuple[str, str]]) -> None:
    text = "".join(piece + end for piece, end in parts)
    for article in read(text.encode(), "a.md"):
        if not isinstance(article, Article):
            continue
        marked = mark(article)
        assert marked.text == article.text
        position = 0
        for region in marked.regions:
            assert position <= region.start < region.end
            assert not marked.text[position : region.start].strip()
            position = region.end
        assert not marked.text[position:].strip()
