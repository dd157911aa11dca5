"""Lists show the days that dossiers tell."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from consilience.cluster import sketch
from consilience.contracts import Store
from consilience.errors import StopRun
from consilience.model import Dossier, Published, Skipped
from consilience.newsroom import dating, deciding, lines
from consilience.newsroom.adding import Adding
from consilience.newsroom.annotations import Filled, Task
from consilience.newsroom.reading import Incoming
from consilience.newsroom.stories import tell
from tests.cluster.invented import DAM, TRIAL
from tests.newsroom.invented import DAY, SETTINGS, fill, page, story_of

SHOWN = Published(date=DAY, precision="day", how="masthead")


def filled(task: Task) -> Filled | Skipped:
    """As `fill`, but a day stands on the masthead alone: until the others are heard it dates nothing."""
    made = fill(task)
    if isinstance(made, Skipped) or made.annotated.article.published is not None:
        return made
    annotated = replace(made.annotated, article=replace(made.annotated.article, published=SHOWN))
    return replace(made, annotated=annotated, sketch=sketch(annotated))


def undated() -> list[Incoming]:
    texts = {**{f"dam-{outlet}": text for outlet, text in DAM.items()}, "trial": TRIAL["herald"]}
    return [page(name, text, None, outlet=name) for name, text in texts.items()]


def add(store: Store, items: list[Incoming]) -> None:
    Adding(store, SETTINGS, now=lambda: "2031-03-05", fill=filled).add(items)


def days(store: Store) -> list[tuple[str | None, str | None]]:
    return [(line.first, line.last) for line in store.stories()]


def test_a_list_shows_the_days_of_the_dossier(store: Store) -> None:
    add(store, undated())
    story = story_of(store, "dam-herald")
    dossier = tell(store, story, SETTINGS, fill=filled)
    assert isinstance(dossier, Dossier) and dossier.story.from_ == DAY
    assert days(store) == [(DAY, DAY), (DAY, DAY)]
    assert not any("undated" in line for line in lines.stories(store))


def test_a_story_that_nothing_dates_stays_undated(store: Store) -> None:
    Adding(store, SETTINGS, now=lambda: "2031-03-05", fill=fill).add(undated())
    assert days(store) == [(None, None), (None, None)]


def test_what_a_killed_run_left_undated_the_next_one_dates(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_: object) -> None:
        raise StopRun

    with monkeypatch.context() as patched, pytest.raises(StopRun):
        patched.setattr(dating, "date", killed)
        add(store, undated())
    assert days(store) == [(None, None), (None, None)]
    add(store, [])
    assert days(store) == [(DAY, DAY), (DAY, DAY)]


def test_stories_that_a_person_merged_are_dated_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    add(store, undated())
    monkeypatch.setattr(deciding, "Fill", lambda settings: filled)
    kept, gone = story_of(store, "dam-herald"), story_of(store, "trial")
    deciding.merge(store, kept, gone, SETTINGS, reason="", at="1")
    assert days(store) == [(DAY, DAY)]


def test_a_story_that_is_told_is_listed_as_it_is_told(store: Store) -> None:
    add(store, undated())
    story = story_of(store, "dam-herald")
    for _ in range(2):  # made, and read again
        store.describe(story, title="Dam", first=None, last=None)
        tell(store, story, SETTINGS, fill=filled)
        line = store.story(story)
        assert line is not None and (line.title, line.first, line.last) == ("Dam", DAY, DAY)
