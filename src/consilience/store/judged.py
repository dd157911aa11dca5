"""What persons judged of records, kept as decisions of the log: each is taken back as every decision is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
from sqlalchemy import Connection, bindparam, insert, select

from consilience.model import Correction
from consilience.store.schema import article, judgement, quoted, undone

AT_ONCE = 500
"""Ids asked for in one statement."""

_JUDGE, _QUOTE = insert(judgement), insert(quoted)
_HOLD = (
    select(judgement.c.decision, judgement.c.body)
    .outerjoin(undone, undone.c.decision == judgement.c.decision)
    .where(undone.c.decision.is_(None))
    .order_by(judgement.c.decision)
)
_HOLD_ON = _HOLD.where(
    judgement.c.decision.in_(
        select(quoted.c.decision).where(quoted.c.article.in_(bindparam("articles", expanding=True)))
    )
)
_OF = select(judgement.c.decision, judgement.c.body).where(
    judgement.c.decision.in_(bindparam("decisions", expanding=True))
)
_BEFORE = select(article.c.previous).where(
    article.c.id.in_(bindparam("articles", expanding=True)), article.c.previous.is_not(None)
)


def put(connection: Connection, correction: Correction) -> None:
    """Keeps what was judged by the decision of its number."""
    body = msgspec.msgpack.encode(correction)
    connection.execute(_JUDGE, {"decision": correction.number, "body": body})
    articles = sorted({quote.article for side in (correction.left, correction.right) for quote in side.places})
    if articles:
        connection.execute(_QUOTE, [{"article": name, "decision": correction.number} for name in articles])


def holding(connection: Connection, articles: Iterable[str] | None) -> tuple[Correction, ...]:
    """See `contracts.Store.corrections`."""
    if articles is None:
        return tuple(_correction(row.body) for row in connection.execute(_HOLD))
    named = _with_versions(connection, list(dict.fromkeys(articles)))
    found = {row.decision: row.body for lot in _lots(named) for row in connection.execute(_HOLD_ON, {"articles": lot})}
    return tuple(_correction(found[number]) for number in sorted(found))


def of_decisions(connection: Connection, numbers: Sequence[int]) -> Mapping[int, Correction]:
    """What was judged by decisions, by their numbers; those that judged nothing are left out."""
    rows = connection.execute(_OF, {"decisions": list(numbers)})
    return {row.decision: _correction(row.body) for row in rows}


def _with_versions(connection: Connection, articles: list[str]) -> list[str]:
    """The articles and all versions before them."""
    found, ask = dict.fromkeys(articles), articles
    while ask:
        earlier = [name for lot in _lots(ask) for name in connection.scalars(_BEFORE, {"articles": lot})]
        ask = [name for name in dict.fromkeys(earlier) if name not in found]
        found.update(dict.fromkeys(ask))
    return list(found)


def _lots(names: Sequence[str]) -> Iterator[Sequence[str]]:
    return (names[start : start + AT_ONCE] for start in range(0, len(names), AT_ONCE))


def _correction(body: bytes) -> Correction:
    return msgspec.msgpack.decode(body, type=Correction)
