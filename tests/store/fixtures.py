"""The PostgreSQL server that tests share, and places on it or in a folder for one test each."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import count

import pytest
from sqlalchemy import create_engine, text

from tests.store.server import binaries, running

_numbers = count(1)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a database on a real server: that of CONSILIENCE_POSTGRES_URL, or of one started here."""
    given = os.environ.get("CONSILIENCE_POSTGRES_URL")
    if given:
        yield given
    elif binaries() is None:
        pytest.skip("no PostgreSQL server is installed, and CONSILIENCE_POSTGRES_URL names none")
    else:
        with running() as server:
            yield server.url


def schema(url: str) -> str:
    """The URL of an empty schema in the database at `url`: a store's place of its own."""
    name = f"consilience_test_{os.getpid()}_{next(_numbers)}"
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text(f"create schema {name}"))
    engine.dispose()
    return f"{url}{'&' if '?' in url else '?'}options=-csearch_path%3D{name}"
