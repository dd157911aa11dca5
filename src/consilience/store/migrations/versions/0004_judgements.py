"""What persons judged of people and things, speech acts and claims: decisions of the log, with the words judged."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "judgement",
        sa.Column("decision", _NUMBER, sa.ForeignKey("decision.number"), primary_key=True, autoincrement=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "quoted",
        sa.Column("article", _TEXT, primary_key=True),
        sa.Column("decision", _NUMBER, sa.ForeignKey("judgement.decision"), primary_key=True, autoincrement=False),
    )
