"""A dossier and the summary of a build as lines of text for a terminal or a log."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from consilience import wording
from consilience.model import Dossier, Index
from consilience.report import corrected, coverage, days, framing, naming, records, timeline
from consilience.report.brief import PARTS


def summary(index: Index) -> Iterator[str]:
    """What a build made of its input, in a few lines; every skipped input is named with its reason."""
    stories, articles = len(index.stories), sum(story.articles for story in index.stories)
    origins, disputed = (sum(getattr(story, field) for story in index.stories) for field in ("origins", "disputed"))
    yield f"{_n(stories, 'story', 'stories')} from {_n(articles, 'article')}"
    yield f"{_n(origins, 'independent origin')}, {_n(disputed, 'disputed claim')}"
    for story in index.stories[:20]:
        when = " to ".join(dict.fromkeys(days.day(day) for day in (story.from_, story.to) if day)) or "undated"
        yield f"  {story.id}  {wording.shortened(story.title, 70)} ({_n(story.articles, 'report')}, {when})"
    if stories > 20:
        yield f"  … and {stories - 20} more, listed in index.html"
    yield from _judged(index)
    if index.skipped:
        counts = Counter(item.reason for item in index.skipped)
        reasons = ", ".join(f"{count} {reason}" for reason, count in sorted(counts.items()))
        yield f"skipped {len(index.skipped)}: {reasons}"
        yield from (f"  {item.path}: {item.reason}: {item.detail}" for item in index.skipped)
    else:
        yield "skipped nothing"


def _judged(index: Index) -> Iterator[str]:
    """How many judgements by persons were heeded; each that was not, with the reason."""
    found = sorted((one for story in index.stories for one in story.corrections), key=lambda one: one.number)
    if not found and not index.unplaced:
        return
    heeded = sum(one.outcome == "heeded" for one in found)
    yield f"{_n(heeded, 'judgement')} by persons heeded"
    for one in (*found, *index.unplaced):
        if one.outcome != "heeded":
            yield f"  {corrected.line(one)}"


def show(dossier: Dossier) -> Iterator[str]:
    """The brief, the timeline, who took what from whom, the coverage matrix, framing, and the records by their ids."""
    story, outlets = dossier.story, naming.labels(dossier.articles)
    yield story.title
    yield f"story {story.id}: {_n(len(dossier.articles), 'report')}"
    for article in dossier.articles:
        when = f"{days.day(article.published.date)} ({article.published.how})" if article.published else "undated"
        yield f"  {article.id}  {outlets[article.id]}, {when}"
    for part, heading in PARTS.items():
        sentences = [sentence for sentence in dossier.brief if sentence.part == part]
        if sentences:
            yield ""
            yield heading
        for sentence in sentences:
            cited = ", ".join(dict.fromkeys(outlets[span.article] for span in sentence.evidence))
            yield f"  - {sentence.text} [{cited}]"
    if dossier.timeline:
        yield ""
        yield "Timeline"
        yield from (f"  {line}" for line in timeline.lines(dossier.timeline, outlets, width=160))
    if dossier.lineage:
        yield ""
        yield "Who took what from whom"
    for line in dossier.lineage:
        arrow = "→" if line.directed else "–"
        ends = f"{outlets[line.from_]} {arrow} {outlets[line.to]}"
        yield f"  {ends}: {line.kind}, sure to {line.score:.0%}; {'; '.join(line.reasons)}"
    yield from coverage.lines(dossier)
    yield from framing.lines(dossier)
    yield from records.lines(dossier)


def _n(count: int, one: str, many: str = "") -> str:
    return f"{count} {one if count == 1 else many or one + 's'}"
