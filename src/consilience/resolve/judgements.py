"""From a log of judgements to the things that they are about.

Decisions are kept, the merged view is derived (the resolver of nomenklatura works the same way): a judgement is only
ever appended, a later one on the same pair replaces an earlier one, and a person's stands above every other. Clusters
are read off the log with "different" as a wall that no chain of "same" climbs over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from consilience.model import Judgement

PERSON = "person"
"""`Judgement.origin` of a decision that a person made, alone or followed by ":" and who."""
LINK = 0.5
"""Mean score of the judged pairs between two clusters from which they are joined (average link)."""

Pair = tuple[str, str]
Conflict = Callable[[Sequence[str], Sequence[str]], str | None]
"""Says in words why two groups of ids can't be one thing, or None."""


class Refused(Struct, frozen=True):
    """A "same" that did not join its two sides, and why."""

    judgement: Judgement
    reason: str


class Clusters(Struct, frozen=True):
    """The things that a log tells apart. `groups` partition the ids, each in the order in which the ids were given."""

    groups: tuple[tuple[str, ...], ...]
    refused: tuple[Refused, ...] = ()


def by_person(judgement: Judgement) -> bool:
    """Whether a person made the judgement."""
    return judgement.origin == PERSON or judgement.origin.startswith(PERSON + ":")


def standing(log: Iterable[Judgement]) -> dict[Pair, Judgement]:
    """The judgement that stands for each pair: a person's before a machine's, a later one before an earlier one; in
    the order in which they were made."""
    stands: dict[Pair, Judgement] = {}
    for judgement in log:
        pair = (min(judgement.left, judgement.right), max(judgement.left, judgement.right))
        before = stands.get(pair)
        if pair[0] != pair[1] and (before is None or by_person(judgement) or not by_person(before)):
            stands.pop(pair, None)
            stands[pair] = judgement
    return stands


def clusters(
    ids: Sequence[str], log: Iterable[Judgement], conflict: Conflict | None = None, *, link: float = LINK
) -> Clusters:
    """The things among `ids` by the judgements in `log`.

    "Same" pairs are joined from the highest score down, unless a "different" stands between any member of one side and
    any of the other, the mean score of all judged pairs between the sides is below `link`, or `conflict` objects to the
    two groups. What a person calls the same is joined after that, the latest first, and only a person's "different"
    stands in its way: so it joins things as the machine sees them, and takes nothing out of them. Judgements about ids
    that are not given are passed over. Cost: n log n.
    """
    order = {identifier: index for index, identifier in enumerate(ids)}
    stands = {pair: judgement for pair, judgement in standing(log).items() if pair[0] in order and pair[1] in order}
    forest = _Forest(list(order), stands, link)
    refused: list[Refused] = []
    same = [(pair, judgement) for pair, judgement in stands.items() if judgement.verdict == "same"]
    machines = [item for item in same if not by_person(item[1])]
    persons = [item for item in same if by_person(item[1])]
    for pair, judgement in (*sorted(machines, key=lambda item: (-item[1].score, item[0])), *reversed(persons)):
        left, right = forest.root(pair[0]), forest.root(pair[1])
        if left == right:
            continue
        objection = forest.objection(left, right, certain=by_person(judgement))
        if objection is None and conflict is not None and not by_person(judgement):
            objection = conflict(forest.members[left], forest.members[right])
        if objection is None:
            forest.join(left, right)
        else:
            refused.append(Refused(judgement, objection))
    groups = [sorted(members, key=order.__getitem__) for members in forest.members.values()]
    return Clusters(tuple(tuple(group) for group in sorted(groups, key=lambda group: order[group[0]])), tuple(refused))


class _Between(Struct):
    """What the log says between two clusters."""

    total: float = 0.0
    pairs: int = 0
    walls: int = 0
    persons: int = 0
    """Those of the walls that a person put up."""


class _Forest:
    """Union-find over ids that also keeps, for each root, what the log says between it and every other root."""

    def __init__(self, ids: Sequence[str], stands: dict[Pair, Judgement], link: float) -> None:
        self.link = link
        self.parent = {identifier: identifier for identifier in ids}
        self.members = {identifier: [identifier] for identifier in ids}
        self.between: dict[str, dict[str, _Between]] = {identifier: {} for identifier in ids}
        for (left, right), judgement in sorted(stands.items()):
            wall = judgement.verdict == "different"
            edge = _Between(judgement.score, 1, int(wall), int(wall and by_person(judgement)))
            self.between[left][right] = self.between[right][left] = edge

    def root(self, identifier: str) -> str:
        """The id that stands for the cluster of `identifier`."""
        while self.parent[identifier] != identifier:
            self.parent[identifier] = self.parent[self.parent[identifier]]
            identifier = self.parent[identifier]
        return identifier

    def objection(self, left: str, right: str, *, certain: bool) -> str | None:
        """Why the clusters of two roots must stay apart; a `certain` join minds the walls of persons only."""
        edge = self.between[left].get(right)
        if edge is None:
            return None
        if edge.persons:
            return "a person judged them different"
        if certain:
            return None
        if edge.walls:
            return "judged different through another member"
        if edge.total / edge.pairs < self.link:
            return f"the {edge.pairs} judged pairs between them agree by {edge.total / edge.pairs:.2f} only"
        return None

    def join(self, left: str, right: str) -> None:
        """Make one cluster of two roots; the smaller one is folded into the larger, which keeps the cost n log n."""
        if (len(self.between[left]), len(self.members[left]), right) < (
            len(self.between[right]),
            len(self.members[right]),
            left,
        ):
            left, right = right, left
        self.parent[right] = left
        self.members[left] += self.members.pop(right)
        for other, edge in self.between.pop(right).items():
            del self.between[other][right]
            if other == left:
                continue
            kept = self.between[left].get(other)
            if kept is None:
                kept = self.between[left][other] = self.between[other][left] = _Between()
            kept.total += edge.total
            kept.pairs += edge.pairs
            kept.walls += edge.walls
            kept.persons += edge.persons
