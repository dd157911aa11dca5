"""Articles and their versions."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, bindparam, func, insert, select, update

from consilience.errors import Duplicate, NotText
from consilience.model import Article, content_id
from consilience.store import words
from consilience.store.pages import AnyRow
from consilience.store.schema import article as table
from consilience.stored import Stored

_decode = msgspec.msgpack.Decoder(Article).decode
_SAME = select(table.c.version, table.c.previous, table.c.added, table.c.digest).where(table.c.id == bindparam("id"))
_LAST = (
    select(table.c.number, table.c.id, table.c.version)
    .where(table.c.place == bindparam("place"))
    .order_by(table.c.version.desc())
    .limit(1)
)
_INSERT = insert(table)
_SUPERSEDE = update(table).where(table.c.number == bindparam("old")).values(superseded=True)
_BODY = select(table.c.body).where(table.c.id == bindparam("id"))
_PAGE = (
    select(table.c.number, table.c.body)
    .where(table.c.number > bindparam("after"))
    .order_by(table.c.number)
    .limit(bindparam("most"))
)
_VERSIONS = (
    select(table.c.id, table.c.version, table.c.previous, table.c.added)
    .where(table.c.place == bindparam("place"))
    .order_by(table.c.version)
)


def put(connection: Connection, article: Article, at: str, place: str | None = None) -> Stored:
    """See `contracts.Store.put`."""
    place = article.url or place or article.path
    try:
        digest = hashlib.sha256(article.text.encode()).hexdigest()
        body = msgspec.msgpack.encode(article)
    except UnicodeEncodeError as error:
        raise NotText(f"{article.path}: a lone surrogate in it can't be stored") from error
    same = connection.execute(_SAME, {"id": article.id}).one_or_none()
    if same is not None:
        if same.digest != digest:
            raise Duplicate(f"{article.path}: the id {article.id} stands for another text")
        return Stored(id=article.id, place=place, version=same.version, previous=same.previous, added=same.added)
    last = connection.execute(_LAST, {"place": content_id(place)}).one_or_none()
    version, previous = (1, None) if last is None else (last.version + 1, last.id)
    row = {
        "id": article.id,
        "place": content_id(place),
        "version": version,
        "previous": previous,
        "superseded": False,
        "digest": digest,
        "added": at,
        "body": body,
    }
    number = connection.execute(_INSERT, row).inserted_primary_key[0]  # type: ignore[index]
    if last is not None:
        connection.execute(_SUPERSEDE, {"old": last.number})
    words.add(connection, number, article.headline or article.given.headline or "", article.text)
    return Stored(id=article.id, place=place, version=version, previous=previous, added=at, new=True)


def get(connection: Connection, article: str) -> Article | None:
    """See `contracts.Store.article`."""
    body = connection.scalar(_BODY, {"id": article})
    return None if body is None else _decode(body)


def page(connection: Connection, after: int, most: int) -> Sequence[AnyRow]:
    """Up to `most` numbers and bodies of articles behind the number `after`."""
    return connection.execute(_PAGE, {"after": after, "most": most}).all()


def decoded(body: bytes) -> Article:
    """The article in a body."""
    return _decode(body)


def versions(connection: Connection, place: str) -> tuple[Stored, ...]:
    """See `contracts.Store.versions`."""
    rows = connection.execute(_VERSIONS, {"place": content_id(place)})
    return tuple(Stored(id=i, place=place, version=v, previous=p, added=at) for i, v, p, at in rows)


def how_many(connection: Connection) -> tuple[int, int]:
    """How many there are, and how many of those no newer version replaces: as many as there are first ones."""
    count = select(func.count()).select_from(table)
    return connection.execute(count).scalar_one(), connection.execute(count.where(table.c.version == 1)).scalar_one()
