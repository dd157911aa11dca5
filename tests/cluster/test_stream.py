from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest

from consilience.cluster.assignment import Assignment, Held
from consilience.cluster.decisions import Decision
from consilience.cluster.stream import Stream
from consilience.cluster.vectors import Sketch
from consilience.settings import Settings
from tests.cluster.invented import DAM, report, reports
from tests.cluster.look_alikes import PAIRS

DAY = "2031-03-04"


def streamed(sketches: list[Sketch]) -> tuple[Stream, list[Decision]]:
    stream = Stream(Settings())
    return stream, [decision for sketch in sketches for decision in stream.add(sketch).decisions]


def parted(stream: Stream) -> set[tuple[str, ...]]:
    return {tuple(sorted(articles)) for articles in stream.stories().values()}


ALL = {("dam-bulletin", "dam-herald", "dam-mirror"), ("other-dam",), ("trial-herald", "trial-mirror")}


@pytest.mark.parametrize("name", sorted(PAIRS))
@pytest.mark.parametrize("mixed", [True, False])
def test_look_alike_events_stay_apart(name: str, mixed: bool) -> None:
    events, *days = PAIRS[name]
    assert told_apart(events, days, mixed=mixed)


@pytest.mark.parametrize("name", sorted(PAIRS.keys() - {"two marches five days apart"}))
def test_look_alike_events_stay_apart_though_no_day_is_known(name: str) -> None:
    events, *_ = PAIRS[name]
    assert told_apart(events, [None, None], mixed=True)


def told_apart(events: dict[str, list[str]], days: Sequence[str | None], *, mixed: bool) -> bool:
    sketches = [
        report(f"{event}-{n}", text, day)
        for (event, texts), day in zip(events.items(), days, strict=True)
        for n, text in enumerate(texts)
    ]
    stream, _ = streamed(sketches[::2] + sketches[1::2] if mixed else sketches)
    return parted(stream) == {("first-0", "first-1"), ("second-0", "second-1")}


def test_a_reason_names_what_is_shared_and_when() -> None:
    stream = Stream(Settings())
    stream.add(report("a", DAM["herald"], DAY))
    joined = stream.add(report("b", DAM["mirror"], "2031-03-05"))
    assert joined.story == stream.story_of("a")
    assert joined.likeness is not None and joined.likeness > 0.5
    told = " / ".join(joined.reasons)
    assert "Oreval" in told and "published 1 day apart" in told and DAM["herald"].splitlines()[0] in told


def test_the_first_article_begins_a_story_and_says_why() -> None:
    first = Stream(Settings()).add(report("a", DAM["herald"], DAY))
    assert first.likeness is None
    assert [decision.kind for decision in first.decisions] == ["begin"]
    assert "no article held" in first.reasons[0]


def test_the_same_article_again_changes_nothing() -> None:
    stream, _ = streamed(reports(DAY))
    before = stream.held()
    assert stream.add(reports(DAY)[0]).decisions == ()
    assert stream.held() == before


def test_ids_stay_as_a_story_grows() -> None:
    stream = Stream(Settings())
    ids = {stream.add(report(outlet, text, DAY)).story for outlet, text in DAM.items()}
    assert len(ids) == 1


def test_the_log_rebuilds_the_stories() -> None:
    stream, log = streamed(reports(DAY))
    story_of: dict[str, str] = {}
    for decision in log:
        story_of.update(dict.fromkeys(decision.articles, decision.story))
    assert story_of == {article: story for story, articles in stream.stories().items() for article in articles}
    assert [decision.number for decision in log] == list(range(len(log)))


def test_a_stream_taken_up_from_its_records_goes_on_as_if_never_stopped() -> None:
    sketches = reports(DAY)
    whole, _ = streamed(sketches)
    first, log = streamed(sketches[:3])
    records = [msgspec.json.decode(msgspec.json.encode(held), type=Held) for held in first.held()]
    second = Stream(Settings(), held=records, decisions=log, number=len(log))
    for sketch in sketches[3:]:
        second.add(sketch)
    assert second.stories() == whole.stories()


def test_a_persons_merge_binds_what_comes_later() -> None:
    stream, _ = streamed(reports(DAY)[:-1])
    dam, trial = (stream.story_of(article) or "" for article in ("dam-herald", "trial-herald"))
    (merged,) = stream.merge(dam, trial, by="Ada", reason="one inquiry")
    assert (merged.kind, merged.by, merged.reasons, merged.other) == ("merge", "Ada", ("one inquiry",), trial)
    stream.add(reports(DAY)[-1])
    assert stream.story_of("trial-herald") == stream.story_of("dam-herald") == dam


def test_a_persons_split_binds_what_comes_later() -> None:
    sketches = reports(DAY)
    stream, _ = streamed(sketches[:2])
    story = stream.story_of("dam-herald") or ""
    split, *_ = stream.split(story, ["dam-mirror"], by="Ada")
    stream.add(sketches[2])
    assert stream.story_of("dam-herald") == story
    assert stream.story_of("dam-mirror") == split.story != story


def test_what_a_person_merged_comes_back_under_its_id() -> None:
    stream, _ = streamed(reports(DAY))
    before = stream.stories()
    dam, trial = (stream.story_of(article) or "" for article in ("dam-herald", "trial-herald"))
    (merged,) = stream.merge(dam, trial, by="Ada")
    stream.undo(merged, by="Ada")
    assert stream.stories() == before


def test_a_split_taken_back_is_one_story_again() -> None:
    stream, _ = streamed(reports(DAY))
    before = stream.stories()
    split, *_ = stream.split(stream.story_of("dam-herald") or "", ["dam-mirror"], by="Ada")
    stream.undo(split, by="Ben")
    assert stream.stories() == before


def test_what_the_machine_joined_can_be_taken_back_for_good() -> None:
    stream = Stream(Settings())
    sketches = reports(DAY)[:3]
    stream.add(sketches[0])
    joined = stream.add(sketches[1]).decisions[0]
    assert joined.kind == "join"
    undone, *_ = stream.undo(joined, by="Ada")
    stream.add(sketches[2])
    assert undone.undoes == joined.number
    assert stream.story_of("dam-herald") != stream.story_of("dam-mirror")


def test_persons_decisions_are_read_back_from_the_log() -> None:
    stream, log = streamed(reports(DAY)[:2])
    log += stream.split(stream.story_of("dam-herald") or "", ["dam-mirror"], by="Ada")
    again = Stream(Settings(), decisions=log, number=len(log))
    for sketch in reports(DAY)[:3]:
        again.add(sketch)
    assert again.story_of("dam-herald") != again.story_of("dam-mirror")


def test_old_stories_are_let_go_whole_and_taken_up_for_a_late_article() -> None:
    stream = Stream(Settings())
    stream.add(report("a", DAM["herald"], "2031-03-04"))
    records = stream.held()
    stream.add(report("z", DAM["herald"], "2031-06-04"))
    old = stream.story_of("a")
    assert stream.forget(before=records[0].sketch.day + 30 if records[0].sketch.day else 0) == [old]
    assert stream.story_of("a") is None
    stream.hold(records)
    assert stream.add(report("b", DAM["mirror"], "2031-03-05")).story == old


def test_an_assignment_is_a_plain_record() -> None:
    assignment = Stream(Settings()).add(report("a", DAM["herald"], DAY))
    assert msgspec.json.decode(msgspec.json.encode(assignment), type=Assignment) == assignment
