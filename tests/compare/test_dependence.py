"""Ways of knowing that hang on one another, on invented tellings."""

from __future__ import annotations

from typing import Literal

from msgspec.structs import replace

from consilience.compare.dependence import Telling, dependences
from consilience.model import Entity, Role, Span

LONG = "the northern lock was shut at dawn because its lower gate had cracked"


def _telling(
    article: str,
    text: str,
    by: Literal["own", "named", "unnamed"] = "own",
    name: str = "",
    start: int = 0,
    entity: Entity | None = None,
    statement: str | None = None,
) -> Telling:
    spans = (Span(article, start, start + len(text)),)
    return Telling(article, f"Outlet {article}", spans, text, by, name, entity, statement or (name or None))


def _pairs(*tellings: Telling) -> set[tuple[int, int]]:
    return {(one, other) for one, other, _ in dependences(tellings)}


def test_outlets_that_tell_it_in_their_own_words_are_two_ways() -> None:
    assert _pairs(_telling("a", LONG), _telling("b", "a crack in a gate has closed the lock in the north")) == set()


def test_the_same_words_in_two_outlets_are_one_text() -> None:
    assert _pairs(_telling("a", LONG), _telling("b", f"{LONG}, engineers fear")) == {(0, 1)}


def test_a_short_wording_shows_no_text() -> None:
    assert _pairs(_telling("a", "the lock was shut"), _telling("b", "the lock was shut")) == set()


def test_a_plain_fact_in_a_short_sentence_shows_no_text() -> None:
    assert (
        _pairs(
            _telling("a", "the northern lock was shut at dawn"),
            _telling("b", "the northern lock was shut at dawn today"),
        )
        == set()
    )


def test_two_named_sources_that_are_not_quoted_are_two_ways_in_whatever_words() -> None:
    brisk, tarn = _telling("a", LONG, "named", "Ona Brisk"), _telling("b", LONG, "named", "Lev Tarn")
    assert _pairs(brisk, tarn) == set()
    assert _pairs(brisk, _telling("b", f"“{LONG}”", "named", "Lev Tarn")) == {(0, 1)}
    assert _pairs(brisk, _telling("b", LONG)) == {(0, 1)}


def test_an_outlet_that_tells_it_beside_a_quotation_has_it_from_there() -> None:
    own = _telling("a", "the lock is shut", start=100)
    assert _pairs(own, _telling("a", "it had to be closed", "named", "Ona Brisk")) == {(0, 1)}
    assert _pairs(own, _telling("b", "it had to be closed", "named", "Ona Brisk")) == set()


def test_words_quoted_inside_another_speakers_words_are_one_way() -> None:
    outer = _telling("a", "Brisk had called the lock unsafe", "named", "Lev Tarn")
    assert _pairs(outer, _telling("a", "the lock unsafe", "named", "Ona Brisk", start=17)) == {(0, 1)}
    assert _pairs(outer, _telling("a", "the lock unsafe", "named", "Ona Brisk", start=200)) == set()


def test_somebody_unnamed_may_be_any_of_the_named() -> None:
    named = _telling("b", "it was shut", "named", "Ona Brisk")
    assert _pairs(_telling("a", "it is closed", "unnamed", "spokesperson"), named) == {(1, 0)}


def test_people_who_share_a_name_may_be_one_person() -> None:
    one, other = (Entity(id=name, name=name, kind="person") for name in ("Ona Brisk", "Brisk Jr."))
    assert _pairs(
        _telling("a", "it was shut", "named", one.name, entity=one),
        _telling("b", "it is closed", "named", other.name, entity=other),
    ) == {(0, 1)}


def test_who_speaks_for_a_body_is_one_with_it() -> None:
    title = Role(title="spokeswoman for the Lock Board", evidence=())
    brisk = Entity(id="p", name="Ona Brisk", kind="person", roles=(title,))
    board = Entity(id="o", name="Lock Board", kind="organisation")
    assert _pairs(
        _telling("a", "it was shut", "named", board.name, entity=board),
        _telling("b", "it is closed", "named", brisk.name, entity=brisk),
    ) == {(0, 1)}


def test_bodies_of_one_side_share_a_name() -> None:
    army, officials = "South Velmoran army", "South Velmoran officials"
    assert _pairs(_telling("a", "it was shut", "named", army), _telling("b", "it is closed", "named", officials)) == {
        (0, 1)
    }
    assert not _pairs(_telling("a", "it was shut", "named", army), _telling("b", "it is closed", "named", "Lev Tarn"))


def test_who_is_named_by_one_and_described_by_another_is_one_source() -> None:
    role = Role(title="former Tarn ethics chief", evidence=())
    brisk = Entity(id="p", name="Ona Brisk", kind="person", roles=(role,))
    assert _pairs(
        _telling("a", "it was shut", "named", brisk.name, entity=brisk),
        _telling("b", "it is closed", "named", "Tarn ethics chief"),
    ) == {(1, 0)}


def test_a_given_name_alone_may_be_whoever_has_a_longer_form_of_it() -> None:
    def person(article: str, name: str) -> Telling:
        entity = Entity(id=name, name=name, kind="person")
        return _telling(article, f"{name} saw it", "named", name, entity=entity)

    assert _pairs(person("a", "Ilse"), person("b", "Ilsebill")) == {(0, 1)}
    assert _pairs(person("a", "Ilse"), person("b", "Ilsebill Corde")) == {(0, 1)}
    assert _pairs(person("a", "Ilse Marr"), person("b", "Ilsebill Corde")) == set()
    assert _pairs(person("a", "Ilse"), person("b", "Oda")) == set()


def test_a_body_called_by_what_it_is_may_be_one_that_is_named() -> None:
    def body(article: str, name: str, start: int = 0) -> Telling:
        entity = Entity(id=name, name=name, kind="organisation")
        return _telling(article, "the flight was turned round", "named", name, start, entity)

    assert _pairs(body("a", "airline"), body("b", "Velmora Wings")) == {(0, 1)}
    assert _pairs(body("a", "airline"), body("b", "Velmora airline")) == {(0, 1)}
    assert _pairs(body("a", "airline"), body("b", "Pilots' union")) == set()
    assert _pairs(body("a", "airline"), body("a", "Velmora Wings", 100)) == set()


def test_an_outlet_without_a_name_may_be_one_that_tells_it_itself() -> None:
    told = "the mill had been sold"
    paper = _telling("a", told, "named", "a newspaper")
    assert _pairs(paper, _telling("b", "the mill is sold")) == {(0, 1)}
    assert _pairs(_telling("a", told, "named", "Newspaper of Tarn"), _telling("b", "the mill is sold")) == set()


def test_a_long_row_of_words_is_copied_whatever_else_is_told() -> None:
    row = "a hull that can be sunk on a reef and then float back up to the"
    ours = f"the yard builds, after ten years of trying and failing and trying once more, {row} surface"
    theirs = f"cheap and quick, with a crew of two and an engine from a tractor, it has {row} slip where it was made"
    assert _pairs(_telling("a", ours), _telling("b", theirs)) == {(0, 1)}
    other = theirs.replace("sunk on a reef", "left on a shoal")
    assert _pairs(_telling("a", ours), _telling("b", other)) == set()


def test_a_ministry_that_publishes_itself_is_one_with_its_spokesmen() -> None:
    own = replace(_telling("a", "the envoys asked for an adjournment"), outlet="Foreign Ministry of Orvania")
    quoted = _telling("b", "they wanted to adjourn", "named", "Orvanian ministry")
    assert _pairs(own, quoted) == {(0, 1)}
    role = Role(title="Foreign Minister of Orvania", evidence=())
    minister = Entity(id="e1", name="Lev Tarn", kind="person", roles=(role,))
    assert _pairs(own, _telling("b", "they wanted to adjourn", "named", "Lev Tarn", entity=minister)) == {(0, 1)}
    assert _pairs(own, _telling("b", "they wanted to adjourn", "named", "Ona Brisk")) == set()
    paper = replace(own, outlet="Orvania Courier")
    assert _pairs(paper, quoted) == set()


def test_a_figure_without_a_source_may_be_that_of_a_body() -> None:
    own = _telling("a", "51 people were taken to hospital")
    told = _telling("b", "the crash had put 51 people in hospital", "named", "Tarn Ambulance Service")
    assert _pairs(own, told) == {(0, 1)}
    assert _pairs(own, replace(told, text="the crash had put many people in hospital")) == set()
    dated = _telling("a", "the lock opens on May 21"), _telling("b", "it opens on May 21, 2031", "named", "Ona Brisk")
    assert _pairs(*dated) == set()


def test_one_report_that_has_the_same_words_twice_has_them_from_one() -> None:
    told = _telling("a", "That shows that he had reason to shut the lock.", "named", "Ona Brisk")
    again = _telling("a", "that he had reason to shut the lock", "named", "Lev Tarn", start=200)
    assert _pairs(told, again) == {(0, 1)}
    assert _pairs(told, replace(again, text="that he was right to shut the lock")) == set()


def test_a_rumour_bears_nothing_out() -> None:
    told = _telling("a", "the lock had burst", "unnamed", "messages on the network Chirp")
    assert _pairs(_telling("b", "a crack in a gate has closed the lock"), told) == {(0, 1)}
    assert _pairs(told, _telling("b", "a crack in a gate has closed the lock")) == {(0, 1)}
    keeper = _telling("a", "the lock had burst", "unnamed", "a keeper of the lock")
    assert _pairs(_telling("b", "a crack in a gate has closed the lock"), keeper) == set()


def test_a_figure_is_the_same_in_another_unit() -> None:
    dairy = _telling("a", "it was recalling 1,800kg of its cheese", "named", "the dairy")
    assert _pairs(dairy, _telling("b", "some 1.8 tonnes of it are back in the yard")) == {(0, 1)}
    assert _pairs(dairy, _telling("b", "some 1.9 tonnes of it are back in the yard")) == set()
