"""Invented reports, by invented outlets, of invented events."""

from __future__ import annotations

from consilience.cluster.vectors import Sketch, sketch
from consilience.model import Annotated, Article, Published
from tests.builders import headed

DAM = {
    "herald": """Thousands flee as Oreval dam cracks after record rain

ORTANA, Velmark (Continental Press) - More than 9,000 people were ordered from their homes in the Lissen valley on
Tuesday after engineers found a crack forty metres long in the wall of the Oreval dam, officials said.
"We will not gamble with lives," said Ilse Marrow, governor of Lissen province. "Everybody below the dam must leave
before dark." Water was let out through two emergency sluices, and the army sent boats to the town of Ortana.
The dam, built in 1961, holds 80 million cubic metres of water.""",
    "mirror": """Crack in Velmark dam forces evacuation of Ortana

Velmark's army began carrying residents out of Ortana by boat last night after a long crack opened in the Oreval dam.
Governor Ilse Marrow told a news conference that nobody could stay in the Lissen valley until engineers had lowered the
lake behind the dam by six metres. Farmers complained that they had been warned only an hour before. Heavy rain that has
fallen since Saturday is forecast to continue.""",
    "bulletin": """The evacuation of the Lissen valley in Velmark goes on.
The wall of the dam of Oreval has got a crack in it and the governor, Mrs. Ilsa Marro, has said that human lives are not
for gambling. From Ortana town the soldiers are bringing the people away with boats, nine thousand in number. Engineers
are letting out water through the sluices of emergency.""",
}
TRIAL = {
    "herald": """Court in Port Sellick jails former minister for bribes

A court in Port Sellick sentenced Tomas Adair, once minister of ports, to seven years in prison on Tuesday for taking
bribes from a dredging company. Judge Amara Boyce said Mr Adair had "sold the harbour by the metre". His lawyer said he
would appeal against the verdict. Prosecutors had asked for ten years.""",
    "mirror": """Seven years for ex-minister Adair in harbour bribery case

Tomas Adair, the former ports minister, took money from dredgers and must go to prison for seven years, a judge ruled
in Port Sellick. Mr Adair shook his head as Judge Amara Boyce read the verdict. The defence will appeal. The dredging
company paid him through an account abroad, prosecutors said.""",
}
OTHER_DAM = """Villages warned as Tarn dam in Sorrey overflows

Some 400 villagers in the north of Sorrey were told to prepare to leave on Tuesday as water ran over the top of the
Tarn dam. Nobody was hurt. District chief Paavo Lind said that the dam was sound, and that pumps would arrive from the
capital Hollin by Thursday. The Tarn was raised by two metres only last year."""


def report(name: str, text: str, day: str | None = None) -> Sketch:
    """The sketch of an invented report whose first paragraph is its headline, if there is an empty line behind it."""
    published = Published(date=day, precision="day", how="given") if day else None
    return sketch(Annotated(article=Article(id=name, path=name, text=text, published=published, regions=headed(text))))


def reports(day: str | None = None) -> list[Sketch]:
    """All of them, the articles of one story under names that begin alike."""
    return [
        *(report(f"dam-{outlet}", text, day) for outlet, text in DAM.items()),
        *(report(f"trial-{outlet}", text, day) for outlet, text in TRIAL.items()),
        report("other-dam", OTHER_DAM, day),
    ]
