"""What persons judged of names, carried out where clusters of names alone can't: one name that two persons bear,
descriptions, and sources that nobody names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from consilience.model import Annotated, Correction, Span
from consilience.resolve.corrections.placing import Known, Placed, judgements
from consilience.resolve.entities.described import Unnamed
from consilience.resolve.entities.names import key
from consilience.resolve.entities.record import Gathered
from consilience.resolve.entities.seen import Node, Seen
from consilience.resolve.judgements import clusters

Barred = frozenset[tuple[str, str]]
"""Descriptions, folded, and the groups of names that a person judged them not to mean."""


def places_of(several: Sequence[Node]) -> Known:
    """Finds the node that a mention belongs to."""
    return Known({seen.mention.span: node.id for node in several for seen in node.seen})


def parted(several: Sequence[Node], corrections: Sequence[Placed]) -> list[Node]:
    """The nodes, with a name that a person says means two things made two: its mentions in the reports that only the
    one side quotes go to a node of their own; in a report that both quote, those worded as that side's are."""
    made = list(several)
    for one in corrections:
        if one.correction.about == "entity" and one.correction.verdict == "different":
            at = places_of(made)
            left, right = _by_node(one.left, at), _by_node(one.right, at)
            if shared := left.keys() & right.keys():
                made = [
                    part
                    for node in made
                    for part in (
                        _apart(node, left[node.id], right[node.id], one.correction) if node.id in shared else (node,)
                    )
                ]
    return made


def _by_node(side: Sequence[Span], at: Known) -> dict[str, set[Span]]:
    found: dict[str, set[Span]] = {}
    for span in side:
        if (node := at(span)) is not None:
            found.setdefault(node, set()).add(span)
    return found


def _apart(node: Node, left: set[Span], right: set[Span], correction: Correction) -> tuple[Node, ...]:
    """A node without the mentions that the side with fewer of them means, and a node of those."""
    fewer, more = sorted((left, right), key=lambda spans: (len(spans), sorted(spans)))
    wording = {seen.mention.span: seen.text for seen in node.seen}
    rivals = {(span.article, wording.get(span)) for span in more}
    both = {article for article, _ in rivals}
    whole = {span.article for span in fewer} - both
    worded = {(span.article, wording.get(span)) for span in fewer} - rivals

    def means(seen: Seen) -> bool:
        span = seen.mention.span
        return span in fewer or span.article in whole or (span.article, seen.text) in worded

    moved = [seen for seen in node.seen if means(seen)]
    kept = [seen for seen in node.seen if not means(seen)]
    if not moved or not kept:
        return (node,)
    return _with(node, node.id, kept), _with(node, f"{node.id}~{correction.number}", moved)


def _with(node: Node, name: str, several: Sequence[Seen]) -> Node:
    """A node like another, with the mentions given."""
    made = Node(name, node.kind, node.key, node.person, node.article, node.country, node.owner)
    made.genders |= node.genders
    for seen in several:
        made.add(seen)
    return made


def barred(
    story: Sequence[Annotated], corrections: Sequence[Placed], nodes: Known, groups: Mapping[str, str]
) -> Barred:
    """The descriptions that a person judged not to mean somebody. `groups` has the group of each node."""
    texts = {one.article.id: one.article for one in story}
    found = set()
    for one in corrections:
        if one.correction.about != "entity" or one.correction.verdict != "different":
            continue
        for side, other in ((one.left, one.right), (one.right, one.left)):
            meant = {groups[node] for span in other if (node := nodes(span)) is not None}
            loose = {key(texts[span.article].words(span)) for span in side if nodes(span) is None}
            found |= {(words, group) for words in loose for group in meant}
    return frozenset(found)


def joined(
    gathered: list[Gathered], unnamed: list[Unnamed], taken: dict[Span, str], corrections: Sequence[Placed]
) -> tuple[list[Gathered], list[Unnamed]]:
    """Groups and unnamed sources, those made one that persons judged to be one; `taken` is brought up to it."""
    at = dict(taken)
    at.update((span, one.id) for one in unnamed for span in one.mentions)
    log = judgements(corrections, "entity", Known(at))
    named, sources = {one.id: one for one in gathered}, {one.id: one for one in unnamed}
    gone = set()
    for first, *others in clusters([*named, *sources], log).groups:
        for other in others:
            gone.add(other)
            mentions = named[other].mentions if other in named else sources[other].mentions
            if first in named:
                named[first].mentions += mentions
                taken.update((span, first) for span in mentions)
                if other in named:
                    named[first].nodes += named[other].nodes
                    named[first].roles += named[other].roles
                else:
                    named[first].roles += [(sources[other].name, span) for span in mentions]
            else:
                sources[first].mentions += mentions
    return (
        [one for one in named.values() if one.id not in gone],
        [sources[one.id] for one in unnamed if one.id not in gone],
    )
