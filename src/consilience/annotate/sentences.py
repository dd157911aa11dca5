"""Sentences: the parser's, kept within paragraphs and mended where it splits behind an abbreviation, an initial or
before a closing quotation mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from consilience.annotate.tokens import tokens_of
from consilience.contracts import Parsed
from consilience.lexicon import words
from consilience.model import READABLE, Annotated, Article, Sentence, Span

SPLIT_WORD = re.compile(r"([\w.\-]+)\.$")
INITIAL = re.compile(r"(?:^|[\s.(\"“‘'])(?:[A-Z]\.)+$")
CLOSING = re.compile(r"[\"”’»'›)\]]+(?=\s|$)")
LONGEST_TAIL = 40


class SentenceAnnotator:
    """Divides each readable region into sentences."""

    requires = frozenset({"article"})
    assigns = frozenset({"sentences"})

    def __call__(self, annotated: Annotated, parsed: Parsed, /) -> Annotated:
        """The article with its sentences."""
        return msgspec.structs.replace(annotated, sentences=tuple(sentences(annotated.article, parsed)))


def sentences(article: Article, parsed: Parsed) -> Iterator[Sentence]:
    """The sentences in the order of the text; no sentence crosses a paragraph, none is empty."""
    readable = [(index, region) for index, region in enumerate(article.regions) if region.kind in READABLE]
    borders: dict[int, list[int]] = {}
    at = 0
    for offset, doc in tokens_of(parsed):
        while at + 1 < len(readable) and readable[at][1].end <= offset:
            at += 1
        starts = [offset + sentence.start_char for sentence in doc.sents]
        borders.setdefault(at, []).extend(starts)
    for number, starts in borders.items():
        index, region = readable[number]
        for start, end in _mended(article.text, region.start, region.end, starts):
            yield Sentence(span=Span(article.id, start, end), paragraph=index)


def _mended(text: str, start: int, end: int, starts: list[int]) -> Iterator[tuple[int, int]]:
    """The stretches between borders that hold, without the white space around them."""
    kept = [start]
    for border in sorted(set(starts)):
        if border <= kept[-1] or border >= end:
            continue
        closing = CLOSING.match(text, border, end)
        if closing is not None and text[border - 1 : border].strip():  # glued: the mark closes what stands before
            border = closing.end()
        if border < end and _holds(text, kept[-1], border):
            kept.append(border)
    for left, right in zip(kept, [*kept[1:], end], strict=True):
        while left < right and text[left].isspace():
            left += 1
        while right > left and text[right - 1].isspace():
            right -= 1
        if left < right:
            yield left, right


def _holds(text: str, start: int, border: int) -> bool:
    """Whether a sentence can end before `border`: not in the middle of a word, nor behind an abbreviation or an
    initial, nor before a small letter where no sentence was closed."""
    left = max(start, border - LONGEST_TAIL)
    before = text[left:border].rstrip()
    after = text[border : border + 2].lstrip()
    if not before:
        return False
    if before[-1].isalnum() and border == left + len(before) and after[:1].isalnum():
        return False
    abbreviated = SPLIT_WORD.search(before)
    if abbreviated is not None:
        if abbreviated.group(1) in words("annotate/abbreviations.txt"):
            return False
        if INITIAL.search(before):
            return bool(
                re.match(r"\s*(?:The|A|An|In|On|It|He|She|They|But|And|We|This|That)\b", text[border : border + 8])
            )
    return not (before[-1] not in ".!?…:;\"”’»'—–)]" and after[:1].islower())
