"""A store is made, migrated or refused by what it stands at."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import column, create_engine, insert, select, text, update
from sqlalchemy import table as named

from consilience.errors import StoreRefused, StoreTooNew
from consilience.model import Article
from consilience.store import migrate, open_store, schema
from consilience.store.connect import address, connect, writing
from tests.store import fixtures

BACKENDS = ("sqlite", "postgresql")


@pytest.fixture(params=BACKENDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'news.db'}"
    return fixtures.schema(request.getfixturevalue("postgres"))


def test_the_newest_migration_is_the_one_that_stores_are_compared_with() -> None:
    config = Config()
    config.set_main_option("script_location", str(migrate.MIGRATIONS))
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_current_head() == schema.REVISION


def test_the_migrations_end_at_the_tables_that_the_code_names(url: str) -> None:
    with open_store(url):
        pass
    engine = create_engine(address(url))
    with engine.connect() as connection:
        ours = {*schema.metadata.tables}
        context = MigrationContext.configure(
            connection,
            opts={"include_name": lambda name, kind, _: kind != "table" or name in ours, "compare_type": True},
        )
        assert compare_metadata(context, schema.metadata) == []
    engine.dispose()


def test_an_older_store_is_migrated_with_all_that_it_holds(url: str) -> None:
    article = Article(id="a", path="a", text="The dam cracked.")
    connection = connect(address(url), 1)
    with writing(connection):
        migrate.upgrade(connection, None, url, to="0001")
        row = {"number": 1, "id": "a", "place": "p", "version": 1, "superseded": False, "digest": "d", "added": "1"}
        connection.execute(insert(schema.article), {**row, "body": msgspec.msgpack.encode(article)})
    connection.close()
    with open_store(url) as store:
        assert [hit.article for hit in store.search("dam")] == ["a"]
        assert list(store.articles()) == [article]


def test_a_newer_store_is_refused_and_left_as_it_is(url: str) -> None:
    with open_store(url):
        pass
    engine = create_engine(address(url))
    version = named(schema.VERSION_TABLE, column("version_num"))
    with engine.begin() as connection:
        connection.execute(update(version).values(version_num="9999"))
    with pytest.raises(StoreTooNew, match="newer release"), open_store(url):
        pass
    with engine.begin() as connection:
        assert connection.scalar(select(version)) == "9999"
    engine.dispose()


def test_a_migration_that_fails_leaves_what_was_there(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from consilience.store import words

    broken = {dialect: (*statements, "create nonsense") for dialect, statements in words.CREATE.items()}
    monkeypatch.setattr(words, "CREATE", broken)
    with pytest.raises(Exception, match="syntax"), open_store(url):
        pass
    monkeypatch.undo()
    engine = create_engine(address(url))
    with engine.connect() as connection:
        assert migrate.revision(connection) is None
    engine.dispose()
    with open_store(url) as store:
        assert store.counts().articles == 0


def test_a_database_of_somebody_else_is_refused(url: str) -> None:
    engine = create_engine(address(url))
    with engine.begin() as connection:
        connection.execute(text("create table article (x integer)"))
    with pytest.raises(StoreRefused, match="no Consilience made"), open_store(url):
        pass
    engine.dispose()
