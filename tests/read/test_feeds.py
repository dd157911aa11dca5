from __future__ import annotations

import io
import time
from pathlib import Path

import pytest

from consilience.errors import SkipInput
from consilience.model import Article, Skipped
from consilience.read import READERS, feeds, read
from consilience.settings import Settings

BODY = "The council of Velmora met on Sunday and agreed on the bridge. " * 4
RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Velmora Quay</title><link>https://quay.example/</link><language>en</language>
<item><title>Talks &amp;amp; bridges</title><link>/news/1</link><guid isPermaLink="false">q-1</guid>
<pubDate>Sun, 09 Mar 2031 10:11:12 +0200</pubDate><dc:creator>Ilse Okonjo</dc:creator>
<description>Short words.</description>
<content:encoded><![CDATA[<p>{BODY}</p><p>It rained.</p>]]></content:encoded></item>
<item><title>Only a hint</title><link>https://quay.example/news/2</link><description>Read on.</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://mole.example/feed/">
<title>The Mole</title><entry><id>tag:mole.example,2031:1</id><title type="html">A &lt;b&gt;new&lt;/b&gt; mole</title>
<link rel="alternate" href="../1"/><updated>2031-03-09T10:00:00Z</updated>
<author><name>Tam Berg</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{BODY}</p></div></content></entry></feed>"""
JSON_FEED = """{"version": "https://jsonfeed.org/version/1.1", "title": "Pier", "language": "en", "items": [
{"id": "1", "url": "https://pier.example/1", "title": "Talks", "content_html": "<p>BODY</p>",
 "date_published": "2031-03-09T10:00:00+02:00", "authors": [{"name": "Ann Ro"}]},
{"id": 2, "url": "https://pier.example/2", "title": "Hint", "summary": "Only a hint."}, 7]}""".replace("BODY", BODY)
OPML = """<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body><outline text="News">
<outline type="rss" text="Quay" xmlUrl="https://quay.example/feed"/><outline xmlUrl="https://quay.example/feed"/>
<outline title="Mole" text="x" xmlurl="https://mole.example/atom"/><outline xmlUrl="file:///etc/passwd"/>
</outline></body></opml>"""


def run(data: str | bytes, suffix: str = ".rss") -> list[Article | Skipped]:
    return list(READERS[suffix](data.encode() if isinstance(data, str) else data, "x"))


def reasons(results: list[Article | Skipped]) -> list[str]:
    return [result.reason if isinstance(result, Skipped) else "article" for result in results]


def test_rss_is_read_with_its_fields() -> None:
    feed = feeds.parse(RSS.encode(), base="https://quay.example/feed/all")
    assert (feed.title, feed.url, feed.language, feed.mended) == (
        "The Velmora Quay",
        "https://quay.example/",
        "en",
        False,
    )
    first, second = feed.entries
    assert first == feeds.Entry(
        key="q-1",
        url="https://quay.example/news/1",
        title="Talks & bridges",
        published="Sun, 09 Mar 2031 10:11:12 +0200",
        bylines=("Ilse Okonjo",),
        summary="Short words.",
        content=f"<p>{BODY}</p><p>It rained.</p>",
    )
    assert (second.key, second.published) == ("https://quay.example/news/2", None)


def test_a_relative_link_without_a_base_is_none() -> None:
    assert feeds.parse(RSS.encode()).entries[0].url is None


def test_atom_is_read_with_its_fields() -> None:
    (entry,) = feeds.parse(ATOM.encode("utf-16"), base="https://elsewhere.example/").entries
    assert (entry.key, entry.url, entry.title) == ("tag:mole.example,2031:1", "https://mole.example/1", "A new mole")
    assert (entry.published, entry.updated, entry.bylines) == (None, "2031-03-09T10:00:00Z", ("Tam Berg",))
    assert BODY.strip() in (entry.article() or "")


def test_a_feed_is_read_to_articles_and_reasons(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(RSS)
    (tmp_path / "b.atom").write_text(ATOM)
    (tmp_path / "c.json").write_text(JSON_FEED)
    (tmp_path / "d.opml").write_text(OPML)
    results = list(read([tmp_path], Settings()))
    assert [(result.path, reasons([result])[0]) for result in results] == [
        ("a.xml#1", "article"),
        ("a.xml#2", "summary only"),
        ("b.atom#1", "article"),
        ("c.json#1", "article"),
        ("c.json#2", "summary only"),
        ("d.opml", "no text"),
    ]
    quay = results[0]
    assert isinstance(quay, Article)
    assert quay.text == f"Talks & bridges\n\n{BODY.strip()}\n\nIt rained."
    assert (quay.outlet, quay.given.bylines) == ("The Velmora Quay", ("Ilse Okonjo",))
    assert quay.given.dates == (("published", "Sun, 09 Mar 2031 10:11:12 +0200"),)
    pier = results[3]
    assert isinstance(pier, Article)
    assert (pier.url, pier.given.dates) == (
        "https://pier.example/1",
        (("published", "2031-03-09T10:00:00+02:00"),),
    )


def test_a_feed_without_a_suffix_is_told_by_its_beginning(tmp_path: Path) -> None:
    (tmp_path / "feed").write_text(RSS)
    assert reasons(list(read([tmp_path / "feed"], Settings()))) == ["article", "summary only"]


@pytest.mark.parametrize("ending", ["…", " [&#8230;]", "... <a href='/1'>Read more</a>", "</p><p>Continue reading →"])
def test_a_beginning_is_no_article(ending: str) -> None:
    item = f"<item><title>T</title><description><![CDATA[<p>{BODY * 5}{ending}</p>]]></description></item>"
    assert reasons(run(f"<rss version='2.0'><channel>{item}</channel></rss>")) == ["summary only"]


def test_a_description_as_long_as_an_article_is_one() -> None:
    item = "<item><title>T</title><description>{}</description></item>"
    channel = "<rss version='2.0'><channel>{}</channel></rss>"
    assert reasons(run(channel.format(item.format(BODY * 5)))) == ["article"]
    assert reasons(run(channel.format(item.format(BODY)))) == ["summary only"]


@pytest.mark.parametrize(
    "broken",
    [
        RSS.replace("</channel></rss>", ""),
        RSS.replace("It rained.]]>", "It rained.]]>").replace("<language>", "<language/><language>"),
        RSS.replace("Talks &amp;amp; bridges", "Talks & bridges"),
        RSS.replace("Talks &amp;amp; bridges", "Talks &amp; bridges &nbsp;"),
        RSS.replace("Short words.", "Short \x08 words."),
        "\n\n  " + RSS,
        "<!DOCTYPE rss [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>" + RSS.partition("?>")[2],
    ],
)
def test_a_broken_feed_is_mended(broken: str) -> None:
    first = feeds.parse(broken.encode()).entries[0]
    assert first.title.replace("\u00a0", " ").strip().startswith("Talks & bridges")
    assert BODY in first.content


def test_named_characters_of_html_are_known() -> None:
    item = (
        "<item><title>Caf&eacute; &mdash; r&eacute;sum&eacute; &unknown;</title><link>https://a.example/1</link></item>"
    )
    (entry,) = feeds.parse(f"<rss version='2.0'><channel>{item}</channel></rss>".encode()).entries
    assert entry.title == "Café — résumé"


def test_entries_of_one_id_are_one_only_if_they_have_one_address() -> None:
    items = "".join(
        f"<item><guid>same</guid><link>https://a.example/{link}</link><description>{BODY * 5}{n}</description></item>"
        for n, link in enumerate(["1", "2", "1"])
    )
    assert reasons(run(f"<rss version='2.0'><channel>{items}</channel></rss>")) == ["article", "article", "duplicate"]


def test_opml_lists_feeds_once() -> None:
    assert feeds.subscriptions(OPML.encode()) == (
        feeds.Subscription(url="https://quay.example/feed", title="Quay"),
        feeds.Subscription(url="https://mole.example/atom", title="Mole"),
    )
    with pytest.raises(SkipInput):
        feeds.subscriptions(RSS.encode())


@pytest.mark.parametrize(
    "data",
    [
        b"/etc/passwd",
        b"https://quay.example/",
        b"<html><body><p>An error.</p></body></html>",
        b"",
        b"{}",
        b"[1]",
        b"\0",
    ],
)
def test_what_is_no_feed_says_so_and_opens_nothing(data: bytes) -> None:
    with pytest.raises(SkipInput):
        feeds.parse(data)


@pytest.mark.parametrize(
    "data",
    [
        "<a>" * 100_000,
        "<rss><channel>" + "<item><title>x" * 20_000,
        "<rss><channel><item><description>" + "<div>" * 50_000,
        "<rss><channel><item><description>" + "&lt;div&gt;" * 50_000 + "</description></item></channel></rss>",
        "<rss>" + "&a" * 200_000,
        "<rss>" + "<!--" * 100_000,
        "<!DOCTYPE x [" + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(12)) + "]><rss>&a11;</rss>",
        '{"version": "https://jsonfeed.org/version/1", "items": ' + "[" * 100_000,
    ],
)
def test_a_hostile_feed_costs_little(data: str) -> None:
    started = time.process_time()
    results = run(data)
    assert results
    assert time.process_time() - started < 3


def test_a_flood_of_entries_is_left_out() -> None:
    (result,) = feeds.found(io.BytesIO(b"<rss>" + b" " * 1000), "x", 100)
    assert isinstance(result[1], SkipInput)
    assert result[1].reason == "too large"
