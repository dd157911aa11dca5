"""What the finders of names hand on: a stretch of one parsed passage with its kind, in tokens and characters."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from consilience.annotate.tokens import Tokens
from consilience.model import MentionKind

if TYPE_CHECKING:
    from consilience.annotate.tokens import Doc, Token

Range = tuple[int, int]
GENERATIONS = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
"""What tells members of a family with one name apart, in lower case."""


@dataclass(frozen=True)
class Stretch:
    """A parsed piece of a paragraph: its place in the article's text and its number among the pieces. `aside` tells
    that it stands beside the text that runs on, as a caption does; `headline`, that it is one."""

    number: int
    offset: int
    doc: Doc
    aside: bool = False
    headline: bool = False

    @property
    def words(self) -> list[str]:
        """The text of each token."""
        return self.doc.words

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

    @cached_property
    def text(self) -> str:
        """Its words, parted by single spaces."""
        return " ".join(word for word in self.stretch.words[self.start : self.end] if not word.isspace())

    @property
    def last(self) -> str:
        """Its last word, less "Jr." and the like."""
        return self.stretch.words[self.end - (2 if self.generation and self.end - self.start > 1 else 1)]

    @property
    def generation(self) -> str:
        """ "jr", "sr", "ii" where the name says which member of the family is meant; else empty."""
        word = self.stretch.words[self.end - 1].lower()
        return word.rstrip(".") if word in GENERATIONS else ""

    @cached_property
    def head(self) -> Token:
        """The token by which it hangs in the sentence."""
        return Tokens(self.stretch.doc, self.start, self.end).root

    @cached_property
    def place(self) -> Range:
        """Its characters in the article."""
        return self.stretch.characters(self.start, self.end)
