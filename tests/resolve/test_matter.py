"""Whether two propositions are about the same matter, by words, synonyms, figures, days and names."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from consilience.errors import ModelMissing
from consilience.model import Annotated, Proposition, Quantity, Span
from consilience.resolve.matter import Comparison, encoder, sentence_encoder
from consilience.resolve.matter.encoder import DIMENSIONS, encode, read
from consilience.resolve.matter.kinship import kin
from consilience.resolve.matter.meaning import Meanings, Read
from consilience.resolve.matter.shared import Words
from consilience.resolve.matter.terms import matters
from consilience.resolve.matter.vectors import near, rank
from tests.builders import annotated, article, span

OTHERS = (
    "The choir of Tarn sang on the steps of the town hall.",
    "A school in the valley has a new roof of larch.",
    "The mayor of Lisk will not stand for office again.",
)


def _story(*texts: str, figure: str = "", value: str = "") -> tuple[list[Proposition], dict[str, Annotated]]:
    articles = {}
    for number, text in enumerate((*texts, *OTHERS)):
        source = article(text, f"a{number}")
        counted = (Quantity(span=span(source, figure), value=value),) if figure and figure in text else ()
        articles[source.id] = annotated(source, quantities=counted)
    made = [Proposition(article=name, spans=(Span(name, 0, len(one.article.text)),)) for name, one in articles.items()]
    return made, articles


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The airport diverted forty flights to Dorn.", "Forty planes were sent to Dorn instead by the airport."),
        ("Rescuers found the missing hikers in a hut.", "The lost hikers were found in a cabin by rescuers."),
        ("The company will close its shoe factory.", "The shoe plant is to be shut by the firm that owns it."),
    ],
)
def test_the_same_in_other_words_is_likelier_than_anything_else(one: str, other: str) -> None:
    scores = Comparison(*_story(one, other)).likely
    rest = [score for pair, score in scores.items() if pair != (0, 1)]
    assert scores[0, 1] > max(0.2, *rest, 0.0)


def test_a_figure_in_common_speaks_for_one_matter() -> None:
    texts = "The flood drowned 412 sheep on the meadows.", "On the meadows, 412 animals lay dead."
    with_figure = Comparison(*_story(*texts, figure="412", value="412")).likely
    assert with_figure[0, 1] > Comparison(*_story(*texts)).likely.get((0, 1), 0.0)


def test_synonyms_and_words_used_alike_count_for_less_than_the_word_itself() -> None:
    propositions, articles = _story("The company bought a boat.", "The firm bought a vessel.")
    ours, theirs, *_ = several = matters(propositions, articles)
    words = Words(several, kin([*ours.words.values(), *theirs.words.values()]))
    here = words.between(np.array([0, 0]), np.array([1, 2])).here
    assert here.best[0] == ours.weights["bought"]
    assert 0.0 < here.second[0] < max(ours.weights["boat"], ours.weights["company"])
    assert ours.weights["bought"] + here.second[0] < here.found[0] < ours.weight
    assert here.missing.tolist() == [0.0, 3.0]
    assert here.found[1] == 0.0


def test_near_words_are_near_and_unknown_ones_are_rare() -> None:
    found = near(["boat", "vessel", "cabbage", "zqxv"])
    assert "vessel" in found["boat"]
    assert "cabbage" not in found["boat"]
    assert "zqxv" not in found
    assert rank("boat") < rank("zqxv")


def test_of_nothing_nothing_is_likely() -> None:
    assert Comparison([], {}).likely == {}


def _directions(texts: Sequence[str]) -> NDArray[np.float32]:
    """As an encoder, but by what is listed: the two that mean the same have one direction."""
    rows = np.eye(len(texts) + 1, dtype=np.float32)
    return np.array([rows[0] if "herd" in text or "cows" in text else rows[n + 1] for n, text in enumerate(texts)])


class _Reader:
    """As an encoder, but words are near one another by their first letter, and texts as listed."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def read(self, texts: Sequence[str]) -> tuple[NDArray[np.float32], list[Read]]:
        self.seen += texts
        return _directions(texts), [_read_as(text) for text in texts]


def _read_as(text: str) -> Read:
    words = tuple(word.strip(".,") for word in text.split())
    return Read(words, np.eye(26, dtype=np.float16)[[(ord(word[0].lower()) - ord("a")) % 26 for word in words]])


def test_what_is_near_in_meaning_is_likelier_to_be_one_matter_without_a_word_in_common() -> None:
    propositions, articles = _story("Nobody knows where the herd went.", "All cows are gone without a trace.")
    by_words = Comparison(propositions, articles).likely
    by_meaning = Comparison(propositions, articles, _Reader()).likely
    assert by_meaning[0, 1] > by_words.get((0, 1), 0.0)
    assert max(by_meaning, key=by_meaning.__getitem__) == (0, 1)


def test_each_wording_is_encoded_once() -> None:
    reader = _Reader()
    assert Comparison(*_story("The dam broke at noon.", "The dam broke at noon."), reader).likely
    assert len(reader.seen) == len(set(reader.seen)) == 5 - 1


def test_a_rival_makes_two_sentences_belong_together_less_clearly() -> None:
    rows = np.array([[1, 0, 0], [0.9, 0.1, 0.42], [0.8, 0.6, 0], [0, 1, 0]], np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    alone, beside = (
        Meanings(rows[chosen], range(3), reports) for chosen, reports in (([0, 1, 3], "aba"), ([0, 1, 2], "abb"))
    )
    forth, back = np.array([0, 1]), np.array([1, 0])
    assert alone.between(forth, back)[0][0, 2] > beside.between(forth, back)[0][0, 2]
    assert np.ptp(alone.between(forth, back)[0], axis=0).tolist() == [0.0] * 4


def test_of_what_is_not_chosen_or_of_one_report_no_meaning_is_known() -> None:
    rows = np.eye(3, dtype=np.float32)
    told, known = Meanings(rows, [0, 2, 3], "abca").between(np.array([0, 0, 0, 2]), np.array([1, 2, 3, 3]))
    assert known.tolist() == [False, True, False, True]
    assert not told[~known].any()


@pytest.mark.model
def test_the_encoder_sees_one_meaning_in_other_words_whatever_else_is_encoded() -> None:
    texts = ["The airport sent fourteen planes elsewhere.", "Fourteen flights were diverted.", "Bread costs more."]
    rows = encode(texts)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert rows[0] @ rows[1] > rows[0] @ rows[2] + 0.3
    assert np.allclose(encode(texts[:1])[0], rows[0], atol=1e-4)
    assert encode([]).shape == (0, DIMENSIONS)


@pytest.mark.model
def test_words_are_read_in_their_sentence_and_directions_are_the_same() -> None:
    texts = ["The ship’s bank-side berth burned.", "", "Nobody robbed the bank."]
    directions, several = read(texts)
    assert np.array_equal(directions, encode(texts))
    assert [one.words for one in several] == [
        ("The", "ship’s", "bank-side", "berth", "burned"),
        (),
        ("Nobody", "robbed", "the", "bank"),
    ]
    assert all(one.rows.shape == (len(one.words), DIMENSIONS) for one in several)
    berth, robbed = several[0].rows[3].astype(float), several[2].rows[1].astype(float)
    assert berth @ several[0].rows[4] > berth @ robbed


def test_a_missing_encoder_is_named_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder, "PACKAGE", "no_such_package")
    with pytest.raises(ModelMissing, match="no-such-package"):
        sentence_encoder()
