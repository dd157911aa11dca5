"""Which of their words state what reports agree on."""

from __future__ import annotations

from consilience.compare.readings import Reader
from consilience.compare.statement import statement
from consilience.model import Annotated, Article, Proposition
from tests.builders import annotated, article, span


def _told(*texts: str) -> tuple[list[Proposition], dict[str, Annotated], list[Article]]:
    articles = [article(text, name) for name, text in zip("abc", texts, strict=False)]
    held = [Proposition(article=item.id, spans=(span(item, item.text),)) for item in articles]
    return held, {item.id: annotated(item) for item in articles}, articles


def test_words_that_only_one_report_has_do_not_state_what_two_agree_on() -> None:
    held, articles, _ = _told(
        "It turned into a quarrel in January, when barges began to gather off Tarn.",
        "Barges have gathered off Tarn since January.",
    )
    assert statement(held, Reader(articles), len).told == held[1]
    assert statement(held[::-1], Reader(articles), len).told == held[1]


def test_where_one_origin_bears_it_out_the_most_readable_words_stand() -> None:
    held, articles, _ = _told(
        "Barges had gathered off Tarn, said the board, when the lock was shut.", "Barges gathered off Tarn."
    )
    assert statement(held, Reader(articles), lambda _: 1).told == held[0]


def test_words_that_came_through_another_language_state_it_only_where_no_others_do() -> None:
    held, articles, _ = _told(
        "Barges had gathered off Tarn, said the board, when the lock was shut.", "Barges gathered off Tarn."
    )
    assert statement(held, Reader(articles), lambda _: 1, far={"a"}).told == held[1]
    assert statement(held, Reader(articles), lambda _: 1, far={"a", "b"}).told == held[0]
    assert statement(held, Reader(articles), len, far={"b"}).told == held[0]
