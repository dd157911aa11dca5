"""Invented reports of events that look alike and are not the same."""

from __future__ import annotations

EARTHQUAKES = {
    "first": [
        """Earthquake of magnitude 6.1 kills 14 in Tarvana province

HOLLISK (Northern Wire) - An earthquake of magnitude 6.1 struck the Tarvana province of Belmora on 3 May, killing at
least 14 people and burying houses in the town of Keshty, governor Dasho Lerin said. The quake hit at a depth of 12
kilometres. Rescuers from Hollisk dug with bare hands in Keshty all night.""",
        """Rescuers dig through rubble in Keshty after quake

At least 14 people died when an earthquake of magnitude 6.1 shook Keshty in Tarvana province on 3 May. Governor
Dasho Lerin asked for tents and blankets for 3,000 people who had lost their homes in Keshty. The tremor was
felt in Hollisk.""",
    ],
    "second": [
        """Earthquake of magnitude 5.4 injures 60 in Orrin islands

PORT SELD (Northern Wire) - An earthquake of magnitude 5.4 struck the Orrin islands of Belmora on 21 May, injuring 60
people and cutting power in Port Seld, mayor Tulla Vance said. The quake hit at a depth of 40 kilometres. Ferries to
Port Seld were stopped for fear of a flood wave.""",
        """Sixty hurt as tremor shakes Port Seld

Some 60 people were hurt when an earthquake of magnitude 5.4 shook Port Seld on the Orrin islands on 21 May. Mayor Tulla
Vance said that ferries would stay in harbour. Power was back in most of Port Seld by evening.""",
    ],
}
TRIALS = {
    "first": [
        """Court in Averstad clears banker Joren Halle of fraud

A court in Averstad acquitted the banker Joren Halle of fraud on Monday. Judge Petra Quill said that 9 of 11 witnesses
had contradicted each other. Halle embraced his wife. Prosecutor Olin Marsk said the state would appeal.""",
        """Banker Halle walks free in Averstad fraud trial

Joren Halle, accused of fraud at Averstad Savings, was acquitted by Judge Petra Quill on Monday. Prosecutor Olin Marsk
announced an appeal against the acquittal of Halle. Of 11 witnesses 9 had contradicted each other, Quill said.""",
    ],
    "second": [
        """Appeal court jails banker Joren Halle for six years

The high court in Dremmel overturned the acquittal of the banker Joren Halle and sent him to prison for 6 years on
Thursday. Judge Sten Ovaro said that letters found in a cellar proved the theft of 48 million crowns. Defence lawyer
Maud Tiller called the sentence of the court in Dremmel absurd.""",
        """Six years in prison for Halle after cellar letters

High court judge Sten Ovaro sentenced Joren Halle to 6 years on Thursday in Dremmel. Letters from a cellar showed how 48
million crowns were stolen, Ovaro said. Maud Tiller, who defended Halle, called the sentence absurd.""",
    ],
}
RALLIES = {
    "first": [
        """20,000 march in Lomgrad against fuel tax

Some 20,000 people marched through Lomgrad on Saturday, 4 June, against the tax on fuel. Taxi driver Irma Soll spoke
from a lorry on Harbour Square. Police chief Bodo Krent said that 12 people were arrested after stones were thrown
at the treasury.""",
        """Stones thrown at treasury in march against fuel tax

A march of 20,000 against the fuel tax in Lomgrad on 4 June ended with stones thrown at the treasury, and 12 arrests,
according to police chief Bodo Krent. Irma Soll, a taxi driver, was cheered on Harbour Square.""",
    ],
    "second": [
        """Farmers join rally over fuel tax in Lomgrad with 300 tractors

Farmers brought 300 tractors into Lomgrad on Saturday, 11 June, for a rally against the fuel tax. Farm leader Gustav
Pell handed a petition with 90,000 names to minister Agda Fromm at the Old Mint. Nobody was arrested.""",
        """Tractors block Lomgrad as farmers hand over petition

Farm leader Gustav Pell gave minister Agda Fromm 90,000 signatures against the fuel tax at the Old Mint in Lomgrad on 11
June, while 300 tractors blocked the bridges.""",
    ],
}
MARCHES = {
    "first": [
        """Thousands march in Pellingen against closure of the Amsel shipyard

Some 6,000 people marched through Pellingen on Saturday, 9 April, against the closure of the Amsel shipyard. Union chief
Hedda Brisk told the crowd on Anchor Square that 1,400 jobs would be lost. It rained all Saturday. A delegation of
welders handed mayor Corvin Lund a wreath. The owner, Marrick Holdings, made no comment.""",
        """Shipyard workers march through rain in Pellingen

Workers of the Amsel shipyard marched in Pellingen on 9 April behind a wreath for mayor Corvin Lund. Hedda Brisk, who
leads the union, counted 6,000 people in the rain of Saturday and warned that 1,400 jobs would go. Marrick Holdings,
which owns the yard, kept silent.""",
    ],
    "second": [
        """Pellingen marches again for the Amsel shipyard

About 11,000 people marched through Pellingen on Thursday, 14 April, the second march against the closure of the Amsel
shipyard. Priests rang the bells of Saint Orm at noon. Union leader Hedda Brisk read out a letter on Anchor Square in
which Marrick Holdings offered talks on Thursday evening. Schools stayed shut.""",
        """Bells ring for Amsel shipyard as owner offers talks

The bells of Saint Orm rang in Pellingen on 14 April for the Amsel shipyard. Marrick Holdings offered talks in a letter
that Hedda Brisk of the union read to 11,000 people, nearly twice as many as at the first march. Schools were shut on
Thursday.""",
    ],
}
PAIRS = {
    "two earthquakes in a month": (EARTHQUAKES, "2031-05-04", "2031-05-22"),
    "two rounds of one trial": (TRIALS, "2031-09-02", "2031-12-05"),
    "two rallies a week apart": (RALLIES, "2031-06-05", "2031-06-12"),
    "two marches five days apart": (MARCHES, "2031-04-09", "2031-04-14"),
}
