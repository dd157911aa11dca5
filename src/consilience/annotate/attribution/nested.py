"""Sayings within sayings: "Okafor said that Bell had told her that …". Both are told; the words are Bell's, and it is
Okafor through whom they came."""

from __future__ import annotations

import re
from collections.abc import Sequence

from consilience.annotate.attribution.drafts import Draft
from consilience.annotate.attribution.scene import inside

PARTING = re.compile(r";|,\s+(?:while|whereas|but)\s+(?!that\b)")
"""What parts two sayings in one sentence ("A said …, while B said …")."""


def holds(outer: Draft, inner: Draft) -> bool:
    """Whether `inner` is told within what `outer` reports, so that the text goes on with the speaker of `outer`."""
    return outer is not inner and inner.head is not None and inside(inner.head, outer.content)


def around(inner: Draft, near: Sequence[Draft], text: str) -> list[int]:
    """The places in `near` of those that hold `inner`, the outermost first. What is parted is two sayings."""
    holding = [
        k
        for k, outer in enumerate(near)
        if outer.paragraph == inner.paragraph and holds(outer, inner) and not _parted(outer, inner, text)
    ]
    return sorted(holding, key=lambda k: -sum(end - start for start, end in near[k].content))


def _parted(outer: Draft, inner: Draft, text: str) -> bool:
    """Whether a semicolon, or a comma with "while" or "but", stands between the two cues."""
    if outer.head is None or inner.head is None:
        return False
    left, right = sorted((outer.head, inner.head))
    return PARTING.search(text, left, right) is not None
