"""Reports rewritten without a common phrase, quotations that one outlet had alone, and what only looks like either."""

from __future__ import annotations

import time

import numpy as np
import pytest
from msgspec.structs import replace

from consilience.model import Annotated, Given, Lineage
from consilience.resolve.lineage import lineage
from consilience.resolve.lineage.figures import alike, figures
from consilience.resolve.lineage.judging import ANOTHER, LIKELY, SLACK, likelihood, may_be_likely, weights
from consilience.resolve.lineage.retelling import Comparison, Retelling, compared, retelling
from consilience.resolve.lineage.side_by_side import Tables, lots
from consilience.resolve.lineage.tellings import Telling, tellings
from consilience.resolve.lineage.tokens import read
from tests.builders import article

STORY = """A goat held up the night train to Bellamy for three hours on Monday by lying down in the Kite Hill tunnel.
The driver, Wanda Pruett, blew her whistle forty times and then got down with a sandwich, which the animal refused.
Passengers in the dining car were given pea soup, and a violinist played until the batteries of the lamps gave out.
A farmer came at last with a bell, and the goat followed him through the tunnel to Bellamy station.
The railway will put up a fence of 600 metres; the farmer was fined ninety crowns for riding without a ticket."""

REWRITTEN = """For three hours on Monday a night train for Bellamy stood still: a goat had lain down inside Kite Hill.
Neither some forty whistles nor the sandwich that driver Wanda Pruett offered could persuade the animal.
Those who sat in the dining car got soup made of peas and violin music, until there was no battery left in the lamps.
What helped was a bell: its farmer walked ahead of the goat all the way into Bellamy.
There will now be 600 metres of fence, and ninety crowns are due from the farmer, who had no ticket."""

GARBLED = REWRITTEN.replace("Wanda Pruett", "Vanda Pruet").replace("Bellamy", "Belami")

ANOTHER_DAY = """For five hours on Friday a night train for Bellamy stood still: a cow had lain down inside Kite Hill.
Neither some seventy whistles nor the sandwich that driver Wanda Pruett offered could persuade the animal.
Those who sat in the dining car got soup made of peas and violin music, until there was no battery left in the lamps.
What helped was a bell: its farmer walked ahead of the cow all the way into Bellamy.
There will now be 900 metres of fence, and eighty crowns are due from the farmer, who had no ticket."""

WITNESS = """I was in the dining car when the brakes went on, and nobody told us why for the first hour.
Then word came down the train that it was a goat. People laughed, and went on laughing until it grew cold.
An old man recited the stations of the line by heart. At Bellamy a doctor looked at my hand, which I had burned.
Wanda Pruett, who drove, shook hands with every one of us on the platform at three hours past midnight on Monday."""

SAYING = '"I drove nine years in the mountains and met no creature as stubborn as that one"'

INTERVIEW = f"""Wanda Pruett peels an apple as she talks, in one long ribbon.
{SAYING}, she told this newspaper.
She grew up over a bakery in Orsk and wanted to be a diver."""

HEARD = f"""The railway presented its new timetable in Orsk on Wednesday, and its most famous driver with it.
{SAYING}, Ms Pruett told reporters.
Trains will leave at the full hour from May, except on market days."""

LIFTED = f"""A fence will be built along the line at Kite Hill, the transport office has decided after long talks.
{SAYING}, the driver Wanda Pruett has said.
Work begins in the autumn and is to cost two million."""


def report(name: str, text: str, outlet: str | None = None, published: str = "2031-03-04") -> Annotated:
    made = article(text, name, outlet=outlet or f"The {name} Times", published=published[:10])
    return Annotated(article=replace(made, given=Given(dates=(("published", published),))))


def only(*story: Annotated) -> Lineage:
    (link,) = lineage(story)
    return link


def test_a_report_rewritten_in_other_words_is_a_paraphrase() -> None:
    link = only(report("a", STORY), report("b", REWRITTEN))
    assert link.kind == "paraphrase"
    assert 0.5 <= link.score < 0.7
    assert len(link.passages) == 5
    assert {passage.kind for passage in link.passages} == {"paraphrased"}


def test_garbled_names_tell_a_translation() -> None:
    assert only(report("a", STORY), report("b", GARBLED)).kind == "translation"


@pytest.mark.parametrize("text", [ANOTHER_DAY, WITNESS])
def test_other_figures_or_other_details_are_no_retelling(text: str) -> None:
    assert [link.kind for link in lineage([report("a", STORY), report("b", text)])] in ([], ["partial-wire"])
    assert all(link.score < 0.5 for link in lineage([report("a", STORY), report("b", text)]))


def told(*texts: str) -> list[Telling]:
    return tellings([read(report(str(number), text)) for number, text in enumerate(texts)])


def retold(one: str, other: str) -> Retelling:
    here, there = told(one, other)
    return retelling(here, there, (frozenset(), frozenset()))


def test_the_reasons_name_what_both_tell_of() -> None:
    reasons = " ".join(only(report("a", STORY), report("b", REWRITTEN)).reasons)
    assert "5 sentences say the same in other words" in reasons
    assert "details that few reports of it would: " in reasons
    assert "violinist" in reasons
    assert "ninety" not in reasons


def test_the_evidence_is_what_weights_were_learned_for() -> None:
    assert {"(constant)", *retold(STORY, REWRITTEN).evidence} == set(weights())


def test_evidence_does_not_depend_on_which_comes_first() -> None:
    one, other = retold(STORY, REWRITTEN), retold(REWRITTEN, STORY)
    assert one.evidence == pytest.approx(other.evidence)
    assert likelihood(one) >= LIKELY


@pytest.mark.parametrize("other", [REWRITTEN, GARBLED, ANOTHER_DAY, WITNESS])
def test_what_is_quickly_known_leaves_open_what_is_found_in_full(other: str) -> None:
    (lot,) = lots(told(STORY, other), [(0, 1)], [(frozenset(), frozenset())])
    full = retold(STORY, other)
    for name, (least, most) in lot.bounds().items():
        assert least[0] - SLACK <= full.evidence[name] <= most[0] + SLACK, name
    assert may_be_likely(lot)[0] or likelihood(full) < LIKELY


def test_a_witness_is_told_from_a_retelling_by_what_is_quickly_known() -> None:
    (lot,) = lots(told(STORY, WITNESS), [(0, 1)], [(frozenset(), frozenset())])
    assert not may_be_likely(lot)[0]


def test_pairs_are_the_same_together_as_each_by_itself() -> None:
    texts = [STORY, REWRITTEN, GARBLED, ANOTHER_DAY, WITNESS, "Goats.", INTERVIEW]
    several = told(*texts)
    pairs = [(one, other) for one in range(len(texts)) for other in range(len(texts)) if one != other]
    taken = [(frozenset({one % 3}), frozenset({other % 4, 2})) for one, other in pairs]
    together = {
        pairs[number]: Comparison.of(lot, at)
        for lot in lots(several, pairs, taken)
        for at, number in enumerate(lot.numbers.tolist())
    }
    for (one, other), gone in zip(pairs, taken, strict=True):
        alone = compared(several[one], several[other], gone)
        found = together.get((one, other))
        assert (found is None) == (alone is None)
        if found is not None and alone is not None:
            assert found.retelling() == alone.retelling()
            assert not gone[0] & {several[one].rows[at].number for at, _ in found.way}
    assert sum(found is not None for found in together.values()) > 10


def test_figures_that_differ_are_another_event_whatever_else_is_the_same() -> None:
    found = retold(STORY, ANOTHER_DAY)
    assert found.apart >= ANOTHER
    assert likelihood(found) == 0.0
    assert likelihood(replace(found, apart=0)) > 0.0


def test_what_most_reports_of_a_story_tell_is_no_odd_detail() -> None:
    alone, common = told(STORY, REWRITTEN)[0], told(STORY, *[REWRITTEN] * 11)[0]
    place = alone.roots["sandw"]
    assert alone.odd[place] > common.odd[place]
    assert alone.odd[alone.roots["train"]] < alone.odd[place]


def test_words_are_near_by_root_concept_and_spelling() -> None:
    one, other = told(
        "Soldiers will buy a car near Wanda Sul and eat bread.", "The army purchased cars for Vanda Sul with bread."
    )
    near = Tables([one, other]).keys.near(np.array([0]), np.array([1]))

    def between(left: str, right: str) -> float:
        here, there = one.words.index(left), other.words.index(right)
        return float(near.values[(near.ours == here) & (near.theirs == there)].max(initial=0.0))

    assert between("bread", "bread") == between("car", "cars") == 1.0
    assert between("buy", "purchased") == between("wanda", "vanda") == 0.75
    assert between("bread", "purchased") == 0.0


def test_empty_and_short_reports_tell_nothing_again() -> None:
    assert retold("", "").pairs == ()
    assert retold(STORY, "Goats.").pairs == ()
    assert likelihood(Retelling()) == 0.0


def test_a_quotation_that_one_outlet_had_alone_was_taken() -> None:
    link = only(report("b", LIFTED), report("a", INTERVIEW))
    assert (link.kind, link.from_, link.directed) == ("shared-quotes", "a", True)
    assert link.score >= 0.5
    assert "the quotations were said to The a Times alone" in link.reasons


def test_a_quotation_that_both_heard_was_not_taken() -> None:
    link = only(report("a", HEARD), report("b", LIFTED))
    assert link.kind == "shared-quotes"
    assert link.score < 0.5


def test_who_names_the_other_outlet_took_the_quotation_from_it() -> None:
    named = LIFTED.replace("has said", "told the Kite Hill Echo")
    link = only(report("b", named), report("a", HEARD, "Kite Hill Echo"))
    assert (link.from_, link.to) == ("a", "b")
    assert link.score >= 0.5


def test_who_does_not_speak_to_an_outlet_told_it_nothing() -> None:
    silent = HEARD.replace("told reporters", "said, and would not speak to us")
    assert only(report("a", silent), report("b", LIFTED)).score < 0.5


@pytest.mark.parametrize(("times", "source"), [(("T08:00", "T17:30"), "a"), (("T17:30", "T08:00"), "b")])
def test_of_one_day_the_earlier_hour_is_the_source(times: tuple[str, str], source: str) -> None:
    one, other = (f"2031-03-04{time}" for time in times)
    link = only(report("a", STORY, published=one), report("b", REWRITTEN, published=other))
    assert (link.from_, link.directed) == (source, True)


@pytest.mark.parametrize("given", ["2031-03-04Tnoon", "2031-03-04", "T"])
def test_a_time_that_is_none_gives_no_direction(given: str) -> None:
    one = report("a", STORY)
    one = replace(one, article=replace(one.article, given=Given(dates=(("published", given),))))
    assert not only(one, report("b", REWRITTEN, published="2031-03-04T08:00")).directed


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("More than 4,000 boats lay there.", {"4000"}),
        ("More than four thousand boats lay there.", {"4000"}),
        ("Twenty-three children and 9 dogs came.", {"23", "9"}),
        ("One of the two had a dozen.", {"12"}),
        ("It holds 1,250,000 litres in 600 barrels.", {"1250000", "600"}),
        ("A move of 24m died; the dog of 68kg had half a dozen friends.", {"24000000", "68", "6"}),
        ("Nobody counted.", set()),
    ],
)
def test_figures_in_digits_and_in_words_are_the_same(text: str, found: set[str]) -> None:
    words = read(report("a", text))
    assert figures(words, 0, len(words.words)) == found


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("90000", "100000", False),
        ("96000", "100000", True),
        ("98", "100", True),
        ("3", "4", False),
        ("812", "800", True),
        ("41", "42", False),
    ],
)
def test_a_figure_may_be_rounded(one: str, other: str, same: bool) -> None:
    assert alike(one, other) == alike(other, one) == same


def test_many_long_reports_are_compared_in_time() -> None:
    started = time.process_time()
    words = [f"{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676 % 26)}el" for n in range(9000)]
    long = [" ".join(words[at : at + 3000]).capitalize() + ". " + STORY for at in range(0, 6000, 1500)]
    lineage([report(str(number), text) for number, text in enumerate(long)])
    assert time.process_time() - started < 10


def test_one_endless_number_is_no_trouble() -> None:
    started = time.process_time()
    text = "9," * 50_000 + "\n" + "nine hundred million " * 20_000
    lineage([report("a", text), report("b", text + " goats")])
    assert time.process_time() - started < 20
