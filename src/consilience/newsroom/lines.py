"""What the commands over a store print, as lines for a terminal or a log."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from consilience import wording
from consilience.contracts import Store
from consilience.model import Article, Span
from consilience.report import days
from consilience.stored import Decided, Decision, Hit, StoryLine

if TYPE_CHECKING:  # they bring the whole pipeline with them, which most commands have no use for
    from consilience.newsroom.adding import Added
    from consilience.newsroom.desk import Change

MOST = 40
"""Stories named after a run; the rest are counted."""
_WORDS = {"new": "new", "grown": "grown", "moved": "regrouped", "renewed": "new version of a report"}


def added(store: Store, result: Added) -> Iterator[str]:
    """What came of a run: how many articles, which stories, what was left out and why."""
    counts = ((result.new, "new"), (result.renewed, "changed"), (result.known, "known before"))
    yield "articles: " + ", ".join(f"{count} {word}" for count, word in counts)
    touched = _touched(store, result.changes)
    yield f"stories: {len(touched)} changed, {store.counts().stories} in all"
    for line, words in touched[:MOST]:
        yield f"  {story(line)}: {', '.join(words)}"
    if len(touched) > MOST:
        yield f"  … and {len(touched) - MOST} more; `consilience stories` lists all"
    if result.skipped:
        reasons = Counter(item.reason for item in result.skipped)
        yield f"skipped {len(result.skipped)}: {', '.join(f'{n} {reason}' for reason, n in sorted(reasons.items()))}"
        yield from (f"  {item.path}: {item.reason}: {item.detail}" for item in result.skipped)
    else:
        yield "skipped nothing"


def _touched(store: Store, changes: Sequence[Change]) -> list[tuple[StoryLine, list[str]]]:
    """The open stories that changed, in the order of the first change, with what happened to each in words."""
    found: dict[str, tuple[StoryLine, dict[str, None]]] = {}
    for change in changes:
        line = store.story(change.story)
        while line is not None and not line.open and line.into is not None:
            line = store.story(line.into)
        if line is None or not line.open:
            continue
        _, words = found.setdefault(line.id, (line, {}))
        if line.id != change.story:
            words[f"merged with {change.story}"] = None
        elif change.kind == "merged":
            words[f"merged with {change.other}"] = None
        elif change.kind == "split":
            words[f"split off {change.other}"] = None
        else:
            words[_WORDS[change.kind]] = None
    return [(line, _plain(words)) for line, words in found.values()]


def decided(store: Store, made: Decided) -> Iterator[str]:
    """A decision that a person took, and the stories that it concerns as they are now."""
    entry = next(entry for entry in store.decisions(made.story) if entry.number == made.number)
    yield f"decision {made.number}: {entry.kind}; `consilience undo {made.number}` takes it back"
    places = store.stories_of(move.article for move in entry.moves)
    concerned = dict.fromkeys([entry.story, *(places[article].story for article in sorted(places))])
    for line in map(store.story, concerned):
        if line is not None and line.open and line.articles:
            yield f"  {story(line)}"


def _plain(words: Iterable[str]) -> list[str]:
    """A story that is new needs not be told to have grown."""
    listed = list(words)
    return [word for word in listed if word != "grown"] if "new" in listed else listed


def story(line: StoryLine) -> str:
    """A story on one line."""
    when = " to ".join(dict.fromkeys(days.day(day) for day in (line.first, line.last) if day)) or "undated"
    reports = f"{line.articles} report{'s' * (line.articles != 1)}"
    return f"{line.id}  {wording.shortened(line.title, 70)} ({reports}, {when})"


def stories(store: Store) -> Iterator[str]:
    """All open stories, the latest first; those without a day last."""
    listed = sorted(store.stories(), key=lambda line: (line.last or "", line.created), reverse=True)
    yield from map(story, listed)


def hits(store: Store, found: Sequence[Hit]) -> Iterator[str]:
    """What a search found: each article with its story, and the words in their place."""
    places = store.stories_of(hit.article for hit in found)
    for hit in found:
        article = store.article(hit.article)
        assert article is not None  # it was just found
        member = places.get(hit.article)
        where = f"in story {member.story}" if member else "in no story"
        yield f"{hit.article}  {_name(article)}, {where}"
        yield f"  {_marked(article, hit.snippet, hit.marks)}"


def _name(article: Article) -> str:
    return article.outlet or article.given.outlet or article.url or article.path


def _marked(article: Article, snippet: Span, marks: Sequence[Span]) -> str:
    """The words of a snippet on one line, those looked for in brackets."""
    pieces, at = [], snippet.start
    for mark in marks:
        pieces += [article.text[at : mark.start], f"[{article.text[mark.start : mark.end]}]"]
        at = mark.end
    return " ".join("".join([*pieces, article.text[at : snippet.end]]).split())


def decisions(log: Iterable[Decision]) -> Iterator[str]:
    """The log, one decision a line and its reason below."""
    for entry in log:
        moved = [move for move in entry.moves if move.left != move.joined]
        what = f"{entry.number}  {entry.kind} {entry.story}"
        if entry.other:
            what += f" {'and' if entry.kind == 'merge' else 'from'} {entry.other}"
        if entry.undoes:
            what += f", takes back {entry.undoes}"
        marks = f", {entry.why.by}, {entry.why.at}{', taken back' if entry.undone else ''}"
        yield what + marks
        if entry.correction is not None:
            judged = entry.correction
            names = (judged.left.name, judged.right.name)
            yield f"    {judged.about}: {wording.judged(entry.number, names, judged.verdict, judged.by)}"
        if moved:
            yield f"    articles: {' '.join(move.article for move in moved)}"
        if entry.why.reason:
            yield f"    {' '.join(entry.why.reason.split())}"
