"""Direct attributions: every quotation gets the cue and source that frame it, or goes on with the one before it.

The frame stands behind the quotation ("…," she said), before it (She said: "…"), or at the end of the paragraph
before. A quotation without a frame that fills its sentences goes on with the last attribution; one inside a sentence
is left to the indirect finder, as a part of what is reported there, a scare quote or a title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from consilience.annotate.attribution.drafts import Draft, Passage, Range, merged
from consilience.annotate.attribution.syntax import characters, phrase, subject, trimmed, verb_group
from consilience.annotate.cues import Cue, cue_of
from consilience.annotate.quotations import Quotation

if TYPE_CHECKING:
    from spacy.tokens import Token

ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Sens|Rep|Reps|Gov|Govs|Gen|Lt|Col|Sgt|Capt|Adm|Maj|Rev|Hon|St|Jr|Sr|No|vs|Jan|Feb|"
    r"Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Inc|Corp|Co|Ltd|Fla|Calif|Ohio|Pa|Va)|\b[A-Z])\.$"
)
BREAK = re.compile(r"[.!?…][)\]]*(?=\s+[\"“‘'«(\[]?[A-Z0-9])")
NOUNISH = ("N", "PRP", "WP", "CD")
CARRIED = "carried"
"""The construction of a quotation that goes on with the frame of the paragraph before."""
NEAR = 3
FAR = 14


@dataclass(frozen=True)
class _Hit:
    """A cue that frames a quotation, with its verb and its source."""

    cue: Cue
    verb: Token
    passage: Passage
    source: Range | None
    subject: int | None


def direct(text: str, passages: Sequence[Passage], quotes: Sequence[Quotation]) -> list[Draft]:
    """The attributions of all quotations that have a frame or go on with one."""
    drafts: list[Draft] = []
    by_paragraph: dict[int, list[Quotation]] = {}
    for quote in quotes:
        by_paragraph.setdefault(quote.paragraph, []).append(quote)
    by_passage: dict[int, list[Passage]] = {}
    for passage in passages:
        by_passage.setdefault(passage.paragraph, []).append(passage)
    before: int | None = None
    for paragraph, here in by_passage.items():
        if paragraph in by_paragraph:
            intro = by_passage.get(before, []) if before is not None else []
            drafts = _paragraph(text, here, by_paragraph[paragraph], intro, drafts)
        before = paragraph
    return drafts


def _paragraph(
    text: str, here: Sequence[Passage], quotes: Sequence[Quotation], intro: Sequence[Passage], drafts: list[Draft]
) -> list[Draft]:
    start, end = here[0].offset, here[-1].end
    number = here[0].paragraph
    first = len(drafts)
    used: set[int] = set()
    for index, quote in enumerate(quotes):
        left = quotes[index - 1].end if index else start
        right = quotes[index + 1].start if index + 1 < len(quotes) else end
        if not _words(text, quote):
            continue
        begins = _sentence_start(text, left, quote.start)
        hit = _behind(text, here, quote, right, used) or _ahead(text, here, quote, left, used)
        if hit is None and index == 0 and not text[start : quote.start].strip():
            hit = _introduced(text, intro, used)
        if hit is not None:
            used.add(hit.passage.at(hit.verb))
            draft = _draft(text, number, hit, quote)
            if draft.cue[0][0] >= quote.end and not _starts_clause(text, begins, quote):
                draft = replace(draft, content=((_first(text, begins), quote.end),))
            drafts = [*drafts, draft]
        elif _free(text, quote, left, right) and drafts:
            last = drafts[-1]
            same = len(drafts) > first
            near = last.paragraph >= number - 1 and not text[start : quote.start].strip()
            if same or quote.continues:
                joined = merged([*last.content, (quote.start, quote.end)], text)
                drafts = [*drafts[:-1], replace(last, content=joined, paragraph=number)]
            elif near:
                carried = replace(last, content=((quote.start, quote.end),), paragraph=number, construction=CARRIED)
                drafts = [*drafts, carried]
    return drafts


def _starts_clause(text: str, begins: int, quote: Quotation) -> bool:
    """Whether the quotation is all that is reported, though words stand before it in its sentence: they end like a
    frame, or the quotation begins like a sentence."""
    before = text[begins : quote.start].rstrip()
    return not before or before.endswith((":", ",", "—", "–")) or _starts_sentence(text, quote)


def _first(text: str, start: int) -> int:
    while text[start].isspace():
        start += 1
    return start


def _words(text: str, quote: Quotation) -> bool:
    return any(c.isalnum() for c in text[quote.inner : quote.until])


def _draft(text: str, number: int, hit: _Hit, quote: Quotation) -> Draft:
    start, end = verb_group(hit.verb)
    cue = characters(hit.passage.doc, (start, end))
    offset = hit.passage.offset
    return Draft(
        paragraph=number,
        cue=((offset + cue[0], offset + cue[1]),),
        source=(hit.source,) if hit.source is not None else (),
        content=((quote.start, quote.end),),
        act=hit.cue.act,
        construction="quote",
        head=hit.passage.at(hit.verb),
        subject=hit.subject,
    )


def _behind(text: str, here: Sequence[Passage], quote: Quotation, right: int, used: set[int]) -> _Hit | None:
    """The frame that follows the quotation in its sentence: "…," said X; "…" she told reporters."""
    stop = _sentence_end(text, quote.end, right)
    tail = text[quote.end : stop].lstrip()
    inside = text[quote.inner : quote.until].rstrip()
    if not (tail.startswith((",", "—", "–", "-")) or inside.endswith((",", "?", "!", "—", "–", "-", ".", "…"))):
        return None
    if inside.endswith(".") and tail[:1].isupper() and not _one_sentence(text, quote.end, stop):
        return None
    for passage in here:
        tokens = [t for t in passage.tokens(quote.end, stop) if t.text not in (",", "—", "–", "-", "--")]
        for position, token in enumerate(tokens[:FAR]):
            cue = _speech(token)
            if cue is None or passage.at(token) in used:
                continue
            source = _source(passage, token, tokens, position)
            if source is None:
                continue
            at, extent = source
            edge = min(passage.at(token), extent[0])
            if sum(1 for t in tokens if passage.at(t) < edge) <= NEAR:
                return _Hit(cue, token, passage, extent, at)
    return None


def _one_sentence(text: str, start: int, stop: int) -> bool:
    return stop > start


def _ahead(text: str, here: Sequence[Passage], quote: Quotation, left: int, used: set[int]) -> _Hit | None:
    """The frame that stands before the quotation: X said: "…"; she said, "…"; he said "We …"."""
    start = _sentence_start(text, left, quote.start)
    head = text[start : quote.start].rstrip()
    if not head:
        return None
    reach = 200 if head.endswith(":") else FAR if head.endswith((",", "—", "–")) else 2
    whole = _starts_sentence(text, quote)
    if reach == 2 and not whole:
        return None
    for passage in reversed(here):
        tokens = [t for t in passage.tokens(start, quote.start) if t.text not in (",", ":", "—", "–", "--")]
        for back, token in enumerate(reversed(tokens)):
            if back > reach:
                break
            cue = _speech(token)
            if cue is None or passage.at(token) in used:
                continue
            source = _source(passage, token, tokens, len(tokens) - 1 - back)
            return _Hit(cue, token, passage, source[1] if source else None, source[0] if source else None)
    return None


def _introduced(text: str, intro: Sequence[Passage], used: set[int]) -> _Hit | None:
    """The frame at the end of the paragraph before, where that ends with a colon or is a frame and no more ("He
    continued.")."""
    if not intro:
        return None
    end = intro[-1].end
    lead = text[intro[0].offset : end].rstrip()
    if not lead.endswith(":"):
        return None
    passage = intro[-1]
    last = list(passage.doc.sents)[-1] if len(passage.doc) else None
    if last is None:
        return None
    tokens = [t for t in last if not t.is_space and not t.is_punct]
    for back, token in enumerate(reversed(tokens)):
        cue = _speech(token)
        if cue is None or passage.at(token) in used:
            continue
        source = _source(passage, token, tokens, len(tokens) - 1 - back)
        return _Hit(cue, token, passage, source[1] if source else None, source[0] if source else None)
    return None


def _speech(token: Token) -> Cue | None:
    """The cue that this verb is, if it can frame a quotation."""
    if not token.tag_.startswith("V"):
        return None
    cue = cue_of("V", token.lower_)
    return cue if cue is not None and (cue.speaks or cue.share("fronted") > 0.4) else None


def _source(passage: Passage, verb: Token, tokens: Sequence[Token], position: int) -> tuple[int, Range] | None:
    """The head and the extent of the source, by the parse where it lies among `tokens`, else by its place."""
    who = subject(verb)
    here = {t.i for t in tokens}
    if who is None or who.i not in here:
        who = _beside(verb, tokens, position) or (who if who is not None and who.i < verb.i else None)
    if who is None:
        return None
    start, end = phrase(who)
    if start <= verb.i < end:
        start, end = (start, verb.i) if who.i < verb.i else (verb.i + 1, end)
    if here and who.i in here:
        start, end = max(start, min(here)), min(end, max(here) + 1)
    start, end = trimmed(passage.doc, (start, end))
    if start >= end:
        start, end = who.i, who.i + 1
    left, right = characters(passage.doc, (start, end))
    return passage.at(who), (passage.offset + left, passage.offset + right)


def _beside(verb: Token, tokens: Sequence[Token], position: int) -> Token | None:
    """The noun or pronoun next to the verb: behind it where it comes first ("said Ms Ndiaye"), else before it."""
    after = [t for t in tokens[position + 1 : position + 8] if t.tag_.startswith(NOUNISH)]
    before = [t for t in tokens[:position] if t.tag_.startswith(NOUNISH)]
    if position == 0 and after:
        head = after[0]
        while head.head != head and head.head in after and head.dep_ in ("compound", "nmod", "amod"):
            head = head.head
        return head
    return before[-1] if before else None


def _sentence_end(text: str, start: int, limit: int) -> int:
    for match in BREAK.finditer(text, start, limit):
        if not ABBREVIATION.search(text, max(start, match.start() - 8), match.start() + 1):
            return match.end()
    return limit


def _sentence_start(text: str, limit: int, end: int) -> int:
    start = limit
    for match in BREAK.finditer(text, limit, end):
        if not ABBREVIATION.search(text, max(limit, match.start() - 8), match.start() + 1):
            start = match.end()
    return start


def _starts_sentence(text: str, quote: Quotation) -> bool:
    """Whether the quoted words begin like a sentence."""
    inside = text[quote.inner : quote.until].lstrip(" [(…." + "‘'“\"")
    return inside[:1].isupper() or inside[:1].isdigit()


def _free(text: str, quote: Quotation, left: int, right: int) -> bool:
    """Whether the quotation fills whole sentences: it begins one, and ends as one."""
    before = text[left : quote.start].rstrip()
    begins = not before or before.endswith((".", "!", "?", "…", ":", "—", ","))
    inside = text[quote.inner : quote.until].rstrip()
    after = text[quote.end : right].lstrip()
    ends = inside.endswith((".", "!", "?", "…", "—", "–", "-", ",")) or after[:1] in (".", "") or not quote.closed
    return begins and ends and (_starts_sentence(text, quote) or not before) and len(inside.split()) >= 2
