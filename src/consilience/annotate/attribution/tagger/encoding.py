"""Turns an article into what the tagger reads: windows of word pieces with the form of each word and its place in or
outside quotation marks.

A word is what the tokenizer takes for one before it cuts it into pieces: a run of letters and digits, or a single mark.
The tagger reads a word by its first piece. A window holds whole paragraphs, as many as fit; a separator stands behind
each. A paragraph that is too long for a window is divided at the end of a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from consilience.annotate.parsing import readable
from consilience.annotate.places import CLOSING, OPENING, OUTSIDE, WITHIN, kind_of
from consilience.annotate.quotations import of_article
from consilience.model import READABLE, Article

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    Ints = NDArray[np.int64]

LONGEST = 254
"""Word pieces in a window beside its first and last separator, in training."""
LONGEST_WORD = 24
"""Pieces of one word that are read; the rest of a longer one tells nothing more."""
FORMS = ("lower", "capital", "capitals", "mixed", "digits", "mark", "separator")
LOWER, CAPITAL, CAPITALS, MIXED, DIGITS, MARK, SEPARATED = range(len(FORMS))
START, SEPARATOR = 101, 102


class Word(NamedTuple):
    """Offsets in the article, pieces, form, place and kind of region (indices of the tuples above), paragraph."""

    start: int
    end: int
    pieces: tuple[int, ...]
    form: int
    place: int
    kind: int
    paragraph: int


@dataclass(frozen=True)
class Window:
    """Words that are read together, and for each piece its id, form, place and kind, all of one length. `first` is
    the position of each word's first piece; a separator between paragraphs counts as a word of no length."""

    words: tuple[Word, ...]
    ids: Ints
    forms: Ints
    places: Ints
    kinds: Ints
    first: Ints


def windows(article: Article, tokenizer: Tokenizer, longest: int = LONGEST) -> list[Window]:
    """All readable words of the article, each in exactly one window of at most `longest` pieces beside its first and
    last separator, in the order of the text."""
    packed: list[list[Word]] = [[]]
    size = 0
    for paragraph in _paragraphs(article, tokenizer):
        for part in _parts(paragraph, longest):
            pieces = sum(len(word.pieces) for word in part) + 1
            if packed[-1] and size + pieces > longest:
                packed.append([])
                size = 0
            packed[-1].extend((*part, _separator(part[-1])))
            size += pieces
    return [_window(words) for words in packed if words]


def _paragraphs(article: Article, tokenizer: Tokenizer) -> Iterator[list[Word]]:
    """The words of each readable region that has any."""
    marks: dict[int, int] = {}
    inside: list[tuple[int, int]] = []
    for quote in of_article(article):
        marks.update(dict.fromkeys(range(quote.start, quote.inner), OPENING))
        marks.update(dict.fromkeys(range(quote.until, quote.end), CLOSING))
        inside.append((quote.inner, quote.until))
    at = 0
    for number, region in enumerate(article.regions):
        if region.kind not in READABLE:
            continue
        text = readable(article.text[region.start : region.end])
        encoded = tokenizer.encode(text, add_special_tokens=False)
        kind = kind_of(region.kind)
        words: list[Word] = []
        for start, end, pieces in _pieces(encoded.ids, encoded.offsets, encoded.word_ids):
            left, right = region.start + start, region.start + end
            while at < len(inside) and inside[at][1] <= left:
                at += 1
            held = at < len(inside) and inside[at][0] <= left
            place = marks.get(left, WITHIN if held else OUTSIDE)
            words.append(Word(left, right, pieces, form(text[start:end]), place, kind, number))
        if words:
            yield words


def _pieces(
    ids: Sequence[int], offsets: Sequence[tuple[int, int]], numbers: Sequence[int | None]
) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """Each word's offsets and pieces."""
    k = 0
    while k < len(ids):
        last = k
        while last + 1 < len(ids) and numbers[last + 1] == numbers[k]:
            last += 1
        yield offsets[k][0], offsets[last][1], tuple(ids[k : min(last + 1, k + LONGEST_WORD)])
        k = last + 1


def form(word: str) -> int:
    """Which of `FORMS` the word has."""
    if word.isdigit():
        return DIGITS
    if not (word.isalnum() or any(char.isalnum() for char in word)):
        return MARK
    if word.islower():
        return LOWER
    if word.isupper() and len(word) > 1:
        return CAPITALS
    if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
        return CAPITAL
    return MIXED


def _parts(paragraph: Sequence[Word], longest: int) -> Iterator[Sequence[Word]]:
    """The paragraph in parts that fit a window, cut behind the last mark that can end a sentence, or where it must."""
    rest = paragraph
    while True:
        size, fits = 1, 0
        while fits < len(rest) and size + len(rest[fits].pieces) <= longest:
            size += len(rest[fits].pieces)
            fits += 1
        if fits == len(rest):
            yield rest
            return
        ends = (k + 1 for k in range(fits - 1, fits // 2, -1) if _stop(rest[k]))
        cut = next(ends, fits)
        yield rest[:cut]
        rest = rest[cut:]


STOP_PIECES = frozenset({1012, 999, 1029, 1529})
"""The pieces ".", "!", "?" and "…"."""


def _stop(word: Word) -> bool:
    return word.pieces[0] in STOP_PIECES


def _separator(last: Word) -> Word:
    return Word(last.end, last.end, (SEPARATOR,), SEPARATED, 0, last.kind, last.paragraph)


def _window(words: Sequence[Word]) -> Window:
    sizes = np.array([1, *(len(word.pieces) for word in words)])
    ids = np.array([START, *chain.from_iterable(word.pieces for word in words)], dtype=np.int64)
    told = [(SEPARATED, 0, words[0].kind), *((word.form, word.place, word.kind) for word in words)]
    forms, places, kinds = np.repeat(np.array(told, dtype=np.int64).T, sizes, axis=1)
    return Window(tuple(words), ids, forms, places, kinds, np.cumsum(sizes)[:-1])
