from __future__ import annotations

import httpx
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.errors import NotAllowed
from consilience.fetch import Manners, asking_once, rounds, watching
from consilience.fetch.addresses import joined, origin, refuse
from consilience.fetch.robots import allowed, delay
from consilience.model import Article, Skipped
from tests.fetch.serving import Clock

STATUS = st.sampled_from([200, 200, 200, 204, 206, 301, 302, 304, 307, 400, 404, 410, 418, 429, 500, 503])
FIELDS = st.dictionaries(
    st.sampled_from(["Content-Type", "Content-Encoding", "Location", "Retry-After", "ETag", "Last-Modified"]),
    st.one_of(
        st.sampled_from(["text/html", "text/plain; charset=x", "gzip", "br", "/next", "https://b.example/", "0", "-1"]),
        st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=20),
    ),
    max_size=4,
)
BODY = st.one_of(
    st.binary(max_size=100),
    st.sampled_from(
        [
            b"<rss version='2.0'><channel><item><link>/1</link></item></channel></rss>",
            b"<html><p>Words of a page",
            b"{}",
        ]
    ),
)


@settings(max_examples=30, deadline=None, derandomize=True)
@given(st.lists(st.tuples(STATUS, FIELDS, BODY), min_size=1, max_size=6), st.booleans())
def test_whatever_is_answered_each_page_ends_in_an_article_or_a_reason(
    answers: list[tuple[int, dict[str, str], bytes]], as_feed: bool
) -> None:
    number = 0

    def answer(request: httpx.Request) -> httpx.Response:
        nonlocal number
        status, fields, body = answers[number % len(answers)]
        number += 1
        return httpx.Response(status, headers=fields, content=iter([body]))

    clock = Clock()
    urls = ["https://a.example/feed", "https://a.example/2"]
    state = watching(urls) if as_feed else asking_once(urls)
    results: list[Article | Skipped] = []
    with httpx.Client(transport=httpx.MockTransport(answer)) as session:
        for after, found in rounds(state, session, Manners(), clock, clock.sleep, clock.now + 20_000_000):
            state = after
            results.extend(found)
            if as_feed and number > 60:
                break
    assert all(isinstance(result, Article | Skipped) for result in results)
    if not as_feed:
        assert state.targets == ()
        # A feed whose entries were all asked for leaves no record of its own.
        assert {result.path.partition("#")[0] for result in results} & {
            *urls,
            "https://a.example/1",
            "https://b.example/1",
        }


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_an_address_or_not_allowed(base: str, target: str) -> None:
    for ask in (origin, lambda url: refuse(url, private=False), lambda url: joined(url, target)):
        for url in (base, f"http://{base}", f"https://a.example/{base}"):
            try:
                ask(url)
            except NotAllowed as error:
                assert str(error)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(
    st.lists(st.one_of(st.sampled_from(["User-agent: *", "Disallow: /", "Allow: /*a$", "Crawl-delay: 3"]), st.text()))
)
def test_any_text_is_robots(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert allowed(text, "https://a.example/b?c") in {True, False}
    assert 0 <= delay(text) <= 3600
