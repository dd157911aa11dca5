"""Which of two propositions bears the other out."""

from __future__ import annotations

import pytest

from consilience.model import Annotated, Proposition, Quantity, Span, Utterance
from consilience.resolve.bearing import TOLD, Bearing, Found
from consilience.resolve.matter import Comparison
from tests.builders import annotated, article, attribution, span

OTHERS = (
    "The choir of Tarn sang on the steps.",
    "A school in the valley has a new roof.",
    "Eels are back in the Lisk.",
)


def _compared(*texts: str, figure: str = "") -> Comparison:
    articles: dict[str, Annotated] = {}
    for number, text in enumerate((*texts, *OTHERS)):
        source = article(text, f"a{number}")
        counted = (Quantity(span=span(source, figure), value=figure),) if figure and figure in text else ()
        articles[source.id] = annotated(source, quantities=counted)
    told = [Proposition(article=name, spans=(Span(name, 0, len(one.article.text)),)) for name, one in articles.items()]
    return Comparison(told, articles)


@pytest.mark.parametrize(
    ("longer", "shorter"),
    [
        (
            "The ferry Maid of Tarn was seized by the coastguard off Lisk after a chase in fog and drifting ice.",
            "The coastguard seized the ferry Maid of Tarn.",
        ),
        (
            "The council shut the old bridge and sold its iron to a scrap dealer in Dorn.",
            "The council shut the bridge.",
        ),
    ],
)
def test_who_tells_more_bears_out_who_tells_less_and_not_the_other_way_round(longer: str, shorter: str) -> None:
    compared = _compared(longer, shorter)
    forth, back = compared.bears([(0, 1), (1, 0)])
    assert forth.wholly > 0.5 > back.wholly


def test_a_figure_that_the_other_lacks_is_not_borne_out() -> None:
    texts = "The storm felled 340 oaks in the park.", "The storm felled oaks in the park."
    compared = _compared(*texts, figure="340")
    forth, back = compared.bears([(0, 1), (1, 0)])
    assert back.wholly < forth.wholly


def test_what_is_told_as_a_fact_is_not_borne_out_by_a_plan() -> None:
    fact, plan, other = "The board closed the lock.", "The board may close the lock.", "The board has closed the lock."
    assert _compared(plan, fact).bears([(0, 1)]) < _compared(other, fact).bears([(0, 1)])


def _bearing(*texts: str, **fields: object) -> Bearing:
    articles = [article(text, f"a{number}") for number, text in enumerate(texts)]
    told = [Proposition(article=one.id, spans=(Span(one.id, 0, len(one.text)),)) for one in articles]
    by_id = {one.id: annotated(one) for one in articles}
    given = {"utterances": (), "judged": (), **fields}
    return Bearing(told, texts, Comparison(told, by_id), **given)  # type: ignore[arg-type]


def test_what_somebody_intends_bears_out_nothing_that_is_so_and_may_still_be_a_reading_of_it() -> None:
    fact, plan = (
        "The board of the lock has closed the lock of Tarn.",
        "The board of the lock intends to close the lock of Tarn.",
    )
    (found,) = _bearing(fact, plan).of([[0, 1]])
    assert found.mainly is not None
    assert found.alike is not None
    assert found.mainly[0] == (0,)
    assert 1 in found.alike[0]


def test_the_same_words_and_what_a_person_calls_the_same_bear_each_other_out() -> None:
    texts = "Nobody slept.", "nobody  slept.", "All were awake until dawn."
    assert _bearing(*texts).of([[0, 1, 2]])[0].wholly == ((0, 1), (0, 1), (2,))
    assert _bearing(*texts, judged={(0, 2)}).of([[0, 1, 2]])[0].wholly == ((0, 1, 2), (0, 1, 2), (0, 1, 2))


def test_of_one_report_nothing_is_asked() -> None:
    assert _bearing("The dam broke.").of([[0]]) == [Found()]


def test_tellings_of_one_speech_act_bear_each_other_out() -> None:
    sources = [article(f"Brandt said {words}", f"a{n}") for n, words in enumerate(("we stay", "nobody goes home"))]
    items = [attribution(one, "Brandt", "said", one.text.removeprefix("Brandt said ")) for one in sources]
    told = [
        Proposition(article=one.id, spans=item.content, attribution=item.id)
        for one, item in zip(sources, items, strict=True)
    ]
    spoken = Utterance(id="u", speaker="e", attributions=tuple(item.id for item in items), best=items[0].id)
    compared = Comparison(told, {one.id: annotated(one) for one in sources})
    bearing = Bearing(told, ["we stay", "nobody goes home"], compared, [spoken], ())
    assert bearing.of([[0, 1]]) == [Found(*[((0, 1), (0, 1))] * 3)]


def test_in_a_crowd_only_the_first_wordings_are_asked_after() -> None:
    texts = [f"Lorry {number} of the convoy reached the camp of Dorn." for number in range(TOLD + 2)]
    wholly = _bearing(*texts).of([range(len(texts))])[0].wholly
    assert wholly is not None and wholly[-1] == (TOLD + 1,)
