"""Full-text search: which articles have the words, and the stretch of each that shows them best."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from msgspec import Struct
from sqlalchemy import Connection, select

from consilience.model import Article, Span
from consilience.store import words
from consilience.store.articles import decoded
from consilience.store.query import Alternative, Clause, parse
from consilience.store.schema import article as table
from consilience.store.terms import placed
from consilience.stored import Hit

SNIPPET_WORDS = 40
SNIPPET_CHARACTERS = 400
LEAD = 6
"""Words shown before the first one found."""


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


class _Match(Struct, frozen=True):
    """A clause found: which one, and its first and last word."""

    clause: int
    first: int
    last: int


def snippet(text: str, clauses: Sequence[Clause]) -> tuple[int, int, list[tuple[int, int]]]:
    """The start and end of the stretch of at most `SNIPPET_WORDS` words and `SNIPPET_CHARACTERS` characters that holds
    most different clauses, then most matches, and stands first; and the matches in it."""
    tokens = list(placed(text))
    if not tokens:
        return 0, min(len(text), SNIPPET_CHARACTERS), []
    matches = _matches([term for _, _, term in tokens], clauses)
    best = _densest(matches)
    first = max(0, matches[best].first - LEAD) if matches else 0
    last = min(len(tokens), first + SNIPPET_WORDS) - 1
    if matches:
        anchor = tokens[matches[best].first][0]
        while tokens[first][0] < anchor - SNIPPET_CHARACTERS // 4:
            first += 1
    start = tokens[first][0]
    while last > first and tokens[last][1] > start + SNIPPET_CHARACTERS:
        last -= 1
    end = min(tokens[last][1], start + SNIPPET_CHARACTERS)
    spans = sorted({(tokens[match.first][0], tokens[match.last][1]) for match in matches})
    return start, end, _apart([(a, min(b, end)) for a, b in spans if start <= a < end])


def _apart(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans with those that overlap made one."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _matches(terms: Sequence[str], clauses: Sequence[Clause]) -> list[_Match]:
    """Where the clauses stand, in order."""
    whole: dict[str, list[int]] = defaultdict(list)
    begun = [number for number, clause in enumerate(clauses) if clause.prefix]
    for number, clause in enumerate(clauses):
        if not clause.prefix:
            whole[clause.terms[-1]].append(number)
    found = []
    for last, term in enumerate(terms):
        likely = whole.get(term, ())
        if begun:
            likely = [*likely, *(number for number in begun if term.startswith(clauses[number].terms[-1]))]
        for number in likely:
            *head, _ = clauses[number].terms
            first = last - len(head)
            if first >= 0 and terms[first:last] == head:
                found.append(_Match(number, first, last))
    return sorted(found, key=lambda match: (match.first, match.last, match.clause))


def _densest(matches: Sequence[_Match]) -> int:
    """The index of the match from which on most lie within a snippet; 0 if there is none."""
    best, most, upto = 0, (0, 0), 0
    inside: Counter[int] = Counter()
    for index, match in enumerate(matches):
        while upto < len(matches) and matches[upto].last < match.first + SNIPPET_WORDS - LEAD:
            inside[matches[upto].clause] += 1
            upto += 1
        if upto <= index:  # a phrase longer than a snippet
            upto = index + 1
            continue
        here = (len(inside), inside.total())
        if here > most:
            best, most = index, here
        inside[match.clause] -= 1
        if not inside[match.clause]:
            del inside[match.clause]
    return best
