"""What speaks for and against one speech act besides likeness: speakers, stock phrases, conditions, figures, rivals."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from consilience.model import Annotated, Published
from consilience.resolve.entities import resolve_entities, with_entities
from consilience.resolve.utterances import utterances
from consilience.resolve.utterances.namesakes import names_alike
from consilience.resolve.utterances.occasions import days_apart
from consilience.resolve.wording import Scale
from tests.resolve.invented import article, telling
from tests.resolve.plain_likeness import likeness

LONG = "“Nobody asked the orchard whether it wanted a motorway, and nobody asked the people who prune it.”"
STOCK = "“We are looking into the matter very carefully.”"
IF = "“If the ferry is late again, the harbour will close its gates to the company.”"
OUTRIGHT = "“The harbour will close its gates to the company.”"


def joined(*story: Annotated) -> bool:
    entities = resolve_entities(story)
    found, _ = utterances(with_entities(story, entities), entities)
    return len(found) < len(story)


def published(annotated: Annotated, day: str) -> Annotated:
    stamp = Published(date=day, precision="day", how="given")
    return replace(annotated, article=replace(annotated.article, published=stamp))


@pytest.mark.parametrize(
    ("left", "right", "alike"),
    [
        ("Tamsin Oxley", "Oxlei", True),
        ("Fergus Adler-Holm", "Holme", True),
        ("Tamsin Oxley", "Tamsin Oxley", True),
        ("Tamsin Oxley", "Bertram Oxley", False),
        ("Tamsin Oxley", "Quill", False),
        ("the mayor", "The Mayor", False),
        ("", "Oxley", False),
    ],
)
def test_names_that_can_be_one_persons(left: str, right: str, alike: bool) -> None:
    assert names_alike(left, right) is names_alike(right, left) is alike


def test_equal_words_join_a_description_with_a_name_but_never_two_names() -> None:
    assert joined(telling("alpha", "Tamsin Oxley", LONG), telling("beta", "Fergus Adler-Holm", LONG)) is False
    assert joined(telling("alpha", "Fergus Adler-Holm", LONG), telling("beta", "Holme", LONG)) is True


def test_a_stock_phrase_of_two_days_is_told_apart_and_a_remark_of_its_own_is_not() -> None:
    for words, one in ((STOCK, False), (LONG, True)):
        first = published(telling("alpha", "Tamsin Oxley", words), "2031-05-02")
        second = published(telling("beta", "Tamsin Oxley", words), "2031-05-06")
        assert joined(first, second) is one
    same_day = [published(telling(name, "Tamsin Oxley", STOCK), "2031-05-02") for name in ("alpha", "beta")]
    assert joined(*same_day)


def test_a_remark_on_a_condition_is_not_the_same_outright() -> None:
    assert joined(telling("alpha", "Tamsin Oxley", IF), telling("beta", "Tamsin Oxley", IF))
    assert not joined(telling("alpha", "Tamsin Oxley", IF), telling("beta", "Tamsin Oxley", OUTRIGHT))
    clipped = telling("beta", "Tamsin Oxley", "that the harbour would “close its gates to the company”")
    assert joined(telling("alpha", "Tamsin Oxley", IF), clipped), "a clipped piece says nothing of the condition"


def test_a_condition_elsewhere_in_the_quotation_says_nothing() -> None:
    longer = f"{OUTRIGHT[:-1]} If anybody wants to know why, ask the captain.”"
    assert joined(telling("alpha", "Tamsin Oxley", longer), telling("beta", "Tamsin Oxley", OUTRIGHT))


def clash(left: str, right: str) -> tuple[str, ...]:
    scale = Scale([[left], [right]])
    like = likeness(scale.wording([left], []), scale.wording([right], []))
    assert like is not None
    return like.clash


def test_numbers_clash_whichever_sentence_they_stand_in_and_one_is_no_number() -> None:
    assert clash("We moved 4,200 people. Not one was hurt.", "We moved 11,600 people. Not one was hurt.")
    assert clash("4,200 people had gone. Not one of them was wet.", "Not one of them was wet, all 11,600.")
    assert not clash("Not one of them was wet.", "None of the 300 was wet.")


def test_what_is_denied_in_one_half_and_said_in_the_other_is_no_denial() -> None:
    assert not clash("The bakers do not want to strike, they want to bake.", "The bakers want to bake.")
    assert clash("The bakers do not want to bake.", "The bakers want to bake.")


def test_midnight_belongs_to_both_days() -> None:
    assert days_apart("2031-05-02T24:00", "2031-05-03T24:00") == 0
    assert days_apart("2031-05-02T24:00", "2031-05-04T24:00") == 2
    assert days_apart("2031-05-02", "2031-05-03") == 1
    assert days_apart("2031-05-31T24:00", "2031-06") == 31
    assert days_apart("2031-05", "2031-06-01T00:00") == 31


def test_a_weak_likeness_counts_where_nothing_else_comes_near() -> None:
    weak = ("“I want my grandchildren to learn in your towns.”", "that she hoped her grandchildren would study there")
    other = "“The tariff on barley goes, and it goes this month.”"
    pair = [telling("alpha", "Tamsin Oxley", weak[0]), telling("beta", "Tamsin Oxley", weak[1])]
    assert not joined(*pair), "with nothing to stand out from it is too little"
    full = article(
        "alpha",
        f"[per|Tamsin Oxley] said {weak[0]} Later she said {other}",
        attributions=[("Tamsin Oxley", weak[0]), ("Tamsin Oxley", other)],
    )
    entities = resolve_entities([full, pair[1]])
    found, _ = utterances(with_entities([full, pair[1]], entities), entities)
    assert any({"alpha-0", "beta-said"} <= set(one.attributions) for one in found)


def test_a_description_by_an_office_speaks_less_against_the_one_who_holds_it() -> None:
    words = "“The pump was switched off at noon, and whoever switched it off had the red key and the permit.”"
    told = "that at noon the pump was switched off by somebody with the red key and the permit"
    named = article("alpha", f"[per|Prosecutor|Ada Quill] said {words}", attributions=[("Ada Quill", words)])
    scores = []
    for source in ("The prosecution", "The plumbing"):
        story = [named, article("beta", f"[nom|{source}] said {told}.", attributions=[(source, told)])]
        entities = resolve_entities(story)
        (judgement,) = utterances(with_entities(story, entities), entities)[1]
        scores.append(judgement.score)
    assert scores[0] > scores[1]


FLOWN = "that the oarsmen were flown by seaplane to Quillport, where the doctors of the fleet were waiting for them"


@pytest.mark.parametrize(
    ("source", "other", "one"),
    [
        ("[nom|another source]", "[org|Saltmarsh League]", False),
        ("[nom|a source]", "[nom|a source]", True),
        ("[org|Beta]", "[org|Saltmarsh League]", False),
        ("[org|BBC]", "[per|Tamsin Oxley]", False),
        ("[org|the fleet]", "[per|Tamsin Oxley]", True),
    ],
)
def test_a_nameless_source_and_an_outlet_speak_for_nobody_else(source: str, other: str, one: bool) -> None:
    story = [
        article(name, f"{who} said {FLOWN}.", attributions=[(who.split("|")[1].rstrip("]"), FLOWN)])
        for name, who in (("alpha", source), ("beta", other))
    ]
    assert joined(*story) is one


def test_a_day_of_a_week_is_no_other_time() -> None:
    assert days_apart("2031-05-07", "2031-W19") == days_apart("2031-W19", "2031-05-07T14:00") == 0
    assert days_apart("2031-05-14", "2031-W19") != 0


def test_what_is_near_only_by_its_place_among_other_remarks_is_not_joined() -> None:
    """The best of what two reports have need not be the same: the words have to be alike to some degree."""
    ours = ("“We have been clear about the toll on barges.”", "“The lock keeper goes in spring.”")
    theirs = ("“It is clear that two roads lie before the town.”", "“The lock keeper goes in spring.”")
    story = [
        article(
            name,
            f"[per|Tamsin Oxley] told Radio Meridian: {one} Then she said {other}",
            attributions=[("Tamsin Oxley", one), ("Tamsin Oxley", other)],
        )
        for name, (one, other) in (("alpha", ours), ("beta", theirs))
    ]
    entities = resolve_entities(story)
    found, _ = utterances(with_entities(story, entities), entities)
    together = [set(one.attributions) for one in found]
    assert {"alpha-1", "beta-1"} in together
    assert not any({"alpha-0", "beta-0"} <= one for one in together)
