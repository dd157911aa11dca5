"""Invented reports for a store, and a way to fill them in that needs no model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path

from msgspec.structs import replace

from consilience.cluster import sketch
from consilience.contracts import Store
from consilience.model import Annotated, Article, Given, Published, Skipped, content_id
from consilience.newsroom.adding import Added, Adding
from consilience.newsroom.annotations import Filled, Task
from consilience.newsroom.reading import Incoming
from consilience.settings import Settings
from tests.builders import headed
from tests.cluster.invented import DAM, OTHER_DAM, TRIAL
from tests.cluster.look_alikes import PAIRS

SETTINGS = Settings(workers=1)
DAY = "2031-03-04"


def page(name: str, text: str, day: str | None = DAY, outlet: str = "The Quay") -> Incoming:
    """A page of an invented outlet at an address of its own."""
    url = f"https://quay.example/{name}"
    dates = (("published", day),) if day else ()
    given = Given(dates=dates, outlet=outlet)
    return Article(id=content_id(url, text), path=name, text=text, url=url, outlet=outlet, given=given), None


def pages() -> list[Incoming]:
    """Two dams and a trial."""
    return [
        *(page(f"dam-{outlet}", text, outlet=outlet) for outlet, text in DAM.items()),
        *(page(f"trial-{outlet}", text, outlet=outlet) for outlet, text in TRIAL.items()),
        page("other-dam", OTHER_DAM),
    ]


def look_alikes() -> list[Incoming]:
    """Events that are told in the same words, but are not the same."""
    return [
        page(f"{name} {event} {n}".replace(" ", "-"), text, day, outlet=f"{event} {n}")
        for name, (events, *days) in PAIRS.items()
        for (event, texts), day in zip(events.items(), days, strict=True)
        for n, text in enumerate(texts)
    ]


def fill(task: Task) -> Filled | Skipped:
    """The first paragraph as headline, the rest as body, the given date as that of publication."""
    article, text = task.article, task.article.text
    if "unreadable" in text:
        return Skipped(path=article.path, reason="failed", detail="unreadable")
    day = article.given.dates[0][1][:10] if article.given.dates else None
    published = Published(date=day, precision="day", how="given") if day else None
    annotated = Annotated(article=replace(article, regions=headed(text), published=published))
    return Filled(annotated=annotated, sketch=sketch(annotated))


def adding(store: Store) -> Adding:
    """A run that needs no model; its times count up."""
    seconds = count()
    return Adding(store, SETTINGS, now=lambda: f"2031-03-05T10:00:{next(seconds):02}", fill=fill)


def add(store: Store, *lots: Iterable[Incoming | Skipped]) -> Added:
    """Adds lots of articles in one run."""
    run = adding(store)
    for lot in lots:
        run.add(lot)
    return run.added()


def parted(store: Store) -> set[frozenset[str]]:
    """The articles of each story, by their paths."""
    return {frozenset(inside(store, line.id)) for line in store.stories()}


def inside(store: Store, story: str) -> list[str]:
    """The paths of the articles of a story."""
    return sorted(path for member in store.members(story) for path in paths(store, [member.article]))


def paths(store: Store, articles: Iterable[str]) -> Iterator[str]:
    """The paths of articles."""
    for name in articles:
        found = store.article(name)
        assert found is not None
        yield found.path


def story_of(store: Store, path: str) -> str:
    """The story of the newest article with a path."""
    (name,) = [article.id for article in store.articles() if article.path == path][-1:]
    return store.stories_of([name])[name].story


def everything(store: Store) -> tuple[object, ...]:
    """All that is in a store but the caches."""
    return (
        list(store.articles()),
        list(store.stories()),
        [list(store.members(line.id)) for line in store.stories()],
        list(store.decisions()),
    )


def file(folder: Path, name: str, text: str) -> Path:
    """Writes a file."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
