"""The stories are what their description says, and the measures count what they say they count."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from benchmarks.challenge import Report
from benchmarks.verdicts import Gold, Judged, Root, Story, errors, judged, read, table
from consilience.model import Claim, Span, content_id

OPEN, KEPT = read("open"), read("kept")
STORIES = [*OPEN, *KEPT]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def runs(stories: list[Story]) -> set[tuple[str, ...]]:
    """All runs of seven words in the texts of some stories."""
    found: set[tuple[str, ...]] = set()
    for story in stories:
        for report in story.reports:
            told = words(report.text)
            found.update(tuple(told[place : place + 7]) for place in range(len(told) - 6))
    return found


def test_the_halves_are_balanced_by_kind() -> None:
    assert len(STORIES) >= 40
    assert Counter(story.kind for story in OPEN) == Counter(story.kind for story in KEPT)


def test_every_verdict_is_asked_for_in_both_halves() -> None:
    for half in (OPEN, KEPT):
        asked = Counter((gold.about, gold.verdict) for story in half for gold in story.claims)
        assert min(asked.values()) >= 5
        assert set(asked) == {
            ("so", "corroborated"), ("so", "single-origin"), ("so", "disputed"),
            ("said", "corroborated"), ("said", "single-origin"),
        }  # fmt: skip


def test_ids_and_addresses_are_unique() -> None:
    reports = [report for story in STORIES for report in story.reports]
    assert len({story.id for story in STORIES}) == len(STORIES)
    assert len({report.url for report in reports}) == len({report.text for report in reports}) == len(reports)


def test_no_wording_and_no_outlet_of_one_half_stands_in_the_other() -> None:
    assert runs(OPEN) & runs(KEPT) == set()
    outlets = [{report.outlet for story in half for report in story.reports} for half in (OPEN, KEPT)]
    assert outlets[0] & outlets[1] == set()


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.id)
def test_a_story_is_as_described(story: Story) -> None:
    assert 3 <= len(story.reports) <= 6
    assert story.claims
    assert len({report.outlet for report in story.reports}) > 1
    for report in story.reports:
        assert 60 <= len(report.text.split()) <= 140
        assert re.fullmatch(r"20\d\d-\d\d-\d\d", report.published)
        assert re.fullmatch(r"https://[a-z-]+\.example/.+", report.url)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.id)
def test_a_claim_rests_on_words_and_its_verdict_on_its_origins(story: Story) -> None:
    for gold in story.claims:
        for number, start, end in (*gold.supports, *gold.disputes):
            told = story.reports[number].text[start:end]
            assert told
            assert told == told.strip()
        carriers = sorted({number for number, _, _ in gold.supports})
        assert sorted(number for root in gold.origins for number in root.reports) == carriers
        assert all(root.why for root in gold.origins)
        if gold.verdict == "disputed":
            assert gold.about == "so"
            assert gold.disputes
        else:
            assert not gold.disputes
            assert (len(gold.origins) > 1) == (gold.verdict == "corroborated")


TEXTS = ("The crane fell. The pier is shut.", "A crane fell. The pier is shut.")
REPORTS = tuple(
    Report(f"Outlet {n}", f"https://o.example/{n}", "2031-01-01", "Up", text) for n, text in enumerate(TEXTS)
)
IDS = tuple(content_id(report.url) for report in REPORTS)
WHOLE = {identity: f"Up\n\n{text}" for identity, text in zip(IDS, TEXTS, strict=True)}
CRANE = Gold(
    "so", "A crane fell", ((0, 0, 15), (1, 0, 13)), (), (), (Root((0,), "own"), Root((1,), "own")), "corroborated"
)
PIER = Gold("so", "The pier is shut", ((0, 16, 33),), (), (), (Root((0,), "own"),), "single-origin")


def claim(verdict: str, *places: tuple[int, int, int]) -> Claim:
    spans = tuple(Span(IDS[number], start + 4, end + 4) for number, start, end in places)
    return Claim(
        id=str(places), text="it", about="so", holders=(), supports=spans, disputes=(), silent=(), origins=(),
        verdict=verdict, reason="",  # type: ignore[arg-type]
    )  # fmt: skip


def result(*claims: Claim) -> Judged:
    return judged(Story("x-1", "open", "x", REPORTS, (CRANE, PIER)), claims, WHOLE)


def test_a_claim_is_matched_by_its_evidence() -> None:
    found = result(claim("single-origin", (0, 16, 33)), claim("corroborated", (0, 0, 15), (1, 0, 13)))
    assert found.verdicts == ("corroborated", "single-origin")
    assert (len(found.right), found.wrong, found.beyond) == (1, (), ())
    assert list(errors(found)) == []


def test_a_claim_that_is_torn_is_matched_once_and_judged_by_its_largest_piece() -> None:
    found = result(claim("single-origin", (1, 0, 13)), claim("disputed", (0, 0, 15)))
    assert found.verdicts == ("disputed", None)
    assert [line.split(":")[0].split("so   ")[1] for line in errors(found)] == [
        "disputed, not corroborated",
        "missed, not single-origin",
    ]


def test_a_corroborated_claim_that_mixes_two_is_wrong_and_one_outside_the_gold_is_counted_apart() -> None:
    mixed = result(claim("corroborated", (0, 0, 15), (1, 0, 13), (0, 16, 33)), claim("corroborated", (1, 14, 31)))
    assert (mixed.right, mixed.wrong, mixed.beyond) == ((), ("it",), ("it",))
    assert list(table([mixed]))[-1] == "verdict accuracy 50.0 %, wrong “corroborated” 100.0 %"
