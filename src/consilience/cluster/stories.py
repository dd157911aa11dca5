"""Sorts articles into stories, one article at a time in the order of publication.

An article joins the open story whose articles it is on average most like (average link), if the odds that they tell one
event are high enough, and else begins a story. Candidates come from an inverted index of each article's heaviest
terms. A story that no further article can join is first held against the other open ones, as the article that would
have joined the two may have come late; then it is closed and let go.
"""

from __future__ import annotations

import math
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

import numpy as np

from consilience.cluster.likeness import Comparison, Model, shipped
from consilience.cluster.vectors import Sketch
from consilience.model import Story, content_id
from consilience.settings import Settings

INDEXED = {"words": 24, "title": 8, "names": 8}  # by view, how many of its heaviest terms find an article
POSTINGS = 256  # latest articles looked at under one term
CANDIDATES = 12  # stories compared in full
MEMBERS = 24  # latest articles of a story that stand for it


class _Open:
    """A story that further articles may join."""

    def __init__(self, number: int, first: Sketch) -> None:
        self.number = number
        self.members = [first]

    def days(self) -> tuple[int, int] | None:
        """First and last day of publication, None if no article's day is known."""
        days = [member.day for member in self.members if member.day is not None]
        return (min(days), max(days)) if days else None


def group(sketches: Iterable[Sketch], settings: Settings, model: Model | None = None) -> Iterator[Story]:
    """The stories that `sketches` tell, each as soon as it is complete. The order of the input changes nothing.

    Articles without a day of publication are put in after all others, by likeness alone.
    """
    waiting = deque(sorted({s.id: s for s in sketches}.values(), key=lambda s: (s.day is None, s.day or 0, s.id)))
    stories = _OpenStories(settings, model or shipped())
    hold = bool(waiting) and waiting[-1].day is None  # an undated article may join any story
    while waiting:
        sketch = waiting.popleft()
        if sketch.day is not None and not hold:
            yield from stories.close(sketch.day - settings.story_days)
        stories.place(sketch)
    yield from stories.close(None)


class _OpenStories:
    """The open stories and the index that finds them."""

    def __init__(self, settings: Settings, model: Model) -> None:
        self._settings = settings
        self._compare = Comparison(model)
        self._least = _log_odds(settings.story_threshold)
        self._stories: dict[int, _Open] = {}
        self._story_of: dict[str, int] = {}
        self._postings: defaultdict[int, dict[str, None]] = defaultdict(dict)
        self._terms: dict[str, dict[int, float]] = {}
        self._begun = 0

    def place(self, sketch: Sketch) -> None:
        """Puts an article into the story it belongs to, or begins one."""
        self._terms[sketch.id] = _index_terms(sketch)
        best = self._best(_Open(-1, sketch))
        if best is None:
            best = _Open(self._begun, sketch)
            self._stories[best.number] = best
            self._begun += 1
        else:
            best.members.append(sketch)
        self._story_of[sketch.id] = best.number
        for term in self._terms[sketch.id]:
            self._postings[term][sketch.id] = None

    def close(self, before: int | None) -> Iterator[Story]:
        """Lets go the stories that began before the day `before` (all, if None) after a last look for another story
        that tells the same event."""
        for number in list(self._stories):
            story = self._stories[number]
            days = story.days()
            if before is not None and (days is None or days[0] >= before):
                continue
            other = self._best(story)
            if other is not None:
                self._merge(story, other)
        for number in list(self._stories):
            story = self._stories[number]
            days = story.days()
            if before is None or (days is not None and days[0] < before):
                yield self._closed(story)

    def _best(self, story: _Open) -> _Open | None:
        """The open story most like `story`, if it is like enough."""
        candidates = [other for other in self._candidates(story) if not self._too_far(story, other)]
        if not candidates:
            return None
        likeness = self._likeness(story, candidates)
        best = max(range(len(candidates)), key=lambda place: (likeness[place], -place))
        return candidates[best] if likeness[best] >= self._least else None

    def _candidates(self, story: _Open) -> list[_Open]:
        """The stories that share most of the heaviest terms of `story`, by number."""
        votes: defaultdict[int, dict[str, float]] = defaultdict(dict)
        for member in story.members[-MEMBERS:]:
            for term, weight in self._terms[member.id].items():
                for other in islice(reversed(self._postings.get(term, {})), POSTINGS):
                    number = self._story_of[other]
                    if number != story.number:
                        votes[number][other] = votes[number].get(other, 0.0) + weight
        best = sorted(votes, key=lambda number: (-max(votes[number].values()), number))[:CANDIDATES]
        return [self._stories[number] for number in sorted(best)]

    def _too_far(self, one: _Open, other: _Open) -> bool:
        """Whether the two together would span more days than a story may."""
        mine, theirs = one.days(), other.days()
        if mine is None or theirs is None:
            return False
        return max(mine[1], theirs[1]) - min(mine[0], theirs[0]) > self._settings.story_days

    def _likeness(self, one: _Open, others: Sequence[_Open]) -> list[float]:
        """With each of `others` the mean log odds that an article of the one and one of the other tell one event."""
        stood_for = [other.members[-MEMBERS:] for other in others]
        theirs = [member for members in stood_for for member in members]
        starts = np.cumsum([0, *(len(members) for members in stood_for[:-1])])
        sizes = np.array([len(members) for members in stood_for])
        mine = one.members[-MEMBERS:]
        sums = sum(np.add.reduceat(self._compare.log_odds(member, theirs), starts) for member in mine)
        return [round(float(mean), 9) for mean in sums / sizes / len(mine)]

    def _merge(self, story: _Open, other: _Open) -> None:
        """Moves the articles of `story` into `other`."""
        for member in story.members:
            self._story_of[member.id] = other.number
        other.members.extend(story.members)
        other.members.sort(key=lambda s: (s.day is None, s.day or 0, s.id))
        del self._stories[story.number]

    def _closed(self, story: _Open) -> Story:
        """The finished record of `story`, which is let go."""
        del self._stories[story.number]
        for member in story.members:
            del self._story_of[member.id]
            for term in self._terms.pop(member.id):
                del self._postings[term][member.id]
                if not self._postings[term]:
                    del self._postings[term]
        members = sorted(story.members, key=lambda s: (s.day is None, s.day or 0, s.id))
        days = story.days()
        return Story(
            id=content_id("story", *sorted(member.id for member in members)),
            title=self._central(members).title,
            articles=tuple(member.id for member in members),
            from_=date.fromordinal(days[0]).isoformat() if days else None,
            to=date.fromordinal(days[1]).isoformat() if days else None,
        )

    def _central(self, members: list[Sketch]) -> Sketch:
        """The article most like the others of its story, in all views together; of equals, the earliest."""
        some = members[:MEMBERS]
        sums = [float(self._compare.cosines(member, some).sum()) for member in some]
        return some[max(range(len(some)), key=lambda i: (bool(some[i].title), round(sums[i], 6), -i))]


def _index_terms(sketch: Sketch) -> dict[int, float]:
    """The terms under which an article is found, with their weights."""
    terms: dict[int, float] = {}
    for name, count in INDEXED.items():
        heaviest = sorted(((weight, term) for term, weight in sketch.view(name).items()), reverse=True)[:count]
        for weight, term in heaviest:
            terms[term] = max(weight, terms.get(term, 0.0))
    return terms


def _log_odds(probability: float) -> float:
    """The log odds of a probability, with infinities at 0 and 1."""
    if probability <= 0 or probability >= 1:
        return math.inf if probability >= 1 else -math.inf
    return math.log(probability / (1 - probability))
