import base64
import hashlib
import json
import re

import pytest
from msgspec.structs import replace

from consilience.model import Dossier, Span, Story
from consilience.report.page import render
from consilience.report.page.page import asset
from consilience.report.page.visible import visible
from tests.report.hostile import hostile
from tests.report.html import Page
from tests.report.sample import dossier

WHOLE = pytest.mark.parametrize("whole", [dossier(), hostile()], ids=["sample", "hostile"])


@WHOLE
def test_the_page_is_well_formed_and_holds_two_scripts_of_ours(whole: Dossier) -> None:
    page = Page(render(whole))
    assert page.unclosed == []
    data, script = page.scripts
    assert json.loads(data)["ids"] == [one.id for one in whole.articles]
    assert script == asset("page.js").text


@WHOLE
def test_nothing_foreign_becomes_markup(whole: Dossier) -> None:
    page = Page(render(whole))
    tags = {tag for tag, _ in page.elements}
    assert not tags & {"img", "iframe", "base", "object", "embed"}
    for tag, attributes in page.elements:
        assert not [name for name in attributes if name.startswith("on") or name == "style"], (tag, attributes)
        href = attributes.get("href", "")
        assert not href or href.startswith(("#", "http://", "https://", "data:,")), href
    assert sum(tag == "style" for tag, _ in page.elements) == 1


@WHOLE
def test_the_policy_lets_only_our_style_and_script_through(whole: Dossier) -> None:
    page = Page(render(whole))
    policy = next(one["content"] for tag, one in page.elements if one.get("http-equiv") == "Content-Security-Policy")
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for text in (page.scripts[1], page.styles[0]):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy


@WHOLE
def test_the_sources_are_the_whole_texts_character_by_character(whole: Dossier) -> None:
    page = Page(render(whole))
    for place, article in enumerate(whole.articles):
        shown = page.words[str(place)]
        assert len(shown) == len(article.text)
        assert shown == visible(article.text)


@WHOLE
def test_ids_are_unique_and_every_link_inside_leads_somewhere(whole: Dossier) -> None:
    page = Page(render(whole))
    ids = [one["id"] for _, one in page.elements if "id" in one]
    assert len(ids) == len(set(ids))
    targets = {one["href"][1:] for _, one in page.elements if one.get("href", "").startswith("#")}
    assert targets <= set(ids)


@WHOLE
def test_every_citation_lies_in_its_report(whole: Dossier) -> None:
    page = Page(render(whole))
    cited = [one["data-e"] for _, one in page.elements if "data-e" in one]
    assert len(cited) > 50
    for refs in cited:
        for group in refs.split(";"):
            place, spans = group.split(":")
            text = whole.articles[int(place)].text
            for span in spans.split(","):
                start, end = map(int, span.split("-"))
                assert 0 <= start < end <= len(text)


def test_every_sentence_of_the_brief_is_cited() -> None:
    html = render(dossier())
    brief = html[html.index('<section id="brief"') : html.index('<section id="timeline"')]
    assert brief.count('class="e" data-e="') == len(dossier().brief)
    assert 'data-e=""' not in brief


def test_only_web_addresses_become_links() -> None:
    page = Page(render(dossier()))
    outside = [one for _, one in page.elements if one.get("href", "").startswith("http")]
    assert {one["href"] for one in outside} == {
        "https://nordwire.example/2024/karsk",
        "https://harbourpost.example/karsk-dam?id=7&ref=<b>",
        "http://kestrel.example/n/88",
    }
    assert all("noreferrer" in one["rel"] and "noopener" in one["rel"] for one in outside)


def test_the_same_dossier_gives_the_same_page() -> None:
    assert render(dossier()) == render(dossier())


def test_an_empty_dossier_has_a_page_too() -> None:
    empty = Dossier(schema="consilience.dossier/1", story=Story(id="0", title="", articles=()), articles=())
    assert Page(render(empty)).unclosed == []


def test_records_that_point_nowhere_do_no_harm() -> None:
    whole = dossier()
    lost = Span("no such article", 0, 9)
    odd = replace(
        whole,
        brief=(replace(whole.brief[0], evidence=(lost,)),),
        timeline=(replace(whole.timeline[0], from_="someday", to="9999", evidence=(lost,)),),
        utterances=(replace(whole.utterances[0], speaker="nobody", best="nothing", attributions=(), tellings=()),),
        claims=(replace(whole.claims[0], supports=(lost,), holders=("nobody",), silent=("nowhere",), utterance="x"),),
        lineage=(replace(whole.lineage[0], from_="nowhere"),),
        articles=tuple(replace(one, regions=(), published=None, outlet=None) for one in whole.articles),
    )
    page = Page(render(odd))
    assert page.unclosed == []
    assert page.words["5"] == visible(odd.articles[5].text)


def test_style_and_script_stay_small() -> None:
    assert len(asset("page.css").text.encode()) < 22_528
    assert len(asset("page.js").text.encode()) < 25_600


def test_differences_of_wording_are_marked_up() -> None:
    html = render(dossier())
    said = html[html.index('<section id="said"') : html.index('<section id="claims"')]
    assert re.search(r"hides its readings\s*<del>from us</del>", said)
    assert "<ins>conceals the data</ins>" in said


def test_the_page_says_what_a_verdict_means_and_how_to_correct_each_kind_of_record() -> None:
    text = render(dossier())
    for section, following in (("people", "lineage"), ("said", "claims"), ("claims", "coverage")):
        part = text[text.index(f'id="{section}"') : text.index(f'id="{following}"')]
        assert "consilience judge same ID OTHER" in part and "ID@REPORT" in part
    claims = text[text.index('id="claims"') : text.index('id="coverage"')]
    for verdict in ("Corroborated", "Single origin", "Disputed"):
        assert f"{verdict}</b></dt><dd>" in claims
    for article in dossier().articles:
        assert f'<code class="rid">{article.id}</code>' in text
