"""Articles, what was found in them and the stories they tell, kept for good: in one SQLite file, or in PostgreSQL.

    with open_store("news.db") as store:
        with store.transaction():  # an article, its annotation and its story: all or nothing
            stored = store.put(article, at=now)
            store.annotate(article.id, "sentences", fingerprint, record)
            store.assign(article.id, story, why=Why(by="machine", reason="…", at=now))

What it offers is `contracts.Store`; what it hands back is in `stored`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from consilience.contracts import Store

__all__ = ["WAIT", "open_store"]

WAIT = 60.0
"""Seconds that a store waits for other writers before it gives up."""


@contextmanager
def open_store(url: str | Path, *, wait: float = WAIT) -> Iterator[Store]:
    """The store at `url`: a path (made if nothing is there), `sqlite:///…`, or `postgresql://…`, where a schema of its
    own is named by `?options=-csearch_path=NAME`.

    Raises `StoreRefused`, `StoreTooNew`, `StoreBusy` or `StoreFull`.
    """
    from consilience.store.sql import SqlStore  # SQLAlchemy takes most of a second to load

    store = SqlStore(url, wait)
    try:
        yield store
    finally:
        store.close()
