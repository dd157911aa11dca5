"""Quotation marks around a title or a name: of a programme, a book, a ship, a nickname. They mark no speech."""

from __future__ import annotations

import re
from collections.abc import Sequence

from consilience.annotate.attribution.drafts import Range
from consilience.annotate.cues import cue_of
from consilience.annotate.quotations import Quotation
from consilience.lexicon import words

CAPITAL = r"(?:[A-Z0-9][\w’'&.-]*|&)"
SMALL = r"(?:of|the|a|an|in|on|and|to|with|for|at|from|by|or|vs\.?)"
TITLE = re.compile(rf"{CAPITAL}(?:[ :,]+(?:{CAPITAL}|{SMALL}))*[!?]?")
"""Words that all begin with a capital, but for small ones."""
ALONE = 3
"""Words from which capitals alone make a title."""
BEFORE = 60
LAST_WORD = re.compile(r"([\w-]+|[’'])\W*$")
SAID = re.compile(r"(\w+)[,:]\s*$")
OWNER = re.compile(r"\w(?:[’']s|s[’'])\s*$")


def is_title(text: str, quote: Quotation, programmes: Sequence[Range]) -> bool:
    """Whether the quotation is the title of a work, by its capitals and by the word before it ("the film “…”", "known
    as “…”", "NBN's “…,”"), or the name of one of the programmes."""
    inside = text[quote.inner : quote.until].strip().rstrip(",.;")
    if not _called_out(text, quote) and TITLE.fullmatch(inside) and not _all_capitals(text, quote):
        if len(inside.split()) >= ALONE and not inside.endswith(("!", "?")):
            return True
        before = text[max(0, quote.start - BEFORE) : quote.start]
        last = LAST_WORD.search(before)
        if OWNER.search(before) or (last is not None and last.group(1).lower() in words("annotate/works.txt")):
            return True
    for start, end in programmes:
        if quote.inner <= start and end <= quote.until:
            return not any(c.isalnum() for c in text[quote.inner : start] + text[end : quote.until])
    return False


def _called_out(text: str, quote: Quotation) -> bool:
    """Whether a verb of saying with its comma or colon brings the words in, which end as a sentence does."""
    verb = SAID.search(text, max(0, quote.start - BEFORE), quote.start)
    cue = cue_of("V", verb.group(1).lower()) if verb is not None else None
    return cue is not None and cue.speaks and text[quote.inner : quote.until].rstrip().endswith((".", "!", "?"))


def _all_capitals(text: str, quote: Quotation) -> bool:
    """Whether the words stand in a line of capitals only, where these show no title ("MAYOR TELLS CROWD: “…”)."""
    before = text[max(0, quote.start - BEFORE) : quote.start].rsplit("\n", 1)[-1]
    return text[quote.inner : quote.until].isupper() and before.isupper() and len(before.split()) > 1
