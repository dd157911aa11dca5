"""Looks up what stands where in one article: tokens, mentions, times, sentences."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from consilience.annotate.attribution.drafts import Passage, Range
from consilience.model import Annotated, Mention, Time

if TYPE_CHECKING:
    from consilience.annotate.tokens import Token


class Scene:
    """An annotated article with its parse, for looking up by offset."""

    def __init__(self, annotated: Annotated, passages: Sequence[Passage]) -> None:
        """`passages` in the order of the text."""
        self.article = annotated.article
        self.text = annotated.article.text
        self.passages = passages
        self._offsets = [passage.offset for passage in passages]
        self.mentions = annotated.mentions
        self._starts = [mention.span.start for mention in annotated.mentions]
        self.times = tuple(time for time in annotated.times if time.type in ("DATE", "TIME"))
        self._time_starts = [time.start for time in self.times]

    def passage(self, offset: int) -> Passage | None:
        """The passage that holds the character at `offset`."""
        index = bisect_right(self._offsets, offset) - 1
        if index < 0 or offset >= self.passages[index].end:
            return None
        return self.passages[index]

    def token(self, offset: int) -> tuple[Passage, Token] | None:
        """The token that holds the character at `offset`, with its passage."""
        passage = self.passage(offset)
        if passage is None:
            return None
        k = passage.index(offset + 1)
        return (passage, passage.doc[k - 1]) if k else None

    def last_before(self, offset: int) -> int:
        """Where the last character stands that is no white space before an offset; -1 if there is none."""
        back = offset - 1
        while back >= 0 and self.text[back].isspace():
            back -= 1
        return back

    def sentence(self, offset: int) -> Range | None:
        """The characters of the parser's sentence that holds the character at `offset`."""
        found = self.token(offset)
        if found is None:
            return None
        passage, token = found
        return passage.offset + token.sent.start_char, passage.offset + token.sent.end_char

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin between two offsets and end there, in order."""
        left, right = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [mention for mention in self.mentions[left:right] if mention.span.end <= end]

    def mention_at(self, offset: int) -> Mention | None:
        """The mention that holds the character at `offset`; the shortest, if several do."""
        right = bisect_right(self._starts, offset)
        holding = [m for m in self.mentions[max(0, right - 6) : right] if m.span.start <= offset < m.span.end]
        return min(holding, key=lambda m: m.span.end - m.span.start) if holding else None

    def times_in(self, start: int, end: int) -> list[Time]:
        """The dates and times of day that stand between two offsets."""
        left, right = bisect_left(self._time_starts, start), bisect_left(self._time_starts, end)
        return [time for time in self.times[left:right] if time.end <= end]


def inside(offset: int, ranges: Sequence[Range]) -> bool:
    """Whether the character at `offset` lies in one of the ranges."""
    return any(start <= offset < end for start, end in ranges)
