"""Tokens read off spaCy's say what spaCy's say."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.lang.en import English
from spacy.tokens import Doc as Parse
from spacy.tokens import Span

from consilience.annotate.tokens import KEY, Doc, Token, Tokens, tokens_of

VOCAB = English().vocab
FORMS = ["Okafor", "’s", "said", "NBN", "12", "twelve", "“", "”", ",", ".", "  ", "\n", "ÉTÉ", "😀", "İĞ", "mid-May"]
TAGS = ["NNP", "POS", "VBD", "CD", "_SP", ""]
OF_TOKENS = [
    "text", "lower_", "i", "idx", "whitespace_", "text_with_ws", "tag_", "dep_", "ent_type_", "is_space", "is_alpha",
    "is_upper", "is_punct", "is_quote", "like_num",
]  # fmt: skip


@st.composite
def parses(draw: st.DrawFn) -> Parse:
    """A passage of a few sentences with a tree each, whose branches may cross."""
    sizes = draw(st.lists(st.integers(1, 6), max_size=3))
    heads: list[int] = []
    for size in sizes:
        start, order = len(heads), draw(st.permutations(range(size)))
        above = {order[0]: order[0]}
        for k in range(1, size):
            above[order[k]] = order[draw(st.integers(0, k - 1))]
        heads += [start + above[k] for k in range(size)]
    pick = st.lists(st.sampled_from(FORMS), min_size=len(heads), max_size=len(heads))
    labels = ["ROOT" if head == k else draw(st.sampled_from(["nsubj", "dobj"])) for k, head in enumerate(heads)]
    pairs = st.sampled_from([["O"], ["O", "B-PERSON"], ["B-GPE", "I-GPE"], ["B-GPE", "I-GPE", "B-PERSON", "O"]])
    return Parse(
        VOCAB,
        words=draw(pick),
        spaces=[draw(st.booleans()) for _ in heads],
        tags=[draw(st.sampled_from(TAGS)) for _ in heads],
        deps=labels,
        heads=heads,
        ents=(draw(pairs) * len(heads))[: len(heads)],
    )


def read(parse: Parse) -> Doc:
    """The tokens of one passage."""
    ((offset, doc),) = tokens_of([(7, parse)])
    assert offset == 7
    return doc


def of_run(run: Span | Tokens) -> tuple[Any, ...]:
    """What is asked of a run of tokens."""
    return run.start, run.end, run.start_char, run.end_char, run.text, run.root.i, run.label_, [t.i for t in run]


@given(parses())
def test_each_token_says_what_spacy_says(parse: Parse) -> None:
    doc = read(parse)
    assert len(doc) == len(parse)
    assert doc.text == parse.text
    for ours, token in zip(doc, parse, strict=True):
        assert [getattr(ours, name) for name in OF_TOKENS] == [getattr(token, name) for name in OF_TOKENS]
        assert len(ours) == len(token)
        assert ours.head is doc[token.head.i]
        for name in ("children", "lefts", "rights", "ancestors"):
            assert [other.i for other in getattr(ours, name)] == [other.i for other in getattr(token, name)]
        assert (ours.sent.start, ours.sent.end) == (token.sent.start, token.sent.end)


@given(parses())
def test_each_run_says_what_spacy_says(parse: Parse) -> None:
    doc = read(parse)
    assert [of_run(sentence) for sentence in doc.sents] == [of_run(sentence) for sentence in parse.sents]
    assert [of_run(entity) for entity in doc.ents] == [of_run(entity) for entity in parse.ents]
    for start in range(len(doc)):
        for end in range(start + 1, len(doc) + 1):
            assert of_run(Tokens(doc, start, end)) == of_run(parse[start:end])


@given(parses())
def test_the_edges_are_those_of_all_that_hangs_on_a_token(parse: Parse) -> None:
    for token in read(parse):
        below = [other.i for other in token.doc if other is token or token in other.ancestors]
        assert (token.left_edge.i, token.right_edge.i) == (min(below), max(below))


def test_a_parse_is_read_once() -> None:
    parse = Parse(VOCAB, words=["Okafor", "left", "."])
    (first,), (second,) = tokens_of([(0, parse)]), tokens_of([(5, parse)])
    assert first[1] is second[1] is parse.user_data[KEY]
    assert (first[0], second[0]) == (0, 5)


def test_a_token_is_equal_to_itself_alone() -> None:
    one, other = (read(Parse(VOCAB, words=["so", "so"])) for _ in range(2))
    assert one[0] == one[0]
    assert one[0] not in (one[1], other[0])
    assert one != other
    assert len({one, other, *one}) == 4


def test_what_is_outside_is_an_error() -> None:
    with pytest.raises(IndexError):
        read(Parse(VOCAB, words=["so"]))[1]


def test_tokens_are_told_apart_from_spacys_by_type() -> None:
    assert all(type(token) is Token for token in read(Parse(VOCAB, words=["so"])))
