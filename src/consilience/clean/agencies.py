"""The world's news agencies: which one a credit names."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from consilience.agencies import spellings
from consilience.lexicon import words

PART = re.compile(r"\s*(?:/|\s[-–]\s|,|;|&|\+|\||\band\b|\bwith\b)\s*")
LEAD = re.compile(r"(?:[-–—_/|]+|©|\(c\)|source[s]?:|via|from|with|by|agency:|credit:)\s*", re.IGNORECASE)
CREDIT = re.compile(
    r"(?:(?<=[.!?…\"'”’)\]])\s*|\s)(?:[-–—_]{1,2}\s?|/|\||©\s?|[(\[])(?P<names>[^()\[\]|©]{2,60})[)\]]?[.,;]?\Z"
)
LETTERS = re.compile(r"[A-Z]{2,6}\Z")
ENDINGS = ("wire", "wires", "press", "presse")
TAIL = 80
"""Characters at the end of a paragraph in which a credit can stand."""


@cache
def _names() -> dict[str, str]:
    table: dict[str, str] = {}
    for name, short in spellings():
        table.setdefault(name.casefold(), short)
    return table


def agency(name: str) -> str | None:
    """The short name of the agency that `name` names, None where it names none."""
    return _names().get(name.strip(" .,;:()[]-–—\"'").removeprefix("the ").removeprefix("The ").casefold())


def shaped(name: str) -> bool:
    """Whether `name` is made like an agency's: capitalised, and its last word ends in "wire" or "press" or says what
    it is."""
    parts = name.split()
    grammar = words("clean/function_words.txt")
    if not 1 <= len(parts) <= 4 or not all(part[0].isupper() and part.lower() not in grammar for part in parts):
        return False
    last = parts[-1].lower()
    return last.endswith(ENDINGS) if len(parts) == 1 else last.endswith(ENDINGS) or last in ("agency", "service")


def named(credit: str) -> tuple[str, ...]:
    """The agencies in a credit such as "AFP/Reuters" or "Source: AP"; none where a part of it names something else.

    An agency that the list does not hold counts if its name is made like one, and letters beside another agency do.
    """
    text = credit.strip(" .,;:()[]")
    lead = LEAD.match(text)
    if lead:
        text = text[lead.end() :]
    if not text or len(text) > TAIL:
        return ()
    whole = agency(text)  # "RFE/RL" holds a stroke itself
    if whole:
        return (whole,)
    parts = [part.strip(" .") for part in PART.split(text)]
    sure = [agency(part) or (part if shaped(part) else None) for part in parts]
    if not any(sure) or not all(name or LETTERS.match(part) for name, part in zip(sure, parts, strict=True)):
        return ()
    return tuple(dict.fromkeys(name or part for name, part in zip(sure, parts, strict=True)))


class Credit(Struct, frozen=True):
    """A credit at the end of a paragraph: where it starts in the line, and the agencies that it names."""

    start: int
    agencies: tuple[str, ...]


def trailing(line: str) -> Credit | None:
    """The wire credit that ends `line`, behind the end of a sentence: " - AFP/Reuters", "(Agency)", "© AP"."""
    offset = max(0, len(line) - TAIL)
    found = CREDIT.search(line[offset:])
    if not found:
        return None
    agencies = named(found["names"])
    before = line[: offset + found.start()].rstrip()
    if not agencies or before[-1:] not in tuple(".!?…\"'”’»)]"):
        return None
    start = offset + found.start()
    return Credit(start + len(line[start:]) - len(line[start:].lstrip()), agencies)
