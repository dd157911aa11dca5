"""What can be replaced, on one page: a reader, an annotator, a runner.

A new implementation is one file in its stage's folder and one line in the stage's `__init__.py`; the tests in
`tests/contract` then run over it as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from consilience.model import Annotated, Article, Skipped

if TYPE_CHECKING:  # heavy, and only named here
    from spacy.tokens import Doc

Input = TypeVar("Input")
Output = TypeVar("Output")

Parsed = Sequence[tuple[int, "Doc"]]
"""The readable regions of one article, parsed one by one: the offset of each in the article's text, and its tokens."""


class Reader(Protocol):
    """Turns the bytes of one file into articles.

    Never raises for bad input: what can't be read comes back as `Skipped`. `name` is the path that the articles get.
    """

    def __call__(self, data: bytes, name: str, /) -> Iterator[Article | Skipped]:
        """The articles in `data`, in their order there."""
        ...


class Annotator(Protocol):
    """Adds one kind of record to an article, reading only the fields of `Annotated` that it names.

    `requires` and `assigns` are names of fields of `Annotated`; the annotate stage checks before anything runs that
    each required field is assigned by an earlier annotator. The same article gives the same records, always.
    """

    requires: frozenset[str]
    assigns: frozenset[str]

    def __call__(self, annotated: Annotated, parsed: Parsed, /) -> Annotated:
        """`annotated` with the fields in `assigns` filled in."""
        ...


class Runner(Protocol):
    """Applies a function to many inputs and yields the outputs in the order of the inputs, whatever runs first."""

    def __call__(self, function: Callable[[Input], Output], inputs: Iterable[Input], /) -> Iterator[Output]:
        """`function` of each of `inputs`."""
        ...
