"""Assigns articles to stories as they come, in any order, one by one or in batches.

The stories are a function of the articles held and of what persons decided, not of the order of arrival: each article
is compared with the candidates that an index finds; what hangs together by links that could join it is parted anew by
average link (`cluster.linkage`). Only the stories' ids come from history: a story keeps its id as long as most of its
articles stay together. Everything that happens is returned as decisions for an append-only log.

What order can still change is bounded by three limits, all far from usual sizes: `index.POSTINGS` and
`index.CANDIDATES` (the latest, likeliest articles are compared), and `knots.TANGLE`, the number of articles parted
anew at once; beyond it stories only grow.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from consilience.cluster import reasons
from consilience.cluster.assignment import Assignment, Held, heirs
from consilience.cluster.columns import Floats
from consilience.cluster.decisions import MACHINE, Bonds, Decision
from consilience.cluster.graph import Graph
from consilience.cluster.knots import Knot, Knots
from consilience.cluster.likeness import Model, shipped
from consilience.cluster.linkage import NEVER, partition
from consilience.cluster.vectors import Sketch
from consilience.model import content_id
from consilience.settings import Settings

SPOKESMEN = 24  # articles that stand for a story in a tangle


class Stream:
    """The open stories."""

    def __init__(
        self,
        settings: Settings,
        model: Model | None = None,
        held: Iterable[Held] = (),
        decisions: Iterable[Decision] = (),
        number: int = 0,
    ) -> None:
        """Takes up an earlier stream by what it held and decided; of decisions only persons' are read. `number` is
        that of the next one."""
        model = model or shipped()
        self._settings = settings
        self._prior, self._cohesion = model.prior, model.cohesion
        self._graph = Graph(settings, model)
        self._sketches, self._links = self._graph.sketches, self._graph.links
        self._knots = Knots(self._graph, self._near, self._beside)
        self._awaited: dict[str, dict[str, float]] = {}  # links with articles that are not held yet
        self._story_of: dict[str, str] = {}
        self._stories: dict[str, dict[str, None]] = {}
        self._founded: dict[str, int] = {}
        self._by_persons = [decision for decision in decisions if decision.by != MACHINE]
        self._bonds = Bonds(self._by_persons)
        self._number = max((number, *(decision.number + 1 for decision in self._by_persons)))
        self.hold(held)

    def hold(self, records: Iterable[Held]) -> None:
        """Takes up articles that were assigned before, as when a late article needs those of its days."""
        fresh = [held for held in records if held.sketch.id not in self._sketches]
        for held in fresh:
            self._graph.hold(held.sketch)
            self._put(held.sketch.id, held.story)
            self._founded[held.story] = held.founded
            self._number = max(self._number, held.founded + 1)
        for held in fresh:
            for other, odds in held.links:
                if other not in self._sketches:
                    self._awaited.setdefault(other, {})[held.sketch.id] = odds
            links = {**self._awaited.pop(held.sketch.id, {}), **dict(held.links)}
            self._links.put(held.sketch.id, {other: odds for other, odds in links.items() if other in self._sketches})
        if fresh:
            self._knots.forget()

    def held(self, story: str | None = None) -> list[Held]:
        """The held articles, or those of one story, as plain records in order of day and id."""
        return [
            Held(
                sketch=self._sketches[article],
                story=self._story_of[article],
                founded=self._founded[self._story_of[article]],
                links=tuple(sorted(self._links.of(article).items())),
            )
            for article in self._ordered(self._story_of if story is None else self._stories[story])
        ]

    def stories(self) -> dict[str, tuple[str, ...]]:
        """The articles of each held story, the stories in the order in which they began."""
        names = sorted(self._stories, key=lambda story: (self._founded[story], story))
        return {story: tuple(self._ordered(self._stories[story])) for story in names}

    def holds(self, story: str) -> bool:
        """Whether a story is held."""
        return story in self._stories

    def articles(self, story: str) -> tuple[str, ...]:
        """The articles of a held story, in order of day and id."""
        return tuple(self._ordered(self._stories[story]))

    def story_of(self, article: str) -> str | None:
        """The story of an article, None if it is not held."""
        return self._story_of.get(article)

    def sketch_of(self, article: str) -> Sketch:
        """The sketch of a held article."""
        return self._sketches[article]

    def links_of(self, article: str) -> Mapping[str, float]:
        """The log odds of a held article with those that it was compared with."""
        return self._links.of(article)

    def last_day(self, story: str) -> int | None:
        """The latest day of publication of a held story."""
        return max((day for a in self._stories[story] if (day := self._sketches[a].day) is not None), default=None)

    def forget(self, before: int) -> list[str]:
        """Lets go every story all of whose articles are older than the day `before`, and says which. Stories of
        undated articles stay."""
        old = [story for story in self._stories if (last := self.last_day(story)) is not None and last < before]
        for story in old:
            self.release(story)
        return old

    def rename(self, story: str, name: str) -> None:
        """Gives a held story another id, where its own was given before to one that is not held."""
        self._stories[name], self._founded[name] = self._stories.pop(story), self._founded.pop(story)
        self._story_of.update(dict.fromkeys(self._stories[name], name))

    def release(self, story: str) -> None:
        """Lets a story go."""
        for article in self._stories.pop(story):
            self._graph.drop(article)
            self._knots.drop(article)
            del self._story_of[article]
        del self._founded[story]

    # ---------------------------------------------------------------- what the machine decides

    def add(self, sketch: Sketch) -> Assignment:
        """Puts an article into the story it belongs to, or begins one. One that is held already stays where it is."""
        if known := self._story_of.get(sketch.id):
            return Assignment(article=sketch.id, story=known, likeness=None, reasons=("held already",), decisions=())
        odds = self._graph.add(sketch, self._knots.beside)
        decisions = self._settle([sketch.id], self._knots.tie(sketch.id, odds))
        story = self._story_of[sketch.id]
        own = next(decision for decision in decisions if decision.articles == (sketch.id,))
        likeness = None if own.kind == "begin" else reasons.probability(self._mean(sketch.id))
        return Assignment(
            article=sketch.id, story=story, likeness=likeness, reasons=own.reasons, decisions=tuple(decisions)
        )

    def _settle(self, changed: Sequence[str], knot: Knot) -> list[Decision]:
        """Parts anew what hangs together with the articles `changed`."""
        if knot.table is None:
            members, frozen = self._spoken_for(changed)
            table = self._graph.table(members)
        else:
            members, frozen, table = knot.members, [], knot.table
        of = partition(
            self._bounded(members, table),
            prior=self._prior,
            cohesion=self._cohesion,
            least=self._graph.least,
            together=self._together(members, frozen),
            days=[self._sketches[article].day for article in members],
            longest=self._settings.story_days,
        )
        groups: dict[int, list[str]] = {}
        for article, first in zip(members, of, strict=True):
            groups.setdefault(first, []).append(article)
        return self._record(list(groups.values()), whole=not frozen)

    def _spoken_for(self, changed: Sequence[str]) -> tuple[list[str], list[tuple[str, str]]]:
        """The articles `changed` and those that stand for the stories near them, in order of day and id; and pairs of
        these that are not to be parted, since they stand for more."""
        stories = {self._story_of[o] for a in changed for o in [a, *self._near(a)] if o in self._story_of}
        kept = dict.fromkeys(changed)
        frozen = []
        for story in sorted(stories, key=lambda story: (self._founded[story], story)):
            spokesmen = self._ordered(self._stories[story])[-SPOKESMEN:]
            kept.update(dict.fromkeys(spokesmen))
            frozen += [(spokesmen[0], other) for other in spokesmen[1:]]
        return self._ordered(kept), frozen

    def _near(self, article: str) -> list[str]:
        """The held articles whose link with `article` could join the two, and those bound to it."""
        linked = list(self._links.strong(article))
        if self._bonds.touches(article):
            linked += [other for other in self._bonds.with_(article) if other in self._sketches and other != article]
        return linked

    def _beside(self, article: str) -> Iterable[str]:
        """The articles of the story of `article`."""
        return self._stories.get(self._story_of.get(article, ""), ())

    def _together(self, members: Sequence[str], frozen: Sequence[tuple[str, str]]) -> list[tuple[int, int]]:
        """The places of pairs of `members` that are to stay together: by persons' word, and those `frozen`."""
        bound = [(a, o) for a in members if self._bonds.touches(a) for o in self._bonds.with_(a)]
        if not bound and not frozen:
            return []
        places = {article: place for place, article in enumerate(members)}
        return [(places[one], places[other]) for one, other in (*bound, *frozen) if other in places and one != other]

    def _bounded(self, members: Sequence[str], table: Floats) -> Floats:
        """The log odds of all pairs of `members`, with those apart that persons keep apart."""
        bound = [(place, article) for place, article in enumerate(members) if self._bonds.touches(article)]
        if bound:
            table = table.copy()
        for (row, one), (column, other) in combinations(bound, 2):
            if self._bonds.apart(one, other):
                table[row, column] = table[column, row] = NEVER
        return table

    # ---------------------------------------------------------------- what follows for ids and the log

    def _record(self, groups: list[list[str]], *, whole: bool) -> list[Decision]:
        """Puts each group into the story most of whose articles it holds, the older story first, and says what was
        decided. If not `whole`, the rest of a story goes where its spokesmen go."""
        groups = [group for group in groups if not self._stays(group)]
        name = heirs(groups, self._story_of, self._founded)
        decisions: list[Decision] = []
        for number, group in enumerate(groups):
            decisions += self._regroup(name.get(number), group, whole=whole)
        return decisions

    def _stays(self, group: Sequence[str]) -> bool:
        """Whether a group is a story as it is."""
        story = self._stories.get(self._story_of.get(group[0], ""), {})
        return len(story) == len(group) and all(map(story.__contains__, group))

    def _regroup(self, story: str | None, group: list[str], *, whole: bool) -> list[Decision]:
        """Brings the articles of `group` into `story`, or into a new one."""
        decisions: list[Decision] = []
        fresh = [article for article in group if article not in self._story_of]
        came: dict[str, list[str]] = {}
        for article in group:
            other = self._story_of.get(article)
            if other is not None and other != story:
                came.setdefault(other, []).append(article)
        if story is None:
            story = self._new_id(group[0])
            self._founded[story] = self._number
            self._stories[story] = {}
            if not came:
                decisions.append(self._begun(story, fresh.pop(0)))
        for other, moved in came.items():
            if not whole:
                moved = self._ordered(self._stories[other])
            decisions.append(self._moved(story, other, moved))
        return [*decisions, *(self._joined(story, article) for article in fresh)]

    def _begun(self, story: str, article: str) -> Decision:
        links = self._links.of(article)
        likest = _greatest(links, links) if links else None
        sketch = self._sketches[article]
        why = reasons.of_beginning(sketch, self._sketches.get(likest or ""), links.get(likest or "", 0.0))
        self._put(article, story)
        return self._decide(kind="begin", story=story, articles=(article,), reasons=why)

    def _joined(self, story: str, article: str) -> Decision:
        likest = self._likest(article, story)
        self._put(article, story)
        count = len(self._stories[story]) - 1
        why = reasons.of_joining(self._sketches[article], self._sketches[likest], count, self._mean(article))
        return self._decide(kind="join", story=story, articles=(article,), reasons=why)

    def _moved(self, story: str, other: str, moved: Sequence[str]) -> Decision:
        there = tuple(self._ordered(self._stories[story]))
        likest = self._sketches[self._likest(moved[0], story)] if there else None
        for article in moved:
            self._put(article, story)
        left = tuple(self._ordered(self._stories.get(other, ())))
        kind = "move" if left and there else "split" if left else "merge"
        return self._decide(
            kind=kind, story=story, articles=tuple(moved), other=other, staying=left if kind == "split" else there,
            reasons=reasons.of_regrouping([self._sketches[article] for article in moved], likest),
        )  # fmt: skip

    def _decide(self, **fields: object) -> Decision:
        decision = Decision(number=self._number, **fields)  # type: ignore[arg-type]
        self._number += 1
        return decision

    def _likest(self, article: str, story: str) -> str:
        """The article of `story` most like `article`."""
        return _greatest(self._links.of(article), self._stories[story])

    def _mean(self, article: str) -> float:
        """The mean log odds with the articles of its story with which it was compared."""
        links = self._links.of(article)
        found = [links[o] for o in self._stories[self._story_of[article]] if o in links and links[o] > NEVER]
        return sum(found) / len(found) if found else 0.0

    def _new_id(self, article: str) -> str:
        """An id that no held story has."""
        story, count = content_id("story", article), 1
        while story in self._founded:
            story, count = content_id("story", article, str(count)), count + 1
        return story

    def _put(self, article: str, story: str) -> None:
        old = self._story_of.get(article)
        if old is not None:
            del self._stories[old][article]
            if not self._stories[old]:
                del self._stories[old], self._founded[old]
        self._story_of[article] = story
        self._stories.setdefault(story, {})[article] = None

    def _ordered(self, articles: Iterable[str]) -> list[str]:
        """By day and id, undated ones last."""
        return sorted(articles, key=self._graph.order)

    def merge(self, kept: str, gone: str, *, by: str, reason: str = "") -> list[Decision]:
        """Makes one story of two; later machine decisions keep their articles together."""
        staying, moved = (tuple(self._ordered(self._stories[story])) for story in (kept, gone))
        decision = self._decide(
            kind="merge", story=kept, articles=moved, other=gone, staying=staying, by=by, reasons=_said(reason)
        )
        for article in moved:
            self._put(article, kept)
        return self._by_person(decision)

    def split(
        self, story: str, articles: Iterable[str], *, by: str, reason: str = "", into: str | None = None
    ) -> list[Decision]:
        """Makes a story of its own of some articles of `story`, or puts them `into` a known one; later machine
        decisions keep each of them apart from each of the others. Nothing happens if none would go or none stay."""
        moved = tuple(self._ordered({article for article in articles if article in self._stories[story]}))
        staying = tuple(article for article in self._ordered(self._stories[story]) if article not in moved)
        if not moved or not staying:
            return []
        new = into or self._new_id(moved[0])
        self._founded.setdefault(new, self._number)
        decision = self._decide(
            kind="split", story=new, articles=moved, other=story, staying=staying, by=by, reasons=_said(reason)
        )
        for article in moved:
            self._put(article, new)
        return self._by_person(decision)

    def undo(self, decision: Decision, *, by: str, reason: str = "") -> list[Decision]:
        """Takes a decision back; what it moved and still is there goes back to the story it came from.

        A person's loses its force. Of the machine's the contrary becomes binding, as a decision behind the undo: what
        it joined, merged or moved is split off, what it split is merged. Its beginnings can't be taken back.
        """
        if decision.by == MACHINE and decision.kind == "begin":
            return []
        entry = self._decide(
            kind="undo", story=decision.other or decision.story, articles=decision.articles, other=decision.story,
            undoes=decision.number, by=by, reasons=_said(reason),
        )  # fmt: skip
        if decision.by != MACHINE:
            self._back(decision)
            return self._by_person(entry)
        self._by_persons.append(entry)
        if decision.story not in self._stories:
            return [entry]
        if decision.kind != "split":
            articles, into = decision.articles, decision.other
            return [entry, *self.split(decision.story, articles, by=by, reason=reason, into=into)]
        if decision.other not in self._stories:
            return [entry]
        return [entry, *self.merge(decision.other, decision.story, by=by, reason=reason)]

    def _back(self, decision: Decision) -> None:
        """Puts the articles of a decision back to where they came from, those that are still held and there."""
        other = decision.other
        if other is None:
            return
        for article in decision.articles:
            if self._story_of.get(article) == decision.story:
                self._founded.setdefault(other, self._number)
                self._put(article, other)

    def _by_person(self, decision: Decision) -> list[Decision]:
        """Binds by a person's decision, and parts anew what it concerns."""
        self._by_persons.append(decision)
        self._bonds = Bonds(self._by_persons)
        self._knots.forget()
        concerned = [a for a in (*decision.articles, *decision.staying) if a in self._sketches]
        return [decision, *(self._settle(concerned, self._knots.around(concerned)) if concerned else [])]


def _greatest(odds: Mapping[str, float], articles: Iterable[str]) -> str:
    """The one of `articles` with the greatest odds, of equals the first by its id."""
    return min(articles, key=lambda article: (-odds.get(article, NEVER), article))


def _said(reason: str) -> tuple[str, ...]:
    return (reason,) if reason else ()
