"""What a robots.txt allows us (RFC 9309): the rules of our own group, else of the group for all; the longest rule that
fits decides, and between two of one length the one that allows.

Python's own parser takes the first rule that fits and knows no wildcards, so it lets through what sites refuse.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

from consilience.fetch.manners import TOKEN

MAX_BYTES = 512_000
"""As much of a robots.txt is read; RFC 9309 asks for 500 KiB at least."""
_LONGEST_DELAY = 3600.0
_LINE = re.compile(r"\s*([A-Za-z-]{1,40})\s*:\s*([^#\r\n]*)")
_PRODUCT = re.compile(r"[A-Za-z_-]+|\*")
_ESCAPE = re.compile("%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


def allowed(text: str, url: str) -> bool:
    """Whether the robots.txt `text` lets us ask for `url`."""
    parts = urlsplit(url)
    path = _normal((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
    if path == "/robots.txt":
        return True
    best = max(
        ((len(pattern), verb == "allow") for verb, pattern in _rules(text) if _fits(pattern, path)),
        default=(0, True),
    )
    return best[1]


def delay(text: str) -> float:
    """The seconds between requests that the robots.txt asks for (Crawl-delay, which no standard has); 0 if none."""
    found = [value for verb, value in _group(text) if verb == "crawl-delay"]
    try:
        return min(max(float(found[0]), 0.0), _LONGEST_DELAY) if found else 0.0
    except ValueError:
        return 0.0


def _rules(text: str) -> Iterator[tuple[str, str]]:
    for verb, value in _group(text):
        if verb in {"allow", "disallow"} and value:
            yield verb, _normal(value)


def _group(text: str) -> list[tuple[str, str]]:
    """The lines that are for us; groups that name the same one are read together."""
    groups: dict[str, list[tuple[str, str]]] = {}
    names: list[str] = []
    naming = False
    for line in text.lstrip("\ufeff").splitlines():
        found = _LINE.match(line)
        if found is None:
            continue
        verb, value = found[1].lower(), found[2].strip()
        if verb == "user-agent":
            product = _PRODUCT.match(value)
            names = [*(names if naming else ()), product[0].lower() if product else ""]
            groups.setdefault(names[-1], [])
            naming = True
        elif verb in {"allow", "disallow", "crawl-delay"}:
            naming = False
            for name in names:
                groups[name].append((verb, value))
    return groups.get(TOKEN, groups.get("*", []))


def _normal(path: str) -> str:
    """A path with its escapes written in one way."""
    path = _ESCAPE.sub(lambda found: _unescaped(found[1]), path)
    return quote(path, safe="%/?:@!$&'()*+,;=-._~[]", errors="replace")


def _unescaped(digits: str) -> str:
    character = chr(int(digits, 16))
    return character if character in _UNRESERVED else f"%{digits.upper()}"


def _fits(pattern: str, path: str) -> bool:
    """Whether `path` begins with `pattern`, in which "*" stands for anything and "$" at its end for the path's end.
    Piece by piece from the left, so that no pattern takes more than one pass."""
    anchored = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    last = rest.pop() if anchored and rest else None
    for piece in rest:
        at = path.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    if last is not None:
        return len(path) - len(last) >= at and path.endswith(last)
    return not anchored or at == len(path)
