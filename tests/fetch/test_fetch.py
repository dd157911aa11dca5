"""Pages and feeds asked of a real server that behaves badly."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Callable

import httpx
import msgspec
import pytest

from consilience.errors import NotAllowed, SkipInput
from consilience.fetch import Manners, ask, asking_once, client, rounds
from consilience.model import Article, Skipped
from tests.fetch.serving import HTML, IMPATIENT, MANNERS, Clock, Reply, Site, Write, details, drip, pour, run, titles
from tests.read.captured import page

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


@pytest.mark.parametrize(("stream", "reason", "words"), [
    (drip, "not fetched", "no whole answer within 0.4 seconds, asked 4 times"),
    (pour, "too large", "more than 300,000 bytes"),
])  # fmt: skip
def test_a_body_without_an_end_is_left(site: Site, stream: Callable[[Write], None], reason: str, words: str) -> None:
    url = site.says("/1", Reply(fields=HTML, stream=stream))
    (result,) = run(asking_once([url]), manners=IMPATIENT if stream is drip else MANNERS)[1]
    assert isinstance(result, Skipped)
    assert result.reason == reason
    assert words in result.detail


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
    with client() as session, pytest.raises(SkipInput, match=r"within 0\.4 seconds"):
        ask(session, f"http://127.0.0.1:{server.getsockname()[1]}/", IMPATIENT)
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
