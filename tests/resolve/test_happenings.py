"""The timeline of invented talks between Norlund and Vesmark, told by reports written here."""

from __future__ import annotations

import re
from typing import Literal

import pytest
from msgspec.structs import replace

from consilience.model import Annotated, Mention, Occasion, Relative, Span, Time, TimelineEntry
from consilience.resolve.happenings import happenings
from consilience.resolve.happenings.wording import _quoted
from tests.builders import annotated, article, attribution, span

Toward = Literal["past", "future", "none"]

PLACES = ("Teral", "Ostby", "Quay Harbour", "Lindmoor")


def _type(value: str) -> Literal["DATE", "TIME", "DURATION", "SET"]:
    if value.startswith("XXXX-"):
        return "SET"
    return "TIME" if "T" in value else "DURATION" if value.startswith("P") and value[1].isdigit() else "DATE"


def report(
    name: str,
    text: str,
    *times: tuple[str, str] | tuple[str, str, Toward],
    published: str | None = "2031-03-09",
    mods: dict[str, str] | None = None,
) -> Annotated:
    """A report whose `times` stand in the order of the text: words, value, direction."""
    source = article(text, name, outlet=f"The {name.title()}", published=published)
    found, position = [], 0
    for words, value, *toward in times:
        start = text.index(words, position)
        position = start + len(words)
        relative = Relative(unit="day", toward=toward[0]) if toward else None
        found.append(
            Time(
                article=name,
                start=start,
                end=position,
                type=_type(value),
                value=value,
                mod=(mods or {}).get(words),
                relative=relative,
                anchor=published if relative else None,
            )
        )
    mentions = [
        Mention(span=Span(name, match.start(), match.end()), kind="place")
        for match in re.finditer("|".join(PLACES), text)
    ]
    made = annotated(source, times=tuple(found))
    return Annotated(article=made.article, sentences=made.sentences, mentions=tuple(mentions), times=made.times)


def said(report: Annotated, who: str, cue: str, content: str, on: str, **fields: object) -> Annotated:
    """The report with one saying, dated by the words `on`."""
    found = attribution(report.article, who, cue, content, said_on_evidence=span(report.article, on), **fields)
    return Annotated(
        article=report.article,
        sentences=report.sentences,
        mentions=report.mentions,
        times=report.times,
        attributions=(*report.attributions, found),
    )


def told(entries: tuple[TimelineEntry, ...]) -> list[tuple[str, str, str]]:
    return [(entry.from_, entry.status, entry.text) for entry in entries]


THREE = report(
    "herald",
    "Envoys of Norlund and Vesmark will meet for talks in Teral on Monday, followed by a meeting of the river council "
    "in Ostby on Wednesday and a session of the fisheries board in Quay Harbour on Thursday.",
    ("Monday", "2031-03-10", "future"),
    ("Wednesday", "2031-03-12", "future"),
    ("Thursday", "2031-03-13", "future"),
)


def test_a_sentence_with_three_meetings_gives_three_entries() -> None:
    entries = happenings([THREE])
    assert told(entries) == [
        ("2031-03-10", "scheduled", "Envoys of Norlund and Vesmark will meet for talks in Teral on Monday"),
        ("2031-03-12", "scheduled", "A meeting of the river council in Ostby on Wednesday"),
        ("2031-03-13", "scheduled", "A session of the fisheries board in Quay Harbour on Thursday"),
    ]
    text = THREE.article.text
    assert [text[e.evidence[0].start : e.evidence[0].end] for e in entries] == [
        "Envoys of Norlund and Vesmark will meet for talks in Teral on Monday",
        "a meeting of the river council in Ostby on Wednesday",
        "a session of the fisheries board in Quay Harbour on Thursday.",
    ]


def test_the_same_meeting_is_one_entry_however_each_report_words_it() -> None:
    courier = report(
        "courier",
        "Norlundian and Vesmarkian officials are scheduled to hold discussions in Teral on Monday.\n"
        "The river council is to sit down in Ostby next week, its office said.",
        ("Monday", "2031-03-10", "future"),
        ("next week", "2031-W11", "future"),
    )
    post = report("post", "The central negotiations begin on Monday.", ("Monday", "2031-03-10", "future"))
    entries = happenings([THREE, courier, post])
    assert [(entry.from_, entry.precision, entry.articles) for entry in entries] == [
        ("2031-03-10", "day", ("courier", "herald", "post")),
        ("2031-03-12", "day", ("courier", "herald")),
        ("2031-03-13", "day", ("herald",)),
    ]


def test_meetings_in_different_places_stay_apart() -> None:
    courier = report(
        "courier",
        "Envoys of Norlund and Vesmark will meet for talks in Lindmoor on Monday.",
        ("Monday", "2031-03-10", "future"),
    )
    monday = [entry for entry in happenings([THREE, courier]) if entry.from_ == "2031-03-10"]
    assert sorted(entry.articles for entry in monday) == [("courier",), ("herald",)]


def test_reports_that_differ_on_the_day_are_shown_to_differ() -> None:
    def on(name: str, day: str, date: str) -> Annotated:
        text = f"The river council will vote on the ferry treaty in Ostby on {day}."
        return report(name, text, (day, date, "future"))

    story = [on(name, "Wednesday", "2031-03-12") for name in ("herald", "post", "wire", "echo")]
    entries = happenings([*story, on("courier", "Thursday", "2031-03-13")])
    assert len(entries) == 1
    assert entries[0].disagreement == "Wednesday in four reports, Thursday in The Courier"
    assert (entries[0].from_, entries[0].to, entries[0].precision) == ("2031-03-12", "2031-03-13", "day")


def test_what_one_report_tells_of_two_days_is_no_disagreement() -> None:
    herald = report(
        "herald",
        "The river council will vote on the ferry treaty in Ostby on Wednesday.\n"
        "The river council will vote on the ferry treaty again in Ostby on Thursday.",
        ("Wednesday", "2031-03-12", "future"),
        ("Thursday", "2031-03-13", "future"),
    )
    assert [entry.disagreement for entry in happenings([herald])] == [None, None]


def test_status_is_as_of_the_latest_report() -> None:
    early = report(
        "early",
        "Envoys will meet for talks in Teral on Monday.",
        ("Monday", "2031-03-10", "future"),
        published="2031-03-07",
    )
    late = report(
        "late",
        "Envoys met for talks in Teral on Monday.",
        ("Monday", "2031-03-10", "past"),
        published="2031-03-11",
    )
    assert [entry.status for entry in happenings([early])] == ["scheduled"]
    assert [(entry.status, entry.articles) for entry in happenings([early, late])] == [("past", ("early", "late"))]


def test_what_was_announced_is_one_with_what_happened_that_day() -> None:
    announced = [
        report(
            name,
            "Envoys of Norlund and Vesmark will meet for talks in Teral on Monday.",
            ("Monday", "2031-03-10", "future"),
        )
        for name in ("herald", "post")
    ]
    done = report(
        "echo",
        "Envoys of Norlund and Vesmark met for talks in Teral on Monday.",
        ("Monday", "2031-03-10", "past"),
        published="2031-03-10",
    )
    (entry,) = happenings([*announced, done])
    assert (entry.status, entry.text) == ("past", "Envoys of Norlund and Vesmark met for talks in Teral on Monday")
    assert entry.articles == ("echo", "herald", "post")


def test_a_saying_is_not_joined_with_what_somebody_says_has_happened() -> None:
    tuesday: tuple[str, str, Toward] = ("Tuesday", "2031-03-11", "past")
    saying = report("herald", "Voss said on Tuesday that the Teral tunnel was safe.", tuesday, published="2031-03-12")
    saying = said(saying, "Voss", "said", "that the Teral tunnel was safe", "Tuesday")
    text = "The Teral tunnel was safe and open on Tuesday, Voss said."
    told_of = report("post", text, tuesday, published="2031-03-12")
    content = attribution(told_of.article, "Voss", "said", "The Teral tunnel was safe and open on Tuesday")
    told_of = replace(told_of, attributions=(content,))
    assert sorted(entry.articles for entry in happenings([saying, told_of])) == [("herald",), ("post",)]


def test_an_entry_speaks_in_a_sentence_of_its_own_day_where_there_is_one() -> None:
    mixed = report(
        "post",
        "Envoys travelled to Teral on Sunday for talks on the locks which a flood destroyed in January.",
        ("Sunday", "2031-03-09", "past"),
        ("January", "2031-01", "past"),
    )
    plain = report("herald", "A flood destroyed two of the locks in January.", ("January", "2031-01", "past"))
    flood = next(entry for entry in happenings([mixed, plain]) if entry.precision == "month")
    assert flood.text == "A flood destroyed two of the locks in January"
    assert flood.articles == ("herald", "post")


def test_history_is_kept_as_coarse_as_it_is_told() -> None:
    herald = report(
        "herald",
        "Vesmark seized the Lindmoor marshes in 2014.\nIn late December Norlund closed the border.\n"
        "The marshes drew settlers in the 1990s.\nNorlund has complained for months, as recently as last week.",
        ("2014", "2014"),
        ("late December", "2030-12"),
        ("1990s", "199"),
        ("months", "P3M"),
        ("recently", "PAST_REF"),
        mods={"late December": "END"},
    )
    courier = report("courier", "The Lindmoor marshes were seized by Vesmark in 2014.", ("2014", "2014"))
    found = [(entry.from_, entry.to, entry.precision, entry.articles) for entry in happenings([herald, courier])]
    assert found == [
        ("1990-01-01", "1999-12-31", "decade", ("herald",)),
        ("2014-01-01", "2014-12-31", "year", ("courier", "herald")),
        ("2030-12-21", "2030-12-31", "month", ("herald",)),
    ]


def test_a_date_in_passing_supports_an_entry_but_makes_none() -> None:
    courier = report(
        "courier",
        "Expectations of Monday's talks in Teral are low.\nShe lost the 2026 election narrowly.",
        ("Monday", "2031-03-10"),
        ("2026", "2026"),
    )
    assert happenings([courier]) == ()
    monday = happenings([THREE, courier])[0]
    assert monday.articles == ("courier", "herald")
    assert monday.text.startswith("Envoys of Norlund")


@pytest.mark.parametrize(
    "text",
    [
        "The envoy took back her angry statement of Monday.",
        "Four ships were missing, down from nine on Monday.",
        "The flood at the quay was lower than on Monday.",
        "Norlund offers the release of nine sailors held since Monday.",
    ],
)
def test_the_date_of_something_earlier_makes_no_entry(text: str) -> None:
    assert happenings([report("herald", text, ("Monday", "2031-03-03", "past"))]) == ()


def test_what_has_gone_on_since_a_day_began_on_it() -> None:
    for text in ("Norlund has held nine sailors since Monday.", "Since Monday, Norlund has held nine sailors."):
        (entry,) = happenings([report("herald", text, ("Monday", "2031-03-03", "past"))])
        assert entry.from_ == "2031-03-03"


def test_a_date_between_quotation_marks_makes_no_entry() -> None:
    herald = report("herald", "“We shall march on Teral on Monday,” she said.", ("Monday", "2031-03-10", "future"))
    assert happenings([herald]) == ()


def test_sayings_of_a_day_are_one_entry_a_speaker_and_occasion() -> None:
    herald = report(
        "herald",
        "Prime Minister Ada Voss said on Sunday that Norlund would not give way.\n"
        "Voss told Morning Chair on Sunday that the river was no bargaining chip.\n"
        "Envoy Per Brandt said on Sunday that the door stayed open.",
        ("Sunday", "2031-03-09", "past"),
        ("Sunday", "2031-03-09", "past"),
        ("Sunday", "2031-03-09", "past"),
    )
    herald = said(herald, "Prime Minister Ada Voss", "said", "Norlund would not give way", "Sunday", speaker="voss")
    chair = Occasion(kind="programme", name="Morning Chair")
    sundays = [match.start() for match in re.finditer("Sunday", herald.article.text)]
    for who, content, start, fields in (
        ("Voss told", "the river was no bargaining chip", sundays[1], {"speaker": "voss", "occasion": chair}),
        ("Envoy Per Brandt", "the door stayed open", sundays[2], {"speaker": "brandt"}),
    ):
        made = attribution(
            herald.article, who, "", content, said_on_evidence=Span("herald", start, start + 6), **fields
        )
        herald = Annotated(
            article=herald.article,
            sentences=herald.sentences,
            times=herald.times,
            attributions=(*herald.attributions, made),
        )
    courier = report(
        "courier",
        "On Sunday Voss accused Vesmark of bad faith, calling its demands absurd.",
        ("Sunday", "2031-03-09", "past"),
    )
    courier = said(courier, "Voss", "accused", "Vesmark of bad faith", "Sunday", speaker="voss")
    entries = happenings([herald, courier])
    assert sorted(entry.articles for entry in entries) == [("courier", "herald"), ("herald",), ("herald",)]


def test_the_description_of_a_speaker_is_no_happening() -> None:
    text = "Mira Lund, the envoy to Vesmark from 2022 to 2024, said Brandt was able."
    herald = report("herald", text, ("2022", "2022"), ("2024", "2024"))
    who = "Mira Lund, the envoy to Vesmark from 2022 to 2024"
    made = attribution(herald.article, who, "said", "Brandt was able")
    described = Annotated(article=herald.article, sentences=herald.sentences, times=herald.times, attributions=(made,))
    assert happenings([described]) == ()
    entries = happenings(
        [report("herald", "Lund was envoy to Vesmark from 2022 to 2024.", ("2022", "2022"), ("2024", "2024"))]
    )
    assert [(entry.from_, entry.to, entry.precision) for entry in entries] == [("2022-01-01", "2024-12-31", "year")]


def test_date_lines_of_the_page_tell_nothing() -> None:
    made = report("herald", "Sunday, March 9, 2031\nVoss spoke.", ("Sunday, March 9, 2031", "2031-03-09"))
    assert happenings([Annotated(article=made.article, sentences=made.sentences[1:], times=made.times)]) == ()


def test_the_order_of_the_reports_changes_nothing_but_which_is_read_first() -> None:
    courier = report(
        "courier",
        "Norlundian and Vesmarkian officials are scheduled to hold discussions in Teral on Monday.",
        ("Monday", "2031-03-10", "future"),
    )
    forward, backward = happenings([THREE, courier]), happenings([courier, THREE])
    assert [entry.evidence for entry in forward] == [entry.evidence for entry in backward]
    assert [entry.text for entry in forward] == [entry.text for entry in backward]


def test_a_sentence_about_her_alone_tells_nothing() -> None:
    assert happenings([report("herald", "She was milder on Friday.", ("Friday", "2031-03-07", "past"))]) == ()


def test_what_is_denied_or_doubted_is_no_happening() -> None:
    herald = report(
        "herald",
        "Vesmark denied that its patrol boat rammed the ferry on Thursday.\n"
        "Voss said she did not expect an agreement on Monday.",
        ("Thursday", "2031-03-06", "past"),
        ("Monday", "2031-03-10", "future"),
    )
    source = herald.article
    sayings = (
        attribution(source, "Vesmark", "denied", "its patrol boat rammed the ferry on Thursday", force="denied"),
        attribution(source, "Voss", "said", "she did not expect an agreement on Monday"),
    )
    assert happenings([replace(herald, attributions=sayings)]) == ()


def test_a_weekday_is_read_by_what_other_reports_say_of_it() -> None:
    courier = report("courier", "Envoys sit down in Teral on Monday.", ("Monday", "2031-03-03", "past"))
    weekday = Relative(unit="day", weekday=1, toward="past")
    courier = replace(courier, times=(replace(courier.times[0], relative=weekday),))
    monday = [entry for entry in happenings([THREE, courier]) if "courier" in entry.articles]
    assert [(entry.from_, entry.articles) for entry in monday] == [("2031-03-10", ("courier", "herald"))]


def test_a_time_of_day_counts_where_the_best_or_most_name_it() -> None:
    exact = report("exact", "The talks in Teral start on Monday at 10.", ("Monday at 10", "2031-03-10T10:00", "future"))
    assert [(entry.from_, entry.precision) for entry in happenings([exact])] == [("2031-03-10T10:00", "minute")]
    others = [
        report(name, "“No,” said one. The talks in Teral start on Monday.", ("Monday", "2031-03-10", "future"))
        for name in ("early", "other")
    ]
    aside = report(
        "aside", "Envoys who start talks in Teral on Monday evening hope.", ("Monday evening", "2031-03-10TEV")
    )
    together = happenings([*others, aside])
    assert [(entry.from_, entry.precision, len(entry.articles)) for entry in together] == [("2031-03-10", "day", 3)]


def test_dates_that_stand_together_are_one() -> None:
    herald = report(
        "herald",
        "Envoys will meet in Teral on Monday, March 10.\nVesmark held the marshes between 2014 and 2016.",
        ("Monday", "2031-03-10", "future"),
        ("March 10", "2031-03-10", "future"),
        ("2014", "2014"),
        ("2016", "2016"),
    )
    assert [(entry.from_, entry.to) for entry in happenings([herald])] == [
        ("2014-01-01", "2016-12-31"),
        ("2031-03-10", "2031-03-10"),
    ]


def test_a_clause_that_cannot_stand_alone_brings_its_sentence() -> None:
    herald = report(
        "herald",
        "Envoys hope to sign in Teral on Monday and look at the map again in Ostby on Wednesday.",
        ("Monday", "2031-03-10", "future"),
        ("Wednesday", "2031-03-12", "future"),
    )
    first, second = happenings([herald])
    assert first.text == "Envoys hope to sign in Teral on Monday"
    assert second.text == "Envoys hope to sign in Teral on Monday and look at the map again in Ostby on Wednesday"
    assert herald.article.words(second.evidence[0]).startswith("look at the map")


def test_a_very_long_sentence_is_cut_behind_its_date() -> None:
    long = "Voss opened the new lighthouse of Quay Harbour on Friday, which " + "had been dark for many years and " * 8
    herald = report("herald", long + "leaked.", ("Friday", "2031-03-07", "past"))
    assert [entry.text for entry in happenings([herald])] == [
        "Voss opened the new lighthouse of Quay Harbour on Friday"
    ]


def test_a_posting_with_its_date_tells_nothing() -> None:
    herald = report("herald", "Ada Voss (@adavoss) March 7, 2031", ("March 7, 2031", "2031-03-07"))
    assert happenings([herald]) == ()


def test_a_posting_behind_a_bar_tells_nothing() -> None:
    herald = report("herald", "From our reporter Ada Voss in Teral | March 7, 2031", ("March 7, 2031", "2031-03-07"))
    assert happenings([herald]) == ()
    table = report("herald", "March 7, 2031 | Envoys meet in Teral", ("March 7, 2031", "2031-03-07"))
    assert len(happenings([table])) == 1


def test_the_date_line_of_a_page_tells_nothing() -> None:
    live = report("herald", "Live blog, Friday 7 March 2031", ("Friday 7 March 2031", "2031-03-07"))
    assert happenings([live]) == ()
    updated = report(
        "herald",
        "Scores march Updated: 2031-03-07 13:14 By Agencies",
        ("2031-03-07 13:14", "2031-03-07T13:14"),
    )
    assert happenings([updated]) == ()
    sentence = report("herald", "Envoys met on Friday.", ("Friday", "2031-03-07"))
    assert len(happenings([sentence])) == 1


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('We saw nothing," he said in Teral', '"We saw nothing," he said in Teral'),
        ("We saw nothing,” he said", "“We saw nothing,” he said"),
        ('Jon writes: "They say there were sirens', 'Jon writes: "They say there were sirens"'),
        ("He said “We saw nothing”", "He said “We saw nothing”"),
        ('The "lock" was shut', 'The "lock" was shut'),
    ],
)
def test_a_quotation_that_was_cut_gets_its_mark_back(text: str, shown: str) -> None:
    assert _quoted(text) == shown


def test_the_end_of_a_live_page_is_no_happening() -> None:
    herald = report("herald", "That ends our live page for tonight in Teral.", ("tonight", "2031-03-09TNI"))
    assert happenings([herald]) == ()


def test_undated_reports_are_read_by_the_direction_of_their_words() -> None:
    herald = report(
        "herald",
        "Envoys will meet for talks in Teral on Monday.\nVoss opened the lighthouse on Friday.",
        ("Monday", "2031-03-10", "future"),
        ("Friday", "2031-03-07", "past"),
        published=None,
    )
    assert [(entry.from_, entry.status) for entry in happenings([herald])] == [
        ("2031-03-07", "past"),
        ("2031-03-10", "scheduled"),
    ]


def test_nothing_dated_is_an_empty_timeline() -> None:
    assert happenings([]) == ()
    assert happenings([report("herald", "Voss spoke.")]) == ()


def test_a_saying_on_a_programme_named_by_its_day_is_one_with_the_others_there() -> None:
    story = []
    for name, words in (("herald", "“The river is no bargaining chip,”"), ("post", "“Nobody irons a shirt for this,”")):
        one = report(name, f"{words} Ada Voss told Sunday Chair.", ("Sunday", "2031-03-09", "past"))
        chair = Occasion(kind="programme", name="Sunday Chair", evidence=(span(one.article, "Sunday Chair"),))
        day = span(one.article, "Sunday") if name == "herald" else None
        made = attribution(one.article, "Ada Voss", "told", words, speaker="voss", occasion=chair, said_on_evidence=day)
        story.append(replace(one, attributions=(made,)))
    assert [entry.articles for entry in happenings(story)] == [("herald", "post")]


def test_a_saying_that_only_announces_stands_on_the_day_that_it_announces() -> None:
    text = "The ferry line said in a statement late Sunday that it would resume crossings on Tuesday."
    herald = report("herald", text, ("Sunday", "2031-03-09", "past"), ("Tuesday", "2031-03-11", "future"))
    herald = said(
        herald, "The ferry line", "said", "that it would resume crossings on Tuesday", "Sunday", speaker="line"
    )
    assert [entry.from_ for entry in happenings([herald])] == ["2031-03-11"]


def test_a_call_is_one_happening_whether_told_or_told_of_by_what_was_said_there() -> None:
    friday: tuple[str, str, Toward] = ("Friday", "2031-03-07", "past")
    herald = report("herald", "Ada Voss told Envoy Per Brandt by phone on Friday that the ferry would sail.", friday)
    herald = said(herald, "Ada Voss", "told", "that the ferry would sail", "Friday", speaker="voss")
    post = report("post", "Envoy Per Brandt spoke by telephone with President Ada Voss on Friday.", friday)
    wire = report("wire", "Mira Lund telephoned the mayor of Ostby on Friday.", friday)
    assert [entry.articles for entry in happenings([herald, post, wire])] == [("herald", "post"), ("wire",)]


def test_questions_conditions_and_what_would_have_been_tell_of_nothing() -> None:
    for sentence in (
        "If the envoys of Norlund had signed the paper on Saturday, would anybody have believed them?",
        "Will the envoys of Norlund sign the paper in Teral on Saturday?",
        "Had the envoys of Norlund signed the paper on Saturday, the bridge would be open.",
        "If the ministry of Norlund says “shut the bridge” on Saturday, nobody should mind.",
        "If the bell had rung, the crew would have left the bridge on Saturday.",
        "The bridge stays shut unless the envoys of Norlund sign the paper on Saturday.",
    ):
        assert told(happenings([report("post", sentence, ("Saturday", "2031-03-08"))])) == [], sentence


def test_a_condition_elsewhere_in_the_sentence_leaves_what_happens() -> None:
    for sentence in (
        "The envoys of Norlund signed the paper on Saturday, even if nobody in Teral had asked for it.",
        "If it rains, the envoys of Norlund sign the paper on Saturday.",
        "“If we sign it, we sign it,” the envoys of Norlund told a meeting in Teral on Saturday.",
    ):
        assert len(happenings([report("post", sentence, ("Saturday", "2031-03-08"))])) == 1, sentence


def test_who_had_it_from_whom_is_no_happening() -> None:
    text = "The Courier had it from Ada Voss on Saturday already, that the bridge of Teral was shut."
    assert told(happenings([report("post", text, ("Saturday", "2031-03-08"))])) == []


def test_the_hour_of_what_recurs_is_no_happening() -> None:
    weekdays = ("weekdays", "XXXX-WXX")
    text = "The bridge of Teral is opened for the boats on weekdays at 18:00."
    assert told(happenings([report("post", text, weekdays, ("18:00", "2031-03-10T18:00"))])) == []
    text = "The bridge of Teral is shut on weekdays. It falls in Teral for ever at 18:00."
    assert len(happenings([report("post", text, weekdays, ("18:00", "2031-03-10T18:00"))])) == 1


def test_an_hour_of_the_same_day_that_only_tells_what_was_before_is_no_entry() -> None:
    text = "The guard said in Teral at 4pm that 17 boats had sunk, up from the 14 that she had counted in the morning."
    (entry,) = happenings([report("post", text, ("4pm", "2031-03-09T16:00"), ("the morning", "2031-03-09TMO"))])
    assert entry.from_ == "2031-03-09T16:00"


def test_dates_in_a_list_are_all_of_one_happening() -> None:
    text = "The ministry of Norlund shut the bridge in 2019, in 2024 and in March, and nobody has crossed it since."
    entries = happenings([report("post", text, ("2019", "2019"), ("2024", "2024"), ("March", "2031-03"))])
    assert [entry.from_ for entry in entries] == ["2019-01-01", "2024-01-01", "2031-03-01"]
    assert len({entry.text for entry in entries}) == 1
