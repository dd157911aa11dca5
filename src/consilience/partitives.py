"""Phrases that pick out one or more of several people: "one of them", "another of the officials", "the other"."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

OF = re.compile(
    r"(?P<one>one|another|others|either|some|several|many|most|two|three|four|five|a few|at least (?:one|two|three)|"
    r"(?:a|the) (?:first|second|third|fourth|fifth|other))\s+of\s+"
    r"(?P<all>them|whom|(?:the|these|those|his|her|its|their|our|both|\w+['’]s)\s+\S.*)",
    re.IGNORECASE | re.DOTALL,
)
ALONE = re.compile(
    r"(?P<one>one|another|(?:a|the) (?:second|third|fourth|fifth)|the (?:other|others|former|latter))",
    re.IGNORECASE,
)
SEVERAL = re.compile(
    r"(?:the )?others|some|several|many|most|a few|(?:at least )?(?:two|three|four|five)", re.IGNORECASE
)
TAKES_UP = frozenset({"them", "whom"})


class Partitive(Struct, frozen=True):
    """A phrase that picks out `one` ("another") of `all` ("the officials"; empty where that was spoken of before)."""

    one: str
    all: str

    @property
    def several(self) -> bool:
        """Whether more than one is picked out ("some of them")."""
        return SEVERAL.fullmatch(self.one) is not None


@lru_cache(maxsize=1 << 12)
def partitive(text: str) -> Partitive | None:
    """The phrase taken apart, or None where it is no such phrase."""
    found = OF.fullmatch(text) or ALONE.fullmatch(text)
    if found is None:
        return None
    of = found.groupdict().get("all") or ""
    one = " ".join(found["one"].lower().split())
    return Partitive(
        "another" if one.startswith("a ") and "few" not in one else one, "" if of.lower() in TAKES_UP else of
    )
