"""The numbers that a sentence names, digits and words alike: what a retelling keeps and another event does not."""

from __future__ import annotations

import re
from functools import cache

from consilience.lexicon import rows
from consilience.resolve.lineage.tokens import Text

SMALL = 3
"""Smaller numbers stand in idioms ("one of them", "both sides") and tell nothing."""

LARGEST = 10**15
"""Larger numbers are no figures but debris, and are all the same."""

JOINED = re.compile(r"(\d+)([a-z]+)")
"""A number with what it counts, written as one word ("68kg", "24m")."""
SCALES = {"k": 10**3, "m": 10**6, "bn": 10**9}

ROUND = 0.05
"""Part by which a rounded number may be off."""


def figures(text: Text, first: int, last: int) -> frozenset[str]:
    """The numbers among the words `first` to `last` (exclusive) as digits: "4,000" and "four thousand" are the same."""
    found: list[int] = []
    value: int | None = None
    for place in range(first, last):
        word = text.words[place]
        known = _words().get(word)
        if known is None and not word[0].isdigit():
            value = _joined(found, value, None, 0)
            continue
        near = place > first and text.starts[place] - text.ends[place - 1] == 1
        if word.isascii() and word.isdigit():
            follows = value is not None and near and text.words[place - 1].isdigit()
            value = _joined(found, value, int(word[:15]), 10 ** len(word[:15]) if follows else 0)
            continue
        if known is None:
            value = _joined(found, value, _written_with(word), 0)
        elif known >= 100 and value is not None:
            value = min(value * known, LARGEST)
        elif value is not None and near and value % 10 == 0 and known < 10:
            value += known
        else:
            half = place >= first + 2 and text.words[place - 2 : place] == ("half", "a")
            value = _joined(found, value, known // 2 if half else known, 0)
    _joined(found, value, None, 0)
    return frozenset(str(number) for number in found if number >= SMALL)


def alike(one: str, other: str) -> bool:
    """Whether two figures can be one: the same, or one of them rounded, from two digits on."""
    if one == other:
        return True
    less, more = sorted((int(one), int(other)))
    digits = sorted(len(figure.rstrip("0")) for figure in (one, other))
    return less >= 10 and digits[0] < digits[1] and more - less <= ROUND * more


def _written_with(word: str) -> int | None:
    """The number in a word that also says what is counted, or how many times a thousand."""
    match = JOINED.fullmatch(word)
    return min(int(match[1][:15]) * SCALES.get(match[2], 1), LARGEST) if match else None


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
