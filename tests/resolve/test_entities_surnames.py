"""Persons behind names that are tagged otherwise, garbled, or written in other letters, in invented reports."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from consilience.model import Annotated, Attribution, Span
from consilience.resolve.entities import resolve_entities, with_entities
from tests.resolve.invented import article


def names(story: Sequence[Annotated], kind: str = "person") -> list[str]:
    return sorted(one.name for one in resolve_entities(story).entities if one.kind == kind)


def test_a_surname_that_speaks_is_a_person_however_it_is_tagged() -> None:
    story = [
        article("one", "[per|Mr|Tavoro] spoke of the yard."),
        article("two", "[loc|Tavoro] said that the yard would close.", attributions=[("Tavoro", "the yard would")]),
        article("three", "[org|Lasse Tavoro] said no. [org|Lasse Tavoro] left.", attributions=[("Lasse Tavoro", "no")]),
    ]
    assert names(story) == ["Lasse Tavoro"]
    assert not names(story, "place") and not names(story, "organisation")


def test_a_word_with_a_place_or_body_beside_it_is_none() -> None:
    text = "In [loc|Tavoro] it rained. Near [loc|Tavoro] it snowed. [loc|Tavoro] said no. [loc|Tavoro] slept."
    story = [
        article("one", "[per|Mr|Tavoro] spoke of the yard."),
        article("two", text, attributions=[("Tavoro", "no")]),
    ]
    assert names(story, "place") == ["Tavoro"]
    text = "[org|Tavoro Shipbuilding] fell. [org|Tavoro] said no. [org|Tavoro] rose. [org|Tavoro] fell."
    body = [
        article("one", "[per|Mr|Tavoro] spoke of the yard."),
        article("two", text, attributions=[("Tavoro", "no")]),
    ]
    assert names(body, "organisation") == ["Tavoro", "Tavoro Shipbuilding"]


def test_a_source_that_is_no_mention_is_the_person_whose_name_it_is() -> None:
    one = article("one", "Lasse Tavoro said that the yard would close. [per|Mr|Tavoro] left.")
    said = Attribution(
        id="one-0",
        article="one",
        source=(Span("one", 0, 12),),
        cue=(Span("one", 13, 17),),
        content=(Span("one", 23, 43),),
        mode="indirect",
    )
    story = [replace(one, attributions=(said,))]
    result = resolve_entities(story)
    assert [entity.name for entity in result.entities] == ["Lasse Tavoro"]
    assert with_entities(story, result)[0].attributions[0].speaker == result.entities[0].id


def test_a_case_in_court_is_no_person() -> None:
    story = [
        article("one", "[per|Mr|Tavoro] wept."),
        article("two", "[per|R v Tavoro] goes on. [per|Lasse Tavoro] wept."),
    ]
    assert names(story) == ["Lasse Tavoro"]


def test_a_surname_finds_the_spelling_that_it_is_of() -> None:
    story = [
        article("one", "[per|General|Mattias Orvo] spoke on the radio."),
        article("two", "[per|general|Matias Orvu] spoke on the radio. [per|Orvu] left."),
        article("three", "[per|Orvo] spoke."),
        article("five", "[per|Orvo] slept."),
        article("four", "[per|Orvu] spoke."),
    ]
    assert names(story) == ["Mattias Orvo"]


def test_letters_that_other_languages_write_otherwise() -> None:
    story = [
        article(f"report {number}", f"[per|{name}] opened the bridge.")
        for number, name in enumerate(["Jørn Støre-Müllner", "Joern Stoere-Muellner", "Jorn Store-Mullner"])
    ]
    assert len(names(story)) == 1


def test_a_surname_in_the_form_for_a_woman() -> None:
    story = [
        article("one", "[per|Foreign Minister|Teodora Melkin] warned of a rupture."),
        article("two", "[per|Minister|Theodora Melkina] warned of a rupture."),
    ]
    assert names(story) == ["Teodora Melkin"]
    assert len(names([article("one", "[per|Anton Melkin] and [per|Vera Melkina] danced.")])) == 2


def test_a_double_surname_with_and_without_a_hyphen() -> None:
    story = [
        article("one", "[per|Ferdi Adabayo-Lund] spoke for the drivers."),
        article("three", "[per|Ferdi Adabayo-Lund] rested."),
        article("two", "[per|Adabayo Lund] spoke for the drivers."),
    ]
    assert names(story) == ["Ferdi Adabayo-Lund"]


def told_by(*others: str) -> list[Annotated]:
    text = "[per|Antonia Velling] warned that the bridge talks would fail."
    told = [article(f"right {number}", text) for number in range(3)]
    return [*told, *(article(f"garbled {number}", other) for number, other in enumerate(others))]


def test_a_report_that_garbles_the_name_that_all_others_have() -> None:
    result = resolve_entities(told_by("[per|Velding] warned that the bridge talks would fail."))
    assert [one.name for one in result.entities if one.kind == "person"] == ["Antonia Velling"]
    log = [one for one in result.judgements if one.verdict == "same"]
    assert any("whom most others name" in reason for one in log for reason in one.reasons)


def test_a_near_name_beside_the_right_one_is_somebody_else() -> None:
    story = told_by("[per|Velding] warned that the bridge talks would fail. So did [per|Antonia Velling].")
    assert names(story) == ["Antonia Velling", "Velding"]
    assert len(names(told_by("[per|Mayor|Velding] warned.", "[per|Mayor|Velding] sang."))) > 1


def test_short_forms_of_a_given_name() -> None:
    story = [article("one", "[per|Leopold Ankers] spoke."), article("two", "[per|Leo Ankers] spoke.")]
    assert names(story) == ["Leo Ankers"]
    couple = [article("one", "[per|Paul Ankers] spoke."), article("two", "[per|Pauline Ankers] spoke.")]
    assert names(couple) == ["Paul Ankers", "Pauline Ankers"]


def test_a_surname_as_written_goes_before_one_spelled_otherwise() -> None:
    story = [
        article("one", "[per|Graham Okonyo] spoke."),
        article("two", "[per|Ferdi Okonjo] spoke."),
        article("three", "[per|Okonjo] spoke."),
    ]
    assert names(story) == ["Ferdi Okonjo", "Graham Okonyo"]


def test_a_given_name_alone_is_somebody_if_few_bear_it() -> None:
    story = [article("one", "[per|Henrike Osol] spoke."), article("two", "[per|Henrike] spoke.")]
    assert names(story) == ["Henrike Osol"]
    common = [article("one", "[per|John Osol] spoke of ferries."), article("two", "[per|John] knits.")]
    assert names(common) == ["John", "John Osol"]


def test_a_name_that_the_annotator_cut_off_at_a_hyphen() -> None:
    story = [
        article("one", "[per|Ana Brisk]-Orlik spoke. [per|Min Ho-]jun left."),
        article("two", "[per|Ana Brisk-Orlik] spoke. [per|Min Ho-jun] left."),
    ]
    assert names(story) == ["Ana Brisk-Orlik", "Min Ho-jun"]
