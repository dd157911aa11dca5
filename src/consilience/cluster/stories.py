"""Sorts a whole collection of articles into stories: a stream in the order of publication, whose stories are let go as
soon as no further article can join them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from consilience.cluster.columns import columns
from consilience.cluster.likeness import Comparison, Model, shipped
from consilience.cluster.stream import Stream
from consilience.cluster.vectors import Sketch
from consilience.model import Story, content_id
from consilience.settings import Settings

CENTRAL = 24  # earliest articles among which the title is looked for


def group(sketches: Iterable[Sketch], settings: Settings, model: Model | None = None) -> Iterator[Story]:
    """The stories that `sketches` tell, each as soon as it is complete. The order of the input changes nothing.

    Articles without a day of publication are put in after all others, by likeness alone. Where the settings say that
    all is of one story, it is.
    """
    model = model or shipped()
    waiting = sorted({s.id: s for s in sketches}.values(), key=lambda s: (s.day is None, s.day or 0, s.id))
    compare = Comparison(model)
    if settings.one_story and waiting:
        yield story(waiting, compare)
        return
    stream = Stream(settings, model)
    hold = bool(waiting) and waiting[-1].day is None  # an undated article may join any story
    latest = None
    for sketch in waiting:
        if sketch.day is not None and sketch.day != latest and not hold:
            latest = sketch.day
            for articles in _complete(stream, latest - settings.story_days):
                yield story(articles, compare)
        stream.add(sketch)
    for articles in _complete(stream, None):
        yield story(articles, compare)


def story(articles: Sequence[Sketch], compare: Comparison) -> Story:
    """The record of the story that `articles` (in order of day and id) make, named by its articles."""
    days = [article.day for article in articles if article.day is not None]
    return Story(
        id=content_id("story", *sorted(article.id for article in articles)),
        title=central(articles, compare).title,
        articles=tuple(article.id for article in articles),
        from_=date.fromordinal(min(days)).isoformat() if days else None,
        to=date.fromordinal(max(days)).isoformat() if days else None,
    )


def central(articles: Sequence[Sketch], compare: Comparison) -> Sketch:
    """The article most like the others of its story, in all views together, of those whose title is whole if any is; of
    equals, the earliest."""
    some = list(articles[:CENTRAL])
    sums = compare.closeness(columns(some)).tolist()
    return some[max(range(len(some)), key=lambda i: (_wholeness(some[i].title), round(sums[i], 6), -i))]


def _wholeness(title: str) -> int:
    """2 for a title, 1 for one that a page has cut short ("Villages warned as..."), 0 for none."""
    return 0 if not title else 1 if title.endswith(("...", "…")) else 2


def _complete(stream: Stream, before: int | None) -> Iterator[list[Sketch]]:
    """Lets go the stories that no article of the day `before` + `story_days` or later can change (all, if None)."""
    for name, articles in stream.stories().items():
        last = stream.last_day(name)
        if before is None or (last is not None and last < before):
            sketches = [stream.sketch_of(article) for article in articles]
            stream.release(name)
            yield sketches
