"""Feeds of a real server, followed to their pages."""

from __future__ import annotations

import msgspec
import pytest

from consilience.fetch import State, asking_once, watching
from consilience.model import Article
from tests.fetch.serving import HTML, IMPATIENT, MANNERS, Reply, Site, details, drip, pour, run, titles
from tests.read.captured import page

WORDS = "The council of Velmora met on Sunday and agreed on the bridge. " * 4


def feed(*items: str) -> str:
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>Quay</title>{''.join(items)}</channel></rss>"


def item(link: str, title: str = "T", guid: str = "", date: str = "Sun, 09 Mar 2031 10:00:00 +0000") -> str:
    own = f"<guid isPermaLink='false'>{guid}</guid>" if guid else ""
    dated = f"<pubDate>{date}</pubDate>" if date else ""
    return f"<item><title>{title}</title><link>{link}</link>{own}{dated}<description>A hint.</description></item>"


def test_a_feed_is_followed_to_its_pages_and_their_day_stands_beside_them(site: Site) -> None:
    url = site.says("/feed/all", feed(item("../1", "One &amp;amp; all"), item(f"{site.address}/2#part", date="")))
    site.says("/1", Reply(page("First"), fields=HTML))
    site.says("/2", Reply(page("Second"), fields=HTML))
    state, results = run(watching([url]), hours=0.2)
    assert titles(results) == ["First", "Second"]
    assert isinstance(results[0], Article)
    assert results[0].given.dates[0] == ("feed published", "Sun, 09 Mar 2031 10:00:00 +0000")
    assert isinstance(results[1], Article)
    assert [field for field, _ in results[1].given.dates] == ["fetched"]
    assert [target.url for target in state.targets] == [url]


def test_an_entry_is_followed_once_and_again_when_it_changes(site: Site) -> None:
    url = site.says(
        "/feed",
        feed(item("/1")),
        feed(item("/1"), item("/2")),
        feed(item("/1", "Changed"), item("/2")),
        feed(item("/2")),
    )
    site.says("/1", Reply(page("First"), fields=HTML), Reply(page("First, again"), fields=HTML))
    site.says("/2", Reply(page("Second"), fields=HTML))
    assert titles(run(watching([url]), hours=2.1)[1]) == ["First", "Second", "First, again"]


def test_a_feed_that_did_not_change_is_not_sent_again(site: Site) -> None:
    fresh = {"ETag": '"a1"', "Last-Modified": "Sun, 09 Mar 2031 10:00:00 GMT"}
    url = site.says("/feed", Reply(feed(item("/1")).encode(), fields=fresh), Reply(b"", 304))
    site.says("/1", Reply(page("First"), fields=HTML))
    state, results = run(watching([url]), hours=0.9)
    assert titles(results) == ["First"]
    asked = [asked.fields for asked in site.asked if asked.path == "/feed"]
    assert [(fields.get("if-none-match"), fields.get("if-modified-since")) for fields in asked] == [
        (None, None),
        ('"a1"', "Sun, 09 Mar 2031 10:00:00 GMT"),
    ]
    assert state.targets[0].etag == '"a1"'


def test_a_feed_with_whole_articles_needs_no_page(site: Site) -> None:
    whole = item("/1").replace("A hint.", WORDS * 4)
    (article,) = run(watching([site.says("/feed", feed(whole))]), hours=0.2)[1]
    assert isinstance(article, Article)
    assert article.url == site.address + "/1"
    assert site.paths() == ["/feed"]


def test_one_entry_under_two_ids_is_asked_for_once_and_two_under_one_id_are_two(site: Site) -> None:
    items = [item("/1", guid="a"), item("/1", guid="b"), item("/2", guid="a")]
    site.says("/1", Reply(page("First"), fields=HTML))
    site.says("/2", Reply(page("Second"), fields=HTML))
    assert titles(run(watching([site.says("/feed", feed(*items))]), hours=0.2)[1]) == ["First", "Second"]


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (Reply(b"<html><body>An error</body></html>", fields=HTML), "no feed: an HTML document"),
        (Reply(b"{}", fields={"Content-Type": "application/json"}), "not a JSON Feed"),
        (Reply(b"", fields=HTML), "empty"),
        (Reply(b"", 404), "HTTP status 404"),
        (Reply(b"", 500), "HTTP status 500"),
        (Reply(b"\x89PNG\r\n\x1a\n"), "PNG"),
        (Reply(stream=pour), "more than 300,000 bytes"),
        (Reply(stream=drip), "no whole answer"),
    ],
)
def test_a_feed_that_is_none_is_told_of_and_asked_for_again_later(site: Site, reply: Reply, words: str) -> None:
    url = site.says("/feed", reply, feed(item("/1")))
    site.says("/1", Reply(page("First"), fields=HTML))
    _, results = run(watching([url]), hours=0.2, manners=IMPATIENT if reply.stream is drip else MANNERS)
    assert titles(results)[-1] == "First"
    assert words in details(results)[0]
    assert "asked again in 60 seconds" in details(results)[0]


def test_a_feed_that_is_gone_is_never_asked_again(site: Site) -> None:
    url = site.says("/feed", Reply(b"", 410))
    state, results = run(watching([url]), hours=100)
    assert details(results) == ["HTTP status 410: gone for good"]
    assert site.paths() == ["/feed"]
    assert run(watching([url], state), hours=100)[1] == []


def test_broken_feeds_of_any_content_type_are_read(site: Site) -> None:
    broken = feed(item("/1", "A & B &nbsp;")).replace("</channel></rss>", "")
    url = site.says("/feed", Reply(broken.encode(), fields={"Content-Type": "text/html; charset=utf-8"}))
    site.says("/1", Reply(page("First"), fields=HTML))
    assert titles(run(watching([url]), hours=0.2)[1]) == ["First"]


def test_an_address_named_by_hand_may_be_a_feed(site: Site) -> None:
    url = site.says("/feed", feed(item("/1")))
    site.says("/1", Reply(page("First"), fields=HTML))
    state, results = run(asking_once([url]))
    assert titles(results) == ["First"]
    assert state.targets == ()


def test_a_flood_of_entries_is_cut_and_told_of(site: Site) -> None:
    url = site.says("/feed", feed(*(item(f"/{number}") for number in range(9))))
    _, results = run(watching([url]), hours=0.2, manners=msgspec.structs.replace(MANNERS, max_entries=2))
    assert titles(results) == ["too large", "not fetched", "not fetched"]
    assert "7 more entries" in details(results)[0]


def test_the_state_can_be_kept(site: Site) -> None:
    url = site.says("/feed", feed(item("/1")))
    state, _ = run(watching([url]), hours=0.2)
    assert msgspec.json.decode(msgspec.json.encode(state), type=State) == state


def test_a_feed_that_moved_for_good_is_asked_at_its_new_home(site: Site) -> None:
    url = site.says("/old", Reply(b"", 301, {"Location": "/new"}))
    site.says("/new", feed())
    state, _ = run(watching([url]), hours=0.9)
    assert state.targets[0].home == site.address + "/new"
    assert site.paths() == ["/old", "/new", "/new"]
    detour = site.says("/detour", Reply(b"", 302, {"Location": "/new"}))
    site.asked.clear()
    state, _ = run(watching([detour]), hours=0.9)
    assert state.targets[0].home is None
    assert site.paths() == ["/detour", "/new", "/detour", "/new"]
