"""Towns, ships and newspapers are no persons, whatever the annotator took them for."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from consilience.model import Span
from consilience.resolve.entities import resolve_entities
from tests.resolve.invented import article


def kinds(*texts: str, attributions: list[tuple[str, str]] | None = None) -> dict[str, str]:
    story = [article(f"report {number}", text, attributions=attributions or ()) for number, text in enumerate(texts)]
    return {one.name: one.kind for one in resolve_entities(story).entities}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The envoys met in [per|Tolvik] on Monday.", "Tolvik", "place"),
        ("The weekly [per|Morgenbladet] had it first.", "Morgenbladet", "organisation"),
        ("They watched the [per|Ostrel] sink.", "Ostrel", "other"),
        ("They flew with [per|AeroTolv] to the north.", "AeroTolv", "other"),
        ("A tanker, the [per|Sen Ral 2], was seen.", "Sen Ral 2", "other"),
        ("It was written in [per|Tolvik Herald] again.", "Tolvik Herald", "organisation"),
        ("He was born at [per|Ana Brisk University] in May.", "Ana Brisk University", "organisation"),
        ("Nobody asked [per|Ostrel].", "Ostrel", "other"),
    ],
)
def test_things_are_no_persons(text: str, name: str, kind: str) -> None:
    assert kinds(text) == {name: kind}


@pytest.mark.parametrize(
    "text",
    [
        "[per|Mayor|Ostrel] came late.",
        "He came with his brother [per|Ostrel] to the bridge.",
        "They rescued [per|Ostrel], 41, from the water.",
        "They rescued [per|Ostrel], who cannot swim.",
        "[per|Emma] slept.",
        "Nothing in [per|Emma]'s words is new.",
    ],
)
def test_persons_of_one_word(text: str) -> None:
    assert set(kinds(text).values()) == {"person"}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("[per|Skerry Airports], which runs it, said so.", "Skerry Airports", "organisation"),
        ("[per|Tolv Lunk], which runs it, said so.", "Tolv Lunk", "organisation"),
        ("[per|Tolv Lunk] insists its supply is safe.", "Tolv Lunk", "organisation"),
        ("[per|Tolv Lunk] said so. The board of [org|Tolv] met.", "Tolv Lunk", "organisation"),
        ("The [per|Tolv Lunk] sank. The board of [org|Tolv] met.", "Tolv Lunk", "other"),
        ("His brother [per|Tolv Lunk] said so. The board of [org|Tolv] met.", "Tolv Lunk", "person"),
        ("[per|Tolv Lunk] said so. [per|Tolv] left. [org|Tolv Union] met.", "Tolv Lunk", "person"),
        ("[per|Emma Lunk] said so. The board of [org|Emma] met.", "Emma Lunk", "person"),
    ],
)
def test_whole_names_of_bodies_and_things(text: str, name: str, kind: str) -> None:
    said = [(name, "insists" if "insists" in text else "said so")] if "said so" in text or "insists" in text else []
    assert kinds(text, attributions=said)[name] == kind


@pytest.mark.parametrize(("pronoun", "kind"), [("He", "person"), ("She", "person"), ("It", "organisation")])
def test_whom_he_or_she_takes_up_is_a_person(pronoun: str, kind: str) -> None:
    text = f"[org|Otto Lunk] said all was lost. {pronoun} agreed that nobody was to blame."
    told = article("report", text, attributions=[("Otto Lunk", "all was lost"), ("Otto Lunk", "nobody was to blame")])
    first, second = told.attributions
    start = text.index(pronoun) - len("[org|]")
    later = replace(second, source=(Span("report", start, start + len(pronoun)),))
    story = [replace(told, attributions=(first, later))]
    assert {one.name: one.kind for one in resolve_entities(story).entities} == {"Otto Lunk": kind}


def test_who_speaks_is_a_person_unless_it_is_somewhere() -> None:
    words = [("Ostrel", "all was lost")]
    assert kinds("[per|Ostrel] said all was lost.", attributions=words) == {"Ostrel": "person"}
    assert kinds("[loc|Ostrel] said all was lost.", attributions=words) == {"Ostrel": "organisation"}
    both = "[loc|Ostrel] said all was lost. It rained in [loc|Ostrel]."
    assert kinds(both, attributions=words) == {"Ostrel": "place"}


def test_a_surname_alone_is_whose_another_report_has_in_full() -> None:
    assert kinds("They buried [per|Ostrel].", "[per|Ana Ostrel] was known to all.") == {"Ana Ostrel": "person"}


def test_the_adjective_of_a_place_is_a_people() -> None:
    found = kinds("It rained in [loc|Orvania]. An [loc|Orvanian] ship sank.")
    assert found == {"Orvania": "place", "Orvanian": "group"}


def test_whose_a_person_is_and_whose_a_photograph_is_no_part_of_the_name() -> None:
    assert kinds("[per|AeroTolv’s Ana Brisk] waved. ([per|Jon Tarrow/Northwire])") == {
        "Ana Brisk": "person",
        "Jon Tarrow": "person",
    }


def test_a_given_name_of_two_syllables_is_written_either_way() -> None:
    found = kinds("[per|Ri Han-sol] waved.", "[per|Ri Han Sol] slept.")
    assert list(found.values()) == ["person"]
    assert set(kinds("[per|Ana Brisk-Orlik] waved.", "[per|Ana Orlik] slept.").values()) == {"person"}


def test_a_body_with_and_without_of() -> None:
    assert len(kinds("the [org|Council of Northern Ports] met", "the [org|Northern Ports Council] met")) == 1
    assert len(kinds("the [org|University of Tolvik] met", "the [org|Tolvik University] met")) == 2


def test_a_name_parted_in_one_report_is_whole_as_in_the_other() -> None:
    found = kinds("The ferry [org|Pride of Tolvik] sank.", "The ferry [org|Pride] of [loc|Tolvik] sank.")
    assert found == {"Pride of Tolvik": "organisation"}
    assert len(kinds("The [org|Pride] of [loc|Tolvik] sank.")) == 2


def test_a_company_and_a_paper_cut_short() -> None:
    assert kinds("[org|Tolv Energy] paid.", "[org|Tolv] paid.") == {"Tolv Energy": "organisation"}
    assert kinds("the [org|Tarsk Chronicle] wrote", "the [per|Chronicle] wrote") == {"Tarsk Chronicle": "organisation"}
    assert len(kinds("[org|Tolv Watch] sells.", "[org|Tolv] pays.")) == 2
    assert len(kinds("the [org|Tarsk Chronicle] and the [org|Ostrel Chronicle]", "the [org|Chronicle]")) == 3


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("She came from the village of [per|Nara Selo] at noon.", "Nara Selo", "place"),
        ("The [org|Ilvar] river rose.", "Ilvar", "place"),
        ("The prime minister of [org|Ostmark] and [org|Ostmark]'s government met.", "Ostmark", "place"),
        ("The family of [org|Colin Reyes-Tarn], a 29-year-old welder, wept.", "Colin Reyes-Tarn", "person"),
        ("It met [org|H.E. Edmund Tarn] there.", "Edmund Tarn", "person"),
        ("At [per|St Orla]'s Hospital nobody spoke.", "St Orla", "organisation"),
    ],
)
def test_what_stands_beside_a_name_says_what_it_is(text: str, name: str, kind: str) -> None:
    assert kinds(text) == {name: kind}


def test_a_given_name_that_is_left_out_again_and_again() -> None:
    text = "They freed Ahmo [per|Tarmin], and she thanked them. Nobody saw Ahmo [per|Tarmin] again."
    assert kinds(text) == {"Ahmo Tarmin": "person"}
    assert kinds("They freed Ahmo [per|Tarmin], 16.") == {"Tarmin": "person"}


def test_a_whole_name_garbled_is_one_persons() -> None:
    report = "[per|Edvard Kestering] left."
    assert kinds(report, report, "[per|Eduard Kestring] left.") == {"Edvard Kestering": "person"}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The relief society [per|Blue Kettle] counted twelve.", "Blue Kettle", "organisation"),
        ("The line was shut, the haulage company [per|Ostrel Gorm] said.", "Ostrel Gorm", "organisation"),
        ("[per|Blue Kettle], a small charity that works there, counted twelve.", "Blue Kettle", "organisation"),
        ("He leads the opposition [per|Orsk Bloc] in parliament.", "Orsk Bloc", "organisation"),
        ("Tickets of [per|Tolvia Rail] are dear.", "Tolvia Rail", "organisation"),
        ("Nobody asked the [loc|Wood Inspectorate] for years.", "Wood Inspectorate", "organisation"),
        ("They slept in [org|Harrowtolv] on Monday.", "Harrowtolv", "place"),
        ("She will fly to [org|Tolvik] at noon.", "Tolvik", "place"),
        ("He has a seat in [org|Parliament] today.", "Parliament", "organisation"),
        ("[per|Anna Brisk], a charity worker, slept.", "Anna Brisk", "person"),
    ],
)
def test_what_is_called_a_body_is_one_and_where_one_is_is_a_place(text: str, name: str, kind: str) -> None:
    assert kinds(text) == {name: kind}


def test_a_company_is_no_member_of_the_family_that_it_is_called_after() -> None:
    told = (
        "[org|Gormund Coatings] was fined. [loc|Gormund] shares fell; the shareholders of [per|Gormund] met.",
        "[per|Karl Gormund] founded it, and [org|Gormund] employs ninety. [per|Gormund] said nothing.",
    )
    assert kinds(*told) == {"Gormund Coatings": "organisation", "Karl Gormund": "person"}


def test_a_family_without_a_sign_of_a_company_stays_one() -> None:
    told = ("[org|Gormund Coatings] was fined.", "[per|Karl Gormund] wept. [per|Gormund] said nothing.")
    assert kinds(*told) == {"Gormund Coatings": "organisation", "Karl Gormund": "person"}


def test_two_with_one_surname_behind_them() -> None:
    assert kinds("They met [per|Thomas] and [org|Anna Brisk], two bakers.") == {
        "Thomas Brisk": "person",
        "Anna Brisk": "person",
    }
    assert kinds("[per|Thomas Lunk] came. They met [per|Thomas] and [per|Anna Brisk].") == {
        "Thomas Lunk": "person",
        "Anna Brisk": "person",
    }


def test_the_beginning_of_a_sum_is_no_name() -> None:
    assert kinds("It had only [org|K15]m left.") == {}


def test_what_a_headline_says_of_a_body_is_no_part_of_its_name() -> None:
    assert kinds("[org|Convicted Tolv] boss to go.", "[org|Tolv Energy] paid.") == {"Tolv Energy": "organisation"}
