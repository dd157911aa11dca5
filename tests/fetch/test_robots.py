from __future__ import annotations

import time

import pytest

from consilience.fetch.robots import allowed, delay

SITE = "https://quay.example"


@pytest.mark.parametrize(
    ("rules", "path", "may"),
    [
        ("", "/x", True),
        ("User-agent: *\nDisallow: /", "/x", False),
        ("User-agent: *\nDisallow: /", "/robots.txt", True),
        ("User-agent: *\nDisallow:", "/x", True),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("User-agent: *\nAllow: /a/b\nDisallow: /a", "/a/c", False),
        ("User-agent: *\nAllow: /a\nDisallow: /a", "/a", True),
        ("User-agent: *\nDisallow: /*.php$", "/x/y.php", False),
        ("User-agent: *\nDisallow: /*.php$", "/x/y.php?a", True),
        ("User-agent: *\nDisallow: /*?page=", "/x?page=2", False),
        ("User-agent: *\nDisallow: /x$", "/x", False),
        ("User-agent: *\nDisallow: /x$", "/xy", True),
        ("User-agent: *\nDisallow: /a*b*c", "/a-c-b", True),
        ("User-agent: other\nDisallow: /", "/x", True),
        ("User-agent: *\nDisallow: /\nUser-agent: Consilience/2\nDisallow: /y", "/x", True),
        ("user-agent:consilience\nUser-Agent: other # both\n\nDISALLOW: /x # here", "/x", False),
        ("User-agent: consilience\nDisallow: /x\n\nUser-agent: consilience\nDisallow: /y", "/y", False),
        ("\ufeffUser-agent: *\r\nDisallow: /x\r\n", "/x", False),
        ("Disallow: /", "/x", True),
        ("User-agent: *\nDisallow: /caf\u00e9", "/caf%C3%A9/1", False),
        ("User-agent: *\nDisallow: /caf%c3%a9", "/caf\u00e9", False),
        ("User-agent: *\nDisallow: /%7Eme", "/~me", False),
        ("<html><body>not found</body></html>", "/x", True),
    ],
)
def test_the_longest_rule_of_our_own_group_decides(rules: str, path: str, may: bool) -> None:
    assert allowed(rules, SITE + path) is may


@pytest.mark.parametrize(("value", "seconds"), [("7", 7), ("0.5", 0.5), ("-3", 0), ("soon", 0), ("1e9", 3600), ("", 0)])
def test_a_delay_that_is_asked_for_is_read(value: str, seconds: float) -> None:
    assert delay(f"User-agent: *\nCrawl-delay: {value}\n") == seconds


def test_hostile_rules_cost_little() -> None:
    rules = "User-agent: *\n" + f"Disallow: /{'a*' * 2000}b\n" * 100
    started = time.process_time()
    assert allowed(rules, SITE + "/" + "a" * 3000)
    assert time.process_time() - started < 2
