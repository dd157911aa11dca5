"""The lineage as a drawing: reports in columns, what was taken from whom as lines from left to right.

A layered drawing (Sugiyama, Tagawa and Toda 1981): columns follow the longest way from a report that took from none, a
line that passes a column gets a place of its own in it, and the order in a column is by the mean of what comes in.
All lengths are in units of the drawing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from consilience.model import Dossier, Lineage
from consilience.report.days import day
from consilience.report.page.sources import Sources

BOX = 200
TALL = 46
PORT = 17
ACROSS = 316
GAP = 22
MOST_COLUMNS = 6
LABEL = 23
"""Characters of a name that a box holds."""
KINDS = {
    "reprint": "reprint",
    "partial-wire": "part of a wire",
    "shared-quotes": "shared quotes",
    "update": "update",
    "paraphrase": "paraphrase",
    "translation": "translation",
}
Place = str | tuple[int, int]
"""What stands in a column: a report, or the (number, column) of a line that passes."""
Point = tuple[float, float]


class Node(Struct, frozen=True):
    """A report as a box, `x` and `y` its upper left corner."""

    place: int
    label: str
    day: str
    x: float
    y: float
    height: float


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
    links = {
        number: one
        for number, one in enumerate(dossier.lineage)
        if one.from_ in sources.place and one.to in sources.place and one.from_ != one.to
    }
    linked = {ident for one in links.values() for ident in (one.from_, one.to)}
    depth = _depth([one.id for one in dossier.articles if one.id in linked], links)
    ways = {number: _way(number, one, depth) for number, one in links.items()}
    columns = _columns(depth, ways)
    height = {ident: _height(ident, links) for ident in depth}
    spot, bottom = _spots(columns, height)
    nodes = [
        Node(
            sources.place[ident],
            _short(sources.label(ident)),
            _published(sources, ident),
            spot[ident][0],
            round(spot[ident][1], 1),
            height[ident],
        )
        for ident in depth
    ]
    return Graph(
        width=4 + max(0, len(columns) - 1) * ACROSS + BOX + (90 if any(len(way) == 2 for way in ways.values()) else 0),
        height=bottom + 2,
        nodes=tuple(nodes),
        edges=tuple(_edges(links, ways, spot, height)),
        alone=tuple(sources.label(one.id) for one in dossier.articles if one.id not in linked),
    )


def _published(sources: Sources, ident: str) -> str:
    published = sources.articles[sources.place[ident]].published
    return day(published.date, weekday=False) if published else "undated"


def _short(label: str) -> str:
    return label if len(label) <= LABEL else label[: LABEL - 1].rstrip(" “”…") + "…"


def _height(ident: str, links: Mapping[int, Lineage]) -> float:
    """High enough that lines do not touch where they arrive and leave."""
    into = sum(one.to == ident for one in links.values())
    out = sum(one.from_ == ident for one in links.values())
    return max(TALL, (max(into, out) + 1) * PORT)


def _depth(idents: Sequence[str], links: Mapping[int, Lineage]) -> dict[str, int]:
    """The column of each report. Rounds are counted, so that a circle in the records ends too; columns that stay
    empty are closed up."""
    depth = dict.fromkeys(idents, 0)
    for _ in range(MOST_COLUMNS):
        for one in links.values():
            depth[one.to] = max(depth[one.to], min(depth[one.from_] + 1, MOST_COLUMNS))
    used = {level: place for place, level in enumerate(sorted(set(depth.values())))}
    return {ident: used[level] for ident, level in depth.items()}


def _way(number: int, one: Lineage, depth: Mapping[str, int]) -> list[Place]:
    """The places that a line goes through; just its two ends where both stand in one column or the line goes back."""
    first, last = depth[one.from_], depth[one.to]
    return [one.from_, *((number, column) for column in range(first + 1, last)), one.to]


def _columns(depth: Mapping[str, int], ways: Mapping[int, list[Place]]) -> list[list[Place]]:
    columns: list[list[Place]] = [[] for _ in range(max(depth.values(), default=-1) + 1)]
    for ident, level in depth.items():
        columns[level].append(ident)
    before: dict[Place, list[Place]] = {}
    for way in ways.values():
        for left, right in pairwise(way):
            before.setdefault(right, []).append(left)
            if isinstance(right, tuple):
                columns[right[1]].append(right)
    for left_column, column in pairwise(columns):
        place = {one: number for number, one in enumerate(left_column)}
        middle = {one: _mean([place[other] for other in before.get(one, ()) if other in place]) for one in column}
        column.sort(key=lambda one: middle[one])
    return columns


def _mean(numbers: Sequence[int]) -> float:
    return sum(numbers) / len(numbers) if numbers else 0.0


def _spots(columns: Sequence[Sequence[Place]], height: Mapping[str, float]) -> tuple[dict[Place, Point], float]:
    """The upper left corner of every place, the columns centred, and where the tallest ends."""

    def tall(one: Place) -> float:
        return height[one] if isinstance(one, str) else 0.0

    totals = [sum(tall(one) + GAP for one in column) - GAP for column in columns]
    bottom = max(totals, default=0.0)
    spot: dict[Place, Point] = {}
    for across, (column, total) in enumerate(zip(columns, totals, strict=True)):
        y = 2 + (bottom - total) / 2
        for one in column:
            spot[one] = (2.0 + across * ACROSS, y)
            y += tall(one) + GAP
    return spot, bottom + 2


def _edges(
    links: Mapping[int, Lineage],
    ways: Mapping[int, list[Place]],
    spot: Mapping[Place, Point],
    height: Mapping[str, float],
) -> list[Edge]:
    leaving: dict[str, list[int]] = {}
    coming: dict[str, list[int]] = {}
    for number, one in links.items():
        leaving.setdefault(one.from_, []).append(number)
        coming.setdefault(one.to, []).append(number)
    for group in leaving.values():
        group.sort(key=lambda number: spot[ways[number][1]][1])
    for group in coming.values():
        group.sort(key=lambda number: spot[ways[number][-2]][1])

    def port(ident: str, numbers: Sequence[int], number: int) -> float:
        return spot[ident][1] + height[ident] * (numbers.index(number) + 1) / (len(numbers) + 1)

    found = []
    for number, one in links.items():
        points = [(spot[one.from_][0] + BOX, port(one.from_, leaving[one.from_], number))]
        for passed in ways[number][1:-1]:
            x, y = spot[passed]
            points += [(x, y), (x + BOX, y)]
        points.append((spot[one.to][0] - 3, port(one.to, coming[one.to], number)))
        path, (x, y) = _back(points) if spot[one.to][0] <= spot[one.from_][0] else _forth(points)
        found.append(Edge(number, one.kind, KINDS[one.kind], one.directed, path, round(x, 1), round(y, 1)))
    return found


def _forth(points: Sequence[Point]) -> tuple[str, Point]:
    """A line through `points`, level at each, and where its words stand: a little before its end."""
    path = f"M{points[0][0]:.1f} {points[0][1]:.1f}"
    for (x1, y1), (x2, y2) in pairwise(points):
        bend = (x2 - x1) / 2
        path += f"C{x1 + bend:.1f} {y1:.1f} {x2 - bend:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
    (x1, y1), (x2, y2) = points[-2], points[-1]
    return path, (x1 + (x2 - x1) * 0.56, y1 + (y2 - y1) * 0.62)


def _back(points: Sequence[Point]) -> tuple[str, Point]:
    """A line between two reports of one column, out to the right and back."""
    (x1, y1), (x2, y2) = points[0], points[-1]
    x2 += BOX + 6
    path = f"M{x1:.1f} {y1:.1f}C{x1 + 70:.1f} {y1:.1f} {x2 + 70:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
    return path, (max(x1, x2) + 48, (y1 + y2) / 2)
