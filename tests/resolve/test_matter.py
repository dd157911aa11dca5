"""Whether two propositions are about the same matter, by words, synonyms, figures, days and names."""

from __future__ import annotations

import pytest

from consilience.model import Annotated, Proposition, Quantity, Span
from consilience.resolve.matter import likeness
from consilience.resolve.matter.evidence import aligned
from consilience.resolve.matter.kinship import kin
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
    scores = likeness(*_story(one, other))
    rest = [score for pair, score in scores.items() if pair != (0, 1)]
    assert scores[0, 1] > max(0.2, *rest, 0.0)


def test_a_figure_in_common_speaks_for_one_matter() -> None:
    texts = "The flood drowned 412 sheep on the meadows.", "On the meadows, 412 animals lay dead."
    with_figure = likeness(*_story(*texts, figure="412", value="412"))
    assert with_figure[0, 1] > likeness(*_story(*texts)).get((0, 1), 0.0)


def test_synonyms_and_words_used_alike_count_for_less_than_the_word_itself() -> None:
    propositions, articles = _story("The company bought a boat.", "The firm bought a vessel.")
    ours, theirs, *_ = matters(propositions, articles)
    found = aligned(ours, theirs, kin([*ours.words.values(), *theirs.words.values()]))
    by_word = {ours.words[key]: share for key, share in found.items()}
    assert by_word["bought"] == 1.0
    assert 0.0 < by_word["boat"] < 1.0
    assert 0.0 < by_word["company"] < 1.0


def test_near_words_are_near_and_unknown_ones_are_rare() -> None:
    found = near(["boat", "vessel", "cabbage", "zqxv"])
    assert "vessel" in found["boat"]
    assert "cabbage" not in found["boat"]
    assert "zqxv" not in found
    assert rank("boat") < rank("zqxv")


def test_of_nothing_nothing_is_likely() -> None:
    assert likeness([], {}) == {}
