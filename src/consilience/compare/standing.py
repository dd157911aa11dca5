"""Who is spoken of at a place of a text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from consilience.model import Entity, Span


class Standing:
    """The entities of a story by the places of their mentions."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        """What stands at one place comes out in the order of `entities`."""
        self._by_article: dict[str, list[tuple[int, int, int, Entity]]] = {}
        for number, entity in enumerate(entities):
            for span in entity.mentions:
                self._by_article.setdefault(span.article, []).append((span.start, span.end, number, entity))
        self._starts: dict[str, list[int]] = {}
        self._longest: dict[str, int] = {}
        for article, rows in self._by_article.items():
            rows.sort(key=lambda row: row[:3])
            self._starts[article] = [row[0] for row in rows]
            self._longest[article] = max(row[1] - row[0] for row in rows)

    def at(self, span: Span) -> list[Entity]:
        """The entities with a mention that shares a character with `span`, each once."""
        rows, starts = self._by_article.get(span.article, []), self._starts.get(span.article, [])
        first = bisect_left(starts, span.start - self._longest.get(span.article, 0))
        near = rows[first : bisect_left(starts, span.end)]
        found = {number: entity for _, end, number, entity in near if end > span.start}
        return [found[number] for number in sorted(found)]
