"""Legends of pictures: lines that a photographer's or picture agency's credit ends or begins."""

from __future__ import annotations

import re
from functools import cache

from consilience.clean import agencies, names, outlets
from consilience.clean.cues import Label
from consilience.clean.form import Form
from consilience.lexicon import rows

TAIL = 110
LONGEST_LEGEND = 300
"""Characters from which a text with a name in square brackets behind it is no legend."""
BRACKETED = re.compile(r"[(\[](?P<credit>[^()\[\]]{2,90})[)\]]\W*\Z")
CAPITALISED = r"[A-Z][\w.'’-]*"
SLASHED = re.compile(rf"(?:{CAPITALISED}\s){{0,3}}{CAPITALISED}\s?[/|]\s?(?:{CAPITALISED}[ /]{{0,2}}){{1,4}}\W*\Z")
LEADING = re.compile(r"[^\W\d_]+(?: Images| Features| Wire| News| Press)?")
JOINT = re.compile(r"\s?[•/|]\s?")
SLIDE = re.compile(r"\d{1,3}\s?(?:/|of)\s?\d{1,3}\s+(?=\w)")
PARTS = re.compile(r"\s*(?:/|,|\bvia\b|\bfor\b|\bfrom\b|-)\s*")


def label(text: str, form: Form) -> Label | None:
    """A caption's label for `text` if the credit of a picture ends or begins it."""
    if SLIDE.match(text) and form.words >= 4 and not form.stopped:
        return Label("caption", "numbered as a picture of a series")
    start = _credit(text)
    if start is not None:
        if not any(c.isalnum() for c in text[:start]):
            return Label("furniture", "the credit of a picture and nothing else")
        return Label("caption", "ends in the credit of a picture")
    if not form.stopped and not form.quoted and form.words >= 5 and _led(text):
        return Label("caption", "begins with the credit of a picture")
    return None


@cache
def _services() -> frozenset[str]:
    return frozenset(row[0].casefold() for row in rows("clean/photo_services.txt"))


def _service(name: str) -> bool:
    return name.strip(" .").casefold() in _services() or bool(agencies.agency(name))


def _credit(text: str) -> int | None:
    """Where in `text` a closing credit begins: "(Jane Roe/AP)", "REUTERS/Jane Roe", "(Jane Roe/The Daily Herald)"."""
    offset = max(0, len(text) - TAIL)
    tail = text[offset:]
    bracketed = BRACKETED.search(tail)
    if bracketed:
        if bracketed[0][0] == "[" and len(text) > LONGEST_LEGEND:
            return None  # the source of a paragraph that is quoted
        return offset + bracketed.start() if _signed(bracketed["credit"]) else None
    if "/" not in tail and "|" not in tail:
        return None
    slashed = SLASHED.search(tail)
    if slashed and any(_service(part.strip(" ,.")) for part in JOINT.split(slashed[0])):
        return offset + slashed.start()
    return None


def _signed(credit: str) -> bool:
    """Whether the words in brackets are a picture's credit; a reference to an article bears a date."""
    if _service(credit):
        return True
    parts = PARTS.split(credit)
    if len(parts) < 2 or any(c.isdigit() for c in credit):
        return False
    served = _service(parts[-1]) or _service(parts[0])
    if "/" in credit:
        return served or outlets.is_name(parts[-1].strip())
    return served and names.person(parts[0].strip())


def _led(text: str) -> bool:
    """Whether a credit in capitals, or of two words, begins the line, and a sentence follows: "AFP Police made …"."""
    place = 0
    while True:
        found = LEADING.match(text, place)
        if not found or not _service(found[0]) or not (found[0].isupper() or " " in found[0] or place == 0):
            break
        place = found.end()
        joint = JOINT.match(text, place)
        if not joint:
            break
        place = joint.end()
    rest = text[place:].lstrip()
    return place > 0 and rest[:1].isupper() and text[place : place + 1] == " "
