import csv
import io
import json
from typing import Any
from xml.etree import ElementTree as xml

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace

from consilience.model import Dossier, Span, Story, TimelineEntry
from consilience.report.exports import EXPORTS
from consilience.report.exports.cited import writable
from tests.report.hostile import SNARL, hostile
from tests.report.html import Page
from tests.report.sample import dossier

EMPTY = Dossier(schema="consilience.dossier/1", story=Story(id="0", title="", articles=()), articles=())


@pytest.mark.parametrize("name", EXPORTS)
@pytest.mark.parametrize("whole", [dossier(), hostile(), EMPTY], ids=["sample", "hostile", "empty"])
def test_every_format_takes_every_dossier_and_gives_equal_bytes(name: str, whole: Dossier) -> None:
    first = EXPORTS[name](whole)
    assert first == EXPORTS[name](whole)
    first.decode("utf-8")


def test_json_lines_hold_every_record_under_its_kind() -> None:
    lines = [json.loads(line) for line in EXPORTS["jsonl"](dossier()).splitlines()]
    kinds = [line["record"] for line in lines]
    assert kinds[0] == "story"
    assert kinds.count("claim") == len(dossier().claims)
    assert [line["id"] for line in lines if line["record"] == "entity"] == [one.id for one in dossier().entities]
    assert next(line for line in lines if line["record"] == "lineage")["kind"] == "reprint"


def test_csv_has_a_row_for_every_piece_of_evidence() -> None:
    rows = list(csv.DictReader(io.StringIO(EXPORTS["csv"](dossier()).decode(), newline="")))
    claims = [row for row in rows if row["record"] == "claim"]
    assert len(claims) == sum(len(one.supports) + len(one.disputes) for one in dossier().claims)
    texts = {one.id: one.text for one in dossier().articles}
    for row in rows:
        assert " ".join(texts[row["article"]][int(row["start"]) : int(row["end"])].split()) == row["words"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "  =", "\t", "＝"])
def test_no_cell_of_the_csv_is_a_formula(start: str) -> None:
    claims = (replace(dossier().claims[0], text=f'{start}HYPERLINK("http://evil.example")'),)
    data = EXPORTS["csv"](replace(dossier(), claims=claims)).decode()
    for row in csv.reader(io.StringIO(data, newline="")):
        for cell in row:
            assert not cell.lstrip().startswith(("=", "+", "-", "@", "＝"))


def test_markdown_shows_foreign_text_and_runs_none() -> None:
    html = MarkdownIt("commonmark").enable("table").render(EXPORTS["markdown"](hostile()).decode())
    page = Page(html)
    assert {tag for tag, _ in page.elements} <= {"h1", "h2", "h3", "p", "ul", "li", "strong", "code", "pre"}
    plain = MarkdownIt("commonmark").render(EXPORTS["markdown"](dossier()).decode())
    assert "“We will not flood our own valley to spare a neighbour who hides its readings from us”" in plain
    assert "Daily Lantern ← Nordwire ← Civil protection office" in plain


def test_a_fence_of_backticks_in_an_article_stays_inside_its_block() -> None:
    article = replace(dossier().articles[0], text="``` \n# not a heading\n````\n<b>")
    whole = replace(EMPTY, articles=(article,))
    html = MarkdownIt("commonmark").render(EXPORTS["markdown"](whole).decode())
    assert "# not a heading" in html
    assert html.count("<h1>") == 1


def test_the_calendar_is_one_that_a_calendar_reads() -> None:
    data = EXPORTS["ical"](dossier())
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    calendar: Any = icalendar.Calendar.from_ical(data)
    events = calendar.walk("VEVENT")
    assert len(events) == len(dossier().timeline)
    assert len({str(one["UID"]) for one in events}) == len(events)
    year, talks = events[0], events[7]
    assert (str(year["DTSTART"].dt), str(year["DTEND"].dt)) == ("2014-01-01", "2015-01-01")
    assert (str(talks["DTSTART"].dt), str(talks["DTEND"].dt)) == ("2024-03-12 09:00:00", "2024-03-12 12:00:00")
    assert talks["STATUS"] == "TENTATIVE"
    assert "Reports differ: Tarn Valley Courier says Wednesday, 13 March." in talks["DESCRIPTION"]
    assert {one["DTSTAMP"].dt.isoformat() for one in events} == {"2024-03-11T00:00:00+00:00"}


def _entry(
    from_: str, to: str = "", precision: str = "day", text: str = "Envoys meet", **fields: object
) -> TimelineEntry:
    made = {"status": "past", "evidence": (), "articles": (), **fields}
    return TimelineEntry(from_=from_, to=to or from_, precision=precision, text=text, **made)  # type: ignore[arg-type]


def _events(*entries: TimelineEntry, story: str = "s") -> list[Any]:
    whole = replace(EMPTY, story=Story(id=story, title="t", articles=()), timeline=entries)
    return list(icalendar.Calendar.from_ical(EXPORTS["ical"](whole)).walk("VEVENT"))


@pytest.mark.parametrize(
    ("entry", "start", "end"),
    [
        (_entry("2031-03-09"), "2031-03-09", "2031-03-10"),
        (_entry("2031-03-11", "2031-03-12"), "2031-03-11", "2031-03-13"),
        (_entry("2031-12-31"), "2031-12-31", "2032-01-01"),
        (_entry("2032-02-29"), "2032-02-29", "2032-03-01"),
        (_entry("2031-03-08", "2031-03-09", "week"), "2031-03-08", "2031-03-10"),
        (_entry("2031-02-01", "2031-02-28", "month"), "2031-02-01", "2031-03-01"),
        (_entry("2014-01-01", "2014-12-31", "year"), "2014-01-01", "2015-01-01"),
        (_entry("2031-03-09T17:30", "", "minute"), "2031-03-09 17:30:00", "2031-03-09 17:31:00"),
        (_entry("2031-03-09T17", "", "hour"), "2031-03-09 17:00:00", "2031-03-09 18:00:00"),
        (_entry("2031-03-09T09:00", "2031-03-09T12:00", "minute"), "2031-03-09 09:00:00", "2031-03-09 12:00:00"),
        (_entry("2031-03-09TEV", "", "part-of-day"), "2031-03-09 18:00:00", "2031-03-09 22:00:00"),
        (_entry("2031-03-09TNI", "", "part-of-day"), "2031-03-09 22:00:00", "2031-03-10 00:00:00"),
    ],
    ids=lambda value: value.from_ if isinstance(value, TimelineEntry) else None,
)
def test_days_and_stretches_in_a_calendar(entry: TimelineEntry, start: str, end: str) -> None:
    (event,) = _events(entry)
    assert (str(event["DTSTART"].dt), str(event["DTEND"].dt)) == (start, end)
    assert type(event["DTSTART"].dt) is type(event["DTEND"].dt)
    assert event["DTSTART"].dt < event["DTEND"].dt


def test_an_event_keeps_its_uid_when_its_story_grows() -> None:
    first = _entry("2031-03-12", text="The council votes", evidence=(Span("a", 0, 4),), articles=("a",))
    grown = replace(
        first,
        from_="2031-03-11",
        disagreement="Wednesday in two reports, Tuesday in one",
        evidence=(Span("a", 0, 4), Span("b", 2, 9)),
        articles=("a", "b"),
    )
    earlier = _entry("2031-03-08", text="A march")
    uid = str(_events(first)[0]["UID"])
    assert [str(one["UID"]) for one in _events(earlier, grown)][1] == uid
    assert str(_events(first, story="other")[0]["UID"]) != uid


def test_entries_of_the_same_words_on_two_days_are_two_events() -> None:
    events = _events(_entry("2031-03-09"), _entry("2031-03-11"))
    assert len({str(one["UID"]) for one in events}) == 2


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text(max_size=300))
def test_any_words_come_back_from_a_calendar_and_no_line_is_too_long(words: str) -> None:
    whole = replace(EMPTY, timeline=(_entry("2031-03-09", text=words),))
    data = EXPORTS["ical"](whole)
    assert data.endswith(b"\r\n") and b"\n" not in data.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    (event,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert str(event["SUMMARY"]) == "\n".join(writable(words).splitlines())


def test_a_calendar_of_hostile_texts_reads_and_keeps_its_events_apart() -> None:
    calendar: Any = icalendar.Calendar.from_ical(EXPORTS["ical"](hostile()))
    assert len(calendar.walk("VEVENT")) == len(hostile().timeline)
    assert "../../../etc/passwd" in calendar.walk("VEVENT")[0]["SUMMARY"]


def test_an_entry_that_no_calendar_has_is_left_out() -> None:
    odd = TimelineEntry(
        from_="someday", to="someday", precision="day", text="x", status="past", evidence=(), articles=()
    )
    calendar: Any = icalendar.Calendar.from_ical(EXPORTS["ical"](replace(dossier(), timeline=(odd,))))
    assert calendar.walk("VEVENT") == []


def test_annotations_point_at_their_words_by_quotation_and_by_code_points() -> None:
    page = json.loads(EXPORTS["web-annotation"](dossier()))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    texts = {one.url or f"urn:consilience:article:{one.id}": one.text for one in dossier().articles}
    texts.update({f"urn:consilience:article:{one.id}": one.text for one in dossier().articles})
    assert len(page["items"]) == len(dossier().attributions) + len(dossier().claims)
    for item in page["items"]:
        assert item["target"], item["id"]
        for target in item["target"]:
            quote, position = target["selector"]
            text, start, end = texts[target["source"]], position["start"], position["end"]
            assert text[start:end] == quote["exact"]
            assert text[:start].endswith(quote["prefix"])
            assert len(quote["prefix"]) == min(32, start)
            assert text[end:].startswith(quote["suffix"])
    assert any("🌊" in target["selector"][0]["exact"] for item in page["items"] for target in item["target"])


def test_the_graph_is_xml_with_every_report_and_link() -> None:
    space = {"g": "http://gexf.net/1.3"}
    root = xml.fromstring(EXPORTS["gexf"](dossier()))
    nodes = {node.get("id") for node in root.findall(".//g:node", space)}
    assert nodes == {one.id for one in dossier().articles}
    edges = root.findall(".//g:edge", space)
    assert [edge.get("type") for edge in edges] == ["directed", "directed", "undirected", "undirected"]
    assert all(edge.get("source") in nodes and edge.get("target") in nodes for edge in edges)
    label = xml.fromstring(EXPORTS["gexf"](hostile())).findall(".//g:node", space)[0].get("label") or ""
    assert "../../../etc/passwd" in label
    assert len(label) == len(" ".join(SNARL.split()))
