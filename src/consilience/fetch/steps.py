"""One step of asking: the next request, and what its answer comes to. Nothing that is asked for is lost without a word:
each page becomes an article or a reason, and a failure of a feed is told each time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import httpx
from msgspec.structs import replace

from consilience.errors import Malformed, NotAllowed, NoText, NotFetched, SkipInput, SummaryOnly, TooLarge
from consilience.fetch import robots, schedule
from consilience.fetch.addresses import joined, origin, refuse
from consilience.fetch.asking import Answer, ask
from consilience.fetch.manners import Manners
from consilience.fetch.state import Host, Robots, State, Target
from consilience.model import Article, Skipped, content_id
from consilience.read import feeds, page, plain
from consilience.read.capture import Capture, media_type
from consilience.read.fields import assemble
from consilience.read.identity import skipped
from consilience.read.sniff import suffix as sniffed

Results = tuple[Article | Skipped, ...]

_OK, _NOT_MODIFIED, _GONE = 200, 304, 410
_PERMANENT = frozenset({301, 308})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_LATER = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses that speak of now, not of the page: it is asked for again."""
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_SNIFFED = 1 << 16


def step(state: State, client: httpx.Client, now: float, manners: Manners) -> tuple[State, Results]:
    """Makes the request that is due at `now` (Unix seconds), if one is; the state after it, and what came of it.

    The robots.txt of a host, and each address that a redirect leads to, is a request and a step of its own. Keep the
    results before the state: then nothing is lost where the run is stopped in between, at worst asked for twice.
    """
    target = schedule.next_target(state, now)
    if target is None:
        return state, ()
    try:
        refuse(target.address, private=manners.private)
        host = state.host(origin(target.address))
        if schedule.needs_robots(host, now, manners):
            return state.with_host(_with_robots(host, client, now, manners)), ()
        _refuse_by_robots(host, target)
        state = state.with_host(schedule.busy(host, now, manners))
        answer = ask(client, target.address, manners, etag=target.etag, modified=target.modified)
        return _taken(state, target, answer, now, manners)
    except NotAllowed as error:
        return _refused(state, target, error, now, manners)
    except SkipInput as error:
        return _failed(state, target, error, now, manners)


def rounds(
    state: State,
    client: httpx.Client,
    manners: Manners,
    clock: Callable[[], float],
    sleep: Callable[[float], None],
    until: float | None = None,
) -> Iterator[tuple[State, Results]]:
    """Steps, with waits between them, until nothing is left to ask for or the time is `until`; the state after each and
    its results. `clock` gives Unix seconds."""
    while (seconds := schedule.wait(state, now := clock())) is not None:
        if until is not None and now + seconds > until:
            return
        if seconds > 0:
            sleep(seconds)
            continue
        state, results = step(state, client, now, manners)
        yield state, results


# ------------------------------------------------------------------------------------------------ robots.txt


def _with_robots(host: Host, client: httpx.Client, now: float, manners: Manners) -> Host:
    """The host with its robots.txt. That there is none allows all; that it can't be had allows nothing, for now (RFC
    9309, section 2.3.1)."""
    url = f"{host.origin}/robots.txt"
    bounded = replace(manners, max_bytes=robots.MAX_BYTES)
    text: str | None = None
    try:
        for _ in range(manners.max_redirects + 1):
            answer = ask(client, url, bounded)
            if answer.status not in _REDIRECTS:
                text = _rules(answer)
                break
            url = joined(url, answer.fields.get("location", ""))
    except TooLarge:
        text = "User-agent: *\nDisallow: /"  # what it forbids can't be known
    except SkipInput:
        text = None
    failures = 0 if text is not None else host.failures + 1
    return schedule.busy(replace(host, robots=Robots(asked=now, text=text), failures=failures), now, manners)


def _rules(answer: Answer) -> str | None:
    if answer.status == _OK:
        return answer.body.decode("utf-8", "replace")
    return "" if 400 <= answer.status < 500 and answer.status not in _LATER else None


def _refuse_by_robots(host: Host, target: Target) -> None:
    text = host.robots.text if host.robots else None
    if text is None:
        raise NotFetched("the host does not give its robots.txt, so it is not asked for anything else for now")
    if not robots.allowed(text, target.address):
        raise NotAllowed("robots.txt of the host refuses it")


# ------------------------------------------------------------------------------------------------ answers


def _taken(state: State, target: Target, answer: Answer, now: float, manners: Manners) -> tuple[State, Results]:
    if answer.status == _OK:
        return _read(state, target, answer, now, manners)
    if answer.status == _NOT_MODIFIED and (target.etag or target.modified):
        return state.with_target(schedule.answered(target, now, manners)), ()
    if answer.status in _REDIRECTS:
        return _moved(state, target, answer, now, manners)
    error = NotFetched(f"HTTP status {answer.status}")
    if answer.status == _GONE:
        return _ended(state, target, error)
    if answer.status in _LATER:
        asked = schedule.retry_after(answer.fields.get("retry-after"), now)
        state, results = _failed(state, target, error, now, manners, asked)
        if asked is not None:  # it is the host that is busy, not the page
            host = state.host(origin(target.address))
            free_at = now + min(asked, manners.longest_wait)
            state = state.with_host(replace(host, free_at=max(host.free_at, free_at)))
        return state, results
    return _refused(state, target, error, now, manners)


def _moved(state: State, target: Target, answer: Answer, now: float, manners: Manners) -> tuple[State, Results]:
    """Where a redirect leads is asked next, as a request of its own; a permanent one is remembered."""
    address = joined(target.address, answer.fields.get("location", ""))
    if address == target.address:
        nowhere = NotFetched(f"a redirect (HTTP status {answer.status}) that leads nowhere")
        return _refused(state, target, nowhere, now, manners)
    if target.hops >= manners.max_redirects:
        circle = NotFetched(f"more than {manners.max_redirects} redirects, the last to {address[:300]}")
        return _refused(state, target, circle, now, manners)
    moving = target.moving and answer.status in _PERMANENT
    home = address if moving else target.home
    return state.with_target(replace(target, at=address, home=home, hops=target.hops + 1, moving=moving)), ()


def _read(state: State, target: Target, answer: Answer, now: float, manners: Manners) -> tuple[State, Results]:
    media, charset = media_type(answer.fields.get("content-type"))
    if target.kind == "feed" or (target.kind == "any" and _looks_like_feed(answer.body)):
        feed = feeds.parse(answer.body, base=target.address, charset=charset)
        return _followed(state, target, feed, answer, now, manners)
    fetched = datetime.fromtimestamp(now, UTC).isoformat(timespec="seconds")
    capture = Capture(url=target.address, charset=charset, dates=(*target.dates, ("fetched", fetched)))
    return state.without(target.url), tuple(_page(answer.body, media, target.url, capture))


def _page(body: bytes, media: str, name: str, capture: Capture) -> Iterator[Article | Skipped]:
    if not body.strip():
        yield skipped(name, NoText("an empty answer"))
    elif media in _PAGES or sniffed(body[:_SNIFFED]) == ".html":
        yield from page.read(body, name, capture)
    elif media == "text/plain" or not media:
        yield from plain.read(body, name, capture)
    else:
        yield skipped(name, NoText(f"no reader for {media[:80]}"))


def _looks_like_feed(body: bytes) -> bool:
    head = body[:_SNIFFED]
    return sniffed(head) == ".xml" or (head.lstrip()[:1] == b"{" and b"jsonfeed.org/version/" in head)


def _followed(
    state: State, target: Target, feed: feeds.Feed, answer: Answer, now: float, manners: Manners
) -> tuple[State, Results]:
    """The articles that a feed brings, and a target for each page that it only tells of, of the entries that are new
    since it was read before, or changed."""
    keys = {_key(entry): entry for entry in reversed(feed.entries)}
    before = set(target.seen)
    new = [entry for key, entry in reversed(keys.items()) if key not in before]
    told = replace(feed, entries=tuple(e for e in new[: manners.max_entries] if e.article() is not None or not e.url))
    results = list(assemble(feeds.records(told, target.url))) if told.entries else []
    if len(new) > manners.max_entries:
        detail = f"{len(new) - manners.max_entries} more entries than the {manners.max_entries} that are followed"
        results.append(skipped(target.url, TooLarge(detail)))
    pages: list[Target] = []
    for entry in new[: manners.max_entries]:
        if entry.url and entry.article() is None:
            pages.append(_page_target(entry, target, now))
    if not feed.entries and target.kind == "any":
        results.append(skipped(target.url, NoText("a feed without entries")))
    if target.kind == "any":
        state = state.without(target.url)
    else:
        kept = replace(
            schedule.answered(target, now, manners),
            etag=answer.fields.get("etag"),
            modified=answer.fields.get("last-modified"),
            seen=tuple(_key(entry) for entry in feed.entries),
        )
        state = state.with_target(kept)
    return state.and_targets(pages), tuple(results)


def _page_target(entry: feeds.Entry, target: Target, now: float) -> Target:
    dates = (("feed published", entry.published), ("feed updated", entry.updated))
    given = tuple((field, value) for field, value in dates if value)
    return Target(url=joined(entry.url or "", ""), kind="page", due=now, via=target.url, dates=given)


def _key(entry: feeds.Entry) -> str:
    """What tells whether an entry is new or changed."""
    fields = (entry.key, entry.url, entry.title, entry.published, entry.updated, entry.summary, entry.content)
    return content_id(*(field or "" for field in fields))


# ------------------------------------------------------------------------------------------------ failures


def _failed(
    state: State, target: Target, error: SkipInput, now: float, manners: Manners, asked: float | None = None
) -> tuple[State, Results]:
    """A failure that may pass. A page is tried again without a word until it is given up; a feed is told of."""
    later = schedule.failed(target, now, manners, asked)
    lasting = isinstance(error, Malformed | TooLarge | SummaryOnly) and target.kind != "feed"
    if target.kind != "feed" and (lasting or later.failures >= manners.attempts):
        times = f", asked {later.failures} times" if later.failures > 1 else ""
        return state.without(target.url), (_told(target, type(error)(f"{error}{times}")),)
    state = state.with_target(later)
    if target.kind != "feed":
        return state, ()
    seconds = later.due - now
    return state, (_told(target, type(error)(f"{error}; asked again in {seconds:.0f} seconds")),)


def _refused(state: State, target: Target, error: SkipInput, now: float, manners: Manners) -> tuple[State, Results]:
    """A failure that asking again does not mend: the end of a page. A feed is asked again, as sites mend theirs, but
    after the longest wait where it must not be asked."""
    if target.kind != "feed":
        return state.without(target.url), (_told(target, error),)
    longest = manners.longest_wait if isinstance(error, NotAllowed) else None
    return _failed(state, target, error, now, manners, longest)


def _ended(state: State, target: Target, error: SkipInput) -> tuple[State, Results]:
    """Gone for good: a feed stays in the state, so that it is known not to be asked again."""
    told = type(error)(f"{error}: gone for good")
    if target.kind != "feed":
        return state.without(target.url), (_told(target, told),)
    return state.with_target(replace(target, ended=str(told))), (_told(target, told),)


def _told(target: Target, error: SkipInput) -> Skipped:
    where = f", sent to {target.at[:300]}" if target.at else ""
    via = f" (told of by {target.via})" if target.via else ""
    return skipped(target.url, type(error)(f"{error}{where}{via}"))
