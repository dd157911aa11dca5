"""Opens databases, locks them, and says in our own errors what went wrong. All that differs between SQLite and
PostgreSQL, beside the index of words, is here.

**Durable.** SQLite runs in WAL mode with `synchronous=FULL`: the log is flushed to the disk at every commit, so a
commit that returned survives a loss of power (`NORMAL` would only keep the file whole, and lose the last commits).
PostgreSQL runs with `synchronous_commit` on. What that costs is paid once a transaction, not once an article.

**One writer at a time.** A writing transaction takes the store's one lock before it reads anything (`BEGIN IMMEDIATE`;
an advisory lock of the schema): so it decides on what is there, no two deadlock, and none has to be tried again.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, create_engine, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import NullPool

from consilience.errors import StoreBusy, StoreError, StoreFull, StoreRefused

BACKENDS = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg"}
PAUSE = 0.02
"""Seconds between two tries where the database itself can't wait."""

_LOCK = 0x434F4E53  # "CONS"
_SQLITE = {5: StoreBusy, 6: StoreBusy, 13: StoreFull, 778: StoreFull, 8: StoreRefused, 3: StoreRefused,
           14: StoreRefused, 11: StoreRefused, 26: StoreRefused, 23: StoreRefused}  # fmt: skip
"""SQLite's result codes; 778 is a write that was cut short, as by a limit on the size of files."""
_POSTGRES = {"55P03": StoreBusy, "40P01": StoreBusy, "53100": StoreFull, "25006": StoreRefused, "42501": StoreRefused,
             "28P01": StoreRefused, "28000": StoreRefused, "3D000": StoreRefused, "3F000": StoreRefused}  # fmt: skip
"""PostgreSQL's SQLSTATEs."""
_WORDS: dict[type[StoreError], str] = {
    StoreBusy: "another process is writing to it; try again when that is done, or wait longer",
    StoreFull: "there is no room for more; nothing was half-written. Free some and run again",
    StoreRefused: "it can't be opened for writing; check the path or URL, the permissions, and that it is a store",
    StoreError: "the database failed; what was acknowledged before is safe. Mend the cause and run again",
}


def address(url: str | Path) -> URL:
    """The database that `url` names: a path (SQLite), or a URL of one of `BACKENDS`; raises `StoreRefused` for any
    other."""
    if isinstance(url, Path) or "://" not in url:
        return URL.create("sqlite", database=str(url))
    try:
        parsed = make_url(url)
        backend = BACKENDS[parsed.get_backend_name()]
    except (ArgumentError, NoSuchModuleError, KeyError) as error:
        scheme = url.partition("://")[0]
        raise StoreRefused(f"{scheme}: no such kind of store. Use a path, sqlite:///… or postgresql://…") from error
    return parsed.set(drivername=backend)


def shown(url: URL) -> str:
    """The URL as messages name it: without its password, an SQLite file by its path."""
    if url.get_backend_name() == "sqlite":
        return url.database or ":memory:"
    return url.render_as_string(hide_password=True)


@contextmanager
def translated(name: str) -> Iterator[None]:
    """Turns what the database raises inside into the errors of `StoreError`, naming the store `name`."""
    try:
        yield
    except DBAPIError as error:
        kind = _kind(error)
        detail = str(error.orig).strip().partition("\n")[0]
        raise kind(f"{name}: {detail}: {_WORDS[kind]}.") from error


def _kind(error: DBAPIError) -> type[StoreError]:
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is not None:
        return _SQLITE.get(code) or _SQLITE.get(code & 0xFF) or StoreError
    state = getattr(error.orig, "sqlstate", None)
    if state is None:
        return StoreError if error.connection_invalidated else StoreRefused  # psycopg: nobody answered
    return _POSTGRES.get(state, StoreError)


def connect(url: URL, wait: float) -> Connection:
    """One connection, set up; it waits up to `wait` seconds for other writers. Call inside `translated`."""
    if url.get_backend_name() == "sqlite":
        return _sqlite(url, wait)
    return _postgres(url, wait)


def _sqlite(url: URL, wait: float) -> Connection:
    if url.database and url.database != ":memory:":
        try:
            Path(url.database).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreRefused(f"{url.database}: {error.strerror}: {_WORDS[StoreRefused]}.") from error
    engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": wait, "isolation_level": None})
    connection = engine.connect()
    until = time.monotonic() + wait
    while True:
        try:
            connection.exec_driver_sql("pragma journal_mode=wal")
            break
        except DBAPIError as error:  # two that open a new file at once: this switch alone does not wait by itself
            connection.rollback()
            if _kind(error) is not StoreBusy or time.monotonic() > until:
                connection.close()
                raise
            time.sleep(PAUSE)
    for pragma in ("synchronous=full", "foreign_keys=on", "journal_size_limit=67108864", "cache_size=-16000"):
        connection.exec_driver_sql(f"pragma {pragma}")
    connection.rollback()
    return connection


def _postgres(url: URL, wait: float) -> Connection:
    defaults = {"connect_timeout": str(max(2, round(wait))), "application_name": "consilience"}
    try:
        engine = create_engine(url.update_query_dict({**defaults, **url.query}), poolclass=NullPool)
    except ModuleNotFoundError as error:
        raise StoreRefused("PostgreSQL needs psycopg: pip install 'consilience[postgres]'.") from error
    connection = engine.connect()
    connection.execute(
        text(
            "select set_config('lock_timeout', :wait, false),"
            " set_config('synchronous_commit', case current_setting('synchronous_commit')"
            " when 'off' then 'on' else current_setting('synchronous_commit') end, false)"
        ),
        {"wait": f"{max(1, round(wait * 1000))}ms"},
    )
    encoding = connection.scalar(text("show server_encoding"))
    connection.commit()
    if encoding != "UTF8":
        connection.close()
        raise StoreRefused(f"{shown(url)}: its encoding is {encoding}; create the database with encoding UTF8.")
    return connection


@contextmanager
def reading(connection: Connection) -> Iterator[Connection]:
    """A transaction that only reads and waits for nobody."""
    with connection.begin():
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("begin")
        yield connection


@contextmanager
def writing(connection: Connection) -> Iterator[Connection]:
    """A transaction that holds the store's lock from its beginning to its end."""
    with connection.begin():
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("begin immediate")
        else:
            connection.execute(text("select pg_advisory_xact_lock(:lock, hashtext(current_schema()))"), {"lock": _LOCK})
        yield connection
