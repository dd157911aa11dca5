"""What an outlet has taken back is not told any more, and its report is marked."""

import pytest
from msgspec.structs import replace

from consilience.model import Article, Region, Span
from consilience.report import naming
from consilience.report.explain import explain
from consilience.report.page import render
from consilience.report.withdrawn import Withdrawn
from tests.builders import article
from tests.report.sample import dossier

FALSE = "Two dockers died in the blast at the Tarn pier on Sunday."
OTHER = "The pier will stay closed."
BACK = "On Sunday we reported that two dockers died in the blast at the Tarn pier. This was incorrect."


def report(name: str, text: str, day: str, outlet: str = "The Quay") -> Article:
    made = article(text, name, outlet=outlet, published=day)
    return Article(
        id=name, path=name, text=text, outlet=outlet, published=made.published,
        regions=(Region(start=0, end=len(text), kind="body"),),
    )  # fmt: skip


def place(one: Article, words: str) -> Span:
    return Span(one.id, one.text.index(words), one.text.index(words) + len(words))


FIRST = report("a", f"{FALSE} {OTHER}", "2031-03-09")


def test_a_sentence_that_its_outlet_calls_wrong_is_withdrawn_and_no_other() -> None:
    later = report("b", BACK, "2031-03-10")
    found = Withdrawn((FIRST, later))
    assert found.covers(place(FIRST, FALSE))
    assert not found.covers(place(FIRST, OTHER))
    assert not found.covers(place(later, BACK))
    assert not found.reports


def test_a_report_that_is_removed_is_withdrawn_as_a_whole_and_called_so() -> None:
    later = report("b", f"{BACK} We apologise and have removed the article.", "2031-03-10")
    found = Withdrawn((FIRST, later))
    assert found.covers(place(FIRST, OTHER))
    assert naming.labels((FIRST, later)) == {"a": "The Quay (1) (withdrawn)", "b": "The Quay (2)"}


@pytest.mark.parametrize(
    "later",
    [
        report("b", BACK, "2031-03-10", outlet="The Pier"),
        report("b", BACK, "2031-03-08"),
        report("b", "The Pier reported that two dockers died in the blast. This was incorrect.", "2031-03-10"),
        report("b", "We reported that the Tarn bridge was shut. This was incorrect.", "2031-03-10"),
    ],
)
def test_only_what_the_same_outlet_says_later_of_the_same_thing_withdraws_it(later: Article) -> None:
    assert not Withdrawn((FIRST, later)).covers(place(FIRST, FALSE))


def test_page_and_explain_say_what_it_means_that_a_report_is_withdrawn() -> None:
    later = report("b", f"{BACK} We apologise and have removed the article.", "2031-03-10")
    story = replace(dossier(), articles=(*dossier().articles, FIRST, later))
    assert render(story).count(naming.WITHDRAWN.capitalize()) == 1
    assert naming.WITHDRAWN in [text for _, text in explain(story, FIRST.id)]
    assert naming.WITHDRAWN not in [text for _, text in explain(story, later.id)]
