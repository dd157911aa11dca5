"""Puts articles into stories: the stream proposes, the store decides, and what it refuses is so.

The stream in memory holds the articles of the days around those that come in, taken from the store. Whenever the store
has a decision that did not come from here (another process, a person), or refuses one that did, the stream is let go
and taken up anew: it never differs from the store for longer than one article.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from msgspec import Struct

from consilience import cluster
from consilience.cluster.likeness import Comparison, shipped
from consilience.contracts import Store
from consilience.model import content_id
from consilience.newsroom.annotations import Filled
from consilience.newsroom.bonds import bonds
from consilience.newsroom.days import UNDATED, Days, Links
from consilience.settings import Settings
from consilience.stored import Decided, Refused, Stored, StoryLine, Why

MOST = 20_000
"""Articles of the latest days with which an undated one is compared, and half of those held in memory at once besides
what lies around the first of them."""
AROUND = 2
"""Times `story_days` before and after the day of an article: what can be joined to it, and what hangs together with
that."""


Kind = Literal["new", "grown", "merged", "split", "moved", "renewed"]


class Change(Struct, frozen=True, kw_only=True):
    """What happened to a story. A "renewed" one has a new version of an article in the place of the one before; `other`
    is the story that was merged into it, or that it was split from."""

    kind: Kind
    story: str
    other: str | None = None


class Desk:
    """The stories of a store, as one process works on them. Call its methods inside a transaction of the store."""

    def __init__(self, store: Store, settings: Settings) -> None:
        """Reads nothing yet but what shows whether the sketches are of this release."""
        self._store = store
        self._settings = settings
        self._model = shipped()
        self._compare = Comparison(self._model)
        self._days = Days(store)
        self._stream: cluster.Stream | None = None
        self._read: set[int] = set()
        self._latest = -1
        self._undated: dict[str, None] = {}
        self._saved: dict[str, int] = {}
        self._full = 0
        self._latest_read = False

    def let_go(self) -> None:
        """Forgets what is in memory, as after a transaction that was taken back."""
        self._stream = None

    # ---------------------------------------------------------------- an article comes in

    def place(self, stored: Stored, filled: Filled, why: Why) -> list[Change]:
        """Puts an article that was just kept into its story; says what that changed."""
        self._days.keep(filled.annotated, filled.sketch, stored.place)
        changes = self._succeed(stored, filled.sketch, why) or self._add(filled.sketch, why)
        for story in sorted({change.story for change in changes}):
            self.describe(story)
        self._latest = self._store.latest_decision()
        return changes

    def describe(self, story: str) -> None:
        """Sets title and days of a story by its articles."""
        sketches = [self._sketch(member.article) for member in self._store.members(story)]
        if sketches:
            if any(sketch.day is None for sketch in sketches):
                self._undated[story] = None
            sketches.sort(key=lambda sketch: (sketch.day is None, sketch.day or 0, sketch.id))
            told = cluster.story(sketches, self._compare)
            self._store.describe(story, title=told.title, first=told.from_, last=told.to)

    def undated(self) -> list[str]:
        """The stories described since this was asked before in which a report shows no day of its own."""
        found, self._undated = list(self._undated), {}
        return found

    def _sketch(self, article: str) -> cluster.Sketch:
        if self._stream is not None and self._stream.story_of(article) is not None:
            return self._stream.sketch_of(article)
        return self._days.sketch(article)[0]

    def _succeed(self, stored: Stored, sketch: cluster.Sketch, why: Why) -> list[Change]:
        """Puts a later version of an article into the place of the one before; nothing if it is none, or so much later
        that the page has become another."""
        if stored.previous is None or stored.previous not in self._store.stories_of([stored.previous]):
            return []
        before = self._days.sketch(stored.previous)[0].day
        if before and sketch.day and abs(before - sketch.day) > self._settings.story_days:
            return []
        placed = self._store.succeed(stored.id, why=why)
        if isinstance(placed, Refused):
            return []
        self._days.link(sketch, ())
        stream = self._stream
        if stream is not None and self._store.latest_decision() == self._latest + 1:
            if stream.story_of(stored.previous) is not None:
                held = stream.held(placed.story)
                stream.release(placed.story)
                mine = cluster.Held(sketch=sketch, story=placed.story, founded=held[0].founded)
                stream.hold([*(one for one in held if one.sketch.id != stored.previous), mine])
        else:
            self.let_go()
        return [Change(kind="renewed", story=placed.story)]

    def _add(self, sketch: cluster.Sketch, why: Why) -> list[Change]:
        stream = self._around(sketch)
        decisions = stream.add(sketch).decisions
        names: dict[str, str] = {}
        changes: list[Change] = []
        for decision in decisions:
            changes += self._carry_out(decision, why, names)
        for proposed, given in names.items():
            if given != proposed and stream.holds(proposed):
                stream.rename(proposed, given)
        touched = {stream.story_of(article) for decision in decisions for article in decision.articles}
        self._save_links(stream, sketch, sorted(story for story in touched if story is not None))
        if sketch.id not in self._store.stories_of([sketch.id]):
            alone = Why(by=why.by, reason="no story that it is like would take it", at=why.at)
            self.let_go()
            changes += self._changed(
                self._store.create(self._free(content_id("story", sketch.id)), [sketch.id], why=alone), "new"
            )
        return list(dict.fromkeys(changes))

    def _save_links(self, stream: cluster.Stream, sketch: cluster.Sketch, stories: Iterable[str]) -> None:
        """Keeps what was newly compared: all of an article that was added, and of the others what its own record does
        not say."""
        mine = stream.links_of(sketch.id)
        self._days.link(sketch, tuple(sorted(mine.items())))
        self._saved[sketch.id] = len(mine)
        for article in (article for story in stories for article in stream.articles(story)):
            links = stream.links_of(article)
            if len(links) > self._saved.get(article, 0) + (article in mine):
                self._days.link(stream.sketch_of(article), tuple(sorted(links.items())))
            self._saved[article] = len(links)

    # ---------------------------------------------------------------- what the stream decided

    def _carry_out(self, decision: cluster.Decision, when: Why, names: dict[str, str]) -> list[Change]:
        """Has the store take a decision of the stream. `names` are the ids of stories that had to be others."""
        why = Why(by=when.by, reason="; ".join(decision.reasons) or decision.kind, at=when.at)
        story = names.get(decision.story, decision.story)
        other = decision.other and names.get(decision.other, decision.other)
        opens = decision.kind in ("begin", "split") or (decision.kind != "join" and not decision.staying)
        if opens and decision.story not in names:
            return self._open(decision, other, why, names)
        if decision.kind == "merge" and other is not None:
            return self._merge(story, other, why)
        kind: Kind = "grown" if decision.kind == "join" else "moved"
        changes = []
        for article in decision.articles:
            changes += self._changed(self._store.assign(article, story, why=why), kind, other, story)
        return changes

    def _open(self, decision: cluster.Decision, other: str | None, why: Why, names: dict[str, str]) -> list[Change]:
        """Opens a story, under another id where the stream's was given before to one that it does not hold."""
        story = names[decision.story] = self._free(decision.story)
        there = {member.article for member in self._store.members(other)} if other is not None else set()
        if other is not None and there > set(decision.articles):
            made = self._store.split(other, decision.articles, story, why=why)
            return self._changed(made, "split", other, story)
        made = self._store.create(story, decision.articles, why=why)
        return self._changed(made, "new", None, story)

    def _merge(self, story: str, other: str, why: Why) -> list[Change]:
        """Merges one story into the other, whichever way no person stands against it."""
        made = self._store.merge(other, story, why=why)
        if isinstance(made, Decided):
            return self._changed(made, "merged", other, story)
        self.let_go()
        return self._changed(self._store.merge(story, other, why=why), "merged", story)

    def _changed(
        self, made: Decided | Refused, kind: Kind, other: str | None = None, proposed: str | None = None
    ) -> list[Change]:
        """The change, if the store took the decision; the stream is let go where the two would differ."""
        if isinstance(made, Refused) or made.story != proposed:
            self.let_go()
        if isinstance(made, Refused) or not made.changed:
            return []
        return [Change(kind=kind, story=made.story, other=other)]

    def _free(self, story: str) -> str:
        """`story`, or an id made of it if that was ever given."""
        free, count = story, 1
        while self._store.story(free) is not None:
            free, count = content_id("story", story, str(count)), count + 1
        return free

    # ---------------------------------------------------------------- what the stream holds

    def _around(self, sketch: cluster.Sketch) -> cluster.Stream:
        """The stream, with all that `sketch` can have to do with."""
        latest = self._store.latest_decision()
        fresh = self._stream is None or latest != self._latest or len(self._saved) > self._full
        if self._stream is None or fresh:
            self._stream = cluster.Stream(
                self._settings, self._model, decisions=bonds(self._store, self._days), number=latest + 1
            )
            self._read, self._saved, self._latest_read = set(), {}, False
            self._hold(self._stream, [UNDATED])
        reach = AROUND * self._settings.story_days
        if sketch.day is None:
            self._hold_latest(self._stream)
        else:
            self._hold(self._stream, range(sketch.day - reach, sketch.day + reach + 1))
        if fresh:  # as many more may come: what lies around an article can be more than that already
            self._full = len(self._saved) + 2 * MOST
        return self._stream

    def _hold_latest(self, stream: cluster.Stream) -> None:
        """The latest days, up to `MOST` articles: an article without a day can belong to any. What comes in after these
        were read is held anyway."""
        if self._latest_read:
            return
        self._latest_read = True
        days: set[int] = set()
        for line in self._store.stories():
            days.update(_days(line))
        for day in sorted(days - self._read, reverse=True):
            if len(self._saved) > MOST:
                return
            self._hold(stream, [day])

    def _hold(self, stream: cluster.Stream, days: Iterable[int]) -> None:
        """Takes the articles of `days` up that are in stories, and the rest of these stories."""
        found: dict[str, tuple[cluster.Sketch, Links]] = {}
        for day in days:
            if day not in self._read:
                self._read.add(day)
                found.update((sketch.id, (sketch, links)) for sketch, links in self._days.of(day))
        if not found:
            return
        there = {article: member.story for article, member in self._store.stories_of(found).items()}
        counts: dict[str, int] = {}
        for story in there.values():
            counts[story] = counts.get(story, 0) + 1
        founded: dict[str, int] = {}
        for story, count in counts.items():
            line = self._store.story(story)
            assert line is not None  # an article is in it
            founded[story] = line.created
            if line.articles > count:
                for member in self._store.members(story):
                    there[member.article] = story
        held = []
        for article, story in there.items():
            sketch, links = found.get(article) or self._days.sketch(article)
            held.append(cluster.Held(sketch=sketch, story=story, founded=founded[story], links=links))
        stream.hold(held)
        self._saved.update((article, len(stream.links_of(article))) for article in there)


def _days(line: StoryLine) -> range:
    """The days from the first to the last article of a story."""
    if line.first is None or line.last is None:
        return range(0)
    return range(date.fromisoformat(line.first).toordinal(), date.fromisoformat(line.last).toordinal() + 1)
