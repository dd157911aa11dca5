"""The numbers that words name, in digits or not, and whether two of them can be one number."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from consilience.lexicon import rows

LARGEST = 1e15
"""Larger numbers are no figures but debris, and are all the same."""
ROUNDED = 0.06
"""Share by which a number can differ from the round one that stands for it ("some four thousand", 4,200)."""
LEAST = 20
"""Numbers below this are not rounded."""


@cache
def _values() -> dict[str, float]:
    return {word: float(value) for word, value in rows("resolve/number_words.tsv")}


def counted(words: Sequence[str]) -> list[tuple[int, float]]:
    """Each number that a run of lower-case words names, with the place of its first word: "two hundred and sixty" and
    "260" are one. A lone "one" is more often a pronoun."""
    found: list[tuple[int, float]] = []
    place, done, value = -1, 0.0, 0.0
    for at, word in enumerate([*words, ""]):
        known = _value(word)
        if place >= 0:
            if known is not None and known >= 100 and not word[0].isdigit():
                if known == 100:
                    value = max(value, 1) * 100
                else:
                    done, value = done + min(LARGEST, max(value, 1) * known), 0.0
                continue
            if known is not None and not word[0].isdigit() and known < (value % 100 or 100) and value % 10 == 0:
                value += known
                continue
            if word == "and" and value % 100 == 0 and 100 <= done + value < 1e6 and _small(words, at + 1):
                continue
            if not (words[place] == "one" and done + value == 1):
                found.append((place, min(LARGEST, done + value)))
            place = -1
        if known is not None:
            place, done, value = at, 0.0, known
    return found


def _small(words: Sequence[str], at: int) -> bool:
    return at < len(words) and (_values().get(words[at]) or 100) < 100


def _value(word: str) -> float | None:
    """What a word stands for: "4,200", "1.6", "forty-two", "forty"."""
    if word[:1].isdigit():
        digits = word.replace(",", "").split(":")[0]
        try:
            return min(LARGEST, float(digits[:16]))
        except ValueError:
            return None
    if (known := _values().get(word)) is not None:
        return known
    tens, hyphen, ones = word.partition("-")
    if hyphen and tens in _values() and ones in _values():
        return _values()[tens] + _values()[ones]
    return None


def can_be_one(left: float, right: float) -> bool:
    """Whether one is the other, or rounds it to its first digit."""
    if left == right:
        return True
    low, high = sorted((left, right))
    return low >= LEAST and high - low <= ROUNDED * high and (_is_round(low) or _is_round(high))


def _is_round(number: float) -> bool:
    return number == int(number) and not str(int(number))[1:].strip("0")


def apart(left: Sequence[float], right: Sequence[float]) -> tuple[list[float], list[float]]:
    """The numbers of each side that can be none of the other's."""
    return (
        [one for one in left if not any(can_be_one(one, other) for other in right)],
        [one for one in right if not any(can_be_one(one, other) for other in left)],
    )


def written(number: float) -> str:
    """A number as digits."""
    return str(int(number)) if number == int(number) else str(number)
