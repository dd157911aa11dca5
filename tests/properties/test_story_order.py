"""Adding in one batch or a hundred, in whatever order, gives the same stories."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.cluster.decisions import Decision
from consilience.cluster.stream import Stream
from consilience.cluster.vectors import Sketch
from consilience.settings import Settings
from tests.cluster.invented import report, reports
from tests.cluster.look_alikes import PAIRS

EVERYTHING = [
    *reports("2031-05-04"),
    *(
        report(f"{name} {event} {n}", text, day)
        for name, (events, *days) in PAIRS.items()
        for (event, texts), day in zip(events.items(), days, strict=True)
        for n, text in enumerate(texts)
    ),
]


def parted(sketches: list[Sketch], stops: frozenset[int] = frozenset()) -> set[tuple[str, ...]]:
    stream = Stream(Settings())
    log: list[Decision] = []
    for number, sketch in enumerate(sketches):
        if number in stops:
            stream = Stream(Settings(), held=stream.held(), number=len(log))
        log += stream.add(sketch).decisions
    return {tuple(sorted(articles)) for articles in stream.stories().values()}


EXPECTED = parted(EVERYTHING)


@given(st.permutations(EVERYTHING), st.frozensets(st.integers(0, len(EVERYTHING)), max_size=4))
@settings(max_examples=12, deadline=None, derandomize=True)
def test_order_and_batches_change_no_story(order: list[Sketch], stops: frozenset[int]) -> None:
    assert parted(order, stops) == EXPECTED


@given(st.permutations(EVERYTHING))
@settings(max_examples=6, deadline=None, derandomize=True)
def test_every_article_is_in_one_story_and_no_id_is_given_twice(order: list[Sketch]) -> None:
    stream = Stream(Settings())
    log = [decision for sketch in order for decision in stream.add(sketch).decisions]
    articles = [article for story in stream.stories().values() for article in story]
    assert sorted(articles) == sorted(sketch.id for sketch in EVERYTHING)
    begun = [decision.story for decision in log if decision.kind in ("begin", "split")]
    assert len(begun) == len(set(begun))
