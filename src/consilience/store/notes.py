"""Notes: bytes under a name that concern no article, kept in the same transactions as all else."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, select, text

from consilience.store.schema import note as table

_GET = select(table.c.body).where(table.c.name == bindparam("name"))
_PUT = text("insert into note (name, body) values (:name, :body) on conflict (name) do update set body = excluded.body")


def get(connection: Connection, name: str) -> bytes | None:
    """See `contracts.Store.note`."""
    body = connection.scalar(_GET, {"name": name})
    return None if body is None else bytes(body)


def put(connection: Connection, name: str, body: bytes) -> None:
    """See `contracts.Store.keep_note`."""
    connection.execute(_PUT, {"name": name, "body": body})
