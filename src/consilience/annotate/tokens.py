"""The tokens of a parsed article as plain objects, read off spaCy's once.

A `Doc` of spaCy makes a new object each time a token is asked for, and looks each label up in its table of strings; the
annotators ask for some 25 tokens and 60 labels for every token of an article, which took a third of their time. The
names are spaCy's, and mean the same.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, count, repeat
from typing import TYPE_CHECKING, cast

import numpy as np
from msgspec import Struct

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc as Parse

    from consilience.contracts import Parsed

KEY = "consilience.tokens"
"""Where a `Doc` of spaCy keeps its tokens once they were read, in `user_data`."""
CODES = ["ORTH", "TAG", "DEP", "ENT_TYPE"]
NUMBERS = ["IDX", "SPACY", "IS_SPACE", "HEAD", "SENT_START"]
SHAPES = ["IS_PUNCT", "IS_QUOTE", "LIKE_NUM"]


class Token(Struct, eq=False):
    """One token, equal to itself alone. `children` are its dependents in their order."""

    doc: Doc
    i: int
    text: str
    lower_: str
    idx: int
    whitespace_: str
    tag_: str
    dep_: str
    ent_type_: str
    is_space: int
    head: Token = None  # type: ignore[assignment]  # filled in when all tokens are there
    children: Sequence[Token] = ()

    def __len__(self) -> int:
        """Characters, without the space behind."""
        return len(self.text)

    def __repr__(self) -> str:
        """Its text: what hangs on it would be the whole passage."""
        return self.text

    @property
    def text_with_ws(self) -> str:
        """The text with the space behind it, if there is one."""
        return self.text + self.whitespace_

    @property
    def is_alpha(self) -> bool:
        """Whether it is made of letters."""
        return self.text.isalpha()

    @property
    def is_upper(self) -> bool:
        """Whether it has letters, all of them capitals."""
        return self.text.isupper()

    @property
    def is_punct(self) -> bool:
        """Whether it is made of punctuation."""
        return bool(self.doc.shapes[self.i, 0])

    @property
    def is_quote(self) -> bool:
        """Whether it is a quotation mark."""
        return bool(self.doc.shapes[self.i, 1])

    @property
    def like_num(self) -> bool:
        """Whether it is a number, in digits or in words."""
        return bool(self.doc.shapes[self.i, 2])

    @property
    def sent(self) -> Tokens:
        """The sentence that it stands in."""
        return self.doc.sents[bisect_right(self.doc.openings, self.i) - 1]

    @property
    def lefts(self) -> list[Token]:
        """The dependents before it."""
        return [child for child in self.children if child.i < self.i]

    @property
    def rights(self) -> list[Token]:
        """The dependents behind it."""
        return [child for child in self.children if child.i > self.i]

    @property
    def left_edge(self) -> Token:
        """The first token of all that hangs on it."""
        return self.doc[self.doc.edges[0][self.i]]

    @property
    def right_edge(self) -> Token:
        """The last token of all that hangs on it."""
        return self.doc[self.doc.edges[1][self.i]]

    @property
    def ancestors(self) -> Iterator[Token]:
        """The tokens that it hangs on, nearest first."""
        token = self
        while token.head is not token:
            token = token.head
            yield token


class Tokens(Struct, eq=False):
    """A run of tokens, `start` to `end`: a sentence, or an entity with its label."""

    doc: Doc
    start: int
    end: int
    label_: str = ""

    def __iter__(self) -> Iterator[Token]:
        """Its tokens, in order."""
        return iter(self.doc[self.start : self.end])

    @property
    def start_char(self) -> int:
        """Where it begins in the text of the passage."""
        return self.doc[self.start].idx

    @property
    def end_char(self) -> int:
        """Where it ends there, without the space behind."""
        last = self.doc[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """Its characters, without the space behind."""
        return self.doc.text[self.start_char : self.end_char]

    @property
    def root(self) -> Token:
        """The token that the others hang on; of several that hang on tokens outside, the one nearest to a root, and
        a mark or a space only where there is nothing else."""
        tokens = self.doc[self.start : self.end]
        for token in tokens:
            if token.head is token:
                return token
        outward = [token for token in tokens if not self.start <= token.head.i < self.end]
        return min(outward, key=_depth) if outward else tokens[0]


def _depth(token: Token) -> int:
    """Steps from a token up to its root; a bare mark or space stands below all else."""
    if not token.children and (token.is_space or token.is_punct):
        return len(token.doc) - 1
    return sum(1 for _ in token.ancestors)


class Doc(list[Token]):
    """A parsed passage: its tokens in order, their `words`, its `text`, its sentences and entities. `openings` are the
    tokens that sentences begin with."""

    __slots__ = ("__dict__", "ents", "openings", "sents", "shapes", "text", "words")

    __hash__ = object.__hash__  # type: ignore[assignment]  # one passage is another only if it is the same object
    __eq__ = object.__eq__
    __ne__ = object.__ne__

    def __init__(self, parse: Parse, labels: Mapping[int, str]) -> None:
        """Reads `parse`, which is not kept; `labels` are the strings of its codes."""
        wanted: list[int | str] = [*CODES, *NUMBERS, *SHAPES]
        columns = parse.to_array(wanted).reshape(-1, len(wanted)).T
        self.shapes = columns[-len(SHAPES) :].T
        *codes, places, blank, white, _, _ = columns[: -len(SHAPES)].tolist()
        self.words, tags, deps, kinds = ([labels[code] for code in column] for column in codes)
        spaces = [" " if code else "" for code in blank]
        self.text = "".join(chain(*zip(self.words, spaces, strict=True)))
        lower = map(str.lower, self.words)
        super().__init__(map(Token, repeat(self), count(), self.words, lower, places, spaces, tags, deps, kinds, white))
        heads, opens = columns[-len(SHAPES) - 2 : -len(SHAPES)].astype(np.int64)
        self._hang(heads.tolist())
        self.openings = [0, *(np.flatnonzero(opens[1:] == 1) + 1).tolist()] if self else []
        self.sents = [Tokens(self, *ends) for ends in zip(self.openings, [*self.openings[1:], len(self)], strict=False)]
        self.ents = [Tokens(self, entity.start, entity.end, entity.label_) for entity in parse.ents]

    def _hang(self, up: Sequence[int]) -> None:
        """Joins each token with its head, which stands so many tokens behind it."""
        for token, far in zip(self, up, strict=True):
            if not far:
                token.head = token
                continue
            token.head = head = self[token.i + far]
            if head.children:
                cast("list[Token]", head.children).append(token)
            else:
                head.children = [token]

    @cached_property
    def edges(self) -> tuple[list[int], list[int]]:
        """The first and the last token of all that hangs on each token."""
        left, right = list(range(len(self))), list(range(len(self)))
        heads = [(token.i, token.head.i) for token in self if token.head is not token]
        changed = True
        while changed:  # once, and once more to see it, unless branches cross
            changed = False
            for child, head in chain(heads, reversed(heads)):
                if left[child] < left[head]:
                    left[head], changed = left[child], True
                if right[child] > right[head]:
                    right[head], changed = right[child], True
        return left, right


class Labels(dict[int, str]):
    """The strings of codes, each looked up once."""

    def __init__(self, strings: StringStore) -> None:
        """`strings` are those of the vocabulary."""
        self._strings = strings

    def __missing__(self, code: int) -> str:
        """What `code` stands for."""
        self[code] = found = self._strings[code]
        return found


def tokens_of(parsed: Parsed) -> list[tuple[int, Doc]]:
    """The passages of an article with their offsets, read at the first call and kept with the parse for the others."""
    unread = [parse for _, parse in parsed if KEY not in parse.user_data]
    if unread:
        labels = Labels(unread[0].vocab.strings)
        for parse in unread:
            parse.user_data[KEY] = Doc(parse, labels)
    return [(offset, parse.user_data[KEY]) for offset, parse in parsed]
