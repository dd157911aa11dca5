"""How reports word one and the same act: the verb for what was said, and the words that one has where others differ.

Of a speech act its tellings have been set against the fullest one before; of what is held to be so, each report's
sentence is set against the first here. Only short swaps of content words count: what is merely longer is added, not
worded otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import islice
from typing import cast

from consilience import lexicon
from consilience.compare.stems import stems
from consilience.model import (
    Annotated,
    Article,
    Attribution,
    Claim,
    Difference,
    Phrasing,
    Span,
    Stance,
    Utterance,
)

TELLINGS = 40
"""Voices whose words for one act are set side by side."""
LONGEST = 4
"""Words that stand for one another at most."""
STEM = 5
"""Letters by which two forms of a word are known to be one."""
ALIKE = 0.5
"""Share of the words of two sentences that both have in the same order, from which the rest stand for one another."""
MOST_WORDS = 120
"""Words of a sentence that are set against another's."""

DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
AMBIGUOUS = frozenset({"may", "march", "second"})
"""Words for times that are more often something else."""

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def phrasings(
    story: Sequence[Annotated],
    utterances: Sequence[Utterance],
    claims: Sequence[Claim],
    voices: Sequence[Sequence[str]],
) -> tuple[Phrasing, ...]:
    """Every voice's words for the acts that two voices or more tell, act by act, where the voices differ in them."""
    voice = {article: place for place, members in enumerate(voices) for article in members}
    articles = {annotated.article.id: annotated.article for annotated in story}
    attributions = {one.id: one for annotated in story for one in annotated.attributions}
    spoken = frozenset(span for one in attributions.values() for span in one.content)
    found: list[Phrasing] = []
    for utterance in utterances:
        told = [attributions[name] for name in utterance.attributions]
        if len({voice[one.article] for one in told}) > 1:
            found += _differing(list(islice(_spoken(utterance, attributions, articles, voice), TELLINGS)))
    for claim in claims:
        if claim.about == "so" and len({voice[span.article] for span in claim.supports}) > 1:
            found += _differing(list(islice(_written(claim, spoken, articles, voice), TELLINGS)))
    return tuple(found)


def _differing(several: Sequence[Phrasing]) -> Sequence[Phrasing]:
    """The phrasings of an act, if any of them differs from the others in stance or words."""
    stances = {one.stance for one in several if one.cue}
    return several if len(stances) > 1 or any(one.swaps for one in several) else ()


def _spoken(
    utterance: Utterance,
    attributions: Mapping[str, Attribution],
    articles: Mapping[str, Article],
    voice: Mapping[str, int],
) -> Iterator[Phrasing]:
    """The tellings of a speech act, one a voice, the fullest first."""
    differences = {one.attribution: one.differences for one in utterance.tellings}
    order = (utterance.best, *(name for name in utterance.attributions if name != utterance.best))
    done: set[int] = set()
    for name in order:
        one = attributions[name]
        if voice[one.article] not in done:
            done.add(voice[one.article])
            yield Phrasing(
                record=utterance.id,
                article=one.article,
                spans=one.content,
                cue=one.cue,
                stance=stance(" ".join(articles[span.article].words(span) for span in one.cue)),
                swaps=tuple(swap for swap in differences.get(name, ()) if is_swap(swap, articles)),
            )


def _written(
    claim: Claim, spoken: frozenset[Span], articles: Mapping[str, Article], voice: Mapping[str, int]
) -> Iterator[Phrasing]:
    """The outlets' own sentences for what is held to be so, one a voice, the first in the claim first."""
    own = [span for span in claim.supports if span not in spoken]
    done: set[int] = set()
    for span in own:
        if voice[span.article] not in done:
            done.add(voice[span.article])
            swaps = tuple(aligned(own[0], span, articles)) if span != own[0] else ()
            yield Phrasing(record=claim.id, article=span.article, spans=(span,), swaps=swaps)


def aligned(base: Span, other: Span, articles: Mapping[str, Article]) -> Iterator[Difference]:
    """The swaps between two sentences (Ratcliff and Obershelp's matching of words)."""
    ours, theirs = _words(articles[base.article], base), _words(articles[other.article], other)
    matcher = SequenceMatcher(None, [form for form, _ in ours], [form for form, _ in theirs], autojunk=False)
    if matcher.ratio() < ALIKE:
        return
    for kind, start, end, begin, stop in matcher.get_opcodes():
        if kind == "replace":
            swap = Difference(kind="changed", base=_from_to(ours[start:end]), other=_from_to(theirs[begin:stop]))
            if is_swap(swap, articles):
                yield swap


def _words(article: Article, span: Span) -> list[tuple[str, Span]]:
    return [
        (match.group().casefold(), Span(article.id, match.start(), match.end()))
        for match in _WORD.finditer(article.text, span.start, span.end)
    ][:MOST_WORDS]


def _from_to(several: Sequence[tuple[str, Span]]) -> Span:
    return Span(several[0][1].article, several[0][1].start, several[-1][1].end)


def is_swap(one: Difference, articles: Mapping[str, Article]) -> bool:
    """Whether a few content words stand for a few others: no forms of one word, and no numbers or times, which are
    facts."""
    if one.kind != "changed":
        return False
    sides = [_content(articles[span.article].words(span)) for span in (one.base, one.other)]
    lengths = [len(_WORD.findall(articles[span.article].words(span))) for span in (one.base, one.other)]
    letters = ["".join(_WORD.findall(articles[span.article].words(span))).casefold() for span in (one.base, one.other)]
    if not sides[0] or not sides[1] or letters[0] == letters[1]:  # "Tarn andVelm" is a slip
        return False
    return max(lengths) <= LONGEST and sides[0].isdisjoint(sides[1])


def _content(text: str) -> frozenset[str]:
    """The beginnings of its content words; nothing where there is a number or a time."""
    words = [word.casefold() for word in _WORD.findall(text)]
    facts = lexicon.words("resolve/number_words.tsv") | (lexicon.words("resolve/time_nouns.txt") - AMBIGUOUS) | DAYS
    if any(char.isdigit() for char in text) or any(word in facts for word in words):
        return frozenset()
    return stems(words, STEM)


def stance(cue: str) -> Stance:
    """What the verb of a cue makes of what was said: the first of its words that has a stance, else neutral."""
    table = _stances()
    return next((table[word] for word in map(str.casefold, _WORD.findall(cue)) if word in table), "neutral")


@cache
def _stances() -> Mapping[str, Stance]:
    return {verb: cast(Stance, row[0]) for row in lexicon.rows("compare/stances.tsv") for verb in row[1].split()}
