"""Claims, brief and timeline as the page shows them: each with its evidence as links."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from consilience.model import Claim, Dossier, Entity, IndependentSource, Span
from consilience.report.brief import PARTS
from consilience.report.days import period
from consilience.report.page.sources import Cited, Sources
from consilience.report.stated import stated

VERDICTS = {"corroborated": "Corroborated", "single-origin": "Single origin", "disputed": "Disputed"}
LONGEST_QUOTE = 360


class Sentence(Struct, frozen=True):
    """A sentence with its evidence."""

    text: str
    cited: Cited


class Part(Struct, frozen=True):
    """A part of the brief."""

    kind: str
    title: str
    sentences: tuple[Sentence, ...]


class Moment(Struct, frozen=True):
    """An entry of the timeline; `number` counts from one, as in the drawing."""

    number: int
    when: str
    iso: str
    text: str
    scheduled: bool
    disagreement: str | None
    cited: Cited


class Quote(Struct, frozen=True):
    """Words of one report that speak for or against a claim."""

    label: str
    text: str
    cited: Cited


class Way(Struct, frozen=True):
    """An independent origin: the chain from a report to the root, and the reports that carry it."""

    root: str
    steps: tuple[str, ...]
    labels: tuple[str, ...]
    reason: str


class Row(Struct, frozen=True):
    """A claim as the page shows it; `places` and `people` are what the filters ask."""

    id: str
    text: str
    about: str
    verdict: str
    word: str
    reason: str
    origins: tuple[Way, ...]
    holders: tuple[str, ...]
    supports: tuple[Quote, ...]
    disputes: tuple[Quote, ...]
    compatible: tuple[Quote, ...]
    silent: tuple[str, ...]
    utterance: str | None
    cited: Cited
    places: str
    people: str

    @property
    def minor(self) -> bool:
        """Whether it stands in one report alone and nobody disputes it."""
        return self.verdict == "single-origin" and len(self.cited.chips) < 2


def brief(dossier: Dossier, sources: Sources) -> tuple[Part, ...]:
    """The parts of the brief that have sentences, in their fixed order."""
    found = []
    for kind, title in PARTS.items():
        sentences = tuple(Sentence(one.text, sources.cite(one.evidence)) for one in dossier.brief if one.part == kind)
        if sentences:
            found.append(Part(kind, title, sentences))
    return tuple(found)


def moments(dossier: Dossier, sources: Sources) -> tuple[Moment, ...]:
    """The timeline's entries in the dossier's order."""
    return tuple(
        Moment(
            number,
            period(one.from_, one.to, one.precision),
            one.from_,
            one.text,
            one.status == "scheduled",
            one.disagreement,
            sources.cite(one.evidence),
        )
        for number, one in enumerate(dossier.timeline, 1)
    )


def claims(dossier: Dossier, sources: Sources) -> tuple[Row, ...]:
    """The claims: disputed ones first, then by how many reports carry them, else as in the dossier. Quotations that
    tell nothing that could be so stand among what was said alone."""
    entities = {one.id: one for one in dossier.entities}
    number = {one.id: str(place) for place, one in enumerate(dossier.entities)}
    utterances = {one.id for one in dossier.utterances}
    rows = [_row(one, sources, entities, number, utterances) for one in stated(dossier.claims)]
    rank = {"disputed": 0, "corroborated": 1, "single-origin": 2}
    return tuple(sorted(rows, key=lambda row: (rank[row.verdict], -len(row.places.split()))))


def _row(
    one: Claim, sources: Sources, entities: Mapping[str, Entity], number: Mapping[str, str], utterances: set[str]
) -> Row:
    spans = (*one.supports, *one.disputes, *one.compatible)
    return Row(
        id=one.id,
        text=one.text,
        about=one.about,
        verdict=one.verdict,
        word=VERDICTS[one.verdict],
        reason=one.reason,
        origins=tuple(_way(origin, sources, entities) for origin in one.origins),
        holders=tuple(entities[holder].name for holder in one.holders if holder in entities),
        supports=tuple(_quotes(one.supports, sources)),
        disputes=tuple(_quotes(one.disputes, sources)),
        compatible=tuple(_quotes(one.compatible, sources)),
        silent=tuple(sources.label(article) for article in one.silent),
        utterance=one.utterance if one.utterance in utterances else None,
        cited=sources.cite(spans),
        places=" ".join(
            str(place)
            for place in sorted({sources.place[span.article] for span in spans if span.article in sources.place})
        ),
        people=" ".join(number[holder] for holder in one.holders if holder in number),
    )


def _way(origin: IndependentSource, sources: Sources, entities: Mapping[str, Entity]) -> Way:
    def name(key: str) -> str:
        if key in entities:
            return entities[key].name
        return sources.label(key)

    steps = [name(step) for step in origin.path]
    root = name(origin.root)
    if root not in steps:
        steps.append(root)
    return Way(root, tuple(steps), tuple(sources.label(article) for article in origin.articles), origin.reason)


def _quotes(spans: tuple[Span, ...], sources: Sources) -> list[Quote]:
    """The words of each span, those of one report together."""
    grouped: dict[str, list[Span]] = {}
    for span in dict.fromkeys(spans):
        if span.article in sources.place:
            grouped.setdefault(span.article, []).append(span)
    return [
        Quote(
            sources.label(article),
            _cut(" … ".join(" ".join(sources.words(span).split()) for span in found)),
            sources.cite(found),
        )
        for article, found in grouped.items()
    ]


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1].rsplit(" ", 1)[0] + " …"
