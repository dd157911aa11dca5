"""The reader: scores become trees, layers do what they say, and the weights as they ship read any text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.strings import StringStore

from consilience import annotate
from consilience.annotate import models, reader
from consilience.annotate.attribution.reported import Reported
from consilience.annotate.models import Models
from consilience.annotate.parsing import parse
from consilience.annotate.reader import roles, weights
from consilience.annotate.reader.layers import Norm
from consilience.annotate.reader.steady import Run, steady
from consilience.annotate.reader.trees import heads_of, mended
from consilience.errors import ModelMissing
from consilience.settings import Settings
from tests.annotate.reading import STORY, article

FAST = Settings(attribution="fast")


def is_tree(heads: list[int]) -> bool:
    """Whether every way up ends in the one root."""
    roots = [k for k, head in enumerate(heads) if head == k]
    if len(roots) != 1:
        return False
    for k in range(len(heads)):
        for _ in heads:
            k = heads[k]
        if k != roots[0]:
            return False
    return True


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    st.integers(1, 9).flatmap(
        lambda n: st.lists(st.lists(st.integers(-9, 9), min_size=n, max_size=n), min_size=n, max_size=n)
    )
)
def test_any_scores_become_one_tree(rows: list[list[int]]) -> None:
    scores = np.array(rows, dtype=np.float32)
    heads = mended(scores, scores.argmax(axis=1))
    assert is_tree(heads.tolist())


def test_what_is_a_tree_stays() -> None:
    scores = np.eye(3, dtype=np.float32)
    assert mended(scores, np.array([1, 1, 1])).tolist() == [1, 1, 1]


def test_a_cycle_is_broken_where_it_costs_least() -> None:
    # 1 and 2 want each other; 2 would take the root, 0, nearly as gladly.
    scores = np.array([[5, 0, 0], [-9, -9, 3], [2.5, 3, -9]], dtype=np.float32)
    assert mended(scores, scores.argmax(axis=1)).tolist() == [0, 2, 0]


def test_of_two_roots_the_surer_stays() -> None:
    scores = np.array([[4, 1, 0], [2, 3, 1], [0, 5, 0]], dtype=np.float32)
    assert mended(scores, scores.argmax(axis=1)).tolist() == [0, 0, 1]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.integers(1, 7), min_size=1, max_size=6), st.integers(0, 2**32 - 1))
def test_each_sentence_is_a_tree_of_its_own(sizes: list[int], seed: int) -> None:
    random = np.random.default_rng(seed)
    ends = np.cumsum(sizes).tolist()
    starts = [0, *ends[:-1]]
    asks, answers = random.normal(size=(2, ends[-1], 4)).astype(np.float32)
    heads = heads_of(asks, answers, asks[:, 0], 0.1, list(zip(starts, ends, strict=True)))
    for start, end in zip(starts, ends, strict=True):
        assert is_tree([head - start for head in heads[start:end].tolist()])


def test_norm_has_mean_and_spread() -> None:
    norm = Norm(np.full(4, 2, np.float32), np.full(4, 1, np.float32))
    rows = norm(np.array([[1, 2, 3, 4]], dtype=np.float32))
    assert rows.mean() == pytest.approx(1)
    assert rows.std() == pytest.approx(2, abs=1e-4)


def test_ways_tell_branches_and_what_stands_above() -> None:
    # "Critics of it say the plan failed": say(3) is over Critics(0) and failed(6).
    heads = np.array([3, 0, 1, 3, 5, 6, 3])
    labels = np.array([7, 0, 0, 1, 0, 7, 9])
    above = roles.above_of(heads)
    found = roles.ways(3, heads, labels, above, (0, 7), (0, 7))
    assert found.tolist() == [roles.UNDER + 7] * 3 + [roles.ITSELF] + [roles.UNDER + 9] * 3
    found = roles.ways(5, heads, labels, above, (0, 7), (2, 9))
    assert found.tolist() == [
        *(roles.ABOVE, roles.ABOVE, roles.UNDER, roles.ITSELF, roles.BESIDE),
        *(roles.ELSEWHERE, roles.ELSEWHERE),
    ]


def test_very_long_sentences_have_no_ways() -> None:
    heads = np.zeros(roles.LONGEST_SENTENCE + 1, dtype=np.int64)
    assert roles.above_of(heads) is None
    assert roles.ways(0, heads, heads, None, (0, len(heads)), (0, 4)).tolist() == [roles.ELSEWHERE] * 4


def roles_of(runs: Sequence[Run]) -> list[int]:
    return [run.role for run in runs for _ in range(run.start, run.end)]


def test_a_word_that_falls_out_takes_the_role_of_its_neighbours() -> None:
    content, doubtful, source = [0.1, 0.9, 0.0], [0.5, 0.4, 0.1], [0.1, 0.0, 0.9]
    chances = np.array([content, content, doubtful, content, source, source], dtype=np.float32)
    assert roles_of(steady(chances, change=0.0)) == [1, 1, 0, 1, 2, 2]
    assert roles_of(steady(chances, change=0.5)) == [1, 1, 1, 1, 2, 2], "0.22 lost, two changes saved"
    assert roles_of(steady(chances[2:3])) == [0], "alone it stays"


@settings(max_examples=80, deadline=None, derandomize=True)
@given(st.lists(st.tuples(*[st.floats(0.01, 1)] * 3), min_size=1, max_size=12), st.floats(0, 3))
def test_steady_roles_are_never_worse_than_the_likeliest(rows: list[tuple[float, ...]], change: float) -> None:
    chances = np.array(rows, dtype=np.float32)

    def score(roles: list[int]) -> float:
        changes = sum(a != b for a, b in pairwise(roles))
        return float(np.log(chances[range(len(roles)), roles]).sum()) - change * changes

    assert score(roles_of(steady(chances, change))) >= score(chances.argmax(axis=1).tolist()) - 1e-4


def test_missing_weights_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="make train-reader"):
        weights.load(StringStore(), tmp_path)
    assert not weights.there(tmp_path)
    (tmp_path / "reader.npz").write_bytes(b"PK\x03\x04 no archive")
    with pytest.raises(ModelMissing, match="can't be loaded"):
        weights.load(StringStore(), tmp_path)


@pytest.mark.model
def test_without_its_weights_the_rules_stand_in_and_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not models.lost_weights(FAST)
    monkeypatch.setattr(reader, "there", lambda: False)
    assert "rules alone" in models.lost_weights(FAST)
    loaded = models.load(FAST)
    assert loaded.tagger is None
    assert loaded.reader is None


@pytest.fixture(scope="module")
def fast() -> Models:
    return models.load(FAST)


@pytest.mark.model
def test_reader_parses(fast: Models) -> None:
    parts = parse(article(STORY, headline=True), fast)
    (_, doc) = parts[1]
    said = next(token for token in doc if token.text == "said")
    assert said.dep_ == "ROOT"
    assert {"engineer", "Tuesday"} <= {token.text for token in said.subtree}
    assert [ent.text for ent in doc.ents] == ["Marta Lund", "Tuesday"]
    assert [len(list(doc.sents)) for _, doc in parts] == [1, 1, 2, 1, 1]
    assert all(is_tree([t.head.i - s.start for t in s]) for _, doc in parts for s in doc.sents)


@pytest.mark.model
def test_reader_finds_who_said_what(fast: Models) -> None:
    assert isinstance(fast.tagger, Reported)
    text = article(STORY, headline=True)
    found = {STORY[slice(*item.cue)].split()[0]: item for item in fast.tagger(text, parse(text, fast))}
    assert {"says", "said", "told", "According", "denied"} <= set(found)
    assert "Lund" in STORY[slice(*found["said"].source[0])]
    assert STORY[slice(*found["told"].source[0])] == "Lund"
    assert "asked for repairs" in STORY[slice(*found["told"].content[0])]
    assert STORY[slice(*found["denied"].source[0])].lower() == "the mayor"
    assert STORY[slice(*found["denied"].content[0])].startswith("that the money")


@pytest.mark.model
def test_annotators_take_what_the_reader_parsed(fast: Models) -> None:
    (annotated,) = annotate.annotate([article(STORY, headline=True)], fast)
    assert [STORY[time.start : time.end] for time in annotated.times] == ["Tuesday"]
    assert "Marta Lund" in {STORY[m.span.start : m.span.end] for m in annotated.mentions}
    assert len(annotated.attributions) >= 5
    assert annotate.annotate([article(STORY, headline=True)], fast) == [annotated], "the same answer twice"


@pytest.mark.model
@pytest.mark.parametrize(
    "text", ["", "\n\n", "“", "\x00\x00 a", "\ud800 said \udfff", "a" * 5000, "! " * 3000, "he said, " * 4000]
)
def test_reader_reads_any_text(fast: Models, text: str) -> None:
    whole = article(text, headline=True)
    parts = parse(whole, fast)
    assert fast.tagger is not None
    for item in fast.tagger(whole, parts):
        assert item.content
        assert all(0 <= start < end <= len(text) for start, end in (item.cue, *item.source, *item.content))
    for _, doc in parts:
        assert all(is_tree([t.head.i - s.start for t in s]) for s in doc.sents if len(s) < 200)
