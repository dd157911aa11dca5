"""The stage as a whole: the order of the annotators is checked, the model is the one that was measured."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from consilience.annotate import Models, annotate, annotators, check, load, parse, parsing
from consilience.annotate.models import weights_digest
from consilience.annotate.parsing import PIECE, cut, readable
from consilience.errors import BadSettings, ModelMissing
from consilience.settings import Settings
from tests.annotate.reading import article


def test_the_order_of_the_annotators_works() -> None:
    check(annotators())


def test_an_order_that_can_not_work_is_refused() -> None:
    with pytest.raises(BadSettings, match="AttributionAnnotator needs mentions, sentences, times"):
        check(annotators()[-1:])


def test_a_model_that_is_not_installed_is_named() -> None:
    with pytest.raises(ModelMissing, match=r"xx_no_such_model.*pip install"):
        load(Settings(language_model="xx_no_such_model"))


def test_changed_weights_change_the_digest(tmp_path: Path) -> None:
    (tmp_path / "parser").mkdir()
    (tmp_path / "parser" / "model").write_bytes(b"weights")
    before = weights_digest(tmp_path)
    (tmp_path / "parser" / "model").write_bytes(b"other weights")
    assert weights_digest(tmp_path) != before


def test_a_long_paragraph_is_cut_at_sentence_ends() -> None:
    text = "The gate was closed for the night. " * 1000
    pieces = list(cut(text, 0, len(text)))
    assert [piece[1] for piece in pieces[:-1]] == [piece[0] for piece in pieces[1:]]
    assert all(end - start <= PIECE for start, end in pieces)
    assert all(text[:end].rstrip().endswith(".") for _, end in pieces)


def test_a_paragraph_without_a_space_is_cut_all_the_same() -> None:
    pieces = list(cut("x" * (3 * PIECE), 0, 3 * PIECE))
    assert pieces[0][0] == 0 and pieces[-1][1] == 3 * PIECE


def test_what_the_tokenizer_stumbles_over_is_replaced_by_as_much() -> None:
    text = "a\x00b\ud800c\u00a0d\n\U0001f600"
    assert len(readable(text)) == len(text)
    assert readable(text) == "a b\ufffdc d \U0001f600"


@pytest.mark.model
def test_the_vocabulary_forgets_new_words_only_when_it_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = spacy.blank("en")
    with parsing.room(nlp):
        nlp("Frobnication")
    monkeypatch.setattr(parsing, "KEPT", len(nlp.vocab))
    with parsing.room(nlp):
        nlp("Zyzzogeton and Frobnication")
    assert "Frobnication" in nlp.vocab.strings and "Zyzzogeton" not in nlp.vocab.strings


def test_only_readable_regions_are_parsed(models: Models) -> None:
    parsed = parse(article("One line.\nAnother line."), models)
    assert [(offset, doc.text) for offset, doc in parsed] == [(0, "One line."), (10, "Another line.")]


@pytest.mark.model
@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "\x00\x00", "\ud800", "“", "“”", "''", "😀 😀", ":", "A:", "“A” “A” “", "<b>said</b>"]
)
def test_any_text_is_annotated(text: str, models: Models) -> None:
    assert annotate([article(text)], models)[0].article.text == text
