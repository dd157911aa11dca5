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

from consilience.model import READABLE, Article

MARK = re.compile(r"''|``|[\"“”„‟«»‘’'‹›]")
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


@dataclass(frozen=True)
class _Open:
    mark: str
    start: int
    inner: int


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
    marks = [(match.start(), match.group()) for match in MARK.finditer(text, start, end)]
    found: list[Quotation] = []
    stack: list[_Open] = []
    for index, (at, mark) in enumerate(marks):
        ahead = marks[index + 1 : index + 1 + AHEAD]
        role = _role(text, start, end, at, mark, stack, ahead)
        if role == "open":
            stack = _opened(stack, _Open(mark, at, at + len(mark)), ahead)
        if role == "close" and mark == "“":
            mark = "”"
        if role == "close":
            while stack and not _closes(stack[-1].mark, mark):
                stack.pop()
            if stack:
                opening = stack.pop()
                if not stack:
                    inner, until = opening.inner, at
                    single = opening.mark in "'‘‹"
                    found.append(Quotation(opening.start, at + len(mark), inner, until, number, single=single))
    if stack and stack[0].mark not in "'‘’":
        opening = stack[0]
        until = end
        while until > opening.inner and text[until - 1].isspace():
            until -= 1
        found.append(Quotation(opening.start, until, opening.inner, until, number, closed=False))
    return found


def _opened(stack: list[_Open], opening: _Open, ahead: Sequence[tuple[int, str]]) -> list[_Open]:
    """The stack with one more open mark. A mark of a kind that is open already shows that the earlier one was never
    closed, unless enough closing marks follow for both: then the earlier one is dropped, as an odd mark."""
    same = [k for k, earlier in enumerate(stack) if earlier.mark == opening.mark]
    if same:
        closings = sum(1 for _, mark in ahead if _closes(opening.mark, mark))
        openings = sum(1 for _, mark in ahead if mark == opening.mark)
        if closings - openings < len(same) + 1:
            return [*stack[: same[0]], opening]
    return [*stack, opening]


def _closes(opening: str, mark: str) -> bool:
    if opening in OPENERS:
        return mark in OPENERS[opening] or (mark == '"' and opening in "“„")
    if opening in "»”’›":  # used the other way round
        return mark in {"»": "«", "”": "”", "’": "’", "›": "‹"}[opening]
    return mark == opening or (opening == '"' and mark == "”") or (opening == "''" and mark == "”")


def _role(
    text: str, start: int, end: int, at: int, mark: str, stack: Sequence[_Open], ahead: Sequence[tuple[int, str]]
) -> str:
    """What a mark does where it stands: "open", "close" or "none"."""
    before = text[at - 1] if at > start else " "
    behind = at + len(mark)
    after = text[behind] if behind < end else " "
    fits_opening = before in BEFORE_OPENING and not after.isspace()
    fits_closing = not before.isspace() and at > start and not after.isalnum()
    if mark in "'‘’":
        return _single_role(text, start, at, mark, stack, ahead, fits_opening, fits_closing)
    closable = any(_closes(opening.mark, mark) for opening in stack)
    if mark in ("“", "„", "‟", "«", "‹", "``"):
        misused = mark == "“" and not fits_opening and any(opening.mark == "“" for opening in stack)
        reverse = closable and mark in "“«‹" and not fits_opening
        return "close" if reverse or misused else "open"
    if mark in ("”", "»", "›"):
        if closable:
            return "close"
        return "open" if fits_opening and not fits_closing and after.isalnum() else "none"
    if fits_opening and not fits_closing:
        return "open"  # a quotation mark of the same kind that is still open is an odd one: see _opened
    if closable:
        return "close"
    return "open" if not after.isspace() and behind < end and before in BEFORE_OPENING else "none"


def _single_role(
    text: str,
    start: int,
    at: int,
    mark: str,
    stack: Sequence[_Open],
    ahead: Sequence[tuple[int, str]],
    fits_opening: bool,
    fits_closing: bool,
) -> str:
    """The role of a single mark, which is mostly an apostrophe: it opens only where a closing one follows."""
    open_singles = [opening for opening in stack if opening.mark in "'‘"]
    if open_singles:
        if not fits_closing or mark == "‘":
            return "none"
        return "none" if _possessive(text, at, mark, ahead) else "close"
    if mark == "’" or not fits_opening or ELISIONS.match(text, at):
        return "none"
    closing = "’" if mark == "‘" else "'"
    for later, other in ahead:
        if other == closing and not text[later - 1].isspace() and not text[later + 1 : later + 2].isalnum():
            return "open"
        if other == mark == "‘":
            return "none"
    return "none"


def _possessive(text: str, at: int, mark: str, ahead: Sequence[tuple[int, str]]) -> bool:
    """Whether a mark that could close is rather the apostrophe of a plural ("workers' pay"): it follows an s, a word
    follows it, and a better closing mark stands further on."""
    if text[at - 1 : at] != "s" or not re.match(r"\s[a-z]", text[at + 1 : at + 3]):
        return False
    return any(other == mark and text[later - 1] in ",.?!…" for later, other in ahead)


def of_article(article: Article) -> list[Quotation]:
    """The quotations of the readable paragraphs, numbered like the article's regions. A caption between two paragraphs
    does not part what they quote."""
    running = [(index, r) for index, r in enumerate(article.regions) if r.kind in READABLE and r.kind != "caption"]
    captions = [(index, r) for index, r in enumerate(article.regions) if r.kind == "caption"]
    found: list[Quotation] = []
    for group in (running, captions):
        quotes = quotations(article.text, [(region.start, region.end) for _, region in group])
        found.extend(replace(quote, paragraph=group[quote.paragraph][0]) for quote in quotes)
    return sorted(found, key=lambda quote: quote.start)
