"""An article's words as the cluster stage counts them: lower case, no endings of inflection, no stop words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from consilience import lexicon

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*")
BEYOND = re.compile("[\U00010000-\U0010ffff]")
POSSESSIVE = re.compile(r"['’]s?$")


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """`word` in lower case without possessive and plural endings: Harman's S-stemmer (JASIS 42(1), 1991), which
    seldom puts two different words together. Empty for a stop word or a single letter."""
    word = word.lower()
    if (len(word) == 1 and word.isalpha()) or word in lexicon.words("cluster/stop_words.txt"):
        return ""
    word = POSSESSIVE.sub("", word).replace("’", "'")
    if len(word) > 4 and word.endswith("ies") and word[-4] not in "ae":
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith("es") and word[-3] not in "aeo":
        return word[:-1]
    if len(word) > 3 and word.endswith("s") and word[-2] not in "uis":
        return word[:-1]
    return word


def tokens(text: str) -> list[str]:
    """The words and numbers of `text` in order, as `WORD` finds them."""
    return (WORD if BEYOND.search(text) else _listed()).findall(text)


@cache
def _listed() -> re.Pattern[str]:
    """`WORD` with its letters and digits listed, those of Unicode's first plane: a list is read twice as fast as the
    categories that it stands for, and with the other planes four times more slowly."""
    plane = "".join(map(chr, (*range(0xD800), *range(0xE000, 0x10000))))
    letters, digits = (
        "".join(f"{re.escape(run[0])}-{re.escape(run[-1])}" for run in re.findall(kind, plane))
        for kind in (r"[^\W\d_]+", r"\d+")
    )
    return re.compile(rf"[{letters}]+(?:['’][{letters}]+)*|[{digits}]+(?:[.,][{digits}]+)*")


def stems(text: str) -> Iterator[str]:
    """The stems of `text` in order, stop words left out."""
    for token in tokens(text):
        if term := stem(token):
            yield term
