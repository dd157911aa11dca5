"""The index of words: FTS5 on SQLite, a `tsvector` with a GIN index on PostgreSQL. Both get the terms that `terms` cut,
so both find the same. Neither holds the text a second time.

PostgreSQL keeps the places of the first 16,383 words of an article and of the first 256 of each word, for phrases;
single words are found wherever they stand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection, text

from consilience.store.query import Alternative, to_fts5, to_tsquery
from consilience.store.terms import terms

HEADLINE_WEIGHT = 5.0
"""A word in the headline counts as much as this many in the text."""
LAST_PLACE = 16_382
"""The last place that PostgreSQL tells apart from those behind it."""
ROOM = 900_000
"""Bytes of terms and places that fit into a `tsvector`, which must stay under 1 MiB; an article with more is no
writing, and the words behind are left out."""

CREATE = {
    "sqlite": ("create virtual table words using fts5(headline, body, content='', tokenize='ascii')",),
    "postgresql": (
        "create table words (number bigint primary key references article (number), terms tsvector not null)",
        "create index words_terms on words using gin (terms)",
    ),
}
"""How the index is made; `ascii` takes every character beyond ASCII for a letter, and so leaves our terms whole."""
INSERT = {
    "sqlite": text("insert into words (rowid, headline, body) values (:number, :headline, :body)"),
    "postgresql": text("insert into words values (:number, cast(:terms as tsvector))"),
}
_FIND = {
    "sqlite": (
        "select words.rowid as number, -bm25(words, :weight, 1.0) as score from words {join}"
        " where words match :query {newest} order by score desc, number desc limit :most offset :skip"
    ),
    "postgresql": (
        "select words.number,"
        " ts_rank(array[0.1, 0.1, 1.0 / :weight, 1.0]::real[], terms, cast(:wanted as tsquery), 1) as score"
        " from words {join} where terms @@ cast(:query as tsquery) {newest}"
        " order by score desc, words.number desc limit :most offset :skip"
    ),
}
_JOIN = {"sqlite": "join article on article.number = words.rowid", "postgresql": "join article using (number)"}
_FOUND = {
    (dialect, every): text(
        find.format(join="" if every else _JOIN[dialect], newest="" if every else "and not article.superseded")
    )
    for dialect, find in _FIND.items()
    for every in (False, True)
}


def add(connection: Connection, number: int, headline: str, body: str) -> None:
    """Takes the words of an article in."""
    dialect = connection.dialect.name
    head, rest = terms(headline), terms(body)
    if dialect == "sqlite":
        row: dict[str, object] = {"headline": " ".join(head), "body": " ".join(rest)}
    else:
        row = {"terms": vector(head, rest)}
    connection.execute(INSERT[dialect], {"number": number, **row})


def vector(headline: Sequence[str], body: Sequence[str]) -> str:
    """The terms as a `tsvector` is written: those of the headline weigh A, those of the body B, and a gap lies between
    the two, so that no phrase runs over it."""
    places: dict[str, list[str]] = defaultdict(list)
    room = ROOM
    for weight, first, found in (("A", 1, headline), ("B", len(headline) + 3, body)):
        for place, term in enumerate(found, first):
            there = places.get(term)
            if there is None:
                room -= 4 * len(term) + 8
                if room < 0:
                    return _written(places)
                there = places[term]
            if place <= LAST_PLACE and len(there) < 255:
                room -= 2
                there.append(f"{place}{weight}")
    return _written(places)


def _written(places: dict[str, list[str]]) -> str:
    return " ".join(f"'{term}':{','.join(at)}" if at else f"'{term}'" for term, at in places.items())


def find(
    connection: Connection, query: Sequence[Alternative], limit: int, offset: int, every_version: bool
) -> list[tuple[int, float]]:
    """The numbers and scores of the articles that a query finds, best first, of equal ones the latest first."""
    dialect = connection.dialect.name
    values: dict[str, object] = {"most": limit, "skip": offset, "weight": HEADLINE_WEIGHT}
    if dialect == "sqlite":
        values["query"] = to_fts5(query)
    else:  # what is not wanted would make nonsense of the score
        values |= {"query": to_tsquery(query), "wanted": to_tsquery([Alternative(part.all) for part in query])}
    return [(row.number, float(row.score)) for row in connection.execute(_FOUND[dialect, every_version], values)]
