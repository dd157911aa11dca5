"""An article's readable words in order, each with its place in the text and whether it stands in quotation marks."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import pairwise

import numpy as np
from msgspec import Struct

from consilience.model import READABLE, Annotated, Region, Span
from consilience.resolve.lists import Places

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
OPENING, CLOSING = "“„«", "”»"
END = re.compile(r"[.!?…][\"”’»)\]]*\s+(?=[\"“‘«(\[]*[^\W\d_a-z])|\n")
POST = re.compile(r"\(@\w{1,30}\)")  # signs the whole paragraph as a post on a social medium
REPEATED = 3  # characters; a line or sentence of fewer tells nothing


class Sentence(Struct, frozen=True):
    """Words `first` to `last` (exclusive) of a `Text`, at characters `start` to `end`."""

    first: int
    last: int
    start: int
    end: int


class Text(Struct, frozen=True, kw_only=True, dict=True):
    """`words` are folded; word n stands at characters `starts[n]` to `ends[n]`, `quoted[n]` says whether somebody
    else's words are given there, and `capital[n]` whether it begins with a capital letter."""

    article: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    quoted: tuple[bool, ...]
    capital: tuple[bool, ...]
    sentences: tuple[Sentence, ...]

    @cached_property
    def own(self) -> int:
        """How many words are the outlet's own, not quoted."""
        return len(self.words) - sum(self.quoted)

    @cached_property
    def limits(self) -> tuple[Places, Places]:
        """The first words of the sentences, and the last ones (exclusive)."""
        several = np.array([(sentence.first, sentence.last) for sentence in self.sentences], np.intp).reshape(-1, 2)
        return several[:, 0], several[:, 1]

    def span(self, first: int, last: int) -> Span:
        """The characters of the words `first` to `last` (exclusive)."""
        return Span(self.article, self.starts[first], self.ends[last - 1])


def read(annotated: Annotated) -> Text:
    """The words of an article's readable regions, captions left out (agencies sell pictures apart from text)."""
    article = annotated.article
    regions = [r for r in article.regions if r.kind in READABLE and r.kind != "caption"]
    if not article.regions:
        regions = [Region(start=0, end=len(article.text), kind="body")]
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    quoted: list[bool] = []
    capital: list[bool] = []
    limits: list[tuple[int, int]] = []
    for region in regions:
        post = POST.search(article.text, region.start, region.end)
        inside = [(region.start, post.start())] if post else _quotations(article.text, region.start, region.end)
        places = [match.span() for match in WORD.finditer(article.text, region.start, region.end)]
        written = [article.text[start:end] for start, end in places]
        first = len(starts)
        words += map(fold, written)
        starts += [start for start, _ in places]
        ends += [end for _, end in places]
        capital += [word[0].isupper() for word in written]
        quoted += [False] * len(places)
        for start, end in inside:
            here, there = bisect_left(starts, start, first), bisect_left(starts, end, first)
            quoted[here:there] = [True] * (there - here)
        limits.extend(_sentences(article.text, region))
    return Text(
        article=article.id,
        words=tuple(words),
        starts=tuple(starts),
        ends=tuple(ends),
        quoted=tuple(quoted),
        capital=tuple(capital),
        sentences=tuple(
            Sentence(first, last, starts[first], ends[last - 1])
            for first, last in ((bisect_left(starts, start), bisect_right(ends, end)) for start, end in limits)
            if last - first >= REPEATED
        ),
    )


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """`word` in lower case, without accents and possessive ending."""
    plain = unicodedata.normalize("NFKD", word.lower().replace("’", "'"))
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).removesuffix("'s")


def _quotations(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches between quotation marks in one paragraph; a quotation that is not closed runs to its end."""
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for match in re.finditer(f'["{OPENING}{CLOSING}\\n]', text[start:end]):
        sign, place = match.group(), start + match.start()
        if opened is None and (sign in OPENING or sign == '"'):
            opened = place
        elif opened is not None and (sign in CLOSING or sign in '"\n'):
            found.append((opened, place))
            opened = None
    if opened is not None:
        found.append((opened, end))
    return found


def _sentences(text: str, region: Region) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of a region."""
    cuts = [region.start, *(m.end() for m in END.finditer(text, region.start, region.end)), region.end]
    return (pair for pair in pairwise(cuts) if pair[0] < pair[1])
