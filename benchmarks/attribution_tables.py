"""Shows the figures of attribution beside those to beat, and the kinds of error, as tables for the terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks.attribution_errors import Kind

PEERS = "BBC Citron retrained on the corpus; the fastest of textacy, GenderGapTracker and Citron for speed"
KNOWN: Mapping[str, tuple[str, str, str]] = {
    "exact F1": ("56", "40.3", "68.9"),
    "IoU F1": ("74", "55.6", "79.2"),
    "end-to-end F1": ("68", "50.4", "75.4"),
    "source right": ("94", "94", "96"),
    "direct R / P": ("97 / 90", "81 / 81", "98 / 98"),
    "mixed R / P": ("", "", ""),
    "indirect R / P": ("64 / 72", "34 / 85", "77 / 70"),
    "documents a CPU-second": ("3, fast 15", "4", ""),
}
"""For each figure our mark, the best peer's and the second person's. The peers and the second person were measured on
the corpus's test part, whole documents, with the definitions of `attribution_score`."""


def rows_of(heads: Sequence[str], body: Sequence[Sequence[object]]) -> str:
    """A table in columns, the first flush left, the others flush right."""
    cells = [list(heads), *([str(cell) for cell in row] for row in body)]
    widths = [max(len(row[at]) for row in cells) for at in range(len(heads))]
    lines = (
        "  ".join(cell.rjust(width) if at else cell.ljust(width) for at, (cell, width) in enumerate(pairs)).rstrip()
        for pairs in (list(zip(row, widths, strict=True)) for row in cells)
    )
    return "\n".join(lines)


def beside_the_known(summary: Mapping[str, Any]) -> str:
    """The figures of the whole corpus next to the marks, the best peer and the second person."""
    ours = {
        "exact F1": summary["exact"]["f1"],
        "IoU F1": summary["iou"]["f1"],
        "end-to-end F1": summary["end to end"]["f1"],
        "source right": summary["source"],
        **{f"{name} R / P": f"{summary[name]['r']} / {summary[name]['p']}" for name in ("direct", "mixed", "indirect")},
        "documents a CPU-second": summary.get("documents a CPU-second", ""),
    }
    return rows_of(
        ("", "here", "mark", "best peer*", "second person*"), [(name, ours[name], *KNOWN[name]) for name in KNOWN]
    )


def by_type(summary: Mapping[str, Any]) -> str:
    """The figures of direct, mixed and indirect contents: recall of those alike by half, exact and with the source are
    of the gold ones, precision is of the found ones."""
    heads = ("type", "gold", "found", "recall", "precision", "exact recall", "end-to-end recall", "source right")
    keys = ("gold", "found", "r", "p", "exact r", "end to end r", "source")
    return rows_of(heads, [(name, *(summary[name][key] for key in keys)) for name in ("direct", "mixed", "indirect")])


def by_outlet(outlets: Mapping[str, Mapping[str, Any]]) -> str:
    """The figures of each outlet."""
    heads = ("outlet", "documents", "gold", "exact F1", "IoU F1", "end-to-end F1", "source", "direct R", "indirect R")
    body = [
        (
            name,
            figures["documents"],
            sum(figures[mode]["gold"] for mode in ("direct", "mixed", "indirect")),
            *(figures[score]["f1"] for score in ("exact", "iou", "end to end")),
            figures["source"],
            figures["direct"]["r"],
            figures["indirect"]["r"],
        )
        for name, figures in outlets.items()
    ]
    return rows_of(heads, body)


def figures_page(summary: Mapping[str, Any], outlets: Mapping[str, Mapping[str, Any]]) -> str:
    """All figures, with what the columns of others are."""
    note = f"* on the test part, measured by others' programs with the same definitions ({PEERS})"
    return "\n\n".join((beside_the_known(summary) + "\n" + note, by_type(summary), by_outlet(outlets)))


def errors_page(kinds: Sequence[Kind], first: int = 10, details: int = 6, examples: bool = True) -> str:
    """The largest kinds of error: cases, the gold and found attributions in them, what F1 gains if all are mended,
    what they are about and examples. The last line sums up the kinds that are not shown."""
    shown, rest = kinds[:first], kinds[first:]
    heads = ("kind of error", "cases", "gold", "found", "end-to-end", "exact")
    body = [_line(kind.name, [kind]) for kind in shown]
    body += [_line(f"{len(rest)} more kinds", rest)] if rest else []
    parts = [rows_of(heads, body)]
    for kind in shown:
        about = ", ".join(f"{name} {count}" for name, count in kind.details[:details])
        lines = [f"{kind.name} ({kind.cases}){': ' if about else ''}{about}"]
        if examples:
            lines += [f"    {line}" for example in kind.examples for line in example.splitlines()]
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def _line(name: str, kinds: Sequence[Kind]) -> tuple[object, ...]:
    counts = [sum(getattr(kind, part) for kind in kinds) for part in ("cases", "gold", "found")]
    gains = [sum(getattr(kind, part) for kind in kinds) for part in ("end_to_end", "exact")]
    return (name, *counts, *(f"{gain:+.1f}" for gain in gains))
