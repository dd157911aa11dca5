"""What surrounds a name: the words of its sentences, and the words that it is quoted with."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from consilience.lexicon import words
from consilience.model import Annotated, Span
from consilience.resolve.entities.people import Company
from consilience.resolve.entities.seen import Node
from consilience.resolve.wording import stem, tokens

PHRASE = 5
"""Words in a run that two persons must both be quoted with before it counts for anything."""
MENTIONS = 20
"""Mentions of a name whose sentences are looked at."""


def company(story: Sequence[Annotated], nodes: Sequence[Node], *, phrases: bool) -> Company:
    """The surroundings of the person nodes in `nodes`, which should be only those that need a closer look; without what
    they are quoted with where `phrases` are not wanted."""
    articles = {annotated.article.id: annotated for annotated in story}
    starts = {name: [sentence.span.start for sentence in one.sentences] for name, one in articles.items()}
    bags: dict[Span, dict[str, float]] = {}
    around: dict[str, dict[str, float]] = {}
    owner: dict[Span, str] = {}
    bare: dict[str, set[str]] = {}
    for node in nodes:
        if node.kind != "person":
            continue
        own = {stem(word) for word in node.key.split()}
        bag: dict[str, float] = {}
        for seen in node.seen:
            owner[seen.mention.span] = node.id
        for seen in node.seen[:MENTIONS]:
            article = articles[seen.mention.span.article]
            place = _sentence(article, starts[article.article.id], seen.mention.span)
            if place not in bags:
                bags[place] = _weighed(article.article.words(place))
            bag.update(bags[place])
        around[node.id] = {word: weight for word, weight in bag.items() if word not in own}
        if node.article is not None and node.person is not None:
            bare.setdefault(node.person.surname, set()).add(node.article)
    return Company(around, _phrases(story, owner) if phrases else {}, bare)


def _weighed(text: str) -> dict[str, float]:
    """The stems of a sentence's words with what they say."""
    function = words("resolve/function_words.txt")
    stems = (stem(word) for word in tokens(text) if word not in function)
    return {one: 0.5 if one in _common() else 1.0 for one in stems if not one.isdigit()}


@cache
def _common() -> frozenset[str]:
    return frozenset(stem(word) for word in words("resolve/common_words.txt"))


def _sentence(annotated: Annotated, starts: Sequence[int], span: Span) -> Span:
    """The sentence that a mention stands in, else what is around it."""
    index = bisect_right(starts, span.start) - 1
    if index >= 0 and (sentence := annotated.sentences[index].span).end > span.start:
        return Span(span.article, sentence.start, min(sentence.end, sentence.start + 1000))
    return Span(span.article, max(0, span.start - 100), span.end + 100)


def _phrases(story: Sequence[Annotated], owner: dict[Span, str]) -> dict[str, set[tuple[str, ...]]]:
    """The runs of `PHRASE` words in what each owner is reported to have said."""
    function = words("resolve/function_words.txt")
    found: dict[str, set[tuple[str, ...]]] = {}
    for annotated in story:
        stands_for = {mention.span: mention.names for mention in annotated.mentions if mention.names is not None}
        for attribution in annotated.attributions:
            span = attribution.speaker_mention
            if span is None:
                continue
            speaker = owner.get(span) or owner.get(stands_for.get(span, span))
            if speaker is None:
                continue
            for content in attribution.content:
                said = tokens(annotated.article.words(content)[:2000])
                runs = zip(*(said[offset:] for offset in range(PHRASE)), strict=False)
                found.setdefault(speaker, set()).update(
                    run for run in runs if sum(word not in function for word in run) >= 2
                )
    return found
