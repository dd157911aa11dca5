"""The brief: what happened, who said what, what is disputed, what only one report has, what comes next.

Every sentence is made of words that stand in the reports, put together by a fixed frame, and cites all of them. What
more independent origins carry comes first; nothing is summarised by a model.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice

from consilience import wording
from consilience.model import (
    Annotated,
    Article,
    Attribution,
    BriefSentence,
    Claim,
    Entity,
    IndependentSource,
    Span,
    TimelineEntry,
    Utterance,
)
from consilience.report import choice, days
from consilience.report.choice import Chosen, stands_alone, weight

MOST_HAPPENED = 6
FEWEST_HAPPENED = 3
LEAD = 0.3
"""The part of a report in which its main event stands, as a share of its length."""
MOST_SAID = 10
MOST_WORDS_OF_SPEAKER = 10
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
    chosen = Chosen()
    happened = tuple(_happened(claims, timeline, told, chosen))
    return (
        *happened,
        *_said(utterances, claims, told, {span for sentence in happened for span in sentence.evidence}),
        *_disputed(claims, told),
        *_only_one(claims, timeline, told, chosen),
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


def _happened(
    claims: Sequence[Claim], timeline: Sequence[TimelineEntry], told: _Told, chosen: Chosen
) -> Iterator[BriefSentence]:
    """What is told as having come to pass: in an outlet's own voice, or by several outlets as a body's or an unnamed
    source's report, who is then named. What more reports and headlines tell comes first, of equals what stands higher
    up in its report. Where next to nothing is shared, what a headline and the lead of one report tell fills up."""
    facts = [
        claim
        for claim in claims
        if not choice.is_view(claim.text)
        and (_is_fact(claim, told) or _is_account(claim, told))
        and not _is_ahead(claim, timeline)
    ]
    headlines = [choice.content(article.headline or "") for article in told.articles.values()]
    ranked = sorted(
        facts,
        key=lambda claim: (
            -_breadth(claim.supports) - choice.told_by(claim.text, headlines),
            -len(claim.origins),
            _place(claim, told.articles),
        ),
    )
    shared = [claim for claim in ranked if _breadth(claim.supports) > 1]
    alone = [claim for claim in ranked if _breadth(claim.supports) == 1]
    headed = [claim for claim in alone if choice.told_by(claim.text, headlines)]
    leads = [claim for claim in headed if _place(claim, told.articles)[0] < LEAD] or headed
    fill = leads[: max(0, FEWEST_HAPPENED - len(shared))]
    ranked = [*shared, *fill] or alone[:1]
    new = (claim for claim in ranked if chosen.takes(claim.text))
    for claim in islice(new, MOST_HAPPENED):
        text = wording.shortened(claim.text).rstrip(" ,") + _note(claim, told)
        yield BriefSentence(part="happened", text=text, evidence=claim.supports)


def _note(claim: Claim, told: _Told) -> str:
    """What a reader has to know of a fact: that reports differ, whose account it is, that one report alone has it."""
    if claim.verdict == "disputed":
        return " (not all reports agree, see below)"
    if not _is_fact(claim, told):
        root = claim.origins[0].root
        return f" (according to {wording.inside(root) if root[:1].isupper() or ' ' in root else f'the {root}'})"
    if len(told.articles) > 1 and _breadth(claim.supports) == 1:
        return f" (only {_outlet(told.articles[claim.supports[0].article])})"
    return ""


def _is_account(claim: Claim, told: _Told) -> bool:
    """Whether several outlets give it, unquoted, as what a body or somebody unnamed reports to have come to pass: what
    a person says is a statement of that person, and stands among what was said."""
    if claim.about != "so" or _breadth(claim.supports) < 2 or not claim.origins or not stands_alone(claim.text):
        return False
    return " … " not in claim.text and not any(
        told.entities[holder].kind == "person" for holder in claim.holders if holder in told.entities
    )


def _is_fact(claim: Claim, told: _Told) -> bool:
    """Whether some outlet holds it in its own voice, and not as an echo of a source's, in words that can be understood
    alone."""
    if claim.about != "so" or not stands_alone(claim.text):
        return False
    if claim.holders and not any(origin.root in _voice(origin, told) for origin in claim.origins):
        return False
    return any(not any(own.covers(span) for own in told.contents.get(span.article, ())) for span in claim.supports)


def _voice(origin: IndependentSource, told: _Told) -> Collection[str]:
    """The names by which an origin goes that is an outlet or a wire, and not a source that they quote."""
    articles = [told.articles[article] for article in origin.articles]
    return {_outlet(article) for article in articles} | {"/".join(article.credits) for article in articles}


def _is_ahead(claim: Claim, timeline: Sequence[TimelineEntry]) -> bool:
    """Whether the reports set it down for a day to come."""
    scheduled = [span for entry in timeline if entry.status == "scheduled" for span in entry.evidence]
    return any(span.overlaps(own) for span in scheduled for own in claim.supports)


def _said(
    utterances: Sequence[Utterance], claims: Sequence[Claim], told: _Told, used: Collection[Span]
) -> Iterator[BriefSentence]:
    """Who said what, besides what stands among what happened (`used`)."""
    origins = {claim.utterance: len(claim.origins) for claim in claims if claim.about == "said"}
    ranked = sorted(utterances, key=lambda item: (-origins.get(item.id, 0), -len(_articles(item, told)), item.id))
    so = (claim for claim in claims if claim.about == "so")
    stated = {span for claim in so for span in (*claim.supports, *claim.disputes, *claim.compatible)} - set(used)
    sayable = (utterance for utterance in ranked if _is_sayable(told.attributions[utterance.best], stated, told))
    for utterance in islice(sayable, MOST_SAID):
        best = told.attributions[utterance.best]
        text = wording.saying(best, told.entities, told.articles[best.article])
        evidence = [*best.source, *best.cue, *best.content]
        for attribution in utterance.attributions:
            evidence += told.attributions[attribution].content if attribution != utterance.best else ()
        where, when = wording.occasion(utterance.occasion), utterance.said_on and days.day(utterance.said_on)
        notes = "; ".join(note for note in (where, when, told.reports(_articles(utterance, told))) if note)
        yield BriefSentence(part="said", text=f"{text} ({notes})", evidence=tuple(dict.fromkeys(evidence)))


def _is_sayable(best: Attribution, stated: Collection[Span], told: _Told) -> bool:
    """Whether speaker, verb and content make a sentence: somebody is named in a few words, and what is not quoted is a
    clause, which it is where it was put forward as a claim ("stated"), and does not break off."""
    article = told.articles[best.article]
    who = wording.speaker(best, told.entities, article)
    if who == wording.UNNAMED or len(who.split()) > MOST_WORDS_OF_SPEAKER:
        return False
    if best.mode == "direct":
        return True
    if best.cue and article.words(best.cue[0])[:1].isupper():
        return False  # no verb within a sentence: "marched on Saturday against"
    ends = article.words(best.content[-1]).rsplit(None, 1)
    return bool(ends) and ends[-1].lower() not in choice.JOINING and any(span in stated for span in best.content)


def _disputed(claims: Sequence[Claim], told: _Told) -> Iterator[BriefSentence]:
    disputed = [claim for claim in claims if claim.verdict == "disputed"]
    for claim in sorted(disputed, key=lambda claim: (-_breadth(claim.supports), claim.id))[:MOST_DISPUTED]:
        text = f"{wording.shortened(claim.text).rstrip(' .,')} — {claim.reason}"
        yield BriefSentence(part="disputed", text=text, evidence=(*claim.supports, *claim.disputes))


def _only_one(
    claims: Sequence[Claim], timeline: Sequence[TimelineEntry], told: _Told, chosen: Chosen
) -> Iterator[BriefSentence]:
    """Facts told in the own voice of one report alone: those with figures and names first, of equals what stands higher
    up in its report."""
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
    ranked = sorted(alone, key=lambda claim: (-weight(claim.text), _place(claim, told.articles)))
    new = (claim for claim in ranked if chosen.takes(claim.text))
    for claim in islice(new, MOST_ONLY_ONE):
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
