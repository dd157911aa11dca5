"""What the documents of one story show together: how common a word is in them, in what company it stands, and who is
known under what title."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from math import log, sqrt
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from consilience.resolve.coreference.sightings import Sighting
from consilience.resolve.matter.vectors import vector

Vector = Mapping[str, float]


class Setting:
    """The sightings of one story, looked at together."""

    def __init__(self, sightings: Sequence[Sighting], things: Mapping[str, str] | None = None) -> None:
        """`sightings` are all those that are compared with each other; `things` say of those mentions of which it is
        known, by their ids, what they mean."""
        things = things or {}
        self.documents = len({one.document for one in sightings}) or 1
        self._held: dict[str, set[str]] = defaultdict(set)
        self._headed: dict[str, set[str]] = defaultdict(set)
        self._company: dict[str, Counter[str]] = defaultdict(Counter)
        for one in sightings:
            for word in (*one.around, one.head):
                self._held[word].add(f"{one.document} {one.place[0]}")
            self._headed[one.head].add(one.document)
            self._company[one.head].update(one.around)
        self._sentences = len({(one.document, one.place[0]) for one in sightings}) or 1
        self._vectors = {one.id: self._vector(Counter(one.around)) for one in sightings}
        self._company_vectors: dict[str, Vector] = {}
        self._sightings = sightings
        self._used: dict[tuple[str, str], NDArray[np.float32]] = {}
        self._documents = self._document_vectors(sightings)
        self._things = {(one.document, one.place[0], one.head): things[one.id] for one in sightings if one.id in things}

    def _document_vectors(self, sightings: Sequence[Sighting]) -> dict[str, Vector]:
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        held: dict[str, set[str]] = defaultdict(set)
        for one in sightings:
            for word in (*one.name, *one.modifiers, one.head):
                counts[one.document][word] += 1
                held[word].add(one.document)
        idf = {word: log((1 + self.documents) / (1 + len(where))) for word, where in held.items()}
        return {document: _weighed(several, idf) for document, several in counts.items()}

    def _vector(self, counts: Counter[str]) -> Vector:
        return _weighed(counts, {word: log((1 + self._sentences) / (1 + len(self._held[word]))) for word in counts})

    def likeness(self, left: Sighting, right: Sighting) -> float:
        """The cosine of the words around two mentions, weighed by how rare they are in the story."""
        return _cosine(self._vectors[left.id], self._vectors[right.id])

    def company(self, left: str, right: str) -> float:
        """The cosine of all that stands around two words in the story."""
        for word in (left, right):
            if word not in self._company_vectors:
                self._company_vectors[word] = self._vector(self._company[word])
        return _cosine(self._company_vectors[left], self._company_vectors[right])

    def documents_alike(self, left: Sighting, right: Sighting) -> float:
        """The cosine of what the documents of two mentions speak of."""
        return _cosine(self._documents[left.document], self._documents[right.document])

    def usage(self, left: Sighting, right: Sighting, what: Literal["around", "parties"]) -> float:
        """The cosine of the mean vectors of the words around two mentions, or of those for what takes part."""
        ours, theirs = self._usage(left, what), self._usage(right, what)
        return float(ours @ theirs)

    def nearness(self, left: str, right: str) -> float | None:
        """The cosine of the vectors of two words, None where one has none."""
        ours, theirs = vector(left), vector(right)
        return float(ours @ theirs) if ours.any() and theirs.any() else None

    def _usage(self, one: Sighting, what: str) -> NDArray[np.float32]:
        if (one.id, what) not in self._used:
            several = one.around if what == "around" else one.agents | one.patients | one.others
            total = np.sum([vector(word) for word in sorted(several)], axis=0) if several else np.zeros(1, np.float32)
            length = float(np.linalg.norm(total))
            mean = total / length if length else np.zeros_like(vector(""))
            self._used[one.id, what] = mean.astype(np.float32)
        return self._used[one.id, what]

    def parties(self, one: Sighting, heads: frozenset[str]) -> frozenset[str]:
        """What the nouns and pronouns `heads` of the sentence of a mention mean, themselves where that is not known."""
        return frozenset(self._things.get((one.document, one.place[0], head), head) for head in heads)

    def share(self, head: str) -> float:
        """The share of the documents in which a mention with this head stands."""
        return len(self._headed[head]) / self.documents

    def prominence(self, one: Sighting) -> float:
        """In how many documents a person is named, as a share of those that name the one named in most."""
        counts = self._persons
        return counts.get(one.name[-1], 0) / max(counts.values()) if one.name and counts else 0.0

    @cached_property
    def _persons(self) -> Counter[str]:
        named = {(one.document, one.name[-1]) for one in self._sightings if one.name and one.kind == "person"}
        return Counter(surname for _, surname in named)

    @cached_property
    def titles(self) -> Mapping[str, frozenset[str]]:
        """The nouns that each surname goes with as a title or an apposition, in any document."""
        found: dict[str, set[str]] = defaultdict(set)
        for one in self._sightings:
            if one.name:
                found[one.name[-1]] |= one.titles - set(one.name)
        return {name: frozenset(titles) for name, titles in found.items()}


def _weighed(counts: Mapping[str, int], idf: Mapping[str, float]) -> Vector:
    weights = {word: (1 + log(count)) * idf[word] for word, count in counts.items()}
    length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {word: weight / length for word, weight in weights.items()}


def _cosine(left: Vector, right: Vector) -> float:
    if len(right) < len(left):
        left, right = right, left
    return sum(weight * right[word] for word, weight in left.items() if word in right)
