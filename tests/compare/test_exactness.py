"""Which wording is less exact, and what a claim then states and who bears it out."""

from __future__ import annotations

import pytest

from consilience.compare import Case, find_voices, verdicts
from consilience.compare.exactness import otherwise_in, vaguer_in
from consilience.compare.readings import Readings
from consilience.model import Annotated, Claim, ClaimGroup, Proposition, Quantity, Span, Time
from tests.builders import annotated, article, span

TIMES = {
    "on Monday": "2031-03-10",
    "on Tuesday": "2031-03-11",
    "later this week": "2031-W11",
    "next month": "2031-04",
    "in March": "2031-03",
    "in the coming days": "FUTURE_REF",
}


def _report(name: str, text: str, *, published: str = "2031-03-09") -> Annotated:
    source = article(text, name, outlet=f"The {name.title()}", published=published)
    times = tuple(
        Time(article=name, start=place.start, end=place.end, type="DATE", value=value)
        for words, value in TIMES.items()
        if words in text
        for place in [span(source, words)]
    )
    return annotated(source, times=times)


def _counting(name: str, text: str, words: str, day: str = "2031-03-09", **fields: str) -> Annotated:
    source = article(text, name, outlet=f"The {name.title()}", published=day)
    place = span(source, words)
    found = Quantity(span=place, unit="sheep", **fields)  # type: ignore[arg-type]
    return annotated(source, quantities=(found,))


def _own(item: Annotated) -> Proposition:
    return Proposition(article=item.article.id, spans=(Span(item.article.id, 0, len(item.article.text)),))


def _so(*story: Annotated) -> Claim:
    case = Case(story, (), (), find_voices(story, ()))
    (claim,) = verdicts(case, [ClaimGroup(propositions=tuple(map(_own, story)))])
    return claim


def _vaguer(left: Annotated, right: Annotated) -> bool:
    return any(vaguer_in(Readings(_own(left), left), Readings(_own(right), right)))


@pytest.mark.parametrize(
    ("left", "right", "vaguer"),
    [
        ("The bank's board sits later this week.", "The bank's board sits on Tuesday.", True),
        ("The bank's board sits in the coming days.", "The bank's board sits on Tuesday.", True),
        ("The bank's board sits in March.", "The bank's board sits on Tuesday.", True),
        ("The bank's board sits next month.", "The bank's board sits on Tuesday.", False),  # another time, not a vaguer
        ("The bank's board sits on Tuesday.", "The bank's board sits later this week.", False),
        ("The bank's board sits in Velmora.", "The bank's board sits on Tuesday.", False),  # silent on the day
        ("The raiders hid in the north.", "The raiders hid in Upper Sall.", True),
        ("The raiders hid in Canada.", "The raiders hid in Upper Sall.", True),
        ("The raiders hid in the north of Velmora.", "The raiders hid in Upper Sall.", False),
        ("The raiders hid in Dorn.", "The raiders hid in Upper Sall.", False),
    ],
)
def test_a_longer_time_or_a_wider_place_is_less_exact(left: str, right: str, vaguer: bool) -> None:
    assert _vaguer(_report("a", left), _report("b", right)) is vaguer


AT_LEAST, FINE = {"value": "12", "bound": "at-least"}, {"value": "21"}


@pytest.mark.parametrize(
    ("left", "right", "vaguer"),
    [
        (AT_LEAST, FINE, True),
        (FINE, AT_LEAST, False),
        ({"value": "100", "bound": "more-than"}, {"value": "164", "bound": "at-least"}, True),
        ({"value": "164", "bound": "at-least"}, {"value": "100", "bound": "more-than"}, False),
        ({"value": "1200"}, {"value": "1214"}, True),
        ({"value": "10", "bound": "range", "high": "20"}, {"value": "15"}, True),
        ({"value": "12"}, {"value": "12"}, False),
        ({"value": "12"}, {"value": "21"}, False),  # not vaguer: they clash
        (
            {"value": "14000", "bound": "more-than"},
            {"value": "164", "bound": "at-least"},
            True,
        ),  # hardly the same count
    ],
)
def test_a_number_that_leaves_more_open_is_less_exact(
    left: dict[str, str], right: dict[str, str], vaguer: bool
) -> None:
    text = "The flood drowned many sheep."
    assert _vaguer(_counting("a", text, "many", **left), _counting("b", text, "many", **right)) is vaguer


def test_a_vaguer_day_bears_out_the_vaguer_statement_only() -> None:
    exact = _report("quay", "The Sall ferry board will sit on Tuesday.")
    vague = _report("pier", "The board of the ferry sits later this week.")
    claim = _so(exact, vague)
    assert claim.text == "The board of the ferry sits later this week."
    assert claim.verdict == "corroborated"
    assert "more exact: “on Tuesday” in The Quay" in claim.reason
    assert not claim.compatible


def test_a_day_that_two_name_is_stated_and_the_vaguer_stands_beside_it() -> None:
    story = [
        _report("quay", "The Sall ferry board will sit on Tuesday."),
        _report("pier", "The board of the ferry sits later this week."),
        _report("buoy", "The ferry's board meets on Tuesday."),
    ]
    claim = _so(*story)
    assert claim.verdict == "corroborated"
    assert {one.article for one in claim.supports} == {"quay", "buoy"}
    assert {one.article for one in claim.compatible} == {"pier"}
    assert "less exact: “later this week” in The Pier" in claim.reason
    assert claim.silent == ()


def test_two_days_are_a_dispute_between_those_who_name_them() -> None:
    story = [
        _report("quay", "The Sall ferry board will sit on Tuesday."),
        _report("pier", "The board of the ferry sits later this week."),
        _report("buoy", "The ferry's board meets on Monday."),
    ]
    claim = _so(*story)
    assert claim.verdict == "disputed"
    assert {one.article for one in claim.supports} == {"quay"}
    assert {one.article for one in claim.disputes} == {"buoy"}
    assert {one.article for one in claim.compatible} == {"pier"}
    assert claim.reason.startswith("the day differs")
    assert claim.reason.endswith("less exact: “later this week” in The Pier")


def test_a_wide_place_bears_out_no_town() -> None:
    claim = _so(
        _report("quay", "The stolen horses were found in Upper Sall."),
        _report("pier", "The stolen horses were found abroad."),
    )
    assert (claim.text, claim.verdict) == ("The stolen horses were found abroad.", "corroborated")


def test_a_bound_is_what_two_reports_bear_out_where_one_alone_counts() -> None:
    text = "The flood drowned many sheep."
    claim = _so(
        _counting("quay", text, "many", value="21"),
        _counting("pier", "The flood drowned some sheep.", "some", value="12", bound="at-least"),
    )
    assert (claim.text, claim.verdict) == ("The flood drowned some sheep.", "corroborated")


def test_a_later_figure_stands_and_the_earlier_is_beside_it() -> None:
    old, new = (
        _counting(name, "The flood drowned many sheep.", "many", value=value)
        for name, value in (("quay", "12"), ("pier", "21"))
    )
    new = annotated(
        article(new.article.text, "pier", outlet="The Pier", published="2031-03-10"), quantities=new.quantities
    )
    claim = _so(old, new)
    assert {one.article for one in claim.supports} == {"pier"}
    assert {one.article for one in claim.compatible} == {"quay"}
    assert claim.verdict == "single-origin"
    assert "may have changed in between" in claim.reason


@pytest.mark.parametrize(
    ("other", "value", "bears"),
    [("five passengers", "5", False), ("seven passengers", "7", True)],
)
def test_counts_of_two_names_that_differ_do_not_bear_each_other_out(other: str, value: str, bears: bool) -> None:
    def counting(name: str, words: str, number: str) -> Annotated:
        source = article(f"On the ferry {words} lost their lives.", name, outlet=f"The {name.title()}")
        of = span(source, words.split()[-1])
        found = Quantity(span=span(source, words), value=number, unit=words.split()[-1].rstrip("s"), of=of)
        return annotated(source, quantities=(found,))

    claim = _so(counting("a", "seven people", "7"), counting("b", other, value))
    assert (claim.verdict == "corroborated") is bears
    assert len(claim.compatible) == (0 if bears else 1)


def _otherwise(left: Annotated, right: Annotated) -> bool:
    ours, theirs = Readings(_own(left), left), Readings(_own(right), right)
    found = any(otherwise_in(ours, theirs))
    assert found is any(otherwise_in(theirs, ours))
    return found


@pytest.mark.parametrize(
    ("left", "right", "otherwise"),
    [
        ("The raiders hid in Dorn.", "The raiders hid in Sall.", True),
        ("The raiders hid in Dorn.", "The raiders hid in Upper Dorn.", False),
        ("The raiders hid in the county of Marl.", "The raiders hid in Sall.", False),
    ],
)
def test_another_place_bears_nothing_out(left: str, right: str, otherwise: bool) -> None:
    assert _otherwise(_report("a", left), _report("b", right)) is otherwise


def test_another_figure_of_one_thing_bears_nothing_out() -> None:
    left = _counting("a", "The barn holds 40 sheep.", "40", value="40")
    assert _otherwise(left, _counting("b", "The boat takes 90 sheep.", "90", value="90"))
    assert not _otherwise(left, _counting("b", "There are 40 sheep.", "40", value="40"))


def _sharing(name: str, text: str, *numbers: tuple[str, str, str]) -> Annotated:
    source = article(text, name, outlet=f"The {name.title()}", published="2031-03-09")
    found = [Quantity(span=span(source, words), value=value, unit=unit) for words, value, unit in numbers]
    return annotated(source, quantities=tuple(found))


def test_a_share_of_a_number_is_a_number() -> None:
    whole = ("4,000", "4000", "job")
    eighth = _sharing("a", "An eighth of its 4,000 jobs will go.", ("An eighth", "0.125", "fraction"), whole)
    count = _sharing("b", "About 500 of 4,000 jobs will go.", ("500", "500", "job"), whole)
    more = _sharing("c", "Of the firm's 4,000 jobs 900 will go.", whole, ("900", "900", "job"))
    assert _so(eighth, count).verdict == "corroborated"
    assert _so(eighth, more).verdict == _so(count, more).verdict == "disputed"


def test_a_lower_bound_of_an_earlier_day_is_earlier_and_not_less_exact() -> None:
    now = _counting("quay", "Ninety sheep have drowned in the flood.", "Ninety", "2031-03-10", value="90")
    then = _counting("pier", "At least 12 sheep drowned.", "At least 12", value="12", bound="at-least")
    assert "given earlier: “At least 12” in The Pier" in _so(now, then).reason
    other = _counting("pier", "At least 12 sheep drowned.", "At least 12", "2031-03-10", value="12", bound="at-least")
    assert "less exact: “At least 12” in The Pier" in _so(now, other).reason
