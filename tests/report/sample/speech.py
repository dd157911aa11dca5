"""Who says what in the invented reports."""

from __future__ import annotations

from consilience.model import (
    Occasion,
    Utterance,
)
from tests.report.sample.maker import Maker

BRIEFING = Occasion(kind="briefing", name="briefing in Tarnbruck", place="Tarnbruck")
RADIO = Occasion(kind="programme", name="Morning Table", medium="Radio Ostrany")
HIDES = "We will not flood our own valley to spare a neighbour who hides its readings from us"


def attribute(m: Maker) -> None:
    """All attributions of the sample."""
    m.attribution("n1", "nord", "Okonjo", "told", (HIDES,), "direct", "Ilse Okonjo", occasion=BRIEFING)
    m.attribution("h1", "harbour", "Ilse Okonjo", "said at", (HIDES,), "direct", "Ilse Okonjo", occasion=BRIEFING)
    m.attribution(
        "l1",
        "lantern",
        "Okonjo told",
        "told reporters",
        ("We will not flood our own valley to spare a neighbour who hides its readings",),
        "direct",
        "Ilse Okonjo",
        via=("Nordwire",),
        occasion=BRIEFING,
    )
    m.attribution(
        "k1",
        "kestrel",
        "Okonyo.",
        "said Okonyo",
        ("We are not going to drown our valley for the sake of a neighbour who conceals the data",),
        "direct",
        "Ilse Okonjo",
    )
    m.attribution(
        "n2",
        "nord",
        "Okonjo",
        "told",
        ("The sluices open when the numbers are on the table.",),
        "direct",
        "Ilse Okonjo",
        occasion=BRIEFING,
    )
    m.attribution(
        "h2",
        "harbour",
        "Ilse Okonjo",
        "said at",
        ("The sluices open when the numbers are on the table, and not an hour before.",),
        "direct",
        "Ilse Okonjo",
        occasion=BRIEFING,
    )
    m.attribution(
        "k2",
        "kestrel",
        "Okonyo.",
        "said Okonyo",
        ("The locks will open when the figures lie on the table.",),
        "direct",
        "Ilse Okonjo",
    )
    m.attribution(
        "h3",
        "harbour",
        "Ms Okonjo",
        "also said",
        ("engineers had found “no sign whatever” of damage to the dam wall",),
        "mixed",
        "Ilse Okonjo",
    )
    m.attribution(
        "d1",
        "ledger",
        "Mr Drenin",
        "said on Radio",
        ("The readings have been public since 2019. Anyone with a telephone can read them",),
        "direct",
        "Pavel Drenin",
        occasion=RADIO,
    )
    m.attribution(
        "n3",
        "nord",
        "Pavel Drenin",
        "telling state radio",
        ("the readings “have been public since 2019”",),
        "mixed",
        "Pavel Drenin",
        occasion=RADIO,
    )
    m.attribution(
        "l3",
        "lantern",
        "Pavel Drenin",
        "telling state radio",
        ("the readings “have been public since 2019”",),
        "mixed",
        "Pavel Drenin",
        via=("Nordwire",),
        occasion=RADIO,
    )
    m.attribution(
        "h4",
        "harbour",
        "Foreign Minister Pavel Drenin",
        "told Radio Ostrany",
        ("the readings had been public for years",),
        "indirect",
        "Pavel Drenin",
        via=("Nordwire", "Radio Ostrany"),
        occasion=RADIO,
    )
    m.attribution("k3", "kestrel", "Drenin", "declared", ("the data are open since 2019",), "indirect", "Pavel Drenin")
    m.attribution(
        "d2",
        "ledger",
        "Mr Drenin",
        "said on Radio",
        ("If the sluices stay shut, the water will choose its own way, and it will not ask for a passport.",),
        "direct",
        "Pavel Drenin",
        occasion=RADIO,
    )
    m.attribution(
        "k4", "kestrel", "Drenin", "declared", ("will find itself a road without passport",), "mixed", "Pavel Drenin"
    )
    m.attribution(
        "d3",
        "ledger",
        "Foreign Minister Pavel Drenin",
        "said on Sunday",
        ("with open books",),
        "mixed",
        "Pavel Drenin",
        occasion=RADIO,
    )
    m.attribution(
        "d4",
        "ledger",
        "He",
        "said he",
        ("One afternoon does not undo ten years.",),
        "direct",
        "Pavel Drenin",
        occasion=RADIO,
    )
    m.attribution(
        "n4",
        "nord",
        "The civil protection office in Velmora",
        "said",
        ("180 houses below the dam were evacuated on Saturday",),
        "indirect",
        "Civil protection office",
    )
    m.attribution(
        "l4",
        "lantern",
        "the civil protection office",
        "said.",
        ("Some 180 houses were evacuated on Saturday",),
        "indirect",
        "Civil protection office",
        via=("Nordwire",),
    )
    m.attribution(
        "c1",
        "courier",
        "mayor Agnes Roth",
        "said, as",
        ("Two hundred and forty homes had been cleared by Saturday night",),
        "indirect",
        "Agnes Roth",
    )
    m.attribution(
        "c2",
        "courier",
        "Ms Roth",
        "told the Courier",
        ("Nobody slept. We went from door to door with torches",),
        "direct",
        "Agnes Roth",
        occasion=Occasion(kind="interview", medium="Tarn Valley Courier", place="the school gym"),
    )
    m.attribution(
        "c3",
        "courier",
        "The mayor",
        "she said",
        ("Let them quarrel about readings on dry feet",),
        "direct",
        "Agnes Roth",
    )
    m.attribution(
        "h5",
        "harbour",
        "An engineer at the dam",
        "told the Harbour Post",
        ("a crack of about 40 centimetres had been seen near the eastern spillway on Friday",),
        "indirect",
        "An engineer at the dam",
        said_on=None,
    )
    m.attribution(
        "n5",
        "nord",
        "Velmora's water minister Ilse Okonjo",
        "said on Sunday",
        ("her country would open the sluices of the Karsk dam only if Ostrany agreed to share its flow readings",),
        "indirect",
        "Ilse Okonjo",
    )


def utterances(m: Maker) -> tuple[Utterance, ...]:
    """The speech acts."""
    same = "Same speaker, same day; {} of {} words in one order."
    return (
        m.utterance(
            "Ilse Okonjo",
            ("n1", "verbatim"),
            ("h1", "verbatim"),
            ("l1", "clipped"),
            ("k1", "translated"),
            reasons=(
                same.format(17, 17),
                "Daily Lantern: the same words without the last two.",
                "Kestrel Online: the same statement in other words, name garbled, as in a translation.",
            ),
        ),
        m.utterance(
            "Ilse Okonjo",
            ("n2", "clipped"),
            ("h2", "verbatim"),
            ("k2", "translated"),
            base=1,
            reasons=(same.format(9, 14),),
        ),
        m.utterance(
            "Pavel Drenin",
            ("d1", "verbatim"),
            ("n3", "clipped"),
            ("l3", "clipped"),
            ("h4", "paraphrased"),
            ("k3", "paraphrased"),
            reasons=("Same speaker, same broadcaster; “public since 2019” stands in three tellings.",),
        ),
        m.utterance(
            "Pavel Drenin",
            ("d2", "verbatim"),
            ("k4", "translated"),
            reasons=("Same speaker, same day; both have water that needs no passport.",),
        ),
        m.utterance("Civil protection office", ("n4", "paraphrased"), ("l4", "paraphrased")),
        m.utterance("Pavel Drenin", ("d3", "clipped")),
        m.utterance("Pavel Drenin", ("d4", "verbatim")),
        m.utterance("Ilse Okonjo", ("h3", "clipped")),
        m.utterance("Ilse Okonjo", ("n5", "paraphrased")),
        m.utterance("Agnes Roth", ("c1", "paraphrased")),
        m.utterance("Agnes Roth", ("c2", "verbatim")),
        m.utterance("Agnes Roth", ("c3", "verbatim")),
        m.utterance("An engineer at the dam", ("h5", "paraphrased")),
    )
