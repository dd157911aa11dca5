"""The reports as the page names them: a number and a label each, and where in them a span can be read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping

from msgspec import Struct

from consilience.model import Article, Dossier, Region, Span
from consilience.opinion import is_opinion
from consilience.report import naming
from consilience.report.withdrawn import Withdrawn

CHIPS = 8
"""Links that stand beside a statement before the rest is folded away."""


class Chip(Struct, frozen=True):
    """A link to all the words of one report on which a statement rests."""

    group: int
    label: str
    href: str
    spans: int


class Cited(Struct, frozen=True):
    """Evidence for the page. `refs` lists the reports by number with code point ranges: "0:12-30,45-60;3:1-5"."""

    refs: str
    href: str
    chips: tuple[Chip, ...]

    @property
    def shown(self) -> tuple[Chip, ...]:
        """The links that stand in the open."""
        return self.chips[:CHIPS]

    @property
    def folded(self) -> tuple[Chip, ...]:
        """The links beyond them."""
        return self.chips[CHIPS:]


class Sources:
    """The articles of a dossier by their place in it."""

    def __init__(self, dossier: Dossier) -> None:
        """Reads the articles of `dossier` and how they are called."""
        self.articles = dossier.articles
        self.place: Mapping[str, int] = {one.id: place for place, one in enumerate(dossier.articles)}
        found = naming.labels(dossier.articles)
        self.labels = tuple(found[one.id] for one in dossier.articles)
        self._withdrawn = Withdrawn(dossier.articles).reports
        self._regions = [regions(one) for one in dossier.articles]
        self._starts = [[region.start for region in one] for one in self._regions]

    def regions(self, place: int) -> tuple[Region, ...]:
        """The regions of the article at `place`."""
        return self._regions[place]

    def kinds(self, place: int) -> tuple[str, ...]:
        """What a reader has to know of the article at `place`: that it is opinion, that its outlet took it back."""
        found = self.articles[place]
        opinion = (naming.OPINION,) if is_opinion(found) else ()
        return (*opinion, naming.WITHDRAWN) if found.id in self._withdrawn else opinion

    def label(self, article: str) -> str:
        """What the page calls the article with this id."""
        return self.labels[self.place[article]] if article in self.place else article

    def words(self, span: Span) -> str:
        """The characters of a span; nothing where its article is not in the dossier."""
        return self.articles[self.place[span.article]].words(span) if span.article in self.place else ""

    def anchor(self, span: Span) -> str:
        """The paragraph in which a span begins, as a link that works without scripts."""
        place = self.place[span.article]
        return f"#p{place}-{max(0, bisect_right(self._starts[place], span.start) - 1)}"

    def cite(self, spans: Iterable[Span]) -> Cited:
        """`spans` as links, a report each, in the order in which the reports are first named."""
        grouped: dict[int, list[Span]] = {}
        for span in dict.fromkeys(spans):
            if span.article in self.place:
                grouped.setdefault(self.place[span.article], []).append(span)
        chips = tuple(
            Chip(group, self.labels[place], self.anchor(found[0]), len(found))
            for group, (place, found) in enumerate(grouped.items())
        )
        refs = ";".join(
            f"{place}:" + ",".join(f"{span.start}-{span.end}" for span in found) for place, found in grouped.items()
        )
        return Cited(refs, chips[0].href if chips else "#sources", chips)


def regions(article: Article) -> tuple[Region, ...]:
    """The article's regions; paragraphs of body where nobody has marked any, so that every text is shown whole."""
    if article.regions:
        return article.regions
    found, at = [], 0
    for line in article.text.splitlines(keepends=True):
        if line.strip():
            found.append(Region(start=at, end=at + len(line.rstrip()), kind="body"))
        at += len(line)
    return tuple(found)
