from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from consilience.contracts import Store
from consilience.errors import NoInput
from consilience.newsroom.adding import Added
from consilience.newsroom.watching import fetch, listed, watch
from tests.cluster.invented import DAM
from tests.fetch.serving import HTML, MANNERS, Clock, Reply, Site, served
from tests.newsroom.invented import adding, file


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as started:
        yield started


def page(text: str) -> Reply:
    head, _, body = text.partition("\n\n")
    return Reply(f"<html><body><article><h1>{head}</h1><p>{body}</p></article></body></html>".encode(), 200, HTML)


def feed(site: Site, *names: str) -> str:
    items = "".join(f"<item><title>{n}</title><link>{site.address}/{n}</link></item>" for n in names)
    return f'<rss version="2.0"><channel><title>The Quay</title>{items}</channel></rss>'


def watched(store: Store, addresses: list[str], clock: Clock) -> list[Added]:
    told: list[Added] = []
    watch(addresses, store, adding(store), MANNERS, tell=told.append, once=True, clock=clock, sleep=clock.sleep)
    return told


def test_a_round_reads_each_feed_and_its_pages_and_the_next_only_what_is_new(site: Site, store: Store) -> None:
    site.says("/a", page(DAM["herald"]))
    site.says("/b", page(DAM["mirror"]))
    address = site.says("/feed", Reply(feed(site, "a", "lost").encode(), 200, {"ETag": '"1"'}), feed(site, "b", "a"))
    clock = Clock()
    told = watched(store, [address], clock)
    assert sum(added.new for added in told) == 1
    assert [item.reason for added in told for item in added.skipped] == ["not fetched"]
    asked = len(site.paths())
    assert watched(store, [address], clock) == [], "it is not due yet"
    assert len(site.paths()) == asked
    clock.sleep(MANNERS.interval)
    assert sum(added.new for added in watched(store, [address], clock)) == 1
    assert site.paths()[asked:] == ["/feed", "/b"]
    assert [asked.fields.get("if-none-match") for asked in site.asked if asked.path == "/feed"] == [None, '"1"']
    assert store.counts().newest == 2


def test_articles_are_kept_before_the_state(site: Site, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    site.says("/a", page(DAM["herald"]))
    address = site.says("/feed", feed(site, "a"))
    clock = Clock()
    keep = store.keep_note

    def stopped(name: str, body: bytes) -> None:
        if store.counts().articles:
            raise KeyboardInterrupt
        keep(name, body)

    run = adding(store)
    monkeypatch.setattr(store, "keep_note", stopped)
    with pytest.raises(KeyboardInterrupt):
        watch([address], store, run, MANNERS, tell=lambda added: None, once=True, clock=clock, sleep=clock.sleep)
    monkeypatch.undo()
    assert store.counts().articles == 1
    clock.sleep(10)
    assert [added.known for added in watched(store, [address], clock)] == [1]


def test_an_address_is_asked_for_once(site: Site, store: Store) -> None:
    run = adding(store)
    fetch([site.says("/a", page(DAM["herald"])), site.address + "/absent"], run, replace(MANNERS, delay=0.0))
    added = run.added()
    assert (added.new, [item.reason for item in added.skipped]) == (1, ["not fetched"])
    (article,) = store.articles()
    assert article.url == site.address + "/a"


def test_private_addresses_are_not_asked_unless_it_is_said(site: Site, store: Store) -> None:
    run = adding(store)
    fetch([site.says("/a", page(DAM["herald"]))], run, replace(MANNERS, private=False))
    assert [item.reason for item in run.added().skipped] == ["not allowed"]
    assert site.asked == []


def test_feeds_are_listed_in_opml_or_one_a_line(tmp_path: Path) -> None:
    opml = file(tmp_path, "feeds.opml", '<opml><body><outline xmlUrl="https://quay.example/f"/></body></opml>')
    lines = file(tmp_path, "feeds.txt", "# ours\nhttps://quay.example/f\n\nhttps://pier.example/g\n")
    assert listed(str(opml)) == ("https://quay.example/f",)
    assert listed(str(lines)) == ("https://quay.example/f", "https://pier.example/g")
    assert listed("https://quay.example/f") == ("https://quay.example/f",)
    for bad in (tmp_path / "absent", file(tmp_path, "empty.txt", "nothing")):
        with pytest.raises(NoInput):
            listed(str(bad))
