"""Parts of a line that are something else than the rest of it: dateline, wire credit, the outlet behind a headline."""

from __future__ import annotations

import re

from msgspec import Struct

from consilience.clean import agencies, outlets
from consilience.lexicon import words

MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?"
    r"|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sat|sun)(?:day)?\.?"
DATE = rf"(?i:(?:{WEEKDAY},?\s)?(?:{MONTH}\s\d{{1,2}}|\d{{1,2}}\s{MONTH}|{WEEKDAY})(?:,?\s(?:19|20)\d\d)?)"
PLACE_WORD = r"[^\W\d_]+(?:['’.-][^\W\d_]*)*"
PLACE = rf"(?P<place>{PLACE_WORD}(?:[ /]{PLACE_WORD}){{0,4}})"
REGION = rf"(?P<region>(?:,\s{PLACE_WORD}(?:\s{PLACE_WORD}){{0,2}}){{0,2}}?)"
WHERE = rf"{PLACE}{REGION}(?P<date>,?\s\(?{DATE}\)?)?"
AGENCY = r"\s?\((?P<name>[^()]{2,40})\)"
DATELINE = re.compile(rf"{WHERE}[,:]?(?:{AGENCY})?\.?(?P<mark>\s?(?:—|–|--+|_|―|-(?=\s)|:(?=\s))+\s*)")
UNMARKED = re.compile(rf"{WHERE}{AGENCY}(?P<mark>\s*)(?=[A-Z“\"‘'])")
ONLY_AGENCY = re.compile(
    rf"(?:{DATE},?\s)?\((?P<name>[^()]{{2,40}})\)\s?(?:(?:—|–|--+|_|-(?=\s)|:(?=\s))\s*|(?=[A-Z“\"]))"
)
SIGLA = re.compile(r"[A-Z]{2,6}(?: [A-Z][a-z]+)?\Z")
CAPITALISED = re.compile(r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}\Z")
LONGEST = 110


class Dateline(Struct, frozen=True):
    """A dateline: how many characters of the paragraph it takes, and the agencies it names."""

    length: int
    agencies: tuple[str, ...] = ()


def dateline(line: str) -> Dateline | None:
    """The dateline that begins `line`: "LISBON, March 3 (Agency) - ", "WASHINGTON: ", "PARIS —", "(Agency) -", "March 3
    (Agency) -" of a story that has no place."""
    head = line[:LONGEST]
    bare = ONLY_AGENCY.match(head)
    if bare:
        known = agencies.named(bare["name"])
        return Dateline(bare.end(), known) if known or SIGLA.match(bare["name"]) else None
    found = DATELINE.match(head) or UNMARKED.match(head)
    if not found or not head[found.end() :].strip():
        return None
    known = agencies.named(found["name"]) if found["name"] else ()
    place, mark, rest = found["place"], found["mark"].strip(), head[found.end() :]
    named = bool(known or found["date"] or SIGLA.match(found["name"] or ""))
    if found["name"] and not known and CAPITALISED.match(found["name"]):
        known = (found["name"],)  # between place and dash stands who sends the story, listed or not
    if place.lower() in words("clean/not_places.txt") or not _is_place(place, found["region"], named, mark):
        return None
    if rest[0].islower() and not place.isupper():
        return None
    return Dateline(found.end(), known)


def _is_place(place: str, region: str, named: bool, mark: str) -> bool:
    """Whether `place` can head a story: written in capitals, or a known city, or behind it an agency or a date."""
    if any(word.lower() in words("clean/function_words.txt") - {"of"} for word in place.split()):
        return False
    if place.isupper() and len(place) > 2 and mark:
        speaker = mark == ":" and place.count(" ") > 1 and not (named or region)
        return not speaker or place.title() in words("clean/cities.txt")  # "PRESIDENT ADA QUILL: No."
    if not all(word[:1].isupper() or word in words("clean/name_particles.txt") for word in place.split()):
        return False
    first = place.split("/")[0]
    if first in words("clean/cities.txt") or first.title() in words("clean/cities.txt"):
        return named or (bool(mark) and mark not in ("-", ":")) or (bool(region) and bool(mark))
    return named and bool(mark) and mark != ":"


HEADING = re.compile(r"#{1,6}\s+(?=\S)")
"""A heading's mark in Markdown."""
SUFFIX = re.compile(r"\s*(?P<mark>\||::|»|·|•|\s[-–—])\s+(?=\S)|\s+\|\s*(?=\S)")


class Suffix(Struct, frozen=True):
    """What stands behind a headline: where it starts in the line, and the outlet that it names."""

    start: int
    outlet: str | None


def suffix(line: str, known: tuple[str, ...]) -> Suffix | None:
    """The section and outlet behind a headline: " | World | The Daily Herald", " - The Daily Herald".

    A bar parts them for certain; a dash only before a name that the container gives or that has an outlet's shape.
    """
    marks = list(SUFFIX.finditer(line[:400]))
    if not marks:
        return None
    last = line[marks[-1].end() :].strip()
    bars = [mark for mark in marks if mark["mark"] not in _DASHES]
    if bars:
        first = bars[0]
        if len(line[: first.start()].split()) < 3:
            return None
        return Suffix(_at(line, first), last if _short(last) else None)
    if any(outlets.same(last, name) for name in known) or outlets.is_name(last):
        return Suffix(_at(line, marks[-1]), last) if len(line[: marks[-1].start()].split()) >= 3 else None
    return None


_DASHES = (" -", " –", " —")


def _short(text: str) -> bool:
    return len(text.split()) <= outlets.LONGEST and len(text) <= 60


def _at(line: str, mark: re.Match[str]) -> int:
    return mark.start() + len(mark[0]) - len(mark[0].lstrip())
