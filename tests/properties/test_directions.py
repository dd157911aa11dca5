"""The direction of a day is found, or left open, whatever words and tags stand about it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from consilience.annotate.times import direct, recognise

VOCABULARY = Vocab()
WORDS = [
    "to",
    "Thursday",
    "on",
    "of",
    "the",
    "quit",
    "said",
    "harbour",
    "chief",
    "will",
    "since",
    "from",
    ",",
    ".",
    "-",
]
TAGS = ["NN", "NNP", "VB", "VBD", "VBN", "VBZ", "MD", "IN", "TO", "DT", ",", ""]


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(TAGS)), min_size=1, max_size=9))
def test_any_words_with_any_tags_have_a_direction_or_none(told: list[tuple[str, str]]) -> None:
    words, tags = [word for word, _ in told], [tag for _, tag in told]
    text = " ".join(words)
    doc = Doc(VOCABULARY, words=words, spaces=[*[True] * (len(words) - 1), False], tags=tags)
    times = direct(recognise(text, "a"), text, [(0, doc)])
    assert [(time.start, time.end) for time in times] == [(time.start, time.end) for time in recognise(text, "a")]
