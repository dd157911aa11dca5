from __future__ import annotations

import msgspec
import numpy as np
import pytest

from consilience.cluster.vectors import Sketch, sketch
from consilience.cluster.views import BARE, VIEWS
from consilience.cluster.vocabulary import term
from consilience.cluster.words import stem
from consilience.model import Annotated, Article, Published, Region
from tests.cluster.invented import DAM, report


def of_text(text: str, **fields: object) -> Sketch:
    return sketch(Annotated(article=msgspec.structs.replace(Article(id="a", path="a", text=text), **fields)))


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Dams", "dam"),
        ("bodies", "body"),
        ("Marrow’s", "marrow"),
        ("crisis", "crisis"),
        ("the", ""),
        ("s", ""),
        ("40", "40"),
    ],
)
def test_stems(word: str, expected: str) -> None:
    assert stem(word) == expected


@pytest.mark.parametrize(("headed", "left_out"), [(True, BARE), (False, ())])
def test_every_view_has_length_one_but_those_that_bare_texts_alone_have(
    headed: bool, left_out: tuple[str, ...]
) -> None:
    one = report("a", DAM["herald"] if headed else DAM["herald"].replace("\n\n", "\n"))
    lengths = {name: np.linalg.norm(list(one.view(name).values())) for name in VIEWS}
    assert lengths.pop("days") == lengths.pop("months") == 0  # it names none
    assert tuple(name for name, length in lengths.items() if not length) == left_out
    assert all(length == pytest.approx(1.0, abs=1e-3) for length in lengths.values() if length)


def test_a_whole_sketch_has_the_views_of_bare_texts_besides() -> None:
    text = DAM["herald"]
    regions = (Region(start=0, end=text.index("\n"), kind="headline"), Region(start=99, end=len(text), kind="body"))
    article = Annotated(article=Article(id="a", path="a", text=text, regions=regions))
    some, every = sketch(article), sketch(article, whole=True)
    assert all(every.view(name) == some.view(name) for name in VIEWS if name not in BARE)
    assert all(every.view(name) and not some.view(name) for name in BARE)


def test_size_does_not_grow_with_the_article() -> None:
    one = of_text(" ".join(f"Word{number} and Name{number}" for number in range(50_000)))
    assert len(msgspec.msgpack.encode(one)) < 8 * sum(VIEWS.values())


def test_what_readers_are_not_told_does_not_count() -> None:
    text = "Crack in dam\nSubscribe to our newsletter"
    regions = (Region(start=0, end=12, kind="body"), Region(start=13, end=len(text), kind="furniture"))
    assert of_text(text, regions=regions).terms == of_text("Crack in dam").terms


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    assert term("zyxwvut")[1] > term("dam")[1] > term("president")[1] > term("the")[1]


def test_a_text_without_headline_is_titled_by_its_first_sentence() -> None:
    assert of_text("The dam broke. People fled.").title == "The dam broke."


@pytest.mark.parametrize(("date", "precision", "known"), [("2031-03-04", "day", True), ("2031-03", "month", False)])
def test_only_an_exact_day_counts(date: str, precision: str, known: bool) -> None:
    published = Published(date=date, precision=precision, how="given")  # type: ignore[arg-type]
    assert (of_text("Dam", published=published).day is not None) == known
