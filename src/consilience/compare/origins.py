"""Who independently knows: outlets that carry one text, one wire or one citation chain are a single origin.

That something was *said* is known independently by each outlet that neither cites another for it nor carries another's
text; a chain "outlet, citing agency B, citing agency C" ends at C. That something *is so* is known independently by
each speaker who holds it, however many outlets quote the speaker, and by each outlet that reports it in its own voice.
Where it can't be told whether two ways are independent, they count as one: corroboration has to be shown.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

from msgspec import Struct

from consilience import wording
from consilience.compare.citing import borrowings
from consilience.compare.copies import COPIES, LIKELY, alike, copies, one_voice, shared
from consilience.compare.dependence import Telling, dependences
from consilience.compare.hearing import handed_out, is_release, released, unplaced
from consilience.compare.joining import Sets
from consilience.compare.outlets import agencies, canonical, house
from consilience.compare.standing import Standing
from consilience.compare.unnamed import RUMOUR, VAGUE, called, is_body, is_document, is_hearsay, is_name, unnamed
from consilience.model import (
    Annotated,
    Article,
    Attribution,
    Entity,
    IndependentSource,
    Lineage,
    Proposition,
    Span,
)

MOST = 0.5
"""Share of what was said that a passage must hold for one telling to be a copy of the other."""
AROUND = 250
"""Characters before and behind an outlet's own words in which those are named whom it may have them from."""
_WORD = re.compile(r"[^\W_]+")
PUBLIC = frozenset({"programme", "briefing", "speech", "post"})
"""Occasions that any outlet can attend, hear or read for itself, whoever was spoken to."""


class Voices(Struct, frozen=True, kw_only=True, dict=True):
    """Which articles of a story count as one voice. `groups` maps an article to the first article of its voice,
    `reasons` an article to the words that say why it was put with another; `links` are the lineages by article, `kin`
    the articles that carry a text in common with it (`copies.copies`)."""

    articles: Mapping[str, Article]
    groups: Mapping[str, str]
    reasons: Mapping[str, str]
    links: Mapping[str, tuple[Lineage, ...]]
    kin: Mapping[str, Collection[str]]

    @cached_property
    def outlets(self) -> frozenset[str]:
        """The outlets of the story, canonical."""
        return frozenset(canonical(article.outlet) for article in self.articles.values() if article.outlet)

    @cached_property
    def releases(self) -> frozenset[str]:
        """The articles that a firm or an office sent to the press."""
        return frozenset(name for name, article in self.articles.items() if is_release(article))

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


def voices(story: Sequence[Annotated], lineage: Sequence[Lineage]) -> Voices:
    """The voices of a story: articles of one outlet, whole copies of one another (reprint, paraphrase, translation),
    and articles that share both a wire credit and a passage are one voice."""
    articles = {annotated.article.id: annotated.article for annotated in story}
    joined = Sets(articles)
    by_outlet: dict[str, str] = {}
    for article in articles.values():
        if article.outlet:
            first = by_outlet.setdefault(house(article.outlet), article.id)
            joined.join(first, article.id, f"both are from {article.outlet}")
    links: dict[str, list[Lineage]] = {}
    for link in lineage:
        if link.from_ not in articles or link.to not in articles:
            continue
        links.setdefault(link.from_, []).append(link)
        links.setdefault(link.to, []).append(link)
        if reason := one_voice(link, articles):
            joined.join(link.from_, link.to, reason)
    return Voices(
        articles=articles,
        groups={article: joined.root(article) for article in articles},
        reasons=dict(joined.reasons),
        links={article: tuple(found) for article, found in links.items()},
        kin=copies(lineage),
    )


def origins_of_saying(
    told: Sequence[Attribution], voices: Voices, entities: Mapping[str, Entity], standing: Standing | None = None
) -> tuple[IndependentSource, ...]:
    """Who independently reports that one utterance was made, from the attributions that tell it. Where nobody is named
    who made it, outlets that do not quote it cannot be shown to have heard one and the same. `standing` finds the
    `entities` by place."""
    standing = standing or Standing(entities.values())
    ways = [_way_of_saying(item, voices, entities, standing) for item in told]
    nameless = [n for n, item in enumerate(told) if item.mode == "indirect" and not _is_named(item, voices, entities)]
    joined = [(nameless[0], other, "nobody is named who said it") for other in nameless[1:]]
    joined += unplaced(told, lambda item: " ".join(_words(span, voices) for span in item.content))
    return _origins(ways, voices, joined)


def _is_named(item: Attribution, voices: Voices, entities: Mapping[str, Entity]) -> bool:
    """Whether it is told who spoke, or for which body."""
    entity = entities.get(item.speaker or "")
    name = entity.name if entity else " ".join(_words(span, voices) for span in item.source)
    if not name or unnamed(name) == VAGUE:
        return False
    return any(char.isupper() for char in name) or is_body(name, entity)


def origins_of_claim(
    held: Sequence[Proposition], attributions: Mapping[str, Attribution], voices: Voices, entities: Mapping[str, Entity]
) -> tuple[IndependentSource, ...]:
    """Who independently holds a proposition: its speakers, and the voices that report it as a fact of their own."""
    found = [
        (way, item, holder) for item in held for holder, way in _ways_of_knowing(item, attributions, voices, entities)
    ]
    ways = [way for way, _, _ in found]
    if len(found) == 1:
        return _origins(ways, voices)
    tellings = [_telling(way, item, holder, voices, entities) for way, item, holder in found]
    dependent = chain(
        dependences(tellings),
        borrowings(tellings),
        released(tellings, voices.releases),
        handed_out(tellings),
        shared(tellings, voices.groups, voices.kin),
    )
    return _origins(ways, voices, dependent)


def _telling(
    way: _Way, item: Proposition, holder: str | None, voices: Voices, entities: Mapping[str, Entity]
) -> Telling:
    name = "" if way.own else way.path[-1]
    entity = entities.get(holder) if holder else None
    text = voices.articles[way.article].text
    vague = not name or unnamed(name) == VAGUE or not (is_name(name, entity, text) or is_body(name, entity))
    return Telling(
        article=way.article,
        outlet=voices.outlet(way.article),
        spans=item.spans,
        text=_said(way, voices),
        by="own" if not name else "unnamed" if vague or holder is None else "named",
        name=name,
        entity=entity,
        statement=item.attribution,
        via=way.path[1:-1],
        around=_around(item.spans[0], voices) if not name else "",
    )


def _around(span: Span, voices: Voices) -> str:
    article = voices.articles.get(span.article)
    return article.text[max(0, span.start - AROUND) : span.end + AROUND] if article is not None else ""


# ---------------------------------------------------------------------------------------------- one way of knowing


class _Way(Struct, frozen=True):
    """How one article comes to say something: the names from its outlet to the root, and the names (canonical) that,
    shared with another way, make the two one. `reported` ways hang on the text of the article: a copy of it is no
    second way; `own` ways are the outlet's own voice or work."""

    article: str
    spans: tuple[Span, ...]
    path: tuple[str, ...]
    shared: tuple[tuple[str, str], ...]
    reported: bool = True
    own: bool = False


def _way_of_saying(item: Attribution, voices: Voices, entities: Mapping[str, Entity], standing: Standing) -> _Way:
    """Along the chain of those that passed it on, then to the medium that alone was spoken to, else to the credit."""
    outlet = voices.outlet(item.article)
    chain = [entities[identity].name for identity in item.via if identity in entities]
    if not chain:
        chain = [_words(span, voices) for span in item.via_mentions]
    told = _told(item, voices, standing)
    if told is not None and all(canonical(told) != canonical(name) for name in chain):
        chain.append(told)
    credits = voices.articles[item.article].credits
    shared = [(canonical(name), name) for name in chain if canonical(name) != canonical(outlet)]
    if not shared:
        shared = [(canonical(name), name) for name in credits] or [(canonical(outlet), outlet)]
        chain = ["/".join(credits)] if credits else []
    path = (outlet, *(name for name in chain if canonical(name) != canonical(outlet)))
    return _Way(item.article, item.content, path, tuple(shared))


def _told(item: Attribution, voices: Voices, standing: Standing) -> str | None:
    """The medium or agency that alone heard the words ("told Agency", "in an interview with Agency"), None if anybody
    could hear them."""
    if item.occasion is not None and item.occasion.kind in PUBLIC:
        return None
    interview = item.occasion.medium if item.occasion is not None and item.occasion.kind == "interview" else None
    if interview and canonical(interview) in agencies() | voices.outlets:
        return interview
    if item.addressee is None:
        return None
    words = _words(item.addressee, voices)
    if canonical(words) in agencies():
        return words
    for entity in standing.at(item.addressee):
        names = {canonical(name) for name in (entity.name, *entity.aliases)}
        if names & (agencies() | voices.outlets):
            return entity.name
    return words if canonical(words) in voices.outlets else None


def _ways_of_knowing(
    item: Proposition, attributions: Mapping[str, Attribution], voices: Voices, entities: Mapping[str, Entity]
) -> Iterator[tuple[str | None, _Way]]:
    """A way a speaker, with the speaker's id; the outlet's own where nobody is named."""
    outlet = voices.outlet(item.article)
    attribution = attributions.get(item.attribution or "")
    via = [entities[i].name for i in attribution.via if i in entities] if attribution is not None else []
    own_work = attribution is not None and _is_own_work(attribution, voices)
    for holder in () if own_work else item.holders:
        name = _document(attribution, voices) or (entities[holder].name if holder in entities else holder)
        way = _Way(item.article, item.spans, (outlet, *via, name), ((canonical(name), name),), reported=False)
        yield holder, way
    if item.holders and not own_work:
        return
    if attribution is not None and attribution.source and not own_work:
        source = _words(attribution.source[0], voices)
        yield None, _Way(item.article, item.spans, (outlet, *via, source), ((unnamed(source), source),))
        return
    if attribution is None and is_hearsay(" ".join(_words(span, voices) for span in item.spans)):
        yield None, _Way(item.article, item.spans, (outlet, RUMOUR), ((VAGUE, RUMOUR),))
        return
    credits = voices.articles[item.article].credits
    shared = tuple((canonical(name), name) for name in credits) or ((canonical(outlet), outlet),)
    path = (outlet, "/".join(credits)) if credits else (outlet,)
    yield None, _Way(item.article, item.spans, path, shared, own=True)


def _document(attribution: Attribution | None, voices: Voices) -> str | None:
    """What was read or measured, in full, if the source is that: "survey by the university", not only "survey"."""
    if attribution is None or not attribution.source:
        return None
    words = " ".join(_words(attribution.source[0], voices).split())
    bare = re.sub(r"^(?:an?|the)\s", "", words, flags=re.IGNORECASE)
    return bare if is_document(bare) else None


def _is_own_work(attribution: Attribution, voices: Voices) -> bool:
    """Whether the source is what the outlet itself made or saw: "a count by Agency", "our own review", "documents seen
    by The Post"; not somebody who "told Agency"."""
    article = voices.articles[attribution.article]
    source = " ".join(_words(span, voices) for span in attribution.source)
    if re.search(r"\bour (?:own )?[a-z]+\b", source, re.IGNORECASE):
        return True
    cue = " ".join(_words(span, voices) for span in attribution.cue)
    found = re.search(r"\bby\s+(.*)", f"{cue} {source}")
    names = {canonical(name) for name in (voices.outlet(article.id), *article.credits)}
    words = canonical(found[1]) if found else ""
    return any(name and re.match(rf"{re.escape(name)}\b", words) for name in names)


# ------------------------------------------------------------------------------------------------------- joining


def _origins(
    ways: Sequence[_Way], voices: Voices, dependent: Iterable[tuple[int, int, str]] = ()
) -> tuple[IndependentSource, ...]:
    """The ways put together where they are one, in the order in which their first one stands. `dependent` are asked for
    only until all are one."""
    joined = Sets(range(len(ways)))
    first: dict[str, int] = {}
    by_voice: dict[str, int] = {}
    by_article: dict[str, list[int]] = {}
    for number, way in enumerate(ways):
        for key, name in way.shared:
            other = first.setdefault(key, number)
            joined.join(other, number, _shared(ways[other], way, name, voices))
        if way.reported:
            by_article.setdefault(way.article, []).append(number)
            other = by_voice.setdefault(voices.groups[way.article], number)
            joined.join(other, number, _voice_reason(ways[other].article, way.article, voices))
    pairs = chain(_copied(ways, by_article, voices), dependent)
    while joined.count > 1 and (pair := next(pairs, None)) is not None:
        joined.join(*pair)
    groups: dict[int, list[int]] = {}
    for number in range(len(ways)):
        groups.setdefault(joined.root(number), []).append(number)
    return tuple(
        _source([ways[number] for number in group], [joined.reasons[n] for n in group if n in joined.reasons], voices)
        for group in groups.values()
    )


def _source(ways: Sequence[_Way], reasons: Iterable[str], voices: Voices) -> IndependentSource:
    """The record of ways that are one; the root is that of the longest chain, of equals the first that has a name."""
    deepest = max(ways, key=lambda way: (len(way.path), way.own or called(way.path[-1], "") == way.path[-1]))
    path = deepest.path if len(deepest.path) == 1 else (*deepest.path[:-1], called(deepest.path[-1], deepest.path[0]))
    outlets = tuple(dict.fromkeys(voices.outlet(way.article) for way in ways))
    told = tuple(dict.fromkeys(reason for reason in reasons if reason))
    if not told:
        others = " through ".join(path[:0:-1])
        told = (f"{outlets[0]} cites {others}" if others else f"{outlets[0]} cites nobody else and shares no text",)
    return IndependentSource(
        root=path[-1],
        articles=tuple(dict.fromkeys(way.article for way in ways)),
        path=path,
        reason="; ".join(told),
    )


def _shared(one: _Way, other: _Way, name: str, voices: Voices) -> str:
    left, right = voices.outlet(one.article), voices.outlet(other.article)
    if canonical(left) == canonical(right):
        return "" if one.article == other.article else f"both are from {left}"
    if not one.reported or not other.reported:
        return f"{left} and {right} both quote {name}"
    return f"{left} and {right} both have it from {name}"


def _voice_reason(one: str, other: str, voices: Voices) -> str:
    """Why two articles are one voice."""
    if one == other:
        return ""
    return voices.reasons.get(other) or voices.reasons.get(one) or "copies of one text"


def _copied(
    ways: Sequence[_Way], by_article: Mapping[str, Sequence[int]], voices: Voices
) -> Iterator[tuple[int, int, str]]:
    """Pairs of ways whose words stand in a passage that one article took from the other."""
    for article, numbers in by_article.items():
        for link in voices.links.get(article, ()):
            if link.from_ != article or link.to not in by_article:
                continue
            taken = link.kind == "shared-quotes" and link.directed  # they were said to one alone
            copies = link.score >= LIKELY and (link.kind in COPIES or taken)
            for passage in link.passages:
                if passage.kind in ("quotation", "paraphrased") and not copies:
                    continue  # two outlets may quote one speech, or tell one fact, each for itself
                for left in numbers:
                    if _holds(passage.from_, ways[left]):
                        for right in by_article[link.to]:
                            if _holds(passage.to, ways[right]):
                                yield left, right, alike(link, (passage,), voices.articles)
            if link.kind in COPIES:
                yield from _same_sentences(ways, numbers, by_article[link.to], link, voices)


def _same_sentences(
    ways: Sequence[_Way], ours: Sequence[int], theirs: Sequence[int], link: Lineage, voices: Voices
) -> Iterator[tuple[int, int, str]]:
    """Pairs of the outlets' own sentences that are word for word the same in articles that share text: too short to be
    seen as a passage."""
    own = [number for number in (*ours, *theirs) if ways[number].own]
    told = {number: _WORD.findall(_said(ways[number], voices).lower()) for number in own}
    for left in ours:
        for right in theirs:
            if left in told and told[left] == told.get(right):
                yield left, right, alike(link, link.passages, voices.articles)


def _said(way: _Way, voices: Voices) -> str:
    return " ".join(_words(span, voices) for span in way.spans)


def _holds(passage: Span, way: _Way) -> bool:
    """Whether a passage holds most of what was said."""
    overlapping = [span for span in way.spans if span.overlaps(passage)]
    held = sum(min(span.end, passage.end) - max(span.start, passage.start) for span in overlapping)
    return held > 0 and held >= MOST * sum(span.end - span.start for span in way.spans)


def _words(span: Span, voices: Voices) -> str:
    article = voices.articles.get(span.article)
    return " ".join(article.words(span).split()) if article is not None else ""
