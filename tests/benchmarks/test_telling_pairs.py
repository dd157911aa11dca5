"""The judged pairs of remarks of real reports are what their description says."""

from __future__ import annotations

from benchmarks.telling_pairs import Side, read_real, remark
from consilience.model import Annotated, Article, Attribution, Span, content_id

PAIRS = read_real()


def test_pairs_are_of_two_reports_and_of_both_kinds() -> None:
    assert sum(pair.same for pair in PAIRS) >= 100
    assert sum(not pair.same for pair in PAIRS) >= 150
    assert all(pair.a.article != pair.b.article and pair.stands_for >= 1 for pair in PAIRS)
    assert {pair.corpus for pair in PAIRS} == {"newscluster", "allsides"}


def test_no_pair_is_judged_twice_and_spans_follow_one_another() -> None:
    assert len({frozenset((pair.a, pair.b)) for pair in PAIRS}) == len(PAIRS)
    for pair in PAIRS:
        for side in (pair.a, pair.b):
            bounds = [bound for span in side.spans for bound in span]
            assert bounds == sorted(bounds) and len(set(bounds)) == len(bounds)


def test_a_remark_is_found_by_its_very_spans() -> None:
    text = "Ilse Marrot said the tide is in."
    made = Attribution(
        id="one", article=content_id("a"), source=(), cue=(), content=(Span(content_id("a"), 17, 31),), mode="indirect"
    )
    story = [Annotated(article=Article(id=content_id("a"), path="a", text=text), attributions=(made,))]
    assert remark(Side("a", ((17, 31),)), story) == "one"
    assert remark(Side("a", ((17, 30),)), story) == remark(Side("b", ((17, 31),)), story) == ""
