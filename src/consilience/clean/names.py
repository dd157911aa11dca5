"""Lines that hold names of people only: bylines."""

from __future__ import annotations

import re

from consilience.clean.agencies import agency
from consilience.lexicon import words

BY = re.compile(
    r"(?:by|from our (?:own |special )?(?:reporters?|correspondents?)|from"
    r"|(?:written|story|report|reported|posted|published|text|words|opinion|analysis|review|interview) by"
    r"|authors?|reporter|special to)\s*[:：]?\s+",
    re.IGNORECASE,
)
PARTS = re.compile(r"\s*(?:,|;|\||/|•|·|\band\b|&|\bwith\b|\bin\b|\bfor\b|\bat\b|\s[-–—]\s|\n)\s*", re.IGNORECASE)
NAME_WORD = re.compile(r"(?:[A-Z]\.?|(?:[^\W\d_]['’])?[^\W\d_]+(?:['’-][^\W\d_]+)*\.?)\Z")
LONGEST_NAME = 5
LONGEST_LINE = 160


def person(text: str) -> bool:
    """Whether `text` has the shape of one person's name: two to five capitalised words, particles apart, none of them a
    word of the grammar or of an outlet's name."""
    parts = text.split()
    if not 2 <= len(parts) <= LONGEST_NAME or len(text) > 50:
        return False
    if parts[0].lower() in words("clean/name_particles.txt") and parts[0].islower():
        return False
    grammar, outlets = words("clean/function_words.txt"), words("clean/outlet_words.txt")
    full = 0
    for part in parts:
        if part.lower() in words("clean/name_particles.txt"):
            continue
        if not NAME_WORD.match(part) or not part[0].isupper():
            return False
        if part.lower() in grammar or part in outlets or part.lower() in words("clean/not_in_names.txt"):
            return False
        full += len(part.strip(".")) > 1
    return full >= 1


def byline(text: str) -> tuple[str, ...]:
    """The people whom a byline names, "By " and their desks and places taken off; empty where it is none.

    A line without "By" must hold nothing but names; behind "By", a first name makes the rest office and place.
    """
    line = text.strip(" \t|•·-–—*_")
    if not line or len(line) > LONGEST_LINE:
        return ()
    lead = BY.match(line)
    rest = line[lead.end() :] if lead else line
    parts = [part.strip(" .()") for part in PARTS.split(rest) if part.strip(" .()")]
    people: list[str] = []
    for part in parts:
        name = _cased(part)
        if person(name):
            people.append(name)
        elif not people or not (lead or _office(part)):
            return ()
    return tuple(dict.fromkeys(people))


def desk(text: str) -> bool:
    """Whether a byline names no person but the outlet's own people: "By our foreign staff"."""
    return len(text) <= LONGEST_LINE and any(
        word.strip(",.") in words("clean/offices.txt") for word in text.lower().split()
    )


def _cased(name: str) -> str:
    """`name` in small letters with capitals where it is written in capitals throughout."""
    return name.title() if name.isupper() and len(name) > 4 else name


def _office(part: str) -> bool:
    """Whether `part` says for whom or as what a person writes: "Staff Writer", "AP", "The Daily Herald"."""
    tokens = part.split()
    return bool(agency(part)) or any(
        token in words("clean/outlet_words.txt") or token.lower() in words("clean/offices.txt") for token in tokens
    )
