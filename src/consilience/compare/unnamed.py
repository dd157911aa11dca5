"""Sources that nobody names: rumours, papers, and those as vague as "officials"."""

from __future__ import annotations

import re
from functools import cache

from consilience.lexicon import rows, words
from consilience.model import Entity

VAGUE = "somebody unnamed"
"""The key that all vague sources share."""
RUMOUR = "a rumour"

_WORD = re.compile(r"[^\W_]+")


def is_hearsay(told: str) -> bool:
    """Whether an outlet passes on what nobody stands for."""
    return _hearsay().search(told) is not None


@cache
def _hearsay() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row[0]})" for row in rows("compare/hearsay.tsv")), re.IGNORECASE)


def is_rumour(name: str) -> bool:
    """Whether a source without a name is one that anybody can be: "messages on a network", "users"."""
    return any(word in words("compare/rumours.txt") for word in _WORD.findall(name.lower()))


def is_document(name: str) -> bool:
    """Whether a source is a paper or the like: a survey, a letter, records."""
    return any(word in words("compare/documents.txt") for word in _WORD.findall(name.lower()))


def unnamed(source: str) -> str:
    """A key for a source without a name: sources as vague as "officials" may be the same people, so they share one."""
    told = [word.strip(".,;:'\"’“”()").casefold() for word in source.split()]
    if not words("compare/vague_sources.txt").isdisjoint(told):
        return VAGUE
    return "unnamed: " + " ".join(word for word in told if word not in ("the", "a", "an"))


def called(source: str, outlet: str) -> str:
    """What a reader is told of a source: its name; of one that goes by a pronoun or the like, where it stands ("an
    unnamed source in The Quay (“both”)"); of others without a name, that they have none."""
    told = [word.strip(".,;:'\"’“”()") for word in source.split()]
    if not told or all(word.lower() in words("compare/nobody.txt") or word in _peoples() for word in told):
        return f"an unnamed source in {outlet} (“{source}”)"
    own = told[1:] if told[0].lower() in ("a", "an", "the", "one") else told
    if any(char.isupper() for word in own for char in word) or source == RUMOUR:
        return source
    said = is_body(source, None) or is_document(source) or re.search(r"\b(?:un)?named?\b|anonym", source)
    return source if said else f"{source} (unnamed)"


@cache
def _peoples() -> frozenset[str]:
    """Adjectives of countries, which name no source: "an Israeli"."""
    return frozenset(name for row in rows("resolve/countries.tsv") if len(row) > 2 for name in row[2].split("|"))


def is_name(name: str, entity: Entity | None, text: str) -> bool:
    """Whether a source is called by a name: a capital that does no more than open a sentence of the `text` makes
    none of "Doctors" and "One victim"."""
    if any(char.isupper() for char in name[1:]) or not name[:1].isupper():
        return any(char.isupper() for char in name)
    first, _, others = name.partition(" ")
    if not others and (entity is None or entity.kind != "group"):
        return True
    return re.search(rf"[\w,;] {re.escape(first)}\b", text) is not None


def is_body(name: str, entity: Entity | None) -> bool:
    """Whether a source without a proper name is a body of which the story has one: "the electoral commission"."""
    if entity is not None and entity.kind == "organisation":
        return True
    told = name.casefold().split()
    bodies = words("compare/bodies.txt")
    return told[-1] in bodies or (is_document(name) and not bodies.isdisjoint(told))
