"""The brief: what happened, what is disputed, who said what, what only one report has, what comes next.

Every sentence is made of words that stand in the reports, put together by a fixed frame, and cites all of them. What
more reports tell or lead with comes first; nothing is summarised by a model.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from consilience import wording
from consilience.model import Annotated, BriefPart, BriefSentence, Claim, Entity, Span, TimelineEntry, Utterance
from consilience.report import days
from consilience.report.choice import Chosen
from consilience.report.happened import happened, only_one
from consilience.report.sayings import sayings
from consilience.report.told import Told
from consilience.report.tolls import Tolls
from consilience.report.weighing import Weighing

PARTS: dict[BriefPart, str] = {
    "happened": "What happened",
    "disputed": "What is disputed",
    "said": "Who said what",
    "only-one": "What only one report has",
    "next": "What comes next",
}
"""The parts of the brief in their order, with their headings: who reads on to what happened has to know that it is
disputed."""
MOST_DISPUTED = 8
MOST_NEXT = 8


def brief(
    story: Sequence[Annotated],
    entities: Sequence[Entity],
    utterances: Sequence[Utterance],
    claims: Sequence[Claim],
    timeline: Sequence[TimelineEntry],
) -> tuple[BriefSentence, ...]:
    """The sentences of the brief, part by part; a part without anything to say is left out."""
    told = Told(story, entities, claims, timeline)
    tolls = Tolls(story, told.labels)
    facts = Weighing(told, tolls).facts()
    chosen = Chosen()
    happening = tuple(happened(facts, told, tolls, chosen))
    said = tuple(sayings(utterances, told, [span for sentence in happening for span in sentence.evidence]))
    used = [span for sentence in (*happening, *said) for span in sentence.evidence]
    return (*happening, *_disputed(claims), *said, *only_one(facts, told, used, chosen), *_next(timeline, told))


def _disputed(claims: Sequence[Claim]) -> Iterator[BriefSentence]:
    disputed = [claim for claim in claims if claim.verdict == "disputed"]
    for claim in sorted(disputed, key=lambda claim: (-_breadth(claim.supports), claim.id))[:MOST_DISPUTED]:
        text = f"{wording.shortened(claim.text).rstrip(' .,')} — {claim.reason}"
        yield BriefSentence(part="disputed", text=text, evidence=(*claim.supports, *claim.disputes))


def _next(timeline: Sequence[TimelineEntry], told: Told) -> Iterator[BriefSentence]:
    """What is to come, day by day; not what hangs on an "if", and nothing twice on one day."""
    scheduled = [entry for entry in timeline if entry.status == "scheduled"]
    sure = [entry for entry in scheduled if not entry.text.startswith(("If ", "Unless "))]
    ranked = sorted(sure, key=lambda entry: (entry.from_, entry.to, -len(entry.articles), entry.text))
    days_told: dict[str, Chosen] = {}
    new = (entry for entry in ranked if days_told.setdefault(entry.from_, Chosen()).takes(entry.text))
    for entry in islice(new, MOST_NEXT):
        span = days.period(entry.from_, entry.to, entry.precision)
        text = f"{span}: {wording.shortened(entry.text)} ({told.reports(entry.articles)})"
        if entry.disagreement:
            text += f"; {entry.disagreement}"
        yield BriefSentence(part="next", text=text, evidence=entry.evidence)


def _breadth(spans: Sequence[Span]) -> int:
    return len({span.article for span in spans})
