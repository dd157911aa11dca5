"""Numbers are read with their hedge, range and unit, and with the noun that they count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from consilience.annotate.quantities import QuantityAnnotator
from consilience.annotate.quantities.amounts import amounts, may_hold
from consilience.annotate.quantities.counted import singular
from consilience.annotate.times import recognise
from consilience.annotate.times.tokens import tokens
from consilience.model import Annotated, Article, Quantity, Sentence, Span

TAGS = {
    "people": "NNS", "officers": "NNS", "police": "NN", "troops": "NNS", "soldiers": "NNS", "homes": "NNS",
    "refugees": "NNS", "died": "VBD", "killed": "VBN", "were": "VBD", "men": "NNS", "voters": "NNS", "farmer": "NN",
    "Orvanian": "JJ", "of": "IN", "in": "IN", "the": "DT", "bridge": "NN", "of_": "IN", "armed": "JJ", "men,": "NNS",
    "sick": "JJ", "toll": "NN", "death": "NN", "number": "NN", "rose": "VBD", "to": "IN",
    "wounded": "JJ", "said": "VBD", "Friday": "NNP", "meeting": "NN", "bread": "NN", "loaves": "NNS", "paths": "NNS",
}  # fmt: skip


def parse(text: str) -> Doc:
    words: list[str] = []
    spaces: list[bool] = []
    for piece in text.split(" "):
        stem = piece.rstrip(".,;")
        words += [part for part in (stem, piece[len(stem) :]) if part]
        spaces += [False] * (len([part for part in (stem, piece[len(stem) :]) if part]) - 1) + [True]
    spaces[-1] = False
    return Doc(Vocab(), words=words, spaces=spaces, tags=[TAGS.get(word, ".") for word in words])


def found(text: str) -> list[tuple[str, Quantity, str | None]]:
    article = Article(id="a", path="a.txt", text=text)
    annotated = Annotated(
        article=article, sentences=(Sentence(span=Span("a", 0, len(text)), paragraph=0),), times=recognise(text, "a")
    )
    quantities = QuantityAnnotator()(annotated, [(0, parse(text))]).quantities
    return [(article.words(q.span), q, article.words(q.of) if q.of else None) for q in quantities]


@pytest.mark.parametrize(
    ("text", "span", "value", "bound", "unit", "of"),
    [
        ("At least 23 people died.", "At least 23", "23", "at-least", "person", "people"),
        ("They handed over 21 soldiers.", "21", "21", "exact", "soldier", "soldiers"),
        ("They lost over 21 soldiers.", "over 21", "21", "more-than", "soldier", "soldiers"),
        ("The fire hurt some 300 police officers.", "some 300", "300", "about", "officer", "police officers"),
        ("It has 120,000 Orvanian troops.", "120,000", "120000", "exact", "troop", "Orvanian troops"),
        ("More than a hundred soldiers fled.", "More than a hundred", "100", "more-than", "soldier", "soldiers"),
        ("It has 120 000 soldiers.", "120 000", "120000", "exact", "soldier", "soldiers"),
        ("Two dozen men fled.", "Two dozen", "24", "exact", "man", "men"),
        ("Forty-two people died.", "Forty-two", "42", "exact", "person", "people"),
        ("Two hundred and six people died.", "Two hundred and six", "206", "exact", "person", "people"),
        ("The number of sick men in the bridge rose to 29.", "29", "29", "exact", "man", "sick men"),
        ("The death toll rose to seven.", "seven", "7", "exact", "person", "death toll"),
        (
            "The death toll of the bridge and the meeting in the homes of armed men rose to seven.",
            "seven",
            "7",
            "exact",
            "person",
            "death toll",
        ),
        ("Hundreds of troops came.", "Hundreds", "100", "more-than", "troop", "troops"),
        ("Tens of thousands of refugees came.", "Tens of thousands", "10000", "more-than", "refugee", "refugees"),
        ("It cost $3bn in all.", "$3bn", "3000000000", "exact", "USD", None),
        ("It cost nearly 1.5 million euros.", "nearly 1.5 million euros", "1500000", "less-than", "EUR", None),
        ("It fell by 20%.", "20%", "20", "exact", "percent", None),
        ("It fell 5 percent.", "5 percent", "5", "exact", "percent", None),
        ("It lies 20 miles off.", "20 miles", "20", "exact", "mi", None),
        ("A third of voters stayed away.", "A third", "0.333", "exact", "fraction", "voters"),
        ("Two in five voters stayed away.", "Two in five", "0.4", "exact", "fraction", "voters"),
        ("Nine out of every ten voters came.", "Nine out of every ten", "0.9", "exact", "fraction", "voters"),
        ("Many came: 71 in a hundred.", "71 in a hundred", "0.71", "exact", "fraction", None),
        ("An eighth of voters came.", "An eighth", "0.125", "exact", "fraction", "voters"),
        ("The 34-year-old farmer fled.", "34-year-old", "34", "exact", "year-old", "farmer"),
        ("As many as 90 homes burned.", "As many as 90", "90", "at-most", "home", "homes"),
        ("No fewer than six people died.", "No fewer than six", "6", "at-least", "person", "people"),
    ],
)
def test_a_quantity(text: str, span: str, value: str, bound: str, unit: str, of: str | None) -> None:
    ((words, quantity, counted),) = found(text)
    assert (words, quantity.value, quantity.bound, quantity.unit, counted) == (span, value, bound, unit, of)


@pytest.mark.parametrize("text", ["20-30 people died.", "Between 20 and 30 people died.", "20 to 30 people died."])
def test_a_range_has_two_ends(text: str) -> None:
    ((_, quantity, counted),) = found(text)
    assert (quantity.value, quantity.high, quantity.bound, counted) == ("20", "30", "range", "people")


def test_a_number_said_alone_counts_what_the_one_before_it_counts() -> None:
    (_, _, first), (_, second, counted) = found("The men said 40 people died, the officers said 12.")
    assert (first, counted, second.unit) == ("people", "people", "person")
    (_, _, _), (_, second, counted) = found("The men said 40 people died in hall 12.")
    assert (second.unit, counted) == (None, None)


def test_a_participle_behind_a_noun_is_not_counted() -> None:
    ((_, _, counted),) = found("12 people killed in the bridge.")
    assert counted == "people"


@pytest.mark.parametrize(
    "text",
    [
        "The two will meet.",
        "He came in 1987.",
        "She arrived on March 12.",
        "They won 3-2.",
        "Call 555-0123 now.",
        "He lives at 12 Harbour Street.",
        "Article 5 says so.",
        "One of the men fled.",
        "The F-16 crashed.",
        "It was his second try.",
        "The two-way talks failed.",
    ],
)
def test_a_number_that_counts_nothing(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("plural", "expected"),
    [("people", "person"), ("officers", "officer"), ("cities", "city"), ("buses", "bus"), ("crisis", "crisis")],
)
def test_singular(plural: str, expected: str) -> None:
    assert singular(plural) == expected


@pytest.mark.parametrize(
    "text", ["5 died", "²", "Two left.", "a third of them", "half-empty", "hundreds", "3m", "a dozen"]
)
def test_what_may_hold_an_amount_is_read(text: str) -> None:
    assert may_hold(text)


@pytest.mark.parametrize("text", ["", "A minister left.", "Money often attends an answer.", "An “a” or an “an”"])
def test_what_holds_no_number_is_passed_over(text: str) -> None:
    assert not may_hold(text)
    assert not amounts(tokens(text, 0, len(text)))


PIECES = [
    "a",
    "an",
    "one",
    "third",
    "half",
    "of",
    "dozens",
    "tens",
    "hundred",
    "m",
    "7",
    "½",
    "’",
    "-",
    "_",
    " ",
    "Two",
    "x",
]


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_no_amount_is_passed_over(text: str) -> None:
    assert may_hold(text) or not amounts(tokens(text, 0, len(text)))


@pytest.mark.parametrize(
    "text",
    [
        "The number of men was falling; it rose to 29.",
        "The death toll rose by 29.",
        "The death toll rose and bread rose to 29.",
    ],
)
def test_a_number_that_no_total_comes_to_counts_nothing_named_before_it(text: str) -> None:
    assert [of for _, _, of in found(text)] == [None]
