"""The invented story put together."""

from __future__ import annotations

from functools import cache

from consilience.model import (
    BriefSentence,
    Claim,
    Difference,
    Dossier,
    Entity,
    Framing,
    Judgement,
    Lineage,
    MentionKind,
    Phrasing,
    Quantity,
    Role,
    Span,
    Story,
    Time,
    TimelineEntry,
    Utterance,
    content_id,
)
from tests.report.sample.claims import claims
from tests.report.sample.maker import Maker, entity_id
from tests.report.sample.speech import HIDES, attribute, utterances


def _timeline(m: Maker) -> tuple[TimelineEntry, ...]:
    """Past and scheduled, oldest first."""
    return (
        m.entry(
            "2014-01-01",
            "2014-12-31",
            "year",
            "Velmora builds the Karsk dam over Ostrany's protest.",
            "past",
            ("ledger", "Velmora built the dam in 2014 over Ostrany's protest."),
        ),
        m.entry(
            "2019-01-01",
            "2019-12-31",
            "year",
            "Ostrany's readings become public, according to Pavel Drenin.",
            "past",
            ("ledger", "The readings have been public since 2019."),
            ("nord", "have been public since 2019"),
            disagreement="Ilse Okonjo says that Ostrany hides them.",
        ),
        m.entry(
            "2023-09-01",
            "2023-11-30",
            "season",
            "Engineers of both sides inspect the wall and find it sound.",
            "past",
            ("ledger", "Engineers of both sides inspected the wall last autumn and found it sound."),
        ),
        m.entry(
            "2024-03-08",
            "2024-03-08",
            "day",
            "A crack is seen near the eastern spillway, says an engineer.",
            "past",
            ("harbour", "a crack of about 40 centimetres had been seen near the eastern spillway on Friday"),
        ),
        m.entry(
            "2024-03-09",
            "2024-03-09",
            "day",
            "Houses below the dam are evacuated.",
            "past",
            ("nord", "180 houses below the dam were evacuated on Saturday"),
            ("lantern", "Some 180 houses were evacuated on Saturday"),
            ("courier", "Two hundred and forty homes had been cleared by Saturday night"),
        ),
        m.entry(
            "2024-03-10",
            "2024-03-10",
            "day",
            "Ilse Okonjo speaks to reporters in Tarnbruck.",
            "past",
            ("nord", "Okonjo told reporters in Tarnbruck"),
            ("harbour", "said at a briefing in the capital"),
        ),
        m.entry(
            "2024-03-10",
            "2024-03-10",
            "part-of-day",
            "Pavel Drenin speaks on Morning Table.",
            "past",
            ("ledger", "Mr Drenin said on Radio Ostrany's programme Morning Table."),
        ),
        m.entry(
            "2024-03-12T09:00",
            "2024-03-12T12:00",
            "part-of-day",
            "Talks begin in Lisk.",
            "scheduled",
            ("harbour", "Talks in Lisk begin on Tuesday morning."),
            ("nord", "The two ministers are due to meet in the border town of Lisk on Tuesday."),
            ("kestrel", "The negotiation in Lisk will take place at Tuesday, March 12."),
            ("courier", "meet in Lisk on Wednesday"),
            disagreement="Tarn Valley Courier says Wednesday, 13 March.",
        ),
        m.entry(
            "2024-03-21",
            "2024-03-21",
            "day",
            "The joint commission meets in Tarnbruck.",
            "scheduled",
            ("harbour", "A commission of both countries meets in Tarnbruck on March 21."),
            ("ledger", "A joint commission is to follow later in the month."),
        ),
    )


def _lineage(m: Maker) -> tuple[Lineage, ...]:
    """What was taken from whom."""
    a = m.articles
    return (
        Lineage(
            from_=a["nord"].id,
            to=a["lantern"].id,
            kind="reprint",
            score=0.86,
            directed=True,
            passages=m.passages(
                "nord",
                "lantern",
                (
                    "Velmora's water minister Ilse Okonjo said on Sunday her country would open the sluices of the "
                    "Karsk dam only if Ostrany agreed to share its flow readings",
                    "Velmora's water minister Ilse Okonjo said on Sunday her country would open the sluices of the "
                    "Karsk dam only if Ostrany agreed to share its flow readings",
                    "verbatim",
                ),
                (HIDES, "We will not flood our own valley to spare a neighbour who hides its readings", "edited"),
                (
                    "180 houses below the dam were evacuated on Saturday",
                    "Some 180 houses were evacuated on Saturday",
                    "edited",
                ),
            ),
            reasons=(
                "86 percent of Daily Lantern's body stands in Nordwire's.",
                "It signs “Nordwire”.",
                "Nordwire is a day earlier.",
            ),
            origin=m.origin.id,
        ),
        Lineage(
            from_=a["nord"].id,
            to=a["harbour"].id,
            kind="partial-wire",
            score=0.31,
            directed=True,
            passages=m.passages(
                "nord",
                "harbour",
                (
                    "the readings “have been public since 2019”",
                    "the readings had been public for years, according to the news agency Nordwire",
                    "paraphrased",
                ),
            ),
            reasons=("Harbour Post names Nordwire for this paragraph.",),
            origin=m.origin.id,
        ),
        Lineage(
            from_=a["nord"].id,
            to=a["kestrel"].id,
            kind="translation",
            score=0.44,
            directed=False,
            passages=m.passages(
                "nord",
                "kestrel",
                (
                    HIDES,
                    "We are not going to drown our valley for the sake of a neighbour who conceals the data",
                    "paraphrased",
                ),
            ),
            reasons=("The same statements in the same order in other words; names garbled.",),
            origin=m.origin.id,
        ),
        Lineage(
            from_=a["ledger"].id,
            to=a["kestrel"].id,
            kind="shared-quotes",
            score=0.22,
            directed=False,
            passages=m.passages(
                "ledger",
                "kestrel",
                ("it will not ask for a passport", "will find itself a road without passport", "quotation"),
            ),
            reasons=("Both quote one broadcast.",),
            origin=m.origin.id,
        ),
    )


def _brief(m: Maker) -> tuple[BriefSentence, ...]:
    """The brief."""
    return (
        m.sentence(
            "happened",
            "Houses below the Karsk dam were evacuated on Saturday, 9 March.",
            ("nord", "180 houses below the dam were evacuated on Saturday"),
            ("lantern", "Some 180 houses were evacuated on Saturday"),
            ("courier", "Two hundred and forty homes had been cleared by Saturday night"),
        ),
        m.sentence(
            "said",
            "Ilse Okonjo told reporters in Tarnbruck: “We will not flood our own valley to spare a "
            "neighbour who hides its readings from us.”",
            ("nord", HIDES),
            ("harbour", HIDES),
            ("kestrel", "We are not going to drown our valley"),
        ),
        m.sentence(
            "said",
            "Pavel Drenin told Radio Ostrany that the readings have been public since 2019.",
            ("ledger", "The readings have been public since 2019."),
            ("nord", "have been public since 2019"),
        ),
        m.sentence(
            "disputed",
            "The civil protection office counts 180 evacuated houses, mayor Agnes Roth 240 homes.",
            ("nord", "180 houses below the dam"),
            ("courier", "Two hundred and forty homes"),
        ),
        m.sentence(
            "disputed",
            "Four reports put the meeting in Lisk on Tuesday, 12 March; Tarn Valley Courier on Wednesday.",
            ("nord", "Lisk on Tuesday"),
            ("kestrel", "Tuesday, March 12"),
            ("courier", "meet in Lisk on Wednesday"),
        ),
        m.sentence(
            "only-one",
            "Only Harbour Post tells of a crack near the eastern spillway.",
            ("harbour", "a crack of about 40 centimetres had been seen near the eastern spillway"),
        ),
        m.sentence(
            "only-one",
            "Only Tarn Valley Courier has the lake a hand's breadth under the crest.",
            ("courier", "a hand's breadth under the crest"),
        ),
        m.sentence(
            "next",
            "The ministers meet in Lisk on Tuesday, 12 March.",
            ("nord", "The two ministers are due to meet in the border town of Lisk on Tuesday."),
        ),
        m.sentence(
            "next",
            "A joint commission meets in Tarnbruck on 21 March.",
            ("harbour", "A commission of both countries meets in Tarnbruck on March 21."),
        ),
    )


def _entities(m: Maker) -> tuple[Entity, ...]:
    """Who and what is named."""

    def entity(
        name: str, kind: MentionKind, *forms: str, roles: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    ) -> Entity:
        spans = sorted({span for key in m.articles for form in forms or (name,) for span in m.all(key, form)})
        outer = tuple(one for one in spans if not any(two != one and two.covers(one) for two in spans))
        return Entity(
            id=entity_id(name),
            name=name,
            kind=kind,
            aliases=tuple(one for one in forms if one != name),
            roles=tuple(Role(title=title, evidence=tuple(m.at(*one) for one in where)) for title, where in roles),
            mentions=outer,
            origin=m.origin.id,
        )

    return (
        entity(
            "Ilse Okonjo",
            "person",
            "Ilse Okonjo",
            "Ms Okonjo",
            "Okonjo",
            "Ilza Okonyo",
            "Okonyo",
            roles=(
                ("water minister", (("nord", "Velmora's water minister Ilse Okonjo"),)),
                ("Minister of Waters of the Velmora", (("kestrel", "Minister of Waters of the Velmora"),)),
            ),
        ),
        entity(
            "Pavel Drenin",
            "person",
            "Pavel Drenin",
            "Mr Drenin",
            "Drenin",
            roles=(("foreign minister", (("nord", "foreign minister Pavel Drenin"),)),),
        ),
        entity("Agnes Roth", "person", "Agnes Roth", "Ms Roth", roles=(("mayor", (("courier", "mayor Agnes Roth"),)),)),
        entity("An engineer at the dam", "person"),
        entity("Tomas Hale", "person"),
        entity("Nordwire", "organisation"),
        entity("Radio Ostrany", "organisation"),
        entity("Civil protection office", "organisation", "civil protection office"),
        entity("Velmora", "place"),
        entity("Ostrany", "place"),
        entity("Lisk", "place"),
        entity("Tarnbruck", "place"),
        entity("Karsk", "place"),
        entity("Morning Table", "programme"),
    )


def _framings(m: Maker, found: tuple[Claim, ...]) -> tuple[Framing, ...]:
    """Each report leads with its first claims, adds those that it alone has, and omits those that most others have."""
    made = []
    for one in m.articles.values():
        own = [claim for claim in found if any(span.article == one.id for span in claim.supports)]
        alone = [claim for claim in own if {span.article for span in claim.supports} == {one.id}]
        others = [claim for claim in found if claim not in own and len({span.article for span in claim.supports}) > 2]
        ids = [tuple(claim.id for claim in several) for several in (own[:2], alone, others)]
        made.append(Framing(article=one.id, leads=ids[0], adds=ids[1], omits=ids[2], origin=m.origin.id))
    return tuple(made)


def _phrasings(m: Maker, said: Utterance) -> tuple[Phrasing, ...]:
    """Every telling of an utterance with its verb, the second with a word of its own."""
    by_id = {one.id: one for one in m.attributions.values()}
    told = [by_id[name] for name in dict.fromkeys((said.best, *said.attributions))]
    best, other = (Span(one.article, one.content[0].start, one.content[0].start + 12) for one in told[:2])
    swaps = {told[1].id: (Difference(kind="changed", base=best, other=other),)}
    return tuple(
        Phrasing(
            record=said.id,
            article=one.article,
            spans=one.content,
            cue=one.cue,
            stance="pressure" if number == 1 else "neutral",
            swaps=swaps.get(one.id, ()),
        )
        for number, one in enumerate(told)
    )


@cache
def dossier() -> Dossier:
    """The whole invented story."""
    m = Maker()
    attribute(m)
    said = utterances(m)
    tuesday, forty = m.at("nord", "Tuesday"), m.at("harbour", "about 40 centimetres")
    houses = m.at("nord", "180 houses")
    found = claims(m, said)
    return Dossier(
        schema="consilience.dossier/1",
        story=Story(
            id=content_id("story", "karsk"),
            title="Velmora and Ostrany to meet over the Karsk dam",
            articles=tuple(one.id for one in m.articles.values()),
            from_="2024-03-10",
            to="2024-03-11",
        ),
        articles=tuple(m.articles.values()),
        entities=_entities(m),
        attributions=tuple(m.attributions.values()),
        utterances=said,
        claims=found,
        times=(
            Time(article=tuesday.article, start=tuesday.start, end=tuesday.end, type="DATE", value="2024-03-12"),
            *(
                Time(article=one.article, start=one.start, end=one.end, type="DATE", value="2024-03-09")
                for one in m.all("nord", "on Saturday")
            ),
        ),
        quantities=(
            Quantity(span=forty, value="40", bound="about", unit="cm"),
            Quantity(span=houses, value="180", unit="houses"),
        ),
        timeline=_timeline(m),
        lineage=_lineage(m),
        voices=(
            tuple(m.articles[key].id for key in ("nord", "lantern", "kestrel")),
            *((one.id,) for key, one in m.articles.items() if key not in ("nord", "lantern", "kestrel")),
        ),
        framings=_framings(m, found),
        phrasings=_phrasings(m, said[0]),
        brief=_brief(m),
        judgements=(
            Judgement(
                left=said[5].id,
                right=said[2].id,
                verdict="different",
                score=0.21,
                reasons=(
                    "Both of Pavel Drenin on the readings, but “with open books” shares no words with the other.",
                ),
                origin=m.origin.id,
            ),
            Judgement(
                left=said[8].id,
                right=said[1].id,
                verdict="unsure",
                score=0.52,
                reasons=("Same speaker and day; one is told in indirect words, so it is kept apart.",),
                origin=m.origin.id,
            ),
        ),
        provenance=(m.origin,),
    )
