"""What a stream keeps from one article to the next: links, ids, what hangs together."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec import structs

from consilience.cluster.columns import Shelf, columns
from consilience.cluster.index import Index
from consilience.cluster.knots import TANGLE
from consilience.cluster.likeness import Comparison, shipped
from consilience.cluster.stream import Stream
from consilience.cluster.vectors import Sketch
from consilience.settings import Settings
from tests.cluster.invented import DAM, report, reports

DAY = "2031-03-04"


def copies(count: int) -> list[Sketch]:
    """One report, reprinted by many."""
    return [report(f"reprint-{number:03}", DAM["herald"], DAY) for number in range(count)]


def test_a_link_is_found_again_whichever_of_its_two_articles_is_held_first() -> None:
    stream = Stream(Settings())
    for sketch in reports(DAY):
        stream.add(sketch)
    one, other, *_ = next(articles for articles in stream.stories().values() if len(articles) > 1)
    odds = stream.links_of(one)[other]
    held = {record.sketch.id: record for record in stream.held()}
    forgetful = structs.replace(held[other], links=())
    for first, second in ((held[one], forgetful), (forgetful, held[one])):
        again = Stream(Settings(), held=[first])
        again.hold([second])
        assert again.links_of(one)[other] == again.links_of(other)[one] == odds


def test_a_story_that_is_given_another_id_goes_on_under_it() -> None:
    stream = Stream(Settings())
    first = stream.add(report("a", DAM["herald"], DAY)).story
    stream.rename(first, "given")
    assert not stream.holds(first)
    assert stream.add(report("b", DAM["mirror"], DAY)).story == "given"
    assert stream.articles("given") == ("a", "b")


def test_more_than_can_be_parted_at_once_still_join_one_story() -> None:
    stream = Stream(Settings())
    for sketch in copies(TANGLE + 20):
        stream.add(sketch)
    assert len(stream.stories()) == 1


@pytest.mark.parametrize("gone", ["dam-herald", "dam-mirror"])
def test_what_was_let_go_holds_nothing_together(gone: str) -> None:
    sketches = {sketch.id: sketch for sketch in reports(DAY)}
    stream = Stream(Settings())
    for sketch in sketches.values():
        stream.add(sketch)
    stream.release(stream.story_of(gone) or "")
    assert stream.story_of(gone) is None
    fresh = Stream(Settings())
    for sketch in sketches.values():
        if stream.story_of(sketch.id) is not None:
            fresh.add(sketch)
    assert stream.add(sketches[gone]).decisions[-1].kind == fresh.add(sketches[gone]).decisions[-1].kind == "begin"
    assert set(stream.stories().values()) == set(fresh.stories().values())


def test_sketches_on_a_shelf_are_compared_as_by_themselves() -> None:
    compare, shelf = Comparison(shipped()), Shelf()
    for number, sketch in enumerate(copies(400)):
        shelf.put(sketch)
        if number % 3:
            shelf.drop(sketch.id)
    sketches = reports(DAY)
    for sketch in sketches:
        shelf.put(sketch)
    for sketch in sketches:
        one = compare.log_odds(sketch, columns(sketches))
        assert np.array_equal(one, compare.log_odds(sketch, shelf.columns([other.id for other in sketches])))


def test_an_article_is_compared_with_many_as_with_each_by_itself() -> None:
    compare, sketches = Comparison(shipped()), [*reports(DAY), *reports()]
    for one in sketches:
        alone = [compare.log_odds(one, columns([other]))[0] for other in sketches]
        assert compare.log_odds(one, columns(sketches)).tolist() == alone


def test_closeness_is_the_sum_of_all_cosines() -> None:
    compare, sketches = Comparison(shipped()), reports(DAY)
    beside = columns(sketches)
    expected = [compare.cosines(sketch, beside).sum() for sketch in sketches]
    assert compare.closeness(beside) == pytest.approx(expected)


def test_an_article_that_was_dropped_is_no_candidate() -> None:
    index = Index()
    sketches = copies(60)
    for sketch in sketches:
        index.add(sketch)
    for sketch in sketches[:50]:
        index.drop(sketch.id)
    assert sorted(index.candidates(report("new", DAM["herald"], DAY), 7)) == [sketch.id for sketch in sketches[50:]]
