"""What is to be asked for, and what is known of those who are asked: plain records that a caller can keep."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

Kind = Literal["feed", "page", "any"]


class Target(Struct, frozen=True, kw_only=True):
    """An address to ask for. A "feed" is asked again and again, a "page" until it was read or given up, and "any" once,
    whichever of the two it is. Times are Unix seconds.

    `home` is where it lives now, by permanent redirects, and `at` where to ask next while redirects are being followed,
    after `hops` of them. `etag` and `modified` are what the server gave to ask for changes by. `via` is the feed that
    told of a page, `dates` what it said of its day. `seen` are the entries of a feed that were followed.
    """

    url: str
    kind: Kind
    due: float = 0.0
    home: str | None = None
    at: str | None = None
    hops: int = 0
    moving: bool = True
    failures: int = 0
    etag: str | None = None
    modified: str | None = None
    via: str | None = None
    dates: tuple[tuple[str, str], ...] = ()
    seen: tuple[str, ...] = ()
    ended: str | None = None

    @property
    def address(self) -> str:
        """The address to ask next."""
        return self.at or self.home or self.url


class Robots(Struct, frozen=True, kw_only=True):
    """A host's robots.txt, and when it was asked for; `text` is None where the host could not give it."""

    asked: float
    text: str | None = None


class Host(Struct, frozen=True, kw_only=True):
    """Who is asked: scheme, host and port; from when on it may be asked again; its robots.txt."""

    origin: str
    free_at: float = 0.0
    failures: int = 0
    robots: Robots | None = None


class State(Struct, frozen=True, kw_only=True):
    """All that is to be asked for, in the order in which it was named, and every host that was asked."""

    targets: tuple[Target, ...] = ()
    hosts: tuple[Host, ...] = ()

    def host(self, origin: str) -> Host:
        """What is known of a host."""
        return next((host for host in self.hosts if host.origin == origin), Host(origin=origin))

    def with_host(self, host: Host) -> State:
        """This state with `host` in the place of what was known of it."""
        others = [other for other in self.hosts if other.origin != host.origin]
        return replace(self, hosts=tuple(sorted((*others, host), key=lambda known: known.origin)))

    def with_target(self, target: Target) -> State:
        """This state with `target` in the place of the one of the same address."""
        return replace(self, targets=tuple(target if old.url == target.url else old for old in self.targets))

    def without(self, url: str) -> State:
        """This state without the target `url`."""
        return replace(self, targets=tuple(old for old in self.targets if old.url != url))

    def and_targets(self, targets: Iterable[Target]) -> State:
        """This state with those of `targets` whose address it does not have yet."""
        known = {target.url: target for target in self.targets}
        for target in targets:
            known.setdefault(target.url, target)
        return replace(self, targets=tuple(known.values()))


def watching(feeds: Iterable[str], state: State | None = None) -> State:
    """The state in which `feeds` are watched: what is known of them in `state` stays, feeds that are not named go."""
    before = state or State()
    wanted = tuple(dict.fromkeys(feeds))
    kept = replace(before, targets=tuple(t for t in before.targets if t.kind != "feed" or t.url in set(wanted)))
    return kept.and_targets(Target(url=url, kind="feed") for url in wanted)


def asking_once(urls: Iterable[str], state: State | None = None) -> State:
    """The state in which each of `urls`, a page or a feed, is asked for once."""
    return (state or State()).and_targets(Target(url=url, kind="any") for url in urls)
