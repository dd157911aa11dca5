"""How text becomes the terms that search finds. We cut and fold words ourselves, so that every database finds the same.

A term is a run of letters and digits, case-folded, without its diacritics (Unicode NFKD); a character of a script that
puts no spaces between words is a term of its own. No stemming: `flood*` finds floods and flooding, and "flood" does
not find what was not written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

LONGEST = 64
"""Characters of a word that count; the rest of a longer one is passed over."""

_UNSPACED = "\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Thai, Lao, Burmese, Khmer, Japanese kana, Han."""
_WORD = re.compile(f"[{_UNSPACED}]|(?:[^\\W_{_UNSPACED}]|[\u0300-\u036f])+")
_AWKWARD = re.compile(f"[{_UNSPACED}\u0300-\u036f]")
_BEYOND = re.compile("[^\x00-\x7f]")
_FLAT = re.compile(r"[^\W_]+")
_ASCII = re.compile(r"[a-z0-9]+")

MANY = 24
"""From this many different characters beyond ASCII on one pass with a table is quicker than one pass each."""


def fold(word: str) -> str:
    """The term that a word counts as; empty if nothing of it is a letter or a digit."""
    if word.isascii():
        return word.lower()[:LONGEST]
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word[: 2 * LONGEST]).casefold())
    return "".join(filter(str.isalnum, folded))[:LONGEST]


def terms(text: str) -> list[str]:
    """The terms of a text, in order."""
    flat = flattened(text)
    if flat is None:
        return [term for _, _, term in placed(text)]
    return [word[:LONGEST] for word in (_ASCII if flat.isascii() else _FLAT).findall(flat)]


def placed(text: str) -> Iterator[tuple[int, int, str]]:
    """The terms of a text, each with the start and end of the characters that it stands for."""
    known: dict[str, str] = {}
    for match in _WORD.finditer(text):
        word = match.group()
        term = known.get(word)
        if term is None:
            term = known[word] = fold(word)
        if term:
            yield match.start(), match.end(), term


def flattened(text: str) -> str | None:
    """The text with every letter and digit folded, character for character, so that offsets stay; None where folding
    is not that simple (ß is two letters, diacritics can stand by themselves, some scripts put no spaces)."""
    folded = {character: _folded(character) for character in set(_BEYOND.findall(text))}
    if None in folded.values():
        return None
    if len(folded) > MANY:
        return text.translate({ord(character): folded.get(character, character) for character in set(text)}).lower()
    for character, term in folded.items():
        text = text.replace(character, term or " ")
    return text.lower()


@lru_cache(maxsize=4096)
def _folded(character: str) -> str | None:
    """The one character that this one counts as, a space for what is no letter; None where it takes more to say."""
    term = fold(character)
    if _AWKWARD.match(character) or len(term) > 1 or (not term and character.isalnum()):
        return None
    return term or " "
