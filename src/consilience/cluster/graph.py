"""The held articles, and how like they are: each is compared with the candidates that the index finds, and with those
that hang together with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from consilience.cluster.columns import Floats, Shelf
from consilience.cluster.index import Index
from consilience.cluster.likeness import Comparison, Model, log_odds
from consilience.cluster.linkage import NEVER
from consilience.cluster.links import Links
from consilience.cluster.vectors import Sketch
from consilience.settings import Settings

FAINT = -4.0  # log odds below which a comparison is not kept


class Graph:
    """Sketches and the log odds of pairs of them, in `sketches` and `links`."""

    def __init__(self, settings: Settings, model: Model) -> None:
        """Holds nothing yet."""
        self.least = log_odds(settings.story_threshold)
        """Log odds from which a link could join two articles."""
        self.sketches = Shelf()
        self.links = Links(self.least)
        self._longest = settings.story_days
        self._compare = Comparison(model)
        self._index = Index()

    def hold(self, sketch: Sketch) -> None:
        """Takes an article up, compared with none."""
        self.sketches.put(sketch)
        self._index.add(sketch)

    def add(self, sketch: Sketch, beside: Callable[[str], Sequence[str]]) -> dict[str, float]:
        """Takes an article up and compares it with those that may tell the same; gives the log odds with all these, the
        faint ones too, which are not kept, and with those that are `beside` the likeliest: at once is faster."""
        candidates = self._index.candidates(sketch, self._longest)
        odds = self.odds(sketch, list(dict.fromkeys([*candidates, *beside(candidates[0])])) if candidates else [])
        self.hold(sketch)
        self.links.put(sketch.id, {other: odds[other] for other in candidates if odds[other] > FAINT})
        return odds

    def drop(self, article: str) -> None:
        """Lets an article go."""
        self.sketches.drop(article)
        self._index.drop(article)
        self.links.drop(article)

    def order(self, article: str) -> tuple[bool, int, str]:
        """By which articles are ordered: by day and id, undated ones last."""
        day = self.sketches[article].day
        return day is None, day or 0, article

    def odds(self, sketch: Sketch, others: Sequence[str]) -> dict[str, float]:
        """The log odds with each of `others`; `NEVER` for those too many days away."""
        if not others:
            return {}
        beside = self.sketches.columns(others)
        odds = self._compare.log_odds(sketch, beside).round(6)
        if sketch.day is not None:
            odds[np.abs(beside.days - sketch.day) > self._longest] = NEVER
        return dict(zip(others, odds.tolist(), strict=True))

    def row(self, article: str, members: Sequence[str]) -> list[float]:
        """The log odds of an article with each of `members`, 0 with itself; what was not compared yet is now."""
        links = self.links.of(article)
        try:
            return [links[other] for other in members]
        except KeyError:
            missing = [other for other in members if other not in links and other != article]
        self.links.put(article, self.odds(self.sketches[article], missing))
        links = self.links.of(article)
        return [links.get(other, 0.0) for other in members]

    def table(self, members: Sequence[str]) -> Floats:
        """The log odds of all pairs of `members`; what was not compared yet is now."""
        links = [self.links.of(article) for article in members]
        missing = [sum(other not in known for other in members) for known in links]
        # fewest comparisons of one with many
        for place in sorted(range(len(members)), key=lambda place: -missing[place]):
            if missing[place] > 1:
                self.row(members[place], members)
        return np.array([self.row(article, members) for article in members], dtype=np.float64)
