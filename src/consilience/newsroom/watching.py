"""Addresses and feeds: what is asked for goes straight into the store, first the articles and then how far we are."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from consilience.contracts import Store
from consilience.errors import NoInput, SkipInput
from consilience.fetch import Manners, Results, State, Target, asking_once, client, rounds, watching
from consilience.model import Skipped
from consilience.newsroom.adding import Added, Adding
from consilience.newsroom.reading import Incoming, is_address
from consilience.read import feeds

WATCHED = "watched"
"""Under this name the store has what is to be asked for next, when, and what is known of those who are asked."""


def listed(path: str) -> tuple[str, ...]:
    """The addresses of feeds in a file, an OPML file or a list with one a line; or the one address that `path` is.
    Raises `NoInput`."""
    if is_address(path):
        return (path,)
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise NoInput(f"{path}: {(error.strerror or 'not readable').lower()}; name a list of feeds.") from error
    try:
        found = tuple(feed.url for feed in feeds.subscriptions(data))
    except SkipInput:
        lines = (line.strip() for line in data.decode("utf-8", "replace").splitlines())
        found = tuple(line for line in lines if is_address(line))
    if not found:
        raise NoInput(f"{path} lists no feed: name an OPML file, or one with an address a line.")
    return found


def fetch(addresses: Sequence[str], adding: Adding, manners: Manners) -> None:
    """Asks for each of `addresses`, a page or a feed with all that it tells of, until it is read or given up."""
    with client() as session:
        for _, results in rounds(asking_once(addresses), session, manners, time.time, time.sleep):
            adding.add(_incoming(results))


def watch(
    addresses: Sequence[str],
    store: Store,
    adding: Adding,
    manners: Manners,
    *,
    tell: Callable[[Added], None],
    once: bool = False,
    clock: Callable[[], float] = time.time,
    sleep: Callable[[float], None] = time.sleep,
) -> None:
    """Follows feeds until it is stopped; with `once` until each was asked and every page that they tell of was read or
    given up. Goes on where the last run over this store stopped; `tell` is told what came of each answer."""
    kept = store.note(WATCHED)
    state = watching(addresses, None if kept is None else msgspec.msgpack.decode(kept, type=State))
    began = clock()
    if once and _all_asked(state, began):
        return
    with client() as session:
        for after, results in rounds(state, session, manners, clock, sleep):
            adding.add(_incoming(results))
            store.keep_note(WATCHED, msgspec.msgpack.encode(after))
            if results:
                tell(adding.added())
            if once and _all_asked(after, began):
                return


def _all_asked(state: State, began: float) -> bool:
    """Whether nothing is left but feeds that are not due before a later round."""
    return all(target.kind == "feed" and target.at is None and target.due > began for target in _open(state))


def _open(state: State) -> Iterator[Target]:
    return (target for target in state.targets if target.ended is None)


def _incoming(results: Results) -> list[Incoming | Skipped]:
    return [item if isinstance(item, Skipped) else (item, None) for item in results]
