"""Parses the readable regions of an article: with the language model, or with the reader where that is loaded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

from consilience.annotate.marks import known_marks
from consilience.model import READABLE, Article

if TYPE_CHECKING:
    from spacy.language import Language

    from consilience.annotate.models import Models
    from consilience.contracts import Parsed

PIECE = 10_000
"""Characters from which a paragraph is parsed in pieces: memory and time stay flat for a text in one single line."""

SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+")


KEPT = 20_000
"""Words that the vocabulary keeps for good, some 3 MB: those of the first few hundred articles, among them nearly all
that later ones have in common."""


def room(nlp: Language) -> AbstractContextManager[object]:
    """Where one article is parsed and what was parsed is read. Once the vocabulary holds `KEPT` words, what an article
    adds to it is forgotten at the end, so that memory stays bounded; to forget all of it always would cost a tenth of
    the parse."""
    return nullcontext() if len(nlp.vocab) < KEPT else nlp.memory_zone()


def parse(article: Article, models: Models) -> Parsed:
    """Each readable region of the article as (offset in the text, tokens); a very long one as several, cut at
    sentence ends."""
    pieces = [
        (start, end)
        for region in article.regions
        if region.kind in READABLE
        for start, end in cut(article.text, region.start, region.end)
    ]
    texts = (readable(article.text[start:end]) for start, end in pieces)
    docs = models.nlp.pipe(texts) if models.reader is None else map(models.nlp.make_doc, texts)
    parts = [(start, doc) for (start, _), doc in zip(pieces, docs, strict=True)]
    if models.reader is not None:
        models.reader(article, parts)
    return parts


def cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """`start` to `end` in pieces of at most `PIECE` characters, each cut behind its last sentence end, word end, or
    just so where there is neither."""
    while end - start > PIECE:
        ends = [match.end() for match in SENTENCE_END.finditer(text, start + PIECE // 2, start + PIECE)]
        middle = ends[-1] if ends else text.rfind(" ", start + PIECE // 2, start + PIECE) + 1 or start + PIECE
        yield start, middle
        start = middle
    if start < end:
        yield start, end


WHITE = re.compile(r"[^\S ]|[\x00-\x08\x0e-\x1f\x7f-\x9f]")
BROKEN = re.compile(r"[\ud800-\udfff]")


def readable(text: str) -> str:
    """`text`, as long as it is, with what the tokenizer stumbles over replaced: other white space and control
    characters by spaces, lone surrogates by U+FFFD, unusual forms of quotation marks by the usual ones."""
    return BROKEN.sub("\ufffd", WHITE.sub(" ", known_marks(text)))
