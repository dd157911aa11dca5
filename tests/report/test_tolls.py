import pytest
from msgspec.structs import replace

from consilience.model import Annotated, Quantity, Time
from consilience.report.tolls import Tolls, counts, taken_back
from tests.builders import annotated, article, span


def _report(name: str, text: str, day: str, *numbers: tuple[str, str]) -> Annotated:
    source = article(text, name, outlet=f"The {name}", published=day)
    quantities = tuple(Quantity(span=span(source, words), value=value) for words, value in numbers)
    return replace(annotated(source), quantities=quantities)


FIRST = _report("Quay", "A blast killed two dockers and injured 14 others.", "2031-03-01", ("two", "2"), ("14", "14"))
LATER = _report("Pier", "Three people have died in the blast.", "2031-03-02", ("Three", "3"))


@pytest.mark.parametrize(
    ("text", "numbers", "found"),
    [
        ("Two dead, 14 hurt.", [("Two", "2"), ("14", "14")], [("dead", 2), ("injured", 14)]),
        ("We have two confirmed dead and 14 people in hospital.", [("two", "2"), ("14", "14")], [("dead", 2)]),
        ("Nine were treated for injuries, of whom five are ill.", [("Nine", "9"), ("five", "5")], [("injured", 9)]),
        ("The number of injured had risen to 17 by noon.", [("17", "17")], [("injured", 17)]),
        ("The firm has 40 staff.", [("40", "40")], []),
        ("The toll of the blast rose from 12 to 17.", [("12", "12"), ("17", "17")], [("dead", 17)]),
        ("The toll of a leak at the old mill in the port of Tarn rose to six.", [("six", "6")], [("dead", 6)]),
        ("A quake of 7.0 killed many.", [("7.0", "7")], []),
        ("An earlier version said that five people had died.", [("five", "5")], []),
    ],
)  # fmt: skip
def test_a_number_goes_with_the_nearest_condition(
    text: str, numbers: list[tuple[str, str]], found: list[tuple[str, int]]
) -> None:
    assert [(one.condition, one.value) for one in counts(_report("Quay", text, "2031-03-01", *numbers))] == found


def test_a_later_count_replaces_an_earlier_one_and_both_are_named() -> None:
    tolls = Tolls((FIRST, LATER), {"Quay": "The Quay", "Pier": "The Pier"})
    assert list(tolls.notes(FIRST.sentences[0].span)) == ["dead: later “three” in The Pier"]
    assert list(tolls.notes(LATER.sentences[0].span)) == ["dead: earlier “two” in The Quay"]
    assert tolls.current(LATER.sentences[0].span) == {"dead"}
    assert not tolls.current(FIRST.sentences[0].span)


def test_counts_of_one_day_replace_nothing() -> None:
    same = _report("Pier", "Three people have died in the blast.", "2031-03-01", ("Three", "3"))
    tolls = Tolls((FIRST, same), {"Quay": "The Quay", "Pier": "The Pier"})
    assert list(tolls.notes(FIRST.sentences[0].span)) == []


def test_of_the_last_day_that_count_stands_which_most_give() -> None:
    others = [
        _report(name, f"{words} people have died.", "2031-03-02", (words, value))
        for name, words, value in (("Pier", "three", "3"), ("Mole", "three", "3"), ("Slip", "nine", "9"))
    ]
    tolls = Tolls((FIRST, *others), {name: f"The {name}" for name in ("Quay", "Pier", "Mole", "Slip")})
    assert list(tolls.notes(FIRST.sentences[0].span)) == ["dead: later “three” in The Pier"]


def test_what_takes_back_is_known() -> None:
    assert taken_back("Correction: five had been given.")
    assert not taken_back("Five people died.")


def test_a_count_that_was_lowered_replaces_the_higher_one() -> None:
    lowered = _report(
        "Mast", "The board lowered the toll from three to two.", "2031-03-03", ("three", "3"), ("two", "2")
    )
    tolls = Tolls((LATER, lowered), {"Pier": "The Pier", "Mast": "The Mast"})
    assert list(tolls.notes(LATER.sentences[0].span)) == ["dead: later “two” in The Mast"]
    assert list(tolls.notes(lowered.sentences[0].span)) == ["dead: earlier “three” in The Pier"]


@pytest.mark.parametrize(
    ("text", "time", "value", "found"),
    [
        ("A blast killed 40 people in 2011.", "2011", "2011", []),
        ("It is the worst since 2011, when 40 died.", "2011", "2011", []),
        ("Since 2011 the war has killed 40 people.", "2011", "2011", [40]),
        ("A blast killed 40 people on Friday.", "Friday", "2031-02-28", [40]),
    ],
)
def test_what_was_long_ago_is_no_count_of_this_event(text: str, time: str, value: str, found: list[int]) -> None:
    told = _report("Quay", text, "2031-03-01", ("40", "40"))
    at = span(told.article, time)
    told = replace(told, times=(Time(article=at.article, start=at.start, end=at.end, type="DATE", value=value),))
    assert [one.value for one in counts(told)] == found


def test_counts_of_other_people_replace_nothing() -> None:
    guards = _report("Quay", "Three guards died.", "2031-03-01", ("Three", "3"))
    guards = replace(guards, quantities=(replace(guards.quantities[0], unit="guard"),))
    soldiers = _report("Pier", "Twelve soldiers died.", "2031-03-02", ("Twelve", "12"))
    soldiers = replace(soldiers, quantities=(replace(soldiers.quantities[0], unit="soldier"),))
    tolls = Tolls((guards, soldiers), {"Quay": "The Quay", "Pier": "The Pier"})
    assert list(tolls.notes(guards.sentences[0].span)) == []
    people = replace(soldiers, quantities=(replace(soldiers.quantities[0], unit="person"),))
    tolls = Tolls((guards, people), {"Quay": "The Quay", "Pier": "The Pier"})
    assert list(tolls.notes(guards.sentences[0].span)) == ["dead: later “twelve” in The Pier"]


def test_of_one_day_the_higher_count_that_more_reports_have_is_preferred() -> None:
    several = [_report(name, "Three people have died.", "2031-03-01", ("Three", "3")) for name in ("Pier", "Mole")]
    tolls = Tolls((FIRST, *several), {})
    assert tolls.outnumbered(FIRST.sentences[0].span)
    assert not tolls.outnumbered(several[0].sentences[0].span)
    assert not Tolls((FIRST, several[0], FIRST), {}).outnumbered(FIRST.sentences[0].span)


def test_stretches_with_other_counts_of_one_condition_differ() -> None:
    tolls = Tolls((FIRST, LATER), {})
    assert tolls.differ(FIRST.sentences[0].span, LATER.sentences[0].span)
    assert not tolls.differ(FIRST.sentences[0].span, FIRST.sentences[0].span)
    assert tolls.given(LATER.sentences[0].span) == {("dead", 3.0)}


def test_a_figure_of_yesterday_that_is_repeated_is_no_later_one() -> None:
    again = _report("Mole", "Two dockers died in the blast.", "2031-03-02", ("Two", "2"))
    tolls = Tolls((FIRST, LATER, again), {"Quay": "The Quay", "Pier": "The Pier", "Mole": "The Mole"})
    assert list(tolls.notes(again.sentences[0].span)) == ["dead: later “three” in The Pier"]
    assert not tolls.current(again.sentences[0].span)
