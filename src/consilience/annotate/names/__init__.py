"""Who and what an article speaks of: names with their titles, descriptions that can speak, pronouns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from consilience.annotate.names.coreference import Pronoun, resolved
from consilience.annotate.names.found import Name, Range, Stretch
from consilience.annotate.names.headlines import in_title_case, shouted, supported
from consilience.annotate.names.nominals import Nominal, nominals
from consilience.annotate.names.recognise import names as recognised
from consilience.annotate.names.referents import families, referents
from consilience.annotate.names.votes import settled
from consilience.annotate.quotations import of_article
from consilience.annotate.tokens import tokens_of
from consilience.contracts import Parsed
from consilience.model import Annotated, Article, Mention, MentionKind, Span

__all__ = ["MentionAnnotator"]


class MentionAnnotator:
    """Finds the mentions in the readable regions, and links those without a name to one where that is sure."""

    requires = frozenset({"article", "sentences"})
    assigns = frozenset({"mentions"})

    def __call__(self, annotated: Annotated, parsed: Parsed, /) -> Annotated:
        """The article with its mentions."""
        return msgspec.structs.replace(annotated, mentions=tuple(mentions(annotated.article, parsed)))


def mentions(article: Article, parsed: Parsed) -> list[Mention]:
    """The mentions in the order of the text."""
    heads = [(region.start, region.end) for region in article.regions if region.kind == "headline"]
    captions = [(region.start, region.end) for region in article.regions if region.kind == "caption"]
    stretches = [
        Stretch(number, offset, doc, _within(offset, captions), _within(offset, heads))
        for number, (offset, doc) in enumerate(tokens_of(parsed))
    ]
    titles = [stretch for stretch in stretches if in_title_case(stretch)]
    running = [stretch for stretch in stretches if stretch not in titles] or stretches
    names = settled(recognised(running), running)
    if running is not stretches:
        names = sorted([*names, *supported(titles, names)], key=lambda name: name.place)
    names = [name for name in names if not shouted(name, article.text)]
    described = list(_described(names, stretches))
    shared = families(names)
    known = referents(names, article.text, shared)
    quoted = [(quote.inner, quote.until) for quote in of_article(article)]
    links, pronouns = resolved(names, described, stretches, known, quoted, shared)
    found = [*_named(article, names), *_nominal(article, described, links), *_pronouns(article, pronouns)]
    return sorted(found, key=lambda mention: (mention.span, mention.form))


def _within(offset: int, places: Sequence[Range]) -> bool:
    return any(start <= offset < end for start, end in places)


def _described(names: Sequence[Name], stretches: Sequence[Stretch]) -> Iterable[Nominal]:
    taken: dict[int, set[int]] = {}
    for name in names:
        here = taken.setdefault(name.stretch.number, set())
        here.update(range(name.start, name.end))
        if name.title is not None:
            start, end = name.title
            here.update(t.i for t in name.stretch.doc if start <= name.stretch.offset + t.idx < end)
    for stretch in stretches:
        yield from nominals(stretch, taken.get(stretch.number, set()))


def _span(article: Article, place: Range) -> Span:
    return Span(article.id, *place)


def _named(article: Article, names: Iterable[Name]) -> Iterable[Mention]:
    for name in names:
        title = _span(article, name.title) if name.title is not None else None
        yield Mention(span=_span(article, name.place), kind=name.kind, title=title)


def _nominal(article: Article, described: Iterable[Nominal], links: dict[Range, Range]) -> Iterable[Mention]:
    for nominal in described:
        place = nominal.place
        link = links.get(place)
        yield Mention(
            span=_span(article, place),
            kind=nominal.speaker.kind,
            form="nominal",
            names=_span(article, link) if link is not None else None,
        )


def _pronouns(article: Article, pronouns: Iterable[Pronoun]) -> Iterable[Mention]:
    for pronoun in pronouns:
        link = pronoun.stands_for
        kind: MentionKind = "person" if pronoun.person else "group" if pronoun.form.startswith("the") else "other"
        yield Mention(
            span=_span(article, pronoun.place),
            kind=kind,
            form="pronoun",
            names=_span(article, link) if link is not None else None,
        )
