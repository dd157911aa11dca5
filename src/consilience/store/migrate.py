"""Brings a store to this release's tables: a new one is made, an older one migrated, a newer one refused.

The migrations are Alembic's, in `migrations/versions`. Each run is one transaction under the store's lock, on both
databases, so a process that is killed while it migrates leaves what was there before.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, inspect, select, table
from sqlalchemy import column as named

from consilience.errors import StoreRefused, StoreTooNew
from consilience.store.connect import reading, writing
from consilience.store.schema import REVISION, VERSION_TABLE, metadata
from consilience.version import __version__

MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(connection: Connection, name: str) -> None:
    """Makes or migrates the tables of the store that messages call `name`.

    Raises `StoreTooNew` for one of a newer release, `StoreRefused` for a database that holds other things.
    """
    with reading(connection):
        current = revision(connection)
    if current == REVISION:
        return
    with writing(connection):
        current = revision(connection)  # another process may have been quicker
        if current == REVISION:
            return
        if current is None:
            _require_room(connection, name)
        upgrade(connection, current, name)


def revision(connection: Connection) -> str | None:
    """The migration that the store stands at; None where nothing of ours is."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    return connection.scalar(select(named("version_num")).select_from(table(VERSION_TABLE)))


def _require_room(connection: Connection, name: str) -> None:
    """That our tables may be made here: an SQLite file is all ours or not at all, a schema of PostgreSQL is shared."""
    there = set(inspect(connection).get_table_names())
    foreign = there if connection.dialect.name == "sqlite" else there & {*metadata.tables, "words"}
    if foreign:
        raise StoreRefused(f"{name}: holds tables that no Consilience made ({min(foreign)}); name another place.")


def upgrade(connection: Connection, current: str | None, name: str, to: str = "head") -> None:
    """Runs the migrations from `current` on, inside the transaction that is open."""
    from alembic.config import Config  # only here: most stores that are opened need no migration
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    script = ScriptDirectory.from_config(config)
    if current is not None and current not in {known.revision for known in script.walk_revisions()}:
        raise StoreTooNew(
            f"{name}: was written by a newer release (its tables are at {current}, those of {__version__} at"
            f" {REVISION}). Install the newer release, or name another store; nothing was changed."
        )

    def steps(at: Any, _: Any) -> Any:  # noqa: ANN401 - Alembic's own types are no more exact
        return script._upgrade_revs(to, at)

    with EnvironmentContext(config, script, fn=steps, as_sql=False) as environment:
        environment.configure(
            connection=connection, target_metadata=metadata, version_table=VERSION_TABLE, transactional_ddl=True
        )
        environment.run_migrations()
