"""Whether somebody is told to take back what he or she said before: "withdrew her statement that", "retracted".

Such a sentence repeats what was said, and is no word for it: who has withdrawn a thing no longer holds it.
"""

from __future__ import annotations

import re
from functools import cache

from consilience.lexicon import rows
from consilience.model import Article, Attribution

BEFORE = 120
"""Characters before what was said in which it stands that it is withdrawn."""

_STOP = re.compile(r"[.!?;:]\s")


def is_withdrawn(attribution: Attribution, article: Article) -> bool:
    """Whether what an attribution tells is what its speaker takes back."""
    first = attribution.content[0]
    before = article.text[max(0, first.start - BEFORE) : first.start]
    return _taken_back().search(_STOP.split(before)[-1]) is not None


@cache
def _taken_back() -> re.Pattern[str]:
    table = rows("resolve/withdrawing.tsv")
    verbs, nouns = ("|".join(word for kind, word in table if kind == wanted) for wanted in ("verb", "noun"))
    earlier = r"(?:its|his|her|their|the|an?|that|this|earlier|previous|first|original|public|official)\s+"
    form = rf"\b(?:{verbs})\s+(?:{earlier})*(?:{nouns})s?\s+(?:\w+\s+){{0,4}}(?:that\s+)?\Z"
    return re.compile(form, re.IGNORECASE)
