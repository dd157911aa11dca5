"""What a person types into a search box, as alternatives of clauses; nothing that can be typed is an error.

dam crack            both words, anywhere
"state of emergency" these words in a row; so are the parts of U.S. and co-operate
flood*               words that begin like this
-drill               not this
flood OR storm       either side of it
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from consilience.store.terms import terms

MOST_CLAUSES = 64
"""Further ones are passed over: a pasted page is no query."""

_PIECE = re.compile(r'(-?)(?:"([^"]*)("?)|([^\s"]+))(\*?)')


class Clause(Struct, frozen=True):
    """Terms in a row; with `prefix` the last one stands for all that begin with it."""

    terms: tuple[str, ...]
    prefix: bool = False


class Alternative(Struct, frozen=True):
    """Every clause of `all` and none of `none`."""

    all: tuple[Clause, ...]
    none: tuple[Clause, ...] = ()


def parse(query: str) -> tuple[Alternative, ...]:
    """The alternatives of a query; none if it has no word to look for."""
    groups: list[tuple[list[Clause], list[Clause]]] = [([], [])]
    for count, match in enumerate(_PIECE.finditer(query)):
        if count == MOST_CLAUSES:
            break
        minus, quoted, _, word, star = match.groups()
        if word == "OR" and not minus:
            groups.append(([], []))
            continue
        found = tuple(terms(word or quoted or ""))
        if found:
            clause = Clause(found, bool(star) or (word or "").endswith("*"))
            groups[-1][bool(minus)].append(clause)
    return tuple(Alternative(_once(wanted), _once(unwanted)) for wanted, unwanted in groups if wanted)


def _once(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    return tuple(dict.fromkeys(clauses))


def to_fts5(query: Sequence[Alternative]) -> str:
    """The query in the syntax of SQLite's FTS5."""

    def row(clause: Clause) -> str:
        return f'"{" ".join(clause.terms)}"{" *" if clause.prefix else ""}'

    def group(alternative: Alternative) -> str:
        wanted = " AND ".join(map(row, alternative.all))
        unwanted = " OR ".join(map(row, alternative.none))
        return f"(({wanted}) NOT ({unwanted}))" if unwanted else f"({wanted})"

    return " OR ".join(map(group, query))


def to_tsquery(query: Sequence[Alternative]) -> str:
    """The query in the syntax of PostgreSQL's `tsquery`; terms are letters and digits, so nothing needs escaping."""

    def row(clause: Clause) -> str:
        terms = " <-> ".join(f"'{term}'" for term in clause.terms)
        return f"({terms}{':*' if clause.prefix else ''})"

    def group(alternative: Alternative) -> str:
        unwanted = (f"!{row(clause)}" for clause in alternative.none)
        return f"({' & '.join([*map(row, alternative.all), *unwanted])})"

    return " | ".join(map(group, query))
