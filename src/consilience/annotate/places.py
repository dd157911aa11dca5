"""Where a word stands, as the trained networks are told it: the kind of its region, and whether in quotation marks."""

from __future__ import annotations

KINDS = ("body", "headline", "caption")
PLACES = ("outside", "opening", "inside", "closing")
OUTSIDE, OPENING, WITHIN, CLOSING = range(len(PLACES))


def kind_of(kind: str) -> int:
    """The number of a kind of region; what is none of `KINDS` is read like the body."""
    return KINDS.index(kind) if kind in KINDS else 0
