"""The view that follows from the log of decisions: which stories there are, and which articles are in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, bindparam, func, select, update

from consilience.store import judged
from consilience.store.pages import AnyRow
from consilience.store.schema import article, decision, member, move, story, undone
from consilience.stored import By, Decision, Member, Move, StoryLine, Why

AT_ONCE = 500
"""Ids asked for in one statement."""

_MEMBER = (
    select(
        article.c.number,
        member.c.article,
        member.c.story,
        member.c.held,
        decision.c.number.label("decision"),
        decision.c.by,
        decision.c.reason,
        decision.c.at,
    )
    .select_from(member)
    .join(article, article.c.id == member.c.article)
    .join(decision, decision.c.number == member.c.decision)
)
_MEMBERS = (
    _MEMBER.where(member.c.story == bindparam("story"), article.c.number > bindparam("after"))
    .order_by(article.c.number)
    .limit(bindparam("most"))
)
_MEMBERS_OF = _MEMBER.where(
    member.c.article.in_(bindparam("articles", expanding=True)), member.c.story.is_not(None)
).order_by(article.c.number)
_STORY = select(story).where(story.c.id == bindparam("id"))
_STORIES = (
    select(story.c.created, story)
    .where(story.c.created > bindparam("after"), story.c.open, story.c.size > 0)
    .order_by(story.c.created)
    .limit(bindparam("most"))
)
_DECISIONS = (
    select(decision, undone.c.decision.label("undone"))
    .outerjoin(undone, undone.c.decision == decision.c.number)
    .where(decision.c.number > bindparam("after"))
    .order_by(decision.c.number)
    .limit(bindparam("most"))
)
_DECISIONS_ON = _DECISIONS.where((decision.c.story == bindparam("on")) | (decision.c.other == bindparam("on")))
_BY = decision.c.by == bindparam("by")
_MOVES = (
    select(move.c.decision, move.c.article, move.c.left, move.c.joined)
    .where(move.c.decision.in_(bindparam("decisions", expanding=True)))
    .order_by(move.c.decision, move.c.article)
)


def get(connection: Connection, of: str) -> StoryLine | None:
    """See `contracts.Store.story`."""
    row = connection.execute(_STORY, {"id": of}).one_or_none()
    return None if row is None else line(row)


def page(connection: Connection, after: int, most: int) -> Sequence[AnyRow]:
    """Up to `most` stories that were opened by decisions behind `after`; see `line`."""
    return connection.execute(_STORIES, {"after": after, "most": most}).all()


def line(row: AnyRow) -> StoryLine:
    """The record of a row of `story`."""
    return StoryLine(
        id=row.id,
        title=row.title,
        first=row.first,
        last=row.last,
        articles=row.size,
        into=row.into,
        open=row.open,
        created=row.created,
    )


def members_page(connection: Connection, of: str, after: int, most: int) -> Sequence[AnyRow]:
    """Up to `most` members of a story whose articles came in behind `after`; see `as_member`."""
    return connection.execute(_MEMBERS, {"story": of, "after": after, "most": most}).all()


def as_member(row: AnyRow) -> Member:
    """The record of a row of members."""
    why = Why(by=row.by, reason=row.reason, at=row.at)
    return Member(article=row.article, story=row.story, decision=row.decision, why=why, held=row.held)


def of_articles(connection: Connection, articles: Iterable[str]) -> dict[str, Member]:
    """See `contracts.Store.stories_of`."""
    asked = list(dict.fromkeys(articles))
    found = {}
    for start in range(0, len(asked), AT_ONCE):
        for row in connection.execute(_MEMBERS_OF, {"articles": asked[start : start + AT_ONCE]}):
            found[row.article] = as_member(row)
    return found


def describe(connection: Connection, of: str, title: str, first: str | None, last: str | None) -> None:
    """See `contracts.Store.describe`."""
    values = {"title": storable(title), "first": first, "last": last}
    if not connection.execute(update(story).where(story.c.id == of).values(values)).rowcount:
        raise KeyError(of)


def decisions_page(connection: Connection, on: str | None, by: By | None, after: int, most: int) -> Sequence[AnyRow]:
    """Up to `most` decisions behind the number `after`; see `as_decisions`."""
    values: dict[str, object] = {"after": after, "most": most}
    wanted = _DECISIONS
    if on is not None:
        wanted, values = _DECISIONS_ON, {**values, "on": on}
    if by is not None:
        wanted, values = wanted.where(_BY), {**values, "by": by}
    return connection.execute(wanted, values).all()


def as_decisions(connection: Connection, rows: Sequence[AnyRow]) -> list[Decision]:
    """The records of rows of the log, with their moves and what they judged."""
    moves: dict[int, list[Move]] = {row.number: [] for row in rows}
    for number, of, left, joined in connection.execute(_MOVES, {"decisions": list(moves)}):
        moves[number].append(Move(article=of, left=left, joined=joined))
    corrections = judged.of_decisions(connection, [row.number for row in rows if row.kind == "judge"])
    return [
        Decision(
            number=row.number,
            kind=row.kind,
            story=row.story,
            other=row.other,
            why=Why(by=row.by, reason=row.reason, at=row.at),
            undoes=row.undoes,
            undone=row.undone is not None,
            moves=tuple(moves[row.number]),
            correction=corrections.get(row.number),
        )
        for row in rows
    ]


def latest(connection: Connection) -> int:
    """The number of the last decision; 0 if there is none."""
    return connection.scalar(select(func.max(decision.c.number))) or 0


def how_many(connection: Connection) -> tuple[int, int]:
    """How many stories are open and hold articles, and how many decisions there are."""
    stories = select(func.count()).select_from(story).where(story.c.open, story.c.size > 0)
    decisions = select(func.count()).select_from(decision)
    return connection.execute(stories).scalar_one(), connection.execute(decisions).scalar_one()


def storable(words: str) -> str:
    """Words as every database takes them: U+FFFD for NUL and for lone surrogates."""
    return words.replace("\0", "\ufffd").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
