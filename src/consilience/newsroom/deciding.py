"""What persons decide about stories: these two are one, these articles are another story, that decision was wrong.

The store heeds it for good; a machine's later proposal against it is refused.
"""

from __future__ import annotations

from collections.abc import Sequence

from consilience.contracts import Store
from consilience.model import content_id
from consilience.newsroom import dating
from consilience.newsroom.annotations import Fill, Fingerprints
from consilience.newsroom.days import Days
from consilience.newsroom.desk import Desk
from consilience.settings import Settings
from consilience.stored import Decided, Decision, Refused, Why


def merge(store: Store, story: str, other: str, settings: Settings, *, reason: str, at: str) -> Decided | Refused:
    """Makes one story of two: the articles of `other` go into `story`, whose id stays; `other` leads there."""
    with store.transaction():
        made = store.merge(other, story, why=_why(reason, at))
        return _described(store, settings, made)


def split(
    store: Store, story: str, articles: Sequence[str], settings: Settings, *, reason: str, at: str
) -> Decided | Refused:
    """Makes a story of its own of some articles of a story."""
    with store.transaction():
        made = store.split(story, articles, _unused(store, sorted(articles)), why=_why(reason, at))
        return _described(store, settings, made)


def undo(store: Store, decision: int, settings: Settings, *, reason: str, at: str) -> Decided | Refused:
    """Takes a decision back. An article that would then be in no story gets one of its own."""
    with store.transaction():
        made = store.undo(decision, why=_why(reason, at))
        if isinstance(made, Refused):
            return made
        days = Days(store)
        moved = [move.article for move in _entry(store, made).moves]
        for article in sorted(set(moved).difference(store.stories_of(moved))):
            if days.newest(article) == article:
                why = _why(f"was taken out of {made.story}", at)
                store.create(_unused(store, [article]), [article], why=why)
        return _described(store, settings, made)


def _described(store: Store, settings: Settings, made: Decided | Refused) -> Decided | Refused:
    """`made`, after title and days of the stories that it concerns were set anew."""
    if isinstance(made, Decided):
        desk = Desk(store, settings)
        entry = _entry(store, made)
        concerned = {entry.story, entry.other, *(move.joined for move in entry.moves)}
        for story in sorted(story for story in concerned if story is not None):
            desk.describe(story)
        if undated := desk.undated():
            dating.date(store, undated, Fingerprints(settings), Fill(settings))
    return made


def _entry(store: Store, made: Decided) -> Decision:
    """The decision as the log has it."""
    return next(entry for entry in store.decisions(made.story) if entry.number == made.number)


def _unused(store: Store, articles: Sequence[str]) -> str:
    """An id that no story ever had."""
    count = 0
    while store.story(story := content_id("story", "person", *articles, str(count))) is not None:
        count += 1
    return story


def _why(reason: str, at: str) -> Why:
    return Why(by="person", reason=reason, at=at)
