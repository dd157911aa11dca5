"""What a noun or pronoun shows of whom it names: whether a person, and whether a man or a woman."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from consilience.lexicon import rows
from consilience.resolve.concepts import concepts, wider
from consilience.resolve.wording import fold


@cache
def pronouns() -> Mapping[str, str]:
    """Pronouns and whom they can mean: "m", "f", "thing", "many", "speaker", "speakers", "hearer"."""
    return {row[0]: row[1] for row in rows("resolve/antecedents.tsv") if len(row) == 2}


def gender(word: str) -> str:
    """The gender that a common given name or a noun shows, "m", "f" or ""; `word` is folded."""
    return _genders().get(word, "")


def given(name: str) -> str:
    """The gender that a given name shows, "m", "f" or ""; `name` is folded."""
    return _given().get(name) or gender(name)


@cache
def _given() -> Mapping[str, str]:
    return {fold(row[0]): row[1] for row in rows("annotate/given_genders.tsv")}


@cache
def _genders() -> Mapping[str, str]:
    names = {row[0].casefold(): row[1] for row in rows("annotate/given_names.tsv")}
    return names | {row[0]: row[1] for row in rows("resolve/gendered_nouns.tsv")}


@lru_cache(maxsize=1 << 13)
def is_person(noun: str) -> bool:
    """Whether a noun names people by the first of its meanings."""
    own = [concept for concept, steps in concepts(noun, "NOUN").items() if steps == 0]
    return bool(own) and _person() in _all_wider(own[:1])


@cache
def _person() -> str:
    return next((concept for concept, steps in concepts("person", "NOUN").items() if steps == 0), "")


def _all_wider(several: Iterable[str]) -> set[str]:
    seen: set[str] = set()
    open_ = list(several)
    while open_:
        concept = open_.pop()
        if concept not in seen:
            seen.add(concept)
            open_ += wider(concept)
    return seen
