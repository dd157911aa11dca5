"""What the finders of attributions hand on: extents in characters, before speakers, occasions and days are known."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from consilience.annotate.attribution.frames import Frame, frame_of

if TYPE_CHECKING:
    from consilience.annotate.tokens import Doc, Token

Range = tuple[int, int]
BESIDE = "beside"
"""The construction of a quotation without a frame, next to a sentence about the one who speaks."""
TURN = "turn"
"""The construction of a turn in a transcript: all of it is said, without quotation marks."""
BLOCK = "block"
"""The construction of paragraphs that a line with a colon brings in: all of them is said, without quotation marks."""
CARRIED = "carried"
"""The construction of a quotation that goes on with the frame of the paragraph before."""


@dataclass(frozen=True)
class Passage:
    """A parsed stretch of a paragraph: the offset of `doc` in the article, and the index of the paragraph's region."""

    offset: int
    doc: Doc
    paragraph: int

    @cached_property
    def end(self) -> int:
        """The offset behind the last character."""
        if not len(self.doc):
            return self.offset
        last = self.doc[len(self.doc) - 1]
        return self.offset + last.idx + len(last.text_with_ws)

    def at(self, token: Token) -> int:
        """Where the token starts in the article."""
        return self.offset + token.idx

    def tokens(self, start: int, end: int) -> list[Token]:
        """The tokens that lie wholly between two offsets of the article, white space left out."""
        if end <= self.offset or start >= self.end:
            return []
        first, last = self.index(start), self.index(end)
        found = [self.doc[k] for k in range(first, last) if not self.doc[k].is_space]
        if found and self.at(found[-1]) + len(found[-1]) > end:
            found.pop()
        return found

    def index(self, offset: int) -> int:
        """The position of the first token that starts at `offset` in the article or behind it."""
        return bisect_left(self._places, offset - self.offset)

    def frame(self, token: Token) -> Frame | None:
        """What in the parse can carry an attribution that the token cues."""
        if token.i not in self._frames:
            self._frames[token.i] = frame_of(token)
        return self._frames[token.i]

    @cached_property
    def _frames(self) -> dict[int, Frame | None]:
        return {}

    @cached_property
    def _places(self) -> list[int]:
        return [token.idx for token in self.doc]


@dataclass(frozen=True)
class Draft:
    """An attribution in the making. `head` is where its cue's head word starts, `subject` where the head word of its
    source starts; `act` is the cue's kind of act, `construction` how it governs the content; `addressee` who is told,
    where that is known already."""

    paragraph: int
    cue: tuple[Range, ...]
    source: tuple[Range, ...]
    content: tuple[Range, ...]
    act: str
    construction: str
    head: int | None = None
    subject: int | None = None
    addressee: Range | None = None

    @cached_property
    def start(self) -> int:
        """Where it first stands in its paragraph; what it has from the paragraph before does not count."""
        if self.construction == CARRIED:
            return self.content[0][0]
        return min(start for ranges in (self.cue, self.source, self.content) for start, _ in ranges)


def by_paragraph(passages: Sequence[Passage]) -> dict[int, list[Passage]]:
    """The passages of each paragraph, in their order."""
    found: dict[int, list[Passage]] = {}
    for passage in passages:
        found.setdefault(passage.paragraph, []).append(passage)
    return found


def shared(left: Sequence[Range], right: Sequence[Range]) -> int:
    """How many characters two lists of ranges have in common."""
    common = 0
    for a, b in left:
        for c, d in right:
            if c < b and a < d:
                common += min(b, d) - max(a, c)
    return common


def meets(left: Sequence[Range], right: Sequence[Range]) -> bool:
    """Whether two lists of ranges have a character in common."""
    for a, b in left:  # loops, as this is asked some thousand times an article
        for c, d in right:
            if c < b and a < d:
                return True
    return False


def merged(ranges: list[Range], text: str) -> tuple[Range, ...]:
    """The ranges in order, joined where only white space or punctuation parts them."""
    joined: list[Range] = []
    for start, end in sorted(ranges):
        if joined and not any(c.isalnum() for c in text[joined[-1][1] : start]):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
