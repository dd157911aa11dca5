"""What annotators made of articles, kept under the annotator's name and fingerprint: another fingerprint of one
annotator misses that one alone. Compressed, as annotations repeat themselves and are many times the text."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Sequence

from sqlalchemy import Connection, bindparam, delete, func, select, text

from consilience.store.pages import AnyRow
from consilience.store.schema import annotation as table
from consilience.store.schema import article

LEVEL = 1
"""Of zlib: the quickest, which already takes most of the repetition out."""

_KEY = (
    table.c.annotator == bindparam("key_annotator"),
    table.c.fingerprint == bindparam("key_fingerprint"),
)
_GET = (
    select(table.c.record)
    .join(article, article.c.number == table.c.article)
    .where(article.c.id == bindparam("id"), *_KEY)
)
_PAGE = (
    select(table.c.article, article.c.id, table.c.record)
    .join(article, article.c.number == table.c.article)
    .where(table.c.article > bindparam("after"), *_KEY)
    .order_by(table.c.article)
    .limit(bindparam("most"))
)


_PUT = text(
    "insert into annotation (annotator, fingerprint, article, record)"
    " select :key_annotator, :key_fingerprint, number, :record from article where id = :id"
    " on conflict (annotator, fingerprint, article) do update set record = excluded.record"
)


def _key(annotator: str, fingerprint: str) -> dict[str, object]:
    return {"key_annotator": annotator, "key_fingerprint": fingerprint}


def get(connection: Connection, of: str, annotator: str, fingerprint: str) -> bytes | None:
    """See `contracts.Store.annotation`."""
    record = connection.scalar(_GET, {"id": of, **_key(annotator, fingerprint)})
    return None if record is None else zlib.decompress(record)


def put(connection: Connection, of: str, annotator: str, fingerprint: str, record: bytes) -> None:
    """See `contracts.Store.annotate`."""
    values = {"id": of, "record": zlib.compress(record, LEVEL), **_key(annotator, fingerprint)}
    if not connection.execute(_PUT, values).rowcount:
        raise KeyError(of)


def page(connection: Connection, annotator: str, fingerprint: str, after: int, most: int) -> Sequence[AnyRow]:
    """Up to `most` numbers and ids of articles behind the number `after`, each with the packed record."""
    return connection.execute(_PAGE, {"after": after, "most": most, **_key(annotator, fingerprint)}).all()


def unpacked(record: bytes) -> bytes:
    """The record as it was given."""
    return zlib.decompress(record)


def forget(connection: Connection, annotator: str, but: Collection[str]) -> int:
    """See `contracts.Store.forget_annotations`."""
    where = (table.c.annotator == annotator, table.c.fingerprint.not_in(sorted(but)))
    return connection.execute(delete(table).where(*where)).rowcount


def how_many(connection: Connection) -> int:
    """How many there are."""
    return connection.execute(select(func.count()).select_from(table)).scalar_one()
