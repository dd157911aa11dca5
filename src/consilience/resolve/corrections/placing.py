"""Where the two sides of a correction stand in a story, and the judgements that it amounts to there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import product
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from consilience.model import Article, Correction, Judgement, Side, Span
from consilience.resolve.corrections.quoting import found
from consilience.resolve.judgements import PERSON

ALIKE = 0.4
"""Share of the characters of two spans together (Jaccard) from which the one can stand for the other."""

STRAYS = 4
"""Quotes of a side that are looked for by their words, where their article is not there."""

About = Literal["entity", "utterance", "claim"]
Things = Callable[[Span], str | None]
"""The id of the thing that stands at a span, if one does."""


class Placed(Struct, frozen=True):
    """A correction with the places of its two sides in a story, each best first."""

    correction: Correction
    left: tuple[Span, ...]
    right: tuple[Span, ...]


def concerned(
    corrections: Iterable[Correction], articles: Iterable[str], elsewhere: frozenset[str]
) -> tuple[Correction, ...]:
    """The corrections that can concern a story of these articles, each with those of its quotes that can stand there:
    in one of them, or in an article that is not known to be `elsewhere`, as it was moved or changed."""
    here = frozenset(articles)
    kept = []
    for one in corrections:
        if any(name in here or name not in elsewhere for name in quoted_by(one)):
            left, right = (
                replace(side, places=tuple(q for q in side.places if q.article in here or q.article not in elsewhere))
                for side in (one.left, one.right)
            )
            kept.append(replace(one, left=left, right=right))
    return tuple(kept)


def relocated(corrections: Iterable[Correction], lying: Mapping[str, str]) -> tuple[Correction, ...]:
    """The corrections with their quotes of articles that were moved naming them as they are called now. `lying` has the
    id of each article by the hash of its text."""
    ids = frozenset(lying.values())

    def moved(side: Side) -> Side:
        places = (
            quote if quote.article in ids else replace(quote, article=lying.get(quote.text, quote.article))
            for quote in side.places
        )
        return replace(side, places=tuple(places))

    return tuple(replace(one, left=moved(one.left), right=moved(one.right)) for one in corrections)


def quoted_by(one: Correction) -> frozenset[str]:
    """The ids of the articles that a correction quotes."""
    return frozenset(quote.article for side in (one.left, one.right) for quote in side.places)


def place(corrections: Iterable[Correction], articles: Iterable[Article]) -> tuple[Placed, ...]:
    """The corrections of which a side stands in the articles of a story, in the order of the log."""
    texts = {article.id: article for article in sorted(articles, key=lambda article: article.id)}

    def spans(side: Side) -> tuple[Span, ...]:
        strays = [quote for quote in side.places if quote.article not in texts]
        tried = [quote for quote in side.places if quote.article in texts or quote in strays[:STRAYS]]
        return tuple(dict.fromkeys(span for quote in tried if (span := found(quote, texts)) is not None))

    placed = (Placed(one, spans(one.left), spans(one.right)) for one in corrections)
    return tuple(sorted((one for one in placed if one.left or one.right), key=lambda one: one.correction.number))


class Known:
    """Finds what stands at a span: the thing with that very span, else the one that shares most of it."""

    def __init__(self, at: Mapping[Span, str]) -> None:
        """`at` has the id of the thing that each span belongs to."""
        self._at = at
        self._spans: dict[str, list[Span]] | None = None

    def __call__(self, span: Span) -> str | None:
        """The id, or None where nothing shares `ALIKE` of all the characters of both."""
        if span in self._at:
            return self._at[span]
        if self._spans is None:
            self._spans = {}
            for one in sorted(self._at):
                self._spans.setdefault(one.article, []).append(one)
        best, most = None, ALIKE
        for one in self._spans.get(span.article, ()):
            shared = min(one.end, span.end) - max(one.start, span.start)
            total = max(one.end, span.end) - min(one.start, span.start)
            if shared > most * total:
                best, most = self._at[one], shared / total
        return best


def judgements(placed: Iterable[Placed], about: About, things: Things) -> tuple[Judgement, ...]:
    """What the corrections `about` a kind of record say of the things that stand at their places.

    "Same" ties the best known of either side, "different" keeps every one of a side from every one of the other. A
    later correction on the same two things takes the place of an earlier one that says the contrary.
    """
    standing: list[tuple[Correction, list[tuple[str, str]]]] = []
    for one in placed:
        if one.correction.about != about:
            continue
        pairs = _pairs(one, things)
        standing = [
            (earlier, its)
            for earlier, its in standing
            if earlier.verdict == one.correction.verdict or not _replaces(one.correction, pairs, its)
        ]
        standing.append((one.correction, pairs))
    return tuple(judgement(one, left, right) for one, pairs in standing for left, right in pairs)


def _pairs(placed: Placed, things: Things) -> list[tuple[str, str]]:
    left, right = distinct(placed.left, things), distinct(placed.right, things)
    pairs = [pair for pair in product(left, right) if pair[0] != pair[1]]
    return pairs if placed.correction.verdict == "different" else pairs[:1] if left[:1] != right[:1] else []


def distinct(spans: Sequence[Span], things: Things) -> list[str]:
    """The things at the spans, each once."""
    return list(dict.fromkeys(thing for span in spans if (thing := things(span)) is not None))


def _replaces(later: Correction, its: Sequence[tuple[str, str]], earlier: Sequence[tuple[str, str]]) -> bool:
    """Whether the pair that one of the two calls the same is one that the other calls different."""
    single, many = (its, earlier) if later.verdict == "same" else (earlier, its)
    return any(frozenset(pair) in {frozenset(other) for other in many} for pair in single)


def judgement(one: Correction, left: str, right: str) -> Judgement:
    """A person's correction as a judgement on two things."""
    return Judgement(
        left=left,
        right=right,
        verdict=one.verdict,
        score=1.0 if one.verdict == "same" else 0.0,
        reasons=(f"{one.left.name} and {one.right.name}", f"{'+' if one.verdict == 'same' else '-'} {words(one)}"),
        origin=f"{PERSON}:{one.by}" if one.by else PERSON,
    )


def words(one: Correction) -> str:
    """Who judged what, and why: "judged the same by Ana: one ministry, two spellings"."""
    what = "judged the same" if one.verdict == "same" else "judged different"
    note = f": {' '.join(one.note.split())}" if one.note.strip() else ""
    return f"{what} by {one.by or 'a person'}{note}"
