"""Pages and feeds asked of a real server that behaves badly."""

from __future__ import annotations

import gzip
import itertools
import socket
import threading
import time
from collections.abc import Callable

import httpx
import msgspec
import pytest

from consilience.errors import NotAllowed, SkipInput
from consilience.fetch import Manners, State, ask, asking_once, client, rounds, watching
from consilience.model import Article, Skipped
from tests.fetch.serving import MANNERS, Clock, Reply, Site, Write, run
from tests.read.captured import page

HTML = {"Content-Type": "text/html; charset=utf-8"}
WORDS = "The council of Velmora met on Sunday and agreed on the bridge. " * 4


def feed(*items: str) -> str:
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>Quay</title>{''.join(items)}</channel></rss>"


def item(link: str, title: str = "T", guid: str = "", date: str = "Sun, 09 Mar 2031 10:00:00 +0000") -> str:
    own = f"<guid isPermaLink='false'>{guid}</guid>" if guid else ""
    dated = f"<pubDate>{date}</pubDate>" if date else ""
    return f"<item><title>{title}</title><link>{link}</link>{own}{dated}<description>A hint.</description></item>"


def titles(results: list[Article | Skipped]) -> list[str]:
    return [r.text.partition("\n")[0] if isinstance(r, Article) else r.reason for r in results]


def details(results: list[Article | Skipped]) -> list[str]:
    return [result.detail for result in results if isinstance(result, Skipped)]


# ------------------------------------------------------------------------------------------------ pages


def test_a_page_becomes_an_article_with_its_address_and_the_day_of_fetching_as_no_more_than_that(site: Site) -> None:
    url = site.says("/1", Reply(page("Talks"), fields=HTML))
    state, (article,) = run(asking_once([url]))
    assert isinstance(article, Article)
    assert (article.url, article.path, article.text.partition("\n")[0]) == (url, url, "Talks")
    assert article.given.dates == (("fetched", "2030-03-17T17:46:41+00:00"),)
    assert state.targets == ()


def test_the_charset_of_the_server_counts(site: Site) -> None:
    text = "Ратуша Вельмора открыта в воскресенье."
    body = page("T", text).decode().encode("koi8-r")
    url = site.says("/1", Reply(body, fields={"Content-Type": "text/html; charset=koi8-r"}))
    (article,) = run(asking_once([url]))[1]
    assert isinstance(article, Article)
    assert text in article.text


def test_a_packed_page_is_unpacked_but_not_a_bomb(site: Site) -> None:
    packed = {**HTML, "Content-Encoding": "gzip"}
    site.says("/good", Reply(gzip.compress(page("Talks")), fields=packed))
    site.says("/bomb", Reply(gzip.compress(bytes(50_000_000)), fields=packed))
    site.says("/cut", Reply(gzip.compress(page("Talks"))[:-20], fields=packed))
    urls = [site.address + path for path in ("/good", "/bomb", "/cut")]
    assert titles(run(asking_once(urls))[1]) == ["Talks", "too large", "malformed"]


@pytest.mark.parametrize(
    ("reply", "reason", "words"),
    [
        (Reply(b"x", 404), "not fetched", "HTTP status 404"),
        (Reply(b"x", 410), "not fetched", "HTTP status 410: gone for good"),
        (Reply(b"x", 403), "not fetched", "HTTP status 403"),
        (Reply(b"", 304), "not fetched", "HTTP status 304"),
        (Reply(b"", 200, HTML), "no text", "an empty answer"),
        (Reply(b"%PDF-1.7", 200, {"Content-Type": "application/pdf"}), "no text", "no reader for application/pdf"),
        (Reply(b"", 302), "not fetched", "leads nowhere"),
        (Reply(b"", 302, {"Location": "file:///etc/passwd"}), "not allowed", "only http and https"),
        (Reply(b"x" * 400_000, 200, HTML), "too large", "an answer of 400,000 bytes"),
    ],
)  # fmt: skip
def test_a_page_that_is_none_is_left_out_with_its_reason(site: Site, reply: Reply, reason: str, words: str) -> None:
    state, (result,) = run(asking_once([site.says("/1", reply)]))
    assert isinstance(result, Skipped)
    assert (result.path, result.reason) == (site.address + "/1", reason)
    assert words in result.detail
    assert state.targets == ()
    assert site.paths() == ["/1"]


def drip(write: Write) -> None:
    for _ in range(100):
        write(b"<p>words ")
        time.sleep(0.05)


def pour(write: Write) -> None:
    for _ in itertools.count():
        write(b"<p>words " * 1000)


@pytest.mark.parametrize(("stream", "reason", "words"), [
    (drip, "not fetched", "no whole answer within 0.4 seconds, asked 4 times"),
    (pour, "too large", "more than 300,000 bytes"),
])  # fmt: skip
def test_a_body_without_an_end_is_left(site: Site, stream: Callable[[Write], None], reason: str, words: str) -> None:
    url = site.says("/1", Reply(fields=HTML, stream=stream))
    started = time.monotonic()
    (result,) = run(asking_once([url]))[1]
    assert isinstance(result, Skipped)
    assert result.reason == reason
    assert words in result.detail
    assert time.monotonic() - started < 4


def test_a_header_that_drips_is_left(site: Site) -> None:
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        connection, _ = server.accept()
        with connection:
            connection.recv(4096)
            try:
                connection.sendall(b"HTTP/1.1 200 OK\r\n")
                for number in range(100):
                    connection.sendall(f"X-{number}: y\r\n".encode())
                    time.sleep(0.05)
            except OSError:
                return

    thread = threading.Thread(target=serve)
    thread.start()
    started = time.monotonic()
    with client() as session, pytest.raises(SkipInput, match=r"within 0\.4 seconds"):
        ask(session, f"http://127.0.0.1:{server.getsockname()[1]}/", MANNERS)
    assert time.monotonic() - started < 2
    thread.join()
    server.close()


def test_an_error_that_passes_is_waited_out(site: Site) -> None:
    url = site.says("/1", Reply(b"", 500), Reply(b"", 503), Reply(page("Talks"), fields=HTML))
    clock = Clock()
    assert titles(run(asking_once([url]), clock)[1]) == ["Talks"]
    assert clock.slept == [1.0, 60.0, 120.0]


def test_an_error_that_stays_ends_with_a_reason(site: Site) -> None:
    url = site.says("/1", Reply(b"", 500))
    assert details(run(asking_once([url]))[1]) == ["HTTP status 500, asked 4 times"]
    assert site.paths() == ["/1"] * 4


@pytest.mark.parametrize("value", ["90", "Sun, 17 Mar 2030 17:48:11 GMT"])
def test_a_busy_host_is_left_alone_for_as_long_as_it_says(site: Site, value: str) -> None:
    first = site.says("/1", Reply(b"", 429, {"Retry-After": value}), Reply(page("Talks"), fields=HTML))
    second = site.says("/2", Reply(page("Bridge"), fields=HTML))
    clock = Clock()
    assert titles(run(asking_once([first, second]), clock)[1]) == ["Talks", "Bridge"]
    assert clock.slept == [1.0, 90.0, 1.0]


def test_no_server_is_a_reason(site: Site) -> None:
    (result,) = run(asking_once(["http://127.0.0.1:9/"]))[1]
    assert isinstance(result, Skipped)
    assert result.reason == "not fetched"


# ------------------------------------------------------------------------------------------------ redirects


def test_a_redirect_is_followed_and_the_address_is_where_it_leads(site: Site) -> None:
    url = site.says("/old", Reply(b"", 301, {"Location": "/new?a=1#part"}))
    site.says("/new?a=1", Reply(page("Talks"), fields=HTML))
    (article,) = run(asking_once([url]))[1]
    assert isinstance(article, Article)
    assert (article.path, article.url) == (url, site.address + "/new?a=1")


def test_a_loop_of_redirects_ends(site: Site) -> None:
    url = site.says("/a", Reply(b"", 302, {"Location": "/b"}))
    site.says("/b", Reply(b"", 302, {"Location": "/a"}))
    (result,) = run(asking_once([url]), manners=msgspec.structs.replace(MANNERS, attempts=1))[1]
    assert isinstance(result, Skipped)
    assert "more than 5 redirects" in result.detail
    assert len(site.paths()) == 6


def test_a_redirect_to_what_is_no_address_is_a_reason(site: Site) -> None:
    url = site.says("/1", Reply(b"", 302, {"Location": "http://[::1"}))
    assert titles(run(asking_once([url]))[1]) == ["not fetched"]


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


# ------------------------------------------------------------------------------------------------ robots and networks


def test_robots_are_honoured(site: Site) -> None:
    site.says("/robots.txt", "User-agent: *\nDisallow: /private/\nAllow: /private/open\nCrawl-delay: 7\n")
    urls = [site.says(path, Reply(page(path), fields=HTML)) for path in ("/private/1", "/private/open/2", "/3")]
    clock = Clock()
    assert titles(run(asking_once(urls), clock)[1]) == ["not allowed", "/private/open/2", "/3"]
    assert site.paths() == ["/private/open/2", "/3"]
    assert clock.slept == [7.0, 7.0]
    assert [asked.path for asked in site.asked].count("/robots.txt") == 1
    assert {asked.fields["user-agent"] for asked in site.asked} == {MANNERS.user_agent}


def test_where_robots_cannot_be_had_nothing_is_asked(site: Site) -> None:
    site.says("/robots.txt", Reply(b"", 503))
    url = site.says("/1", Reply(page("Talks"), fields=HTML))
    (result,) = run(asking_once([url]))[1]
    assert isinstance(result, Skipped)
    assert "robots.txt" in result.detail
    assert site.paths() == []
    site.says("/robots.txt", Reply(b"", 500), "User-agent: *\nDisallow:\n")
    assert titles(run(asking_once([url]))[1]) == ["Talks"]


def test_robots_behind_a_redirect_and_endless_ones(site: Site) -> None:
    site.says("/robots.txt", Reply(b"", 301, {"Location": "/rules"}))
    site.says("/rules", "User-agent: consilience\nDisallow: /\n")
    url = site.says("/1", Reply(page("Talks"), fields=HTML))
    assert titles(run(asking_once([url]))[1]) == ["not allowed"]
    site.says("/robots.txt", Reply(stream=pour))
    assert titles(run(asking_once([url]))[1]) == ["not allowed"]


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:{port}/",
        "http://localhost:{port}/",
        "http://2130706433:{port}/",
        "http://[::ffff:127.0.0.1]:{port}/",
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[fe80::1%25eth0]/",
        "http://0.0.0.0:{port}/",
        "ftp://quay.example/",
        "file:///etc/passwd",
        "https://user:secret@quay.example/",
        "//quay.example",
        "http://",
        "http://quay.example:99999999/",
    ],
)
def test_private_machines_are_not_asked(site: Site, url: str) -> None:
    port = site.address.rpartition(":")[2]
    with client() as session, pytest.raises(NotAllowed):
        ask(session, url.format(port=port), Manners(seconds=2))
    assert site.asked == []


def test_a_page_that_leads_into_the_private_network_is_not_followed(site: Site) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/robots.txt":
            return httpx.Response(404)
        return httpx.Response(302, headers={"Location": site.says("/secret", "words")})

    clock = Clock()
    with httpx.Client(transport=httpx.MockTransport(answer)) as session:
        results = [
            result
            for _, found in rounds(asking_once(["https://quay.example/"]), session, Manners(), clock, clock.sleep)
            for result in found
        ]
    assert titles(results) == ["not allowed"]
    assert site.asked == []


# ------------------------------------------------------------------------------------------------ feeds


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
    _, results = run(watching([url]), hours=0.2)
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
