"""Which words of a story can stand for one another, and how far: forms of one word, synonyms, words used alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from consilience.resolve.concepts import concepts
from consilience.resolve.matter.vectors import near

SYNONYM = 0.85
"""How far a form of the word, or a word that stands for the same concept, is the word itself."""
DERIVED = 0.75
"""The same for a word one step away: what it derives from, or the next wider concept."""
NEAR = 0.5
FULL = 0.95
"""Cosines from which a word that is used alike begins to count, and counts most."""
USED_ALIKE = 0.7
"""How far a word that is used just alike is the word itself."""
BEGINNING = 5
"""Letters by which forms of one word begin."""

Kin = Mapping[str, Mapping[str, float]]


def kin(words: Iterable[str]) -> Kin:
    """For each word that has any, the others that can stand for it with how far they do, 0..1."""
    several = sorted(set(words))
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for word, others in near(several).items():
        for other, cosine in others.items():
            if cosine > NEAR:
                found[word][other] = (cosine - NEAR) / (FULL - NEAR) * USED_ALIKE
    for one, other, share in (*_derived(several), *_synonyms(several), *_forms(several)):
        found[one][other] = found[other][one] = share
    return found


def _forms(words: Iterable[str]) -> Iterable[tuple[str, str, float]]:
    by_beginning: dict[str, list[str]] = defaultdict(list)
    for word in words:
        if len(word) >= BEGINNING:
            by_beginning[word[:BEGINNING]].append(word)
    for several in by_beginning.values():
        yield from ((one, other, SYNONYM) for one in several for other in several if one < other)


def _synonyms(words: Iterable[str]) -> Iterable[tuple[str, str, float]]:
    for same, _ in _by_concept(words):
        for several in same.values():
            yield from ((one, other, SYNONYM) for one in several for other in several if one < other)


def _derived(words: Iterable[str]) -> Iterable[tuple[str, str, float]]:
    for same, beside in _by_concept(words):
        for concept, several in same.items():
            yield from ((one, other, DERIVED) for one in several for other in beside.get(concept, ()) if one != other)


def _by_concept(words: Iterable[str]) -> Iterable[tuple[dict[str, list[str]], dict[str, list[str]]]]:
    """As nouns and as verbs, the words that stand for each concept, and those one step from it."""
    for part in ("NOUN", "VERB"):
        tables: tuple[dict[str, list[str]], dict[str, list[str]]] = (defaultdict(list), defaultdict(list))
        for word in words:
            for concept, steps in concepts(word, part).items():
                if steps <= 1:
                    tables[steps][concept].append(word)
        yield tables
