"""Notes: what the programs that work on a store keep in it for themselves."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Makes the table."""
    op.create_table(
        "note",
        sa.Column("name", _TEXT, primary_key=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
