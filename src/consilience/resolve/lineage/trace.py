"""Who took text from whom in a story: for every pair of articles that shares text its kind, direction and proof."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import exp
from typing import Literal

from consilience.model import Annotated, Lineage, Passage
from consilience.resolve.lineage import direction, exclusive
from consilience.resolve.lineage.alignment import places, runs, stretches, tells
from consilience.resolve.lineage.fingerprints import PARTNERS, candidates, shingles
from consilience.resolve.lineage.overlap import SURE, Overlap, kept, lengths, measure, quotation
from consilience.resolve.lineage.paraphrase import Echo, echoes
from consilience.resolve.lineage.retelling import Retelling, days, respelled, retelling, telling
from consilience.resolve.lineage.retelling import candidates as retellings
from consilience.resolve.lineage.tokens import read

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
FREELY = 0.2  # strength, less what is word for word the same, from which an article tells the other over again
MOSTLY_OWN = 0.2  # share of equal own words from which more is taken than retold
PROOF = 40  # equal own words, a fair share of the whole, that no two writers hit on
SUREST_RETOLD = 0.6  # score of the strongest retelling: equal words are the surer proof
RESPELLED = 2  # names in two spellings, or quotations, from which the text went through another language
IN_PLACE = 0.95  # share of the words in their places from which others were put in for them, as a synonymizer does
LIKELY = 0.5  # score from which text was taken rather than not
TAKEN_QUOTES = 0.6  # score of quotations that were said to one outlet alone, or credited to it
UPDATE = 0.3  # an outlet that goes on with its own text copies from nobody


def lineage(story: Sequence[Annotated]) -> tuple[Lineage, ...]:
    """What the articles of a story took from each other or from a common source, in their order in `story`."""
    texts = [read(annotated) for annotated in story]
    hashed = [shingles(text) for text in texts]
    there = [places(hashes) for hashes in hashed]
    again = echoes(texts)
    tellings = [telling(text, days(annotated)) for text, annotated in zip(texts, story, strict=True)]
    found = []
    for earlier, later in sorted({*candidates(hashed), *_closest(again), *retellings(tellings)}):
        one, other = texts[earlier], texts[later]
        equal = [
            stretch
            for stretch in stretches(runs(one, hashed[earlier], other, there[later]))
            if tells(stretch, one, quotation(one, other, stretch))
        ]
        freely = retelling(tellings[earlier], tellings[later], kept(one, other, equal))
        overlap = measure(one, other, equal, again.get((earlier, later), ()))
        names = 0
        if _freely(overlap, freely):
            overlap = measure(one, other, equal, _said_again(again.get((earlier, later), ()), freely))
            names = len(respelled(tellings[earlier], tellings[later]))
        link = _link((story[earlier], story[later]), overlap, freely, names)
        if link is not None:
            found.append(link)
    return tuple(found)


def _closest(again: Mapping[tuple[int, int], Sequence[Echo]]) -> Iterator[tuple[int, int]]:
    """The pairs of each article with the earlier ones that say most of its sentences again."""
    by_later: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for (earlier, later), several in again.items():
        by_later[later].append((-len(several), earlier))
    for later, rows in by_later.items():
        yield from ((earlier, later) for _, earlier in heapq.nsmallest(PARTNERS, rows))


def _said_again(again: Sequence[Echo], freely: Retelling) -> Sequence[Echo]:
    """The sentences of a free retelling, in their order, and others said again beside them."""
    found = [Echo(pair.left, pair.right, max(SURE, pair.likeness)) for pair in freely.pairs]
    left, right = {echo.left for echo in found}, {echo.right for echo in found}
    return sorted([*found, *(echo for echo in again if echo.left not in left and echo.right not in right)])


def _link(pair: tuple[Annotated, Annotated], overlap: Overlap, freely: Retelling, names: int) -> Lineage | None:
    """The lineage of a pair (earlier, later), None where no more is shared than chance and the event itself bring
    about. `names` are those that the two spell differently."""
    earlier, later = pair
    same_outlet = _same_outlet(earlier, later)
    kind = _kind(overlap, same_outlet, freely, names)
    if kind is None or not overlap.passages:
        return None
    speaks = list(direction.evidence(earlier, later))
    if kind == "shared-quotes":
        speaks = [*exclusive.evidence(earlier, later, overlap.passages), *speaks]
    taken = kind == "shared-quotes" and any(item.proof for item in speaks)
    forward = speaks[0].forward if speaks else _first(earlier) <= _first(later)
    passages = overlap.passages if forward else tuple(_turned(overlap))
    source, taker = (earlier, later) if forward else (later, earlier)
    return Lineage(
        from_=source.article.id,
        to=taker.article.id,
        kind=kind,
        score=TAKEN_QUOTES if taken else _score(overlap, same_outlet, freely),
        passages=passages,
        directed=bool(speaks),
        reasons=tuple(
            _reasons(source, taker, kind, overlap, [item.reason for item in speaks if item.forward == forward])
        ),
    )


def _kind(overlap: Overlap, same_outlet: bool, freely: Retelling, names: int) -> Kind | None:
    """What the overlap amounts to."""
    shares_own = overlap.narrative >= ENOUGH
    retold = _freely(overlap, freely) or (
        overlap.reworded >= RETOLD and overlap.echoes >= RETOLD_LEAST and overlap.ordered >= IN_ORDER
    )
    if same_outlet:
        return "update" if shares_own or retold else None
    if overlap.told >= MOST and overlap.covered_longer >= SIZE:
        return "reprint"
    if retold and overlap.told < RETOLD:
        translated = overlap.quotes_reworded + names >= RESPELLED and freely.in_place < IN_PLACE
        return "translation" if translated else "paraphrase"
    quotations = any(passage.kind == "quotation" for passage in overlap.passages)
    if shares_own and (overlap.told >= OWN or not quotations):
        return "partial-wire"
    return "shared-quotes" if quotations else None


def _freely(overlap: Overlap, freely: Retelling) -> bool:
    """Whether the narration is told over again in other words, and little but that."""
    return freely.strength * (1 - overlap.covered) >= FREELY and overlap.told < MOSTLY_OWN


def _score(overlap: Overlap, same_outlet: bool, freely: Retelling) -> float:
    """How surely the one copies from the other, or both from a third: by the share of own words that are the same,
    trusted less the fewer they are, by the share of sentences that are told again in the same order, or by the strength
    of a free retelling."""
    copied = overlap.told * overlap.narrative / (overlap.narrative + FEW)
    retold = 0.0
    if overlap.echoes >= RETOLD_LEAST and not _freely(overlap, freely):
        retold = overlap.reworded * overlap.ordered * overlap.echoes / (overlap.echoes + RETOLD_LEAST)
    score = 1 / (1 + exp(-STEEPNESS * (max(copied, retold) - HALF)))
    if overlap.narrative >= PROOF and overlap.told >= MOSTLY_OWN:
        score = (1 + score) / 2
    elif _freely(overlap, freely):
        score = max(score, LIKELY + (SUREST_RETOLD - LIKELY) * freely.strength)
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
