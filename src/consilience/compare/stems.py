"""Content words cut to their first letters, by which forms of one word are known to be one."""

from __future__ import annotations

from collections.abc import Iterable

from consilience import lexicon


def stems(words: Iterable[str], letters: int) -> frozenset[str]:
    """So many letters of each of the words, which are in lower case; those that say nothing are left out."""
    dull = lexicon.words("resolve/function_words.txt")
    return frozenset(word[:letters] for word in words if word not in dull)
