"""One article, one kind: what a name is, is settled by all its occurrences together, and full names win over parts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from consilience.annotate.names.found import Name, Stretch
from consilience.annotate.names.titles import part_of_title
from consilience.model import MentionKind

SURE = 3
RANK: tuple[MentionKind, ...] = ("person", "organisation", "place", "group", "programme", "other")


def settled(names: Sequence[Name], stretches: Sequence[Stretch]) -> list[Name]:
    """The names with the kinds that the article as a whole gives them, and with the occurrences of known surnames and
    other names that the recogniser passed over."""
    surnames = _surnames(names)
    votes: dict[str, Counter[MentionKind]] = defaultdict(Counter)
    for name in names:
        votes[name.text][name.kind] += SURE if name.sure else 1
    mended = []
    for name in names:
        if name.text in surnames and name.kind != "programme" and not _place_like(name):
            mended.append(replace(name, kind="person", sure=True))
            continue
        counts = votes[name.text]
        best = max(RANK, key=lambda kind: (counts[kind], -RANK.index(kind)))
        mended.append(name if name.sure else replace(name, kind=best))
    taken = {(name.stretch.number, k) for name in mended for k in range(name.start, name.end)}
    mended.extend(_missed(surnames, stretches, taken))
    return sorted(mended, key=lambda name: name.place)


def _surnames(names: Sequence[Name]) -> frozenset[str]:
    """The last words of full personal names, unless that word is also used for a place, group or organisation that is
    surely one."""
    full: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for name in names:
        if name.kind == "person" and (name.end - name.start > 1 or name.sure) and name.last[:1].isupper():
            if len(name.last) > 2 and not part_of_title(name.last):
                full[name.last] += SURE if name.sure else 1
        elif name.sure and name.end - name.start == 1:
            others[name.text] += SURE
    return frozenset(word for word in full if full[word] >= others[word])


def _place_like(name: Name) -> bool:
    """Whether this occurrence is surely a place: it stands behind a preposition of place and no person could."""
    head = name.head
    return (
        name.kind == "place"
        and head.dep_ == "pobj"
        and head.head.lower_ in ("in", "at", "near", "across", "throughout")
    )


def _missed(surnames: frozenset[str], stretches: Sequence[Stretch], taken: set[tuple[int, int]]) -> list[Name]:
    found = []
    for stretch in stretches:
        for token in stretch.doc:
            if token.text not in surnames or (stretch.number, token.i) in taken:
                continue
            neighbours = (token.i - 1, token.i + 1)
            glued = any(0 <= k < len(stretch.doc) and (stretch.number, k) in taken for k in neighbours)
            if token.tag_ in ("NNP", "NNPS", "NN", "VB", "VBP", "JJ", "FW") and not glued:
                found.append(Name(stretch, token.i, token.i + 1, "person", sure=True))
    return found
