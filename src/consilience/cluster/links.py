"""The comparisons of held articles that are kept, and which of them could join two."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


class Links:
    """The log odds of pairs of articles, each known to both."""

    def __init__(self, enough: float) -> None:
        """Links above `enough` could join two articles."""
        self._enough = enough
        self._odds: dict[str, dict[str, float]] = {}
        self._strong: dict[str, dict[str, None]] = {}

    def of(self, article: str) -> Mapping[str, float]:
        """The log odds with each article that `article` was compared with."""
        return self._odds[article]

    def strong(self, article: str) -> Iterable[str]:
        """The articles whose link with `article` could join the two."""
        return self._strong[article]

    def hold(self, article: str) -> None:
        """Makes room for an article."""
        self._odds.setdefault(article, {})
        self._strong.setdefault(article, {})

    def put(self, article: str, odds: Mapping[str, float]) -> None:
        """Links a held article with other ones."""
        mine, strong = self._odds[article], self._strong[article]
        mine.update(odds)
        for other, value in odds.items():
            self._odds[other][article] = value
            if value > self._enough:
                strong[other] = self._strong[other][article] = None

    def drop(self, article: str) -> None:
        """Lets an article go."""
        del self._strong[article]
        for other in self._odds.pop(article):
            self._odds[other].pop(article, None)
            self._strong[other].pop(article, None)
