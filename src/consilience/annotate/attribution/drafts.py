"""What the finders of attributions hand on: extents in characters, before speakers, occasions and days are known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Range = tuple[int, int]


@dataclass(frozen=True)
class Passage:
    """A parsed stretch of a paragraph: the offset of `doc` in the article, and the index of the paragraph's region."""

    offset: int
    doc: Doc
    paragraph: int

    @property
    def end(self) -> int:
        """The offset behind the last character."""
        return self.offset + len(self.doc.text)

    def at(self, token: Token) -> int:
        """Where the token starts in the article."""
        return self.offset + token.idx

    def tokens(self, start: int, end: int) -> list[Token]:
        """The tokens that lie wholly between two offsets of the article, white space left out."""
        return [
            token
            for token in self.doc
            if token.idx + self.offset >= start and token.idx + self.offset + len(token) <= end and not token.is_space
        ]


@dataclass(frozen=True)
class Draft:
    """An attribution in the making. `head` is where its cue's head word starts, `subject` where the head word of its
    source starts; `act` is the cue's kind of act, `construction` how it governs the content."""

    paragraph: int
    cue: tuple[Range, ...]
    source: tuple[Range, ...]
    content: tuple[Range, ...]
    act: str
    construction: str
    head: int | None = None
    subject: int | None = None

    @property
    def start(self) -> int:
        """Where it first stands in its paragraph; what it has from the paragraph before does not count."""
        if self.construction == "carried":
            return self.content[0][0]
        return min(start for ranges in (self.cue, self.source, self.content) for start, _ in ranges)


def merged(ranges: list[Range], text: str) -> tuple[Range, ...]:
    """The ranges in order, joined where only white space or punctuation parts them."""
    joined: list[Range] = []
    for start, end in sorted(ranges):
        if joined and not any(c.isalnum() for c in text[joined[-1][1] : start]):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
