import csv
import io
import json
from typing import Any
from xml.etree import ElementTree as xml

import icalendar
import pytest
from markdown_it import MarkdownIt
from msgspec.structs import replace

from consilience.model import Dossier, Story, TimelineEntry
from consilience.report.exports import EXPORTS
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
    assert len(label) == len(SNARL.replace("\n", " "))
