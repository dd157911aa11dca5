"""Who took text from whom in a story: for every pair of articles that shares text its kind, direction and proof."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import exp
from typing import Literal

import numpy as np
from msgspec import Struct

from consilience.model import Annotated, Lineage, Passage
from consilience.resolve.lineage import direction, exclusive
from consilience.resolve.lineage.alignment import Stretch, runs, seeds, stretches, tells
from consilience.resolve.lineage.fingerprints import candidates, shingles
from consilience.resolve.lineage.judging import LIKELY, likelihood, may_be_likely
from consilience.resolve.lineage.overlap import Overlap, kept, lengths, measure, own_words, quotation
from consilience.resolve.lineage.respelling import respelled
from consilience.resolve.lineage.retelling import Comparison, Retold
from consilience.resolve.lineage.side_by_side import Pair, lots
from consilience.resolve.lineage.tellings import Telling, tellings
from consilience.resolve.lineage.tellings import candidates as retellings
from consilience.resolve.lineage.tokens import Text, read
from consilience.resolve.lists import Places

Kind = Literal["reprint", "partial-wire", "shared-quotes", "update", "paraphrase", "translation"]

ENOUGH = 16  # own words that two articles share by more than chance
MOST = 0.7  # share of the shorter article from which it is a reprint
SIZE = 0.35  # share of the longer one that the same text must fill then
OWN = 0.12  # share of own words from which more than quotations is shared
HALF, STEEPNESS, FEW = 0.33, 12.0, 30.0  # of the score: its middle, how fast it rises, how many words are few
MOSTLY_OWN = 0.2  # share of equal own words from which more is taken than retold
PROOF = 40  # equal own words, a fair share of the whole, that no two writers hit on
SURE = 0.7  # likeness from which a sentence is told again also where the article as a whole is not
SUREST_RETOLD = 0.6  # score of the surest retelling: equal words are the surer proof
RESPELLED = 2  # names in two spellings, or quotations in other words, from which it went through another language
IN_PLACE = 0.95  # share of the words in their places from which others were put in for them, as a synonymizer does
TAKEN_QUOTES = 0.6  # score of quotations that were said to one outlet alone, or credited to it
UPDATE = 0.3  # an outlet that goes on with its own text copies from nobody


class Freely(Struct, frozen=True):
    """How likely one article tells the other over again in other words, in 0..1; whether names and word order look as
    after translation; and the odd details that both tell."""

    likely: float = 0.0
    respelled: int = 0
    in_place: float = 0.0
    details: tuple[str, ...] = ()

    @property
    def retold(self) -> bool:
        """Whether it does."""
        return self.likely >= LIKELY


def lineage(story: Sequence[Annotated]) -> tuple[Lineage, ...]:
    """What the articles of a story took from each other or from a common source, in their order in `story`."""
    texts = [read(annotated) for annotated in story]
    hashed = [shingles(text) for text in texts]
    told = tellings(texts)
    citing = direction.Citing()
    pairs = sorted({*candidates(hashed), *retellings(told)})
    same = equals(texts, hashed, pairs)
    again = _again(
        told, pairs, [(texts[one], texts[other], some) for (one, other), some in zip(pairs, same, strict=True)]
    )
    found = []
    for number, (earlier, later) in enumerate(pairs):
        freely, retold = again.get(number, (Freely(), []))
        if same[number] or retold:
            overlap = measure(texts[earlier], texts[later], same[number], retold)
            link = _link((story[earlier], story[later]), overlap, freely, citing)
            found += [link] if link is not None else []
    return tuple(found)


def _again(
    told: Sequence[Telling], pairs: Sequence[Pair], same: Sequence[tuple[Text, Text, Sequence[Stretch]]]
) -> dict[int, tuple[Freely, list[Retold]]]:
    """By their numbers the pairs of articles of which one tells the other over again, or some of its sentences; `same`
    is where they have the same words."""
    few = np.array([own_words(*each)[1] < MOSTLY_OWN for each in same], np.bool_)
    found = {}
    for lot in lots(told, pairs, [kept(*each) for each in same]):
        likely = may_be_likely(lot) & few[lot.numbers]
        for at in np.flatnonzero(likely | lot.has_like(SURE)).tolist():
            if (pair := Comparison.of(lot, at)) is not None:
                freely = _freely(pair) if likely[at] else Freely()
                retold = [one for one in pair.pairs if freely.retold or one.likeness >= SURE]
                found[int(lot.numbers[at])] = freely, retold
    return found


def equals(texts: Sequence[Text], hashed: Sequence[Places], pairs: Sequence[Pair]) -> list[list[Stretch]]:
    """Where pairs of articles have the same words by more than chance; `hashed` are the shingles of each article."""
    every = ((texts[one], texts[other]) for one, other in pairs)
    return [
        [it for it in stretches(runs(one, other, common)) if tells(it, one, quotation(one, other, it))]
        for (one, other), common in zip(every, seeds(hashed, pairs), strict=True)
    ]


def _freely(pair: Comparison) -> Freely:
    """Whether the narration is told over again in other words."""
    again = pair.retelling()
    likely = likelihood(again)
    if likely < LIKELY:
        return Freely(likely)
    names = respelled(pair.left.telling, pair.right.telling)
    return Freely(likely, len(names), again.in_place, again.details)


def _link(
    pair: tuple[Annotated, Annotated], overlap: Overlap, freely: Freely, citing: direction.Citing
) -> Lineage | None:
    """The lineage of a pair (earlier, later), None where no more is shared than chance and the event itself bring
    about."""
    earlier, later = pair
    same_outlet = _same_outlet(earlier, later)
    kind = _kind(overlap, same_outlet, freely)
    if kind is None or not overlap.passages:
        return None
    speaks = list(direction.evidence(earlier, later, citing))
    if kind in ("shared-quotes", "paraphrase", "translation"):
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
            [
                *_shared(overlap, kind, freely.details),
                *_circumstances(source, taker, kind),
                *(item.reason for item in speaks if item.forward == forward),
            ]
        ),
    )


def _kind(overlap: Overlap, same_outlet: bool, freely: Freely) -> Kind | None:
    """What the overlap amounts to."""
    shares_own = overlap.narrative >= ENOUGH
    if same_outlet:
        return "update" if shares_own or freely.retold else None
    if overlap.told >= MOST and overlap.covered_longer >= SIZE:
        return "reprint"
    if freely.retold:
        translated = overlap.quotes_reworded + freely.respelled >= RESPELLED and freely.in_place < IN_PLACE
        return "translation" if translated else "paraphrase"
    quotations = any(passage.kind == "quotation" for passage in overlap.passages)
    if shares_own and (overlap.told >= OWN or not quotations):
        return "partial-wire"
    return "shared-quotes" if quotations else None


def _score(overlap: Overlap, same_outlet: bool, freely: Freely) -> float:
    """How surely the one copies from the other, or both from a third: by the share of own words that are the same,
    trusted less the fewer they are, or by how likely it is a free retelling."""
    copied = overlap.told * overlap.narrative / (overlap.narrative + FEW)
    score = 1 / (1 + exp(-STEEPNESS * (copied - HALF)))
    if overlap.narrative >= PROOF and overlap.told >= MOSTLY_OWN:
        score = (1 + score) / 2
    elif freely.retold:
        score = max(score, LIKELY + (SUREST_RETOLD - LIKELY) * (2 * freely.likely - 1))
    return round(score * (UPDATE if same_outlet else 1.0), 4)


def _shared(overlap: Overlap, kind: Kind, details: Sequence[str]) -> Iterator[str]:
    """What the two share, in words that a reader can check."""
    longest = max(lengths(overlap.passages), default=0)
    if overlap.equal:
        yield (
            f"{overlap.equal} words are the same, {overlap.covered:.0%} of the shorter article; the longest of "
            f"{len(overlap.passages)} passages has {longest} characters"
        )
    if overlap.reworded:
        several = "1 sentence says" if overlap.reworded == 1 else f"{overlap.reworded} sentences say"
        yield f"{several} the same in other words, in the same order"
    if details:
        yield f"both tell of details that few reports of it would: {', '.join(details)}"
    if overlap.quotes_reworded and kind == "translation":
        yield f"{overlap.quotes_reworded} quotations are worded differently, as after translation"
    if kind == "shared-quotes":
        yield "what they share stands in quotation marks"


def _circumstances(source: Annotated, taker: Annotated, kind: Kind) -> Iterator[str]:
    """What outlets and credits say."""
    if kind == "update":
        yield f"both are from {direction.name(source.article)}"
    for credit in direction.common_credits(source, taker):
        yield f"both credit {credit}"


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
