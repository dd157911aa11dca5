"""How Consilience behaves towards those whose pages it asks for."""

from __future__ import annotations

from msgspec import Struct

from consilience.version import __version__

TOKEN = "consilience"
"""The name by which robots.txt speaks to us (RFC 9309, section 2.2.1), in lower case."""


class Manners(Struct, frozen=True, kw_only=True):
    """What is asked how often, and how much of an answer is taken. Times are in seconds, sizes in bytes.

    `delay` lies between two requests to one host, `interval` between two to one feed. After a failure the next try
    comes after `first_wait`, twice that after the second, and so on up to `longest_wait`, unless the server says when
    (Retry-After); a page is given up after `attempts`, a feed never. `seconds` bound one answer from connecting to its
    last byte, `max_bytes` its size, packed and unpacked. `private` lets addresses be asked that are not on the open
    internet: this machine, the local network.
    """

    user_agent: str = f"Consilience/{__version__}"
    delay: float = 5.0
    interval: float = 1800.0
    first_wait: float = 60.0
    longest_wait: float = 86_400.0
    attempts: int = 4
    seconds: float = 30.0
    max_bytes: int = 2_000_000
    max_redirects: int = 5
    max_entries: int = 500
    robots_seconds: float = 86_400.0
    private: bool = False
