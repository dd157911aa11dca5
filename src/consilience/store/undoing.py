"""Takes decisions back. An undo is a decision as well: it goes into the log, and can be undone.

The articles go back to where they were, if they still are where the decision put them; else later decisions stand on
it, and those must be undone first. A person who undoes what a machine did means it: the articles are held where they
go back to. A person who undoes a person's decision leaves things as they were before it, held or not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, delete, insert, select

from consilience.store import moves
from consilience.store.moves import Change, Place, Step
from consilience.store.pages import AnyRow
from consilience.store.schema import decision, move, undone
from consilience.stored import Decided, Refused, Why


def undo(connection: Connection, number: int, why: Why) -> Decided | Refused:
    """See `contracts.Store.undo`."""
    target = _decision(connection, number)
    if target is None:
        return Refused(reason=f"there is no decision {number}")
    if connection.execute(select(undone).where(undone.c.decision == number)).one_or_none() is not None:
        return Refused(reason=f"the decision {number} is undone already", decision=number)
    if why.by == "machine" and target.by == "person":
        return Refused(reason=f"the decision {number} is a person's", decision=number)
    root, forward = _root(connection, target)
    rows = connection.execute(select(move).where(move.c.decision == number).order_by(move.c.article)).all()
    opens, closes = _turn(root, forward)
    now = moves.places(connection, [row.article for row in rows])
    if blocked := _blocked(connection, rows, now, opens):
        return blocked
    steps = [_back(row, now[row.article], number, why) for row in rows]
    if blocked := _full(connection, steps, closes):
        return blocked
    if why.by == "machine" and (blocked := moves.against(connection, steps, now)):
        return blocked
    if why.by == "person" and target.by == "machine" and root.kind in ("merge", "split"):
        extra = _others(connection, root, {step.article for step in steps})
        now |= moves.places(connection, [step.article for step in extra])
        steps += extra
    change = Change(
        kind="undo", story=root.story, other=root.other, undoes=number, steps=steps, opens=opens, closes=closes
    )
    done = moves.write(connection, change, why, now)
    connection.execute(insert(undone), {"decision": number})
    if target.undoes is not None:
        connection.execute(delete(undone).where(undone.c.decision == target.undoes))
    return done


def _decision(connection: Connection, number: int) -> AnyRow | None:
    return connection.execute(select(decision).where(decision.c.number == number)).one_or_none()


def _root(connection: Connection, target: AnyRow) -> tuple[AnyRow, bool]:
    """The decision that a chain of undoing ends at, and whether taking `target` back brings it into force again."""
    forward, root = False, target
    while root.undoes is not None:
        found = _decision(connection, root.undoes)
        assert found is not None  # the log is never shortened
        root, forward = found, not forward
    return root, forward


def _turn(root: AnyRow, forward: bool) -> tuple[list[str], dict[str, str | None]]:
    """The stories that open and close when a decision comes into force again (`forward`) or is taken back."""
    if root.kind == "merge":
        return ([], {root.other: root.story}) if forward else ([root.other], {})
    if root.kind in ("create", "split"):
        return ([root.story], {}) if forward else ([], {root.story: None})
    return [], {}


def _blocked(
    connection: Connection, rows: Sequence[AnyRow], now: Mapping[str, Place], opens: Sequence[str]
) -> Refused | None:
    """Why the articles can't go back: one has moved on, or the story it came from is closed by now."""
    for row in rows:
        here = now[row.article]
        if here.story != row.joined:
            reason = f"the article {row.article} was moved on by decision {here.decision}; undo that first"
            return Refused(reason=reason, decision=here.decision)
    for left in sorted({row.left for row in rows if row.left is not None and row.left != row.joined}):
        if left in opens:
            continue
        open_now = moves.leads_to(connection, left)
        if open_now != left:
            return Refused(reason=f"the story {left} that articles would go back to is closed by a later decision")
    return None


def _full(connection: Connection, steps: Sequence[Step], closes: Mapping[str, str | None]) -> Refused | None:
    """Why a story can't close: articles would stay behind in it."""
    for closed in closes:
        leaving = sum(step.left == closed != step.joined for step in steps)
        if moves.size(connection, closed) > leaving:
            reason = f"other articles have come into the story {closed} since; move or take them out first"
            return Refused(reason=reason)
    return None


def _back(row: AnyRow, here: Place, number: int, why: Why) -> Step:
    """A move turned round."""
    if row.holds:  # a person's word taken back: what held before holds again, unless a later word does
        return Step(row.article, row.joined, row.left, held=row.held if here.held == number else here.held)
    if why.by == "person" and row.left != row.joined:
        return Step(row.article, row.joined, row.left, holds=True)
    return Step(row.article, row.joined, row.left, held=here.held)


def _others(connection: Connection, root: AnyRow, moved: set[str]) -> list[Step]:
    """A person's word on the articles that a machine's merge or split left where they were: they belong there."""
    return [
        Step(article, story, story, holds=True)
        for story in (root.story, root.other)
        for article in moves.in_story(connection, story)
        if article not in moved
    ]
