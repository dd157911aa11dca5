"""Which claims can stand among what is so: those that put something forward that could be the case or not."""

from __future__ import annotations

import re
from collections.abc import Iterable

from consilience import lexicon
from consilience.model import Claim

_WORD = re.compile(r"[\w’']+")
_QUOTATION = re.compile(r"^[“\"‘«].*[”\"’»]$", re.DOTALL)
_GAP = re.compile(r"[”\"’»] … [“\"‘«]")
_QUOTES = re.compile('[“”"«»]')


def stated(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims without those that only stand among what was said."""
    return tuple(claim for claim in claims if is_stated(claim))


def is_stated(claim: Claim) -> bool:
    """Whether a claim tells something that is so or not. What one origin is quoted with in the first or second person,
    what it asks, asks for or calls to, is no such thing; that it was said stands among what was said."""
    if claim.about != "so" or claim.verdict != "single-origin":
        return True
    text = claim.text.strip()
    quoted = bool(_QUOTATION.match(text)) and not _QUOTES.search(_GAP.sub(" ", text)[1:-1])
    bare = text.strip("“”\"'‘’«» .")
    told = [word.replace("’", "'") for word in _WORD.findall(bare)]
    if not told or text.rstrip("”\"'’» ").endswith("?"):
        return False
    openings = lexicon.words("report/no_statements.txt")
    if told[0].lower() in openings or " ".join(told[:2]).lower() in openings:
        return False
    if not quoted:
        return told[0] not in ("I", "I'm", "I've", "I'd", "I'll")
    person = lexicon.words("resolve/first_person.txt") | {"you", "You", "your", "Your"}
    return not any(word in person or word.partition("'")[0] in person for word in told)
