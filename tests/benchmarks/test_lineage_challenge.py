"""The pairs are what their description says, and the measures count what they say they count."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from itertools import pairwise

import pytest

from benchmarks.challenge import Report
from benchmarks.lineage_challenge import (
    COPIES,
    PRACTICE,
    SHARED,
    Aligned,
    Found,
    Pair,
    characters,
    direction_right,
    kind_right,
    read,
    score,
    table,
)

OPEN, KEPT = read("open"), read("kept")
TRIED = read("practice", PRACTICE)
PAIRS = [*OPEN, *KEPT, *TRIED]
REWORDED = {"paraphrase", "spun", "translation"}
UNRELATED = {"look-alike"}


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def sides(pair: Pair, passage: Aligned) -> tuple[str, str]:
    return pair.a.text[passage[0] : passage[1]], pair.b.text[passage[2] : passage[3]]


def runs(pairs: list[Pair]) -> set[tuple[str, ...]]:
    """All runs of seven words in the texts of some pairs."""
    found: set[tuple[str, ...]] = set()
    for pair in pairs:
        for report in (pair.a, pair.b):
            told = words(report.text)
            found.update(tuple(told[place : place + 7]) for place in range(len(told) - 6))
    return found


def test_the_halves_are_balanced_by_kind() -> None:
    assert Counter(pair.kind for pair in OPEN) == Counter(pair.kind for pair in KEPT)
    halves = [*OPEN, *KEPT]
    assert {pair.kind for pair in halves} == {*COPIES, SHARED, "independent", "look-alike"}
    assert sum(pair.copied for pair in halves) * 2 == len(halves) >= 64


def test_ids_addresses_and_texts_are_unique() -> None:
    reports = [report for pair in PAIRS for report in (pair.a, pair.b)]
    assert len({pair.id for pair in PAIRS}) == len(PAIRS)
    assert len({report.url for report in reports}) == len({report.text for report in reports}) == len(reports)


def test_no_wording_of_one_half_stands_in_the_other() -> None:
    assert runs(OPEN) & runs(KEPT) == set()


def test_practice_shares_no_wording_with_the_halves() -> None:
    assert len(TRIED) >= 64
    shared = [len(runs(TRIED) & runs(half)) for half in (OPEN, KEPT)]
    assert max(shared) <= 3  # runs of seven words in which one stock phrase stands


def test_no_outlet_of_one_half_stands_in_the_other() -> None:
    outlets = [{report.outlet for pair in half for report in (pair.a, pair.b)} for half in (OPEN, KEPT)]
    assert outlets[0] & outlets[1] == set()


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.id)
def test_a_pair_is_as_described(pair: Pair) -> None:
    for report in (pair.a, pair.b):
        assert 80 <= len(report.text.split()) <= 220
        assert re.fullmatch(r"20\d\d-\d\d-\d\d(T\d\d:\d\d)?", report.published)
        assert report.url.startswith("https://")
        assert ".example/" in report.url
    assert (pair.a.outlet == pair.b.outlet) == (pair.kind == "update")
    assert pair.note
    if pair.direction == "none":
        assert pair.kind in {"reprint", "partial-wire", "independent", "look-alike", SHARED}
    else:
        source, taker = (pair.a, pair.b) if pair.direction == "a-b" else (pair.b, pair.a)
        assert source.published[:10] <= taker.published[:10]
        assert pair.copied


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.id)
def test_passages_are_in_range_and_alike(pair: Pair) -> None:
    assert bool(pair.passages) or pair.kind in {"independent", "look-alike"}
    assert not pair.passages or pair.kind not in UNRELATED
    assert all(one[1] <= two[0] for one, two in pairwise(pair.passages))
    for passage in pair.passages:
        assert 0 <= passage[0] < passage[1] <= len(pair.a.text)
        assert 0 <= passage[2] < passage[3] <= len(pair.b.text)
        left, right = sides(pair, passage)
        assert left.strip() == left
        assert right.strip() == right
        if pair.kind in REWORDED:
            roots = [{word[:4] for word in words(side) if len(word) > 2 or word.isdigit()} for side in (left, right)]
            assert roots[0] & roots[1]
        else:
            matcher = SequenceMatcher(None, words(left), words(right), autojunk=False)
            equal = sum(block.size for block in matcher.get_matching_blocks())
            assert equal >= 0.5 * min(len(words(left)), len(words(right)))


@pytest.mark.parametrize("pair", [p for p in PAIRS if p.kind in REWORDED], ids=lambda pair: pair.id)
def test_reworded_text_is_no_longer_the_same_text(pair: Pair) -> None:
    matcher = SequenceMatcher(None, words(pair.a.text), words(pair.b.text), autojunk=False)
    assert max(block.size for block in matcher.get_matching_blocks()) < 25


def report(text: str) -> Report:
    return Report(outlet="The Post", url="https://post.example/1", published="2031-01-01", headline="One", text=text)


def pair(kind: str, direction: str = "a-b", passages: tuple[Aligned, ...] = ((0, 10, 0, 10),)) -> Pair:
    return Pair(
        id="1", part="open", kind=kind, direction=direction, a=report("a" * 20), b=report("b" * 20),  # type: ignore[arg-type]
        passages=passages, note="",
    )  # fmt: skip


def test_characters_count_only_where_both_sides_touch() -> None:
    assert characters([(0, 10, 0, 10)], [(5, 10, 0, 5)]) == (10, 10, 20)
    assert characters([(0, 10, 0, 10)], [(5, 10, 15, 20)]) == (0, 10, 20)
    assert characters([], [(0, 5, 0, 5)]) == (0, 10, 0)


@pytest.mark.parametrize(
    ("kind", "found", "right"),
    [
        ("spun", Found(kind="paraphrase", score=0.6), True),
        ("translation", Found(kind="paraphrase", score=0.6), False),
        ("independent", Found(), True),
        ("independent", Found(kind="shared-quotes", score=0.1), True),
        ("independent", Found(kind="shared-quotes", score=0.6), False),
        ("look-alike", Found(kind="partial-wire", score=0.1), False),
        (SHARED, Found(kind="partial-wire", score=0.6), True),
        (SHARED, Found(), False),
    ],
)
def test_kinds(kind: str, found: Found, right: bool) -> None:
    assert kind_right(pair(kind), found) is right


def test_a_direction_is_wrong_where_there_is_none() -> None:
    assert direction_right(pair("reprint"), Found(kind="reprint", source="a"))
    assert not direction_right(pair("reprint"), Found(kind="reprint", source="b"))
    assert not direction_right(pair("reprint", "none"), Found(kind="reprint", source="a"))


def test_a_shared_source_counts_neither_for_nor_against() -> None:
    results = [
        (pair("reprint"), Found(kind="reprint", score=0.9, source="a", passages=((0, 10, 0, 10),))),
        (pair("paraphrase"), Found()),
        (pair("independent", "none"), Found(kind="paraphrase", score=0.7)),
        (pair(SHARED, "none"), Found(kind="partial-wire", score=0.7)),
    ]
    counted = score(results)
    assert counted.copy == (1, 2, 2)
    assert counted.kinds == 2
    assert counted.directions == (2, 2)
    assert counted.passages == (20, 20, 60)
    assert "precision 50.0, recall 50.0, F1 50.0" in list(table(results))[-1]


def test_an_update_is_told_as_a_copy_although_it_scores_low() -> None:
    assert Found(kind="update", score=0.1).copied
    assert not Found(kind="shared-quotes", score=0.1).copied
