"""How near two words are by the concepts they stand for: WordNet (Fellbaum 1998), drawn into a table of our own."""

from __future__ import annotations

from functools import cache, lru_cache

from consilience.lexicon import rows

FAR = 4
"""What `steps` says of two words that no short way joins."""
MIXED = {"VERB": "v", "NOUN": "n", "AUX": "v"}


@cache
def _table() -> tuple[dict[tuple[str, str], tuple[str, ...]], dict[str, tuple[tuple[str, ...], tuple[str, ...]]]]:
    senses: dict[tuple[str, str], tuple[str, ...]] = {}
    kinds: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    for row in rows("resolve/concepts.tsv"):
        if row[0] == "word":
            senses[row[1], row[2]] = tuple(row[3].split("|"))
        else:
            cells = [tuple(cell.split("|")) if cell else () for cell in (*row[2:], "")[:2]]
            kinds[row[1]] = (cells[0], cells[1])
    return senses, kinds


@lru_cache(maxsize=1 << 14)
def concepts(word: str, part: str) -> dict[str, int]:
    """The concepts near a word with the steps to each: 0 its own, 1 by derivation ("seize": seizure), 1 more for each
    step to a wider one."""
    senses, kinds = _table()
    tag = MIXED.get(part, "")
    found = {one: 0 for one in (senses.get((word, tag)) or senses.get((word, "n")) or ())}
    for one in list(found):
        for derived in kinds.get(one, ((), ()))[1]:
            found.setdefault(derived, 1)
    for concept, steps in list(found.items()):
        for wider in kinds.get(concept, ((), ()))[0]:
            found[wider] = min(found.get(wider, FAR), steps + 1)
    return found


@lru_cache(maxsize=1 << 16)
def steps(left: str, left_part: str, right: str, right_part: str) -> int:
    """The steps from one word to the other through a concept that both are near, 0 to `FAR`."""
    ours, theirs = concepts(left, left_part), concepts(right, right_part)
    if len(theirs) < len(ours):
        ours, theirs = theirs, ours
    return min((ours[one] + theirs[one] for one in ours if one in theirs), default=FAR)


def wider(concept: str) -> tuple[str, ...]:
    """The concepts that `concept` is a kind of, next ones only."""
    return _table()[1].get(concept, ((), ()))[0]
