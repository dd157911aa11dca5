"""What happened when, and what is to happen: the dated statements of all reports of a story as one timeline."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from consilience.model import Annotated, Article, TimelineEntry
from consilience.resolve.happenings.blocking import Group
from consilience.resolve.happenings.grouping import Likeness, grouped
from consilience.resolve.happenings.tellings import tellings
from consilience.resolve.happenings.wording import best, disagreement, evidence, status, tells, when, words_of

__all__ = ["happenings"]


def happenings(story: Sequence[Annotated]) -> tuple[TimelineEntry, ...]:
    """Everything that the reports date, each happening once, by its date.

    The times of the articles must have been anchored. Reports of the same happening are joined where their words and
    dates allow it; where they put it on different days the entry spans them and says so.
    """
    told = [telling for annotated in story for telling in tellings(annotated)]
    articles = {annotated.article.id: annotated.article for annotated in story}
    latest = _latest(story)
    likeness = Likeness(told)
    entries = [_entry(group, articles, latest, likeness) for group in grouped(told) if tells(group, articles)]
    return tuple(sorted(entries, key=lambda entry: (entry.from_, entry.to, entry.text, entry.evidence)))


def _latest(story: Sequence[Annotated]) -> date | None:
    """The day of the latest report, as of which the timeline stands."""
    days = [
        annotated.article.published.date
        for annotated in story
        if annotated.article.published and annotated.article.published.precision == "day"
    ]
    return date.fromisoformat(max(days)) if days else None


def _entry(group: Group, articles: dict[str, Article], latest: date | None, likeness: Likeness) -> TimelineEntry:
    told_best = best(group, likeness, articles)
    found = when(group, told_best)
    spans = evidence(group)
    return TimelineEntry(
        from_=found.from_,
        to=found.to,
        precision=found.precision,
        text=words_of(told_best, articles),
        status=status(group, found, latest),
        evidence=spans,
        articles=tuple(dict.fromkeys(span.article for span in spans)),
        disagreement=disagreement(group, articles),
    )
