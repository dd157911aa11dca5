"""The persons and bodies that an article names, as far as one article can tell them apart: by surname, by wording."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from consilience.annotate.names.found import Name, Range
from consilience.annotate.names.titles import gender_of_title
from consilience.lexicon import rows
from consilience.model import MentionKind


@cache
def given_names() -> Mapping[str, str]:
    """The gender that given names mostly go with, of names by which a person is known."""
    return {name: gender for name, gender in rows("annotate/given_names.tsv")}


@cache
def _genders() -> Mapping[str, str]:
    """The same of many more names."""
    return {name: gender for name, gender in rows("annotate/given_genders.tsv")} | dict(given_names())


def gender_of_given(name: str) -> str:
    """The gender that a given name mostly goes with; nothing where that is not known."""
    return _genders().get(name, "")


@dataclass
class Referent:
    """Somebody or something named: how it is called, what is known of it, and how present it is in the reader's mind
    at the point reached (`salience`, see `coreference`). `places` are its names in the text, in order."""

    key: str
    kind: MentionKind
    gender: str = ""
    titles: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    places: list[Range] = field(default_factory=list)
    salience: float = 0.0
    plural: bool = False


def key_of(name: Name, families: frozenset[str] = frozenset()) -> str:
    """By what the names of one article are taken for the same: a person's surname, the words of anything else. In
    `families` several share the surname, and "Jr." and the like tell them apart."""
    if name.kind == "person":
        last = name.last.lower()
        return f"person {last} {name.generation}".rstrip() if last in families else f"person {last}"
    return f"{name.kind} {name.text.lower()}"


def families(names: Iterable[Name]) -> frozenset[str]:
    """The surnames that an article gives to several members of a family: full names of more than one generation."""
    generations: dict[str, set[str]] = {}
    for name in names:
        if name.kind == "person" and name.end - name.start > (2 if name.generation else 1):
            generations.setdefault(name.last.lower(), set()).add(name.generation)
    return frozenset(last for last, found in generations.items() if len(found) > 1)


def referents(names: Iterable[Name], text: str, shared: frozenset[str] = frozenset()) -> dict[str, Referent]:
    """One referent a key, with what all of its names say of it; `shared` are the surnames of families."""
    found: dict[str, Referent] = {}
    for name in names:
        key = key_of(name, shared)
        referent = found.setdefault(key, Referent(key, name.kind))
        referent.words.update(word.lower() for word in name.text.split())
        if name.title is not None:
            title = text[name.title[0] : name.title[1]]
            referent.titles.add(title.lower())
            referent.gender = referent.gender or gender_of_title(title)
        if name.kind == "person" and name.end - name.start > 1:
            first = name.stretch.doc[name.start].text
            referent.gender = referent.gender or gender_of_given(first)
        referent.plural = name.kind == "group"
    return found
