"""What persons decided, from the store's log, in the words of the stream, so that it never proposes the contrary.

The store refuses a machine that would override a person whatever the stream proposes; this only keeps the two of one
mind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from consilience import cluster
from consilience.contracts import Store
from consilience.newsroom.days import Days
from consilience.stored import Decision

PERSON = "person"


def bonds(store: Store, days: Days) -> list[cluster.Decision]:
    """The decisions of persons that hold now, oldest first. An article that was replaced is named by its last
    version."""
    log = list(store.decisions(by="person"))
    persons = {decision.number: decision for decision in log}
    return [bond for decision in log if not decision.undone for bond in _bond(store, days, decision, persons)]


def _bond(store: Store, days: Days, decision: Decision, persons: Mapping[int, Decision]) -> Iterator[cluster.Decision]:
    if decision.undoes is not None and decision.undoes in persons:
        return  # what was taken back is marked so in the log, and what was brought into force again is not
    moves = [move for move in decision.moves if move.left != move.joined]
    into = {move.joined for move in moves}
    held = [move for move in decision.moves if move.left == move.joined]
    staying = [move.article for move in held if move.joined not in into]
    kind: Literal["merge", "split"] = "split"
    if held and not staying:
        kind, staying = "merge", [move.article for move in held]
    elif not held:  # taken out of a story by itself, as when the joining of one article is undone
        left = {move.left for move in moves if move.left is not None}
        staying = [member.article for story in sorted(left) for member in store.members(story)]
    articles = tuple(dict.fromkeys(days.newest(move.article) for move in moves))
    others = tuple(dict.fromkeys(map(days.newest, staying)))
    if articles and others:
        yield cluster.Decision(
            number=decision.number,
            kind=kind,
            story=decision.story,
            articles=articles,
            staying=others,
            other=decision.other,
            by=PERSON,
        )
