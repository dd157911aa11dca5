"""Where a build keeps what it has done so far: articles and annotations wait on disk, so that memory stays flat and a
stopped run goes on where it was.

One SQLite file. It is scratch: the run that finishes deletes it, and a release that keeps it otherwise simply starts
afresh, as every key holds the version and the settings' hash.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from consilience.model import Annotated, Article, content_id

LONGEST_LINE = 200
"""Lines longer than this are paragraphs, which repeat because a text was copied, not because a page has furniture."""
REPEATED_IN = 3
"""A line in at least this many articles of one outlet belongs to the outlet's page, not to the article."""

UNDATED = "9999"
"""Sorts behind every date."""

_SCHEMA = """
create table if not exists article (id text primary key, house text, key text, body blob) without rowid;
create table if not exists line (house text, line text, articles integer, primary key (house, line)) without rowid;
create table if not exists annotated (key text primary key, day text, body blob, sketch blob) without rowid;
create table if not exists finished (key text primary key, body blob) without rowid;
"""


class Workspace:
    """The scratch store of one build; a context manager that closes it, and keeps the file unless `clear` was called.

    `path` is the SQLite file, or None for one in memory.
    """

    def __init__(self, path: Path | None) -> None:
        """Opens or creates the store and forgets the articles of an earlier run, which are read again."""
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        self._db = sqlite3.connect(path or ":memory:", isolation_level=None)
        self._db.executescript("pragma journal_mode=wal; pragma synchronous=normal;" + _SCHEMA)
        self._db.executescript("delete from article; delete from line;")
        self._decode = msgspec.msgpack.Decoder(Annotated)
        self._article = msgspec.msgpack.Decoder(Article)

    def __enter__(self) -> Workspace:
        """Itself."""
        return self

    def __exit__(self, *exception: object) -> None:
        """Closes the store."""
        self._db.close()

    def clear(self) -> None:
        """Deletes the store's files; it can't be used any more."""
        self._db.close()
        if self._path is not None:
            for suffix in ("", "-wal", "-shm"):
                Path(f"{self._path}{suffix}").unlink(missing_ok=True)

    # ---------------------------------------------------------------- articles as read

    def keep(self, article: Article) -> None:
        """Keeps an article as it was read, and counts its short lines for its house."""
        home = house(article)
        with self._db:
            self._db.execute("begin")
            body = msgspec.msgpack.encode(article)
            self._db.execute("insert or replace into article values (?, ?, '', ?)", (article.id, home, body))
            self._count(home, (content_id(line) for line in sorted(short_lines(article))))

    def count(self, home: str, lines: Iterable[str]) -> None:
        """Counts lines, by their ids, of an article of the house `home` that is kept elsewhere."""
        with self._db:
            self._db.execute("begin")
            self._count(home, lines)

    def _count(self, home: str, lines: Iterable[str]) -> None:
        once_more = "insert into line values (?, ?, 1) on conflict do update set articles = articles + 1"
        self._db.executemany(once_more, [(home, line) for line in lines])

    def __len__(self) -> int:
        """How many articles were kept."""
        return int(self._db.execute("select count(*) from article").fetchone()[0])

    def holds(self, article: str) -> bool:
        """Whether the article with this id was kept."""
        return self._db.execute("select 1 from article where id = ?", (article,)).fetchone() is not None

    def articles(self) -> Iterator[tuple[Article, frozenset[str]]]:
        """Every article in the order of ids, with those of its lines that its house repeats."""
        last = ""
        page = "select id, body, house from article where id > ? order by id limit 100"
        while rows := self._db.execute(page, (last,)).fetchall():  # pages, as the loop that reads them also writes
            last = rows[-1][0]
            for _, body, home in rows:
                article = self._article.decode(body)
                yield article, frozenset(line for line in short_lines(article) if self._is_repeated(home, line))

    def _is_repeated(self, home: str, line: str) -> bool:
        row = self._db.execute("select articles from line where house = ? and line = ?", (home, content_id(line)))
        return bool((row.fetchone() or (0,))[0] >= REPEATED_IN)

    # ---------------------------------------------------------------- articles as annotated

    def has(self, key: str) -> bool:
        """Whether the annotation with this key is there from a run that was stopped."""
        return self._db.execute("select 1 from annotated where key = ?", (key,)).fetchone() is not None

    def put(self, key: str, annotated: Annotated, sketch: bytes) -> None:
        """Keeps an annotated article with what clustering needs of it; `key` tells apart what other settings or other
        repeated lines would give."""
        published = annotated.article.published
        row = (key, published.date if published else UNDATED, msgspec.msgpack.encode(annotated), sketch)
        self._db.execute("insert or replace into annotated values (?, ?, ?, ?)", row)

    def use(self, article: str, key: str) -> None:
        """Says which annotation this run takes for an article."""
        self._db.execute("update article set key = ? where id = ?", (key, article))

    def usable(self) -> int:
        """How many articles have an annotation that this run takes."""
        query = "select count(*) from article join annotated using (key)"
        return int(self._db.execute(query).fetchone()[0])

    def get(self, article: str) -> tuple[str, Annotated]:
        """The key and the annotation that this run takes for an article; KeyError where there is none."""
        row = self._db.execute(
            "select key, annotated.body from article join annotated using (key) where id = ?", (article,)
        ).fetchone()
        if row is None:
            raise KeyError(article)
        return row[0], self._decode.decode(row[1])

    def sketches(self) -> Iterator[bytes]:
        """The sketches of all annotated articles in the order of their days, the undated last, then of ids."""
        query = "select sketch from article join annotated using (key) order by day, id"
        for (sketch,) in self._db.execute(query):
            yield sketch

    # ---------------------------------------------------------------- stories that are done

    def finish(self, key: str, note: bytes) -> None:
        """Notes that the story with this key is written, with what the index says of it."""
        self._db.execute("insert or replace into finished values (?, ?)", (key, note))

    def finished(self, key: str) -> bytes | None:
        """What the index says of a story that was written before the run was stopped."""
        row = self._db.execute("select body from finished where key = ?", (key,)).fetchone()
        return None if row is None else bytes(row[0])


def house(article: Article) -> str:
    """What lines can repeat in: the outlet, or the folder where no outlet is named."""
    return article.outlet or article.given.outlet or article.path.rpartition("/")[0]


def short_lines(article: Article) -> frozenset[str]:
    """The article's short lines, without the white space around them."""
    lines = (line.strip() for line in article.text.splitlines())
    return frozenset(line for line in lines if line and len(line) <= LONGEST_LINE)
