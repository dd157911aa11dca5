"""The tables, as the newest migration leaves them; the same for every database but for the index of words.

`decision`, `move` and `judgement` are the log, to which rows are only ever added; `story`, `member` and `undone` are
the view that follows from it, kept beside it so that nobody has to replay it.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text

REVISION = "0004"
"""The newest migration: what a store's version is compared with before anything of Alembic is loaded."""
VERSION_TABLE = "consilience_version"

metadata = MetaData()

_NUMBER = BigInteger().with_variant(Integer(), "sqlite")  # only INTEGER is SQLite's own row number
_TEXT = Text().with_variant(Text(collation="C"), "postgresql")  # ordered by code point everywhere

article = Table(
    "article",
    metadata,
    Column("number", _NUMBER, primary_key=True, autoincrement=True),
    Column("id", _TEXT, nullable=False, unique=True),
    Column("place", _TEXT, nullable=False),  # a hash: addresses can be longer than an index takes, and hold NULs
    Column("version", Integer, nullable=False),
    Column("previous", _TEXT),
    Column("superseded", Boolean, nullable=False),
    Column("digest", _TEXT, nullable=False),
    Column("added", _TEXT, nullable=False),
    Column("body", LargeBinary, nullable=False),  # last, so that reading the others does not touch it
    Index("article_place", "place", "version", unique=True),
)

annotation = Table(
    "annotation",
    metadata,
    Column("annotator", _TEXT, primary_key=True),
    Column("fingerprint", _TEXT, primary_key=True),
    Column("article", _NUMBER, ForeignKey("article.number"), primary_key=True),
    Column("record", LargeBinary, nullable=False),
)

decision = Table(
    "decision",
    metadata,
    Column("number", _NUMBER, primary_key=True, autoincrement=True),
    Column("kind", _TEXT, nullable=False),
    Column("story", _TEXT, nullable=False, index=True),
    Column("other", _TEXT, index=True),
    Column("by", _TEXT, nullable=False),
    Column("reason", _TEXT, nullable=False),
    Column("at", _TEXT, nullable=False),
    Column("undoes", _NUMBER, ForeignKey("decision.number")),
)

move = Table(
    "move",
    metadata,
    Column("decision", _NUMBER, ForeignKey("decision.number"), primary_key=True),
    Column("article", _TEXT, ForeignKey("article.id"), primary_key=True, index=True),
    Column("left", _TEXT),
    Column("joined", _TEXT),
    Column("held", _NUMBER),  # what held the article before
    Column("holds", Boolean, nullable=False),  # a person's word that the machine has to heed
)

judgement = Table(
    "judgement",
    metadata,
    Column("decision", _NUMBER, ForeignKey("decision.number"), primary_key=True, autoincrement=False),
    Column("body", LargeBinary, nullable=False),
)

quoted = Table(
    "quoted",  # which articles a judgement quotes: found again by them
    metadata,
    Column("article", _TEXT, primary_key=True),
    Column("decision", _NUMBER, ForeignKey("judgement.decision"), primary_key=True, autoincrement=False),
)

undone = Table(
    "undone",
    metadata,
    Column("decision", _NUMBER, ForeignKey("decision.number"), primary_key=True, autoincrement=False),
)

note = Table(
    "note",
    metadata,
    Column("name", _TEXT, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)

story = Table(
    "story",
    metadata,
    Column("id", _TEXT, primary_key=True),
    Column("created", _NUMBER, ForeignKey("decision.number"), nullable=False, unique=True),
    Column("title", _TEXT, nullable=False),
    Column("first", _TEXT),
    Column("last", _TEXT),
    Column("into", _TEXT, ForeignKey("story.id")),
    Column("open", Boolean, nullable=False),
    Column("size", Integer, nullable=False),
)

member = Table(
    "member",
    metadata,
    Column("article", _TEXT, ForeignKey("article.id"), primary_key=True),
    Column("story", _TEXT, ForeignKey("story.id"), index=True),  # none: it was taken out of one
    Column("decision", _NUMBER, ForeignKey("decision.number"), nullable=False),
    Column("held", _NUMBER, ForeignKey("decision.number")),
)
