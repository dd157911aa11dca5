"""Names merged across invented reports, and those that must stay apart."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from consilience.model import Annotated, Entity, Judgement, Span
from consilience.resolve.entities import Entities, resolve_entities, with_entities
from tests.resolve.invented import article


def named(entities: Entities, name: str) -> Entity:
    found = [one for one in entities.entities if one.name == name]
    assert len(found) == 1, [one.name for one in entities.entities]
    return found[0]


def names(story: Sequence[Annotated], kind: str = "person") -> list[str]:
    return sorted(one.name for one in resolve_entities(story).entities if one.kind == kind)


def test_spellings_titles_and_surnames_are_one_person() -> None:
    story = [
        article("one", "[per|Foreign Minister|Sergei Oblonin] arrived. [per|Oblonin] said little."),
        article("two", "[per|Mr|Oblonin] spoke of a wall. [per|Sergey Oblonin] left."),
        article("three", "[per|Deputy Foreign Minister|Ilya Tamm] met [per|Sergei Oblonin]."),
        article("four", "There was applause for [per|Minister|Oblonin]."),
    ]
    result = resolve_entities(story)
    minister = named(result, "Sergei Oblonin")
    assert minister.aliases == ("Oblonin", "Sergey Oblonin")
    assert len(minister.mentions) == 6
    assert names(story) == ["Ilya Tamm", "Sergei Oblonin"]


def garbled(other_office: str) -> list[Annotated]:
    return [
        article("one", "[per|Foreign Minister|Antonia Velling] warned that the bridge talks would fail."),
        article("two", "[per|Foreign Minister|Antonia Velling] warned of failing bridge talks."),
        article("three", f"Velling warns. [per|{other_office}|Anthonia Verling] warned that the bridge talks fail."),
    ]


def test_a_garbled_name_is_the_same_person_where_the_office_agrees() -> None:
    result = resolve_entities(garbled("Foreign Minister"))
    person = named(result, "Antonia Velling")
    assert "Anthonia Verling" in person.aliases
    log = [one for one in result.judgements if one.verdict == "same"]
    assert any("nearly the same" in reason for one in log for reason in one.reasons)
    assert any("foreign minister" in reason for one in log for reason in one.reasons)


def test_a_garbled_name_with_another_office_stays_apart() -> None:
    assert names(garbled("Mayor")) == ["Anthonia Verling", "Antonia Velling"]


def test_near_spellings_that_one_report_names_both_are_two_persons() -> None:
    story = [
        article("one", "[per|Foreign Minister|Antonia Velling] met [per|Foreign Minister|Antonia Verling]."),
        article("two", "[per|Foreign Minister|Antonia Velling] spoke."),
    ]
    assert names(story) == ["Antonia Velling", "Antonia Verling"]


def test_a_wrong_first_name_is_mended_only_by_office_and_words() -> None:
    said = "“No ship leaves this harbour before the divers are home”"
    story = [
        article("one", f"[per|Harbour Minister|Pavel Orlik] said {said}.", attributions=[("Pavel Orlik", said)]),
        article("two", f"[per|Harbour Minister|Viktor Orlik] said {said}.", attributions=[("Viktor Orlik", said)]),
    ]
    assert len(names(story)) == 1
    apart = [
        article("one", "[per|Pavel Orlik] sells nets in the harbour."),
        article("two", "[per|Viktor Orlik] repairs boats in the harbour."),
    ]
    assert len(names(apart)) == 2


def test_families_stay_apart_and_a_title_tells_who_is_meant() -> None:
    story = [
        article(
            "one",
            "[per|Anna Brandt] and [per|Emil Brandt] lost their house. [per|Mrs|Anna Brandt] wept. "
            + "The fire began at night, and nobody in the street knows how. " * 6
            + "[per|Mr|Emil Brandt] did not. [per|Mrs|Brandt] left first. [per|Brandt] stayed.",
        )
    ]
    result = resolve_entities(story)
    assert names(story) == ["Anna Brandt", "Brandt", "Emil Brandt"], "the last one could be either"
    assert len(named(result, "Anna Brandt").mentions) == 3
    assert len(named(result, "Emil Brandt").mentions) == 2


def test_a_surname_keeps_the_meaning_that_it_had_before_a_namesake_came() -> None:
    story = [
        article("one", "[per|Anna Brandt] won. [per|Brandt] wept. Her son [per|Emil Brandt] smiled. [per|Brandt] left.")
    ]
    assert len(named(resolve_entities(story), "Anna Brandt").mentions) == 3


def test_a_surname_that_two_persons_of_the_story_have_is_neither() -> None:
    story = [
        article("one", "[per|Anna Brandt] spoke."),
        article("two", "[per|Emil Brandt] spoke."),
        article("three", "[per|Brandt] spoke."),
    ]
    assert names(story) == ["Anna Brandt", "Brandt", "Emil Brandt"]


def test_the_office_tells_which_of_two_namesakes_a_surname_means() -> None:
    story = [
        article("one", "[per|Foreign Minister|Anna Brandt] spoke of the treaty and the border."),
        article("two", "[per|Emil Brandt] kept goal."),
        article("three", "[per|Foreign Minister|Brandt] spoke of the treaty and the border."),
    ]
    result = resolve_entities(story)
    assert "Brandt" in named(result, "Anna Brandt").aliases


def test_initials_fit_a_given_name() -> None:
    assert names([article("one", "[per|J. Tamarin] won."), article("two", "[per|Joachim Tamarin] won.")]) == [
        "Joachim Tamarin"
    ]


def test_acronyms_defined_in_brackets_or_made_of_initials() -> None:
    story = [
        article("one", "The [org|Union of Coastal Fishers] ([org|UCF]) went on strike."),
        article("two", "The [org|UCF] went on strike."),
        article("three", "The [org|Northern Assembly of Free Towns] met; [org|NAFT] rose."),
    ]
    assert names(story, "organisation") == ["Northern Assembly of Free Towns", "Union of Coastal Fishers"]


def test_generic_words_may_be_left_out_but_not_changed() -> None:
    story = [
        article(
            "one", "It told [org|Tavira News]. The [org|Labour Party] agreed. [org|Kenyan Foreign Ministry] denied."
        ),
        article(
            "two", "It told [org|Tavira]. The [org|Labour Ministry] agreed. [org|Ugandan Foreign Ministry] denied."
        ),
    ]
    found = names(story, "organisation")
    assert found == [
        "Kenyan Foreign Ministry",
        "Labour Ministry",
        "Labour Party",
        "Tavira News",
        "Ugandan Foreign Ministry",
    ]


def test_places_by_gazetteer_and_by_one_letter() -> None:
    story = [
        article("one", "Trams stopped in [loc|Bombay] and [loc|Uzbekistan]; [loc|Northland] voted."),
        article("two", "Trams stopped in [loc|Mumbai] and [loc|Uzbekstan]; [loc|Southland] voted."),
    ]
    assert names(story, "place") == ["Mumbai", "Northland", "Southland", "Uzbekistan"]


def test_a_capital_is_its_government_only_where_it_speaks() -> None:
    story = [
        article(
            "one",
            "[loc|Nairobi] said it would pay. It rained in [loc|Nairobi] and across [loc|Kenya].",
            attributions=[("Nairobi", "it would pay")],
        ),
        article("two", "[nom|the Kenyan government] refused.", attributions=[("the Kenyan government", "refused")]),
    ]
    result = resolve_entities(story)
    government = named(result, "Kenya (government)")
    assert government.kind == "organisation"
    assert len(government.mentions) == 2
    assert named(result, "Nairobi").kind == named(result, "Kenya").kind == "place"


def test_a_role_means_its_one_holder_and_nobody_where_two_hold_it() -> None:
    story = [
        article("one", "[per|Kenyan President|Ruth Okumu] met [per|Health Minister|Aryan Solberg]."),
        article("two", "[nom|the Kenyan president] spoke after [nom|the health minister]."),
    ]
    result = resolve_entities(story)
    assert len(named(result, "Ruth Okumu").mentions) == 2
    roles = named(result, "Aryan Solberg").roles
    assert [(role.title, len(role.evidence)) for role in roles] == [("Health Minister", 2)]
    two = [*story, article("three", "[per|Health Minister|Lena Brack] came later.")]
    assert len(named(resolve_entities(two), "Aryan Solberg").mentions) == 1


def test_a_country_that_no_gazetteer_has_is_learned_from_the_story() -> None:
    story = [
        article("one", "[per|Foreign Minister|Helena Marsh] flew home to [loc|Estmere]."),
        article("two", "[nom|Estmere’s foreign minister] met [per|Kerrovian Foreign Minister|Radu Costin]."),
        article("three", "[grp|Estmeran] boats and [grp|Kerrovian] boats left [loc|Kerrovia]."),
        article("four", "[per|Estmeran Foreign Minister|Helena Marsh] spoke."),
    ]
    assert len(named(resolve_entities(story), "Helena Marsh").mentions) == 3


def test_a_garbled_majority_of_mentions_does_not_name_the_entity() -> None:
    story = [
        article("one", "[per|Foreign Minister|Helena Marsh] warned of a list of measures."),
        article("two", "[per|Foreign Minister|Marsh] warned of a list of measures."),
        article("three", "[per|Foreign Minister|Elena Marche] warned of measures. " + "[per|Elena Marche] left. " * 5),
    ]
    assert named(resolve_entities(story), "Helena Marsh").aliases == ("Elena Marche", "Marsh")


def test_unnamed_sources_are_entities_of_their_own() -> None:
    story = [
        article(
            "one", "[nom|a witness] saw smoke. [nom|the ministry] denied.", attributions=[("a witness", "saw smoke")]
        ),
        article("two", "[nom|a witness] saw smoke.", attributions=[("a witness", "saw smoke")]),
    ]
    witnesses = [one for one in resolve_entities(story).entities if one.name == "witness"]
    assert len(witnesses) == 2
    assert len({one.id for one in witnesses}) == 2


def test_one_of_several_is_somebody_of_their_own() -> None:
    marked = "[nom|Two diplomats] met the board. [nom|One of them] said so. [nom|The other] denied it."
    one = article("one", marked, attributions=[("One of them", "said so"), ("The other", "denied it")])
    several = [replace(mention, kind="group") for mention in one.mentions[:1]]
    story = [replace(one, mentions=tuple(several))]
    found = resolve_entities(story)
    called = {entity.id: (entity.kind, entity.name) for entity in found.entities}
    speakers = [item.speaker for item in with_entities(story, found)[0].attributions]
    assert [called[speaker] for speaker in speakers if speaker] == [
        ("person", "one of the two diplomats"),
        ("person", "the other of the two diplomats"),
    ]


def test_a_described_speaker_is_kept_where_some_name_means_nobody() -> None:
    marked = "[per|Mr] rose. [nom|a commentator] at [org|the Haven Post] said so."
    one = article("one", marked, attributions=[("a commentator", "said so")])
    at = one.article.text.index("a commentator")
    source = Span("one", at, one.article.text.index(" said so"))
    story = [replace(one, attributions=(replace(one.attributions[0], source=(source,)),))]
    found = resolve_entities(story)
    (item,) = with_entities(story, found)[0].attributions
    assert {entity.id: entity.name for entity in found.entities}[item.speaker or ""] == "commentator"


def test_a_company_is_cut_to_what_does_not_say_its_trade() -> None:
    story = [article("one", "[org|Veltro Mobile] said so."), article("two", "[org|Veltro] said so.")]
    assert [one.name for one in resolve_entities(story).entities] == ["Veltro Mobile"]


def test_a_people_s_media_are_not_the_people_but_an_agency_is_its_name() -> None:
    text = "[grp|Velmoran] state media reported that 12 ships sank. [org|Tavira] news agency said that two did."
    told = [("Velmoran state media", "12 ships sank"), ("Tavira news agency", "two did")]
    one = article("one", text)
    made = [
        replace(
            article("one", text, attributions=[(speaker, content)]).attributions[0],
            id=speaker,
            speaker_mention=Span("one", at := one.article.text.index(speaker), at + len(speaker)),
        )
        for speaker, content in told
    ]
    story = [replace(one, attributions=tuple(made))]
    found = resolve_entities(story)
    speakers = [item.speaker for item in with_entities(story, found)[0].attributions]
    called = {entity.id: entity.name for entity in found.entities}
    assert [called[speaker] for speaker in speakers if speaker] == ["Velmoran state media", "Tavira"]


def test_a_form_of_address_is_no_role() -> None:
    story = [article("one", "[per|Mr|Dario Venn] spoke. [per|Foreign Minister|Dario Venn] left.")]
    assert [role.title for role in named(resolve_entities(story), "Dario Venn").roles] == ["Foreign Minister"]


def test_a_body_called_the_same_is_one_in_the_whole_story() -> None:
    story = [
        article(name, "[nom|the ministry] denied everything.", attributions=[("the ministry", "everything")])
        for name in ("one", "two")
    ]
    assert names(story) == ["ministry"]


def test_slips_of_the_annotator_are_outvoted() -> None:
    story = [
        article("one", "[per|Foreign Minister|Dario Venn] spoke. [loc|Venn] left. [per|Venn] slept."),
        article("two", "[org|Venn] spoke again after [per|Dario Venn]."),
        article("three", "[per|Tashkent] was cold."),
    ]
    result = resolve_entities(story)
    assert len(named(result, "Dario Venn").mentions) == 5
    assert named(result, "Tashkent").kind == "place"


def test_speaker_and_chain_are_filled_in_through_pronouns() -> None:
    story = [
        article(
            "one",
            "[per|Dario Venn] came. [pro=Dario Venn|He] told [org|Kestria Today] that rain would fall.",
            attributions=[("He", "that rain would fall")],
        )
    ]
    result = resolve_entities(story)
    filled = with_entities(story, result)
    assert filled[0].attributions[0].speaker == named(result, "Dario Venn").id


def test_the_order_of_the_articles_changes_nothing() -> None:
    story = garbled("Foreign Minister")
    assert resolve_entities(story) == resolve_entities(story[::-1])


def test_a_persons_judgement_stands_above_what_is_found() -> None:
    story = garbled("Foreign Minister")
    apart = Judgement(
        left="person:antonia velling",
        right="person:anthonia verling",
        verdict="different",
        score=0.0,
        reasons=("they met in 2020",),
        origin="person:editor",
    )
    assert len([one for one in resolve_entities(story, [apart]).entities if one.kind == "person"]) == 2


@pytest.mark.parametrize("text", ["", "\x00\ud800", "🙂" * 50, "(" * 200])
def test_any_text_is_borne(text: str) -> None:
    story = [article("one", text.replace("[", "")), article("two", f"[per|{text or 'x'}] and [org|{text or 'y'}]")]
    assert resolve_entities(story).entities is not None


def test_a_common_noun_before_a_name_is_none_of_its() -> None:
    story = [
        article("one", "[per|Minister|Dario Hallmark] spoke."),
        article(
            "two",
            "At the [org|weekend Hallmark] said the quay was lost.",
            attributions=[("weekend Hallmark", "the quay")],
        ),
    ]
    assert [(one.name, one.kind) for one in resolve_entities(story).entities] == [("Dario Hallmark", "person")]


def test_a_verb_with_a_capital_is_no_surname() -> None:
    story = [
        article("one", "[per|Dario Hallmark] warned of delays. [per|Hallmark] left early."),
        article("two", "The delegate [per|Hallmark Expressed] doubts, and later [per|Dario Hallmark Warned] the rest."),
    ]
    assert names(story, "person") == ["Dario Hallmark"]


def test_a_second_surname_that_several_reports_have_is_one() -> None:
    story = [
        article("one", "[per|Dario Hallmark] met [per|Dario Hallmark Told]."),
        article("two", "[per|Dario Hallmark Told] came."),
    ]
    assert "Dario Hallmark Told" in names(story, "person")


def test_an_office_that_runs_into_the_name_of_its_holder() -> None:
    story = [
        article("one", "[per|Dario Venn] spoke. [org|Ministry of Finance Venn] said no.",
                attributions=[("Ministry of Finance Venn", "no")]),
        article("two", "[per|Dario Venn] spoke. The [org|Foundation of Venn] was closed."),
    ]  # fmt: skip
    assert names(story, "person") == ["Dario Venn"]
    assert "Foundation of Venn" in names(story, "organisation")


def test_a_ministry_is_one_by_whose_it_is() -> None:
    story = [
        article("one", "[org|Kestria] and [grp|Kestrian] ships. Kestria's [org|Defence Ministry] denied it."),
        article("two", "[loc|Kestria] is here. The [org|Kestrian Defense Ministry] denied it."),
        article("three", "The [org|Ministry of Defence] denied it."),
    ]
    assert [name for name in names(story, "organisation") if "Def" in name] == ["Kestrian Defense Ministry"]


def test_ministries_of_two_states_stay_apart() -> None:
    story = [
        article("one", "[loc|Kestria] and [loc|Valdoria] met. Kestria's [org|Defence Ministry] denied it."),
        article("two", "[loc|Valdoria] is here. Valdoria's [org|Defense Ministry] denied it."),
        article("three", "The [org|Defence Ministry] denied it."),
    ]
    assert len([name for name in names(story, "organisation") if "Def" in name]) >= 2
