"""How well chains of mentions agree with a key, by the measures of the field."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from benchmarks.scoring import f1


def scores(gold: Mapping[str, str], found: Mapping[str, str]) -> dict[str, float]:
    """MUC (Vilain et al. 1995), B3 (Bagga, Baldwin 1998), CEAFe (Luo 2005) and their mean (Pradhan et al. 2012), in
    percent, of the mentions of `gold`; one that was not found stands alone."""
    got = {mention: found.get(mention, f"alone {mention}") for mention in gold}
    key, response = _sets(gold), _sets(got)
    precise = sum(len(key[gold[m]] & response[got[m]]) / len(response[got[m]]) for m in gold) / len(gold)
    complete = sum(len(key[gold[m]] & response[got[m]]) / len(key[gold[m]]) for m in gold) / len(gold)
    parts = {
        "muc": f1(_links(response, gold), _links(key, got)),
        "b3": f1(precise, complete),
        "ceafe": _aligned(gold, got),
    }
    return {name: 100 * value for name, value in (*parts.items(), ("conll", sum(parts.values()) / 3))}


def _sets(chain_of: Mapping[str, str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for mention, chain in chain_of.items():
        found[chain].add(mention)
    return found


def _links(sets: Mapping[str, set[str]], other: Mapping[str, str]) -> float:
    """The share of the links of one side that the other has too."""
    kept = sum(len(members) - len({other[m] for m in members}) for members in sets.values())
    links = sum(len(members) - 1 for members in sets.values())
    return kept / links if links else 0.0


def _aligned(gold: Mapping[str, str], got: Mapping[str, str]) -> float:
    """CEAF with phi4: chains aligned one to one so that their likeness is greatest."""
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    sizes, guessed = Counter(gold.values()), Counter(got.values())
    row = {chain: index for index, chain in enumerate(sizes)}
    column = {chain: index for index, chain in enumerate(guessed)}
    likeness = np.zeros((len(row), len(column)), dtype=np.float32)
    for (ours, theirs), common in Counter((gold[m], got[m]) for m in gold).items():
        likeness[row[ours], column[theirs]] = 2 * common / (sizes[ours] + guessed[theirs])
    best = float(likeness[linear_sum_assignment(-likeness)].sum())
    return f1(best / len(column), best / len(row))
