"""Scores source, cue and content of attributions as sets of letters: what is found, how exactly, with which source.

A row is {"doc", "text", "attributions": [{"source", "cue", "content"}]}, each of the three a list of [start, end].
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

QUOTES = '"“”„‟«»'
SAME = 0.5
"""Jaccard index of letters from which two contents are the same."""
EXACT = 0.999
MODES = ("direct", "mixed", "indirect")

Row = Mapping[str, Any]
Spans = Sequence[Sequence[int]]
Letters = frozenset[int]


def letters(text: str, spans: Spans) -> Letters:
    """The positions of the letters and digits in the spans."""
    return frozenset(at for start, end in spans for at in range(start, min(end, len(text))) if text[at].isalnum())


def quoted(text: str) -> frozenset[int]:
    """The positions between double quotation marks; a line's end closes them."""
    inside, found = False, set()
    for at, char in enumerate(text):
        if char == "\n":
            inside = False
        elif char in QUOTES:
            inside = not inside if char == '"' else char in "“„«"
        elif inside:
            found.add(at)
    return frozenset(found)


def mode(content: Letters, marked: frozenset[int]) -> str:
    """Direct, mixed or indirect, by the share of the content's letters that are quoted."""
    share = len(content & marked) / max(1, len(content))
    return "direct" if share >= 0.95 else "mixed" if share > 0 else "indirect"


def pairs(gold: Sequence[Letters], found: Sequence[Letters]) -> list[tuple[float, int, int]]:
    """Contents paired one to one, the most alike first, with their Jaccard index."""
    alike = sorted(
        ((-len(g & f) / len(g | f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found) if g & f),
    )
    used: tuple[set[int], set[int]] = (set(), set())
    paired = []
    for score, i, j in alike:
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            paired.append((-score, i, j))
    return paired


def same_source(gold: Letters, found: Letters) -> bool:
    """Whether a pair's sources share a letter, or neither has one."""
    return bool(gold & found) if gold else not found


def count(row: Row, found: Sequence[Mapping[str, Spans]]) -> Counter[str]:
    """What one article adds to the score."""
    text = row["text"]
    marked = quoted(text)
    gold = [(letters(text, a["content"]), letters(text, a.get("source") or [])) for a in row["attributions"]]
    told = [(letters(text, a["content"]), letters(text, a.get("source") or [])) for a in found]
    gold, told = [g for g in gold if g[0]], [f for f in told if f[0]]
    counts: Counter[str] = Counter(gold=len(gold), found=len(told))
    counts.update(f"gold {mode(content, marked)}" for content, _ in gold)
    counts.update(f"found {mode(content, marked)}" for content, _ in told)
    for score, i, j in pairs([g[0] for g in gold], [f[0] for f in told]):
        kind = mode(gold[i][0], marked)
        counts["exact"] += score >= EXACT
        counts[f"exact {kind}"] += score >= EXACT
        if score < SAME:
            continue
        counts["iou"] += 1
        counts[f"recalled {kind}"] += 1
        counts[f"precise {mode(told[j][0], marked)}"] += 1
        right = bool(gold[i][1] & told[j][1])
        ended = same_source(gold[i][1], told[j][1])
        counts.update({"sourced": bool(gold[i][1]), "source right": right, "end to end": ended})
        counts.update({f"sourced {kind}": bool(gold[i][1]), f"source right {kind}": right, f"end to end {kind}": ended})
    return counts


def figures(counts: Counter[str]) -> dict[str, Any]:
    """The score in percent: precision, recall and F1 of exact contents, of contents alike by half, and of those with
    the right source; the share of right sources; and by mode recall and precision of contents alike by half, and
    what share of the contents is found exactly, or with its source."""
    summary: dict[str, Any] = {name: prf(counts[name], counts) for name in ("exact", "iou", "end to end")}
    summary["source"] = percent(counts["source right"], counts["sourced"])
    for name in MODES:
        gold = counts[f"gold {name}"]
        summary[name] = {
            "r": percent(counts[f"recalled {name}"], gold),
            "p": percent(counts[f"precise {name}"], counts[f"found {name}"]),
            "exact r": percent(counts[f"exact {name}"], gold),
            "end to end r": percent(counts[f"end to end {name}"], gold),
            "source": percent(counts[f"source right {name}"], counts[f"sourced {name}"]),
            "gold": gold,
            "found": counts[f"found {name}"],
        }
    return summary


def percent(part: float, whole: float) -> float:
    """`part` of `whole` in percent, 0 of nothing."""
    return round(100 * part / whole, 1) if whole else 0.0


def prf(hits: int, counts: Counter[str]) -> dict[str, float]:
    """Precision, recall and F1 in percent of so many hits."""
    return {
        "p": percent(hits, counts["found"]),
        "r": percent(hits, counts["gold"]),
        "f1": percent(2 * hits, counts["gold"] + counts["found"]),
    }
