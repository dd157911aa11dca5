from __future__ import annotations

import io
import json

import pytest

from consilience.model import Article, Given, Skipped
from consilience.read import READERS, Records


def articles(value: object) -> list[Article]:
    return [result for result in results(value) if isinstance(result, Article)]


def results(value: object) -> list[Article | Skipped]:
    return list(READERS[".json"](json.dumps(value).encode(), "x.json"))


def only(value: object) -> Article:
    (article,) = results(value)
    assert isinstance(article, Article)
    return article


def test_schema_org() -> None:
    article = only(
        {
            "@context": "https://schema.org",
            "@type": ["ReportageNewsArticle"],
            "headline": "Ferry talks stall",
            "articleBody": "The talks stalled.",
            "dateModified": "2031-03-10",
            "datePublished": "2031-03-09T18:20:00Z",
            "author": [{"@type": "Person", "name": "Ida Lund"}, {"@type": "Person", "name": "Tom Vey"}],
            "publisher": {"@type": "NewsMediaOrganization", "name": "The Gull", "logo": {"url": "https://l.example/"}},
            "creditText": "Northwire",
            "inLanguage": "en-GB",
            "mainEntityOfPage": {"@type": "WebPage", "@id": "https://gull.example/ferry"},
            "image": {"@type": "ImageObject", "caption": "A ferry"},
        }
    )
    assert article.text == "Ferry talks stall\n\nThe talks stalled."
    assert article.url == "https://gull.example/ferry"
    assert article.outlet == "The Gull"
    assert article.given == Given(
        dates=(("datePublished", "2031-03-09T18:20:00Z"), ("dateModified", "2031-03-10")),
        outlet="The Gull",
        headline="Ferry talks stall",
        bylines=("Ida Lund", "Tom Vey"),
        language="en-GB",
        credit="Northwire",
    )


def test_schema_org_graph_follows_references_and_passes_over_other_types() -> None:
    graph = [
        {"@type": "WebSite", "name": "A site", "description": "Not an article."},
        {"@type": "Organization", "@id": "#org", "name": "The Gull"},
        {"@type": "NewsArticle", "headline": "H", "articleBody": "Words.", "publisher": {"@id": "#org"}},
    ]
    article = only({"@context": "https://schema.org", "@graph": graph})
    assert (article.path, article.outlet, article.text) == ("x.json", "The Gull", "H\n\nWords.")


def test_ninjs() -> None:
    article = only(
        {
            "uri": "urn:news:1",
            "type": "text",
            "version": "2",
            "versioncreated": "2031-03-09T10:00:00Z",
            "headlines": [{"role": "main", "value": "Ferry talks"}],
            "bodies": [
                {"role": "main", "contenttype": "text/html", "value": "<p>Words.</p>"},
                {"role": "main", "contenttype": "text/plain", "value": "Words."},
            ],
            "byline": "By Ida Lund",
            "infosources": [{"name": "Northwire"}],
        }
    )
    assert article.text == "Ferry talks\n\nWords."
    assert article.given.dates == (("versioncreated", "2031-03-09T10:00:00Z"),)
    assert (article.outlet, article.given.bylines) == ("Northwire", ("By Ida Lund",))


def test_news_please() -> None:
    article = only(
        {
            "authors": ["Ida Lund"],
            "date_download": "2031-04-01 00:00:00",
            "date_modify": None,
            "date_publish": "2031-03-09 18:20:00",
            "description": "A summary.",
            "image_url": "https://gull.example/x.jpg",
            "language": "en",
            "localpath": "/etc/passwd",
            "maintext": "Words of it.",
            "source_domain": "gull.example",
            "title": "Ferry talks",
            "url": "https://gull.example/ferry",
        }
    )
    assert article.text == "Ferry talks\n\nWords of it."
    assert article.given.dates == (
        ("date_publish", "2031-03-09 18:20:00"),
        ("date_download", "2031-04-01 00:00:00"),
    )
    assert (article.outlet, article.url) == ("gull.example", "https://gull.example/ferry")


def test_an_interface_s_envelope_of_many() -> None:
    found = results(
        {
            "status": "ok",
            "meta": {"tags": ["a", "b"], "pages": [{"n": 1}]},
            "articles": [
                {"source": {"id": "gull", "name": "The Gull"}, "title": "One", "content": "First.", "publishedAt": "x"},
                {"source": {"id": "gull", "name": "The Gull"}, "title": "Two, without words"},
                {"source": {"id": "gull", "name": "The Gull"}, "title": "Three", "description": "Third."},
            ],
        }
    )
    assert [(item.path, type(item)) for item in found] == [
        ("x.json#1", Article),
        ("x.json#2", Skipped),
        ("x.json#3", Article),
    ]
    assert isinstance(found[0], Article)
    assert found[0].outlet == "The Gull"


@pytest.mark.parametrize(
    "envelope",
    [
        {"hits": {"hits": [{"_id": "1", "_source": {"title": "H", "text": "Words."}}]}},
        {"response": {"results": [{"webTitle": "H", "fields": {"bodyText": "Words."}}]}},
        {"title": {"rendered": "H"}, "content": {"rendered": "<p>Words.</p>", "protected": False}},
        {"data": [{"type": "news", "attributes": {"title": "H", "body": ["Words."]}}]},
        {"article": {"title": "H", "text": "Words."}, "comments": [{"author": "a", "text": "first!"}]},
        {"version": "https://jsonfeed.org/version/1.1", "items": [{"title": "H", "content_html": "<p>Words.</p>"}]},
        {"headline": {"main": "H"}, "lead_paragraph": "Words."},
    ],
)
def test_other_interfaces(envelope: object) -> None:
    assert [article.text for article in articles(envelope)] == ["H\n\nWords."]


def test_a_body_that_begins_with_the_headline_is_the_text() -> None:
    assert only({"title": "H", "text": "H\n\nWords."}).text == "H\n\nWords."


def test_markup_in_a_field_becomes_text_but_prose_about_markup_stays() -> None:
    assert (
        only({"title": "A &amp; B", "text": "<p>One &lt;two&gt;</p><p>Three</p>"}).text == "A & B\n\nOne <two>\n\nThree"
    )
    prose = "He typed <script>alert(1)</script> and <p> in the form, &amp; left."
    assert only({"text": prose}).text == prose


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "../../etc/passwd", "https://a b", 7])
def test_only_addresses_on_the_web_count(url: object) -> None:
    assert only({"text": "Words.", "url": url}).url is None


def test_a_repeated_own_id_is_a_duplicate_unless_its_version_differs() -> None:
    found = results(
        [
            {"id": 7, "text": "one"},
            {"id": 7, "text": "two"},
            {"id": 7, "version": 2, "text": "three"},
            {"id": None, "text": "four"},
            {"id": None, "text": "five"},
        ]
    )
    assert [getattr(item, "reason", "article") for item in found] == ["article", "duplicate"] + ["article"] * 3
    assert isinstance(found[1], Skipped)
    assert "x.json#1" in found[1].detail


def test_a_lone_surrogate_becomes_the_replacement_character() -> None:
    (article,) = READERS[".json"](rb'{"text": "a \ud800 b \ud83d\ude00"}', "x")
    assert isinstance(article, Article)
    assert article.text == "a \ufffd b \U0001f600"


@pytest.mark.parametrize(
    "data",
    [
        b'{"text": "cut',
        b'{"text": "words", }',
        b'{"a":' * 100_000,
        b"[" * 100_000,
        b'[{"text": 1' + b"0" * 5000 + b"}]",
        b"nothing of the kind",
    ],
)
def test_broken_json_is_malformed(data: bytes) -> None:
    (result,) = READERS[".json"](data, "x.json")
    assert isinstance(result, Skipped)
    assert result.reason == "malformed"


def test_json_without_an_article_is_named() -> None:
    for value in ({"a": 1}, [], [1], "text", None, {"@type": "Person", "name": "A", "description": "b"}):
        (result,) = results(value)
        assert isinstance(result, Skipped)
        assert result.reason == "no text"


def test_a_cut_array_gives_what_came_before() -> None:
    found = list(READERS[".json"](b'[{"text": "one"}, {"text": "tw', "x"))
    assert [getattr(item, "reason", "article") for item in found] == ["article", "malformed"]


def test_an_array_may_be_longer_than_an_article_may_be() -> None:
    data = json.dumps([{"text": f"number {n} " + "word " * 50} for n in range(2000)]).encode()
    reader = READERS[".json"]
    assert isinstance(reader, Records)
    assert len(list(reader.stream(io.BytesIO(data), "x", 1000))) == 2000
    (refused,) = reader.stream(io.BytesIO(b'{"articles": ' + data + b"}"), "x", 1000)
    assert isinstance(refused, Skipped)
    assert refused.reason == "too large"


def test_utf_16_and_latin_1() -> None:
    for data in ('{"text": "Café"}'.encode("utf-16"), '{"text": "Café"}'.encode("utf-16-le"), b'[{"text": "Caf\xe9"}]'):
        (article,) = READERS[".json"](data, "x")
        assert isinstance(article, Article)
        assert article.text == "Café"
