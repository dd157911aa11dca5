"""The lineage as a drawing: reports in columns, what was taken from whom as arrows from left to right.

Columns follow the longest way from a report that took from none. All lengths are in units of the drawing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from consilience.model import Dossier, Lineage
from consilience.report.days import day
from consilience.report.page.sources import Sources

BOX = 190
TALL = 46
ACROSS = 330
DOWN = 66
MOST_COLUMNS = 6
KINDS = {
    "reprint": "reprint",
    "partial-wire": "part of a wire",
    "shared-quotes": "shared quotes",
    "update": "update",
    "paraphrase": "paraphrase",
    "translation": "translation",
}


class Node(Struct, frozen=True):
    """A report as a box, `x` and `y` its upper left corner."""

    place: int
    label: str
    day: str
    x: float
    y: float


class Edge(Struct, frozen=True):
    """What binds two reports: the path of the line, where its words stand, and the number of its record."""

    number: int
    kind: str
    words: str
    directed: bool
    path: str
    x: float
    y: float


class Graph(Struct, frozen=True):
    """The whole drawing; `alone` are the reports that share no text with another."""

    width: float
    height: float
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    alone: tuple[str, ...]


def graph(dossier: Dossier, sources: Sources) -> Graph:
    """The dossier's lineage drawn."""
    known = [
        (number, one)
        for number, one in enumerate(dossier.lineage)
        if one.from_ in sources.place and one.to in sources.place
    ]
    linked = {ident for _, one in known for ident in (one.from_, one.to)}
    columns = _columns([one.id for one in dossier.articles if one.id in linked], [one for _, one in known])
    tallest = max((len(column) for column in columns), default=0)
    spot: dict[str, tuple[float, float]] = {}
    for across, column in enumerate(columns):
        above = (tallest - len(column)) * DOWN / 2
        for down, ident in enumerate(column):
            spot[ident] = (2 + across * ACROSS, 2 + above + down * DOWN)
    nodes = []
    for ident, (x, y) in spot.items():
        one = sources.articles[sources.place[ident]]
        nodes.append(
            Node(
                sources.place[ident],
                _short(sources.label(ident)),
                day(one.published.date, weekday=False) if one.published else "undated",
                x,
                y,
            )
        )
    return Graph(
        width=4 + max(0, len(columns) - 1) * ACROSS + BOX,
        height=4 + max(0, tallest - 1) * DOWN + TALL,
        nodes=tuple(nodes),
        edges=tuple(_edges(known, spot)),
        alone=tuple(sources.label(one.id) for one in dossier.articles if one.id not in linked),
    )


def _short(label: str, most: int = 24) -> str:
    return label if len(label) <= most else label[: most - 1] + "…"


def _columns(idents: Sequence[str], lineage: Sequence[Lineage]) -> list[list[str]]:
    """The reports column by column. Rounds are counted, so that a circle in the records ends too."""
    depth = dict.fromkeys(idents, 0)
    for _ in range(MOST_COLUMNS):
        for one in lineage:
            depth[one.to] = max(depth[one.to], min(depth[one.from_] + 1, MOST_COLUMNS))
    used = sorted(set(depth.values()))
    columns: list[list[str]] = [[ident for ident in idents if depth[ident] == level] for level in used]
    for before, column in pairwise(columns):
        height = {ident: place for place, ident in enumerate(before)}
        column.sort(key=lambda ident: _middle(ident, lineage, height))
    return columns


def _middle(ident: str, lineage: Sequence[Lineage], height: Mapping[str, int]) -> float:
    """The mean height of what a report took from, so that few lines cross."""
    found = [height[one.from_] for one in lineage if one.to == ident and one.from_ in height]
    return sum(found) / len(found) if found else len(height) / 2


def _edges(known: Sequence[tuple[int, Lineage]], spot: Mapping[str, tuple[float, float]]) -> list[Edge]:
    out: dict[str, int] = {}
    into: dict[str, int] = {}
    for _, one in known:
        out[one.from_] = out.get(one.from_, 0) + 1
        into[one.to] = into.get(one.to, 0) + 1
    seen_out: dict[str, int] = {}
    seen_in: dict[str, int] = {}
    found = []
    for number, one in sorted(known, key=lambda pair: (spot[pair[1].to][1], spot[pair[1].from_][1], pair[0])):
        seen_out[one.from_] = seen_out.get(one.from_, 0) + 1
        seen_in[one.to] = seen_in.get(one.to, 0) + 1
        (fx, fy), (tx, ty) = spot[one.from_], spot[one.to]
        y1 = round(fy + TALL * seen_out[one.from_] / (out[one.from_] + 1), 1)
        y2 = round(ty + TALL * seen_in[one.to] / (into[one.to] + 1), 1)
        x1, x2 = fx + BOX, tx - 3
        if tx <= fx:  # same column: out to the right and back
            x2 = tx + BOX + 3
            path = f"M{x1} {y1}C{x1 + 60} {y1} {x2 + 60} {y2} {x2} {y2}"
        else:
            bend = (x2 - x1) / 2
            path = f"M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}"
        near = 1 - 0.38 * min(1.0, ACROSS / max(1.0, tx - fx))  # words stand by the arrow's head, where lines part
        x = round(x1 + (x2 - x1) * near, 1) if tx > fx else x1 + 50
        y = round(y1 + (y2 - y1) * _ease(near), 1) if tx > fx else (y1 + y2) / 2
        found.append(Edge(number, one.kind, KINDS[one.kind], one.directed, path, x, y))
    return found


def _ease(t: float) -> float:
    """How far down a line of `_edges` is when it is `t` of the way across (a cubic with level ends, nearly)."""
    return 3 * t * t - 2 * t * t * t
