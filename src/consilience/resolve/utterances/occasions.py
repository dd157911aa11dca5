"""Whether two reports mean one occasion: programme, medium, place, kind, day."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from consilience.model import Occasion
from consilience.resolve.entities.bodies import core, programme_key
from consilience.resolve.entities.names import key
from consilience.stretches import stretch

MIDNIGHT = re.compile(r"^\d{4}-\d\d-\d\dT(?:24|00)(?::00)?$")
"""The hour that belongs to two days, which reports put on either."""

Agreement = tuple[Literal["same", "differs"], str] | None
"""What two occasions say to each other, with the reason; None where they can be one or two."""

ALIKE: dict[str, str] = {
    "programme": "interview",
    "interview": "interview",
    "statement": "",
    "other": "",
    "post": "post",
}
"""Kinds of occasion that reports use one for another share a value; an empty one fits all."""


def occasions(left: Occasion | None, right: Occasion | None) -> Agreement:
    """Compare programmes, else media: a named programme or medium is the surest sign of which occasion it was."""
    if left is None or right is None:
        return None
    ours, theirs = programme(left), programme(right)
    if ours and theirs:
        if not _one_name(ours, theirs):
            return "differs", f"one on “{left.name}”, the other on “{right.name}”"
        if not (medium(left) and medium(right)) or _one_name(medium(left), medium(right)):
            return "same", f"both on “{left.name}”"
    ours, theirs = medium(left), medium(right)
    if ours and theirs:
        if _one_name(ours, theirs):
            return "same", f"both to {left.medium}"
        return "differs", f"one to {left.medium}, the other to {right.medium}"
    return None


def _one_name(left: str, right: str) -> bool:
    """Whether all words of one name are in the other."""
    ours, theirs = set(left.split()), set(right.split())
    return ours <= theirs or theirs <= ours


def kinds(left: Occasion | None, right: Occasion | None) -> Agreement:
    """Compare the kinds of two occasions, which reports name loosely."""
    if left is None or right is None:
        return None
    ours, theirs = ALIKE.get(left.kind, left.kind), ALIKE.get(right.kind, right.kind)
    if not ours or not theirs:
        return None
    if ours == theirs:
        return "same", f"both at a {left.kind}"
    return "differs", f"one at a {left.kind}, the other at a {right.kind}"


def places(left: Occasion | None, right: Occasion | None) -> Agreement:
    """Compare where two occasions were."""
    if left is None or right is None or not left.place or not right.place:
        return None
    ours, theirs = key(left.place), key(right.place)
    if ours in theirs or theirs in ours:
        return "same", f"both in {left.place}"
    return "differs", f"one in {left.place}, the other in {right.place}"


def programme(occasion: Occasion) -> str:
    """The programme's folded name, or ""."""
    return programme_key(occasion.name) if occasion.name else ""


def medium(occasion: Occasion) -> str:
    """The medium's folded name without words such as "news agency", or "": a description ("the private agency") names
    nothing that another medium could differ from."""
    if not occasion.medium or not re.search(r"[A-Z]", re.sub(r"^(?:The|A|An)\s", "", occasion.medium)):
        return ""
    own, extra, country = core(key(occasion.medium))
    return " ".join(own) or " ".join(filter(None, (country, *extra)))


def days_apart(left: str | None, right: str | None) -> int | None:
    """Days between two days of saying, 0 where they can be one (a month holds each of its days), None if unknown."""
    if not left or not right:
        return None
    if left.startswith(right) or right.startswith(left) or _in_week(left, right) or _in_week(right, left):
        return 0
    try:
        apart = abs((date.fromisoformat(left[:10]) - date.fromisoformat(right[:10])).days)
        return 0 if apart == 1 and any(MIDNIGHT.search(day) for day in (left, right)) else apart
    except ValueError:
        return None if len(left) < 10 and len(right) < 10 and left[:4] == right[:4] and "-W" in left + right else 31


def _in_week(day: str, week: str) -> bool:
    """Whether a day lies in a week, or in its end."""
    if "-W" not in week or "-W" in day or len(day) < len("2031-03-09"):
        return False
    one, whole = stretch(day[:10]), stretch(week)
    return one is not None and whole is not None and one.meets(whole)
