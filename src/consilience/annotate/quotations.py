"""Finds quotations by their marks: curly, straight, guillemets, single; nested, unbalanced or left open.

Every paragraph is read by itself, so that one odd mark costs one paragraph at most, never the rest of the article. A
paragraph whose quotation is not closed goes on in the next one where that begins with an opening mark (the rule of
English and French typesetting for quotations over several paragraphs).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from consilience.annotate.marks import Mark, marks_in
from consilience.model import READABLE, Article

OPENERS = {"“": "”", "„": "“”", "‟": "”", "«": "»", "‹": "›", "‘": "’", "``": "''”"}
BEFORE_OPENING = " \t\n([{—–-/|:\u00a0\u2009\u202f“‘\"'«„"
SENTENCE_BREAK = re.compile(r"[.!?…][”\"'’»)]*\s+(?=[\"“‘'«(]?[A-Z0-9])")
AHEAD = 40
"""Marks looked at beyond the one at hand; a bound keeps a text of nothing but marks linear."""
ELISIONS = re.compile(r"['’](?:em|til|tis|twas|cause|round|bout|n)\b|['’]\d\ds?\b", re.IGNORECASE)


@dataclass(frozen=True)
class Quotation:
    """A stretch in quotation marks. `start` and `end` take in the marks, `inner` and `until` do not. `closed` tells
    whether it has a closing mark; `continues` whether it goes on with the open quotation of the paragraph before."""

    start: int
    end: int
    inner: int
    until: int
    paragraph: int
    closed: bool = True
    continues: bool = False
    single: bool = False


class Quoted:
    """Quotations that do not overlap, for looking up by offset."""

    def __init__(self, quotes: Sequence[Quotation]) -> None:
        """`quotes` in any order."""
        self._quotes = sorted(quotes, key=lambda quote: quote.start)
        self._starts = [quote.start for quote in self._quotes]

    def at(self, offset: int) -> Quotation | None:
        """The quotation whose inner words hold the character at `offset`."""
        k = bisect_right(self._starts, offset) - 1
        quote = self._quotes[k] if k >= 0 else None
        return quote if quote is not None and quote.inner <= offset < quote.until else None

    def meeting(self, start: int, end: int) -> Sequence[Quotation]:
        """The quotations that share a character with the stretch."""
        first = max(0, bisect_right(self._starts, start) - 1)
        last = bisect_left(self._starts, end)
        return [quote for quote in self._quotes[first:last] if quote.end > start]


def quotations(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Quotation]:
    """The outermost quotations of each paragraph (start, end), in order. One in single marks inside another is left
    out, as it belongs to the outer speaker."""
    found: list[Quotation] = []
    left_open = False
    for number, (start, end) in enumerate(paragraphs):
        here = _paragraph(text, start, end, number)
        if left_open and here and here[0].start == _first_character(text, start, end):
            here[0] = replace(here[0], continues=True)
        left_open = bool(here) and not here[-1].closed
        found.extend(here)
    return found


def _first_character(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _paragraph(text: str, start: int, end: int, number: int) -> list[Quotation]:
    """The outermost quotations of one paragraph."""
    marks = marks_in(text, start, end)
    found: list[Quotation] = []
    nested: list[Quotation] = []
    stack: list[Mark] = []
    for index, mark in enumerate(marks):
        ahead = marks[index + 1 : index + 1 + AHEAD]
        role = "misclose" if _miscloses(mark, stack, ahead) else _role(text, mark, stack, ahead)
        if role == "open":
            stack = _opened(stack, mark, ahead)
        if role in ("close", "misclose"):
            kind = "”" if mark.kind == "“" or role == "misclose" else mark.kind
            while stack and not _closes(stack[-1].kind, kind):
                stack.pop()
            if stack:
                opening = stack.pop()
                single = opening.kind in "'‘‹"
                quote = Quotation(opening.start, mark.end, opening.end, mark.start, number, single=single)
                if not stack:
                    found.extend(nested if _excerpt(text, quote, nested, (start, end)) else [quote])
                    nested = []
                elif len(stack) == 1 and not single and opening.kind != stack[0].kind:
                    nested.append(quote)
    if stack and nested:
        return [*found, *nested]  # marks of another kind that do close stand in one that does not: that is the odd one
    if stack and stack[0].kind not in "'‘’":
        opening = stack[0]
        until = end
        while until > opening.end and text[until - 1].isspace():
            until -= 1
        found.append(Quotation(opening.start, until, opening.end, until, number, closed=False))
    return found


def _excerpt(text: str, quote: Quotation, nested: Sequence[Quotation], paragraph: tuple[int, int]) -> bool:
    """Whether the marks are those around a paragraph of another report, which begins with a quotation and its frame
    ("“Row on,” she told us on Friday.")."""
    if not nested or nested[0].start != quote.inner or text[paragraph[0] : quote.start].strip():
        return False
    return not text[quote.end : paragraph[1]].strip() and text[nested[0].until - 1] in ",?!"


def _opened(stack: list[Mark], opening: Mark, ahead: Sequence[Mark]) -> list[Mark]:
    """The stack with one more open mark. A mark of a kind that is open already shows that the earlier one was never
    closed, unless enough closing marks follow for both: then the earlier one is dropped, as an odd mark."""
    same = [k for k, earlier in enumerate(stack) if earlier.kind == opening.kind]
    if same:
        closings = sum(1 for mark in ahead if _closes(opening.kind, mark.kind))
        openings = sum(1 for mark in ahead if mark.kind == opening.kind)
        if closings - openings < len(same) + 1:
            return [*stack[: same[0]], opening]
    return [*stack, opening]


def _closes(opening: str, mark: str) -> bool:
    if opening in OPENERS:
        return mark in OPENERS[opening] or (mark == '"' and opening in "“„")
    if opening in "»”’›":  # used the other way round
        return mark in {"»": "«", "”": "”", "’": "’", "›": "‹"}[opening]
    return mark == opening or (opening == '"' and mark == "”") or (opening == "''" and mark == "”")


def _role(text: str, mark: Mark, stack: Sequence[Mark], ahead: Sequence[Mark]) -> str:
    """What a mark does where it stands: "open", "close" or "none"."""
    kind, before, after = mark.kind, mark.before, mark.after
    fits_opening = before in BEFORE_OPENING and not after.isspace()
    fits_closing = not before.isspace() and not after.isalnum()
    if kind in "'‘’":
        return _single_role(text, mark, stack, ahead, fits_opening, fits_closing)
    closable = any(_closes(opening.kind, kind) for opening in stack)
    if kind in ("“", "„", "‟", "«", "‹", "``"):
        misused = kind == "“" and not fits_opening and any(opening.kind == "“" for opening in stack)
        reverse = closable and kind in "“«‹" and not fits_opening
        return "close" if reverse or misused else "open"
    if kind in ("”", "»", "›"):
        if closable:
            return "close"
        return "open" if fits_opening and not fits_closing and after.isalnum() else "none"
    if fits_opening and not fits_closing:
        return "open"  # a quotation mark of the same kind that is still open is an odd one: see _opened
    if closable:
        return "close"
    return "open" if fits_opening else "none"


def _single_role(
    text: str, mark: Mark, stack: Sequence[Mark], ahead: Sequence[Mark], fits_opening: bool, fits_closing: bool
) -> str:
    """The role of a single mark, which is mostly an apostrophe: it opens only where a closing one follows."""
    if any(opening.kind in "'‘" for opening in stack):
        if not fits_closing or mark.kind == "‘":
            return "none"
        return "none" if _possessive(text, mark, ahead) else "close"
    if mark.kind == "’" or not fits_opening or ELISIONS.match(text, mark.start):
        return "none"
    closing = "’" if mark.kind == "‘" else "'"
    for later in ahead:
        if later.kind == closing and not later.before.isspace() and not later.after.isalnum():
            return "open"
        if later.kind == mark.kind == "‘":
            return "none"
    return "none"


def _miscloses(mark: Mark, stack: Sequence[Mark], ahead: Sequence[Mark]) -> bool:
    """Whether a single mark stands where a double one should: behind the stop of a quotation that no other mark closes
    before the next one opens (“Let us row.’ The boat …)."""
    if mark.kind not in "’'" or mark.before not in ".,?!…" or not mark.after.isspace():
        return False
    if not stack or stack[-1].kind != "“":
        return False
    following = next((later.kind for later in ahead if later.kind in '“”"'), None)
    return following in (None, "“")


def _possessive(text: str, mark: Mark, ahead: Sequence[Mark]) -> bool:
    """Whether a mark that could close is rather the apostrophe of a plural ("workers' pay"): it follows an s, a word
    follows it, and a better closing mark stands further on."""
    if mark.before != "s" or not re.match(r"\s[a-z]", text[mark.end : mark.end + 2]):
        return False
    return any(later.kind == mark.kind and later.before in ",.?!…" for later in ahead)


@lru_cache(maxsize=1)
def of_article(article: Article) -> tuple[Quotation, ...]:
    """The quotations of the readable paragraphs, numbered like the article's regions. A caption between two paragraphs
    does not part what they quote. Kept for the last article, as several annotators ask for them in turn."""
    running = [(index, r) for index, r in enumerate(article.regions) if r.kind in READABLE and r.kind != "caption"]
    captions = [(index, r) for index, r in enumerate(article.regions) if r.kind == "caption"]
    found: list[Quotation] = []
    for group in (running, captions):
        quotes = quotations(article.text, [(region.start, region.end) for _, region in group])
        found.extend(replace(quote, paragraph=group[quote.paragraph][0]) for quote in quotes)
    return tuple(sorted(found, key=lambda quote: quote.start))
