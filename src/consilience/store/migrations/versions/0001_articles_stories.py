"""Articles with their versions, cached annotations, stories with the log of decisions."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "article",
        sa.Column("number", _NUMBER, primary_key=True, autoincrement=True),
        sa.Column("id", _TEXT, nullable=False, unique=True),
        sa.Column("place", _TEXT, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("previous", _TEXT),
        sa.Column("superseded", sa.Boolean, nullable=False),
        sa.Column("digest", _TEXT, nullable=False),
        sa.Column("added", _TEXT, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_index("article_place", "article", ["place", "version"], unique=True)
    op.create_table(
        "annotation",
        sa.Column("annotator", _TEXT, primary_key=True),
        sa.Column("fingerprint", _TEXT, primary_key=True),
        sa.Column("article", _NUMBER, sa.ForeignKey("article.number"), primary_key=True),
        sa.Column("record", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "decision",
        sa.Column("number", _NUMBER, primary_key=True, autoincrement=True),
        sa.Column("kind", _TEXT, nullable=False),
        sa.Column("story", _TEXT, nullable=False, index=True),
        sa.Column("other", _TEXT, index=True),
        sa.Column("by", _TEXT, nullable=False),
        sa.Column("reason", _TEXT, nullable=False),
        sa.Column("at", _TEXT, nullable=False),
        sa.Column("undoes", _NUMBER, sa.ForeignKey("decision.number")),
    )
    op.create_table(
        "move",
        sa.Column("decision", _NUMBER, sa.ForeignKey("decision.number"), primary_key=True),
        sa.Column("article", _TEXT, sa.ForeignKey("article.id"), primary_key=True, index=True),
        sa.Column("left", _TEXT),
        sa.Column("joined", _TEXT),
        sa.Column("held", _NUMBER),
        sa.Column("holds", sa.Boolean, nullable=False),
    )
    op.create_table(
        "undone",
        sa.Column("decision", _NUMBER, sa.ForeignKey("decision.number"), primary_key=True, autoincrement=False),
    )
    op.create_table(
        "story",
        sa.Column("id", _TEXT, primary_key=True),
        sa.Column("created", _NUMBER, sa.ForeignKey("decision.number"), nullable=False, unique=True),
        sa.Column("title", _TEXT, nullable=False),
        sa.Column("first", _TEXT),
        sa.Column("last", _TEXT),
        sa.Column("into", _TEXT, sa.ForeignKey("story.id")),
        sa.Column("open", sa.Boolean, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
    )
    op.create_table(
        "member",
        sa.Column("article", _TEXT, sa.ForeignKey("article.id"), primary_key=True),
        sa.Column("story", _TEXT, sa.ForeignKey("story.id"), index=True),
        sa.Column("decision", _NUMBER, sa.ForeignKey("decision.number"), nullable=False),
        sa.Column("held", _NUMBER, sa.ForeignKey("decision.number")),
    )
