"""Names that the user knows: a list of who is called what stands above what the reports show, below what a person
judges of one story.

Every form of a name that two entries have is left to the reports, as it says nothing of which of the two is meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from msgspec.structs import replace

from consilience.model import Judgement, KnownName
from consilience.resolve.entities.names import key
from consilience.resolve.entities.seen import Node

SURE = 0.99
"""`Judgement.score` of two names that the list has as one."""

Listed = Mapping[str, KnownName]
"""Entries by each of their forms, folded."""


def by_form(entries: Iterable[KnownName]) -> Listed:
    """The entries by the forms that only one of them has."""
    found: dict[str, KnownName] = {}
    shared: set[str] = set()
    for entry in entries:
        for form in dict.fromkeys(key(form) for form in (entry.name, *entry.also)):
            shared.update({form} if found.get(form, entry) != entry else ())
            found[form] = entry
    return {form: entry for form, entry in found.items() if form and form not in shared}


def entry_of(node: Node, listed: Listed) -> KnownName | None:
    """The entry that a name of the story is a form of."""
    for seen in node.seen:
        if (entry := listed.get(seen.key)) is not None:
            return entry
    return listed.get(node.key)


def judged(log: Sequence[Judgement], nodes: Sequence[Node], listed: Listed) -> list[Judgement]:
    """A log of judgements on names, with what the list says: forms of one entry are one thing, those of two are two."""
    if not listed:
        return list(log)
    known = {node.id: entry for node in nodes if (entry := entry_of(node, listed)) is not None}
    members: dict[KnownName, list[str]] = {}
    for node, entry in known.items():
        members.setdefault(entry, []).append(node)
    found = [_apart(one, known) for one in log]
    for entry, (first, *others) in members.items():
        reasons = (f"“{entry.name}”", "+ the list of names has both as this one")
        found += [Judgement(left=first, right=one, verdict="same", score=SURE, reasons=reasons) for one in others]
    return [*found, *_walls({entry: several[0] for entry, several in members.items()})]


def _apart(judgement: Judgement, known: Mapping[str, KnownName]) -> Judgement:
    ours, theirs = known.get(judgement.left), known.get(judgement.right)
    if ours is None or theirs is None or ours == theirs:
        return judgement
    reasons = (*judgement.reasons, "- the list of names has them as two: a wall")
    return replace(judgement, verdict="different", score=0.0, reasons=reasons)


def _walls(first: Mapping[KnownName, str]) -> Iterator[Judgement]:
    """A "different" between any two entries of the story that share a word, by a name of each."""
    by_word: dict[str, list[KnownName]] = {}
    for entry in first:
        for word in sorted({word for form in (entry.name, *entry.also) for word in key(form).split()}):
            by_word.setdefault(word, []).append(entry)
    pairs = dict.fromkeys(pair for several in by_word.values() for pair in combinations(several, 2))
    for one, other in pairs:
        reasons = (f"“{one.name}” and “{other.name}”", "- the list of names has them as two: a wall")
        yield Judgement(left=first[one], right=first[other], verdict="different", score=0.0, reasons=reasons)
