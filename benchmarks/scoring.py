"""The measures of the field that several benchmarks print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping


def f1(precision: float, recall: float) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def bcubed_and_pairwise(gold: Mapping[str, Hashable], found: Mapping[str, Hashable]) -> tuple[float, float]:
    """BCubed F1 (Bagga, Baldwin 1998) and F1 over pairs in one cluster, in percent, of the items of `gold`."""
    of_gold = Counter(gold.values())
    of_found = Counter(found[item] for item in gold)
    both = Counter((gold[item], found[item]) for item in gold)
    precision = sum(n * n / of_found[cluster] for (_, cluster), n in both.items()) / len(gold)
    recall = sum(n * n / of_gold[cluster] for (cluster, _), n in both.items()) / len(gold)
    right, told, true = (sum(n * (n - 1) // 2 for n in counts.values()) for counts in (both, of_found, of_gold))
    return 100 * f1(precision, recall), 100 * f1(right / told if told else 0.0, right / true if true else 0.0)


def ranked(scored: Iterable[tuple[float, bool]]) -> tuple[float, float]:
    """Average precision and best F1 in percent of scores with whether each is right; ties are taken together."""
    rows = sorted(scored, key=lambda row: -row[0])
    total = sum(right for _, right in rows)
    hits, average, best, place = 0, 0.0, 0.0, 0
    while place < len(rows):
        end = place
        while end < len(rows) and rows[end][0] == rows[place][0]:
            end += 1
        new = sum(right for _, right in rows[place:end])
        hits += new
        average += new / total * hits / end
        if rows[place][0] > 0:
            best = max(best, 2 * hits / (end + total))
        place = end
    return 100 * average, 100 * best
