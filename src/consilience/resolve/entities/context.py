"""What surrounds a name: the words of its sentences, and the words that it is quoted with."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

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
    function = words("resolve/function_words.txt")
    common = frozenset(stem(word) for word in words("resolve/common_words.txt"))
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
            span = seen.mention.span
            for word in tokens(_sentence(articles[span.article], starts[span.article], span)):
                if word not in function and (short := stem(word)) not in own and not short.isdigit():
                    bag[short] = 0.5 if short in common else 1.0
        around[node.id] = bag
        if node.article is not None and node.person is not None:
            bare.setdefault(node.person.surname, set()).add(node.article)
    return Company(around, _phrases(story, owner) if phrases else {}, bare)


def _sentence(annotated: Annotated, starts: Sequence[int], span: Span) -> str:
    index = bisect_right(starts, span.start) - 1
    text = annotated.article.text
    if index >= 0 and (sentence := annotated.sentences[index].span).end > span.start:
        return text[sentence.start : min(sentence.end, sentence.start + 1000)]
    return text[max(0, span.start - 100) : span.end + 100]


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
