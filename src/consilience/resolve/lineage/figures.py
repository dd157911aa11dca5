"""The numbers that a sentence names, digits and words alike: what a retelling keeps and another event does not."""

from __future__ import annotations

from functools import cache

from consilience.lexicon import rows
from consilience.resolve.lineage.tokens import Text

SMALL = 3
"""Smaller numbers stand in idioms ("one of them", "both sides") and tell nothing."""

LARGEST = 10**15
"""Larger numbers are no figures but debris, and are all the same."""


def figures(text: Text, first: int, last: int) -> frozenset[str]:
    """The numbers among the words `first` to `last` (exclusive) as digits: "4,000" and "four thousand" are the same."""
    found: list[int] = []
    value: int | None = None
    for place in range(first, last):
        word = text.words[place]
        near = place > first and text.starts[place] - text.ends[place - 1] == 1
        if word.isascii() and word.isdigit():
            follows = value is not None and near and text.words[place - 1].isdigit()
            value = _joined(found, value, int(word[:15]), 10 ** len(word[:15]) if follows else 0)
            continue
        known = _words().get(word)
        if known is None:
            value = _joined(found, value, None, 0)
        elif known >= 100 and value is not None:
            value = min(value * known, LARGEST)
        elif value is not None and near and value % 10 == 0 and known < 10:
            value += known
        else:
            value = _joined(found, value, known, 0)
    _joined(found, value, None, 0)
    return frozenset(str(number) for number in found if number >= SMALL)


def _joined(found: list[int], value: int | None, new: int | None, scale: int) -> int | None:
    """`new` behind the digits of `value` ("4,000"), or alone after `value` has gone into `found`."""
    if value is not None and new is not None and scale:
        return min(value * scale + new, LARGEST)
    if value is not None:
        found.append(value)
    return new


@cache
def _words() -> dict[str, int]:
    return {word: int(value) for word, value in rows("resolve/number_words.tsv")}
