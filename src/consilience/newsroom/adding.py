"""Articles come into a store: read → filled in → kept, cached and put into a story, in one transaction for each.

What is killed in between is there with its story or not at all, and a rerun goes on where it was: an article that is
there is passed over, but for what this release finds in it and an older one did not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

from consilience.contracts import Store
from consilience.errors import NotText, SkipInput, StopRun
from consilience.model import Article, Skipped
from consilience.newsroom import dating, houses
from consilience.newsroom.annotations import Fill, Filled, Filling, Fingerprints, Task, cache, prepared, task
from consilience.newsroom.desk import Change, Desk
from consilience.newsroom.reading import Incoming
from consilience.pipeline import runner_for
from consilience.run.progress import Report, counted, silent
from consilience.run.workspace import Workspace
from consilience.settings import Settings
from consilience.stored import Why


class Added(Struct, frozen=True, kw_only=True):
    """What came of a run: how many articles were new, new versions of others, or there before; what happened to which
    stories, in order; what was left out."""

    new: int = 0
    renewed: int = 0
    known: int = 0
    changes: tuple[Change, ...] = ()
    skipped: tuple[Skipped, ...] = ()


class Adding:
    """A run that adds articles to a store, lot by lot; `added` says what has come of it."""

    def __init__(
        self,
        store: Store,
        settings: Settings,
        *,
        now: Callable[[], str],
        on_skip: Callable[[Skipped], None] = lambda skipped: None,
        progress: Report = silent,
        fill: Filling | None = None,
    ) -> None:
        """`now` gives the time that is written beside what is kept and decided; `fill` stands in for `Fill`."""
        self._store = store
        self._settings = settings
        self._now = now
        self._on_skip = on_skip
        self._progress = progress
        self._fill = fill or Fill(settings)
        self._fingerprints = Fingerprints(settings)
        self._desk = Desk(store, settings)
        self._places: dict[str, str] = {}
        self._counts: Counter[str] = Counter()
        self._changes: list[Change] = []
        self._skipped: list[Skipped] = []

    def added(self) -> Added:
        """What has come of it since this was asked before."""
        found = Added(**self._counts, changes=tuple(self._changes), skipped=tuple(self._skipped))
        self._counts, self._changes, self._skipped = Counter(), [], []
        return found

    def add(self, items: Iterable[Incoming | Skipped]) -> None:
        """Takes a lot of articles in. Raises `StoreError` where the store fails; what was kept before is safe."""
        since = dating.begin(self._store)
        with TemporaryDirectory() as folder, Workspace(Path(folder) / "lot.sqlite") as work:
            batch = houses.Batch(self._store, work)
            stale = list(self._gathered(items, batch))
            with runner_for(self._settings, len(batch) + len(stale)) as runner:
                tasks = self._tasks(batch, stale)
                total = len(batch) + len(stale)
                waiting: dict[str, Task] = {}
                for filled in counted(runner(self._fill, _noted(tasks, waiting)), "add", total, self._progress):
                    if isinstance(filled, Skipped):
                        self._skip(filled)
                    else:
                        self._take(waiting.pop(filled.annotated.article.id), filled)
        self._date(since)

    def _date(self, since: int | None) -> None:
        """Dates the stories that reports without a day came into; those of a lot that was not finished, too."""
        with self._store.transaction():
            for story in () if since is None else dating.touched(self._store, since):
                self._desk.describe(story)
        dating.date(self._store, self._desk.undated(), self._fingerprints, self._fill)
        dating.finish(self._store)

    def _gathered(self, items: Iterable[Incoming | Skipped], batch: houses.Batch) -> Iterator[str]:
        """Keeps what is new in `batch`; yields the ids of articles that are there but lack what this release finds."""
        for item in counted(items, "read", None, self._progress):
            if isinstance(item, Skipped):
                self._skip(item)
                continue
            article, place = item
            there = self._store.article(article.id)
            if there is None:
                self._await(article, place, batch)
                continue
            self._counts["known"] += 1
            if not prepared(self._store, article.id, self._fingerprints(houses.repeated(self._store, there))):
                yield article.id

    def _await(self, article: Article, place: str | None, batch: houses.Batch) -> None:
        try:
            batch.keep(article)
        except UnicodeEncodeError:
            self._skip(Skipped(path=article.path, reason=NotText.reason, detail="lone surrogates, which nothing keeps"))
        else:
            if place is not None:
                self._places[article.id] = place

    def _tasks(self, batch: houses.Batch, stale: Iterable[str]) -> Iterator[Task]:
        for article, repeated in batch.articles():
            yield Task(article=article, repeated=repeated)
        for known in stale:
            yield task(self._store, known, self._fingerprints)

    def _take(self, task: Task, filled: Filled) -> None:
        """Keeps an article and all that goes with it, or nothing of it."""
        try:
            with self._store.transaction():
                self._keep(task, filled)
        except SkipInput as skip:
            self._desk.let_go()
            self._skip(Skipped(path=task.article.path, reason=skip.reason, detail=str(skip)))
        except StopRun:
            self._desk.let_go()
            raise
        except Exception as error:  # one bad article never stops a run; the summary names it
            self._desk.let_go()
            detail = f"{type(error).__name__}: {error}"
            self._skip(Skipped(path=task.article.path, reason="failed", detail=detail))

    def _keep(self, task: Task, filled: Filled) -> None:
        now = self._now()
        stored = self._store.put(task.article, at=now, place=self._places.get(task.article.id))
        if stored.new:
            houses.keep(self._store, task.article, task.repeated)
        cache(self._store, task, filled, self._fingerprints)
        if stored.new:  # else another process was quicker, or it only lacked what this release finds
            changes = self._desk.place(stored, filled, Why(by="machine", reason="", at=now))
            self._changes += changes
            self._counts["renewed" if any(change.kind == "renewed" for change in changes) else "new"] += 1

    def _skip(self, skipped: Skipped) -> None:
        self._skipped.append(skipped)
        self._on_skip(skipped)


def _noted(tasks: Iterable[Task], waiting: dict[str, Task]) -> Iterator[Task]:
    """`tasks`, each noted in `waiting` until it comes back filled in."""
    for one in tasks:
        waiting[one.article.id] = one
        yield one
