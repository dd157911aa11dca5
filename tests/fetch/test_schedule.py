from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from consilience.fetch import Manners, State, Target, asking_once, next_target, schedule, wait, watching
from consilience.fetch.addresses import origin
from consilience.fetch.state import Host, Robots

NOW = 1_900_000_000.0
MANNERS = Manners(delay=5, first_wait=60, longest_wait=1000)


def test_what_waits_longest_is_asked_first_and_a_busy_host_waits() -> None:
    state = State(
        targets=(
            Target(url="https://a.example/1", kind="page", due=NOW),
            Target(url="https://a.example/2", kind="page", due=NOW - 9),
            Target(url="https://b.example/1", kind="page", due=NOW - 5),
            Target(url="https://c.example/1", kind="page", due=NOW - 99, ended="gone"),
        ),
    )
    first = next_target(state, NOW)
    assert first is not None
    assert first.url == "https://a.example/2"
    busy = state.with_host(schedule.busy(Host(origin=origin(first.url)), NOW, MANNERS))
    second = next_target(busy, NOW)
    assert second is not None
    assert second.url == "https://b.example/1"
    only_a = busy.without(second.url)
    assert next_target(only_a, NOW) is None
    assert wait(only_a, NOW) == 5
    assert wait(State(), NOW) is None


def test_waits_double_up_to_the_longest() -> None:
    target = Target(url="https://a.example/", kind="feed")
    waits = []
    for _ in range(7):
        target = schedule.failed(target, NOW, MANNERS)
        waits.append(target.due - NOW)
    assert waits == [60, 120, 240, 480, 960, 1000, 1000]
    assert schedule.answered(target, NOW, MANNERS).failures == 0


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        (" 0 ", 0),
        ("Sun, 17 Mar 2030 17:48:00 GMT", 80),
        ("Sun, 17 Mar 2030 17:48:00", 80),
        ("Sun, 06 Nov 1994 08:49:37 GMT", 0),
        ("-5", None),
        ("soon", None),
        ("", None),
        (None, None),
        ("9" * 5000, 999_999_999_999),
    ],
)
def test_retry_after_is_read(value: str | None, seconds: float | None) -> None:
    assert schedule.retry_after(value, NOW) == seconds


def test_a_host_that_asks_for_more_delay_gets_it() -> None:
    host = Host(origin="https://a.example:443", robots=Robots(asked=NOW, text="User-agent: *\nCrawl-delay: 30"))
    assert schedule.busy(host, NOW, MANNERS).free_at == NOW + 30


def test_robots_are_asked_for_once_a_day_and_sooner_where_they_failed() -> None:
    known = Host(origin="https://a.example:443", robots=Robots(asked=NOW, text=""))
    assert not schedule.needs_robots(known, NOW + 86_399, MANNERS)
    assert schedule.needs_robots(known, NOW + 86_400, MANNERS)
    failed = replace(known, robots=Robots(asked=NOW), failures=2)
    assert not schedule.needs_robots(failed, NOW + 119, MANNERS)
    assert schedule.needs_robots(failed, NOW + 120, MANNERS)


def test_feeds_that_are_no_longer_named_go_and_the_others_keep_what_is_known() -> None:
    state = watching(["https://a.example/f", "https://b.example/f"])
    state = state.with_target(replace(state.targets[0], etag='"1"'))
    state = asking_once(["https://c.example/1"], state)
    after = watching(["https://a.example/f", "https://d.example/f"], state)
    assert [(target.url, target.etag) for target in after.targets] == [
        ("https://a.example/f", '"1"'),
        ("https://c.example/1", None),
        ("https://d.example/f", None),
    ]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 40)), max_size=12),
    st.lists(st.sampled_from(["fine", "failed", "moved"]), min_size=40, max_size=40),
)
def test_every_target_is_asked_and_no_host_too_soon(named: list[tuple[int, int]], outcomes: list[str]) -> None:
    state = State().and_targets(
        Target(url=f"https://{host}.example/{number}", kind="page", due=NOW + due)
        for number, (host, due) in enumerate(named)
    )
    now, asked, pending = NOW, [], iter(outcomes)
    while (seconds := wait(state, now)) is not None:
        now += seconds
        target = next_target(state, now)
        assert target is not None, "after the wait something is due"
        host = state.host(origin(target.url))
        assert now >= target.due
        assert now >= host.free_at
        asked.append((host.origin, now))
        state = state.with_host(schedule.busy(host, now, MANNERS))
        if next(pending, "fine") == "failed" and target.failures < 3:
            state = state.with_target(schedule.failed(target, now, MANNERS))
        else:
            state = state.without(target.url)
    assert len(asked) >= len(named)
    for host_name in {host_name for host_name, _ in asked}:
        times = [at for name, at in asked if name == host_name]
        assert all(later - earlier >= MANNERS.delay for earlier, later in itertools.pairwise(times))
