"""The store over a database: opens each transaction, and leaves what is done in it to the module of that matter."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection

from consilience.errors import StoreError
from consilience.model import Article, Correction
from consilience.store import articles, cached, connect, decisions, judged, notes, stories, undoing
from consilience.store.migrate import migrate
from consilience.store.pages import PAGE, AnyRow, paged
from consilience.store.search import search
from consilience.stored import By, Counts, Decided, Decision, Hit, Member, Refused, Stored, StoryLine, Why


class SqlStore:
    """`contracts.Store` over SQLite or PostgreSQL: see there for what each method does. Ends with `close`."""

    def __init__(self, url: str | Path, wait: float) -> None:
        """Opens, makes or migrates the store at `url`, waiting up to `wait` seconds for other writers."""
        address = connect.address(url)
        self._name = connect.shown(address)
        self._writing = self._broken = False
        with connect.translated(self._name):
            self._connection = connect.connect(address, wait)
            try:
                migrate(self._connection, self._name)
            except BaseException:
                self.close()
                raise

    def close(self) -> None:
        """Ends the connection."""
        self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; see `contracts.Store.transaction`."""
        if self._writing:
            yield
            return
        with connect.translated(self._name), connect.writing(self._connection):
            self._writing, self._broken = True, False
            try:
                yield
                if self._broken:
                    raise StoreError(f"{self._name}: a write failed before; nothing of the transaction was kept.")
            finally:
                self._writing = False

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        with self.transaction(), self._guarded():
            yield self._connection

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        if self._writing:
            with self._guarded():
                yield self._connection
        else:
            with connect.translated(self._name), connect.reading(self._connection):
                yield self._connection

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """After an error of the database the transaction is lost, on SQLite it may be over without a word: whoever
        catches the error must not go on writing outside of it."""
        if self._broken:
            raise StoreError(f"{self._name}: a write failed before in this transaction; leave it.")
        try:
            with connect.translated(self._name):
                yield
        except StoreError:
            self._broken = True
            raise

    def _rows(self, page: Callable[[Connection, int, int], Sequence[AnyRow]]) -> Iterator[AnyRow]:
        def read(after: int, most: int) -> Sequence[AnyRow]:
            with self._read() as connection:
                return page(connection, after, most)

        return paged(read)

    # ---------------------------------------------------------------- articles

    def put(self, article: Article, /, *, at: str, place: str | None = None) -> Stored:
        """Keeps an article."""
        with self._write() as connection:
            return articles.put(connection, article, at, place)

    def article(self, article: str, /) -> Article | None:
        """The article with this id."""
        with self._read() as connection:
            return articles.get(connection, article)

    def articles(self) -> Iterator[Article]:
        """Every article, as they came in."""
        return (articles.decoded(row.body) for row in self._rows(articles.page))

    def versions(self, place: str, /) -> tuple[Stored, ...]:
        """What was seen at a place."""
        with self._read() as connection:
            return articles.versions(connection, place)

    # ---------------------------------------------------------------- annotations

    def annotation(self, article: str, annotator: str, fingerprint: str, /) -> bytes | None:
        """A cached annotation."""
        with self._read() as connection:
            return cached.get(connection, article, annotator, fingerprint)

    def annotate(self, article: str, annotator: str, fingerprint: str, record: bytes, /) -> None:
        """Caches an annotation."""
        with self._write() as connection:
            cached.put(connection, article, annotator, fingerprint, record)

    def annotations(self, annotator: str, fingerprint: str, /) -> Iterator[tuple[str, bytes]]:
        """All cached annotations of one kind."""
        rows = self._rows(lambda c, after, most: cached.page(c, annotator, fingerprint, after, most))
        return ((row.id, cached.unpacked(row.record)) for row in rows)

    def forget_annotations(self, annotator: str, /, *, but: Collection[str] = ()) -> int:
        """Drops cached annotations."""
        with self._write() as connection:
            return cached.forget(connection, annotator, but)

    # ---------------------------------------------------------------- notes

    def note(self, name: str, /) -> bytes | None:
        """What is kept under a name."""
        with self._read() as connection:
            return notes.get(connection, name)

    def keep_note(self, name: str, body: bytes, /) -> None:
        """Keeps bytes under a name."""
        with self._write() as connection:
            notes.put(connection, name, body)

    # ---------------------------------------------------------------- stories

    def create(self, story: str, articles: Sequence[str] = (), /, *, why: Why) -> Decided | Refused:
        """Opens a story."""
        with self._write() as connection:
            return decisions.create(connection, story, articles, why)

    def assign(self, article: str, story: str, /, *, why: Why) -> Decided | Refused:
        """Puts an article into a story."""
        with self._write() as connection:
            return decisions.assign(connection, article, story, why)

    def succeed(self, article: str, /, *, why: Why) -> Decided | Refused:
        """Puts a version into the place of the one before."""
        with self._write() as connection:
            return decisions.succeed(connection, article, why)

    def merge(self, story: str, into: str, /, *, why: Why) -> Decided | Refused:
        """Moves all articles of a story to another."""
        with self._write() as connection:
            return decisions.merge(connection, story, into, why)

    def split(self, story: str, articles: Sequence[str], new: str, /, *, why: Why) -> Decided | Refused:
        """Moves some articles of a story to a new one."""
        with self._write() as connection:
            return decisions.split(connection, story, articles, new, why)

    def judge(self, correction: Correction, story: str, /, *, why: Why) -> Decided | Refused:
        """Keeps what a person judged."""
        with self._write() as connection:
            return decisions.judge(connection, correction, story, why)

    def corrections(self, articles: Iterable[str] | None = None, /) -> tuple[Correction, ...]:
        """What persons judged and nobody took back."""
        with self._read() as connection:
            return judged.holding(connection, articles)

    def undo(self, decision: int, /, *, why: Why) -> Decided | Refused:
        """Takes a decision back."""
        with self._write() as connection:
            return undoing.undo(connection, decision, why)

    def describe(self, story: str, /, *, title: str, first: str | None, last: str | None) -> None:
        """Sets what lists show of a story."""
        with self._write() as connection:
            stories.describe(connection, story, title, first, last)

    def story(self, story: str, /) -> StoryLine | None:
        """A story by its id."""
        with self._read() as connection:
            return stories.get(connection, story)

    def stories(self) -> Iterator[StoryLine]:
        """The open stories."""
        return (stories.line(row) for row in self._rows(stories.page))

    def members(self, story: str, /) -> Iterator[Member]:
        """The articles of a story."""
        rows = self._rows(lambda c, after, most: stories.members_page(c, story, after, most))
        return (stories.as_member(row) for row in rows)

    def stories_of(self, articles: Iterable[str], /) -> dict[str, Member]:
        """Where articles are."""
        with self._read() as connection:
            return stories.of_articles(connection, articles)

    def decisions(self, story: str | None = None, /, *, by: By | None = None) -> Iterator[Decision]:
        """The log."""
        after = -1
        while True:
            with self._read() as connection:
                rows = stories.decisions_page(connection, story, by, after, PAGE)
                found = stories.as_decisions(connection, rows)
            if not found:
                return
            yield from found
            after = found[-1].number

    def latest_decision(self) -> int:
        """The number of the last decision."""
        with self._read() as connection:
            return stories.latest(connection)

    # ---------------------------------------------------------------- search and figures

    def search(
        self, query: str, /, *, limit: int = 20, offset: int = 0, every_version: bool = False
    ) -> tuple[Hit, ...]:
        """Articles that have the words."""
        with self._read() as connection:
            return search(connection, query, limit, offset, every_version)

    def counts(self) -> Counts:
        """How much there is."""
        with self._read() as connection:
            all_of_them, newest = articles.how_many(connection)
            open_stories, log = stories.how_many(connection)
            return Counts(
                articles=all_of_them,
                newest=newest,
                annotations=cached.how_many(connection),
                stories=open_stories,
                decisions=log,
            )
