"""One article, one kind: what a name is, is settled by all its occurrences together, and full names win over parts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from consilience.annotate.cues import cue_of
from consilience.annotate.names.found import GENERATIONS, Name, Stretch
from consilience.annotate.names.referents import given_names
from consilience.annotate.names.titles import part_of_title
from consilience.model import MentionKind

if TYPE_CHECKING:
    from consilience.annotate.tokens import Token

SURE = 3
RANK: tuple[MentionKind, ...] = ("person", "organisation", "place", "group", "programme", "other")


def settled(names: Sequence[Name], stretches: Sequence[Stretch]) -> list[Name]:
    """The names with the kinds that the article as a whole gives them, and with the occurrences of known surnames and
    other names that the recogniser passed over."""
    names = _persons(names, stretches)
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


def _persons(names: Sequence[Name], stretches: Sequence[Stretch]) -> list[Name]:
    """The names with those made persons which the recogniser does not know as such: two or three words that begin with
    a given name, or whose last word says something by itself elsewhere in the article."""
    speaking = {
        token.text
        for stretch in stretches
        for token in _capitalised(stretch)
        if token.dep_ == "nsubj" and token.left_edge.i == token.i and _says(token.head)
    }
    return [replace(name, kind="person", sure=True) if _personal(name, speaking) else name for name in names]


def _capitalised(stretch: Stretch) -> Iterator[Token]:
    return (stretch.doc[k] for k, word in enumerate(stretch.words) if word[:1].isupper())


def _says(verb: Token) -> bool:
    cue = cue_of("V", verb.lower_) if verb.tag_.startswith("V") else None
    return cue is not None and cue.speaks


def _personal(name: Name, speaking: set[str]) -> bool:
    if name.sure or name.kind not in ("place", "organisation", "other") or not 2 <= name.end - name.start <= 3:
        return False
    words = name.stretch.words[name.start : name.end]
    if not all(word[:1].isupper() and word.isalpha() for word in words) or any(word.isupper() for word in words):
        return False
    return words[0] in given_names() or (name.kind == "place" and words[-1] in speaking)


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
        for k, word in enumerate(stretch.words):
            if word not in surnames or (stretch.number, k) in taken:
                continue
            token = stretch.doc[k]
            neighbours = (k - 1, k + 1)
            glued = any((stretch.number, beside) in taken for beside in neighbours)
            if token.tag_ in ("NNP", "NNPS", "NN", "VB", "VBP", "JJ", "FW") and not glued:
                end = k + 1
                end += end < len(stretch.doc) and stretch.doc[end].lower_ in GENERATIONS
                found.append(Name(stretch, k, end, "person", sure=True))
    return found
