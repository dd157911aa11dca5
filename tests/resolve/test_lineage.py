from __future__ import annotations

import time
from typing import Literal

import pytest
from msgspec.structs import replace

from consilience.model import Annotated, Attribution, Lineage, Span
from consilience.resolve.lineage import lineage
from tests.builders import article

WIRE = """ORTANA, Velmark (Continental) - More than 9,000 people were ordered out of the Lissen valley on Tuesday after
engineers found a crack forty metres long in the wall of the Oreval dam.
"We will not gamble with lives, and nobody should wait for a second warning," governor Ilse Marrow told reporters.
Two emergency sluices were opened at noon, and the army sent thirty boats to the town of Ortana.
The dam was built in 1961 and holds eighty million cubic metres of water.
Farmers along the river complained that they had been given only an hour to drive their cattle to higher ground.
Rain is forecast to go on until Friday, the weather service in Hollin said."""

EDITED = """Thousands ordered out as Oreval dam cracks
More than 9,000 people were ordered out of the Lissen valley on Tuesday after engineers found a crack forty metres long
in the wall of the huge Oreval dam in Velmark.
"We will not gamble with lives, and nobody should wait for a second warning," governor Ilse Marrow told reporters.
Two emergency sluices were opened at noon, and the army sent thirty boats to the town of Ortana.
Farmers along the river complained that they had been given just an hour to drive their cattle to higher ground."""

OWN = """I stood on Ortana's only bridge this morning and watched soldiers lift an old woman into a rubber boat.
"Leave the goat," one of them shouted. She would not. Upstream the sirens had begun again.
Nobody here believes the engineers any longer: for two years, people tell me, the stain on the dam had been growing.
The mayor, Piet Corran, says that he wrote three letters to the ministry and never had an answer.
By noon the lower streets stood under water and the baker had carried his last sacks to the school."""

PART = (
    OWN
    + """
Two emergency sluices were opened at noon, and the army sent thirty boats to the town of Ortana.
Farmers along the river complained that they had been given only an hour to drive their cattle to higher ground."""
)

SPEECH = """The governor of Lissen province spoke out at last.
"We will not gamble with lives, and nobody should wait for a second warning," said Ms Marrow, whose party faces an
election in the autumn.
Opposition leaders were quick to point at budget cuts. An inquiry, they said, must find out who knew of the damage."""

RETOLD = """Velmark: over 9,000 people ordered to leave Lissen valley
On Tuesday more than 9,000 inhabitants had to leave the valley of Lissen, since engineers discovered a forty-metre crack
in the Oreval dam's wall.
At noon two emergency sluices were opened; thirty army boats were sent to Ortana town.
Built in 1961, the dam is holding eighty million cubic metres of water.
Along the river, farmers were complaining they got only one hour for driving cattle to the higher grounds.
Forecasts see rain going on until Friday, said Hollin's weather service."""

TRIAL = """A court in Port Sellick sent former ports minister Tomas Adair to prison for seven years.
Judge Amara Boyce found that he had taken money from a dredging company through an account abroad.
His lawyer announced an appeal within minutes of the verdict, and a handful of supporters wept on the steps."""


def report(name: str, text: str, outlet: str | None = None, day: str | None = None, **fields: object) -> Annotated:
    made = article(text, name, outlet=outlet or f"The {name} Times", published=day)
    return Annotated(article=replace(made, **fields))


def only(*story: Annotated) -> Lineage:
    (link,) = lineage(story)
    return link


@pytest.mark.parametrize(
    ("text", "kind"),
    [(EDITED, "reprint"), (PART, "partial-wire"), (SPEECH, "shared-quotes"), (RETOLD, "paraphrase")],
)
def test_kinds(text: str, kind: str) -> None:
    assert only(report("a", WIRE), report("b", text)).kind == kind


@pytest.mark.parametrize("text", [OWN, TRIAL, "", "\0 \ud800 !!"])
def test_independent_reports_have_no_lineage(text: str) -> None:
    assert lineage([report("a", WIRE), report("b", text)]) == ()


def test_two_texts_of_one_outlet_are_an_update() -> None:
    link = only(report("a", WIRE, "The Herald"), report("b", EDITED, "Herald"))
    assert link.kind == "update"
    assert link.score < 0.5


def test_quotations_in_other_words_tell_a_translation() -> None:
    one = """"We will not gamble with the lives of our people, and nobody should wait for another warning," said Marrow.
"The crack has been growing since Saturday, and no engineer can promise us that the wall will hold tonight," she added.
Two emergency sluices were opened at noon, and the army sent thirty boats to the town of Ortana.
Farmers along the river complained that they had been given only an hour to drive their cattle to higher ground."""
    other = """"With our people's lives we are not gambling, and for another warning nobody should wait," said Marro.
"Since Saturday the crack was growing, and that the wall holds tonight no engineer promises," she has added.
At noon were opened two sluices of emergency and thirty boats by the army sent to Ortana town.
The farmers along river complain that only an hour was given them for driving to higher ground the cattle."""
    assert only(report("a", one), report("b", other)).kind == "translation"


def test_copies_score_above_shared_quotations_and_those_above_nothing() -> None:
    scores = [only(report("a", WIRE), report("b", text)).score for text in (EDITED, PART, SPEECH)]
    assert scores[0] > 0.9
    assert scores == sorted(scores, reverse=True)
    assert scores[2] < 0.2


def test_passages_point_at_the_same_words() -> None:
    story = {"a": report("a", WIRE), "b": report("b", PART)}
    (link,) = lineage(list(story.values()))
    verbatim = [passage for passage in link.passages if passage.kind == "verbatim"]
    assert verbatim
    for passage in verbatim:
        left, right = (story[span.article].article.words(span).split() for span in (passage.from_, passage.to))
        assert left == right
    assert [p.from_.start for p in link.passages] == sorted(p.from_.start for p in link.passages)


def test_a_changed_word_is_within_one_edited_passage() -> None:
    link = only(report("a", WIRE), report("b", EDITED))
    edited = [passage for passage in link.passages if passage.kind == "edited"]
    assert any("just an hour" in EDITED[p.to.start : p.to.end] for p in edited)


def test_a_passage_in_quotation_marks_is_a_quotation_even_if_the_other_prints_it_as_a_block() -> None:
    block = SPEECH.replace('"', "")
    assert [p.kind for p in only(report("a", WIRE), report("b", block)).passages] == ["quotation"]


def test_a_post_is_a_quotation() -> None:
    post = (
        "I did not write that letter, and who says so has never seen my hand. — Piet Corran (@pietcorran) March 4, 2031"
    )
    texts = [f"{OWN}\n{post}", f"{TRIAL}\n{post}"]
    assert only(report("a", texts[0]), report("b", texts[1])).kind == "shared-quotes"


Way = Literal["a", "b"]


@pytest.mark.parametrize(("days", "source"), [(("2031-03-04", "2031-03-05"), "a"), (("2031-03-05", "2031-03-04"), "b")])
def test_the_earlier_is_the_source(days: tuple[str, str], source: Way) -> None:
    link = only(report("a", WIRE, day=days[0]), report("b", EDITED, day=days[1]))
    assert (link.from_, link.directed) == (source, True)
    assert all(passage.from_.article == source for passage in link.passages)


def test_a_credit_outweighs_the_dates() -> None:
    wire = report("z", WIRE, "Coastwire", "2031-03-05")
    taker = report("a", EDITED, "The Herald", "2031-03-04", credits=("Coastwire",))
    link = only(taker, wire)
    assert (link.from_, link.to) == ("z", "a")
    assert "The Herald credits Coastwire" in link.reasons


def test_an_outlet_that_is_cited_is_the_source() -> None:
    text = EDITED + "\nThis was first reported by Coastwire."
    start = text.index("Coastwire")
    attribution = Attribution(
        id="1", article="a", source=(Span("a", start, start + 9),), cue=(), content=(), mode="indirect"
    )
    taker = replace(report("a", text, "The Herald"), attributions=(attribution,))
    assert only(taker, report("z", WIRE, "Coastwire")).from_ == "z"


def test_without_evidence_the_direction_stays_open() -> None:
    link = only(report("b", WIRE), report("a", EDITED))
    assert (link.from_, link.to, link.directed) == ("a", "b", False)


def test_common_credits_are_a_reason() -> None:
    one, other = (report(name, text, credits=("AFP",)) for name, text in (("a", WIRE), ("b", EDITED)))
    assert "both credit AFP" in only(one, other).reasons


def test_what_is_no_article_text_does_not_count() -> None:
    regions = tuple(replace(region, kind="furniture") for region in report("a", WIRE).article.regions)
    assert lineage([report("a", WIRE, regions=regions), report("b", WIRE)]) == ()


def test_many_copies_cost_little_more_each() -> None:
    def spent(copies: int) -> float:
        story = [report(f"{n:04}", f"{EDITED}\nOutlet number {n} has nothing to add.") for n in range(copies)]
        started = time.process_time()
        links = lineage(story)
        assert {link.to for link in links} | {link.from_ for link in links} == {a.article.id for a in story}
        return time.process_time() - started

    assert spent(120) < 40 * max(spent(12), 0.02)


def test_one_endless_line_is_no_trouble() -> None:
    started = time.process_time()
    lineage([report("a", "dam " * 100_000), report("b", "dam " * 100_000), report("c", '"' * 100_000)])
    assert time.process_time() - started < 20
