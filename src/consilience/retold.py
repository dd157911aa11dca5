"""Which reports came through another language: they spell the names of a story in a way of their own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from rapidfuzz import process
from rapidfuzz.distance import Indel

from consilience.lexicon import words
from consilience.model import Annotated, Attribution

FEWEST = 2
"""Names that a report alone spells as it does, from which it has most likely been translated."""
SHARE = 0.3
"""Share of the names that it has in common with others from which that is so."""
ALIKE = 0.75
"""Likeness of two whole names from which one can be the other's spelling (Indel similarity, 0..1)."""
NAMES = 400
"""Names of a story beyond which only those that two reports spell alike are looked at."""
SHORTEST = 4
"""Letters of a surname that is compared."""

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_INNER = re.compile(r"(?<=[a-z,] )(?!I\b|May\b)[A-Z][a-z]*\b(?! [A-Z])")
_POSSESSIVE = re.compile(r"['’]s$")


def retold(story: Sequence[Annotated]) -> frozenset[str]:
    """The articles that spell names in a way of their own (`respelt`), or capitals where none belong
    (`garbled`): machine translations and what was written after them. Their words are further from the source, and
    often worse English, than those of a report that says the same."""
    return respelt(story) | garbled(story)


def garbled(story: Sequence[Annotated]) -> frozenset[str]:
    """The articles with function words that have a capital in mid-sentence: a sign of translation, and no proof."""
    return frozenset(one.article.id for one in story if sum(map(capitalised, _told(one))) >= FEWEST)


def respelt(story: Sequence[Annotated]) -> frozenset[str]:
    """The articles that spell at least two names as no other report does, one of them against two that agree: surely
    translated."""
    names = {annotated.article.id: _names(annotated) for annotated in story}
    carried = Counter(surname for several in names.values() for surname in {name[-1] for name in several})
    every = sorted({name for several in names.values() for name in several})
    if len(every) > NAMES:
        every = [name for name in every if carried[name[-1]] > 1]
    found: list[str] = []
    for article, several in names.items():
        alone = [name for name in several if carried[name[-1]] == 1]
        if len(alone) < FEWEST:
            continue
        odd = {name[-1]: carried[other[-1]] for name in alone if (other := _spelt(name, every))}
        shared = {name[-1] for name in several if carried[name[-1]] > 1}
        if len(odd) >= max(FEWEST, SHARE * (len(shared) + len(odd))) and max(odd.values()) > 1:
            found.append(article)
    return frozenset(found)


def nearest(best: Attribution, others: Sequence[Attribution], far: Collection[str]) -> Attribution:
    """The telling that stands for a speech act: `best`, or where that came through another language (its article is in
    `far`) the first quotation that did not."""
    if best.article not in far:
        return best
    return next((one for one in others if one.article not in far and one.mode == "direct"), best)


def capitalised(text: str) -> int:
    """How many function words have a capital in mid-sentence: what machine translation and broken mark-up leave."""
    function = words("resolve/function_words.txt")
    return sum(word.lower() in function for word in _INNER.findall(text))


def _spelt(name: tuple[str, ...], every: Sequence[tuple[str, ...]]) -> tuple[str, ...] | None:
    """The name that `name` is most likely another spelling of: alike, with another surname."""
    others = [other for other in every if other[-1] != name[-1]]
    near = process.extractOne(
        " ".join(name), map(" ".join, others), scorer=Indel.normalized_similarity, score_cutoff=ALIKE
    )
    return others[near[2]] if near else None


def _told(annotated: Annotated) -> Iterator[str]:
    """The sentences of the body; a heading can have capitals everywhere."""
    body = {place for place, region in enumerate(annotated.article.regions) if region.kind == "body"}
    for sentence in annotated.sentences:
        words = annotated.article.words(sentence.span)
        if sentence.paragraph in body and words.endswith("."):
            yield words


def _names(annotated: Annotated) -> list[tuple[str, ...]]:
    """The names of two words or more in an article, in small letters, each once, in the order of the text."""
    found = dict[tuple[str, ...], None]()
    for mention in annotated.mentions:
        if mention.form != "name":
            continue
        told = [_POSSESSIVE.sub("", word) for word in _WORD.findall(annotated.article.words(mention.span))]
        if len(told) > 1 and len(told[-1]) >= SHORTEST and all(word[0].isupper() for word in told):
            found[tuple(word.casefold() for word in told[-2:])] = None
    return list(found)
