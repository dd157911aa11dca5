"""Reads what a rule of the grammar matched: from the frame and the named parts to a value or a relation to a date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from consilience.annotate import numerals
from consilience.annotate.times import absolute, lengths
from consilience.annotate.times.grammar import Frame, Grammar
from consilience.annotate.times.tokens import Token
from consilience.model import Relative

KINDS: Mapping[str, tuple[str, ...]] = {
    "weekday": ("WEEKDAY", "WEEKDAYS", "WEEKDAYAB"),
    "setday": ("WEEKDAY", "WEEKDAYS"),
    "month": ("MONTH", "MONTHX", "MONTHAB"),
    "setmonth": ("MONTH", "MONTHX", "MONTHAB"),
    "unit": ("UNIT", "LONGUNIT", "UNITS", "WEEKEND", "WEEKENDS"),
    "code": ("UNIT", "UNITS", "WEEKEND", "LONGUNITS"),
    "shift": ("DAYNAME", "PAST", "COMING", "LAST", "NEXT", "PREVIOUS", "FOLLOWING", "CURRENT", "THIS"),
    "years": ("LAST", "NEXT", "THIS"),
    "weeks": ("LAST", "NEXT", "THIS"),
    "index": ("ORD4", "QTR", "SEASON"),
    "part_of_year": ("HALF",),
    "setseason": ("SEASON",),
    "part": ("PART", "PARTS", "TWILIGHT", "HOURNAME"),
    "setpart": ("PART",),
    "value": ("FREQ", "NOWREF", "NOWADJ", "LONGADJ"),
    "decade": ("DECADENAME",),
    "century": ("ORDINAL",),
    "mod": ("EDGE", "EDGER", "EDGEN", "SOMETIME"),
}
"""The kinds of word that carry the meaning under a key of a frame."""

UNIT_NAMES = {
    "D": "day", "W": "week", "2W": "week", "M": "month", "Q": "quarter", "Y": "year", "DE": "decade", "CE": "century",
    "ME": "century", "TH": "time", "TM": "time", "TS": "time", "weekend": "weekend",
}  # fmt: skip
MULTIPLES = {"2W": 2, "ME": 10}
YEARS = {"decade": 10, "century": 100}
"""Long units are counted in years: "a decade ago" is no decade."""

Parts = Mapping[str, Sequence[Token]]


class Reading(NamedTuple):
    """What an expression means: TIMEX3 type, value, mod, and its relation to a date that it leaves open."""

    type: str
    value: str | None = None
    mod: str | None = None
    relative: Relative | None = None


class Features:
    """The pairs of a frame, with the parts that they name made into meanings."""

    def __init__(self, frame: Frame, parts: Parts, grammar: Grammar) -> None:
        """Features of a match of a rule of the grammar."""
        self.frame, self.parts, self.grammar = dict(frame), parts, grammar

    def tokens(self, key: str) -> Sequence[Token]:
        """The tokens of the part that the frame names under `key`."""
        source = self.frame.get(key, "")
        return self.parts.get(source.lstrip("-$"), ()) if "$" in source else ()

    def text(self, key: str) -> str | None:
        """The meaning under `key` as written in the lexicon; the last word that has one counts ("this past": past)."""
        source = self.frame.get(key)
        if source is None or "$" not in source:
            return source
        found = None
        for token in self.tokens(key):
            for kind in KINDS.get(key, ()):
                if (meaning := self.grammar.meanings.get((token.word, kind))) is not None:
                    found = meaning
                    break
        return found

    def integer(self, key: str) -> int | None:
        """The meaning under `key` as an integer; a number that was counted in the text is read as one."""
        text = self.text(key)
        if text is None and (words := self.tokens(key)):
            number = numerals.number([token.word for token in words])
            text = None if number is None or number != int(number) else str(int(number))
        if text is None or not text.lstrip("-").isdigit():
            return None
        return -int(text) if self.frame[key].startswith("-$") else int(text)

    def ordinal(self, key: str) -> int | None:
        """The meaning under `key` as a number in order: "4th", "fourth", "4"."""
        for token in self.tokens(key):
            digits = token.word.rstrip("sthndr")
            if digits.isdigit():
                return int(digits)
            if (value := self.grammar.meanings.get((token.word, "ORDINAL"))) is not None:
                return int(value)
        return None

    def year(self) -> int | None:
        """The year of the frame, if it has one."""
        source = self.frame.get("year")
        if source is None or "$" not in source:
            return int(source) if source else None
        digits = next((token.word for token in self.tokens("year") if token.word.isdigit()), None)
        return int(digits) if digits else None


def read(kind: str, frame: Frame, parts: Parts, grammar: Grammar) -> Reading | None:
    """The reading of a match, or None where it names no possible time, such as the 31st of June."""
    features = Features(frame, parts, grammar)
    mod = _mod(features)
    if kind == "DURATION":
        return _duration(features, mod)
    if kind == "SET":
        value = lengths.repeated(features)
        return Reading("SET", value) if value else None
    suffix = _suffix(features)
    if suffix is None:
        return None
    value = features.text("value") or absolute.value(features, suffix)
    if value:
        return Reading("TIME" if "T" in value and kind == "DATE" and "_REF" not in value else kind, value, mod)
    if value == "":
        return None
    relative = _relative(features, suffix)
    return Reading(kind, None, mod, relative) if relative else None


def _mod(features: Features) -> str | None:
    """TIMEX3's mod: "late" (END), "more than" (MORE_THAN)."""
    mod = features.text("mod")
    if mod is None and (words := features.tokens("mod")):
        mod = lengths.hedge([token.word for token in words])
    return None if mod == "-" else mod


def _suffix(features: Features) -> str | None:
    """The part of the day or time of the clock, "" if there is none; None if there is no such time."""
    if "clock" in features.frame:
        return absolute.clock([token.word for token in features.tokens("clock")], features.text("part"))
    return features.text("part") or ""


def _duration(features: Features, mod: str | None) -> Reading | None:
    if (value := features.text("value")) is not None:
        return Reading("DURATION", value, mod)
    code = features.text("code")
    value = lengths.duration(features)
    if code is None or value is None:
        return None
    relative = None
    if "event" in features.frame:
        shift = features.integer("event")
        relative = Relative(unit=UNIT_NAMES[code], to="event", shift=shift)  # type: ignore[arg-type]
    return Reading("DURATION", value, mod, relative)


def _relative(features: Features, suffix: str) -> Relative | None:
    unit = features.text("unit")
    if unit is None:
        return None
    multiple = MULTIPLES.get(unit, 1)
    unit = UNIT_NAMES.get(unit, unit)
    if "counted" in features.frame and unit in YEARS:
        unit, multiple = "year", YEARS[unit] * multiple
    halves = 0
    if "half" in features.frame and unit == "year":
        unit, multiple, halves = "month", 12 * multiple, 6 * multiple
    shift, month = features.integer("shift"), features.integer("month")
    day = features.ordinal("day")
    if "shift" in features.frame and shift is None and features.frame["shift"].startswith("-$"):
        return None
    if day is not None and not (1 <= day <= 31 and absolute.fits(month, day)):
        return None
    if "nth" in features.frame:
        return Relative(unit="day", index=absolute.nth_weekday(features))
    if unit == "time" and shift is not None:
        return Relative(unit="time", to="event", shift=shift)
    return Relative(
        unit=unit,  # type: ignore[arg-type]
        to=features.frame.get("to", "published"),  # type: ignore[arg-type]
        shift=None if shift is None else shift * multiple - halves,
        weeks=features.integer("weeks"),
        years=features.integer("years"),
        weekday=features.integer("weekday"),
        month=month,
        day=day,
        index=features.text("index") or features.text("part_of_year") or features.frame.get("holiday"),
        suffix=suffix,
    )
