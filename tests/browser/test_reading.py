"""Every statement opens the words that it rests on, exact to the character."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, TimeoutError, expect

from consilience.model import Dossier, Span
from consilience.report.page.visible import visible
from tests.browser.conftest import Open
from tests.report.hostile import hostile
from tests.report.sample import dossier

pytestmark = pytest.mark.browser

MARKS = """() => { const found = []; let last = null;
for (const mark of document.querySelectorAll('#reader mark')) {
  const between = document.createRange();
  if (last) { between.setStartAfter(last); between.setEndBefore(mark); }
  if (last && !String(between)) found[found.length - 1] += mark.textContent; else found.push(mark.textContent);
  last = mark; }
return found; }"""
CLICK = """step => { const marks = MARKS, found = [];
document.querySelectorAll('details').forEach(box => { box.open = true; });
for (const link of [...document.querySelectorAll('main .st, main .chip')].filter((_, number) => number % step === 0)) {
  const box = link.closest('[data-e]');
  link.click();
  dispatchEvent(new HashChangeEvent('hashchange'));
  found.push([box.dataset.e, Number(link.dataset.g || 0), marks()]);
}
return found; }""".replace("MARKS", MARKS)


def expected(whole: Dossier, place: int, spans: list[list[int]]) -> list[str]:
    """The words under `spans`, those that touch or overlap taken together, as a page can show them."""
    merged: list[list[int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([start, end])
    text = visible(whole.articles[place].text)
    return [text[start:end] for start, end in merged]


def groups(refs: str) -> list[tuple[int, list[list[int]]]]:
    """The evidence that an element names."""
    found = []
    for group in refs.split(";"):
        place, spans = group.split(":")
        found.append((int(place), [[int(edge) for edge in span.split("-")] for span in spans.split(",")]))
    return found


def marks(page: Page, words: list[str]) -> bool:
    """Whether the reader comes to mark `words`, one string a passage: it follows the address a little later."""
    wanted = f"words => JSON.stringify(({MARKS})()) === JSON.stringify(words)"
    try:
        page.wait_for_function(wanted, arg=words)
    except TimeoutError:
        pytest.fail(f"marked are {page.evaluate(MARKS)}, not {words}")
    return True


@pytest.mark.parametrize(("name", "whole", "step"), [("sample", dossier(), 2), ("hostile", hostile(), 5)])
def test_every_statement_marks_exactly_its_words(open_page: Open, name: str, whole: Dossier, step: int) -> None:
    page = open_page(name)
    clicked: list[Any] = page.evaluate(CLICK, step)
    assert len(clicked) > 20
    for refs, number, found in clicked:
        place, spans = groups(refs)[number]
        assert found == expected(whole, place, spans), refs


def test_a_click_opens_the_report_at_the_words(open_page: Open) -> None:
    page = open_page()
    page.click("#brief li:has-text('hand') >> a.st")
    assert marks(page, ["a hand's breadth under the crest"])
    assert page.inner_text("#reader h2") == "Tarn Valley Courier"
    box = page.locator("#reader mark").bounding_box()
    assert box is not None
    assert 0 < box["y"] < 900
    assert "#span=" in page.url


def test_offsets_hold_behind_characters_outside_the_basic_plane_and_crlf(open_page: Open) -> None:
    article = dossier().articles[5]
    words = "letters of their grandparents 𐌰𐌱𐌲"
    start = article.text.index(words)
    assert article.text[:start].count("\r\n") >= 6
    assert sum(ord(one) > 0xFFFF for one in article.text[:start]) >= 3
    page = open_page(fragment=f"#span={article.id}:{start}-{start + len(words)}")
    assert marks(page, [words])


def test_a_link_can_name_several_spans(open_page: Open) -> None:
    article = dossier().articles[1]
    spans = [article.text.index(words) for words in ("Tarnbruck", "sluices", "Lisk")]
    asked = ",".join(f"{start}-{start + 4}" for start in spans)
    page = open_page(fragment=f"#span={article.id}:{asked}")
    assert marks(page, [article.text[start : start + 4] for start in sorted(spans)])


def test_a_span_over_several_paragraphs_is_marked_in_each(open_page: Open) -> None:
    article = dossier().articles[5]
    span = Span(article.id, article.text.index("Nobody slept"), article.text.index("of the ministers"))
    page = open_page(fragment=f"#span={article.id}:{span.start}-{span.end}")
    assert marks(page, [article.words(span)])
    assert page.locator("#reader p.r:has(mark)").count() == 2


def test_a_link_to_a_claim_opens_it(open_page: Open) -> None:
    claim = dossier().claims[7]
    page = open_page(fragment=f"#claim={claim.id}")
    page.wait_for_selector(".claim[open] summary:focus")
    opened = page.locator(".claim[open]")
    expect(opened).to_have_count(1)
    expect(opened).to_contain_text(claim.text)


def test_a_link_to_nothing_does_no_harm(open_page: Open) -> None:
    page = open_page(fragment="#%zz")
    for fragment in ("#span=nobody:1-2", "#span=x", "#claim=", "#claim=nothing", "#span=:9-1"):
        page.evaluate("hash => { location.hash = hash; }", fragment)
        assert page.locator("#reader mark").count() == 0
        expect(page.locator("#brief")).to_be_visible()


def test_back_leads_to_the_passage_before(open_page: Open) -> None:
    page = open_page()
    page.click("#brief .part.happened a.st")
    page.wait_for_selector("#reader mark")
    first: list[str] = page.evaluate(MARKS)
    page.click("#brief .part.only-one a.st >> nth=0")
    page.wait_for_function("text => document.querySelector('#reader mark').textContent !== text", arg=first[0])
    page.click("#reader button[title^=Back]")
    assert marks(page, first)


def test_the_reports_behind_a_statement_can_be_leafed_through(open_page: Open) -> None:
    page = open_page()
    page.click("#brief .part.happened a.st")
    expect(page.locator("#reader .turnpage span")).to_have_text("1 of 3 reports")
    page.click("#reader button[title='Next report']")
    page.wait_for_selector("#reader h2:has-text('Daily Lantern')")
    assert marks(page, ["Some 180 houses were evacuated on Saturday"])


def test_mentions_of_a_name_are_marked_report_by_report(open_page: Open) -> None:
    page = open_page()
    page.click("#people li:has-text('Ilse Okonjo') .count")
    assert marks(page, ["Ilse Okonjo", "Okonjo"])
    assert page.inner_text("#reader .about") == "Ilse Okonjo"


def test_what_else_rests_on_the_words_is_named(open_page: Open) -> None:
    page = open_page()
    page.click("#brief .part.only-one a.st >> nth=0")
    expect(page.locator("#reader .rests")).to_contain_text("The dam wall is undamaged.")
    page.click("#reader .rests a:has-text('The dam wall')")
    expect(page.locator(".claim[open]:has-text('The dam wall is undamaged.')")).to_be_visible()


def test_aligned_passages_stand_side_by_side(open_page: Open) -> None:
    page = open_page()
    page.click("#link-0 summary")
    pair = ["180 houses below the dam were evacuated on Saturday", "Some 180 houses were evacuated on Saturday"]
    expect(page.locator("#link-0 .pair").nth(2).locator("a")).to_have_text(pair)
    page.click("#link-0 .pair >> nth=2 >> a >> nth=1")
    assert marks(page, [pair[1]])


def test_layers_are_painted_over_the_text(open_page: Open) -> None:
    page = open_page()
    page.check("#layers input[name=speech]")
    page.check("#layers input[name=number]")
    painted = page.evaluate("[...CSS.highlights.get('number')].map(String)")
    assert sorted(painted) == ["180 houses", "about 40 centimetres"]
    assert page.evaluate("CSS.highlights.get('content').size") >= len(dossier().attributions)
