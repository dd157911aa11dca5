"""The index of words, filled from the articles that are there."""

import msgspec
import sqlalchemy as sa
from alembic import op

from consilience.model import Article
from consilience.store import words
from consilience.store.pages import paged

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Makes the index and takes every article in."""
    connection = op.get_bind()
    for statement in words.CREATE[connection.dialect.name]:
        connection.exec_driver_sql(statement)
    page = sa.text("select number, body from article where number > :after order by number limit :most")
    for row in paged(lambda after, most: connection.execute(page, {"after": after, "most": most}).all()):
        article = msgspec.msgpack.decode(row.body, type=Article)
        words.add(connection, row.number, article.headline or article.given.headline or "", article.text)
