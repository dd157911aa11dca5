"""What happened when, and what is to happen: the dated statements of all reports of a story as one timeline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from consilience.model import Annotated, Article, TimelineEntry
from consilience.resolve.happenings.blocking import Group
from consilience.resolve.happenings.grouping import grouped
from consilience.resolve.happenings.likeness import Likeness
from consilience.resolve.happenings.tellings import tellings
from consilience.resolve.happenings.wording import best, disagreement, evidence, status, tells, when, words_of
from consilience.retold import retold

__all__ = ["happenings"]


def happenings(story: Sequence[Annotated]) -> tuple[TimelineEntry, ...]:
    """Everything that the reports date, each happening once, by its date.

    The times of the articles must have been anchored. Reports of the same happening are joined where their words and
    dates allow it; where they put it on different days the entry spans them and says so.
    """
    likeness = Likeness(telling for annotated in story for telling in tellings(annotated))
    articles = {annotated.article.id: annotated.article for annotated in story}
    latest = _latest(story)
    groups = [group for group in grouped(likeness) if tells(group, articles)]
    far = retold(story)
    entries = [_entry(group, articles, latest, likeness, far) for group in groups]
    once = _without_repeated(entries, groups)
    return tuple(sorted(once, key=lambda entry: (entry.from_, entry.to, entry.text, entry.evidence)))


def _without_repeated(entries: Sequence[TimelineEntry], groups: Sequence[Group]) -> Iterator[TimelineEntry]:
    """The entries without those of a saying that says nothing but what is to happen, in the very words that stand on
    that day already: "The line said late on Sunday that it would sail on Tuesday" stands on Tuesday alone."""
    happens = {entry.text for entry, group in zip(entries, groups, strict=True) if not _is_saying(group)}
    for entry, group in zip(entries, groups, strict=True):
        if len(group) > 1 or not _is_saying(group) or entry.text not in happens:
            yield entry


def _is_saying(group: Group) -> bool:
    return any(telling.speaker for telling in group)


def _latest(story: Sequence[Annotated]) -> date | None:
    """The day of the latest report, as of which the timeline stands."""
    days = [
        annotated.article.published.date
        for annotated in story
        if annotated.article.published and annotated.article.published.precision == "day"
    ]
    return date.fromisoformat(max(days)) if days else None


def _entry(
    group: Group, articles: dict[str, Article], latest: date | None, likeness: Likeness, far: frozenset[str]
) -> TimelineEntry:
    told_best = best(group, likeness, articles, far)
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
