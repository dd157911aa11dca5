"""The page under keyboard, filters, themes, a phone, paper, no script, and attack."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.report.sample import dossier

pytestmark = pytest.mark.browser

OPEN_ALL = "document.querySelectorAll('details').forEach(box => { box.open = true; })"
FOCUSED = "document.activeElement.textContent.trim()"


def test_the_keyboard_alone_is_enough(open_page: Open) -> None:
    page = open_page()
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == "Skip to the dossier"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    statement = page.evaluate(FOCUSED)
    assert statement == dossier().brief[0].text
    page.keyboard.press("Enter")
    page.wait_for_selector("#reader mark")
    assert page.evaluate("document.activeElement.id") == "reader-title"
    page.keyboard.press("Escape")
    expect(page.locator("#reader mark")).to_have_count(0)
    assert page.evaluate(FOCUSED) == statement


def test_the_reader_is_no_trap(open_page: Open) -> None:
    page = open_page()
    page.click("#brief a.st >> nth=0")
    page.wait_for_selector("#reader mark")
    for _ in range(40):
        page.keyboard.press("Tab")
        if not page.evaluate("document.querySelector('#reader').contains(document.activeElement)"):
            break
    else:
        pytest.fail("Tab never leaves the reader")


def test_a_claim_opens_by_keyboard(open_page: Open) -> None:
    page = open_page()
    page.focus(".claim summary >> nth=0")
    page.keyboard.press("Enter")
    page.wait_for_selector(".claim[open]")


def test_framing_stands_side_by_side_and_leads_to_claims_and_words(open_page: Open) -> None:
    page = open_page()
    page.click("nav a[href='#framing']")
    columns = page.locator("#framing thead th")
    assert columns.count() == len(dossier().voices)
    left = [columns.nth(number).bounding_box() for number in range(2)]
    assert left[0] and left[1] and left[0]["x"] < left[1]["x"] and left[0]["y"] == left[1]["y"]
    page.click("#framing tbody td a >> nth=0")
    expect(page.locator(".claim[open]")).to_have_count(1)
    page.click("#framing .quotes a.chip >> nth=1")
    page.wait_for_selector("#reader mark")


def test_every_record_shows_an_id_that_one_click_selects(open_page: Open) -> None:
    page = open_page()
    page.click("#people .rid >> nth=0")
    ids = {one.id for one in dossier().entities}
    assert page.inner_text("#people .rid >> nth=0") in ids
    assert page.evaluate("getSelection().toString()").strip() in ids


def test_filters_leave_the_claims_that_fit(open_page: Open) -> None:
    page = open_page()
    shown = page.locator(".claim:visible")
    assert shown.count() == len(dossier().claims)
    page.uncheck("#filters input[value=disputed]")
    page.uncheck("#filters input[value=single-origin]")
    assert shown.count() == sum(one.verdict == "corroborated" for one in dossier().claims)
    page.select_option("#filters select[name=k]", "said")
    assert set(shown.evaluate_all("rows => rows.map(row => row.dataset.k)")) == {"said"}
    assert page.inner_text("#found") == f"{shown.count()} of {len(dossier().claims)} claims"
    page.check("#filters input[value=disputed]")
    page.check("#filters input[value=single-origin]")
    page.select_option("#filters select[name=k]", "")
    page.select_option("#filters select[name=o]", "5")
    assert shown.count() == 4
    page.fill("#filters input[name=q]", "LISK tuesday")
    assert shown.count() == 1
    page.select_option("#filters select[name=h]", label="Pavel Drenin")
    assert shown.count() == 0


def test_the_speaker_filter_finds_what_a_speaker_holds(open_page: Open) -> None:
    page = open_page()
    page.select_option("#filters select[name=h]", label="Agnes Roth")
    assert page.locator(".claim:visible .text").all_inner_texts() == ["Agnes Roth said that nobody slept."]


CONTRAST = """() => {
  const parse = text => { const found = text.match(/[\\d.]+/g).map(Number); return text.startsWith('color(') ? found.map((v, i) => i < 3 ? v * 255 : v) : found; };
  const light = ([r, g, b]) => { const f = v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; return .2126 * f(r) + .7152 * f(g) + .0722 * f(b); };
  const ground = node => { for (; node; node = node.parentElement) { const found = parse(getComputedStyle(node).backgroundColor); if (found.length < 4 || found[3] > .5) return found; } return [255, 255, 255]; };
  const bad = [];
  for (const node of document.querySelectorAll('body *')) {
    if (![...node.childNodes].some(kid => kid.nodeType === 3 && kid.data.trim()) || node.closest('svg,script,.vh,.skip,[hidden],:disabled')) continue;
    if (!node.checkVisibility()) continue;
    const style = getComputedStyle(node), a = light(parse(style.color)), b = light(ground(node));
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05), size = parseFloat(style.fontSize);
    if (ratio < (size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5)) bad.push(`${node.localName}.${node.className}: ${ratio.toFixed(2)} ${node.textContent.slice(0, 30)}`);
  }
  return bad; }"""  # noqa: E501 - a script


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_in_both_themes(open_page: Open, scheme: str) -> None:
    page = open_page(color_scheme=scheme)
    page.evaluate(OPEN_ALL)
    page.click("#brief a.st >> nth=1")
    page.wait_for_selector("#reader mark")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (sum(map(int, re.findall(r"\d+", ground)[:3])) > 600) == (scheme == "light")
    assert page.evaluate(CONTRAST) == []


def test_the_theme_can_be_chosen(open_page: Open) -> None:
    page = open_page(color_scheme="light")
    grounds = []
    for name in ("auto", "light", "dark"):
        assert page.text_content("#theme") == f"Theme: {name}"
        grounds.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        page.click("#theme")
    assert grounds[0] == grounds[1] != grounds[2]


@pytest.mark.parametrize("name", ["sample", "hostile"])
def test_a_narrow_phone_scrolls_down_only(open_page: Open, name: str) -> None:
    page = open_page(name, width=360, height=740)
    page.evaluate(OPEN_ALL)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    expect(page.locator("#reader")).to_be_hidden()
    page.click("#brief a.st >> nth=0", position={"x": 5, "y": 5})
    expect(page.locator("#reader mark").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    sheet = page.locator("#reader").bounding_box()
    assert sheet is not None
    assert (sheet["width"], round(sheet["y"] + sheet["height"])) == (360, 740)
    page.click("#reader button[title^=Close]")
    expect(page.locator("#reader")).to_be_hidden()


def test_it_prints_on_a4_with_everything_open(open_page: Open) -> None:
    page = open_page(width=1000)
    pdf = page.pdf(prefer_css_page_size=True, print_background=False)
    assert pdf.startswith(b"%PDF")
    width, height = map(float, re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)[0])
    assert (round(width), round(height)) in ((595, 842), (596, 842))
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("details:not([open])")).to_have_count(0)
    expect(page.locator("#reader")).to_be_hidden()
    expect(page.locator("#link-3 .pair").first).to_be_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".claim[open]")).to_have_count(0)


def test_it_reads_without_script(open_page: Open) -> None:
    page = open_page(java_script_enabled=False)
    for one in dossier().brief:
        expect(page.locator(f"text={one.text[:30]}").first).to_be_visible()
    words = "Two hundred and forty homes had been cleared by Saturday night, mayor"
    expect(page.locator(f"text={words}").first).to_be_visible()
    expect(page.locator("#filters")).to_be_hidden()
    page.click("#brief .part.only-one a.st >> nth=0")
    assert "a crack of about 40 centimetres" in page.inner_text("p.r:target")


def test_an_attack_runs_nothing(open_page: Open) -> None:
    page = open_page("hostile")
    page.evaluate(OPEN_ALL)
    for selector in ("#brief a.st", "#timeline a.st", "#said a.st", ".claim a.st"):
        page.locator(selector).first.dispatch_event("click")
    page.hover("#h-sources")
    assert page.evaluate("window.ran") is None
    assert page.locator("img, iframe, object, base").count() == 0
    assert page.locator("script").count() == 2
    assert "</script><script>window.ran=1</script>" in page.inner_text("h1")


STRUCTURE = """() => {
  const bad = [], named = node => (node.getAttribute('aria-label') || (node.labels && [...node.labels].map(l => l.textContent).join('')) || node.textContent || node.title || '').trim();
  const all = selector => [...document.querySelectorAll(selector)];
  if (all('main').length !== 1 || all('h1').length !== 1) bad.push('one main and one h1');
  if (!document.documentElement.lang || !document.title) bad.push('language and title');
  for (const node of all('a[href],button,input,select,summary')) if (!named(node)) bad.push('no name: ' + node.outerHTML.slice(0, 120));
  for (const node of all('[aria-labelledby],[aria-controls]')) for (const name of ['aria-labelledby', 'aria-controls']) for (const id of (node.getAttribute(name) || '').split(' ').filter(Boolean)) if (!document.getElementById(id)) bad.push(name + ' to nothing: ' + id);
  let level = 0;
  for (const node of all('main h2,main h3,main h4,h1')) { const now = Number(node.localName[1]); if (now > level + 1 && level) bad.push('heading skips: ' + node.textContent); level = now; }
  for (const node of all('svg')) if (!node.closest('[aria-hidden=true],[hidden]') && node.getAttribute('role') !== 'img') bad.push('drawing without a role');
  for (const node of all('[aria-hidden=true] a,[aria-hidden=true] button')) if (node.tabIndex >= 0 && node.getAttribute('tabindex') !== '-1') bad.push('focus in what is hidden');
  for (const node of all('.scroll')) if (node.scrollWidth > node.clientWidth && node.tabIndex < 0) bad.push('scrolls, but not by keyboard');
  for (const node of all('table')) if (!node.caption || !node.querySelector('th[scope=row]')) bad.push('table without caption or row headers');
  for (const node of all('ul,ol')) if ([...node.children].some(kid => kid.localName !== 'li')) bad.push('list with something else in it');
  for (const node of all('[role=img]')) if (!node.getAttribute('aria-label')) bad.push('picture without words');
  return bad; }"""  # noqa: E501 - a script


@pytest.mark.parametrize("width", [360, 1440])
def test_assistive_technology_finds_names_and_order(open_page: Open, width: int) -> None:
    page = open_page(width=width)
    page.evaluate(OPEN_ALL)
    page.click("#brief a.st >> nth=1")
    assert page.evaluate(STRUCTURE) == []
    landmarks = page.locator("main, nav, aside, header.top, [role=search]")
    assert landmarks.count() >= 4


def test_verdicts_are_told_by_words_and_not_by_colour_alone(open_page: Open) -> None:
    page = open_page()
    words = set(page.locator(".claim .verdict").all_inner_texts())
    assert words == {"Corroborated", "Single origin", "Disputed"}
    shapes = "rows => rows.map(row => getComputedStyle(row, '::before').maskImage)"
    assert len(set(page.locator(".claim .verdict").evaluate_all(shapes))) == 3


@pytest.mark.parametrize("width", [360, 1440])
def test_the_index_leads_to_the_stories(open_page: Open, width: int) -> None:
    page = open_page("index", width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(CONTRAST) == []
    page.click("h2 a")
    assert page.inner_text("h1") == dossier().story.title
