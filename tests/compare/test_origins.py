from __future__ import annotations

from typing import Literal

import pytest
from msgspec.structs import replace

from consilience.compare.origins import origins_of_saying, roots_of_claim
from consilience.compare.unnamed import called, is_name
from consilience.compare.voices import Voices, voices
from consilience.compare.ways import Knowing
from consilience.model import (
    Annotated,
    Article,
    Attribution,
    Entity,
    IndependentSource,
    Lineage,
    Occasion,
    Passage,
    Proposition,
    Span,
)

TEXT = "The dam will hold, governor Ilse Marrow told Velpress. Water is falling, engineers found."
TOLD = Span("a", TEXT.index("Velpress"), TEXT.index("Velpress") + 8)
ENTITIES = {
    entity.id: entity
    for entity in (
        Entity(id="marrow", name="Ilse Marrow", kind="person"),
        Entity(id="boyce", name="Amara Boyce", kind="person"),
        Entity(id="coastwire", name="Coastwire", kind="organisation"),
        Entity(id="velpress", name="Velpress", kind="organisation"),
    )
}
LineageKind = Literal["reprint", "partial-wire", "shared-quotes", "paraphrase", "translation"]
PassageKind = Literal["verbatim", "edited", "quotation"]


def article(name: str, outlet: str | None = None, credits: tuple[str, ...] = ()) -> Annotated:
    return Annotated(article=Article(id=name, path=f"{name}.txt", text=TEXT, outlet=outlet, credits=credits))


def telling(name: str, via: tuple[str, ...] = (), **fields: object) -> Attribution:
    told = Attribution(
        id=f"told-{name}",
        article=name,
        source=(),
        cue=(),
        content=(Span(name, 0, 17),),
        mode="indirect",
        via=via,
        speaker="marrow",
    )
    return replace(told, **fields)


def copied(one: str, other: str, kind: LineageKind, passage: PassageKind = "verbatim", end: int = 40) -> Lineage:
    return Lineage(
        from_=one,
        to=other,
        kind=kind,
        score=0.9,
        passages=(Passage(from_=Span(one, 0, end), to=Span(other, 0, end), kind=passage),),
    )


def of_saying(told: list[Attribution], heard: Voices) -> list[tuple[str, tuple[str, ...]]]:
    return [(origin.root, origin.articles) for origin in origins_of_saying(told, heard, ENTITIES)]


THREE = [article("a", "Harbour Herald"), article("b", "Daily Mirror of Ortana"), article("c", "Lissen Bulletin")]


def test_outlets_that_cite_nobody_and_copy_nothing_are_origins_of_their_own() -> None:
    told = [telling("a"), telling("b"), telling("c")]
    assert of_saying(told, voices(THREE, ())) == [
        ("Harbour Herald", ("a",)),
        ("Daily Mirror of Ortana", ("b",)),
        ("Lissen Bulletin", ("c",)),
    ]


def test_what_nobody_named_said_two_outlets_cannot_be_shown_to_have_heard() -> None:
    told = [telling("a", speaker=None), telling("b", speaker=None), telling("c", speaker=None, mode="direct")]
    heard = voices(THREE, ())
    assert [origin.articles for origin in origins_of_saying(told, heard, ENTITIES)] == [("a", "b"), ("c",)]
    assert origins_of_saying(told, heard, ENTITIES)[0].reason == "nobody is named who said it"


def test_a_chain_ends_at_its_last_link() -> None:
    (origin,) = origins_of_saying([telling("a", ("coastwire", "velpress"))], voices(THREE, ()), ENTITIES)
    assert origin.root == "Velpress"
    assert origin.path == ("Harbour Herald", "Coastwire", "Velpress")
    assert origin.reason == "Harbour Herald cites Velpress through Coastwire"


def test_two_chains_that_share_an_agency_are_one_origin_named_by_the_deeper_root() -> None:
    told = [telling("a", ("coastwire",)), telling("b", ("coastwire", "velpress")), telling("c")]
    first, second = origins_of_saying(told, voices(THREE, ()), ENTITIES)
    assert (first.root, first.articles) == ("Velpress", ("a", "b"))
    assert "Harbour Herald and Daily Mirror of Ortana both have it from Coastwire" in first.reason
    assert second.root == "Lissen Bulletin"


def test_an_outlet_and_another_that_cites_it_are_one_origin() -> None:
    story = [article("a", "Coastwire"), article("b", "Lissen Bulletin")]
    assert of_saying([telling("a"), telling("b", ("coastwire",))], voices(story, ())) == [("Coastwire", ("a", "b"))]


def test_five_outlets_that_carry_one_wire_are_one_origin() -> None:
    story = [article(name, f"Outlet {name}", ("AFP",)) for name in "abcde"]
    heard = voices(story, [copied("a", name, "partial-wire") for name in "bcde"])
    (origin,) = origins_of_saying([telling(name) for name in "abcde"], heard, ENTITIES)
    assert (origin.root, origin.articles) == ("AFP", tuple("abcde"))
    assert heard.members() == (tuple("abcde"),)
    assert heard.reasons["b"] == "both carry AFP's text: 40 characters alike"


def test_who_credits_an_outlet_of_the_story_and_has_its_text_is_one_voice_with_it() -> None:
    story = [article("a", "Coastwire"), article("b", "Lissen Bulletin", ("Coastwire",)), article("c", "Tarn Post")]
    links = [copied("a", "b", "partial-wire"), copied("a", "c", "partial-wire")]
    assert voices(story, links).members() == (("a", "b"), ("c",))


def test_a_double_credit_names_both_and_shares_either() -> None:
    story = [article("a", "Harbour Herald", ("AFP", "Reuters")), article("b", "Lissen Bulletin", ("Reuters",))]
    (origin,) = origins_of_saying([telling("a"), telling("b")], voices(story, ()), ENTITIES)
    assert origin.root == "AFP/Reuters"
    assert origin.reason == "Harbour Herald and Lissen Bulletin both have it from Reuters"


def test_reprints_are_one_voice_without_any_credit() -> None:
    heard = voices(THREE, [copied("a", "b", "reprint")])
    assert of_saying([telling("a"), telling("b"), telling("c")], heard) == [
        ("Harbour Herald", ("a", "b")),
        ("Lissen Bulletin", ("c",)),
    ]


def test_a_part_taken_over_makes_only_that_part_one_voice() -> None:
    heard = voices(THREE, [copied("a", "b", "partial-wire", end=20)])
    assert len(heard.members()) == 3
    assert len(of_saying([telling("a"), telling("b")], heard)) == 1
    elsewhere = [telling(name, content=(Span(name, 55, 88),)) for name in ("a", "b")]
    assert len(of_saying(elsewhere, heard)) == 2


def test_quoting_one_speech_is_not_copying() -> None:
    heard = voices(THREE, [copied("a", "b", "shared-quotes", "quotation")])
    assert len(of_saying([telling("a"), telling("b")], heard)) == 2


def test_quotations_that_were_said_to_one_outlet_alone_are_taken_from_it() -> None:
    link = replace(copied("a", "b", "shared-quotes", "quotation"), directed=True)
    assert len(of_saying([telling("a"), telling("b")], voices(THREE, [link]))) == 1


def test_an_interview_with_an_outlet_of_the_story_ends_there() -> None:
    interview = Occasion(kind="interview", medium="Harbour Herald")
    told = [telling("b", occasion=interview), telling("c", occasion=interview)]
    assert of_saying(told, voices(THREE, ())) == [("Harbour Herald", ("b", "c"))]


def test_words_taken_over_beside_a_shared_quotation_are_copying() -> None:
    heard = voices(THREE, [copied("a", "b", "shared-quotes", "edited")])
    assert len(of_saying([telling("a"), telling("b")], heard)) == 1


def test_two_articles_of_one_outlet_are_one_voice() -> None:
    story = [article("a", "The Harbour Herald"), article("b", "Harbour Herald")]
    assert len(of_saying([telling("a"), telling("b")], voices(story, ()))) == 1


def test_an_outlet_that_prints_two_wires_makes_no_one_voice_of_them() -> None:
    ours, theirs = article("a", "Harbour Herald", ("AP",)), article("b", "Harbour Herald", ("Reuters",))
    copy, own = article("c", "Lissen Bulletin"), article("d", "Lissen Bulletin", ("Reuters",))
    assert voices([ours, theirs, copy, own], [copied("a", "c", "reprint")]).members() == (("a", "c"), ("b",), ("d",))
    other, silent = article("f", "Ortana Post"), article("g", "Ortana Post")
    heard = voices([ours, theirs, other, silent], [copied("a", "f", "reprint"), copied("b", "g", "reprint")])
    assert heard.credits == {"a": ("AP",), "b": ("Reuters",), "f": ("AP",), "g": ("Reuters",)}
    assert len(of_saying([telling("f"), telling("g")], heard)) == 2
    both = article("e", "Harbour Herald", ("AP", "Reuters"))
    assert voices([ours, both], ()).members() == (("a", "e"),)


def test_what_an_agency_alone_was_told_goes_back_to_it() -> None:
    entities = {**ENTITIES, "velpress": replace(ENTITIES["velpress"], name="AFP", mentions=(TOLD,))}
    told = [telling("a", addressee=TOLD), telling("b", ("velpress",))]
    (origin,) = origins_of_saying(told, voices(THREE, ()), entities)
    assert (origin.root, origin.articles) == ("AFP", ("a", "b"))


def test_what_was_said_on_air_anybody_could_hear() -> None:
    story = [*THREE, article("d", "Velpress")]
    entities = {**ENTITIES, "velpress": replace(ENTITIES["velpress"], mentions=(TOLD,))}
    on_air = Occasion(kind="programme")
    told = [telling("a", addressee=TOLD, occasion=on_air), telling("b", addressee=TOLD, occasion=on_air)]
    assert len(origins_of_saying(told, voices(story, ()), entities)) == 2
    assert len(origins_of_saying([telling("a", addressee=TOLD)], voices(story, ()), entities)) == 1


def test_an_article_without_outlet_goes_by_its_path() -> None:
    assert of_saying([telling("a")], voices([article("a")], ())) == [("a.txt", ("a",))]


def of_claim(held: list[Proposition], heard: Voices, told: tuple[Attribution, ...] = ()) -> list[IndependentSource]:
    return list(roots_of_claim(held, Knowing({item.id: item for item in told}, heard, ENTITIES)).sources())


def held(name: str, *holders: str, attribution: str | None = None) -> Proposition:
    return Proposition(article=name, spans=(Span(name, 0, 17),), holders=holders, attribution=attribution)


def test_a_speaker_is_one_origin_however_many_outlets_quote() -> None:
    found = of_claim([held("a", "marrow"), held("b", "marrow"), held("c", "marrow")], voices(THREE, ()))
    assert [(origin.root, origin.articles) for origin in found] == [("Ilse Marrow", ("a", "b", "c"))]
    assert "Harbour Herald and Daily Mirror of Ortana both quote Ilse Marrow" in found[0].reason


def test_two_speakers_are_two_origins_even_in_one_copied_text() -> None:
    heard = voices(THREE, [copied("a", "b", "reprint")])
    found = of_claim([held("a", "marrow"), held("b", "boyce")], heard)
    assert [origin.root for origin in found] == ["Ilse Marrow", "Amara Boyce"]


def test_what_outlets_report_as_fact_counts_by_voice() -> None:
    heard = voices(THREE, [copied("a", "b", "reprint")])
    found = of_claim([held("a"), held("b"), held("c", "boyce")], heard)
    assert [origin.root for origin in found] == ["Harbour Herald", "Amara Boyce"]


def test_what_a_report_tells_that_is_put_together_from_another_has_no_origin_of_its_own() -> None:
    part = copied("a", "b", "partial-wire", end=40)
    for directed, roots in ((True, 1), (False, 2)):
        heard = voices(THREE, [replace(part, directed=directed)])
        assert heard.takers == ({"b"} if directed else set())
        assert len(of_claim([held("b"), held("c")], heard)) == roots
    quoted = voices(THREE, [replace(copied("a", "b", "partial-wire", "quotation"), directed=True)])
    assert not quoted.takers  # what it took is somebody's words


def test_what_is_told_beside_the_name_of_a_source_may_come_from_there() -> None:
    (found,) = of_claim([held("a"), held("c", "marrow")], voices(THREE, ()))
    assert "Harbour Herald tells it beside the name of Ilse Marrow" in found.reason


def test_unnamed_officials_are_not_counted_twice() -> None:
    start = TEXT.index("engineers")
    spans = {name: Span(name, start, start + 9) for name in "ab"}
    vague = [telling(name, source=(span,)) for name, span in spans.items()]
    found = of_claim([held(name, attribution=f"told-{name}") for name in "ab"], voices(THREE, ()), tuple(vague))
    assert [origin.root for origin in found] == ["engineers (unnamed)"]


def test_the_order_of_lineage_changes_nothing() -> None:
    links = [copied("a", "b", "reprint"), copied("b", "c", "reprint")]
    assert voices(THREE, links).groups == voices(THREE, links[::-1]).groups


def test_a_lineage_of_articles_outside_the_story_is_passed_over() -> None:
    assert len(voices(THREE, [copied("a", "elsewhere", "reprint")]).members()) == 3


def _source(
    name: str, words: str, outlet: str, holder: str | None = None
) -> tuple[Annotated, Attribution, Proposition]:
    """A report that gives a source of `words` for its first sentence."""
    text = f"The dam leaks, {words} shows. It was built in 1950."
    told = Attribution(
        id=f"told-{name}",
        article=name,
        source=(Span(name, 15, 15 + len(words)),),
        cue=(),
        content=(Span(name, 0, 13),),
        mode="indirect",
        speaker=holder,
    )
    held = Proposition(
        article=name, spans=(Span(name, 0, 13),), holders=(holder,) if holder else (), attribution=told.id
    )
    return Annotated(article=Article(id=name, path=f"{name}.txt", text=text, outlet=outlet)), told, held


BODIES = ENTITIES | {
    entity.id: entity
    for entity in (
        Entity(id="board", name="water board", kind="other"),
        Entity(id="count", name="count", kind="other"),
        Entity(id="guard", name="guard", kind="other"),
    )
}


def _knowing(*told: tuple[Annotated, Attribution, Proposition]) -> list[tuple[str, tuple[str, ...]]]:
    attributions = {item.id: item for _, item, _ in told}
    heard = voices([story for story, _, _ in told], ())
    found = roots_of_claim([held for _, _, held in told], Knowing(attributions, heard, BODIES)).sources()
    return [(origin.root, origin.articles) for origin in found]


def test_a_body_without_a_proper_name_is_a_source_of_its_own_and_a_person_is_not() -> None:
    boyce = _source("a", "Amara Boyce", "Harbour Herald", "boyce")
    assert len(_knowing(boyce, _source("b", "the water board", "Lissen Bulletin", "board"))) == 2
    assert len(_knowing(boyce, _source("b", "a guard", "Lissen Bulletin", "guard"))) == 1


def test_what_an_outlet_counted_or_saw_itself_it_knows_itself() -> None:
    boyce = _source("a", "Amara Boyce", "Harbour Herald", "boyce")
    count = _source("b", "a count by Lissen Bulletin reporters", "Lissen Bulletin", "count")
    assert _knowing(boyce, count) == [("Amara Boyce", ("a",)), ("Lissen Bulletin", ("b",))]
    review = _source("b", "our own review", "Lissen Bulletin", "count")
    assert _knowing(boyce, review)[1] == ("Lissen Bulletin", ("b",))
    assert len(_knowing(boyce, _source("b", "a count by others", "Lissen Bulletin", "count"))) == 1


def test_a_short_sentence_that_stands_in_both_of_two_texts_that_share_more_is_taken_too() -> None:
    def built(name: str) -> Proposition:
        return Proposition(article=name, spans=(Span(name, 59, len(TEXT)),))

    shared = copied("a", "b", "partial-wire")
    one, other = (
        roots_of_claim([built("a"), built("b")], Knowing({}, voices(THREE, links), ENTITIES)).sources()
        for links in ((shared,), ())
    )
    assert [origin.articles for origin in one] == [("a", "b")]
    assert [origin.articles for origin in other] == [("a",), ("b",)]


def test_a_study_is_a_source_of_whoever_made_it() -> None:
    boyce = _source("a", "Amara Boyce", "Harbour Herald", "boyce")
    study = _source("b", "a study by the water board", "Lissen Bulletin", "count")
    board = _source("b", "the water board", "Lissen Bulletin", "board")
    survey = _source("a", "a study by Dorn university", "Harbour Herald", "count")
    nobody = _source("b", "a study", "Lissen Bulletin", "count")
    assert _knowing(boyce, study) == [("Amara Boyce", ("a",)), ("study by the water board", ("b",))]
    assert len(_knowing(survey, study)) == 2
    assert len(_knowing(_source("a", "records of the water board", "Harbour Herald", "count"), board)) == 1
    assert len(_knowing(boyce, nobody)) == 1


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("Both", "an unnamed source in The Quay (“Both”)"),
        ("I", "an unnamed source in The Quay (“I”)"),
        ("an adult", "an unnamed source in The Quay (“an adult”)"),
        ("A docker who asked not to be named", "A docker who asked not to be named"),
        ("A docker on his way home", "A docker on his way home (unnamed)"),
        ("two dockers", "two dockers (unnamed)"),
        ("the police", "the police"),
        ("Ilse Marrow", "Ilse Marrow"),
    ],
)
def test_a_source_without_a_name_is_called_one(source: str, told: str) -> None:
    assert called(source, "The Quay") == told


def test_what_a_copy_tells_without_its_source_is_of_that_source() -> None:
    away = Proposition(article="b", spans=(Span("b", 59, len(TEXT)),))  # far from the name
    far = Proposition(article="a", spans=(Span("a", 59, len(TEXT)),), holders=("boyce",))
    assert len(of_claim([far, away], voices(THREE, ()))) == 2
    assert len(of_claim([far, away], voices(THREE, [copied("a", "b", "reprint")]))) == 1
    assert len(of_claim([far, away], voices(THREE, [copied("a", "b", "partial-wire")]))) == 2


def test_what_two_texts_with_a_common_part_tell_in_other_words_may_be_of_that_part() -> None:
    one, other = (Proposition(article=name, spans=(Span(name, at, at + 20),)) for name, at in (("a", 59), ("b", 0)))
    assert len(of_claim([one, other], voices(THREE, ()))) == 2
    assert len(of_claim([one, other], voices(THREE, [copied("a", "b", "partial-wire", end=5)]))) == 1


def test_an_outlet_and_its_site_are_one_voice() -> None:
    story = [article("a", "Tarn Daily"), article("b", "usa.tarndaily.com"), article("c", "tarnweekly.com")]
    assert voices(story, ()).members() == (("a", "b"), ("c",))


def test_a_capital_that_opens_a_sentence_makes_no_name() -> None:
    people = Entity(id="doctors", name="Doctors", kind="group")
    assert not is_name("Doctors", people, "Doctors found a crack. The doctors left.")
    assert is_name("Tarn doctors", people, "He saw Tarn doctors.")
    assert not is_name("One guard", replace(people, kind="person"), "One guard saw it. Another guard did not.")
    assert is_name("Velpress", ENTITIES["velpress"], "Velpress said so.")
    assert is_name("Marrow", ENTITIES["marrow"], "Marrow said so.")
