"""What can be replaced, on one page: a reader, an annotator, a runner, a store.

A new implementation is one file in its stage's folder and one line in the stage's `__init__.py`; the tests in
`tests/contract` then run over it as well.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, ParamSpec, Protocol, TypeVar

from consilience.model import Annotated, Article, Correction, Skipped
from consilience.stored import By, Counts, Decided, Decision, Hit, Member, Refused, Stored, StoryLine, Why

if TYPE_CHECKING:  # heavy, and only named here
    from spacy.tokens import Doc

Given = ParamSpec("Given")
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


class Beside(Protocol):
    """Has a piece of work done while its caller goes on with another, where there is somebody to do it."""

    def __call__(
        self, function: Callable[Given, Output], /, *args: Given.args, **kwargs: Given.kwargs
    ) -> Callable[[], Output]:
        """What gives the result when it is called, and waits for it where it must. What `function` raises comes out of
        one of the two calls."""
        ...


class Runner(Protocol):
    """Applies a function to many inputs and yields the outputs in the order of the inputs, whatever runs first."""

    def __call__(self, function: Callable[[Input], Output], inputs: Iterable[Input], /) -> Iterator[Output]:
        """`function` of each of `inputs`."""
        ...

    @property
    def beside(self) -> Beside:
        """Where a piece of one input can be worked on beside the rest of it."""
        ...


class Store(Protocol):
    """Keeps articles, what was found in them, and the stories that they tell; loses nothing that it acknowledged.

    A method that writes has written for good when it returns, or, inside a `transaction`, when that ends. One store
    object serves one thread; any number of processes may open the same store: they write one after the other.
    Iterators read a page at a time, so that memory stays flat and the loop that uses them may write. Every method can
    raise a `StoreError`; then nothing of the transaction is there.
    """

    def transaction(self) -> AbstractContextManager[None]:
        """All that is written inside is there together or not at all. One inside another is part of the outer one."""
        ...

    # articles

    def put(self, article: Article, /, *, at: str, place: str | None = None) -> Stored:
        """Keeps an article as it was read; the same one twice changes nothing. A changed text at the same address (else
        `place`, else path) is its next version. Raises `Duplicate` if the id stands for another text, and `NotText` for
        lone surrogates."""
        ...

    def article(self, article: str, /) -> Article | None:
        """The article with this id."""
        ...

    def articles(self) -> Iterator[Article]:
        """Every version of every article that is there now, in the order in which they came in."""
        ...

    def versions(self, place: str, /) -> tuple[Stored, ...]:
        """What was seen at an address or path, oldest first."""
        ...

    # annotations: bytes that an annotator made of an article, found again by its name and fingerprint

    def annotation(self, article: str, annotator: str, fingerprint: str, /) -> bytes | None:
        """What `annotator` made of the article; `fingerprint` is that of its version and of the settings it heeds."""
        ...

    def annotate(self, article: str, annotator: str, fingerprint: str, record: bytes, /) -> None:
        """Keeps `record`, in place of an older one under the same three; KeyError where there is no such article."""
        ...

    def annotations(self, annotator: str, fingerprint: str, /) -> Iterator[tuple[str, bytes]]:
        """All that is kept under these two, with the ids of the articles, in the order in which those came in."""
        ...

    def forget_annotations(self, annotator: str, /, *, but: Collection[str] = ()) -> int:
        """Drops what `annotator` made under all fingerprints `but` these, to free room; says how many."""
        ...

    # notes: bytes that concern no article, for the programs that work on the store

    def note(self, name: str, /) -> bytes | None:
        """What was kept last under this name."""
        ...

    def keep_note(self, name: str, body: bytes, /) -> None:
        """Keeps `body` under a name, in place of what was there."""
        ...

    # stories: who decides what is in `why`; a machine never overrides a person, but is refused

    def create(self, story: str, articles: Sequence[str] = (), /, *, why: Why) -> Decided | Refused:
        """Opens a story under an id that no story ever had, with `articles` taken into it from wherever they are."""
        ...

    def assign(self, article: str, story: str, /, *, why: Why) -> Decided | Refused:
        """Puts an article into a story, or into the one that it was merged into, and out of the one that it is in."""
        ...

    def succeed(self, article: str, /, *, why: Why) -> Decided | Refused:
        """Puts a later version of an article into the place of the one before, which leaves its story; a person's word
        on that one holds for this one."""
        ...

    def merge(self, story: str, into: str, /, *, why: Why) -> Decided | Refused:
        """Moves all articles of `story` to `into`; from now on the id `story` leads there."""
        ...

    def split(self, story: str, articles: Sequence[str], new: str, /, *, why: Why) -> Decided | Refused:
        """Moves some, not all, articles of `story` to a new story with the id `new`."""
        ...

    def judge(self, correction: Correction, story: str, /, *, why: Why) -> Decided | Refused:
        """Adds to the log what a person judged of records of a story, under the number of the decision, with its reason
        as note; only persons judge."""
        ...

    def corrections(self, articles: Iterable[str] | None = None, /) -> tuple[Correction, ...]:
        """What persons judged and nobody took back, in the order of the log; with `articles` what quotes one of them or
        an earlier version of one."""
        ...

    def undo(self, decision: int, /, *, why: Why) -> Decided | Refused:
        """Takes a decision back, an undoing one too, unless later ones stand on it: those first."""
        ...

    def describe(self, story: str, /, *, title: str, first: str | None, last: str | None) -> None:
        """Sets what lists show of a story: derived from its articles, no decision. KeyError where there is none."""
        ...

    def story(self, story: str, /) -> StoryLine | None:
        """The story with this id, open or not."""
        ...

    def stories(self) -> Iterator[StoryLine]:
        """Every open story that has articles, in the order in which they were opened."""
        ...

    def members(self, story: str, /) -> Iterator[Member]:
        """The articles of exactly this story, in the order in which they came in."""
        ...

    def stories_of(self, articles: Iterable[str], /) -> dict[str, Member]:
        """Where each article is; those that are in no story are left out."""
        ...

    def decisions(self, story: str | None = None, /, *, by: By | None = None) -> Iterator[Decision]:
        """The log, oldest first; with `story` the decisions that name it, with `by` those of machines or persons."""
        ...

    def latest_decision(self) -> int:
        """The number of the last decision, 0 where there is none: it tells whether stories changed since it was asked
        before."""
        ...

    # search and figures

    def search(
        self, query: str, /, *, limit: int = 20, offset: int = 0, every_version: bool = False
    ) -> tuple[Hit, ...]:
        """Articles whose headline or text has the words, best first: `dam crack "state of emergency" flood* -drill`,
        `flood OR storm`. Whatever is typed is a query; one without words finds nothing."""
        ...

    def counts(self) -> Counts:
        """How much there is."""
        ...

    def close(self) -> None:
        """Ends the connection."""
        ...
