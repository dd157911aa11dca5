"""Which articles of a story count as one voice: outlets that carry one text, or one wire, are not two."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from consilience import wording
from consilience.compare.copies import LIKELY, copies, one_voice, taken
from consilience.compare.hearing import credits_agencies, is_release
from consilience.compare.joining import Sets
from consilience.compare.outlets import agencies, canonical, house
from consilience.model import Annotated, Article, Lineage, Span
from consilience.retold import garbled, respelt

A_GOOD_PART = 0.15
"""Share of a report from which it is put together from another's text."""


class Voices(Struct, frozen=True, kw_only=True, dict=True):
    """Which articles of a story count as one voice. `groups` maps an article to the first article of its voice,
    `reasons` an article to the words that say why it was put with another; `links` are the lineages by article, `kin`
    the articles that carry a text in common with it (`copies.copies`), `credits` the
    agencies whose text it carries, by its own word or by that of another copy; `retold` came through another language,
    `respelt` surely did."""

    articles: Mapping[str, Article]
    groups: Mapping[str, str]
    reasons: Mapping[str, str]
    links: Mapping[str, tuple[Lineage, ...]]
    kin: Mapping[str, Collection[str]]
    credits: Mapping[str, tuple[str, ...]]
    retold: frozenset[str] = frozenset()
    respelt: frozenset[str] = frozenset()

    @cached_property
    def outlets(self) -> frozenset[str]:
        """The outlets of the story, canonical."""
        return frozenset(canonical(article.outlet) for article in self.articles.values() if article.outlet)

    @cached_property
    def releases(self) -> frozenset[str]:
        """The articles that a firm or an office sent to the press."""
        return frozenset(name for name, article in self.articles.items() if is_release(article))

    @cached_property
    def fed(self) -> frozenset[str]:
        """The articles that credit agencies without a name: they may have anything from any agency of the story."""
        return frozenset(name for name, article in self.articles.items() if credits_agencies(article.text))

    @cached_property
    def wires(self) -> frozenset[str]:
        """The articles that are from an agency, or credit one."""
        return frozenset(name for name, article in self.articles.items() if _agencies(article))

    @cached_property
    def takers(self) -> frozenset[str]:
        """The articles that took a good part of their text from another without saying so."""
        return frozenset(
            link.to
            for several in self.links.values()
            for link in several
            if link.kind == "partial-wire" and link.directed and link.score >= LIKELY
            if not self.credits[link.to] and taken(link) >= A_GOOD_PART * len(self.articles[link.to].text)
        )

    def outlet(self, article: str) -> str:
        """What the report is called: its outlet, else its site, else its file."""
        return self._labels[article]

    @cached_property
    def _labels(self) -> Mapping[str, str]:
        return {name: wording.label(article) for name, article in self.articles.items()}

    def members(self) -> tuple[tuple[str, ...], ...]:
        """The voices, each with its articles in the order of the story."""
        table: dict[str, list[str]] = {}
        for article in self.articles:
            table.setdefault(self.groups[article], []).append(article)
        return tuple(tuple(group) for group in table.values())

    def words(self, span: Span) -> str:
        """What stands at a place, on one line; nothing where that is in no article of the story."""
        article = self.articles.get(span.article)
        return " ".join(article.words(span).split()) if article is not None else ""


def voices(story: Sequence[Annotated], lineage: Sequence[Lineage]) -> Voices:
    """The voices of a story: whole copies of one another (reprint, paraphrase, translation), articles that share both a
    wire credit and a passage, and articles of one outlet are one voice, unless that prints the texts of two wires."""
    articles = {annotated.article.id: annotated.article for annotated in story}
    joined = Sets(articles)
    links: dict[str, list[Lineage]] = {}
    for link in lineage:
        if link.from_ not in articles or link.to not in articles:
            continue
        links.setdefault(link.from_, []).append(link)
        links.setdefault(link.to, []).append(link)
        if reason := one_voice(link, articles):
            joined.join(link.from_, link.to, reason)
    texts = {article: joined.root(article) for article in articles}
    _join_outlets(articles, joined)
    translated = respelt(story)
    return Voices(
        articles=articles,
        groups={article: joined.root(article) for article in articles},
        reasons=dict(joined.reasons),
        links={article: tuple(found) for article, found in links.items()},
        kin=copies(lineage),
        credits={
            article: one.credits or _credited(texts, texts[article], articles) for article, one in articles.items()
        },
        retold=translated | garbled(story),
        respelt=translated,
    )


def _join_outlets(articles: Mapping[str, Article], joined: Sets[str]) -> None:
    """Puts the articles of each outlet together, but not what it has from one agency with what it has from another:
    a paper that prints two wires is not the origin of either. A text is of an agency if any that carries it says so."""
    wires: dict[str, frozenset[str]] = {}
    for article in articles.values():
        root = joined.root(article.id)
        wires[root] = wires.get(root, frozenset()) | _agencies(article)
    by_outlet: dict[str, list[str]] = {}
    for article in articles.values():
        if not article.outlet:
            continue
        others = by_outlet.setdefault(house(article.outlet), [])
        mine = joined.root(article.id)
        for other in map(joined.root, others):
            if wires[mine] and wires[other] and wires[mine].isdisjoint(wires[other]):
                continue
            both = wires[mine] | wires[other]
            joined.join(other, mine, f"both are from {article.outlet}")
            wires[joined.root(mine)] = both
            break
        else:
            others.append(article.id)


def _credited(texts: Mapping[str, str], text: str, articles: Mapping[str, Article]) -> tuple[str, ...]:
    """The agencies that the copies of a text credit, in the order of the story."""
    copied = (articles[article].credits for article, one in texts.items() if one == text)
    return tuple(dict.fromkeys(name for names in copied for name in names))


def _agencies(article: Article) -> frozenset[str]:
    """The agencies that an article credits, or is from."""
    names = {canonical(name) for name in (*article.credits, *([article.outlet] if article.outlet else []))}
    return frozenset(names & agencies()) | frozenset(canonical(name) for name in article.credits)
