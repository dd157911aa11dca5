"""What happened, and what only one report has: the weightiest sentences, each with who tells it.

What happened stands in the order of the event, what was so before behind it; before all else the count of people that
has replaced an earlier one. What repeats a sentence chosen before is passed over. Nothing is put in other words, but
for what a sentence takes from its context (`context`), and a "but" before it that is left out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from consilience import wording
from consilience.model import BriefSentence, Span
from consilience.report import days
from consilience.report.choice import Chosen, weight
from consilience.report.told import Told
from consilience.report.tolls import Tolls
from consilience.report.weighing import ALIKE, Fact

MOST = 8
FEWEST = 3
"""Sentences of reports that are no translation from which those of one that is are not needed."""
MOST_BACKGROUND = 2
"""Sentences about what was so long before, or is so always."""
LINKED = 0.45
"""Share of the words of the shorter of two sentences that some report tells as one, from which they say the same."""
REDUNDANT = 0.7
"""What a sentence weighs less, all of whose words stand in one that is told already."""
SLIGHT = 0.3
"""Share of the weight of the weightiest sentence below which what one report tells is not worth telling."""
MOST_ONLY_ONE = 6
NAMES = 0.25
"""What a name, or half of a figure, adds to the weight of what only one report tells."""
LOWER = 0.5
"""What is left of its weight where it is background."""


def happened(facts: Sequence[Fact], told: Told, tolls: Tolls, chosen: Chosen) -> Iterator[BriefSentence]:
    """What happened, with a note on who tells it and on figures that have changed."""
    for fact in _chosen(_worth_telling(facts), chosen):
        notes = [*_told_by(fact, told), *tolls.notes(fact.span)]
        text = wording.shortened(fact.text).rstrip(" ,") + (f" ({'; '.join(notes)})" if notes else "")
        yield BriefSentence(part="happened", text=text, evidence=fact.evidence)


def _worth_telling(facts: Sequence[Fact]) -> list[Fact]:
    news = [fact for fact in facts if fact.is_news]
    least = SLIGHT * max((fact.weight for fact in news), default=0.0)
    news = [fact for fact in news if fact.reports > 1 or fact.counted or fact.weight >= least]
    near = [fact for fact in news if not fact.is_far]
    return near if len(near) >= FEWEST else news


def _chosen(facts: Sequence[Fact], chosen: Chosen) -> list[Fact]:
    """The weightiest facts that do not repeat one another, in the order of the event, background last."""
    taken: list[Fact] = []
    behind = 0
    left = list(facts)
    while left and len(taken) < MOST:
        fact = min(left, key=lambda fact: (fact.background, -_worth(fact, taken), fact.span))
        left.remove(fact)
        if fact.background and behind == MOST_BACKGROUND:
            break
        again = _counts_again(fact, taken) or any(_repeats(fact, other) for other in taken)
        if not again and chosen.takes(fact.text):
            taken.append(fact)
            behind += fact.background
    return sorted(taken, key=lambda fact: (fact.background, not fact.counted, _moment(fact), -fact.weight, fact.span))


def _worth(fact: Fact, taken: Sequence[Fact]) -> float:
    """The weight of a fact, less what its words have in common with one that is taken: maximal marginal relevance
    (Carbonell and Goldstein 1998)."""
    shared = (len(fact.words & other.words) / max(1, min(len(fact.words), len(other.words))) for other in taken)
    return fact.weight * (1 - REDUNDANT * max(shared, default=0.0))


def _counts_again(fact: Fact, taken: Sequence[Fact]) -> bool:
    """Whether a fact gives a count that is told already, or one more that no longer holds."""
    known = frozenset[str]().union(*(other.counted for other in taken))
    if fact.counted and fact.counted <= known and fact.place > 0:
        return True
    if any(fact.outdated & other.outdated or _counts_alike(fact, other) for other in taken):
        return True
    return fact.place > 0 and any(fact.outdated & other.counted for other in taken)


def _counts_alike(fact: Fact, other: Fact) -> bool:
    """Whether all counts of a fact are told already, with words that are alike."""
    shared = len(fact.words & other.words) / max(1, min(len(fact.words), len(other.words)))
    return bool(fact.counts) and fact.counts <= other.counts and shared >= ALIKE


def _repeats(fact: Fact, other: Fact) -> bool:
    """Whether two facts are the words of one person, or told by the same words of some report, and much alike."""
    shared = len(fact.words & other.words) / max(1, min(len(fact.words), len(other.words)))
    if fact.speaker and fact.speaker == other.speaker:
        return shared >= ALIKE
    return shared >= LINKED and any(span.overlaps(own) for span in other.evidence for own in fact.evidence)


def _moment(fact: Fact) -> tuple[str, int, str]:
    """Where a fact stands in the order of the event: by its day, and by the clock where that is told; what is told
    without a day stands behind the rest of the day of its report."""
    if fact.dated is None:
        return fact.published, 2, ""
    span = days.stretch(fact.dated.from_, fact.dated.to)
    begin = span[0].isoformat() if span else fact.dated.from_
    return begin[:10], int("T" in fact.dated.from_), begin


def _told_by(fact: Fact, told: Told) -> Iterator[str]:
    """What a reader has to know of a fact: how many tell it, whose knowledge it is, that not all agree."""
    if len(told.articles) > 1:
        if fact.reports == 1:
            yield f"only {told.labels[fact.span.article]}"
        else:
            yield told.reports(span.article for span in fact.evidence)
            if fact.roots and not fact.disputed:
                yield f"one origin: {fact.roots[0]}" if len(fact.roots) == 1 else f"{len(fact.roots)} origins"
    if fact.disputed:
        yield fact.disputed


def only_one(facts: Sequence[Fact], told: Told, used: Collection[Span], chosen: Chosen) -> Iterator[BriefSentence]:
    """What one report alone tells, in its own voice or as what somebody told it, besides what stands in the brief
    already (`used`): first what names people and gives figures, in words that others begin with, too."""
    if len(told.articles) < 2:
        return
    alone = [
        (_alone(fact, told), fact)
        for fact in facts
        if fact.reports == 1 and not (fact.disputed or fact.is_plan or fact.is_far) and weight(fact.text)
    ]
    taken: dict[str, list[Span]] = {}
    for span in used:
        taken.setdefault(span.article, []).append(span)
    found = 0
    for _, fact in sorted(alone, key=lambda pair: (-pair[0], pair[1].span)):
        if found == MOST_ONLY_ONE:
            break
        again = any(span.overlaps(fact.span) for span in taken.get(fact.span.article, ()))
        if not again and chosen.takes(fact.text):
            found += 1
            text = f"Only {told.labels[fact.span.article]}: {wording.shortened(fact.text)}"
            yield BriefSentence(part="only-one", text=text, evidence=fact.evidence)


def _alone(fact: Fact, told: Told) -> float:
    weighs = fact.weight + NAMES * weight(fact.text) - told.place(fact.span)
    return weighs * LOWER if fact.background else weighs
