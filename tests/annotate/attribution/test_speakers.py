"""Whose words they are: every source is linked to the mention that names who spoke, in many house styles."""

from __future__ import annotations

import pytest

from consilience.annotate import Models
from tests.annotate.reading import Reading

pytestmark = pytest.mark.model

SURNAMES = [
    (
        "Mayor Ruth Calloway opened the bridge on Friday.\nCalloway said the toll would stay.",
        "toll would stay",
        "Calloway",
    ),
    (
        "Henrik Solberg, 41, runs the mill at Ostby.\nMr Solberg said the wheel was cracked.",
        "wheel was cracked",
        "Solberg",
    ),
    (
        "Dr. Imani Achterberg runs the clinic.\n“We have no beds,” Dr. Achterberg said.",
        "no beds",
        "Achterberg",
    ),
    (
        "Sen. Paula Lindqvist, D-Ostby, fought the bill.\n“It is a poor bill,” Lindqvist said.",
        "poor bill",
        "Lindqvist",
    ),
]
PRONOUNS = [
    (
        "Ruth Calloway, the mayor of Tarsk, met the strikers on Friday.\nShe said the depot would open.",
        "depot would open",
        "Ruth Calloway",
    ),
    (
        "“The depot will open,” Ruth Calloway said.\n“It has to open by May,” she added.",
        "open by May",
        "Ruth Calloway",
    ),
    (
        "Ruth Calloway said it would open. Henrik Solberg, a driver, said it would not. “It is a ruin,” he said.",
        "It is a ruin",
        "Henrik Solberg",
    ),
    (
        "Asked about the depot, Ruth Calloway shrugged. “I have no keys,” she said.",
        "no keys",
        "Ruth Calloway",
    ),
    (
        "After she had met the strikers, Ruth Calloway said the depot would open.",
        "depot would open",
        "Ruth Calloway",
    ),
    (
        "In her letter to the council, Ruth Calloway wrote that the depot was unsafe.",
        "depot was unsafe",
        "Ruth Calloway",
    ),
    (
        "Ruth Calloway met Henrik Solberg on Friday. He said the wheel was cracked.",
        "wheel was cracked",
        "Henrik Solberg",
    ),
]
DESCRIPTIONS = [
    (
        "Secretary of State Helen Marsh flew to Vienna.\nThe top Velmoran diplomat said the truce would hold.",
        "truce would hold",
        "Helen Marsh",
    ),
    (
        "Secretary of State Helen Marsh flew to Vienna.\n“The truce will hold,” the country's top diplomat said.",
        "truce will hold",
        "Helen Marsh",
    ),
    (
        "President Tomas Ekberg spoke in Callow.\nThe president said the bill was dead.",
        "bill was dead",
        "Tomas Ekberg",
    ),
    (
        "Gov. Maria Estrada toured the flooded towns.\nThe governor said the levee would be rebuilt.",
        "levee would be rebuilt",
        "Maria Estrada",
    ),
    (
        "Sen. Paula Lindqvist fought the bill.\nThe lawmaker said it would ruin the ports.",
        "ruin the ports",
        "Paula Lindqvist",
    ),
    (
        "Estmere's finance minister said the ports would close by June.\n"
        "“There is no money left,” Ana Lindgren told a committee.",
        "ports would close",
        "Ana Lindgren",
    ),
    (
        "The mayor of Tarsk said on Friday that the toll would stay.\n“We need the money,” said Ruth Calloway.",
        "toll would stay",
        "Ruth Calloway",
    ),
    (
        "The mayor of Tarsk said on Friday that the toll would stay.\n"
        "“It is robbery,” said Henrik Solberg, who drives a van.",
        "toll would stay",
        "The mayor",
    ),
    (
        "A minister said the ports would close.\n“They will not,” Ana Lindgren told a committee.",
        "ports would close",
        "A minister",
    ),
    (
        "Foreign Minister Ana Okafor met a union leader.\nThe union leader said the strike would go on.",
        "strike would go on",
        "The union leader",
    ),
]
BODIES = [
    (
        "Foreign Ministry spokeswoman Clara Oduya said the embassy would reopen.",
        "embassy would reopen",
        "Clara Oduya",
    ),
    (
        "A spokesman for Northwire Energy said the plant was safe.",
        "plant was safe",
        "A spokesman",
    ),
    (
        "The plant was safe, a Northwire Energy spokesman said.",
        "plant was safe",
        "a Northwire Energy spokesman",
    ),
    (
        "Northwire Energy shut its plant. The company said the leak was small.",
        "leak was small",
        "The company",
    ),
    (
        "Officials said the leak was small. They added that the river was clean.",
        "river was clean",
        "Officials",
    ),
    (
        "Two officials familiar with the talks said the truce would hold.",
        "truce would hold",
        "Two officials",
    ),
    (
        "The truce would hold, according to people briefed on the matter.",
        "truce would hold",
        "people",
    ),
    (
        "Police in Tarsk said the road was closed.",
        "road was closed",
        "Police",
    ),
    (
        "In a statement, the Kerrovian defence ministry said its ships had left.",
        "ships had left",
        "the Kerrovian defence ministry",
    ),
    (
        "A statement from the ministry said its ships had left.",
        "ships had left",
        "A statement",
    ),
]
SEVERAL = [
    (
        "Two diplomats met the Velmoran board. One of them said the offer was off.",
        "offer was off",
        "One of them",
    ),
    (
        "Two diplomats met the board. The other said the offer stood.",
        "offer stood",
        "The other",
    ),
    (
        "Three officials were at the table. Another, who asked not to be named, said the offer stood.",
        "offer stood",
        "Another",
    ),
    (
        "One of the Velmoran officials said the books were in order.",
        "books were in order",
        "One of the Velmoran officials",
    ),
    (
        "Two diplomats met the board. Both said the offer stood.",
        "offer stood",
        "Two diplomats",
    ),
    (
        "A person close to the board said the offer stood. The person said there was time.",
        "there was time",
        "A person",
    ),
    (
        "A person close to the board said the offer stood. “We are in no hurry,” they added.",
        "in no hurry",
        "A person",
    ),
    (
        "A western diplomat said it was high. The diplomat shrugged. The diplomat added that three was likelier.",
        "three was likelier",
        "A western diplomat",
    ),
    (
        "Northwire's chief executive Ana Lindgren admitted that prices had been explained badly.",
        "prices had been explained badly",
        "Ana Lindgren",
    ),
]
APPOSED = [
    (
        "The head of the mission, Halvard Ness, said nobody knew who fired first.",
        "who fired first",
        "Halvard Ness",
    ),
    (
        "“It's a scene of horror,” a local member of parliament, Eric Solberg, told Radio Tavira.",
        "scene of horror",
        "Eric Solberg",
    ),
    (
        "A spokesman for the company, Northwire Energy, said the plant was safe.",
        "plant was safe",
        "A spokesman",
    ),
]
CONTINUED = [
    (
        "Ruth Calloway met the parents. Lawan Zeddo, the father of Aisha, said that he hoped she had been freed.",
        "she had been freed",
        "Lawan Zeddo",
    ),
    (
        "Henrik Solberg met the parents. Lawan Zeddo said that his daughter was among them. All were glad, he said.",
        "All were glad",
        "Lawan Zeddo",
    ),
]
BODIES_TAKEN_UP = [
    (
        "Radio Tavira asked twice. The environment agency said it estimated that nine tonnes had leaked.",
        "nine tonnes had leaked",
        "The environment agency",
    ),
    (
        "The Ground Services Union said 2,400 had struck.\n"
        "Skerry Airports, which runs the airport, said few had stayed away. It put the number at 1,100.",
        "the number at 1,100",
        "Skerry Airports",
    ),
    (
        "Tavira's border service said the pictures were old. “Not one guard is missing,” it said.",
        "Not one guard is missing",
        "Tavira's border service",
    ),
    (
        "Northwire Mobile said it would appeal. The company disputed the number. “Few had complained,” it said.",
        "Few had complained",
        "Northwire Mobile",
    ),
]
SENTENCES_TAKEN_FOR_NAMES = [
    (
        "Pat Okonjo, the union's leader, was cooler. “Not a victory, a wage,” Okonjo told Channel 8 on Thursday.",
        "Not a victory",
        "Okonjo",
    ),
]
NOBODY = [
    ("Northwire Mobile said nothing. It is now known that a hose was old.", "a hose was old"),
    ("The Security Council met. It will be recalled that the truce was broken in May.", "the truce was broken"),
    ("No letter of intent said who the buyer was.", "the buyer was"),
    ("“There will be no sale,” e said.", "no sale"),
    ("In an e-mail the price was named. The e-mail said it was fair. “It was not,” she said.", "It was not"),
    ("Three guards were killed at the bridge. Both said the other side had fired first.", "fired first"),
]
DEBRIS = [
    (
        "Ruth Calloway told the council that the toll would stay.\nAdvertisement\n“We need the money,” she said.",
        (1,),
        "need the money",
        "Ruth Calloway",
    ),
    (
        "Ruth Calloway told the council that the toll would stay.\n"
        "Henrik Solberg at the mill in May. (Photo: Pia Jonas)\n"
        "“We need the money,” the mayor's office quoted her as saying.\n“And soon,” she said.",
        (1,),
        "And soon",
        "Ruth Calloway",
    ),
    (
        "“The toll stays,” Ruth Calloway said.\nREAD MORE: Solberg says mill to shut\n“I mean it,” she said.",
        (1,),
        "I mean it",
        "Ruth Calloway",
    ),
]


@pytest.mark.parametrize(
    ("text", "part", "speaker"),
    [
        *SURNAMES,
        *PRONOUNS,
        *DESCRIPTIONS,
        *BODIES,
        *SEVERAL,
        *APPOSED,
        *CONTINUED,
        *BODIES_TAKEN_UP,
        *SENTENCES_TAKEN_FOR_NAMES,
    ],
)
def test_the_speaker(text: str, part: str, speaker: str, models: Models) -> None:
    assert Reading(text, models).speaker(part) == speaker


@pytest.mark.parametrize(("text", "asides", "part", "speaker"), DEBRIS)
def test_debris_does_not_part_words_from_their_speaker(
    text: str, asides: tuple[int, ...], part: str, speaker: str, models: Models
) -> None:
    assert Reading(text, models, asides=asides).speaker(part) == speaker


def test_a_pronoun_that_fits_two_alike_names_nobody(models: Models) -> None:
    reading = Reading("Henrik Solberg and Peter Sand met at the mill. He said the wheel was cracked.", models)
    assert reading.speaker("wheel was cracked") is None


def test_a_son_is_not_his_father(models: Models) -> None:
    reading = Reading(
        "Daniel Okafor Sr. founded the mill.\nDaniel Okafor Jr. said the wheel was cracked.\n"
        "“It can be mended,” the elder Okafor said.",
        models,
    )
    assert reading.speaker("wheel was cracked") == "Daniel Okafor Jr."


@pytest.mark.parametrize(("text", "words"), NOBODY)
def test_what_names_nobody_is_no_speaker(models: Models, text: str, words: str) -> None:
    assert Reading(text, models).speaker(words) is None
