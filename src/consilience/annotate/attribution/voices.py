"""Whether a paragraph speaks in a voice of its own: with "I", "we" or "you" outside quotation marks."""

from __future__ import annotations

import re

from consilience.annotate.quotations import quotations

VOICE = re.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|us|me|ours|mine|yours|[Ll]et[’']s)\b(?!\.)", re.ASCII)


def own_voice(text: str, start: int, end: int) -> bool:
    """Whether the stretch has a first or second person outside quotation marks."""
    found = VOICE.search(text, start, end)
    if found is None:
        return False
    quotes = [(q.start, q.end) for q in quotations(text, [(start, end)])]
    return any(
        not any(left <= match.start() < right for left, right in quotes) for match in VOICE.finditer(text, start, end)
    )
