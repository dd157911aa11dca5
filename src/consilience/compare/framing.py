"""What each report leads with, adds and leaves out, beside the others.

Framing is to select some aspects and make them more salient (Entman 1993); what is counted here is the selection. A
report adds what no other voice has: copies of one another are one voice. It omits what at least two voices tell, and
only if one of them told it no later than this report was published: nobody omits what is not known yet. Who gives
another count of the dead does not omit the dead.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from consilience import lexicon
from consilience.compare.stems import stems
from consilience.model import Annotated, Claim, Framing, Span

LEADS = 3
"""Claims that a report leads with."""
OMITS = 12
"""Claims listed as omitted at most, the most widely told first."""
FEWEST = 2
"""Voices that tell what a report omits."""
ALIKE = 0.8
"""Share of the content words of the shorter of two claims from which the one says what the other does."""
NEAR = 12
"""Claims back to which a claim is held against those before it."""
STEM = 6
"""Letters by which two forms of a word are known to be one."""
SAYING = frozenset({"said", "says", "say"})
"""Words that tell a claim that something was said from one that it is so."""

_WORD = re.compile(r"[^\W_]+")


def framings(
    story: Sequence[Annotated], claims: Sequence[Claim], voices: Sequence[Sequence[str]]
) -> tuple[Framing, ...]:
    """The framing of every report, in the order of the story; none where there is but one voice."""
    if len(voices) < 2:
        return ()
    told = _Told(story, claims, voices)
    return tuple(
        Framing(article=article, leads=told.leads(article), adds=told.adds(article), omits=told.omits(article))
        for article in told.articles
    )


class _Told:
    """Which report tells which claim, where, and when."""

    def __init__(self, story: Sequence[Annotated], claims: Sequence[Claim], voices: Sequence[Sequence[str]]) -> None:
        self.articles = {annotated.article.id: annotated.article for annotated in story}
        self._voice = {article: place for place, members in enumerate(voices) for article in members}
        self._spans = {claim.id: _by_article(claim) for claim in claims}
        self._own: dict[str, list[Claim]] = {article: [] for article in self.articles}
        self._at: dict[Span, list[str]] = {}
        self._counted: dict[str, frozenset[str]] = {}
        for claim in claims:
            for article, spans in self._spans[claim.id].items():
                self._own[article].append(claim)
                for span in spans:
                    self._at.setdefault(span, []).append(claim.id)
        self._voices = {claim.id: {self._voice[article] for article in self._spans[claim.id]} for claim in claims}
        wide = [claim for claim in claims if len(self._voices[claim.id]) >= FEWEST]
        wide.sort(key=lambda claim: -len(self._voices[claim.id]))
        self._wide = list(_distinct(wide, lambda claim: (*claim.supports, *claim.disputes, *claim.compatible)))
        self._reach = {claim.id: self._tellers(claim) for claim in self._wide}
        self._first = {claim.id: min(map(self._day, self._spans[claim.id])) for claim in self._wide}

    def _tellers(self, claim: Claim) -> set[str]:
        """The reports that tell the claim, or another of which some of its words are a telling."""
        kin = {other for span in (*claim.supports, *claim.disputes, *claim.compatible) for other in self._at[span]}
        return {article for other in kin for article in self._spans[other]}

    def _day(self, article: str) -> str:
        """The day of publication; one that nobody knows is before every other."""
        published = self.articles[article].published
        return published.date[:10] if published else ""

    def _by_place(self, article: str, claims: Sequence[Claim]) -> Iterator[Claim]:
        """The claims of a report by where they stand in it; of two on the same words first that somebody said it."""
        spans = {claim.id: self._spans[claim.id][article] for claim in claims}
        ranked = sorted(claims, key=lambda one: (min(spans[one.id]), one.about != "said", one.id))
        return _distinct(ranked, lambda claim: spans[claim.id])

    def leads(self, article: str) -> tuple[str, ...]:
        """The first claims of a report."""
        return tuple(claim.id for claim in islice(self._by_place(article, self._own[article]), LEADS))

    def adds(self, article: str) -> tuple[str, ...]:
        """The claims of a report whose words are in no claim that another voice tells."""
        alone = [
            claim
            for claim in self._own[article]
            if all(len(self._voices[kin]) == 1 for span in self._spans[claim.id][article] for kin in self._at[span])
        ]
        return tuple(claim.id for claim in self._by_place(article, alone))

    def omits(self, article: str) -> tuple[str, ...]:
        """Those of the widely told claims that a report has not, though they were told before it or on its day."""
        day = self._day(article)
        missing = (
            claim.id
            for claim in self._wide
            if article not in self._reach[claim.id]
            and (not day or self._first[claim.id] <= day)
            and not self._counts(article, claim)
        )
        return tuple(islice(missing, OMITS))

    def _counts(self, article: str, claim: Claim) -> bool:
        """Whether a report has counts of its own for all that a claim counts people in: later ones, mostly."""
        counted = _conditions(claim.text) if _has_a_number(claim.text) else frozenset()
        if counted and article not in self._counted:
            self._counted[article] = _conditions(self.articles[article].text)
        return bool(counted) and counted <= self._counted[article]


def _has_a_number(text: str) -> bool:
    """Whether a figure stands in the text, or a word for a number ("two", "dozens")."""
    numbers = lexicon.words("resolve/number_words.tsv")
    words = (word.casefold().removesuffix("s") for word in _WORD.findall(text))
    return any(char.isdigit() for char in text) or not numbers.isdisjoint(words)


def _conditions(text: str) -> frozenset[str]:
    """What the text counts people in, by its words: the dead, the injured, the missing."""
    words = {word.casefold() for word in _WORD.findall(text)}
    return frozenset(row[0] for row in lexicon.rows("compare/tolls.tsv") if not words.isdisjoint(row[1:]))


def _by_article(claim: Claim) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {}
    for span in (*claim.supports, *claim.disputes, *claim.compatible):
        found.setdefault(span.article, []).append(span)
    return found


def _distinct(claims: Iterable[Claim], spans: Callable[[Claim], Iterable[Span]]) -> Iterator[Claim]:
    """The claims without those that an earlier one near them has said: one claim is that somebody said it, another that
    it is so, and a report tells in its headline what it tells again below."""
    near: deque[frozenset[str]] = deque(maxlen=NEAR)
    taken: set[Span] = set()
    for claim in claims:
        words, places = _stems(claim.text), set(spans(claim))
        if places <= taken or any(len(words & other) >= ALIKE * min(len(words), len(other)) for other in near):
            continue
        yield claim
        near.append(words)
        taken |= places


def _stems(text: str) -> frozenset[str]:
    """The beginnings of the content words of a claim."""
    words = (word.casefold() for word in _WORD.findall(text))
    return stems((word for word in words if word not in SAYING), STEM) or frozenset({text})
