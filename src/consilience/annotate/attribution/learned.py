"""Joins the tagger's attributions with those of the rules.

What marks show is the rules': a quotation with its frame, a turn of a transcript, a block quotation. What else is an
attribution the tagger decides; where the rules see it too, the parse decides where it begins and ends. Beside these
stand the constructions that are hardly ever anything but an attribution, and the reports within reports, of which the
tagger has learned nothing, as its corpus marks the outermost only.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from consilience.annotate.attribution.completing import completed
from consilience.annotate.attribution.drafts import (
    BESIDE,
    BLOCK,
    CARRIED,
    TURN,
    Draft,
    Passage,
    Range,
    by_paragraph,
    meets,
    merged,
    shared,
)
from consilience.annotate.attribution.repairs import circumstance
from consilience.annotate.attribution.syntax import characters, without
from consilience.annotate.attribution.tagger import Tagged
from consilience.annotate.cues import Cue, cue_of
from consilience.annotate.quotations import Quotation, Quoted, of_article
from consilience.model import Annotated

if TYPE_CHECKING:
    from consilience.annotate.tokens import Token

MOST = 0.6
"""The share of a quotation that the tagger must take for content for the whole of it to be."""
LEFT = 0.25
"""The share of a content that must be left beside the quotations of others for it to be one."""
ENOUGH = 0.42
"""How sure the tagger must be of cue and content where the rules see nothing."""
ALIKE = 0.7
"""The likeness of their contents (Jaccard) from which a draft of the rules is the same attribution."""
SAME = 0.5
"""The share of its content from which one draft stands in the place of another."""
USUAL = 0.65
"""The share from which a construction of a cue is an attribution, whatever the tagger says."""
STRUCTURAL = frozenset({"quote", "label", CARRIED, TURN, BLOCK, BESIDE})
"""Constructions that marks show."""
PARTS = (("V", ("V", "MD")), ("N", ("NN",)), ("J", ("JJ",)))
LEAST_TOKENS = 3
"""Tokens that stand before a circumstance at the least."""
NEIGHBOURS = 16
"""Drafts before and behind a place among which those that share characters with it are sought."""
WORD = re.compile(r"\w+")


class Places:
    """Drafts by where they stand, for finding those that meet a range."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        """`drafts` in any order."""
        self._drafts = sorted(drafts, key=lambda draft: draft.start)
        self._starts = [draft.start for draft in self._drafts]

    def near(self, offset: int) -> Sequence[Draft]:
        """The drafts that begin a little before or behind an offset."""
        k = bisect_left(self._starts, offset)
        return self._drafts[max(0, k - NEIGHBOURS) : k + NEIGHBOURS]


def combined(
    annotated: Annotated,
    found: Sequence[Tagged],
    ruled: Sequence[Draft],
    passages: Sequence[Passage],
    spoken: Collection[Quotation],
) -> list[Draft]:
    """The attributions of the article in the order of the text; `found` by the tagger, `ruled` by the rules. `spoken`
    are its quotations that are no titles."""
    text = annotated.article.text
    quoted = of_article(annotated.article)
    quotes = Quoted(quoted)
    said = set(spoken)
    titled = [(quote.start, quote.end) for quote in quoted if quote not in said]
    shown = [draft for draft in ruled if draft.construction in STRUCTURAL or _quoted(draft, quotes)]
    told_by_marks = set(shown)
    others = [draft for draft in ruled if draft not in told_by_marks]
    marked, loose = Places(shown), Places(others)
    sentences = sorted((sentence.span.end, sentence.span.start) for sentence in annotated.sentences)
    paragraphs = by_paragraph(passages)
    sourced: dict[Draft, Draft] = {}
    beyond: dict[Draft, tuple[Range, ...]] = {}
    learned: list[tuple[float, Draft]] = []
    alone: list[tuple[Tagged, tuple[Range, ...]]] = []
    for item in found:
        near = marked.near(item.cue[0])
        if not _worded(text, item.cue) or any(_spoken(draft, item) for draft in near):
            continue  # a colon is the rules', who know labels from names
        here = paragraphs.get(item.paragraph, [])
        same = [d for d in (*near, *loose.near(item.cue[0])) if meets(d.cue, (item.cue,))]
        sourced.update({draft: _sourced(draft, item, here) for draft in same})
        holes = [place for draft in near if not _told_within(draft, item, here) for place in draft.content]
        content = _left(text, item, [*titled, *holes], quotes)
        content = uncircumstanced(_within_sentence(text, item, content, sentences, quotes), here)
        drawn = _drawn(item, content, loose)
        framing = next((draft for draft in same if draft.construction == "quote"), None)
        if framing is not None:
            beyond[framing] = content
        elif drawn is not None:
            learned.append((item.certain, sourced[drawn]))
        elif content and item.certain * item.sure >= ENOUGH:
            alone.append((item, content))
    learned.extend((item.certain, draft) for item, draft in _drafted(alone, paragraphs))
    told = _apart(learned)
    cues = [item.cue for item in found if item.certain >= SAME]
    held = [completed(text, sourced.get(draft, draft), beyond.get(draft, ()), cues) for draft in shown]
    places = Places([*told, *held])
    kept = [
        sourced.get(draft, draft)
        for draft in others
        if _stands(text, draft, places.near(draft.start), agreed=draft in sourced)
    ]
    return sorted([*told, *held, *kept], key=lambda draft: (draft.start, draft.content))


def _told_within(draft: Draft, item: Tagged, here: Sequence[Passage]) -> bool:
    """Whether the frame of a quotation is a part of what somebody says ("said that he told them, “…”"): so are the
    words then."""
    if not draft.cue or not any(start <= draft.cue[0][0] < end for start, end in item.content):
        return False
    head = _head(item.cue, here)
    cue = _lexical(head[1]) if head is not None else None
    return cue is not None and cue.speaks


def _spoken(draft: Draft, item: Tagged) -> bool:
    """Whether the cue is a word that somebody says, in a turn of a transcript or a block quotation."""
    return draft.construction in (TURN, BLOCK, "label") and any(a <= item.cue[0] < b for a, b in draft.content)


def _left(text: str, item: Tagged, holes: Sequence[Range], quotes: Quoted) -> tuple[Range, ...]:
    """The content, quotations whole, less what marks show to be said in another frame or the title of a work; nothing
    if that is most."""
    content = whole(text, item.content, quotes)
    left = merged([place for extent in content for place in without(extent, holes) if _worded(text, place)], text)
    return left if _size(left) >= LEFT * _size(content) else ()


def _quoted(draft: Draft, quotes: Quoted) -> bool:
    """Whether the content is one whole quotation."""
    ((start, end), *more) = draft.content
    return not more and any(quote.start == start and quote.end == end for quote in quotes.meeting(start, end))


def _within_sentence(
    text: str, item: Tagged, content: tuple[Range, ...], sentences: Sequence[Range], quotes: Quoted
) -> tuple[Range, ...]:
    """The content without what stands in other sentences than the cue and in no quotation marks: there the article
    may speak again itself; nor does a dateline before it belong there. `sentences` are their ends and starts."""
    k = bisect_right(sentences, (item.cue[0], len(text)))
    limit, begin = sentences[k] if k < len(sentences) else (len(text), sentences[-1][0] if sentences else 0)
    pieces: list[Range] = []
    for start, end in content:
        pieces.extend((max(start, quote.start), min(end, quote.end)) for quote in quotes.meeting(start, end))
        pieces.append((max(start, begin), min(end, limit)))
    return merged([place for place in pieces if place[0] < place[1] and _worded(text, place)], text)


def uncircumstanced(content: tuple[Range, ...], here: Sequence[Passage]) -> tuple[Range, ...]:
    """The content without the clause behind its last comma that tells of the reporting (", hours after …")."""
    if not content:
        return content
    start, end = content[-1]
    for passage in here:
        for before, token in pairwise(passage.tokens(start, end)):
            if before.text == "," and before.i - passage.index(start) >= LEAST_TOKENS and circumstance(token):
                return (*content[:-1], (start, passage.at(before)))
    return content


def _worded(text: str, place: Range) -> bool:
    return any(char.isalnum() for char in text[place[0] : place[1]])


def _drawn(item: Tagged, content: Sequence[Range], loose: Places) -> Draft | None:
    """The draft of the rules for the same attribution."""
    for draft in loose.near(item.cue[0]):
        if not meets(draft.cue, (item.cue,)):
            continue
        common = shared(draft.content, content)
        if common > ALIKE * (_size(draft.content) + _size(content) - common):
            return draft
    return None


def _sourced(draft: Draft, item: Tagged, here: Sequence[Passage]) -> Draft:
    """The draft with the tagger's source, where it has another one or none: it errs less than the parse."""
    if not item.source or meets(draft.source, item.source) or (draft.source and _quoted_as(draft.head, here)):
        return draft
    return replace(draft, source=item.source, subject=_subject(item.source, here))


def _quoted_as(head: int | None, here: Sequence[Passage]) -> bool:
    """Whether the cue is "saying" in "the agency quoted the minister as saying": the tagger's corpus gives that to the
    agency, but they are the minister's words."""
    for passage in here:
        before = passage.doc[: max(0, passage.index(head or 0))]
        if head is not None and passage.offset <= head < passage.end and len(before):
            return before[-1].lower_ == "as"
    return False


def _apart(learned: Sequence[tuple[float, Draft]]) -> list[Draft]:
    """The drafts less those that mostly repeat the content of a surer one."""
    order = sorted(learned, key=lambda pair: (-pair[0], pair[1].start))
    places = Places([draft for _, draft in order])
    rank = {draft: k for k, (_, draft) in reversed(list(enumerate(order)))}
    dropped: set[Draft] = set()
    for _, draft in order:
        surer = [other for other in places.near(draft.start) if rank[other] < rank[draft] and other not in dropped]
        if any(_repeats(draft, other) for other in surer):
            dropped.add(draft)
    return [draft for draft in rank if draft not in dropped]


def _repeats(draft: Draft, other: Draft) -> bool:
    return shared(draft.content, other.content) >= SAME * min(_size(draft.content), _size(other.content))


def _stands(text: str, draft: Draft, others: Sequence[Draft], agreed: bool) -> bool:
    """Whether a draft of the rules that marks don't show is kept beside the others; `agreed` tells that the tagger
    takes its cue for one too."""
    if any(meets(draft.cue, other.cue) for other in others):
        return False
    for other in others:
        if shared(draft.content, other.content) >= SAME * _size(draft.content):
            within = draft.head is not None and any(start <= draft.head < end for start, end in other.content)
            return within or agreed
    return draft.construction == "according" or _usual(text, draft)


def _usual(text: str, draft: Draft) -> bool:
    """Whether the cue in this construction is hardly ever anything but an attribution ("said that")."""
    word = WORD.match(text, draft.head) if draft.head is not None else None
    cues = [cue_of(part, word.group().lower()) for part, _ in PARTS] if word is not None else []
    return any(cue is not None and cue.share(draft.construction) >= USUAL for cue in cues)


def _drafted(
    items: Sequence[tuple[Tagged, tuple[Range, ...]]], paragraphs: Mapping[int, Sequence[Passage]]
) -> list[tuple[Tagged, Draft]]:
    """A draft of each of `items` and its content."""
    here = {item.paragraph: paragraphs.get(item.paragraph, ()) for item, _ in items}
    return [(item, draft_of(item, content, here[item.paragraph])) for item, content in items]


def draft_of(item: Tagged, content: tuple[Range, ...], here: Sequence[Passage]) -> Draft:
    """The draft of one attribution with its `content`; `here` are the passages of the paragraph of its cue."""
    head = _head(item.cue, here)
    cue = _lexical(head[1]) if head is not None else None
    place = head[0].at(head[1]) if head is not None else None
    shown = head[0].frame(head[1]) if head is not None else None
    source = item.source
    if head is not None and shown is not None and shown.source and (not source or _quoted_as(place, here)):
        start, end = characters(head[0].doc, shown.source)
        source = ((head[0].offset + start, head[0].offset + end),)
    if head is not None and head[1].lower_.startswith("according"):
        construction = "according"
    else:
        construction = shown.construction if shown is not None else "clause"
    return Draft(
        paragraph=item.paragraph,
        cue=(item.cue,),
        source=source,
        content=content,
        act=cue.act if cue is not None else "say",
        construction=construction,
        head=place,
        subject=_subject(source, here),
    )


def whole(text: str, content: Sequence[Range], quotes: Quoted) -> tuple[Range, ...]:
    """The content with the whole of each quotation that it holds most of, its marks among it."""
    ranges = []
    for start, end in content:
        left, right = start, end
        for quote in quotes.meeting(start, end):
            held = min(end, quote.until) - max(start, quote.inner)
            if held >= MOST * (quote.until - quote.inner):
                left, right = min(left, quote.start), max(right, quote.end)
        ranges.append((left, right))
    return merged(ranges, text)


def _head(cue: Range, here: Sequence[Passage]) -> tuple[Passage, Token] | None:
    """The word of the cue that governs what is reported: its verb, noun or adjective of the lexicon, else its top."""
    for passage in here:
        tokens = passage.tokens(*cue)
        if not tokens:
            continue
        for token in reversed(tokens):
            if _lexical(token) is not None:
                return passage, token
        return passage, next((t for t in tokens if t.head == t or t.head not in tokens), tokens[-1])
    return None


def _lexical(token: Token) -> Cue | None:
    for part, tags in PARTS:
        if token.tag_.startswith(tags):
            return cue_of(part, token.lower_)
    return None


def _subject(source: Sequence[Range], here: Sequence[Passage]) -> int | None:
    """Where the word stands that all others of the source hang on."""
    for passage in here:
        for start, end in source:
            tokens = passage.tokens(start, end)
            if tokens:
                inner = {token.i for token in tokens}
                top = next((t for t in tokens if t.head == t or t.head.i not in inner), tokens[0])
                return passage.at(top)
    return source[0][0] if source else None


def _size(ranges: Sequence[Range]) -> int:
    return sum(end - start for start, end in ranges)
