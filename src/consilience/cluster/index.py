"""Finds the held articles that may tell the same event as another: an inverted index of each one's heaviest terms."""

from __future__ import annotations

from array import array
from collections.abc import Iterator

import numpy as np

from consilience.cluster.vectors import DIMENSIONS, VIEWS, Sketch

INDEXED = {
    "words": 20,
    "title": 8,
    "names": 10,
    "phrases": 6,
}  # by view, how many of its heaviest terms find an article
POSTINGS = 512  # latest articles looked at under one term
CANDIDATES = 40  # articles compared in full
TWICE = 2  # terms in common, at least
SPARSE = 1024  # dead places before the index is built anew


class Index:
    """The held articles by their heaviest terms. Each article has a place, which changes when the index is tidied."""

    def __init__(self) -> None:
        """Holds nothing yet."""
        self._postings: dict[int, array[int]] = {}
        self._ids: list[str | None] = []
        self._terms: list[tuple[int, ...]] = []
        self._days = array("q")
        self._place: dict[str, int] = {}

    def add(self, sketch: Sketch) -> None:
        """Holds an article."""
        self._put(sketch.id, tuple(indexed(sketch)), sketch.day or 0)

    def drop(self, article: str) -> None:
        """Lets an article go."""
        place = self._place.pop(article)
        self._ids[place] = None
        if len(self._ids) - len(self._place) > max(SPARSE, len(self._place)):
            self._tidy()

    def candidates(self, sketch: Sketch, longest: int) -> list[str]:
        """The articles within `longest` days that share most of the heaviest terms of `sketch`, in order of id.

        Two undated articles, or one that is, are never too far from each other.
        """
        postings = self._postings
        found = b"".join([postings[term][-POSTINGS:].tobytes() for term in indexed(sketch) if term in postings])
        # sorted, not counted into a table of all places: the work does not grow with what is held
        hits = np.sort(np.frombuffer(found, dtype=np.int32))
        first = np.flatnonzero(np.diff(hits, prepend=-1))
        votes = np.diff(first, append=len(hits))
        often = votes >= TWICE
        places, votes = hits[first[often]], votes[often]
        if not len(places):
            return []
        if sketch.day is not None:
            days = np.frombuffer(self._days, dtype=np.int64)[places]
            near = (days == 0) | (np.abs(days - sketch.day) <= longest)
            places, votes = places[near], votes[near]
        order = places[np.argsort(-votes, kind="stable")]
        return sorted(self._living(order.tolist(), sketch.id))

    def _living(self, places: list[int], besides: str) -> Iterator[str]:
        count = 0
        for place in places:
            article = self._ids[place]
            if article is not None and article != besides:
                yield article
                count += 1
                if count == CANDIDATES:
                    return

    def _put(self, article: str, terms: tuple[int, ...], day: int) -> None:
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
            (article, self._terms[place], self._days[place])
            for place, article in enumerate(self._ids)
            if article is not None
        ]
        self._postings, self._place = {}, {}
        self._ids, self._terms, self._days = [], [], array("q")
        for article, terms, day in living:
            self._put(article, terms, day)


def indexed(sketch: Sketch) -> list[int]:
    """The terms under which an article is found; each stands once, words before names."""
    terms: dict[int, None] = {}
    first = 0
    all_terms = np.frombuffer(sketch.terms, dtype=np.uint32)
    for number, (name, size) in enumerate(zip(VIEWS, sketch.sizes, strict=True)):
        if count := INDEXED.get(name):
            taken = all_terms[first : first + min(size, count)]
            offset = number if name == "phrases" else 0  # a phrase is no word: its hash may not meet a word's
            terms.update(dict.fromkeys(((taken % DIMENSIONS) + offset * DIMENSIONS).tolist()))
        first += size
    return list(terms)
