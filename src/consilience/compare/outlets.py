"""Names of outlets and agencies, so far alike that two spellings of one are seen as one."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import product

from consilience import lexicon
from consilience.agencies import spellings

SITE = re.compile(r"\.(?:(?:ac|co|com|edu|gov|ne|net|or|org)\.[a-z]{2}|com|edu|gov|info|net|org|[a-z]{2})$")
LONGEST = 6
"""Words of a name that the name of a site is made of."""
_DOMAIN = re.compile(r"[a-z\d-]+(?:\.[a-z\d-]+)+")


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
    """One spelling for a name: without case, article, signs, web ending and the part of a site ("money.cnn.com" is
    "cnn"); agencies by their short name."""
    folded = _folded(name)
    folded = _sites().get(folded, folded)
    return _names().get(folded, folded)


@cache
def _sites() -> dict[str, str]:
    """What the sites of known outlets are called, with the outlet's folded name."""
    found: dict[str, str] = {}
    for row in lexicon.rows("annotate/media.tsv"):
        words = tuple(_folded(row[0]).split())
        found.update(dict.fromkeys(site_names(words), " ".join(words)))
    return found


@lru_cache(maxsize=1 << 14)
def site_names(words: tuple[str, ...]) -> tuple[str, ...]:
    """What the site of an outlet may be called whose name has several words: all in a row, any but the last by its
    initial alone, or three or more initials ("washingtonpost", "nytimes", "wsj"). None of a name that is long."""
    if not 1 < len(words) <= LONGEST:
        return ()
    several = ["".join(parts) for parts in product(*((word, word[0]) for word in words[:-1]), words[-1:])]
    return (*several, "".join(word[0] for word in words)) if len(words) > 2 else tuple(several)


def house(name: str) -> str:
    """What an outlet and its site share: "China Daily" and "usa.chinadaily.com.cn"."""
    return canonical(name).replace(" ", "")


def _folded(name: str) -> str:
    bare = name.casefold().strip()
    site = SITE.sub("", bare)
    if site != bare and _DOMAIN.fullmatch(bare):
        owner = site.rpartition(".")[2]
        site = site.removeprefix("www.") if owner in lexicon.words("compare/shared_hosts.txt") else owner
    words = re.findall(r"\w+", site)
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)
