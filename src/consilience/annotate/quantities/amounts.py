"""Finds amounts: a number in digits or words with its hedge, range, currency and unit."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

from consilience import lexicon
from consilience.annotate import numerals
from consilience.annotate.times.tokens import Token

Bound = Literal["exact", "about", "at-least", "more-than", "at-most", "less-than", "range"]
JOINTS = frozenset({"-", "–", "—", "to"})
VAGUE = {"dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1000, "millions": 10**6, "billions": 10**9}
"""Plurals that say no more than that there were more than one such."""
VAGUE_TENS = {"tens": 10, "hundreds": 100, "dozens": 12}
FRACTIONS = {
    "half": "0.5", "third": "0.333", "thirds": "0.667", "quarter": "0.25", "quarters": "0.75", "fifth": "0.2",
    "sixth": "0.167", "seventh": "0.143", "eighth": "0.125", "ninth": "0.111", "tenth": "0.1", "twelfth": "0.083",
    "twentieth": "0.05",
}  # fmt: skip
WHOLES = frozenset({*range(3, 11), 12, 20, 50, 100, 1000})
"""What shares are told of: "two in five", "71 in a hundred"."""
SPANS = frozenset({"seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades", "seasons", "games"})
"""What follows where it is no share: "the first two in ten years"."""
LONGEST_PHRASE = 5


class Amount(NamedTuple):
    """A number of a sentence: the tokens that it takes (hedge and unit with it), its value, its unit of measure."""

    first: int
    last: int
    value: Decimal
    high: Decimal | None = None
    bound: Bound = "exact"
    unit: str | None = None
    vague: bool = False
    digits: bool = True


Phrases = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]


@cache
def _phrases(name: str, last: bool, place: str = "") -> Phrases:
    """The phrases of a data file by their first (or last) word, longest first, with what they mean."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in lexicon.rows(f"annotate/{name}.tsv"):
        if place and row[1] != place:
            continue
        words = tuple(row[0].split())
        found.setdefault(words[-1 if last else 0], []).append((words, row[-1]))
    return {word: tuple(sorted(rows, key=lambda one: -len(one[0]))) for word, rows in found.items()}


def _before(words: Sequence[str], at: int, phrases: Phrases) -> tuple[int, str] | None:
    """The phrase that ends right before `at`: where it begins and what it means."""
    if at <= 0:
        return None
    for phrase, meaning in phrases.get(words[at - 1], ()):
        start = at - len(phrase)
        if start >= 0 and tuple(words[start:at]) == phrase:
            return start, meaning
    return None


def _after(words: Sequence[str], at: int, phrases: Phrases) -> tuple[int, str] | None:
    """The phrase that begins at `at`: where it ends and what it means."""
    if at >= len(words):
        return None
    for phrase, meaning in phrases.get(words[at], ()):
        if tuple(words[at : at + len(phrase)]) == phrase:
            return at + len(phrase), meaning
    return None


def may_hold(text: str) -> bool:
    """Whether a text can hold an amount at all: it has a digit or a word for a number other than "a"."""
    return any(map(str.isdigit, text)) or _number_words().search(text.lower()) is not None


@cache
def _number_words() -> re.Pattern[str]:
    """The words one of which stands in every amount without digits."""
    words = sorted((_beginnings() | FRACTIONS.keys()) - {"a", "an"})
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(map(re.escape, words))})(?![^\W\d_])")


def amounts(found: Sequence[Token]) -> list[Amount]:
    """The amounts among the tokens of a sentence, from left to right, none over another."""
    words = [token.word for token in found]
    results: list[Amount] = []
    at, free = 0, 0
    while at < len(found):
        begins = words[at][0].isdigit() or words[at] in _beginnings()
        amount = _amount(found, words, at, free) if begins else None
        if amount is None:
            at += 1
            continue
        results.append(amount)
        at = free = amount.last
    return results


@cache
def _beginnings() -> frozenset[str]:
    """The words that a number in words can begin with."""
    return frozenset({*VAGUE, *VAGUE_TENS, *numerals.words(), "half", "a", "an", "one", "two", "three"})


def _amount(found: Sequence[Token], words: Sequence[str], at: int, free: int) -> Amount | None:
    """The amount whose number begins at a token; hedges reach no further back than `free`."""
    core = _vague(words, at) or _fraction(words, at) or _share(found, words, at) or _number(found, words, at)
    if core is None or (words[at] == "one" and words[core.last : core.last + 1] == ["of"]):
        return None
    if _is_label(found, words, core):
        return None
    first, last, value, high, unit = core.first, core.last, core.value, core.high, core.unit
    sign = _before(words, first, _phrases("quantity_currencies", True))
    if sign and sign[0] >= free:
        first, unit = sign
    if high is None and not core.vague:
        last, high = _range(found, words, first, last, value)
    if (dashed := _dashed(words, last)) and unit is None:
        last, unit = dashed
    elif (measure := _after(words, last, _phrases("quantity_units", False))) and not (unit and sign):
        last, unit = measure
    bound: Bound = "range" if high is not None else "more-than" if core.vague else "exact"
    if high is not None and _before(words, first, {"between": ((("between",), ""),), "from": ((("from",), ""),)}):
        first -= 1
    hedge = _before(words, first, _phrases("quantity_bounds", True, "before"))
    if hedge and hedge[0] >= free and not _is_no_hedge(words, hedge[0], core.vague):
        first = hedge[0]
        bound = bound if high is not None else hedge[1]  # type: ignore[assignment]
    elif (trailing := _after(words, last, _phrases("quantity_bounds", False, "after"))) and high is None:
        last, bound = trailing[0], trailing[1]  # type: ignore[assignment]
    return core._replace(first=first, last=last, high=high, bound=bound, unit=unit)


def _is_no_hedge(words: Sequence[str], at: int, vague: bool) -> bool:
    """Whether the word is a place beside a number that is vague itself, or goes with the verb before it ("handed over
    21 prisoners")."""
    if words[at] == "over" and at and words[at - 1] in lexicon.words("annotate/quantity_over.txt"):
        return True
    return vague and words[at] in ("over", "under", "above", "below")


def _vague(words: Sequence[str], at: int) -> Amount | None:
    """Plurals that say only a scale: "hundreds of", "tens of thousands of"."""
    word = words[at]
    if word in VAGUE_TENS and tuple(words[at + 1 : at + 2]) == ("of",) and at + 2 < len(words):
        scale = VAGUE.get(words[at + 2])
        if scale and scale >= 1000:
            return Amount(at, at + 3, Decimal(VAGUE_TENS[word] * scale), vague=True, digits=False)
    if word in VAGUE and (word != "scores" or tuple(words[at + 1 : at + 2]) == ("of",)):
        return Amount(at, at + 1, Decimal(VAGUE[word]), vague=True, digits=False)
    return None


def _fraction(words: Sequence[str], at: int) -> Amount | None:
    """Parts of a whole: "a third", "two-thirds", "half of", "three quarters of"; "a half hour" is a time."""
    rest = tuple(words[at : at + 4])
    if rest[:2] == ("half", "of"):
        return Amount(at, at + 1, Decimal("0.5"), unit="fraction", digits=False)
    if len(rest) > 1 and rest[0] in ("a", "an", "one") and rest[1] in FRACTIONS and not rest[1].endswith("s"):
        if rest[1] == "half" or rest[2:3] == ("of",):
            return Amount(at, at + 2, Decimal(FRACTIONS[rest[1]]), unit="fraction", digits=False)
        return None
    plural = rest[2:3] if rest[1:2] == ("-",) else rest[1:2]
    if rest[0] in ("two", "three") and plural in (("thirds",), ("quarters",), ("fifths",)):
        of = {"thirds": 3, "quarters": 4, "fifths": 5}[plural[0]]
        value = Decimal(2 if rest[0] == "two" else 3) / of
        return Amount(at, at + (3 if rest[1] == "-" else 2), round(value, 3), unit="fraction", digits=False)
    return None


def _share(found: Sequence[Token], words: Sequence[str], at: int) -> Amount | None:
    """So many of so many: "two in five", "seven out of ten", "71 in a hundred"."""
    part = _number(found, words, at)
    if part is None:
        return None
    behind = part.last
    behind += 2 if words[behind : behind + 2] == ["out", "of"] else 1 if words[behind : behind + 1] == ["in"] else 0
    if behind == part.last:
        return None
    behind += words[behind : behind + 1] == ["every"]
    whole = _number(found, words, behind) if behind < len(words) else None
    if whole is None or whole.value not in WHOLES or not 0 < part.value < whole.value:
        return None
    if SPANS.intersection(words[whole.last : whole.last + 1]):
        return None
    return Amount(at, whole.last, round(part.value / whole.value, 3), unit="fraction", digits=False)


def _is_word(word: str) -> bool:
    return word in numerals.words()


def _number(found: Sequence[Token], words: Sequence[str], at: int) -> Amount | None:
    """A number in digits, in words or in both ("1.5 million")."""
    word = words[at]
    digits = word[0].isdigit()
    last = at + 1
    if digits:
        if numerals.number([word]) is None:
            return None
    elif word in ("a", "an"):
        if not (
            last < len(words) and numerals.words().get(words[last], (0, ""))[1] == "scale" and len(words[last]) > 3
        ):
            return None
        last += 1
    elif not _is_word(word) or len(word) <= 2:
        return None
    while last < len(words):
        known = numerals.words().get(words[last])
        if known and (known[1] == "scale" or not digits) and _reaches(found, last, known[1] == "scale"):
            last += 1
        elif (
            not digits
            and words[last] in ("-", "and")
            and last + 1 < len(words)
            and _is_word(words[last + 1])
            and (words[last] == "-" or words[last - 1] in ("hundred", "thousand"))
        ):
            last += 2
        elif digits and numerals.FRACTION.fullmatch(words[last]) and found[last].start == found[last - 1].end + 1:
            last += 1
        else:
            break
    value = numerals.number(words[at:last])
    return None if value is None else Amount(at, last, value, digits=digits)


def _reaches(found: Sequence[Token], at: int, scale: bool) -> bool:
    """Whether a number word belongs to the number before it; one letter ("3m") only if it is glued to it."""
    return len(found[at].word) > 2 or (scale and found[at].start == found[at - 1].end)


def _range(
    found: Sequence[Token], words: Sequence[str], first: int, last: int, low: Decimal
) -> tuple[int, Decimal | None]:
    """The end of a range: "20 to 30", "20-30", "between 20 and 30"."""
    if last + 1 >= len(words):
        return last, None
    joint = words[last]
    between = first > 0 and words[first - 1] == "between" and joint == "and"
    if not between and joint not in JOINTS:
        return last, None
    start = last + 1
    sign = _after(words, start, _phrases("quantity_currencies", False))
    if sign:
        start = sign[0]
    if start >= len(words):
        return last, None
    upper = _number(found, words, start)
    if upper is None or upper.value <= low:
        return last, None
    return upper.last, upper.value


def _dashed(words: Sequence[str], at: int) -> tuple[int, str] | None:
    """Units joined by hyphens: "34-year-old", "44 years old", "20-mile"."""
    rest = tuple(words[at : at + 4])
    if rest[:4] in (("-", "year", "-", "old"), ("-", "years", "-", "old")):
        return at + 4, "year-old"
    if rest[:2] == ("years", "old") or rest[:3] == ("years", "of", "age"):
        return at + (2 if rest[1] == "old" else 3), "year-old"
    if rest[:1] == ("-",) and len(rest) > 1:
        measure = _after(words, at + 1, _phrases("quantity_units", False))
        if measure and measure[1] != "percent":
            return measure
    return None


@cache
def _labels(place: str) -> frozenset[str]:
    return frozenset(row[0] for row in lexicon.rows("annotate/quantity_not.tsv") if row[1] == place)


def _is_label(found: Sequence[Token], words: Sequence[str], amount: Amount) -> bool:
    """Whether a number names something and counts nothing: "Article 5", "F-16", "12 Harbour Street", "3-2"."""
    first, last = amount.first, amount.last
    before = words[first - 1] if first else ""
    if before in _labels("before") or (before == "." and first > 1 and words[first - 2] in _labels("before")):
        return True
    if first and found[first - 1].end == found[first].start and before in ("-", "–", "#", "/", "@", "."):
        return True
    if first and found[first - 1].end == found[first].start and before.isalpha() and amount.digits:
        return True
    if last + 1 < len(found) and words[last] == "-" and words[last + 1] in _labels("joined"):
        return True
    if not amount.digits or last >= len(found):
        return False
    return _is_score(found, words, last) or _is_address(found, last)


def _is_score(found: Sequence[Token], words: Sequence[str], last: int) -> bool:
    """Scores and the like: "3-2", "555-0123", "12/3": figures glued to figures, but for a range that goes up."""
    if words[last] in ("/", ":") and found[last].start == found[last - 1].end:
        return True
    glued = words[last] in ("-", "–") and found[last].start == found[last - 1].end and last + 1 < len(found)
    if not glued or not words[last + 1][0].isdigit():
        return False
    low, high = numerals.number([words[last - 1]]), numerals.number([words[last + 1]])
    twice = last + 2 < len(found) and words[last + 2] in ("-", "–") and found[last + 2].start == found[last + 1].end
    return low is None or high is None or high <= low or twice or words[last + 1].startswith("0")


def _is_address(found: Sequence[Token], last: int) -> bool:
    """Addresses, "12 Harbour Street": capitalised words up to one that is a street."""
    for at in range(last, min(last + 3, len(found))):
        if not found[at].form[0].isupper():
            return False
        if at > last and found[at].word in _labels("after"):
            return True
    return False
