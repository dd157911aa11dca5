from __future__ import annotations

import json

import pytest

from consilience.model import Article, Skipped
from consilience.read import READERS
from consilience.read.markup import flatten, looks_like_html

PARAGRAPHS = [
    f"The harbour council met for the {n}th time, and its speaker said that “nothing was ruled out” before Monday."
    for n in range(4, 12)
]
BODY = "".join(f"<p>{paragraph}</p>\n" for paragraph in PARAGRAPHS)


def page(head: str = "", body: str = BODY) -> Article:
    markup = (
        f'<!DOCTYPE html>\n<html lang="en-GB"><head><title>Harbour talks | The Gull</title>{head}</head><body>'
        '<nav><ul><li><a href="/">Home</a></li><li><a href="/w">Weather</a></li></ul></nav>'
        f"<article><h1>Harbour talks drag on</h1>{body}</article>"
        '<footer><p>Copyright The Gull. <a href="/about">About us</a></p></footer></body></html>'
    )
    (article,) = READERS[".html"](markup.encode(), "x.html")
    assert isinstance(article, Article)
    return article


def test_the_text_is_the_headline_and_the_paragraphs() -> None:
    assert page().text.split("\n\n") == ["Harbour talks drag on", *PARAGRAPHS]


def test_what_the_page_says_of_itself() -> None:
    linked = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "Organization", "@id": "#o", "name": "The Gull"},
            {"@type": "NewsArticle", "datePublished": "2031-03-09T18:20:00Z", "publisher": {"@id": "#o"}},
        ],
    }
    article = page(
        f'<script type="application/ld+json">{json.dumps(linked)}</script>'
        '<script type="application/ld+json">{broken</script>'
        '<meta property="article:modified_time" content="2031-03-10T08:00:00Z">'
        '<meta name="Author" content="Ida Lund"><meta property="og:site_name" content="Gull Online">'
        '<link rel="canonical" href="https://gull.example/harbour">'
    )
    assert article.url == "https://gull.example/harbour"
    assert article.outlet == article.given.outlet == "The Gull"
    assert article.given.bylines == ("Ida Lund",)
    assert article.given.language == "en-GB"
    assert article.given.dates == (
        ("datePublished", "2031-03-09T18:20:00Z"),
        ("article:modified_time", "2031-03-10T08:00:00Z"),
    )


def _stamps(article: Article) -> tuple[tuple[str, str], ...]:
    """The dates that did not come from htmldate, which reads scripts as well where tags say nothing."""
    return tuple(pair for pair in article.given.dates if pair[0] != "htmldate")


def test_time_stamps_in_the_data_of_scripts() -> None:
    state = {"page": {"datePublished": "2031-03-09T18:20:00Z", "dateCrawled": "2031-04-02", "title": "Harbour"}}
    article = page(f"<script>window.__STATE__ = {json.dumps(state)};</script>")
    assert _stamps(article) == (("datePublished", "2031-03-09T18:20:00Z"), ("dateCrawled", "2031-04-02"))
    number = page('<script id="data" type="application/json">{"publishedAt":1930850000000,"count":2031}</script>')
    assert _stamps(number) == (("publishedAt", "1930850000000"),)
    twice = json.dumps(json.dumps({"publishedAt": "2031-03-09"}))  # a string of JSON within JSON
    assert _stamps(page(f"<script>push({twice})</script>")) == (("publishedAt", "2031-03-09"),)


def test_a_field_of_a_script_with_several_dates_speaks_of_other_articles() -> None:
    listed = [{"publishedAt": "2031-03-09"}, {"publishedAt": "2031-03-08"}]
    assert _stamps(page(f"<script>var latest = {json.dumps(listed)}</script>")) == ()


def test_a_page_without_a_date_gets_none_and_one_in_the_future_keeps_it() -> None:
    assert page().given.dates == ()
    assert page(body=f'<time datetime="2087-03-09">9 March</time>{BODY}').given.dates == (("htmldate", "2087-03-09"),)


def test_a_short_page_keeps_its_paragraphs() -> None:
    assert page(body="<p>One line.</p><p>Another.</p>").text == "Harbour talks drag on\n\nOne line.\n\nAnother."


def test_the_declared_encoding_is_used() -> None:
    data = '<html><head><meta charset="iso-8859-2"></head><body><p>Rozmowy w Łodzi</p></body></html>'.encode(
        "iso8859-2"
    )
    (article,) = READERS[".html"](data, "x.html")
    assert isinstance(article, Article)
    assert article.text == "Rozmowy w Łodzi"


def test_an_address_is_taken_from_a_saved_page_but_only_one_on_the_web() -> None:
    for comment, url in (("https://gull.example/1", "https://gull.example/1"), ("file:///etc/passwd", None)):
        markup = f"<!-- saved from url=({len(comment):04d}){comment} --><html><body><p>Words.</p></body></html>"
        (article,) = READERS[".html"](markup.encode(), "x")
        assert isinstance(article, Article)
        assert article.url == url


@pytest.mark.parametrize(
    "markup",
    [
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>Words &x; here</p></body></html>',
        '<!DOCTYPE html SYSTEM "http://127.0.0.1:9/x.dtd"><html><body><p>Words  here</p></body></html>',
        "<html><body><script>document.write('x')</script><p>Words  here</p><img src='http://127.0.0.1:9/'></body></html>",
    ],
)
def test_nothing_is_run_opened_or_fetched(markup: str) -> None:
    (article,) = READERS[".html"](markup.encode(), "x")
    assert isinstance(article, Article)
    assert article.text in {"Words &x; here", "Words here", "Words  here"}


@pytest.mark.parametrize("markup", ["", "<html></html>", "<!-- nothing -->", "<script>1</script>", "<p></p>" * 9])
def test_a_page_without_text_is_named(markup: str) -> None:
    (result,) = READERS[".html"](markup.encode(), "x")
    assert isinstance(result, Skipped)
    assert result.reason in {"no text", "malformed"}


def test_flatten_parts_blocks_and_keeps_no_break_spaces() -> None:
    markup = "<div>One <b>two</b>\n three<br>four</div><ul><li>a</li><li>5\u00a0km</li></ul><style>p{}</style>tail"
    assert flatten(markup) == "One two three\nfour\n\na\n\n5\u00a0km\n\ntail"
    assert flatten(" ") == ""


@pytest.mark.parametrize(
    ("text", "is_markup"),
    [
        ("<p>One</p>", True),
        ("CITY - words<br/>more<br/>end", True),
        ("<b>Bold</b> start", True),
        ("He wrote <b>this</b> in the box.", False),
        ("<person@example.org> wrote: hello", False),
        ("x < y and y > z", False),
        ("<3 is a heart", False),
    ],
)
def test_what_looks_like_markup(text: str, is_markup: bool) -> None:
    assert looks_like_html(text) is is_markup
