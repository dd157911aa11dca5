"""What holds for any text: quotations lie in their paragraphs and do not overlap; spans are exact; nothing raises."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.annotate import Models, annotate
from consilience.annotate.quotations import quotations
from tests.annotate.reading import article

PIECES = st.sampled_from(
    ["“", "”", '"', "'", "’", "‘", "«", "»", "„", "''", "``", "\n", " ", ". ", ", ", ": ", "said ", "he ", "The dam ",
     "will hold", "Amara Okafor ",
     "told reporters ", "on Friday ", "that ", "according to ", "\x00", "é", "\ud800", "Q: "]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=60).map("".join)


@given(TEXTS)
def test_quotations_lie_in_their_paragraph_and_do_not_overlap(text: str) -> None:
    paragraphs = [match.span() for match in re.finditer(r"\S[^\n]*", text)]
    last = 0
    for quote in quotations(text, paragraphs):
        start, end = paragraphs[quote.paragraph]
        assert start <= quote.start < quote.inner <= quote.until <= quote.end <= end
        assert quote.start >= last
        last = quote.end


@given(st.text(alphabet="“”\"'’ a.", max_size=80))
def test_a_paragraph_does_not_change_what_is_found_in_another(text: str) -> None:
    one_line = text.replace("\n", " ")
    alone = quotations(one_line, [(0, len(one_line))])
    both = quotations(one_line + "\nx “y” z", [(0, len(one_line)), (len(one_line) + 1, len(one_line) + 8)])
    assert [(q.start, q.end) for q in both if q.paragraph == 0] == [(q.start, q.end) for q in alone]


@pytest.mark.model
@settings(max_examples=40)
@given(text=TEXTS)
def test_records_point_into_the_text(text: str, models: Models) -> None:
    found = annotate([article(text)], models)[0]
    spans = [s.span for s in found.sentences] + [m.span for m in found.mentions]
    for item in found.attributions:
        assert item.content
        assert any(c.isalnum() for s in item.content for c in text[s.start : s.end])
        spans.extend((*item.source, *item.cue, *item.content, *item.via_mentions))
        mentions = {m.span for m in found.mentions}
        assert item.speaker_mention is None or item.speaker_mention in mentions
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert [s.span for s in found.sentences] == sorted(s.span for s in found.sentences)
    assert annotate([article(text)], models)[0] == found
