"""Quotations that are signed: the name of the one who said it stands behind a dash, on a line of its own or at the end
of the paragraph (“The dam must go.” / — Ana Okafor, mayor of Tarsk)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from consilience.annotate.attribution.drafts import Draft, Range
from consilience.annotate.quotations import Quotation

NAME = r"[^\W\d_][\w.’'-]*"
SIGNATURE = re.compile(
    rf"\s*(?P<dash>[—–―~-]{{1,3}})\s*(?P<name>(?=[^\W\da-z_]){NAME}(?: {NAME}){{0,5}})"
    r"(?:[,(;][^\n]{0,80}|\.)?\s*"
)
LEAST_WORDS = 4


def signed(
    text: str, quotes: Sequence[Quotation], paragraphs: Sequence[tuple[int, int, int]], taken: Sequence[Range]
) -> list[Draft]:
    """The attributions of quotations that fill a paragraph, or end one but for a signature, and are signed there or in
    the next. `paragraphs` are (start, end, number); a signature in `taken` is none."""
    closing = {quote.paragraph: quote for quote in quotes}
    found: list[Draft] = []
    ends = [*((here, here) for here in paragraphs), *pairwise(paragraphs)]
    for (start, end, number), (_, until, below) in ends:
        quote = closing.get(number)
        if quote is None or len(text[quote.inner : quote.until].split()) < LEAST_WORDS:
            continue
        if text[start : quote.start].strip() or (number != below and text[quote.end : end].strip()):
            continue
        signature = SIGNATURE.fullmatch(text, quote.end, until)
        if signature is None or not _name(signature["name"]):
            continue
        name = (signature.start("name"), signature.start("name") + len(signature["name"].rstrip(".")))
        if not any(left < name[1] and name[0] < right for left, right in taken):
            content = ((quote.start, quote.end),)
            found.append(Draft(number, (signature.span("dash"),), (name,), content, "say", "label", None, name[0]))
    return found


def _name(words: str) -> bool:
    """Whether the words can be a name with its title: their last begins with a capital, and no more than small ones
    between do not."""
    parts = words.split()
    return parts[-1][:1].isupper() and sum(1 for part in parts if part[:1].isupper()) >= max(1, len(parts) - 2)
