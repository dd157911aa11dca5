"""Which lines the house of an article repeats, from all its articles that are held and those that come with it.

They are settled when an article comes in and kept with it: what its house prints later changes nothing in what was
found in it. So of articles that come one by one the first two that show a line of their house's furniture take it for
text, where in one batch all are known to be three; that is the only difference between the two.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec import Struct

from consilience.contracts import Store
from consilience.model import Article, content_id
from consilience.run.workspace import Workspace, house, short_lines

LINES = "lines"
"""Under this name the store has, for each article, its lines; the fingerprint is that of the house."""


class Lines(Struct, frozen=True):
    """The ids of an article's short lines, and those of the lines themselves that its house repeats."""

    ids: tuple[str, ...]
    repeated: tuple[str, ...]


_lines = msgspec.msgpack.Decoder(Lines)


def keep(store: Store, article: Article, repeated: frozenset[str]) -> None:
    """Keeps which lines an article has, and which of them counted as repeated."""
    ids = tuple(sorted(content_id(line) for line in short_lines(article)))
    record = msgspec.msgpack.encode(Lines(ids, tuple(sorted(repeated))))
    store.annotate(article.id, LINES, _house(house(article)), record)


def repeated(store: Store, article: Article) -> frozenset[str]:
    """The lines of an article in the store that counted as repeated when it came in."""
    record = store.annotation(article.id, LINES, _house(house(article)))
    return frozenset() if record is None else frozenset(_lines.decode(record).repeated)


class Batch:
    """Articles that come in together: kept until they are taken up, their lines counted beside those of their houses'
    articles in the store."""

    def __init__(self, store: Store, work: Workspace) -> None:
        """`work` is empty."""
        self._store = store
        self._work = work
        self._counted: set[str] = set()

    def keep(self, article: Article) -> None:
        """Keeps an article that the store does not have."""
        home = house(article)
        if home not in self._counted:
            self._counted.add(home)
            for _, record in self._store.annotations(LINES, _house(home)):
                self._work.count(home, _lines.decode(record).ids)
        self._work.keep(article)

    def articles(self) -> Iterator[tuple[Article, frozenset[str]]]:
        """Every article with those of its lines that its house repeats."""
        return self._work.articles()

    def __len__(self) -> int:
        """How many there are."""
        return len(self._work)


def _house(name: str) -> str:
    return content_id("house", name)
