"""Values of lengths of time ("P3W", "PT30M", "PXD") and of what happens again and again ("P1D", "XXXX-WXX-1")."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from consilience import lexicon
from consilience.annotate import numerals

if TYPE_CHECKING:
    from consilience.annotate.times.frames import Features

HALVES = {"Y": ("M", 6), "DE": ("Y", 5), "CE": ("Y", 50), "D": ("TH", 12), "TH": ("TM", 30), "TM": ("TS", 30)}
"""Half a unit, in whole smaller ones."""


def hedge(words: Sequence[str]) -> str | None:
    """TIMEX3's mod for words that hedge a number: "more than" is MORE_THAN."""
    phrase = " ".join(words)
    return next((mod for hedging, mod in lexicon.rows("annotate/time_hedges.tsv") if phrase.startswith(hedging)), None)


def duration(features: Features) -> str | None:
    """The length that a frame counts, or None if its number is none."""
    code = features.text("code")
    if code is None:
        return None
    count = features.frame.get("n", "1")
    if count == "X":
        return unit_value("X", code)
    number = Decimal(count) if "$" not in count else numerals.number([t.word for t in features.tokens("n")])
    if number is None or number > 10**9 or (1900 <= number <= 2100 and code == "Q"):
        return None
    if "half" in features.frame:
        number += Decimal("0.5")
    whole, rest = divmod(number, 1)
    if rest == Decimal("0.5") and code in HALVES:
        smaller, amount = HALVES[code]
        half = unit_value(str(amount), smaller)
        return half if not whole else unit_value(str(int(whole)), code) + _joined(code, half)
    if code == "2W":
        return unit_value(numerals.plain(number * 2), "W")
    return unit_value(numerals.plain(number), code)


def _joined(code: str, half: str) -> str:
    return half.removeprefix("PT") if code.startswith("T") else half.removeprefix("P")


def unit_value(count: str, code: str) -> str:
    """A count of units as TIMEX3 writes it."""
    if code == "weekend":
        return "P1WE"
    return f"PT{count}{code[1:]}" if code.startswith("T") else f"P{count}{code}"


def repeated(features: Features) -> str | None:
    """The value of a SET."""
    frame = features.frame
    if "value" in frame:
        return features.text("value")
    if "setday" in frame:
        return f"XXXX-WXX-{features.text('setday')}{features.text('part') or ''}"
    if "setpart" in frame:
        return f"XXXX-XX-XX{features.text('setpart')}"
    if "setmonth" in frame:
        return f"XXXX-{int(features.text('setmonth') or 0):02d}"
    if "setseason" in frame:
        return f"XXXX-{features.text('setseason')}"
    return duration(features)
