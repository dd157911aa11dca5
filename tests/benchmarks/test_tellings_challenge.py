"""The pairs of tellings are sound: offsets, halves, kinds; and the measure counts what it says it counts."""

from __future__ import annotations

from collections import Counter
from itertools import chain

import pytest

from benchmarks.tellings import (
    Pair,
    Part,
    Remark,
    Report,
    Result,
    located,
    predict,
    read_articles,
    read_pairs,
    score,
    table,
)
from consilience.model import Annotated, Article, Attribution, Span
from consilience.pipeline import Prepare
from consilience.settings import Settings

PARTS: tuple[Part, Part] = ("open", "kept")
SAME = {"verbatim", "clipped", "paraphrased", "translated", "summarised", "chain", "changed-force"}
DIFFERENT = {
    *("boilerplate", "condition", "denial", "figures", "neighbouring"),
    *("other-speaker", "question-answer", "two-days", "two-networks"),
}


@pytest.fixture(scope="module")
def articles() -> dict[Part, dict[str, list[Report]]]:
    return {part: read_articles(part) for part in PARTS}


@pytest.fixture(scope="module")
def pairs() -> dict[Part, list[Pair]]:
    return {part: read_pairs(part) for part in PARTS}


def test_half_of_the_occasions_is_kept_and_the_halves_are_alike(
    articles: dict[Part, dict[str, list[Report]]], pairs: dict[Part, list[Pair]]
) -> None:
    assert len(articles["open"]) == len(articles["kept"]) >= 7
    assert not set(articles["open"]) & set(articles["kept"])
    assert len(pairs["open"]) == len(pairs["kept"]) >= 128
    counts = {part: Counter((pair.same, pair.kind) for pair in pairs[part]) for part in PARTS}
    assert all(abs(counts["open"][kind] - counts["kept"][kind]) <= 1 for kind in counts["open"] | counts["kept"])
    for part in PARTS:
        assert sum(pair.same for pair in pairs[part]) * 2 == len(pairs[part])
        assert {pair.kind for pair in pairs[part] if pair.same} == SAME
        assert {pair.kind for pair in pairs[part] if not pair.same} == DIFFERENT


def test_every_occasion_has_five_to_eight_short_reports_of_different_outlets(
    articles: dict[Part, dict[str, list[Report]]],
) -> None:
    for reports in chain.from_iterable(articles[part].values() for part in PARTS):
        assert 5 <= len(reports) <= 8
        assert len({report.outlet for report in reports}) == len(reports)
        assert all(60 <= len(report.text.split()) <= 150 for report in reports)
    every = [report.id for part in PARTS for reports in articles[part].values() for report in reports]
    assert len(every) == len(set(every))


def test_offsets_point_at_words_and_context_holds_all_of_them(
    articles: dict[Part, dict[str, list[Report]]], pairs: dict[Part, list[Pair]]
) -> None:
    for part in PARTS:
        texts = {one.id: (occasion, one.text) for occasion, several in articles[part].items() for one in several}
        for pair in pairs[part]:
            assert pair.a.article != pair.b.article
            for remark in (pair.a, pair.b):
                occasion, text = texts[remark.article]
                assert occasion == pair.occasion
                ranges = [*remark.content, remark.speaker, remark.cue, *([remark.occasion] if remark.occasion else [])]
                for start, end in ranges:
                    assert text[start:end] and text[start:end] == text[start:end].strip()
                    assert remark.context[0] <= start < end <= remark.context[1]


def test_no_pair_stands_twice_and_no_remark_is_of_two_speech_acts(pairs: dict[Part, list[Pair]]) -> None:
    for part in PARTS:
        seen = [frozenset((remark.article, remark.content) for remark in (pair.a, pair.b)) for pair in pairs[part]]
        assert len(seen) == len(set(seen))
        group: dict[tuple[str, object], tuple[str, object]] = {}

        def root(one: tuple[str, object], group: dict[tuple[str, object], tuple[str, object]] = group) -> object:
            while group.get(one, one) != one:
                one = group[one]
            return one

        for pair in pairs[part]:
            if pair.same:
                left, right = root((pair.a.article, pair.a.content)), root((pair.b.article, pair.b.content))
                group[left] = right  # type: ignore[index,assignment]
        for pair in pairs[part]:
            if not pair.same:
                assert root((pair.a.article, pair.a.content)) != root((pair.b.article, pair.b.content)), pair.id


def remark(article: str) -> Remark:
    return Remark(article, "verbatim", (0, 2), (3, 7), None, ((8, 20),), (0, 21))


def test_a_remark_is_located_by_most_of_its_characters() -> None:
    report = Report("one", "open", "o", "call", "Post", "2031-01-01", "Head", "He said “the tide is in”.")
    article = Article(id="x", path="one.txt", text=f"{report.headline}\n\n{report.text}")

    def attribution(name: str, start: int, end: int) -> Attribution:
        return Attribution(id=name, article="x", source=(), cue=(), content=(Span("x", start, end),), mode="direct")

    few, half = attribution("few", 14, 18), attribution("half", 14, 24)
    wide = attribution("wide", 0, 24)
    assert located(remark("one"), report, Annotated(article=article)) is None
    assert located(remark("one"), report, Annotated(article=article, attributions=(few,))) is None
    assert located(remark("one"), report, Annotated(article=article, attributions=(few, wide, half))) == "half"


def test_what_was_not_found_counts_as_not_joined() -> None:
    def pair(same: bool) -> Pair:
        return Pair("p", "open", "o", same, "clipped" if same else "denial", remark("a"), remark("b"))

    rows = [Result(pair(True), 2, True), Result(pair(True), 1, False), Result(pair(False), 2, True)]
    found = score(rows)
    assert (found.pairs, found.same, found.joined, found.right, found.lost) == (3, 2, 2, 1, 1)
    assert (found.precision, found.recall) == (50.0, 50.0)
    assert list(table(rows))[-1].startswith("all 3 pairs: precision 50.0, recall 50.0, F1 50.0; in 1 ")


@pytest.mark.model
def test_joining_stays_above_its_floors_on_the_open_half() -> None:
    """Just under what was reached when they were set: precision 97.5, recall 48.8. Recall was higher before pairs had
    to be likely by unweighed findings, too: without that, real reports of two remarks were joined. And by one
    clipped pair more (47.5) before what nobody says was left out of the speech acts: two reports with nothing else that
    could be meant are weighed by their words alone."""
    found = score(predict(read_articles("open"), read_pairs("open"), Prepare(Settings())))
    assert found.precision >= 95.0, "a wrong join is worse than a missed one"
    assert found.recall >= 46.2


def test_the_practice_pairs_are_sound_and_no_occasion_of_a_half() -> None:
    articles, pairs = read_articles("practice"), read_pairs("practice")
    assert not set(articles) & {name for part in PARTS for name in read_articles(part)}
    texts = {one.id: (occasion, one.text) for occasion, several in articles.items() for one in several}
    assert len(pairs) > 400
    for pair in pairs:
        assert pair.kind in (SAME if pair.same else DIFFERENT)
        for remark in (pair.a, pair.b):
            occasion, text = texts[remark.article]
            assert occasion == pair.occasion
            assert all(text[start:end].strip() for start, end in (*remark.content, remark.speaker, remark.cue))
