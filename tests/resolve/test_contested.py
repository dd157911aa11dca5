"""What a report itself sets against what somebody says, on short texts of a sentence a line."""

from __future__ import annotations

import pytest

from consilience.model import Annotated, Article, Quantity, Time
from consilience.resolve.claims import group_claims, weigh
from consilience.resolve.contested import contested, is_contradicting
from consilience.resolve.propositions import propositions
from tests.builders import annotated, article, attribution, span

Said = tuple[str, str, str]
"""Who said something, by which verb, and what."""


def _story(
    text: str,
    *said: Said,
    figures: tuple[tuple[str, str, str], ...] = (),
    days: tuple[tuple[str, str], ...] = (),
    denied: tuple[Said, ...] = (),
) -> Annotated:
    source = article(text, "a", published="2031-03-09")
    told = [attribution(source, who, cue, words, speaker=who.lower()) for who, cue, words in said]
    told += [
        attribution(source, who, cue, words, speaker=who.lower(), force="denied", id=f"no {words}")
        for who, cue, words in denied
    ]
    counted = [_figure(source, *one) for one in figures]
    named = [(span(source, words), value) for words, value in days]
    times = [Time(article="a", start=at.start, end=at.end, type="DATE", value=value) for at, value in named]
    return annotated(source, attributions=tuple(told), quantities=tuple(counted), times=tuple(times))


def _figure(source: Article, words: str, value: str, unit: str) -> Quantity:
    counted = span(source, unit + "s") if unit + "s" in source.text else None
    return Quantity(span=span(source, words), value=value, unit=unit or None, of=counted if unit else None)


def _against(story: Annotated) -> list[tuple[str, str]]:
    items = propositions([story])
    words = [" … ".join(map(story.article.words, item.spans)) for item in items]
    return [(words[told], words[against]) for told, against in contested(items, {"a": story})]


SPILT = "About 90 tonnes of oil had run into the lake"
METERS = "“Our meters show no more than 40 tonnes,”"


def _spill(between: str, last: str = METERS, value: str = "40") -> Annotated:
    text = f"{SPILT}, the coastguard said.\n{between}\n{last} said yard manager Brandt."
    said = (("the coastguard", "said", SPILT), ("yard manager Brandt", "said", last))
    return _story(text, *said, figures=(("90 tonnes", "90", "tonne"), (f"{value} tonnes", value, "tonne")))


@pytest.mark.parametrize(
    "between",
    [
        "The yard rejected the estimate.",
        "The yard disputed that figure.",
        "Not so, says the yard.",
        "The yard would not have that.",
        "The yard disputes that.",
        "The yard tells a different story.",
    ],
)
def test_what_a_report_says_is_contested_is_set_against_what_comes_next(between: str) -> None:
    assert _against(_spill(between)) == [(SPILT, METERS)]


@pytest.mark.parametrize(
    "between",
    [
        "The yard lies on the western shore.",
        "The yard rejected the offer.",
        "Not so long ago the lake was clean.",
        "The yard told its story on Friday.",
    ],
)
def test_without_such_words_nothing_is_contested(between: str) -> None:
    assert _against(_spill(between)) == []


def test_a_contested_estimate_is_one_that_cannot_be_the_same_figure() -> None:
    assert _against(_spill("The yard rejected the estimate.", "“Our meters show 90 tonnes,”", "90")) == []


def test_what_somebody_else_says_behind_it_is_not_of_the_one_who_contests_it() -> None:
    text = (
        f"{SPILT}, the coastguard said.\nThe yard rejected the estimate.\nThe ministry said 40 tonnes were sold in May."
    )
    said = (("the coastguard", "said", SPILT), ("The ministry", "said", "40 tonnes were sold in May"))
    story = _story(text, *said, figures=(("90 tonnes", "90", "tonne"), ("40 tonnes", "40", "tonne")))
    assert _against(story) == []


def test_what_is_taken_up_by_a_noun_is_what_shares_its_words() -> None:
    found, clear = "the bug was found in two samples of the milk", "“All our samples were clean,”"
    text = (
        f"Inspectors said {found}.\nThe farm, they said, was closed.\nThe farm disputed the results.\n{clear} it said."
    )
    story = _story(text, ("Inspectors", "said", found), ("it", "said", clear))
    assert _against(story) == [(found, clear)]


def test_what_a_denier_says_next_of_it_is_set_against_what_he_denies() -> None:
    siren, log, sorry = "There was no siren in the harbour", "“The siren went off at six,”", "“We are sorry for all,”"
    text = f"{siren}, Moe said.\nHolt denied that.\n{{}} she said."
    for behind, expected in ((log, [(siren, log)]), (sorry, [])):
        story = _story(
            text.format(behind), ("Moe", "said", siren), ("she", "said", behind), denied=(("Holt", "denied", siren),)
        )
        assert _against(story) == expected


def test_a_number_that_somebody_puts_in_the_place_of_anothers() -> None:
    first, second = "Some 900 dockers had walked out", "the number of dockers at 300"
    far = "9,000,000"  # no reading of 900, where it is not said what it counts
    for figure, expected in (("300", [(first, second)]), ("900", []), (far, [])):
        put = second.replace("300", figure)
        text = f"{first}, the union said.\nThe port put {put}."
        said = (("the union", "said", first), ("The port", "put", put))
        figures = (("900", "900", "docker"), (f"at {figure}", figure, ""))
        source = _story(text, *said, figures=figures[:1])
        at = span(source.article, f"at {figure}")
        number = Quantity(span=type(at)(at.article, at.start + 3, at.end), value=figure.replace(",", ""))
        assert _against(
            annotated(source.article, attributions=source.attributions, quantities=(*source.quantities, number))
        ) == [(told, against) for told, against in expected]


def test_a_figure_that_somebody_puts_is_contested_as_any_other() -> None:
    put, less = "turnout on Sunday at 61 percent", "“Turnout was below 44 percent,”"
    text = f"The commission put {put}.\nThe alliance rejected the figure.\n{less} it said."
    percent = (("61 percent", "61", "percent"), ("44 percent", "44", "percent"))
    assert _against(_story(text, ("The commission", "put", put), ("it", "said", less), figures=percent)) == [
        (put, less)
    ]
    alone = _story(text.replace("rejected the figure", "met"), ("The commission", "put", put), figures=percent)
    assert put not in [alone.article.words(item.spans[0]) for item in propositions([alone])]


def test_what_a_noun_takes_up_to_call_it_false() -> None:
    rumour, false = "the water of the town is foul", "that the message was false"
    text = f"A message passed about says {rumour}.\nThe water works said {false}."
    said = (("A message", "says", rumour), ("The water works", "said", false))
    assert _against(_story(text, *said)) == [(rumour, false)]
    neighbour = text.replace("A message", "A woman")
    assert _against(_story(neighbour, ("A woman", "says", rumour), said[1])) == []


def test_a_real_figure_is_another_than_the_one_before() -> None:
    first, second = "It had offered 7 percent", "that the real figure was 4 percent"
    text = f"{first}, the port said.\nThe union argues {second}."
    percent = (("7 percent", "7", "percent"), ("4 percent", "4", "percent"))
    said = (("the port", "said", first), ("The union", "argues", second))
    assert _against(_story(text, *said, figures=percent)) == [(first, second)]


def test_what_somebody_maintains_and_the_other_side_tells_of_another_day() -> None:
    first, second = "that the harbour board called him on Tuesday", "it rang him on Friday"
    text = f"He maintains {first}.\nThe board says {second}."
    said = (("He", "maintains", first), ("The board", "says", second))
    days = (("Tuesday", "2031-03-04"), ("Friday", "2031-02-28"))
    assert _against(_story(text, *said, days=days)) == [(first, second)]
    assert (
        _against(_story(text.replace("board says", "police say"), said[0], ("The police", "say", second), days=days))
        == []
    )


def test_a_figure_that_is_named_to_reject_it_is_anothers() -> None:
    own, rejecting = "It had taken money from 610,000 people.", "that 342,000 paid and not 610,000, as the board found"
    text = f"{own}\nThe firm says {rejecting}."
    story = _story(
        text, ("The firm", "says", rejecting), figures=(("610,000", "610000", ""), ("342,000", "342000", ""))
    )
    again = span(story.article, "610,000", 1)
    quantities = (*story.quantities, Quantity(span=again, value="610000"))
    story = annotated(story.article, attributions=story.attributions, quantities=quantities)
    assert _against(story) == [(own, rejecting)]


def test_what_is_set_against_a_statement_disputes_it() -> None:
    story = _spill("The yard rejected the estimate.")
    groups = group_claims([story], weigh([story], propositions([story])), ())
    (group,) = (one for one in groups if len(one.propositions) > 1)
    assert [item.stance for item in group.propositions] == ["holds", "disputes"]
    assert group.contested == ((1,), ())


def test_a_sentence_that_only_contradicts_tells_nothing() -> None:
    assert is_contradicting("That is contradicted by a former manager of the yard.")
    assert not is_contradicting("The yard is on the western shore of the lake.")
