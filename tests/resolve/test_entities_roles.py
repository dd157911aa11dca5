"""Descriptions and pronouns taken for those whom they mean, in invented reports, and left alone where that is open."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from consilience.model import Annotated, Entity, Mention, Region, Span
from consilience.resolve.entities import Entities, resolve_entities, with_entities
from tests.resolve.invented import article


def meant(story: Sequence[Annotated], words: str) -> list[str]:
    """The names of the entities that have a mention with these words, once for each such mention."""
    result = resolve_entities(story)
    texts = {one.article.id: one.article for one in story}
    return [
        entity.name
        for entity in result.entities
        for span in entity.mentions
        if texts[span.article].words(span) == words
    ]


def named(result: Entities, name: str) -> Entity:
    return next(one for one in result.entities if one.name == name)


NEGOTIATOR = article("one", "[nom|The company's chief negotiator], [per|Petra Lindvall], called the offer fair.")


def test_an_apposition_says_what_somebody_is() -> None:
    result = resolve_entities([NEGOTIATOR])
    person = named(result, "Petra Lindvall")
    assert [role.title for role in person.roles] == ["company's chief negotiator"]
    assert len(person.mentions) == 2
    (judgement,) = [one for one in result.judgements if one.left.startswith("description:")]
    assert judgement.reasons == ("“The company's chief negotiator”", "+ stands beside “Petra Lindvall”")


@pytest.mark.parametrize(
    "words", ["[nom|The company's negotiator] denied it.", "[nom|the company's chief negotiator]."]
)
def test_another_report_takes_it_up_in_fewer_words(words: str) -> None:
    description = words[words.index("|") + 1 : words.index("]")]
    assert meant([NEGOTIATOR, article("two", words)], description) == ["Petra Lindvall"]


@pytest.mark.parametrize("words", ["[nom|the union's negotiator] left.", "[nom|The deputy negotiator] left."])
def test_words_that_say_something_else_mean_somebody_else(words: str) -> None:
    story = [NEGOTIATOR, article("two", words)]
    assert [one.name for one in resolve_entities(story).entities if len(one.mentions) > 1] == ["Petra Lindvall"]
    assert not [one for one in resolve_entities(story).judgements if "two" in one.left]


def test_a_noun_that_stands_for_several_offices() -> None:
    story = [
        article("one", "[per|General|Matteo Orvo] spoke on the radio. [per|Speaker|Ana Brisk] hid."),
        article("two", "[nom|The strongman] will step aside. [per|Orvo] was seen near the cathedral."),
    ]
    assert meant(story, "The strongman") == ["Matteo Orvo"]
    apart = [*story, article("three", "[nom|The strongman] is said to be abroad.")]
    assert meant(apart, "The strongman") == ["Matteo Orvo"], "only where the report names him"


def test_an_office_means_its_holder_in_a_report_that_names_nobody() -> None:
    told = article("one", "[per|Harbour Minister|Pavel Orlik] of [loc|Kestria] spoke.")
    assert meant([told, article("two", "[nom|The harbour minister] spoke.")], "The harbour minister") == ["Pavel Orlik"]
    shared = [article("one", "[nom|the lawyer], [per|Ada Moss], left."), article("two", "[nom|The lawyer] spoke.")]
    assert meant(shared, "The lawyer") == []


def test_two_whom_the_words_fit_leave_it_open() -> None:
    story = [
        article("one", "[per|Mayor|Ana Brisk] met [per|Mayor|Pavel Orlik]. [nom|The mayor] left early."),
        article("two", "[nom|The mayor] spoke."),
    ]
    assert meant(story, "The mayor") == []


def test_an_office_of_another_country_is_somebody_elses() -> None:
    story = [
        article("one", "[nom|Kenya's president], [per|Ana Brisk], spoke."),
        article("two", "[nom|the Ugandan president] answered [per|Ana Brisk]. [nom|the Kenyan president] smiled."),
    ]
    assert meant(story, "the Ugandan president") == []
    assert meant(story, "the Kenyan president") == ["Ana Brisk"]


def test_whose_somebody_is() -> None:
    story = [
        article("one", "[per|Lasse Tavoro] left. [pro=Lasse Tavoro|His] lawyer, [per|Ada Moss], spoke for him."),
        article("two", "[per|Lasse Tavoro] wept. [nom|Tavoro's lawyer] did not. Nor did [nom|Orlik's lawyer]."),
    ]
    told = article("three", "[nom|Lasse Tavoro's lawyer], [per|Ada Moss], spoke. So did [per|Pavel Orlik].")
    assert meant([*story, told], "Lasse Tavoro's lawyer") == ["Ada Moss"]
    assert meant([*story, told], "Orlik's lawyer") == []


def test_a_former_office_is_not_the_office() -> None:
    story = [
        article("one", "[nom|The former harbour master], [per|Ada Moss], spoke."),
        article("two", "[nom|The harbour master] spoke. [nom|The former harbour master] did not."),
    ]
    assert meant(story, "The harbour master") == []
    assert meant(story, "The former harbour master") == ["Ada Moss"] * 2


def test_an_age_that_another_report_tells() -> None:
    story = [
        article("one", "[per|Lasse Tavoro], 61, is on trial."),
        article("two", "[per|Tavoro] wept. [nom|The 61-year-old] denied it. [nom|The 40-year-old] did not."),
    ]
    assert meant(story, "The 61-year-old") == ["Lasse Tavoro"]
    assert meant(story, "The 40-year-old") == []


def test_a_list_and_a_lawyer_of_nobody_are_no_appositions() -> None:
    text = "Through [nom|a representative], [per|Ada Moss], who is ill, agreed. Beside [nom|the mayor] [per|Orlik] sat."
    roles = [role.title for one in resolve_entities([article("one", text)]).entities for role in one.roles]
    assert "a representative" not in roles


def test_a_headline_may_leave_out_the_article() -> None:
    one = article("one", "[nom|Mayor] resigns\n[per|Mayor|Ana Brisk] resigned.")
    story = [replace(one, article=replace(one.article, regions=(Region(start=0, end=13, kind="headline"),)))]
    assert meant(story, "Mayor") == ["Ana Brisk"]
    assert meant([one], "Mayor") == []


def test_a_pronoun_is_held_against_what_other_reports_show() -> None:
    story = [
        article("one", "[per|Sister|Merle Tavoro] answered."),
        article(
            "two",
            "[per|Mr|Lasse Orvik] promised a scalpel. [per|Merle Tavoro] promised a spanner. "
            "[pro=Merle Tavoro|He] spoke of it again.",
            attributions=[("He", "of it again")],
        ),
    ]
    result = resolve_entities(story)
    speaker = with_entities(story, result)[1].attributions[0].speaker
    assert speaker == named(result, "Lasse Orvik").id
    assert len(named(result, "Merle Tavoro").mentions) == 2
    assert [one.verdict for one in result.judgements if one.left.startswith("pronoun:")] == ["different", "same"]


def test_a_given_name_that_is_not_common_shows_a_gender_too() -> None:
    story = [
        article(
            "one",
            "[per|Fintan Orvik] promised a scalpel. [per|Ottilie Tavoro] promised a spanner. "
            "[pro=Ottilie Tavoro|He] spoke of it again.",
            attributions=[("He", "of it again")],
        )
    ]
    result = resolve_entities(story)
    assert with_entities(story, result)[0].attributions[0].speaker == named(result, "Fintan Orvik").id


def test_a_pronoun_of_the_wrong_gender_means_nobody() -> None:
    story = [
        article("one", "[per|Mrs|Merle Tavoro] promised a spanner. [pro=Merle Tavoro|His] house is large."),
        article("two", "[pro|He] said no.", attributions=[("He", "no")]),
    ]
    result = resolve_entities(story)
    assert len(named(result, "Merle Tavoro").mentions) == 1
    assert len(result.not_meant) == 1
    assert with_entities(story, result)[1].attributions[0].speaker is None


def test_members_of_a_family_with_one_name_stay_apart() -> None:
    story = [
        article("one", "[per|Otto Brandt Jr.] met a lawyer. [per|Brandt Jr.] denied it. [per|Otto Brandt] did not."),
        article("two", "[per|Brandt] denied it. [per|Otto Brandt] wept."),
    ]
    result = resolve_entities(story)
    assert len(named(result, "Otto Brandt Jr.").mentions) == 2
    assert len(named(result, "Otto Brandt").mentions) == 3
    alone = [article("one", "[per|Otto Brandt Jr.] spoke."), article("two", "[per|Otto Brandt] spoke.")]
    assert len([one for one in resolve_entities(alone).entities if one.kind == "person"]) == 1


def test_the_clock_and_the_trade_before_a_name_are_none_of_it() -> None:
    story = [
        article("one", "[per|12:04 Brandt] is on. [per|Skipper Brandt] smiles. [per|Otto Brandt] laughs."),
    ]
    assert [one.name for one in resolve_entities(story).entities] == ["Otto Brandt"]


def owned(one: Annotated, words: str) -> Annotated:
    """The article with a mention of the name that a description of somebody begins with ("Castel's …")."""
    start = one.article.text.index(words)
    owner = Mention(span=Span(one.article.id, start, start + words.index("'")), kind="person")
    return replace(one, mentions=tuple(sorted((*one.mentions, owner), key=lambda mention: mention.span)))


def test_a_counterpart_holds_the_same_office_for_another_country() -> None:
    told = article("one", "[per|President|Ruvim Castel] called [nom|Kenya's president], [per|Ebba Strand].")
    text = "[per|Castel] spoke to [per|Strand]. [nom|Castel's counterpart] answered. [per|Mayor|Ida Moss] left."
    story = [told, owned(article("two", text), "Castel's")]
    assert meant(story, "Castel's counterpart") == ["Ebba Strand"]
    alone = owned(article("two", "[nom|Castel's counterpart] answered. [per|Mayor|Ida Moss] left."), "Castel's")
    assert meant([told, alone], "Castel's counterpart") == []


def test_the_counterpart_who_is_named_holds_that_office() -> None:
    text = "[per|President|Ruvim Castel] spoke to [nom|Castel's Kenyan counterpart], [per|Ebba Strand]."
    story = [
        owned(article("one", text), "Castel's"),
        article("two", "[nom|The Kenyan president] left. [per|Ebba Strand] and [per|Ruvim Castel] had met."),
    ]
    assert meant(story, "The Kenyan president") == ["Ebba Strand"]


def roles(text: str) -> dict[str, list[str]]:
    return {one.name: [role.title for role in one.roles] for one in resolve_entities([article("one", text)]).entities}


def test_whose_spokesman_somebody_is_is_not_what_he_is() -> None:
    said = "[nom|A spokesman] for [nom|the chancellor], [per|Piet Gorm], denied it."
    assert roles(said)["Piet Gorm"] == ["A spokesman"]


def test_an_apposition_before_a_form_of_address() -> None:
    said = "[per|President|Ana Lunk] came. [nom|Its head], Professor [per|Wilma Gorm], waved."
    assert roles(said) == {"Ana Lunk": ["President"], "Wilma Gorm": ["Its head"]}


def test_a_head_on_shoulders_is_no_office() -> None:
    said = "[nom|The head] of the yard, [per|Ana Lunk], waved. The man heard voices in [nom|the head] at night."
    (person,) = resolve_entities([article("one", said)]).entities
    assert [[span.start for span in role.evidence] for role in person.roles] == [[0]]
