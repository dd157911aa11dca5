"""Utterances side by side: each telling as running text in which what was added, cut or changed is marked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from consilience.model import Attribution, Difference, Dossier, Entity, Occasion, Span, Telling, Utterance
from consilience.report.days import day
from consilience.report.page.sources import Cited, Sources

OPENING = 80
LONGEST_CUT = 70
MANNERS = {
    "verbatim": "word for word",
    "clipped": "clipped",
    "paraphrased": "paraphrased",
    "translated": "translated",
}
FORCES = {
    "negated": "said not to have said",
    "hypothetical": "hypothetical",
    "future": "yet to be said",
    "denied": "denied",
    "asked": "asked",
}


class Piece(Struct, frozen=True):
    """A stretch of a telling: as in the best one, added to it, cut from it, or the gap between two quotations."""

    kind: Literal["same", "added", "cut", "gap"]
    text: str


class Told(Struct, frozen=True):
    """One telling as the page shows it."""

    label: str
    manner: str
    best: bool
    quoted: bool
    pieces: tuple[Piece, ...]
    cue: str
    via: tuple[str, ...]
    force: str | None
    cited: Cited
    same: bool
    words: tuple[str, ...] = ()

    @property
    def marked(self) -> bool:
        """Whether the words bring their own quotation marks."""
        return bool(self.pieces) and self.pieces[0].text.lstrip()[:1] in tuple("“\"„«‘'")


class Spoken(Struct, frozen=True):
    """One speech act as the page shows it; `verdict` is that of the claim that it was made."""

    id: str
    speaker: str
    role: str
    day: str
    occasion: str
    tellings: tuple[Told, ...]
    reasons: tuple[str, ...]
    verdict: str | None
    claim: str | None
    cited: Cited

    @property
    def best(self) -> Told:
        """The telling with the fullest wording."""
        return next((one for one in self.tellings if one.best), self.tellings[0])

    @property
    def shown(self) -> tuple[Told, ...]:
        """The tellings that have words of their own."""
        return tuple(one for place, one in enumerate(self.tellings) if place not in self._repeating)

    @property
    def folded(self) -> tuple[Told, ...]:
        """Those that have no words but such as stand, in this order, in one shown: the same, or a part of them."""
        return tuple(one for place, one in enumerate(self.tellings) if place in self._repeating)

    @property
    def _repeating(self) -> list[int]:
        found: list[int] = []
        for place, one in enumerate(self.tellings):
            others = (other for at, other in enumerate(self.tellings) if at != place and at not in found)
            if not one.best and not one.force and any(_holds(other.words, one.words) for other in others):
                found.append(place)
        return found

    @property
    def opening(self) -> str:
        """The first words of the best telling, to know it by."""
        words = " ".join("".join(piece.text for piece in self.best.pieces).split())
        return words if len(words) <= OPENING else words[: OPENING - 1].rsplit(" ", 1)[0] + " …"


def spoken(dossier: Dossier, sources: Sources) -> tuple[Spoken, ...]:
    """The utterances, those told most often first, else as in the dossier."""
    entities = {one.id: one for one in dossier.entities}
    attributions = {one.id: one for one in dossier.attributions}
    claims = {one.utterance: one for one in dossier.claims if one.utterance and one.about == "said"}
    found = []
    for one in dossier.utterances:
        told = _tellings(one, attributions, entities, sources)
        if not told:
            continue
        claim = claims.get(one.id)
        spans = [span for name in _best_first(one) if name in attributions for span in attributions[name].content]
        speaker = entities.get(one.speaker or "")
        found.append(
            Spoken(
                id=one.id,
                speaker=speaker.name if speaker else _unnamed(one, attributions, sources),
                role=speaker.roles[0].title if speaker and speaker.roles else "",
                day=day(one.said_on) if one.said_on else "",
                occasion=occasion(one.occasion),
                tellings=told,
                reasons=one.reasons,
                verdict=claim.verdict if claim else None,
                claim=claim.id if claim else None,
                cited=sources.cite(spans),
            )
        )
    return tuple(sorted(found, key=lambda one: -len(one.tellings)))


def _best_first(one: Utterance) -> tuple[str, ...]:
    return (one.best, *(name for name in one.attributions if name != one.best))


def _unnamed(one: Utterance, attributions: Mapping[str, Attribution], sources: Sources) -> str:
    best = attributions.get(one.best)
    words = " ".join(sources.words(span) for span in best.source) if best else ""
    return " ".join(words.split()) or "an unnamed source"


def occasion(one: Occasion | None) -> str:
    """Where words were spoken: "Morning Table, Radio Ostrany", "briefing, Tarnbruck"."""
    if one is None:
        return ""
    named = [part for part in (one.name, one.medium, one.place) if part]
    kind = one.kind if one.kind != "other" and not any(one.kind in part for part in named) else ""
    kept = [part for at, part in enumerate(named) if not any(part in other for other in named[:at])]
    return ", ".join(part for part in (kind, *kept) if part)


def _tellings(
    one: Utterance, attributions: Mapping[str, Attribution], entities: Mapping[str, Entity], sources: Sources
) -> tuple[Told, ...]:
    tellings = one.tellings or tuple(
        Telling(attribution=name, article=attributions[name].article, manner="verbatim")
        for name in one.attributions
        if name in attributions
    )
    found = []
    for telling in sorted(tellings, key=lambda telling: telling.attribution != one.best):
        said = attributions.get(telling.attribution)
        if said is None or said.article not in sources.place:
            continue
        best = telling.attribution == one.best
        found.append(
            Told(
                label=sources.label(said.article),
                manner=MANNERS[telling.manner],
                best=best,
                quoted=said.mode == "direct",
                pieces=pieces(said.content, telling.differences, sources),
                cue=" ".join(" … ".join(sources.words(span) for span in said.cue).split()),
                via=tuple(entities[via].name for via in said.via if via in entities),
                force=FORCES.get(said.force),
                cited=sources.cite((*said.content, *said.source, *said.cue)),
                same=not best
                and one.best in attributions
                and _words(said, sources) == _words(attributions[one.best], sources),
                words=tuple(_words(said, sources)),
            )
        )
    return tuple(found)


def _words(said: Attribution, sources: Sources) -> list[str]:
    """The words alone, to see whether two tellings have the same."""
    return re.findall(r"\w+", " ".join(sources.words(span) for span in said.content).casefold())


def _holds(whole: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Whether all words of `part` stand side by side in `whole`."""
    return bool(part) and f" {' '.join(part)} " in f" {' '.join(whole)} "


def _cut(text: str) -> str:
    """Words that a telling leaves out, the middle of many of them left out here too."""
    words = text.split()
    return text if len(text) <= LONGEST_CUT else f"{' '.join(words[:4])} … {' '.join(words[-3:])}"


def pieces(content: tuple[Span, ...], differences: tuple[Difference, ...], sources: Sources) -> tuple[Piece, ...]:
    """The words of a telling with its differences from the best one worked in, in the order of the text."""
    found: list[Piece] = []
    left = sorted(differences, key=lambda one: (one.other.start, one.other.end))
    for number, span in enumerate(content):
        if number:
            found.append(Piece("gap", " … "))
        last = number == len(content) - 1
        at = span.start
        while left and (last or left[0].other.start <= span.end):
            change = left.pop(0)
            begin, end = (min(max(edge, at), span.end) for edge in (change.other.start, change.other.end))
            found.append(Piece("same", sources.words(Span(span.article, at, begin))))
            found.append(Piece("cut", _cut(sources.words(change.base))))
            found.append(Piece("added", sources.words(Span(span.article, begin, end))))
            at = end
        found.append(Piece("same", sources.words(Span(span.article, at, span.end))))
    return tuple(piece for piece in found if piece.text)
