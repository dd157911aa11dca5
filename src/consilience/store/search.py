"""Full-text search: which articles have the words, and the stretch of each that shows them best."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct
from sqlalchemy import Connection, select

from consilience.model import Article, Span
from consilience.store import words
from consilience.store.articles import decoded
from consilience.store.query import Alternative, Clause, parse
from consilience.store.schema import article as table
from consilience.store.terms import LONGEST, flattened, placed
from consilience.stored import Hit

SNIPPET = 300
"""Characters shown at most."""
LEAD = 60
"""Characters shown before the first words found."""

_BREAK = re.compile(r"\s")


def search(connection: Connection, query: str, limit: int, offset: int, every_version: bool) -> tuple[Hit, ...]:
    """See `contracts.Store.search`."""
    asked = parse(query)
    if not asked or limit < 1:
        return ()
    found = words.find(connection, asked, limit, max(0, offset), every_version)
    rows = connection.execute(select(table.c.number, table.c.body).where(table.c.number.in_([n for n, _ in found])))
    articles = {number: decoded(body) for number, body in rows}
    return tuple(_hit(articles[number], score, asked) for number, score in found)


def _hit(article: Article, score: float, asked: Sequence[Alternative]) -> Hit:
    start, end, marks = snippet(article.text, [clause for alternative in asked for clause in alternative.all])
    return Hit(
        article=article.id,
        score=score,
        snippet=Span(article.id, start, end),
        marks=tuple(Span(article.id, a, b) for a, b in marks),
    )


class _Match(Struct, frozen=True, order=True):
    """A clause found: its first and last character, and which one it is."""

    start: int
    end: int
    clause: int


def snippet(text: str, clauses: Sequence[Clause]) -> tuple[int, int, list[tuple[int, int]]]:
    """The start and end of the stretch of at most `SNIPPET` characters that holds most different clauses, then most
    matches, and stands first; and the matches in it."""
    flat = flattened(text)
    matches = sorted(_among_words(text, clauses) if flat is None else _in_flat(flat, clauses))
    first = matches[_densest(matches)].start if matches else 0
    start = _start(text, first)
    end = min(len(text), start + SNIPPET)
    if end < len(text) and not text[end].isspace():  # back to the end of a word, if that cuts no match
        last = max((space.start() for space in _BREAK.finditer(text, first, end)), default=end)
        end = last if last > first else end
    spans = sorted({(match.start, min(match.end, end)) for match in matches if start <= match.start < end})
    return start, end, _apart(spans)


def _start(text: str, first: int) -> int:
    """Where a snippet begins whose first match is at `first`: at a word, up to `LEAD` characters before it."""
    earliest = max(0, first - LEAD)
    if earliest == 0:
        return len(text) - len(text.lstrip()) if first == 0 else 0
    space = _BREAK.search(text, earliest - 1, first)
    return first if space is None else space.end()


def _apart(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans with those that overlap made one."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _in_flat(flat: str, clauses: Sequence[Clause]) -> Iterator[_Match]:
    """Where the clauses stand in a text whose characters are folded one by one: by search, not word by word."""
    for number, clause in enumerate(clauses):
        words = r"[\W_]+".join(map(re.escape, clause.terms))
        open_end = clause.prefix or len(clause.terms[-1]) == LONGEST
        for match in re.finditer(words + (r"[^\W_]*" if open_end else r"(?![^\W_])"), flat):
            if match.start() == 0 or not flat[match.start() - 1].isalnum():
                yield _Match(match.start(), match.end(), number)


def _among_words(text: str, clauses: Sequence[Clause]) -> Iterator[_Match]:
    """The same for any text."""
    tokens = list(placed(text))
    terms = [term for _, _, term in tokens]
    for number, clause in enumerate(clauses):
        *head, end = clause.terms
        for last, term in enumerate(terms):
            if term == end or (clause.prefix and term.startswith(end)):
                first = last - len(head)
                if first >= 0 and terms[first:last] == head:
                    yield _Match(tokens[first][0], tokens[last][1], number)


def _densest(matches: Sequence[_Match]) -> int:
    """The index of the match from which on most lie within a snippet; 0 if there is none."""
    best, most, upto = 0, (0, 0), 0
    inside: Counter[int] = Counter()
    for index, match in enumerate(matches):
        while upto < len(matches) and (upto <= index or matches[upto].end <= match.start + SNIPPET - LEAD):
            inside[matches[upto].clause] += 1
            upto += 1
        here = (len(inside), inside.total())
        if here > most:
            best, most = index, here
        inside[match.clause] -= 1
        if not inside[match.clause]:
            del inside[match.clause]
    return best
