"""Whether two written names can be one person's, for speakers whom no entity joins."""

from __future__ import annotations

from functools import lru_cache

from consilience.resolve.entities.names import given_relation, person, word_relation

RELATED = frozenset({"equal", "spelling", "near"})


@lru_cache(maxsize=1 << 15)
def names_alike(left: str, right: str) -> bool:
    """Whether two names of persons can be one person's: the surname is the same but for a letter or two, or one of two
    that are joined, and the given names, where both have them, don't speak against it."""
    ours, theirs = person(left), person(right)
    if ours is None or theirs is None or not left[:1].isupper() or not right[:1].isupper():
        return False
    if ours.given and theirs.given and given_relation(ours.given, theirs.given) == "different":
        return False
    first, second = _surnames(ours.surname), _surnames(theirs.surname)
    return any(word_relation(one, other) in RELATED for one in first for other in second)


def _surnames(surname: str) -> tuple[str, ...]:
    parts = surname.split("-")
    return (surname, *(part for part in parts if len(part) > 3)) if len(parts) > 1 else (surname,)
