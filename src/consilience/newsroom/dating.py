"""The days of a story in lists, where some of its reports show none of their own: as its dossier has them, by all
reports together.

That takes some 15 ms a report, so it is done once for a lot of articles. A note in the store tells the next run what
one that was killed left undone.
"""

from __future__ import annotations

from collections.abc import Iterable

from consilience.contracts import Store
from consilience.model import Story
from consilience.newsroom.annotations import Filled, Filling, Fingerprints, prepared, task
from consilience.pipeline import spanned, together

SINCE = "undated since"
"""Under this name the store has the number of the last decision before the lot that comes in."""


def begin(store: Store) -> int | None:
    """Notes that a lot comes in. If a lot before was not finished, the number of the last decision before that one."""
    if known := store.note(SINCE):
        return int(known)
    store.keep_note(SINCE, str(store.latest_decision()).encode())
    return None


def touched(store: Store, since: int) -> list[str]:
    """The stories that decisions behind the number `since` concern."""
    found: dict[str | None, None] = {}
    for entry in store.decisions():
        if entry.number > since:
            places = (place for move in entry.moves for place in (move.left, move.joined))
            found.update(dict.fromkeys((entry.story, entry.other, *places)))
    return sorted(story for story in found if story is not None)


def date(store: Store, stories: Iterable[str], fingerprints: Fingerprints, fill: Filling) -> None:
    """Sets the days of open stories; of one with an article that this release has not read yet nothing is changed."""
    for story in stories:
        with store.transaction():
            _date(store, story, fingerprints, fill)


def finish(store: Store) -> None:
    """Notes that the stories of all lots are dated."""
    store.keep_note(SINCE, b"")


def _date(store: Store, story: str, fingerprints: Fingerprints, fill: Filling) -> None:
    line = store.story(story)
    if line is None or not line.open:
        return
    tasks = [task(store, member.article, fingerprints) for member in store.members(story)]
    if not all(prepared(store, one.article.id, fingerprints(one.repeated)) for one in tasks):
        return
    filled = [found.annotated for found in map(fill, tasks) if isinstance(found, Filled)]
    if filled and len(filled) == len(tasks):
        told = spanned(Story(id=story, title=line.title, articles=()), together(filled))
        show(store, told)


def show(store: Store, told: Story) -> None:
    """Has lists show a story as its dossier tells of it."""
    line = store.story(told.id)
    if line is not None and (line.first, line.last) != (told.from_, told.to):
        store.describe(told.id, title=line.title, first=told.from_, last=told.to)
