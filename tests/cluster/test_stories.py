from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from consilience.cluster.stories import group
from consilience.cluster.vectors import Sketch
from consilience.model import Story
from consilience.settings import Settings
from tests.cluster.invented import DAM, report, reports

EXPECTED = [
    ("dam-bulletin", "dam-herald", "dam-mirror"),
    ("other-dam",),
    ("trial-herald", "trial-mirror"),
]


def stories(sketches: list[Sketch], settings: Settings | None = None) -> list[Story]:
    return sorted(group(sketches, settings or Settings()), key=lambda story: story.articles)


def members(found: list[Story]) -> list[tuple[str, ...]]:
    return [tuple(sorted(story.articles)) for story in found]


@pytest.mark.parametrize("day", ["2031-03-04", None])
def test_reports_of_one_event_are_one_story_and_others_stay_out(day: str | None) -> None:
    assert members(stories(reports(day))) == EXPECTED


def test_an_undated_report_joins_the_dated_ones_of_its_event() -> None:
    sketches = reports("2031-03-04")
    sketches[2] = report("dam-bulletin", DAM["bulletin"])
    assert members(stories(sketches)) == EXPECTED


def test_first_and_last_day_are_those_of_publication() -> None:
    story = stories([report("a", DAM["herald"], "2031-03-05"), report("b", DAM["mirror"], "2031-03-04")])[0]
    assert (story.from_, story.to, story.articles) == ("2031-03-04", "2031-03-05", ("b", "a"))


def test_a_story_of_undated_reports_has_no_days() -> None:
    story = stories([report("a", DAM["herald"])])[0]
    assert (story.from_, story.to) == (None, None)


def test_a_close_follow_up_two_days_later_is_part_of_the_story() -> None:
    sketches = [report(f"dam-{outlet}", text, f"2031-03-0{day}") for day, (outlet, text) in enumerate(DAM.items(), 4)]
    assert len(stories(sketches)) == 1


def test_the_very_same_report_too_many_days_later_is_another_story() -> None:
    sketches = [report("a", DAM["herald"], "2031-03-04"), report("b", DAM["herald"], "2031-03-12")]
    assert members(stories(sketches)) == [("a",), ("b",)]
    assert members(stories(sketches, Settings(story_days=8))) == [("a", "b")]


def test_title_is_a_headline_of_one_of_the_articles() -> None:
    titles = {story.title for story in stories(reports("2031-03-04"))}
    assert "Villages warned as Tarn dam in Sorrey overflows" in titles
    assert titles <= {sketch.title for sketch in reports()}


def test_the_order_of_the_input_changes_nothing() -> None:
    assert list(group(reports("2031-03-04"), Settings())) == list(group(reports("2031-03-04")[::-1], Settings()))


def test_ids_are_those_of_the_members_alone() -> None:
    first, second = (stories(reports(day)) for day in ("2031-03-04", "2031-03-06"))
    assert [story.id for story in first] == [story.id for story in second]
    assert len({story.id for story in first}) == len(first)


def test_a_threshold_of_one_keeps_all_apart() -> None:
    assert len(stories(reports("2031-03-04"), Settings(story_threshold=1.0))) == len(reports())


def test_articles_without_words_stay_alone() -> None:
    assert members(stories([report("a", ""), report("b", "\0\ud800 ..."), report("c", "")])) == [("a",), ("b",), ("c",)]


def test_stories_out_of_the_window_are_yielded_before_the_input_ends() -> None:
    first = date(2031, 1, 1)
    sketches = [report(f"{n:03}", DAM["herald"], (first + timedelta(days=9 * n)).isoformat()) for n in range(20)]
    assert [story.articles for story in group(sketches, Settings())] == [(sketch.id,) for sketch in sketches]


def test_a_headline_cut_short_is_no_title_where_another_is_whole() -> None:
    cut, whole = (report(name, DAM["herald"], "2031-03-04") for name in ("a", "b"))
    cut = replace(cut, title="Villages warned as Tarn dam...")
    assert stories([cut, whole])[0].title == whole.title
    assert stories([cut])[0].title == "Villages warned as Tarn dam..."


@pytest.mark.parametrize("day", ["2031-03-04", None])
def test_what_is_said_to_be_of_one_story_is(day: str | None) -> None:
    sketches = reports(day)
    (one,) = stories(sketches, Settings(one_story=True))
    assert sorted(one.articles) == sorted(sketch.id for sketch in sketches)
    assert stories([], Settings(one_story=True)) == []
