"""The claims of the invented story."""

from __future__ import annotations

from consilience.model import (
    Claim,
    Utterance,
)
from tests.report.sample.maker import Maker
from tests.report.sample.speech import HIDES


def claims(m: Maker, said: tuple[Utterance, ...]) -> tuple[Claim, ...]:
    """The claims, said and so."""
    wire = ("Nordwire", ("nord", "lantern"), ("Daily Lantern", "Nordwire"), "Daily Lantern reprints Nordwire's text.")
    text = (
        "Nordwire",
        ("nord", "lantern", "kestrel"),
        ("Kestrel Online", "Nordwire"),
        "Daily Lantern reprints Nordwire's text, Kestrel Online translates it back.",
    )
    told = (
        "Nordwire",
        ("nord", "kestrel"),
        ("Kestrel Online", "Nordwire"),
        "Kestrel Online translates Nordwire's text.",
    )
    post = ("Harbour Post", ("harbour",), (), "Its own reporter was at the briefing.")
    ledger = ("Radio Ostrany", ("ledger",), ("The Meridian Ledger", "Radio Ostrany"), "Quotes the broadcast.")
    office = (
        "Civil protection office",
        ("nord", "lantern"),
        ("Daily Lantern", "Nordwire", "Civil protection office"),
        "Both reports give the office's figure.",
    )
    mayor = ("Agnes Roth", ("courier",), ("Tarn Valley Courier", "Agnes Roth"), "The mayor spoke to the Courier.")
    return (
        m.claim(
            "Ilse Okonjo said that Velmora will not flood its own valley for a neighbour who hides its readings.",
            "said",
            "corroborated",
            "Two independent origins carry these words.",
            (
                ("nord", HIDES),
                ("harbour", HIDES),
                ("lantern", "We will not flood our own valley to spare a neighbour who hides its readings"),
                ("kestrel", "We are not going to drown our valley"),
            ),
            (text, post),
            holders=("Ilse Okonjo",),
            utterance=said[0],
        ),
        m.claim(
            "Ilse Okonjo said that the sluices open when the numbers are on the table.",
            "said",
            "corroborated",
            "Two independent origins; only Harbour Post has “and not an hour before”.",
            (
                ("nord", "The sluices open when the numbers are on the table."),
                ("harbour", "The sluices open when the numbers are on the table, and not an hour before."),
                ("kestrel", "The locks will open when the figures lie on the table."),
            ),
            (told, post),
            holders=("Ilse Okonjo",),
            utterance=said[1],
        ),
        m.claim(
            "Pavel Drenin said that the readings have been public since 2019.",
            "said",
            "single-origin",
            "All five reports lead back to one broadcast.",
            (
                ("ledger", "The readings have been public since 2019."),
                ("nord", "have been public since 2019"),
                ("lantern", "have been public since 2019"),
                ("harbour", "the readings had been public for years"),
                ("kestrel", "the data are open since 2019"),
            ),
            (
                (
                    "Radio Ostrany",
                    ("nord", "harbour", "lantern", "ledger", "kestrel"),
                    ("Harbour Post", "Nordwire", "Radio Ostrany"),
                    "One broadcast, told by all.",
                ),
            ),
            holders=("Pavel Drenin",),
            utterance=said[2],
        ),
        m.claim(
            "Pavel Drenin said that water will not ask for a passport.",
            "said",
            "single-origin",
            "Both tellings come from the broadcast.",
            (("ledger", "it will not ask for a passport"), ("kestrel", "will find itself a road without passport")),
            (("Radio Ostrany", ("ledger", "kestrel"), ("The Meridian Ledger", "Radio Ostrany"), ""),),
            holders=("Pavel Drenin",),
            utterance=said[3],
        ),
        m.claim(
            "Ilse Okonjo said that engineers found no sign of damage to the dam wall.",
            "said",
            "single-origin",
            "Only Harbour Post reports it.",
            (("harbour", "no sign whatever"),),
            (post,),
            holders=("Ilse Okonjo",),
            utterance=said[7],
        ),
        m.claim(
            "Agnes Roth said that nobody slept.",
            "said",
            "single-origin",
            "Only Tarn Valley Courier reports it.",
            (("courier", "Nobody slept. We went from door to door with torches"),),
            (mayor,),
            holders=("Agnes Roth",),
            utterance=said[10],
        ),
        m.claim(
            "Pavel Drenin said that one afternoon does not undo ten years.",
            "said",
            "single-origin",
            "Only The Meridian Ledger reports it.",
            (("ledger", "One afternoon does not undo ten years."),),
            (ledger,),
            holders=("Pavel Drenin",),
            utterance=said[6],
        ),
        m.claim(
            "180 houses below the dam were evacuated on Saturday.",
            "so",
            "disputed",
            "The civil protection office counts 180 houses, the mayor 240 homes.",
            (
                ("nord", "180 houses below the dam were evacuated on Saturday"),
                ("lantern", "Some 180 houses were evacuated on Saturday"),
            ),
            (office, mayor),
            disputes=(("courier", "Two hundred and forty homes had been cleared"),),
            holders=("Civil protection office",),
        ),
        m.claim(
            "The ministers meet in Lisk on Tuesday.",
            "so",
            "disputed",
            "Four reports say Tuesday, one says Wednesday.",
            (
                ("nord", "The two ministers are due to meet in the border town of Lisk on Tuesday."),
                ("harbour", "Talks in Lisk begin on Tuesday morning."),
                ("ledger", "The ministers meet on Tuesday."),
                ("kestrel", "The negotiation in Lisk will take place at Tuesday, March 12."),
            ),
            (told, post, ("The Meridian Ledger", ("ledger",), (), "")),
            disputes=(("courier", "meet in Lisk on Wednesday"),),
        ),
        m.claim(
            "The dam wall is undamaged.",
            "so",
            "disputed",
            "The minister says engineers found no sign of damage; an unnamed engineer tells of a crack.",
            (
                ("harbour", "engineers had found “no sign whatever” of damage to the dam wall"),
                ("ledger", "found it sound"),
            ),
            (
                ("Ilse Okonjo", ("harbour",), ("Harbour Post", "Ilse Okonjo"), ""),
                ("The Meridian Ledger", ("ledger",), (), "Tells of an inspection last autumn."),
            ),
            disputes=(("harbour", "a crack of about 40 centimetres had been seen"),),
            holders=("Ilse Okonjo",),
        ),
        m.claim(
            "The reservoir stands at 94 percent of its capacity.",
            "so",
            "single-origin",
            "Both reports carry one wire.",
            (
                ("nord", "Heavy rain has lifted the reservoir to 94 percent of its capacity."),
                ("lantern", "Heavy rain has lifted the reservoir to 94 percent of its capacity."),
            ),
            (wire,),
        ),
        m.claim(
            "Velmora built the dam in 2014.",
            "so",
            "single-origin",
            "Only The Meridian Ledger says so.",
            (("ledger", "Velmora built the dam in 2014 over Ostrany's protest."),),
            (("The Meridian Ledger", ("ledger",), (), ""),),
        ),
        m.claim(
            "A joint commission meets later in March.",
            "so",
            "corroborated",
            "Harbour Post names March 21, The Meridian Ledger “later in the month”.",
            (
                ("harbour", "A commission of both countries meets in Tarnbruck on March 21."),
                ("ledger", "A joint commission is to follow later in the month."),
            ),
            (post, ("The Meridian Ledger", ("ledger",), (), "")),
        ),
        m.claim(
            "The flow readings have been public since 2019.",
            "so",
            "disputed",
            "Drenin says they are public; Okonjo says that Ostrany hides them.",
            (
                ("ledger", "The readings have been public since 2019."),
                ("nord", "have been public since 2019"),
                ("kestrel", "the data are open since 2019"),
            ),
            (("Pavel Drenin", ("nord", "ledger", "kestrel"), ("Radio Ostrany", "Pavel Drenin"), ""),),
            disputes=(
                ("nord", "a neighbour who hides its readings from us"),
                ("harbour", "a neighbour who hides its readings from us"),
            ),
            holders=("Pavel Drenin",),
        ),
        m.claim(
            "The lake stands a hand's breadth under the crest.",
            "so",
            "single-origin",
            "Only Tarn Valley Courier says so.",
            (("courier", "the lake behind the dam stood 🌊 a hand's breadth under the crest"),),
            (("Tarn Valley Courier", ("courier",), (), "Its reporter was there."),),
        ),
    )
