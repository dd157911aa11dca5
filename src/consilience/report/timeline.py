"""The timeline in reading order, and as lines of text for the terminal and for Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from consilience.model import TimelineEntry
from consilience.report.days import period, stretch

HEADINGS = {"past": "What happened", "scheduled": "What comes next"}


def ordered(entries: Iterable[TimelineEntry]) -> tuple[TimelineEntry, ...]:
    """The entries by their first moment; of those that begin together the longer before what lies within it, then
    what more reports tell. What has no date that a calendar knows stands last."""
    return tuple(sorted(entries, key=_place))


def _place(entry: TimelineEntry) -> tuple[datetime, float, int, str, str]:
    span = stretch(entry.from_, entry.to)
    if span is None:
        return datetime.max, 0.0, -len(entry.articles), entry.text, entry.from_
    return span[0], -(span[1] - span[0]).total_seconds(), -len(entry.articles), entry.text, ""


def lines(entries: Sequence[TimelineEntry], outlets: Mapping[str, str], width: int = 200) -> Iterator[str]:
    """The timeline as text: a heading where what is past ends and what is to come begins, then a line an entry with
    its day, its words (at most `width` characters), the `outlets` (by article id) that report it, and how they
    differ."""
    for status, heading in HEADINGS.items():
        part = [entry for entry in ordered(entries) if entry.status == status]
        if part:
            yield heading
        for entry in part:
            yield f"- {_line(entry, outlets, width)}"


def _line(entry: TimelineEntry, outlets: Mapping[str, str], width: int) -> str:
    names = ", ".join(dict.fromkeys(outlets.get(article, article) for article in entry.articles))
    text = entry.text if len(entry.text) <= width else entry.text[: width - 1].rstrip() + "…"
    differing = f"; {entry.disagreement}" if entry.disagreement else ""
    return f"{period(entry.from_, entry.to, entry.precision)}: {text} [{names}{differing}]"
