"""What to ask for next, and when: pure functions of the state and the time, so that they can be tested by themselves.

No two requests to one host come closer than its delay. After failures the waits double, without any chance in them:
a few watchers of a few feeds need none, and the same state gives the same requests.
"""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from msgspec.structs import replace

from consilience.errors import NotAllowed
from consilience.fetch import robots
from consilience.fetch.addresses import origin
from consilience.fetch.manners import Manners
from consilience.fetch.state import Host, State, Target


def next_target(state: State, now: float) -> Target | None:
    """The target to ask for at `now`: of those that are due and whose host is free, the one that waits longest."""
    ready = [(when, number) for when, number in _times(state) if when <= now]
    return state.targets[min(ready)[1]] if ready else None


def wait(state: State, now: float) -> float | None:
    """The seconds from `now` until something is to be asked for; None if nothing ever is."""
    times = [when for when, _ in _times(state)]
    return max(0.0, min(times) - now) if times else None


def _times(state: State) -> list[tuple[float, int]]:
    free = {host.origin: host.free_at for host in state.hosts}
    return [
        (max(target.due, free.get(_origin(target), 0.0)), number)
        for number, target in enumerate(state.targets)
        if target.ended is None
    ]


def _origin(target: Target) -> str:
    try:
        return origin(target.address)
    except NotAllowed:
        return ""


def busy(host: Host, now: float, manners: Manners) -> Host:
    """The host after a request to it at `now`."""
    asked = robots.delay(host.robots.text) if host.robots and host.robots.text else 0.0
    return replace(host, free_at=max(host.free_at, now + max(manners.delay, asked)))


def needs_robots(host: Host, now: float, manners: Manners) -> bool:
    """Whether the robots.txt of a host is to be asked for before anything else there."""
    if host.robots is None:
        return True
    kept = manners.robots_seconds if host.robots.text is not None else back_off(host.failures, manners)
    return now >= host.robots.asked + kept


def back_off(failures: int, manners: Manners) -> float:
    """The seconds to wait after so many failures in a row."""
    return min(manners.longest_wait, manners.first_wait * 2.0 ** min(max(failures, 1) - 1, 30))


def answered(target: Target, now: float, manners: Manners) -> Target:
    """A feed after an answer that was as it should be: home again, and due after its interval."""
    return replace(target, due=now + manners.interval, failures=0, at=None, hops=0, moving=True)


def failed(target: Target, now: float, manners: Manners, retry_after: float | None = None) -> Target:
    """A target after a failure: due again when the server said, or after a wait that doubles; home again."""
    failures = target.failures + 1
    seconds = back_off(failures, manners)
    if retry_after is not None:
        seconds = min(max(retry_after, manners.delay), 7 * manners.longest_wait)
    return replace(target, due=now + seconds, failures=failures, at=None, hops=0, moving=True)


def retry_after(value: str | None, now: float) -> float | None:
    """The seconds that a Retry-After field asks for (RFC 9110, section 10.2.3): a number, or a date to count to."""
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:12])
    try:
        date = parsedate_to_datetime(text)
    except (ValueError, IndexError, TypeError):
        return None
    date = date if date.tzinfo else date.replace(tzinfo=UTC)
    return max(0.0, (date - datetime.fromtimestamp(now, UTC)).total_seconds())
