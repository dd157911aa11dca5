"""What is computed here in spaCy's place is what spaCy computes."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import spacy
from hypothesis import example, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from thinc.model import Model

from consilience.annotate import Models
from consilience.annotate.inference import NAME, hasten
from consilience.annotate.models import PINNED, UNUSED

pytestmark = pytest.mark.model

TEXTS = (
    "",
    " ",
    "Oslo.",
    "Ana Petrov, 54, told the Northern Herald on Tuesday that Velmark Steel had lost $3.2 million since May 2019.",
    "“We meet in Lisbon at 9 a.m.,” the minister of the Republic of Costa Verde said.  Mr. Okafor did not comment.",
    "PARIS, Jan. 3 (Wire) — Two hundred of the 1,400 workers at the Port Authority of New Haven walked out",
    "The Second World War. The Treaty of San Michele The Bank of the Isles and the Isles of the Bank of 1 p.m.",
    "a\n\nb \t Dr Hans-Peter van der Berg\u2019s 21st-century U.S.-Norwegian Arctic Fisheries Act of 1992",
)


@pytest.fixture(scope="module")
def stock() -> spacy.language.Language:
    """The pipeline as spaCy runs it."""
    return spacy.load(PINNED, exclude=list(UNUSED))


def _shared(nlp: spacy.language.Language) -> Model[list[Doc], list[Any]]:
    """The model of the layer that tagger and parser share."""
    component: Any = nlp.get_pipe("tok2vec")
    model: Model[list[Doc], list[Any]] = component.model
    return model


def _told(nlp: spacy.language.Language, texts: tuple[str, ...]) -> list[list[tuple[str, ...]]]:
    return [
        [(str(token.head.i), token.dep_, token.tag_, token.ent_iob_, token.ent_type_) for token in doc]
        for doc in nlp.pipe(texts)
    ]


def test_same_trees_tags_and_entities(models: Models, stock: spacy.language.Language) -> None:
    assert NAME in models.nlp.pipe_names
    assert "ner" not in models.nlp.pipe_names
    expected = _told(stock, TEXTS)
    assert sum(token[3] == "B" for doc in expected for token in doc) > 15
    assert _told(models.nlp, TEXTS) == expected


def test_same_vectors_whatever_is_read_together(models: Models, stock: spacy.language.Language) -> None:
    docs = [stock.make_doc(text) for text in TEXTS]
    expected = _shared(stock).predict(docs)
    together = _shared(models.nlp).predict(docs)
    for doc, one, other in zip(docs, expected, together, strict=True):
        assert one.shape == other.shape
        assert np.allclose(one, other, atol=1e-4)
        (alone,) = _shared(models.nlp).predict([doc])
        assert np.allclose(alone, other, atol=1e-5)


@settings(max_examples=40)
@given(st.lists(st.text(alphabet="aBc .,“”'’-12$\n Mayor Oslo", max_size=60), max_size=4))
@example(["Mayor Oslo"] * 3)
def test_same_on_any_text(models: Models, stock: spacy.language.Language, texts: list[str]) -> None:
    assert _told(models.nlp, tuple(texts)) == _told(stock, tuple(texts))


def test_another_architecture_is_left_alone() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config={"model": {"@architectures": "spacy.HashEmbedCNN.v2", "pretrained_vectors": None}})
    nlp.add_pipe("ner", config={"model": {"use_upper": False}})
    nlp.initialize()
    model = _shared(nlp)
    assert hasten(nlp).pipe_names == ["tok2vec", "ner"]
    assert _shared(nlp) is model
