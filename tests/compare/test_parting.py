"""Groups that hold more than one claim, on invented reports."""

from __future__ import annotations

from consilience.compare import Case, find_voices, verdicts
from consilience.compare.parting import Relations, parted
from consilience.model import Annotated, Claim, ClaimGroup, Entity, Proposition, Quantity, Span
from tests.builders import annotated, article, attribution, span

Rows = tuple[tuple[int, ...], ...]
ALONE: Rows = ((0,), (1,), (2,), (3,))
PAIRS: Rows = ((0, 1), (0, 1), (2, 3), (2, 3))
MOLE = Entity(id="mole", name="Ada Mole", kind="person")


def _report(name: str, outlet: str, text: str, figure: str = "", value: str = "", unit: str = "m") -> Annotated:
    source = article(text, name, outlet=outlet)
    counted = (Quantity(span=span(source, figure), value=value, unit=unit),) if figure else ()
    return annotated(source, quantities=counted)


def _own(item: Annotated) -> Proposition:
    return Proposition(article=item.article.id, spans=(Span(item.article.id, 0, len(item.article.text)),))


def _claims(group: ClaimGroup, *story: Annotated) -> list[Claim]:
    return list(verdicts(Case(story, (MOLE,), (), find_voices(story, ())), [group]))


DAM = (
    _report("a", "The Quay", "The old dam at Lisk held through the night."),
    _report("b", "The Pier", "All night long the barrier of Lisk stood firm."),
    _report("c", "The Buoy", "Two thousand people had left the valley."),
    _report("d", "The Reef", "The valley was empty, with 2,000 gone."),
)


def test_what_neither_bears_out_nor_disputes_is_a_claim_of_its_own() -> None:
    items = tuple(map(_own, DAM))
    one, other = _claims(ClaimGroup(propositions=items, bearing=PAIRS, mainly=PAIRS, alike=PAIRS), *DAM)
    assert [(claim.verdict, claim.compatible) for claim in (one, other)] == [("corroborated", ()), ("corroborated", ())]
    assert [{place.article for place in claim.supports} for claim in (one, other)] == [{"a", "b"}, {"c", "d"}]


def test_propositions_that_have_nothing_to_do_with_one_another_are_a_claim_each() -> None:
    found = _claims(ClaimGroup(propositions=tuple(map(_own, DAM)), bearing=ALONE, mainly=ALONE, alike=ALONE), *DAM)
    assert [(len(claim.supports), claim.verdict) for claim in found] == [(1, "single-origin")] * 4


def test_what_says_less_stays_beside_the_claim() -> None:
    two = DAM[:2]
    less = ((0,), (0, 1))  # the first says all of the second, not the other way round
    group = ClaimGroup(propositions=tuple(map(_own, two)), bearing=less, mainly=less, alike=((0,), (1,)))
    (claim,) = _claims(group, *two)
    assert claim.verdict == "corroborated"
    assert {place.article for place in claim.supports} == {"a", "b"}


def test_another_figure_of_the_same_stays_unless_two_origins_have_it() -> None:
    dam = tuple(
        _report(name, outlet, f"The dam at Lisk is {height} metres high.", f"{height} metres", height)
        for name, outlet, height in (("a", "The Quay", "30"), ("b", "The Pier", "30"), ("c", "The Buoy", "44"))
    )
    wide = _report("d", "The Reef", "The dam at Lisk has a top 44 metres above the river.", "44 metres", "44")
    everything: Rows = ((0, 1, 2),) * 3
    group = ClaimGroup(propositions=tuple(map(_own, dam)), bearing=(*PAIRS[:2], (2,)), mainly=None, alike=everything)
    disputed = _claims(group, *dam)
    assert [claim.verdict for claim in disputed] == ["disputed"]
    rows: Rows = ((0, 1), (0, 1), (2, 3), (2, 3))
    both = ClaimGroup(
        propositions=tuple(map(_own, (*dam, wide))), bearing=rows, mainly=rows, alike=((0, 1), (0, 1), (2, 3), (2, 3))
    )
    assert [claim.verdict for claim in _claims(both, *dam, wide)] == ["corroborated", "corroborated"]


def test_who_denies_one_of_two_things_disputes_that_one() -> None:
    held = DAM[:3]
    source = article("Ada Mole denied that anybody had left the valley.", "e", outlet="The Cape")
    said = attribution(source, "Ada Mole", "denied", "anybody had left the valley", speaker="mole", force="denied")
    denial = Proposition(article="e", spans=said.content, stance="disputes", holders=("mole",), attribution=said.id)
    rows: Rows = ((0, 1), (0, 1), (2,), (2, 3))
    group = ClaimGroup(propositions=(*map(_own, held), denial), bearing=rows, mainly=rows, alike=rows)
    dam, valley = _claims(group, *held, annotated(source, attributions=(said,)))
    assert (dam.verdict, valley.verdict) == ("corroborated", "disputed")
    assert {place.article for place in valley.disputes} == {"e"}


def test_a_part_of_a_group_keeps_who_bears_out_whom() -> None:
    items = tuple(map(_own, DAM))
    part = parted(ClaimGroup(propositions=items, bearing=((0, 2), (1,), (0, 2, 3), (3,))), [3, 0, 2])
    assert part.propositions == (items[0], items[2], items[3])
    assert part.bearing == ((0, 1), (0, 1, 2), (2,))
    relations = Relations(part)
    assert relations.wholly(items[3], items[2])
    assert not relations.wholly(items[2], items[3])
    assert relations.alike(items[2], items[3])  # nobody says otherwise
