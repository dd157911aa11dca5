"""The brief: what happened, who said what, what is disputed, what only one report has, what comes next.

Every sentence is made of words that stand in the reports, put together by a fixed frame, and cites all of them. What
more independent origins carry comes first; nothing is summarised by a model.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from consilience import lexicon, wording
from consilience.model import (
    Annotated,
    Article,
    Attribution,
    BriefSentence,
    Claim,
    Entity,
    Span,
    TimelineEntry,
    Utterance,
)
from consilience.report import days

MOST_HAPPENED = 6
MOST_SAID = 10
MOST_DISPUTED = 8
MOST_ONLY_ONE = 6
MOST_NEXT = 8


def brief(
    story: Sequence[Annotated],
    entities: Sequence[Entity],
    utterances: Sequence[Utterance],
    claims: Sequence[Claim],
    timeline: Sequence[TimelineEntry],
) -> tuple[BriefSentence, ...]:
    """The sentences of the brief, part by part; a part without anything to say is left out."""
    articles = {annotated.article.id: annotated.article for annotated in story}
    told = _Told(articles, {item.id: item for a in story for item in a.attributions}, {e.id: e for e in entities})
    return (
        *_happened(claims, timeline, told),
        *_said(utterances, claims, told),
        *_disputed(claims, told),
        *_only_one(claims, timeline, told),
        *_next(timeline, told),
    )


class _Told:
    """The records of the story by id, and the names that outlets go by."""

    def __init__(
        self, articles: Mapping[str, Article], attributions: Mapping[str, Attribution], entities: Mapping[str, Entity]
    ) -> None:
        self.articles = articles
        self.attributions = attributions
        self.entities = entities
        self.contents: dict[str, list[Span]] = {}
        for item in attributions.values():
            self.contents.setdefault(item.article, []).extend(item.content)

    def reports(self, ids: Sequence[str]) -> str:
        """ "3 of 5 reports"."""
        return f"{len(set(ids))} of {len(self.articles)} reports" if len(self.articles) > 1 else "the one report"


def _happened(claims: Sequence[Claim], timeline: Sequence[TimelineEntry], told: _Told) -> Iterator[BriefSentence]:
    """What the outlets tell in their own voice as having come to pass, by at least two reports where there are two."""
    own = [claim for claim in claims if _is_fact(claim, told) and not _is_ahead(claim, timeline)]
    ranked = sorted(
        own, key=lambda claim: (-_breadth(claim.supports), -len(claim.origins), _place(claim, told.articles))
    )
    shared = [claim for claim in ranked if _breadth(claim.supports) > 1]
    for claim in (shared or ranked[:3])[:MOST_HAPPENED]:
        note = " (not all reports agree, see below)" if claim.verdict == "disputed" else ""
        yield BriefSentence(part="happened", text=wording.shortened(claim.text) + note, evidence=claim.supports)


def _is_fact(claim: Claim, told: _Told) -> bool:
    """Whether some outlet holds it in its own voice, in words that say of themselves whom they are about."""
    if claim.about != "so" or claim.text.split(" ", 1)[0].lower() in lexicon.words("report/pointing_words.txt"):
        return False
    return any(not any(span.overlaps(own) for own in told.contents.get(span.article, ())) for span in claim.supports)


def _is_ahead(claim: Claim, timeline: Sequence[TimelineEntry]) -> bool:
    """Whether the reports set it down for a day to come."""
    scheduled = [span for entry in timeline if entry.status == "scheduled" for span in entry.evidence]
    return any(span.overlaps(own) for span in scheduled for own in claim.supports)


def _said(utterances: Sequence[Utterance], claims: Sequence[Claim], told: _Told) -> Iterator[BriefSentence]:
    origins = {claim.utterance: len(claim.origins) for claim in claims if claim.about == "said"}
    ranked = sorted(utterances, key=lambda item: (-origins.get(item.id, 0), -len(_articles(item, told)), item.id))
    for utterance in ranked[:MOST_SAID]:
        best = told.attributions[utterance.best]
        text = wording.saying(best, told.entities, told.articles[best.article])
        evidence = [*best.source, *best.cue, *best.content]
        for attribution in utterance.attributions:
            evidence += told.attributions[attribution].content if attribution != utterance.best else ()
        where, when = wording.occasion(utterance.occasion), utterance.said_on and days.day(utterance.said_on)
        notes = "; ".join(note for note in (where, when, told.reports(_articles(utterance, told))) if note)
        yield BriefSentence(part="said", text=f"{text} ({notes})", evidence=tuple(dict.fromkeys(evidence)))


def _disputed(claims: Sequence[Claim], told: _Told) -> Iterator[BriefSentence]:
    disputed = [claim for claim in claims if claim.verdict == "disputed"]
    for claim in sorted(disputed, key=lambda claim: (-_breadth(claim.supports), claim.id))[:MOST_DISPUTED]:
        text = f"{wording.shortened(claim.text)} — {claim.reason}"
        yield BriefSentence(part="disputed", text=text, evidence=(*claim.supports, *claim.disputes))


def _only_one(claims: Sequence[Claim], timeline: Sequence[TimelineEntry], told: _Told) -> Iterator[BriefSentence]:
    """Facts told in the own voice of one report alone, those with figures and names first."""
    if len(told.articles) < 2:
        return
    alone = [
        claim
        for claim in claims
        if claim.verdict == "single-origin"
        and _breadth(claim.supports) == 1
        and not claim.holders
        and _is_fact(claim, told)
        and not _is_ahead(claim, timeline)
    ]
    weight = {claim.id: sum(char.isdigit() or char.isupper() for char in claim.text) for claim in alone}
    for claim in sorted(alone, key=lambda claim: (-weight[claim.id], claim.id))[:MOST_ONLY_ONE]:
        outlet = _outlet(told.articles[claim.supports[0].article])
        text = f"Only {outlet}: {wording.shortened(claim.text)}"
        yield BriefSentence(part="only-one", text=text, evidence=claim.supports)


def _next(timeline: Sequence[TimelineEntry], told: _Told) -> Iterator[BriefSentence]:
    scheduled = [entry for entry in timeline if entry.status == "scheduled"]
    for entry in sorted(scheduled, key=lambda entry: (entry.from_, entry.to, entry.text))[:MOST_NEXT]:
        span = days.period(entry.from_, entry.to, entry.precision)
        text = f"{span}: {wording.shortened(entry.text)} ({told.reports(entry.articles)})"
        if entry.disagreement:
            text += f"; {entry.disagreement}"
        yield BriefSentence(part="next", text=text, evidence=entry.evidence)


def _articles(utterance: Utterance, told: _Told) -> list[str]:
    return sorted({told.attributions[attribution].article for attribution in utterance.attributions})


def _breadth(spans: Sequence[Span]) -> int:
    return len({span.article for span in spans})


def _place(claim: Claim, articles: Mapping[str, Article]) -> tuple[float, str]:
    """How early in its article the claim stands, 0..1: what matters comes first (the inverted pyramid)."""
    span = claim.supports[0]
    return span.start / max(1, len(articles[span.article].text)), claim.id


def _outlet(article: Article) -> str:
    return article.outlet or article.path
