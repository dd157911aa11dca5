"""Whether somebody is told to take back what he or she said before: "withdrew her statement that", "retracted".

Such a sentence repeats what was said, and is no word for it: who has withdrawn a thing no longer holds it.
"""

from __future__ import annotations

import re

from consilience.model import Article, Attribution

BEFORE = 120
"""Characters before what was said in which it stands that it is withdrawn."""

_STOP = re.compile(r"[.!?;:]\s")
_TAKEN_BACK = re.compile(
    r"\b(?:withdr(?:ew|awn|aws)|retract(?:s|ed)|recant(?:s|ed)|disavow(?:s|ed)|t(?:ook|aken|akes) back)\s+"
    r"(?:(?:its|his|her|their|the|an?|that|this|earlier|previous|first|original|public|official)\s+)*"
    r"(?:accounts?|accusations?|allegations?|announcements?|assertions?|charges?|claims?|confessions?|evidence|"
    r"remarks?|reports?|statements?|story|testimony|version)\s+(?:(?:\w+\s+){0,4})(?:that\s+)?\Z",
    re.IGNORECASE,
)


def is_withdrawn(attribution: Attribution, article: Article) -> bool:
    """Whether what an attribution tells is what its speaker takes back."""
    first = attribution.content[0]
    before = article.text[max(0, first.start - BEFORE) : first.start]
    return _TAKEN_BACK.search(_STOP.split(before)[-1]) is not None
