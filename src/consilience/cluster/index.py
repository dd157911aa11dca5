"""Finds the held articles that may tell the same event as another: an inverted index of each one's heaviest terms."""

from __future__ import annotations

from array import array
from itertools import accumulate

import numpy as np

from consilience.cluster.characters import runs
from consilience.cluster.vectors import Sketch
from consilience.cluster.views import VIEWS
from consilience.cluster.vocabulary import DIMENSIONS

INDEXED = {
    "words": 20,
    "title": 8,
    "names": 10,
    "phrases": 6,
}  # by view, how many of its heaviest terms find an article
POSTINGS = 512  # latest articles looked at under one term
CANDIDATES = 24  # articles compared in full
TWICE = 2  # terms in common, at least
SPARSE = 1024  # dead places before the index is built anew
GONE = -(1 << 40)  # stands for the day of an article that was let go
_HEAVIEST = [(list(VIEWS).index(view), count) for view, count in INDEXED.items()]


class Index:
    """The held articles by their heaviest terms. Each article has a place, which changes when the index is tidied."""

    def __init__(self) -> None:
        """Holds nothing yet."""
        self._postings: dict[int, array[int]] = {}
        self._ids: list[str] = []
        self._terms: list[array[int]] = []
        self._days = array("q")
        self._place: dict[str, int] = {}
        self._looked: tuple[Sketch, array[int]] | None = None  # one is looked for before it is held

    def add(self, sketch: Sketch) -> None:
        """Holds an article."""
        self._put(sketch.id, self._indexed(sketch), sketch.day or 0)

    def drop(self, article: str) -> None:
        """Lets an article go."""
        place = self._place.pop(article)
        self._ids[place], self._days[place] = "", GONE
        if len(self._ids) - len(self._place) > max(SPARSE, len(self._place)):
            self._tidy()

    def candidates(self, sketch: Sketch, longest: int) -> list[str]:
        """The articles within `longest` days that share most of the heaviest terms of `sketch`, likeliest first.

        Two undated articles, or one that is, are never too far from each other.
        """
        found = [postings for term in self._indexed(sketch) if (postings := self._postings.get(term)) is not None]
        latest = [memoryview(some)[-POSTINGS:] if len(some) > POSTINGS else some for some in found]
        # sorted, not counted into a table of all places: the work does not grow with what is held
        hits = np.frombuffer(bytearray().join(latest), dtype=np.int32)
        hits.sort()
        again = hits[1:][hits[1:] == hits[:-1]]  # once less often than it was found
        if not len(again):
            return []
        edges = runs(again)
        places, votes = again[edges[:-1]], edges[:-1] - edges[1:]  # fewer than none: sorted, the most come first
        days = np.frombuffer(self._days, dtype=np.int64)[places]
        near = days != GONE
        if sketch.day is not None:
            near &= (days == 0) | ((days >= sketch.day - longest) & (days <= sketch.day + longest))
        if sketch.id in self._place:
            near &= places != self._place[sketch.id]
        places, votes = places[near], votes[near]
        likeliest = places[votes.argsort(kind="stable")[:CANDIDATES]]
        return [self._ids[place] for place in likeliest.tolist()]

    def _indexed(self, sketch: Sketch) -> array[int]:
        if self._looked is None or self._looked[0] is not sketch:
            self._looked = sketch, array("I", indexed(sketch))
        return self._looked[1]

    def _put(self, article: str, terms: array[int], day: int) -> None:
        place = len(self._ids)
        self._place[article] = place
        self._ids.append(article)
        self._terms.append(terms)
        self._days.append(day)
        for term in terms:
            posting = self._postings.get(term)
            if posting is None:
                posting = self._postings[term] = array("i")
            elif len(posting) == 2 * POSTINGS:
                del posting[:POSTINGS]
            posting.append(place)

    def _tidy(self) -> None:
        """Builds the index anew without the dead places."""
        living = [
            (self._ids[place], self._terms[place], self._days[place])
            for place in range(len(self._ids))
            if self._days[place] != GONE
        ]
        self._postings, self._place = {}, {}
        self._ids, self._terms, self._days = [], [], array("q")
        for article, terms, day in living:
            self._put(article, terms, day)


def indexed(sketch: Sketch) -> list[int]:
    """The terms under which an article is found; each stands once, words before names."""
    terms = np.frombuffer(sketch.terms, dtype=np.uint32)
    first = list(accumulate(sketch.sizes, initial=0))
    *words, phrases = (terms[first[view] : first[view] + min(sketch.sizes[view], count)] for view, count in _HEAVIEST)
    found = (np.concatenate(words) % np.uint32(DIMENSIONS)).tolist() + phrases.tolist()
    return list(dict.fromkeys(found))  # a phrase is no word: its hash may not meet a word's
