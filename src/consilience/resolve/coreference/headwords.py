"""The word that a mention of an event is compared by, in its base form also where the parser took it for a name."""

from __future__ import annotations

from functools import lru_cache

from consilience.lexicon import rows
from consilience.resolve.concepts import concepts

SHORTEST = 3
"""Letters of a base form that ends in a doubled consonant ("planned": "plan")."""


@lru_cache(maxsize=1 << 12)
def base(word: str, part: str) -> tuple[str, str]:
    """A folded word's base form with its part of speech, by Universal POS; both as given where the word is known as it
    is, or no ending comes off that leaves a known one. What is made is a verb, which is looked up as a noun, too."""
    if concepts(word, "VERB"):
        return word, part
    for ending, instead in rows("resolve/detachments.tsv"):
        if not word.endswith(ending):
            continue
        rest = word[: -len(ending)] + instead.strip("-")
        if concepts(rest, "VERB"):
            return rest, "VERB"
        if len(rest) > SHORTEST and rest[-1] == rest[-2] and concepts(rest[:-1], "VERB"):
            return rest[:-1], "VERB"
    return word, part
