"""Who took text from whom in a story: for every pair of articles that shares text its kind, direction and proof."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import exp
from typing import Literal

from consilience.model import Annotated, Lineage, Passage
from consilience.resolve.lineage import direction
from consilience.resolve.lineage.alignment import Stretch, places, runs, stretches, tells
from consilience.resolve.lineage.fingerprints import candidates, shingles
from consilience.resolve.lineage.overlap import Overlap, lengths, measure, quotation
from consilience.resolve.lineage.paraphrase import Echo, echoes
from consilience.resolve.lineage.tokens import Text, read

Kind = Literal["reprint", "partial-wire", "shared-quotes", "update", "paraphrase", "translation"]

ENOUGH = 16  # own words that two articles share by more than chance
MOST = 0.7  # share of the shorter article from which it is a reprint
SIZE = 0.35  # share of the longer one that the same text must fill then
OWN = 0.12  # share of own words from which more than quotations is shared
RETOLD = 0.5  # share of the shorter article's sentences from which it is a retelling
RETOLD_LEAST = 4  # sentences
IN_ORDER = 0.75  # share of the retold sentences in the same order
RETRANSLATED = 2  # quotations in other words from which the text went through another language
HALF, STEEPNESS, FEW = 0.33, 12.0, 30.0  # of the score: its middle, how fast it rises, how many words are few
UPDATE = 0.3  # an outlet that goes on with its own text copies from nobody


def lineage(story: Sequence[Annotated]) -> tuple[Lineage, ...]:
    """What the articles of a story took from each other or from a common source, in their order in `story`."""
    texts = [read(annotated) for annotated in story]
    hashed = [shingles(text) for text in texts]
    there = [places(hashes) for hashes in hashed]
    again = echoes(texts)
    found = []
    for earlier, later in sorted({*candidates(hashed), *again}):
        one, other = texts[earlier], texts[later]
        equal = [
            stretch
            for stretch in stretches(runs(one, hashed[earlier], other, there[later]))
            if tells(stretch, one, quotation(one, other, stretch))
        ]
        link = _link(story[earlier], story[later], one, other, equal, again.get((earlier, later), ()))
        if link is not None:
            found.append(link)
    return tuple(found)


def _link(
    earlier: Annotated,
    later: Annotated,
    one: Text,
    other: Text,
    equal: Sequence[Stretch],
    again: Sequence[Echo],
) -> Lineage | None:
    """The lineage of a pair, None where no more is shared than chance and the event itself bring about."""
    overlap = measure(one, other, equal, again)
    same_outlet = _same_outlet(earlier, later)
    kind = _kind(overlap, same_outlet)
    if kind is None or not overlap.passages:
        return None
    speaks = list(direction.evidence(earlier, later))
    forward = speaks[0].forward if speaks else _first(earlier) <= _first(later)
    passages = overlap.passages if forward else tuple(_turned(overlap))
    source, taker = (earlier, later) if forward else (later, earlier)
    return Lineage(
        from_=source.article.id,
        to=taker.article.id,
        kind=kind,
        score=_score(overlap, same_outlet),
        passages=passages,
        directed=bool(speaks),
        reasons=tuple(
            _reasons(source, taker, kind, overlap, [item.reason for item in speaks if item.forward == forward])
        ),
    )


def _kind(overlap: Overlap, same_outlet: bool) -> Kind | None:
    """What the overlap amounts to."""
    shares_own = overlap.narrative >= ENOUGH or overlap.told >= OWN
    retold = overlap.reworded >= RETOLD and overlap.echoes >= RETOLD_LEAST and overlap.ordered >= IN_ORDER
    if same_outlet:
        return "update" if shares_own or retold else None
    if overlap.told >= MOST and overlap.covered_longer >= SIZE:
        return "reprint"
    if retold and overlap.told < RETOLD:
        return "translation" if overlap.quotes_reworded >= RETRANSLATED else "paraphrase"
    quotations = any(passage.kind == "quotation" for passage in overlap.passages)
    if shares_own and (overlap.told >= OWN or not quotations):
        return "partial-wire"
    return "shared-quotes" if quotations else None


def _score(overlap: Overlap, same_outlet: bool) -> float:
    """How surely the one copies from the other, or both from a third: by the share of own words that are the same,
    trusted less the fewer they are, or by the share of sentences that are told again in the same order."""
    copied = overlap.told * overlap.narrative / (overlap.narrative + FEW)
    retold = 0.0
    if overlap.echoes >= RETOLD_LEAST:
        retold = overlap.reworded * overlap.ordered * overlap.echoes / (overlap.echoes + RETOLD_LEAST)
    score = 1 / (1 + exp(-STEEPNESS * (max(copied, retold) - HALF)))
    return round(score * (UPDATE if same_outlet else 1.0), 4)


def _reasons(
    source: Annotated, taker: Annotated, kind: Kind, overlap: Overlap, directions: Sequence[str]
) -> Iterator[str]:
    """The decision in words that a reader can check."""
    longest = max(lengths(overlap.passages), default=0)
    if overlap.equal:
        yield (
            f"{overlap.equal} words are the same, {overlap.covered:.0%} of the shorter article; the longest of "
            f"{len(overlap.passages)} passages has {longest} characters"
        )
    if overlap.echoes:
        yield f"{overlap.echoes} sentences say the same in other words, {overlap.ordered:.0%} of them in the same order"
    if overlap.quotes_reworded and kind == "translation":
        yield f"{overlap.quotes_reworded} quotations are worded differently, as after translation"
    if kind == "shared-quotes":
        yield "what they share stands in quotation marks"
    if kind == "update":
        yield f"both are from {direction.name(source.article)}"
    for credit in direction.common_credits(source, taker):
        yield f"both credit {credit}"
    yield from directions


def _turned(overlap: Overlap) -> Iterator[Passage]:
    """The passages with their two sides exchanged, in the order of the new first side."""
    yield from sorted(
        (Passage(from_=p.to, to=p.from_, kind=p.kind) for p in overlap.passages), key=lambda p: (p.from_, p.to)
    )


def _same_outlet(one: Annotated, other: Annotated) -> bool:
    left, right = one.article.outlet, other.article.outlet
    return bool(left and right and direction.key(left) == direction.key(right))


def _first(annotated: Annotated) -> tuple[str, str]:
    published = annotated.article.published
    return (published.date if published is not None else "9999", annotated.article.id)
