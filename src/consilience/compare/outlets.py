"""Names of outlets and agencies, so far alike that two spellings of one are seen as one."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from consilience.agencies import spellings

SITE = re.compile(r"\.(?:com|org|net|info|co\.[a-z]{2}|com\.[a-z]{2}|[a-z]{2})$")


@cache
def _names() -> dict[str, str]:
    """Every name of an agency, folded, with the one that stands for it."""
    table: dict[str, str] = {}
    for name, short in spellings():
        table.setdefault(_folded(name), _folded(short))
    return table


@cache
def agencies() -> frozenset[str]:
    """The canonical names of the news agencies of the world."""
    return frozenset(_names().values())


@lru_cache(maxsize=1 << 14)
def canonical(name: str) -> str:
    """One spelling for a name: without case, article, web ending and signs; agencies by their short name."""
    folded = _folded(name)
    return _names().get(folded, folded)


def _folded(name: str) -> str:
    words = re.findall(r"\w+", SITE.sub("", name.casefold().strip().removeprefix("www.")))
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)
