"""Which mentions are outlets: by the list of the world's, by their own words ("the Harbour Post", "Channel 9"), or by
the words beside them ("the newspaper X")."""

from __future__ import annotations

from functools import cache

from consilience.annotate.attribution.scene import Scene
from consilience.lexicon import rows, words
from consilience.model import Mention

CLUES = (
    "news agency", "newspaper", "broadcaster", " news", "radio", "television", " tv", "magazine", "daily", "channel",
)  # fmt: skip


@cache
def outlets() -> dict[str, str]:
    """Names of outlets with their kind."""
    return {name: kind for name, kind in rows("annotate/media.tsv")}


def is_outlet(mention: Mention, scene: Scene) -> bool:
    """Whether the name is an outlet's."""
    if mention.form != "name" or mention.kind not in ("organisation", "other", "place"):
        return False
    name = scene.article.words(mention.span)
    if name in outlets() or name.removeprefix("the ").removeprefix("The ") in outlets() or named_like_one(name):
        return True
    before = scene.text[max(0, mention.span.start - 30) : mention.span.start].lower()
    about = before + name.lower() + scene.text[mention.span.end : mention.span.end + 25].lower()
    return any(clue in about for clue in CLUES)


def named_like_one(name: str) -> bool:
    """Whether a word that names of outlets end or begin with stands at an end of several."""
    parts = name.split()
    known = words("annotate/outlet_words.txt")
    return len(parts) > 1 and (parts[-1] in known or parts[0] in ("Channel", "Radio", "Television", "TV"))


def is_outlet_noun(word: str) -> bool:
    """Whether the noun, in lower case, is one for those that carry news ("agency", "television")."""
    return word in words("annotate/outlet_nouns.txt")


def medium(mention: Mention, scene: Scene) -> str:
    """How the text calls the outlet: by its name also where a description stands for it."""
    return scene.article.words(mention.names or mention.span)
