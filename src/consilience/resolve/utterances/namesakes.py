"""Whether two written names can be one person's, for speakers whom no entity joins."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from consilience.resolve.entities.names import given_relation, person, word_relation

RELATED = frozenset({"equal", "spelling", "near"})


@lru_cache(maxsize=1 << 17)
def names_alike(left: str, right: str) -> bool:
    """Whether two names of persons can be one person's: the surname is the same but for a letter or two, or one of two
    that are joined, and the given names, where both have them, don't speak against it."""
    ours = _parsed(left) if left and right else None
    theirs = _parsed(right) if ours else None
    if ours is None or theirs is None:
        return False
    if not any(_surnames_alike(one, other) for one in ours.surnames for other in theirs.surnames):
        return False
    return not (ours.given and theirs.given and given_relation(ours.given, theirs.given) == "different")


class _Name(Struct, frozen=True):
    given: tuple[str, ...]
    surnames: tuple[str, ...]


@lru_cache(maxsize=1 << 14)
def _parsed(written: str) -> _Name | None:
    """A name that begins with a capital, with its surname, and the parts of one that is joined."""
    name = person(written) if written[:1].isupper() else None
    if name is None:
        return None
    parts = name.surname.split("-")
    several = (name.surname, *(part for part in parts if len(part) > 3)) if len(parts) > 1 else (name.surname,)
    return _Name(name.given, several)


@lru_cache(maxsize=1 << 16)
def _surnames_alike(one: str, other: str) -> bool:
    return word_relation(one, other) in RELATED
