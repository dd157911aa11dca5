"""What a decision does to the view: articles leave stories and join others, stories open and close. And the one rule
that stands above all of them: where a person has put an article, no machine takes it away, and into a story that a
person has taken it out of, no machine puts it back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec import Struct
from sqlalchemy import Connection, bindparam, func, insert, select, update

from consilience.store.schema import article, decision, member, move, story, undone
from consilience.store.stories import AT_ONCE, storable
from consilience.stored import Decided, DecisionKind, Refused, Why


class Place(Struct, frozen=True):
    """Where an article is now: its story if any, the decision that put it there, the person's one that holds it."""

    story: str | None = None
    decision: int | None = None
    held: int | None = None


class Step(Struct, frozen=True):
    """One article from `left` to `joined`. `holds`: this is a person's word on where it belongs. `held` is what holds
    it afterwards where that is an earlier decision or none (`holds` is then false)."""

    article: str
    left: str | None
    joined: str | None
    holds: bool = False
    held: int | None = None


class Change(Struct, frozen=True, kw_only=True):
    """A decision as it goes into the log, with its steps and the stories that it opens or closes; a closed story leads
    to the one it is mapped to."""

    kind: DecisionKind
    story: str
    other: str | None = None
    undoes: int | None = None
    steps: Sequence[Step] = ()
    opens: Collection[str] = ()
    closes: Mapping[str, str | None] = {}


_PLACES = (
    select(article.c.id, member.c.story, member.c.decision, member.c.held)
    .outerjoin(member, member.c.article == article.c.id)
    .where(article.c.id.in_(bindparam("articles", expanding=True)))
)
_BARS = (
    select(move.c.article, move.c.left, move.c.decision)
    .where(
        move.c.article.in_(bindparam("articles", expanding=True)),
        move.c.holds,
        move.c.left.is_not(None),
        move.c.joined.is_distinct_from(move.c.left),
        ~select(undone).where(undone.c.decision == move.c.decision).exists(),
    )
    .order_by(move.c.decision)
)
_DECIDE, _TAKE, _JOIN, _FOUND = insert(decision), insert(move), insert(member), insert(story)
_AGAIN = update(story).where(story.c.id == bindparam("key")).values(open=True, into=None)
_CLOSE = update(story).where(story.c.id == bindparam("key")).values(open=False, into=bindparam("to"))
_STATE = select(story.c.open, story.c.into).where(story.c.id == bindparam("id"))
_RESIZE = update(story).where(story.c.id == bindparam("key")).values(size=story.c.size + bindparam("more"))
_REPLACE = (
    update(member)
    .where(member.c.article == bindparam("key"))
    .values(story=bindparam("joined"), decision=bindparam("number"), held=bindparam("holder"))
)


def chunked(articles: Iterable[str]) -> Iterable[list[str]]:
    """The articles in lots that fit into one statement."""
    listed = list(articles)
    return (listed[start : start + AT_ONCE] for start in range(0, len(listed), AT_ONCE))


def places(connection: Connection, articles: Sequence[str]) -> dict[str, Place]:
    """Where each article is: nowhere if it never was in a story. Those that the store does not hold are left out."""
    return {
        row.id: Place(row.story, row.decision, row.held)
        for lot in chunked(articles)
        for row in connection.execute(_PLACES, {"articles": lot})
    }


def leads_to(connection: Connection, of: str) -> str | Refused:
    """The open story that an id leads to now: itself, or the one that it was merged into in the end."""
    here = of
    while True:
        row = connection.execute(_STATE, {"id": here}).one_or_none()
        if row is None:
            return Refused(reason=f"there is no story {here}")
        if row.open:
            return here
        if row.into is None:
            return Refused(reason=f"the story {here} is closed: its creation was undone")
        here = row.into


def barred(connection: Connection, articles: Sequence[str]) -> dict[str, dict[str, int]]:
    """For each article the stories that a person has taken it out of, or what has become of them, and the decision;
    articles without any are left out."""
    found: dict[str, dict[str, int]] = {}
    for lot in chunked(articles):
        for row in connection.execute(_BARS, {"articles": lot}).all():
            now = leads_to(connection, row.left)
            found.setdefault(row.article, {})[row.left if isinstance(now, Refused) else now] = row.decision
    return found


def against(connection: Connection, steps: Sequence[Step], now: Mapping[str, Place]) -> Refused | None:
    """Why a machine may not take these steps: a person's decision stands against one of them."""
    moved = [step for step in steps if step.left != step.joined]
    for step in moved:
        held = now[step.article].held
        if held is not None and step.left is not None:
            reason = f"a person has put the article {step.article} into the story {step.left}"
            return Refused(reason=f"{reason} (decision {held})", decision=held)
    bars = barred(connection, [step.article for step in moved if now[step.article].decision is not None])
    for step in moved:
        number = bars.get(step.article, {}).get(step.joined or "")
        if number is not None:
            reason = f"a person has taken the article {step.article} out of the story {step.joined}"
            return Refused(reason=f"{reason} (decision {number})", decision=number)
    return None


def write(connection: Connection, change: Change, why: Why, now: Mapping[str, Place]) -> Decided:
    """Adds the decision to the log and brings the view up to it; `now` has where the articles are."""
    row = {
        "kind": change.kind,
        "story": change.story,
        "other": change.other,
        "by": why.by,
        "reason": storable(why.reason),
        "at": why.at,
        "undoes": change.undoes,
    }
    number = connection.execute(_DECIDE, row).inserted_primary_key[0]  # type: ignore[index]
    for opened in change.opens:
        _open(connection, opened, number)
    if change.steps:
        _log(connection, number, change.steps, now)
        _move(connection, number, change.steps, now)
    for closed, into in change.closes.items():
        connection.execute(_CLOSE, {"key": closed, "to": into})
    return Decided(number=number, story=change.story)


def _open(connection: Connection, opened: str, number: int) -> None:
    if not connection.execute(_AGAIN, {"key": opened}).rowcount:
        row = {"id": opened, "created": number, "title": "", "open": True, "size": 0}
        connection.execute(_FOUND, row)


def _log(connection: Connection, number: int, steps: Sequence[Step], now: Mapping[str, Place]) -> None:
    rows = [
        {
            "decision": number,
            "article": step.article,
            "left": step.left,
            "joined": step.joined,
            "held": now[step.article].held,
            "holds": step.holds,
        }
        for step in steps
    ]
    connection.execute(_TAKE, rows)


def _move(connection: Connection, number: int, steps: Sequence[Step], now: Mapping[str, Place]) -> None:
    added, changed = [], []
    sizes: dict[str, int] = {}
    for step in steps:
        if step.left != step.joined:
            for joined, more in ((step.left, -1), (step.joined, 1)):
                if joined is not None:
                    sizes[joined] = sizes.get(joined, 0) + more
        place = now[step.article]
        put_there = number if step.left != step.joined or place.decision is None else place.decision
        held = number if step.holds else step.held
        if place.decision is None:
            added.append({"article": step.article, "story": step.joined, "decision": put_there, "held": held})
        else:
            changed.append({"key": step.article, "joined": step.joined, "number": put_there, "holder": held})
    if added:
        connection.execute(_JOIN, added)
    if changed:
        connection.execute(_REPLACE, changed)
    if sizes:
        connection.execute(_RESIZE, [{"key": key, "more": more} for key, more in sizes.items()])


def in_story(connection: Connection, of: str) -> list[str]:
    """The articles of a story, by id."""
    return list(connection.scalars(select(member.c.article).where(member.c.story == of).order_by(member.c.article)))


def size(connection: Connection, of: str) -> int:
    """How many articles a story holds."""
    return connection.execute(select(func.count()).select_from(member).where(member.c.story == of)).scalar_one()
