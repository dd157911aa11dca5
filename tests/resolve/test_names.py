"""Names taken apart: persons, spellings, offices, places."""

from __future__ import annotations

import pytest

from consilience.lexicon import rows
from consilience.resolve.entities.gazetteer import (
    Office,
    capital_of,
    countries,
    country_of,
    government,
    office,
    organisation,
    people_of,
    place,
)
from consilience.resolve.entities.names import PersonName, given_relation, key, person, romanised, word_relation


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ("Anna Keller", "", PersonName(("anna",), "keller")),
        ("Mrs Keller", "", PersonName((), "keller", "f")),
        ("Keller", "Mr", PersonName((), "keller", "m")),
        ("Sen. Ruth van der Velde’s", "", PersonName(("ruth",), "van der velde")),
        ("J. Marrot", "", PersonName(("j",), "marrot")),
        ("Omar bin Rashid Jr.", "", PersonName(("omar",), "bin rashid", "", "jr")),
        ("MARTA ÓLAFSDÓTTIR", "", PersonName(("marta",), "olafsdottir")),
    ],
)
def test_a_persons_name_without_titles(text: str, title: str, expected: PersonName) -> None:
    assert person(text, title) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [("sergei", "sergey"), ("dmitry", "dmitri"), ("vasilenko", "wasilenko"), ("qasim", "kasim"), ("yusuf", "yousuf")],
)
def test_romanisations_of_one_name_share_a_key(one: str, other: str) -> None:
    assert romanised(one) == romanised(other)


@pytest.mark.parametrize(("one", "other"), [("maria", "mario"), ("keller", "kessel"), ("brandt", "brent")])
def test_other_names_do_not(one: str, other: str) -> None:
    assert romanised(one) != romanised(other)


def test_words_of_names_from_equal_to_different() -> None:
    assert word_relation("marrot", "marrot") == "equal"
    assert word_relation("kovalyov", "kovaljov") == "spelling"
    assert word_relation("marrot", "marlot") == "near"
    assert word_relation("marrot", "solberg") == "different"
    assert word_relation("lee", "lea") == "different", "a short name has no room for a slip"


def test_given_names_from_equal_to_different() -> None:
    assert given_relation(("william",), ("bill",)) == "nickname"
    assert given_relation(("j",), ("john",)) == "initial"
    assert given_relation(("john", "f"), ("john",)) == "equal"
    assert given_relation(("john", "paul"), ("john", "mark")) == "different"
    assert given_relation((), ("john",)) == "unknown"


def test_a_key_has_no_article_possessive_or_full_stop() -> None:
    assert key("The U.S.’s") == "us"
    assert key("  the  Orvane   Tribune ") == "orvane tribune"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the top Kenyan diplomat", Office("Kenya", "foreign minister")),
        ("Norwegian Minister of Foreign Affairs", Office("Norway", "foreign minister")),
        ("Deputy Foreign Minister", Office(None, "deputy foreign minister")),
        ("Chile’s President", Office("Chile", "president")),
        ("the then head of state", Office(None, "president")),
        ("police chief", Office(None, "police chief")),
    ],
)
def test_an_office_with_its_country(text: str, expected: Office) -> None:
    assert office(text) == expected


def test_a_deputy_holds_another_office() -> None:
    assert office("deputy defence minister") != office("defence minister")


def test_capitals_and_countries_are_governments_only_when_they_act() -> None:
    assert government("nairobi", acting=True) == "Kenya"
    assert government("nairobi", acting=False) is None
    assert government("kenyan government", acting=False) == "Kenya"
    assert government("the hague", acting=False) is None
    assert government("hague", acting=False) == "Netherlands"


def test_the_gazetteer_knows_spellings_of_places_and_acronyms() -> None:
    assert place(key("Bombay")) == place(key("Mumbai")) == "Mumbai"
    assert place("ulan bator") == place("ulaanbaatar")
    assert organisation("who") == organisation(key("World Health Organization")) is not None
    assert place("orvane") is None


def test_territories_stand_beside_countries_and_take_no_name_from_them() -> None:
    assert country_of("commonwealth of puerto rico") == "Puerto Rico"
    assert people_of("greenlandic") == "Greenland"
    assert people_of("french") == "France" and people_of("american") == "United States"
    ours = {row[0] for row in rows("resolve/country_names.tsv")}
    others = [one for one in countries().values() if one.name not in ours]
    assert not {name for one in others for name in one.names} & {
        name for one in countries().values() if one.name in ours for name in one.names
    }
    assert len(others) > 40 and not any(one.seats or one.capitals for one in others)
    assert capital_of("stanley") is None


def test_what_the_package_says_of_a_country_and_what_we_add_are_one() -> None:
    assert capital_of("accra") == people_of("ghanaian") == people_of("ghanaians") == "Ghana"
    assert country_of("swaziland") == capital_of("mbabane") == "Eswatini"
    assert capital_of("kyiv") == capital_of("kiev") == "Ukraine" and place("kiev") == "Kyiv"
    assert capital_of("brussels") is None  # which stands for others than Belgium
