"""By which way an article comes to tell something: from its outlet to whoever is at the root."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from msgspec import Struct

from consilience.compare.dependence import Telling
from consilience.compare.hearing import is_public
from consilience.compare.outlets import agencies, canonical
from consilience.compare.standing import Standing
from consilience.compare.unnamed import RUMOUR, VAGUE, is_body, is_document, is_hearsay, is_name, unnamed
from consilience.compare.voices import Voices
from consilience.model import Attribution, Entity, Proposition, Span

AROUND = 250
"""Characters before and behind an outlet's own words in which those are named whom it may have them from."""


class Way(Struct, frozen=True):
    """How one article comes to say something: the names from its outlet to the root, and the names (canonical) that,
    shared with another way, make the two one. `reported` ways hang on the text of the article: a copy of it is no
    second way; `own` ways are the outlet's own voice or work."""

    article: str
    spans: tuple[Span, ...]
    path: tuple[str, ...]
    shared: tuple[tuple[str, str], ...]
    reported: bool = True
    own: bool = False

    def said(self, voices: Voices) -> str:
        """The words, on one line."""
        return " ".join(voices.words(span) for span in self.spans)


def way_of_saying(item: Attribution, voices: Voices, entities: Mapping[str, Entity], standing: Standing) -> Way:
    """Along the chain of those that passed it on, then to the medium that alone was spoken to, else to the credit."""
    outlet = voices.outlet(item.article)
    chain = [entities[identity].name for identity in item.via if identity in entities]
    if not chain:
        chain = [voices.words(span) for span in item.via_mentions]
    told = _told(item, voices, standing)
    if told is not None and all(canonical(told) != canonical(name) for name in chain):
        chain.append(told)
    credits = voices.credits[item.article]
    shared = [(canonical(name), name) for name in chain if canonical(name) != canonical(outlet)]
    if not shared:
        shared = [(canonical(name), name) for name in credits] or [(canonical(outlet), outlet)]
        chain = ["/".join(credits)] if credits else []
    path = (outlet, *(name for name in chain if canonical(name) != canonical(outlet)))
    return Way(item.article, item.content, path, tuple(shared))


def _told(item: Attribution, voices: Voices, standing: Standing) -> str | None:
    """The medium or agency that alone heard the words ("told Agency", "in an interview with Agency"), None if anybody
    could hear them."""
    if is_public(item):
        return None
    interview = item.occasion.medium if item.occasion is not None and item.occasion.kind == "interview" else None
    if interview and canonical(interview) in agencies() | voices.outlets:
        return interview
    if item.addressee is None:
        return None
    words = voices.words(item.addressee)
    if canonical(words) in agencies():
        return words
    for entity in standing.at(item.addressee):
        names = {canonical(name) for name in (entity.name, *entity.aliases)}
        if names & (agencies() | voices.outlets):
            return entity.name
    return words if canonical(words) in voices.outlets else None


def heard_alone(item: Attribution, voices: Voices, standing: Standing) -> str | None:
    """The medium that alone was spoken to, also where it goes by no name ("told state television"), None if others
    could hear it or nothing is told of it."""
    if is_public(item):
        return None
    if (told := _told(item, voices, standing)) is not None:
        return told
    if item.occasion is None or item.occasion.kind != "interview":
        return None
    if item.occasion.medium:
        return item.occasion.medium
    return voices.words(item.addressee) if item.addressee is not None else "one outlet"


def was_told_itself(item: Attribution, voices: Voices) -> bool:
    """Whether a report says that it was told by the speaker itself ("told us", "told The Quay" in The Quay)."""
    if item.addressee is not None:
        return canonical(voices.words(item.addressee)) == canonical(voices.outlet(item.article))
    text = voices.articles[item.article].text
    return any(re.match(r"\s+(?:us|me)\b", text[cue.end : cue.end + 5]) for cue in item.cue)


class Knowing:
    """By which ways the articles of a story know what they put forward: of each proposition found out once."""

    def __init__(self, attributions: Mapping[str, Attribution], voices: Voices, entities: Mapping[str, Entity]) -> None:
        """`attributions` and `entities` by id."""
        self.voices = voices
        self._attributions = attributions
        self._entities = entities
        self._ways: dict[Proposition, tuple[tuple[str | None, Way], ...]] = {}
        self._tellings: dict[Proposition, tuple[Telling, ...]] = {}

    def ways(self, item: Proposition) -> tuple[Way, ...]:
        """A way a speaker; the outlet's own where nobody is named."""
        return tuple(way for _, way in self._found(item))

    def tellings(self, item: Proposition) -> tuple[Telling, ...]:
        """Each of the ways as what is told by it."""
        if item not in self._tellings:
            self._tellings[item] = tuple(self._telling(way, item, holder) for holder, way in self._found(item))
        return self._tellings[item]

    def _found(self, item: Proposition) -> tuple[tuple[str | None, Way], ...]:
        if item not in self._ways:
            self._ways[item] = tuple(_ways_of_knowing(item, self._attributions, self.voices, self._entities))
        return self._ways[item]

    def _telling(self, way: Way, item: Proposition, holder: str | None) -> Telling:
        name = "" if way.own else way.path[-1]
        entity = self._entities.get(holder) if holder else None
        text = self.voices.articles[way.article].text
        vague = not name or unnamed(name) == VAGUE or not (is_name(name, entity, text) or is_body(name, entity))
        return Telling(
            article=way.article,
            outlet=self.voices.outlet(way.article),
            spans=item.spans,
            text=way.said(self.voices),
            by="own" if not name else "unnamed" if vague or holder is None else "named",
            name=name,
            entity=entity,
            statement=item.attribution,
            via=way.path[1:-1],
            around=_around(item.spans[0], self.voices) if not name else "",
            quoted=self._quoted(item) if name else "",
            cites=frozenset() if name else self._cited.get(way.article, frozenset()),
        )

    @cached_property
    def _cited(self) -> Mapping[str, frozenset[str]]:
        """Whom each article quotes."""
        found: dict[str, set[str]] = {}
        for told in self._attributions.values():
            if told.speaker:
                found.setdefault(told.article, set()).add(told.speaker)
        return {article: frozenset(speakers) for article, speakers in found.items()}

    def _quoted(self, item: Proposition) -> str:
        attribution = self._attributions.get(item.attribution or "")
        return " ".join(self.voices.words(span) for span in attribution.content) if attribution is not None else ""


def _around(span: Span, voices: Voices) -> str:
    article = voices.articles.get(span.article)
    return article.text[max(0, span.start - AROUND) : span.end + AROUND] if article is not None else ""


def _ways_of_knowing(
    item: Proposition, attributions: Mapping[str, Attribution], voices: Voices, entities: Mapping[str, Entity]
) -> Iterator[tuple[str | None, Way]]:
    """A way a speaker, with the speaker's id; the outlet's own where nobody is named."""
    outlet = voices.outlet(item.article)
    attribution = attributions.get(item.attribution or "")
    via = [entities[i].name for i in attribution.via if i in entities] if attribution is not None else []
    own_work = attribution is not None and _is_own_work(attribution, voices)
    for holder in () if own_work else item.holders:
        name = _document(attribution, voices) or (entities[holder].name if holder in entities else holder)
        way = Way(item.article, item.spans, (outlet, *via, name), ((canonical(name), name),), reported=False)
        yield holder, way
    if item.holders and not own_work:
        return
    if attribution is not None and attribution.source and not own_work:
        source = voices.words(attribution.source[0])
        yield None, Way(item.article, item.spans, (outlet, *via, source), ((unnamed(source), source),))
        return
    if attribution is None and is_hearsay(" ".join(voices.words(span) for span in item.spans)):
        yield None, Way(item.article, item.spans, (outlet, RUMOUR), ((VAGUE, RUMOUR),))
        return
    credits = voices.credits[item.article]
    shared = tuple((canonical(name), name) for name in credits) or ((canonical(outlet), outlet),)
    path = (outlet, "/".join(credits)) if credits else (outlet,)
    yield None, Way(item.article, item.spans, path, shared, own=True)


def _document(attribution: Attribution | None, voices: Voices) -> str | None:
    """What was read or measured, in full, if the source is that: "survey by the university", not only "survey"."""
    if attribution is None or not attribution.source:
        return None
    words = " ".join(voices.words(attribution.source[0]).split())
    bare = re.sub(r"^(?:an?|the)\s", "", words, flags=re.IGNORECASE)
    return bare if is_document(bare) else None


def _is_own_work(attribution: Attribution, voices: Voices) -> bool:
    """Whether the source is what the outlet itself made or saw: "a count by Agency", "our own review", "documents seen
    by The Post"; not somebody who "told Agency"."""
    article = voices.articles[attribution.article]
    source = " ".join(voices.words(span) for span in attribution.source)
    if re.search(r"\bour (?:own )?[a-z]+\b", source, re.IGNORECASE):
        return True
    cue = " ".join(voices.words(span) for span in attribution.cue)
    found = re.search(r"\bby\s+(.*)", f"{cue} {source}")
    names = {canonical(name) for name in (voices.outlet(article.id), *article.credits)}
    words = canonical(found[1]) if found else ""
    return any(name and re.match(rf"{re.escape(name)}\b", words) for name in names)
