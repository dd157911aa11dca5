"""The invented reports: their words, region by region, and how the day of each is known."""

from __future__ import annotations

from typing import Literal, cast

from consilience.model import (
    Article,
    Published,
    Region,
    RegionKind,
    Span,
    content_id,
)

NORD = (
    ("headline", "Velmora, Ostrany ministers to meet over Karsk dam as water rises"),
    ("dateline", "TARNBRUCK, March 10 (Nordwire) -"),
    (
        "body",
        "Velmora's water minister Ilse Okonjo said on Sunday her country would open the sluices of the Karsk dam "
        "only if Ostrany agreed to share its flow readings, ahead of talks on Tuesday.",
    ),
    (
        "body",
        "“We will not flood our own valley to spare a neighbour who hides its readings from us,” Okonjo told "
        "reporters in Tarnbruck. “The sluices open when the numbers are on the table.”",
    ),
    (
        "body",
        "Ostrany's foreign minister Pavel Drenin rejected the demand, telling state radio that the readings “have been "
        "public since 2019”.",
    ),
    (
        "body",
        "Heavy rain has lifted the reservoir to 94 percent of its capacity. The civil protection office in Velmora "
        "said 180 houses below the dam were evacuated on Saturday.",
    ),
    ("body", "The two ministers are due to meet in the border town of Lisk on Tuesday."),
    ("credit", "(Reporting by Tomas Hale; editing by R. Quist)"),
)
HARBOUR = (
    ("headline", "‘Numbers on the table’: Velmora sets its price for opening the Karsk dam"),
    ("byline", "By Mirela Santos, Tarnbruck"),
    (
        "body",
        "The sluices of the Karsk dam will stay shut until Ostrany shares its river readings, Velmora's water minister "
        "said on Sunday, two days before the neighbours meet for talks in Lisk.",
    ),
    (
        "body",
        "“We will not flood our own valley to spare a neighbour who hides its readings from us,” Ilse Okonjo said at a "
        "briefing in the capital. “The sluices open when the numbers are on the table, and not an hour before.”",
    ),
    (
        "body",
        "Ms Okonjo, a hydrologist by training, also said engineers had found “no sign whatever” of damage to the dam "
        "wall.",
    ),
    (
        "body",
        "Her counterpart across the river, Foreign Minister Pavel Drenin, told Radio Ostrany the readings had been "
        "public for years, according to the news agency Nordwire.",
    ),
    (
        "body",
        "An engineer at the dam, who asked not to be named, told the Harbour Post that a crack of about 40 centimetres "
        "had been seen near the eastern spillway on Friday.",
    ),
    ("body", "Talks in Lisk begin on Tuesday morning. A commission of both countries meets in Tarnbruck on March 21."),
    (
        "biography",
        "Mirela Santos covers rivers, harbours and the people who live by them. She has reported from eleven countries "
        "and keeps bees.",
    ),
)
LANTERN = (
    ("masthead", "DAILY LANTERN | Monday, March 11, 2024 | 9°C light rain"),
    ("headline", "Dam dispute: ministers to meet as water rises"),
    ("furniture", "Advertisement - story continues below"),
    (
        "body",
        "Velmora's water minister Ilse Okonjo said on Sunday her country would open the sluices of the Karsk dam only "
        "if Ostrany agreed to share its flow readings.",
    ),
    (
        "body",
        "“We will not flood our own valley to spare a neighbour who hides its readings,” Okonjo told reporters in "
        "Tarnbruck.",
    ),
    (
        "body",
        "Ostrany's foreign minister Pavel Drenin rejected the demand, telling state radio that the readings “have been "
        "public since 2019”.",
    ),
    (
        "body",
        "Heavy rain has lifted the reservoir to 94 percent of its capacity. Some 180 houses were evacuated on "
        "Saturday, the civil protection office said.",
    ),
    ("credit", "Nordwire"),
    ("related", "Read more: Five walks along the Tarn before the rain comes back"),
    ("related", "Lantern Kitchen: what to do with too many leeks"),
)
LEDGER = (
    ("headline", "Drenin: Ostrany will come to Lisk “with open books”"),
    ("standfirst", "The foreign minister says the flow data were never secret and warns against haste"),
    ("byline", "The Meridian Ledger, political desk, 10 March 2024"),
    (
        "body",
        "Foreign Minister Pavel Drenin said on Sunday that Ostrany would come to the talks in Lisk “with open books” "
        "and expected Velmora to do the same.",
    ),
    (
        "body",
        "“The readings have been public since 2019. Anyone with a telephone can read them,” Mr Drenin said on Radio "
        "Ostrany's programme Morning Table. “If the sluices stay shut, the water will choose its own way, and it will "
        "not ask for a passport.”",
    ),
    (
        "body",
        "He said he did not expect an agreement at a single meeting: “One afternoon does not undo ten years.”",
    ),
    (
        "body",
        "Velmora built the dam in 2014 over Ostrany's protest. Engineers of both sides inspected the wall last autumn "
        "and found it sound.",
    ),
    ("body", "The ministers meet on Tuesday. A joint commission is to follow later in the month."),
)
KESTREL = (
    ("masthead", "Kestrel Online - saved on 2 April 2024"),
    ("headline", "Ilza Okonyo threatens: the locks will not open"),
    (
        "body",
        "The Minister of Waters of the Velmora Ilza Okonyo made a statement on Sunday that the locks of the Karsk dam "
        "not will be opened without the data from the neighbours.",
    ),
    (
        "body",
        "“We are not going to drown our valley for the sake of a neighbour who conceals the data,” said Okonyo. “The "
        "locks will open when the figures lie on the table.”",
    ),
    (
        "body",
        "In response the head of the Foreign Ministry Drenin declared that the data are open since 2019 and that water "
        "“will find itself a road without passport”.",
    ),
    ("body", "The negotiation in Lisk will take place at Tuesday, March 12."),
    ("furniture", "home icon   arrow up   🔔 subscribe"),
)
COURIER = (
    ("headline", "Water at the door: 240 homes cleared below Karsk 🌊"),
    ("byline", "Jon Abara"),
    ("caption", "Volunteers stack sandbags 🧱🧱 in Unter-Karsk on Saturday. Photo: Lena Roth / Tarn Valley Courier"),
    (
        "body",
        "UNTER-KARSK - Two hundred and forty homes had been cleared by Saturday night, mayor Agnes Roth said, as the "
        "lake behind the dam stood 🌊 a hand's breadth under the crest.",
    ),
    ("body", "“Nobody slept. We went from door to door with torches,” Ms Roth told the Courier in the school gym."),
    (
        "body",
        "The mayor wants the sluices opened at once. “Let them quarrel about readings on dry feet,” she said of the "
        "ministers, who meet in Lisk on Wednesday.",
    ),
    (
        "body",
        "On the gym wall children had written the old name of the village, \u2067كارسك\u2069, in the letters of their "
        "grandparents 𐌰𐌱𐌲.",
    ),
    ("biography", "Jon Abara is the Courier's reporter for the upper valley."),
    ("contributors", "Lena Roth contributed to this report."),
)
PAGES: tuple[tuple[str, str, str, str | None, tuple[tuple[str, str], ...]], ...] = (
    ("nord", "Nordwire", "\n\n", "https://nordwire.example/2024/karsk", NORD),
    ("harbour", "Harbour Post", "\n\n", "https://harbourpost.example/karsk-dam?id=7&ref=<b>", HARBOUR),
    ("lantern", "Daily Lantern", "\n", "javascript:alert(1)", LANTERN),
    ("ledger", "The Meridian Ledger", "\n\n", None, LEDGER),
    ("kestrel", "Kestrel Online", "\n", "http://kestrel.example/n/88", KESTREL),
    ("courier", "Tarn Valley Courier", "\r\n\r\n", None, COURIER),
)
PUBLISHED: dict[str, tuple[str, Literal["metadata", "masthead", "dateline", "body", "siblings"], str, str]] = {
    "nord": (
        "2024-03-10",
        "dateline",
        "March 10",
        "The dateline names the day; the year is that of the page's address.",
    ),
    "harbour": ("2024-03-10", "body", "on Sunday", "“Sunday” with “two days before” talks on Tuesday, March 12."),
    "lantern": ("2024-03-11", "masthead", "Monday, March 11, 2024", "The masthead is a day after the wire it carries."),
    "ledger": ("2024-03-10", "body", "10 March 2024", "The byline names the day."),
    "kestrel": (
        "2024-03-10",
        "siblings",
        "on Sunday",
        "The masthead's 2 April 2024 is the day the page was saved: “Tuesday, March 12” is still to come in the text.",
    ),
    "courier": ("2024-03-10", "siblings", "on Saturday", "Undated; tells Saturday night as the day before."),
}
PLACE_OF = {"nord": 0, "harbour": 1, "lantern": 2, "ledger": 3, "kestrel": 4, "courier": 5}


def article(key: str, outlet: str, gap: str, url: str | None, parts: tuple[tuple[str, str], ...]) -> Article:
    """An article of `parts` (kind, words), set apart by `gap`."""
    regions: list[Region] = []
    at = 0
    for kind, words in parts:
        regions.append(
            Region(start=at, end=at + len(words), kind=cast("RegionKind", kind), reason=f"looks like {kind}")
        )
        at += len(words) + len(gap)
    text = gap.join(words for _, words in parts)
    ident = content_id(url or key, text)
    date, how, evidence, why = PUBLISHED[key]
    begin = text.index(evidence)
    return Article(
        id=ident,
        path=f"reports/{key}.txt",
        text=text,
        url=url,
        outlet=outlet,
        headline=next(words for kind, words in parts if kind == "headline"),
        bylines=tuple(words for kind, words in parts if kind == "byline"),
        credits=tuple(words for kind, words in parts if kind == "credit"),
        language="en",
        published=Published(
            date=date,
            precision="day",
            how=how,
            evidence=(Span(ident, begin, begin + len(evidence)),),
            reasons=(why,),
        ),
        regions=tuple(regions),
    )
