"""The comparisons of held articles that are kept, and which of them could join two."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

_NONE: Mapping[str, float] = {}


class Links:
    """The log odds of pairs of articles, each known to both."""

    def __init__(self, enough: float) -> None:
        """Links above `enough` could join two articles."""
        self._enough = enough
        self._odds: dict[str, dict[str, float]] = {}
        self._strong: dict[str, dict[str, None]] = {}

    def of(self, article: str) -> Mapping[str, float]:
        """The log odds with each article that `article` was compared with."""
        return self._odds.get(article, _NONE)

    def strong(self, article: str) -> Iterable[str]:
        """The articles whose link with `article` could join the two."""
        return self._strong.get(article, ())

    def put(self, article: str, odds: Mapping[str, float]) -> None:
        """Links a held article with other ones."""
        if odds:
            self._odds.setdefault(article, {}).update(odds)
        for other, value in odds.items():
            self._odds.setdefault(other, {})[article] = value
            if value > self._enough:
                self._strong.setdefault(article, {})[other] = None
                self._strong.setdefault(other, {})[article] = None

    def drop(self, article: str) -> None:
        """Lets an article go."""
        self._strong.pop(article, None)
        for other in self._odds.pop(article, ()):
            self._odds[other].pop(article)
            if other in self._strong:
                self._strong[other].pop(article, None)
