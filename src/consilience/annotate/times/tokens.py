"""Cuts text into the tokens that the time grammar reads, each with the sorts of word or number that it can be."""

from __future__ import annotations

import re

from msgspec import Struct

TOKEN = re.compile(
    r"""
      [AaPp]\.\ ?[Mm](?:\.|\b) | [Oo]['’]clock
    | [Qq][1-4]\b | [^\W\d_]+
    | [0-9]{4}-[0-9]{2}-[0-9]{2}
      (?:[T\ ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:\.[0-9]{1,9})?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?(?![0-9])
    | (?:[0-9]{1,2}([/.])[0-9]{1,2}\1[0-9]{4}|[0-9]{4}/[0-9]{1,2}/[0-9]{1,2})(?![0-9/])
    | [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9:])
    | ['’]?[0-9]{1,3}0['’]?s\b
    | [0-9]{1,2}(?:st|nd|rd|th)\b
    | [0-9]{1,2}/[0-9]{1,2}(?![0-9/])
    | [0-9]{1,3}(?:[\u00a0\u2009\u202f][0-9]{3}|\ 000)+(?![0-9])
    | [0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?(?![0-9])
    | [0-9]+(?:\.[0-9]+)?
    | ['’](?:[Ss]|[Ll][Ll]|[Rr][Ee]|[Vv][Ee]|[Dd]|[Tt]|[Mm])\b
    | \n
    | [^\w\s]
    """,
    re.VERBOSE,
)

COMPACT = re.compile(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])")
"""A date in eight figures, as metadata write it."""
NOTHING: frozenset[str] = frozenset()


class Token(Struct, frozen=True):
    """A token: where it stands, and its form."""

    start: int
    end: int
    form: str

    @property
    def word(self) -> str:
        """The form in small letters with straight apostrophes."""
        return self.form.lower().replace("’", "'")


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The tokens of `text` between two offsets, a line break among them."""
    return [Token(match.start(), match.end(), match[0]) for match in TOKEN.finditer(text, start, end)]


def number_kinds(form: str) -> frozenset[str]:
    """What a token that begins with a digit (or an apostrophe and a digit) can be in a time expression."""
    if form.isdecimal():
        return _integer_kinds(form)
    if form[0] in "'’" or form[-1] == "s":
        return frozenset({"DECADE"})
    if ":" in form and "-" not in form:
        return frozenset({"CLOCK"}) if _is_clock(form) else NOTHING
    if form[-1].isalpha() and form[-2:] in ("st", "nd", "rd", "th"):
        return frozenset({"ORDNUM", "ORDDAY"}) if 1 <= int(form[:-2]) <= 31 else frozenset({"ORDNUM"})
    if form[4:5] == "-":
        return frozenset({"ISO"})
    if "/" in form:
        return frozenset({"SLASH"}) if form.count("/") == 2 else frozenset({"FRAC"})
    if form.count(".") == 2:
        return frozenset({"SLASH"})
    return frozenset({"DEC"} | ({"DOTCLOCK"} if re.fullmatch(r"[0-9]{1,2}\.[0-5][0-9]", form) else set()))


def _is_clock(form: str) -> bool:
    parts = [int(part) for part in form.split(":")]
    return parts[0] <= 24 and all(part < 60 for part in parts[1:])


def _integer_kinds(form: str) -> frozenset[str]:
    if len(form) > 9:
        return NOTHING
    if COMPACT.fullmatch(form):
        return frozenset({"NUM", "COMPACT"})
    value, kinds = int(form), {"NUM"}
    if len(form) <= 2:
        kinds |= {"DAY"} if 1 <= value <= 31 else set()
        kinds |= {"HOUR"} if value <= 24 else set()
        kinds |= {"YY"} if len(form) == 2 else set()
        kinds |= {"ELEVEN"} if value == 11 else set()
    elif len(form) == 4:
        kinds |= {"YEAR"} if 1000 <= value < 2100 else set()
        kinds |= {"MODERN"} if 1900 <= value < 2100 else set()
        kinds |= {"MIL"} if value // 100 < 24 and value % 100 < 60 else set()
    return frozenset(kinds)
