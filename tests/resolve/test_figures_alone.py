"""A figure that stands alone counts what the figure right before it counts."""

from __future__ import annotations

from msgspec.structs import replace

from consilience.model import Annotated, Quantity, Span
from consilience.resolve.figures_alone import figures_alone
from consilience.resolve.propositions import words_of
from tests.resolve.invented import article


def report(text: str, *told: tuple[str, str]) -> Annotated:
    made = article("one", text, attributions=told)
    figures = []
    for word in ("9,000", "4,000"):
        if word in made.article.text:
            start = made.article.text.index(word)
            figures.append(Quantity(span=Span("one", start, start + 5), value=word.replace(",", "")))
    return replace(made, quantities=tuple(figures))


def put_forward(made: Annotated) -> list[str]:
    return [words_of(made, item.spans) for item in figures_alone(made)]


def test_it_is_put_forward_with_the_rest_of_the_words_before() -> None:
    made = report(
        "[org|Tolv Union] said 9,000 people had marched; [org|Tolv Police] said about 4,000.",
        ("Tolv Union", "9,000 people had marched"),
        ("Tolv Police", "about 4,000"),
    )
    assert put_forward(made) == ["about 4,000 people had marched"]


def test_not_where_another_sentence_lies_between_or_no_figure_stood_before() -> None:
    made = report(
        "[org|Tolv Union] said 9,000 people had marched. [org|Tolv Police] said 4,000.",
        ("Tolv Union", "9,000 people had marched"),
        ("Tolv Police", "4,000"),
    )
    assert put_forward(made) == []
    made = report(
        "[org|Tolv Union] said the march was over; [org|Tolv Police] said 4,000.",
        ("Tolv Union", "the march was over"),
        ("Tolv Police", "4,000"),
    )
    assert put_forward(made) == []
