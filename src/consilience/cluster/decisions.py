"""What was decided about stories, as an append-only log, and what persons' decisions in it bind later ones to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct

MACHINE = "machine"


class Decision(Struct, frozen=True, kw_only=True):
    """An entry of the log; nothing in it is ever changed.

    `number` counts up. `articles` are those that came into `story`: begun or joined by one article, by those of the
    story `other` that was merged into it, by those split off `other`, or moved over from it. `staying` are those that
    were in `story` (merge) or stayed in `other` (split) at that time. An undo names the number it takes back. `by` is
    "machine" or a person's name.
    """

    number: int
    kind: Literal["begin", "join", "merge", "split", "move", "undo"]
    story: str
    articles: tuple[str, ...]
    other: str | None = None
    staying: tuple[str, ...] = ()
    undoes: int | None = None
    by: str = MACHINE
    reasons: tuple[str, ...] = ()


class Bonds:
    """Which articles persons have bound together or put apart. Of two decisions that gainsay each other, the later
    holds; one that was taken back does not count."""

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        """The bonds that stand at the end of the log."""
        self._root: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._apart: dict[str, set[str]] = {}
        for decision in reversed(_standing(decisions)):
            if decision.kind == "merge":
                self._join(sorted({*decision.articles, *decision.staying}))
            elif decision.kind == "split":
                self._part(decision.articles, decision.staying)

    def with_(self, article: str) -> Sequence[str]:
        """The articles bound to `article`, itself included."""
        return self._members.get(self._root.get(article, article), [article])

    def bound(self, one: str, other: str) -> bool:
        """Whether the two belong together by a person's word."""
        return self._root.get(one, one) == self._root.get(other, other)

    def apart(self, one: str, other: str) -> bool:
        """Whether the two are kept apart by a person's word."""
        return self._root.get(other, other) in self._apart.get(self._root.get(one, one), ())

    def touches(self, article: str) -> bool:
        """Whether any person's decision speaks of `article`."""
        return article in self._root

    def _join(self, articles: list[str]) -> None:
        for place, one in enumerate(articles):
            self._known(one)
            for other in articles[place + 1 :]:
                self._known(other)
                if not self.bound(one, other) and not self.apart(one, other):
                    self._unite(self._root[one], self._root[other])

    def _unite(self, kept: str, gone: str) -> None:
        for article in self._members.pop(gone):
            self._root[article] = kept
            self._members[kept].append(article)
        for enemy in self._apart.pop(gone, set()):
            self._apart[enemy].discard(gone)
            self._apart[enemy].add(kept)
            self._apart.setdefault(kept, set()).add(enemy)

    def _part(self, articles: Sequence[str], staying: Sequence[str]) -> None:
        for one in articles:
            self._known(one)
            for other in staying:
                self._known(other)
                if not self.bound(one, other):
                    self._apart.setdefault(self._root[one], set()).add(self._root[other])
                    self._apart.setdefault(self._root[other], set()).add(self._root[one])

    def _known(self, article: str) -> None:
        if article not in self._root:
            self._root[article] = article
            self._members[article] = [article]


def _standing(decisions: Iterable[Decision]) -> list[Decision]:
    """The merges and splits by persons that nobody took back, in order. An undo that was itself undone takes nothing
    back."""
    by_persons = sorted((d for d in decisions if d.by != MACHINE), key=lambda d: d.number)
    gone: set[int] = set()
    for decision in reversed(by_persons):
        if decision.kind == "undo" and decision.number not in gone and decision.undoes is not None:
            gone.add(decision.undoes)
    return [d for d in by_persons if d.number not in gone and d.kind != "undo"]
