"""What the finders of names hand on: a stretch of one parsed passage with its kind, in tokens and characters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from consilience.model import MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Range = tuple[int, int]


@dataclass(frozen=True)
class Stretch:
    """A parsed piece of a paragraph: its place in the article's text and its number among the pieces. `aside` tells
    that it stands beside the text that runs on, as a caption does."""

    number: int
    offset: int
    doc: Doc
    aside: bool = False

    def characters(self, start: int, end: int) -> Range:
        """The characters of the tokens `start` to `end`, in the article."""
        last = self.doc[end - 1]
        return self.offset + self.doc[start].idx, self.offset + last.idx + len(last)


@dataclass(frozen=True)
class Name:
    """A mention in the making: tokens `start` to `end` of a stretch. `sure` tells whether more than the recogniser's
    word stands behind the kind. `title` is the extent of the office beside it."""

    stretch: Stretch
    start: int
    end: int
    kind: MentionKind
    sure: bool = False
    title: Range | None = None

    @property
    def text(self) -> str:
        """Its words, parted by single spaces."""
        return " ".join(token.text for token in self.stretch.doc[self.start : self.end] if not token.is_space)

    @property
    def last(self) -> str:
        """Its last word."""
        return self.stretch.doc[self.end - 1].text

    @property
    def head(self) -> Token:
        """The token by which it hangs in the sentence."""
        return self.stretch.doc[self.start : self.end].root

    @property
    def place(self) -> Range:
        """Its characters in the article."""
        return self.stretch.characters(self.start, self.end)
