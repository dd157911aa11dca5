"""What the `alembic` command runs, for those who write migrations:

    alembic -x url=sqlite:///scratch.db upgrade head

A store that is opened is migrated by `consilience.store.migrate`, not through this file.
"""

from alembic import context
from sqlalchemy import create_engine

from consilience.store.schema import VERSION_TABLE, metadata

with create_engine(context.get_x_argument(as_dictionary=True)["url"]).connect() as connection:
    context.configure(connection=connection, target_metadata=metadata, version_table=VERSION_TABLE)
    with context.begin_transaction():
        context.run_migrations()
