"""From ids that a reader sees in a dossier to the two sides of a correction.

A side is written as the id of an entity, an utterance, an attribution or a claim, or as a part of it: `ID/WORDING` are
its mentions so worded, `ID@ARTICLE` what one report has of it, and `ARTICLE:START-END` whatever stands at these
characters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from consilience import wording
from consilience.model import Attribution, Claim, Correction, Dossier, Entity, Side, Span, Utterance
from consilience.resolve.corrections.placing import About, Known
from consilience.resolve.corrections.quoting import quoted

PLACES = 24
"""Places that stand for a side at most."""
SHOWN = 60
"""Characters of a wording in a name."""

_PLACE = re.compile(r"(?P<article>\w+):(?P<start>\d{1,12})-(?P<end>\d{1,12})")
_TRIMMED = re.compile(r"^the\s+|['’]s?$", re.IGNORECASE)


class NoSides(Struct, frozen=True):
    """Why two things can't be judged."""

    reason: str


class Candidate(Struct, frozen=True):
    """What a name can mean: a record, or a part of it; `spans` are its words, best first, of which those that do not
    name it (`weak`) stand for it only where there are no others."""

    about: About
    record: str
    name: str
    spans: tuple[Span, ...]
    weak: frozenset[Span] = frozenset()


def named(dossier: Dossier, left: str, right: str, verdict: Literal["same", "different"]) -> Correction | NoSides:
    """The correction that `left` and `right` are the same or different; its number, author and note are still to be
    given. What is "different" of one record is a part of it and the rest."""
    ours, theirs = _candidates(dossier, left), _candidates(dossier, right)
    for name, several in ((left, ours), (right, theirs)):
        if not several:
            return NoSides(f"there is no entity, utterance, attribution or claim {name}")
    pair = next(((one, other) for one in ours for other in theirs if one.about == other.about), None)
    if pair is None:
        return NoSides(f"{left} is {_kinds(ours)}, {right} {_kinds(theirs)}")
    one, other = pair
    if one.record == other.record:
        if verdict == "same":
            return NoSides(f"{left} and {right} are one already")
        telling = frozenset((*one.spans, *other.spans)) - one.weak - other.weak
        whole = (one, other)
        one, other = _parted(one, other)
        rests = [now for now, before in zip((one, other), whole, strict=True) if now is not before]
        if telling and any(rest.spans and telling.isdisjoint(rest.spans) for rest in rests):
            return NoSides(f"nothing but pronouns and descriptions would be left beside that part of {left}")
        if not one.spans or not other.spans or set(one.spans) & set(other.spans):
            parts = "ID/WORDING, ID@ARTICLE or ARTICLE:START-END"
            return NoSides(f"{left} and {right} are one thing; name the part of it that is another: {parts}")
    return Correction(number=0, about=one.about, verdict=verdict, left=_side(dossier, one), right=_side(dossier, other))


def _kinds(several: Sequence[Candidate]) -> str:
    return " or ".join(dict.fromkeys(f"{'an' if one.about[0] in 'eu' else 'a'} {one.about}" for one in several))


def _parted(one: Candidate, other: Candidate) -> tuple[Candidate, Candidate]:
    """Of a whole and its part the rest and the part."""
    ours, theirs = frozenset(one.spans), frozenset(other.spans)
    if theirs < ours:
        return replace(one, spans=tuple(span for span in one.spans if span not in theirs)), other
    if ours < theirs:
        return one, replace(other, spans=tuple(span for span in other.spans if span not in ours))
    return one, other


def _side(dossier: Dossier, one: Candidate) -> Side:
    """The candidate with its words quoted: every wording of every report once, different wordings first."""
    articles = {article.id: article for article in dossier.articles}
    first: dict[str, Span] = {}
    rest: dict[tuple[str, str], Span] = {}
    for span in [span for span in one.spans if span not in one.weak] or one.spans:
        text = articles[span.article].words(span)
        if first.setdefault(text, span) is not span:
            rest.setdefault((text, span.article), span)
    spans = [*first.values(), *(span for (text, article), span in rest.items() if first[text].article != article)]
    places = tuple(quoted(articles[span.article], span) for span in spans[:PLACES])
    return Side(record=one.record, name=one.name, places=places)


def _candidates(dossier: Dossier, name: str) -> list[Candidate]:
    if match := _PLACE.fullmatch(name):
        return _at(dossier, Span(match["article"], int(match["start"]), int(match["end"])))
    whole = _records(dossier, name)
    if whole:
        return whole
    record, slash, worded = name.partition("/")
    if slash:
        texts = {article.id: article for article in dossier.articles}
        return [
            replace(one, name=f"“{worded}”", spans=spans)
            for one in _records(dossier, record)
            if (spans := tuple(s for s in one.spans if _trimmed(texts[s.article].words(s)) == _trimmed(worded)))
        ]
    record, _, report = name.rpartition("@")
    outlets = wording.labels(dossier.articles)
    return [
        replace(one, name=f"{one.name} in {outlets[report]}", spans=spans)
        for one in _records(dossier, record)
        if (spans := tuple(span for span in one.spans if span.article == report))
    ]


def _records(dossier: Dossier, name: str) -> list[Candidate]:
    """What an id can mean: an attribution is a telling of an utterance, and holds a claim."""
    attributions = {one.id: one for one in dossier.attributions}
    found = [_entity(dossier, one) for one in dossier.entities if one.id == name]
    found += [_utterance(dossier, one, attributions) for one in dossier.utterances if one.id == name]
    for claim in dossier.claims:
        if claim.id == name and claim.about == "so":
            found.append(_claim(claim))
        elif claim.id == name:
            found += _records(dossier, claim.utterance or "")
    if name in attributions and (content := attributions[name].content):
        found += _at(dossier, content[0], whole=False)
    return found


def _at(dossier: Dossier, span: Span, *, whole: bool = True) -> list[Candidate]:
    """The records that have their words at a place, each as the part of it that stands there. Not `whole`: no name that
    stands inside."""
    found = []
    articles = {article.id: article for article in dossier.articles}
    if span.article not in articles or not 0 <= span.start < span.end <= len(articles[span.article].text):
        return []
    label = f"“{_short(articles[span.article].words(span))}”"
    for about, at in known(dossier).items():
        if about == "entity" and not whole:
            continue
        record = at(span)
        if record is not None:
            found.append(Candidate(about, record, label, (span,)))
    return [_exact(dossier, one) for one in found]


def _exact(dossier: Dossier, part: Candidate) -> Candidate:
    """The part with the record's own span in the place of one that overlaps it."""
    (span,) = part.spans
    own = {one: each for one in _records(dossier, part.record) for each in one.spans if each.overlaps(span)}
    return part if span in own.values() or not own else replace(part, spans=(next(iter(own.values())),))


def known(dossier: Dossier) -> dict[About, Known]:
    """For each kind of record, which of them stands at a span."""
    attributions = {one.id: one for one in dossier.attributions}
    spoken = {
        span: one.id
        for one in dossier.utterances
        for told in one.attributions
        if told in attributions
        for span in attributions[told].content
    }
    so = [one for one in dossier.claims if one.about == "so"]
    return {
        "entity": Known({span: one.id for one in dossier.entities for span in one.mentions}),
        "utterance": Known(spoken),
        "claim": Known({span: one.id for one in so for span in _evidence(one)}),
    }


def _entity(dossier: Dossier, one: Entity) -> Candidate:
    """The mentions that name it, by its best name first; its descriptions where nothing names it."""
    articles = {article.id: article for article in dossier.articles}
    rank = {_trimmed(name): place for place, name in enumerate((one.name, *one.aliases))}
    ranked = [(rank.get(_trimmed(articles[span.article].words(span))), span) for span in one.mentions]
    naming = sorted((place, span) for place, span in ranked if place is not None)
    others = tuple(span for place, span in ranked if place is None)
    return Candidate("entity", one.id, one.name, (*(span for _, span in naming), *others), frozenset(others))


def _utterance(dossier: Dossier, one: Utterance, attributions: dict[str, Attribution]) -> Candidate:
    told = [attributions[name] for name in (one.best, *one.attributions) if name in attributions]
    spans = tuple(dict.fromkeys(item.content[0] for item in told if item.content))
    articles = {article.id: article for article in dossier.articles}
    label = f"“{_short(articles[spans[0].article].words(spans[0]))}”" if spans else one.id
    return Candidate("utterance", one.id, label, spans)


def _claim(one: Claim) -> Candidate:
    return Candidate("claim", one.id, f"“{_short(one.text)}”", tuple(dict.fromkeys(_evidence(one))))


def _evidence(one: Claim) -> tuple[Span, ...]:
    """All words that speak of a claim."""
    return (*one.supports, *one.disputes, *one.compatible)


def _trimmed(text: str) -> str:
    """A name without article, ending and case."""
    return _TRIMMED.sub("", wording.flat(text).strip(' "“”‘’,;:')).casefold()


def _short(text: str) -> str:
    return wording.opening(text, SHOWN).strip(' "“”')
