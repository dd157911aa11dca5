"""An article's words as the cluster stage counts them: lower case, no endings of inflection, no stop words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consilience import lexicon

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*")
POSSESSIVE = re.compile(r"['’]s?$")


def stem(word: str) -> str:
    """`word` in lower case without possessive and plural endings: Harman's S-stemmer (JASIS 42(1), 1991), which
    seldom puts two different words together. Empty for a stop word or a single letter."""
    word = word.lower()
    if (len(word) == 1 and word.isalpha()) or word in lexicon.words("cluster/stop_words.txt"):
        return ""
    if not word.isalnum():  # apostrophes, points and commas join words
        word = POSSESSIVE.sub("", word).replace("’", "'")
    if not word.endswith("s"):
        return word
    if len(word) > 4 and word.endswith("ies") and word[-4] not in "ae":
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith("es") and word[-3] not in "aeo":
        return word[:-1]
    if len(word) > 3 and word[-2] not in "uis":
        return word[:-1]
    return word


def stems(text: str) -> Iterator[str]:
    """The stems of `text` in order, stop words left out."""
    for token in WORD.findall(text):
        if term := stem(token):
            yield term
