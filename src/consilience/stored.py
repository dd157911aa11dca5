"""What a store hands back: frozen, typed records of what it holds. Imports nothing of the package but the nouns.

Times are ISO 8601 strings that the caller passes in: facts to show, which decide nothing.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from consilience.model import Correction, Span

By = Literal["machine", "person"]
DecisionKind = Literal["create", "assign", "merge", "split", "judge", "undo"]


class Why(Struct, frozen=True, kw_only=True):
    """Who decides, for what reason in words, and when."""

    by: By
    reason: str
    at: str


class Stored(Struct, frozen=True, kw_only=True):
    """An article in the store. `place` is its address, else where it was said to lie, else its path; `version` counts
    the texts seen there from 1, in the order in which they came in; `previous` is the id of the version before. `new`
    is false where the very same article was there already."""

    id: str
    place: str
    version: int
    previous: str | None
    added: str
    new: bool = False


class Decided(Struct, frozen=True, kw_only=True):
    """A decision was written to the log as `number` and holds for `story`. `changed` is false where what was asked for
    was so already: `number` is then the decision that made it so."""

    number: int
    story: str
    changed: bool = True


class Refused(Struct, frozen=True, kw_only=True):
    """Nothing was changed, for `reason`; `decision` is the earlier one that stands against it, if one does."""

    reason: str
    decision: int | None = None


class Move(Struct, frozen=True, kw_only=True):
    """What a decision did with one article: out of the story `left` (None: it was in none) into `joined` (None: into
    none). A person's decision also holds articles where they are: `left` and `joined` are then the same."""

    article: str
    left: str | None
    joined: str | None


class Decision(Struct, frozen=True, kw_only=True):
    """A line of the log. `other` is the story that was merged into `story`, or that `story` was split from; `undoes`
    is the decision that this one takes back, `undone` whether it is itself taken back now. `correction` is what a
    person judged of records of the story."""

    number: int
    kind: DecisionKind
    story: str
    other: str | None
    why: Why
    undoes: int | None = None
    undone: bool = False
    moves: tuple[Move, ...] = ()
    correction: Correction | None = None


class Member(Struct, frozen=True, kw_only=True):
    """An article's place in a story, and the decision that put it there; `held` is the person's decision that keeps
    the machine from moving it, if there is one."""

    article: str
    story: str
    decision: int
    why: Why
    held: int | None = None


class StoryLine(Struct, frozen=True, kw_only=True):
    """A story as the store holds it: its title, the first and last day of its articles, how many they are. `into` is
    the story that it was merged into; `open` is false for such a one, and for one whose creation was undone. `created`
    is the decision that opened it first."""

    id: str
    title: str
    first: str | None
    last: str | None
    articles: int
    into: str | None = None
    open: bool = True
    created: int = 0


class Hit(Struct, frozen=True, kw_only=True):
    """An article that has the words looked for. Scores tell the hits of one answer apart and mean nothing beyond it.
    `snippet` is the stretch of the article's text that shows the words best (its beginning if they stand in the
    headline alone), `marks` are the words in it."""

    article: str
    score: float
    snippet: Span
    marks: tuple[Span, ...] = ()


class Counts(Struct, frozen=True, kw_only=True):
    """How much a store holds: articles (every version), those that no newer version replaces, cached annotations,
    stories that are open, and decisions."""

    articles: int
    newest: int
    annotations: int
    stories: int
    decisions: int
