"""What each sentence of a story tells, who tells it too, and what it weighs.

A sentence weighs by how many reports tell it (they share a claim or a happening of the timeline), by how many
headlines do, by how many of its words stand in headlines and first sentences across the story, and by where it stands
in its own report (the inverted pyramid). To weigh words by how many texts have them is SumBasic (Nenkova and
Vanderwende 2005).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import islice

from msgspec import Struct

from consilience.model import Annotated, Attribution, Claim, Span, TimelineEntry
from consilience.opinion import is_opinion
from consilience.report import choice, days
from consilience.report.context import told_alone
from consilience.report.told import LEAD, Places, Told, body
from consilience.report.tolls import Tolls, taken_back
from consilience.retold import capitalised

SENTENCES = 60
"""Sentences of a report that are looked at, the first ones."""
COVERED = 0.4
"""Share of a sentence that a claim or happening must cover to be what the sentence tells."""
ALIKE = 0.35
"""Share of the words of the shorter of two tellings of one day from which they tell one happening."""
FEWEST_ALIKE = 3
"""Words that two such tellings share at least."""
BEFORE = timedelta(days=7)
"""How long before the first report something can lie that belongs to the event and not to its background."""
SMOOTH = 4
"""Words added to those of a sentence, so that a short one does not win by one word."""
FURTHER = 0.3
"""What is left of the weight of a sentence that came through another language, or is loaded."""


class Fact(Struct, frozen=True):
    """A sentence that can be told: its words, where it stands, the words of every report that tell it, and whose
    knowledge that is. `is_news` is whether it tells what happened, not what somebody said or wants; `is_far` is whether
    its words are worse than others for the same: translated, or loaded; `disputed` says by whom it is contested;
    `counts` are the counts of people that it gives, `counted` the conditions of which it gives the latest, `outdated`
    those of which it gives one that has been replaced; `speaker` is the person whose words it tells; `dated` is the
    entry of the timeline that dates it."""

    text: str
    words: frozenset[str]
    span: Span
    evidence: tuple[Span, ...]
    roots: tuple[str, ...]
    weight: float
    is_news: bool
    is_plan: bool
    is_far: bool
    background: bool
    disputed: str
    counted: frozenset[str]
    outdated: frozenset[str]
    counts: frozenset[tuple[str, float]]
    speaker: str | None
    place: int
    published: str
    dated: TimelineEntry | None = None

    @property
    def reports(self) -> int:
        """How many reports tell it."""
        return len({span.article for span in self.evidence})


class _Found(Struct, frozen=True):
    """What stands in a sentence: claims, happenings and attributions that fill a good part of it."""

    claims: tuple[Claim, ...]
    entries: tuple[TimelineEntry, ...]
    said: tuple[Attribution, ...]


class Weighing:
    """The sentences of a story with what they weigh."""

    def __init__(self, told: Told, tolls: Tolls) -> None:
        """Looks up claims, happenings and attributions by place."""
        self._told = told
        self._tolls = tolls
        self._claims = [claim for claim in told.claims if claim.about == "so"]
        self._claimed = Places((span, n) for n, claim in enumerate(self._claims) for span in _spans(claim))
        self._dated = Places((span, n) for n, entry in enumerate(told.timeline) for span in entry.evidence)
        self._attributions = list(told.attributions.values())
        self._spoken = Places((span, n) for n, item in enumerate(self._attributions) for span in item.content)
        self._tellers = [span for item in self._attributions for span in (*item.source, *item.cue)]
        self._telling = Places((span, n) for n, span in enumerate(self._tellers))
        self._same: dict[frozenset[str], list[Span]] = {}
        self._first = min((day for annotated in told.story if (day := _day(annotated))), default="")

    def facts(self) -> list[Fact]:
        """Every sentence that tells something in words that can be understood alone; none of a piece of opinion."""
        read = []
        for annotated in self._told.story:
            if is_opinion(annotated.article):
                continue
            for place, sentence in enumerate(body(annotated)[:SENTENCES]):
                if self._told.withdrawn.covers(sentence):
                    continue
                text = told_alone(self._told, annotated, sentence)
                if text and choice.stands_alone(text) and choice.is_account(text) and not taken_back(text):
                    read.append((text, annotated, sentence, place))
                    self._same.setdefault(choice.content(text), []).append(sentence)
        return [self._fact(*one) for one in read]

    def _fact(self, text: str, annotated: Annotated, sentence: Span, place: int) -> Fact:
        words, found = choice.content(text), self._found(sentence)
        past = [entry for entry in found.entries if entry.status == "past"]
        evidence = tuple(dict.fromkeys([sentence, *self._tellings(words, sentence, found)]))
        reports = len({span.article for span in evidence})
        heads, counted = self._told.heads(text), self._tolls.current(sentence)
        background = not counted and self._is_background(annotated, sentence, past, place, heads)
        news = self._is_news(sentence, found, place, reports) and not self._tolls.outnumbered(sentence)
        if reports < 2:
            begins = place < LEAD and (bool(past) or self._told.is_led_with(words)) and not background
            news = news and bool(heads or counted or begins)
        raw = self._told.words(sentence)
        far = sentence.article in self._told.retold or capitalised(raw) > 0 or self._told.is_loaded(raw)
        weight = self._weight(words, place, reports, heads) + 0.6 * bool(counted)
        return Fact(
            text=text,
            words=words,
            span=sentence,
            evidence=evidence,
            roots=_roots(sentence, found.claims),
            weight=weight * FURTHER if far else weight,
            is_news=news,
            is_plan=_is_ahead(found) or choice.is_plan(self._told.words(sentence)),
            is_far=far,
            background=background,
            disputed=self._told.contested([sentence]) if any(one.verdict == "disputed" for one in found.claims) else "",
            counted=counted,
            outdated=self._tolls.outdated(sentence),
            counts=self._tolls.given(sentence),
            speaker=next((item.speaker for item in found.said if self._told.is_person(item.speaker)), None),
            place=place,
            published=_day(annotated) or "9999",
            dated=past[0] if past else None,
        )

    def _found(self, sentence: Span) -> _Found:
        least = COVERED * (sentence.end - sentence.start)

        def most(places: Places) -> Iterator[int]:
            filling = ((-shared, number) for number, shared in places.within(sentence) if shared >= least)
            return (number for _, number in sorted(filling))

        return _Found(
            claims=tuple(self._claims[number] for number in most(self._claimed)),
            entries=tuple(self._told.timeline[number] for number in most(self._dated)),
            said=tuple(self._attributions[number] for number in most(self._spoken)),
        )

    def _tellings(self, words: frozenset[str], sentence: Span, found: _Found) -> Iterator[Span]:
        """The words of other reports for what a sentence tells: those that are the same, those that bear out a claim
        together with it, and those that are much alike and stand for one claim or happening with it; none that give
        another count."""
        yield from (span for span in self._same.get(words, ()) if span.article != sentence.article)
        borne, near = list[Span](), list[Span]()
        for claim in found.claims:
            bears = any(sentence.overlaps(span) for span in claim.supports)
            if bears or any(sentence.overlaps(span) for span in claim.compatible):
                (borne if bears else near).extend(claim.supports)
                near.extend(claim.compatible)
        near.extend(span for entry in found.entries for span in entry.evidence)
        matter, withdrawn = self._matter(sentence), self._told.withdrawn.covers
        for span in (*borne, *near):
            if span.article == sentence.article or self._tolls.differ(sentence, span) or withdrawn(span):
                continue
            if span in borne or _are_alike(matter, self._matter(span)):
                yield span

    def _matter(self, span: Span) -> frozenset[str]:
        """What the words of a span are about, whoever is named as having said it left out."""
        text, at, parts = self._told.articles[span.article].text, span.start, list[str]()
        for teller in sorted(self._tellers[number] for number, _ in self._telling.within(span)):
            parts.append(text[at : max(at, teller.start)])
            at = max(at, teller.end)
        return choice.content(" ".join([*parts, text[at : max(at, span.end)]]))

    def _is_news(self, sentence: Span, found: _Found, place: int, reports: int) -> bool:
        """Whether a sentence tells what happened, and not what somebody said, wants, or expects; the news of a day can
        be an announcement with which several reports begin."""
        counted = bool(self._tolls.current(sentence))
        if place and not found.claims and not counted and all(entry.status != "past" for entry in found.entries):
            return False
        if (_is_ahead(found) or choice.is_plan(self._told.words(sentence))) and (place or reports < 2):
            return False
        if any(item.force != "said" or item.mode != "indirect" for item in found.said):
            return False
        if place == 0 or counted or not found.said:
            return True
        if any(self._told.is_person(item.speaker) for item in found.said):
            return False
        return reports > 1 or any(not claim.holders for claim in found.claims)

    def _weight(self, words: frozenset[str], place: int, reports: int, heads: int) -> float:
        total = len(self._told.articles)
        shared = sum(self._told.leads[word] for word in words if self._told.leads[word] > 1 or total == 1) / total
        weight = 2 * shared / (len(words) + SMOOTH) + (reports - 1) / max(1, total - 1) + heads / total
        return weight + (0.5 / (place + 1) if place < LEAD else 0.0)

    def _is_background(
        self, annotated: Annotated, sentence: Span, past: Sequence[TimelineEntry], place: int, heads: int
    ) -> bool:
        """Whether something lies well before the first report, or is told without a day by no headline and below the
        first sentences."""
        spans = [span for entry in past if (span := days.stretch(entry.from_, entry.to))]
        if not spans:
            named = (time.value or "" for time in annotated.times if sentence.start <= time.start < sentence.end)
            spans = [span for value in named if (span := days.bounds(value))]
        first = days.bounds(self._first)
        if spans and first:
            return all(span[1] < first[0] - BEFORE for span in spans)
        return place >= LEAD and not heads and not spans


def _roots(sentence: Span, claims: Sequence[Claim]) -> tuple[str, ...]:
    """The origins of what is told: those of the claim that tells most of it, as its verdict counts them; none are given
    where it only tells the same less exactly, or where no claim tells it."""
    held = (claim for claim in claims if any(sentence.overlaps(span) for span in claim.supports))
    return tuple(dict.fromkeys(origin.root for claim in islice(held, 1) for origin in claim.origins))


def _are_alike(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two contents tell one thing: they share enough words, and give no other figures."""
    figures, others = ({word for word in words if word[0].isdigit()} for words in (left, right))
    if figures and others and not figures & others:
        return False
    return len(left & right) >= ALIKE * max(FEWEST_ALIKE, min(len(left), len(right)))


def _is_ahead(found: _Found) -> bool:
    return any(entry.status == "scheduled" for entry in found.entries)


def _spans(claim: Claim) -> tuple[Span, ...]:
    return (*claim.supports, *claim.compatible, *claim.disputes)


def _day(annotated: Annotated) -> str:
    published = annotated.article.published
    return published.date[:10] if published else ""
