"""What two reports as a whole say for a pair of their remarks: which else of them would fit, and what stands beside.

What two reports of a story tell is mostly the same few remarks, each once and in much the same order. So a likeness
that says little by itself says more where nothing else in either report comes near (Lowe's ratio test for matching
points of two pictures), and less where something else does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from consilience.resolve.utterances.comparing import Compared
from consilience.resolve.utterances.evidence import LIKELY, Finding
from consilience.resolve.utterances.tellings import Told, neighbours

CLEAR = 3.0
"""Points by which one remark stands out, or is beaten, as clearly as can be."""
UNLIKE = -LIKELY / 2
"""Points of a rival that was not even worth comparing."""
ONE = 0.5
"""Nearness from which two remarks of one report are no rivals: it tells one thing twice."""
HELD = 0.8
"""Share of the lighter of two tellings that stands in the heavier from which it can be a part of it."""
BESIDE, EQUAL = 0.35, 0.8
"""Nearness of the remarks before or behind from which they vouch for two, and from which they do so for sure."""
SHIFT = 0.2
"""Share of a report by which a remark can be moved about without saying anything."""
ORDERED = 3
"""Remarks of a report from which their order says something."""
MEMBERS = 8
"""Tellings of one wording that are looked at."""
ABOVE = frozenset({"headline", "standfirst", "caption"})
"""Regions whose remarks stand next to no other."""
NOWHERE: tuple[None, None] = (None, None)


class Rivals:
    """The pairs of a story that were held side by side, by telling and by the articles of the other."""

    def __init__(
        self, pairs: Iterable[tuple[Compared, float]], several: Sequence[Told], twin: Mapping[str, str]
    ) -> None:
        """`pairs` come with how likely each is by itself. `several` are all tellings, article by article in the order
        of the text, `twin` has for each the first that equals it in all and stands for it in `pairs`."""
        self._twin = twin
        articles: dict[str, list[str]] = {}
        for told in several:
            if len(here := articles.setdefault(twin[told.id], [])) < MEMBERS:
                here.append(told.article.id)
        self._pairs: dict[frozenset[str], Compared] = {}
        self._likely: dict[frozenset[str], float] = {}
        self._by: dict[tuple[str, str], list[tuple[float, str]]] = {}
        self._parts: set[tuple[str, str]] = set()
        for pair, likely in pairs:
            both = frozenset((pair.left.id, pair.right.id))
            self._pairs[both], self._likely[both] = pair, likely
            if pair.like.covered >= HELD:
                lighter, heavier = sorted((pair.left, pair.right), key=lambda told: told.wording.weight)
                self._parts.add((heavier.id, lighter.id))
            for ours, theirs in ((pair.left, pair.right), (pair.right, pair.left)):
                for article in articles[theirs.id]:
                    self._by.setdefault((ours.id, article), []).append((likely, theirs.id))
        self._beside = neighbours([told for told in several if told.region not in ABOVE])
        self._remarks = Counter((told.article.id, told.speaker) for told in several)
        self._place = _places(several)

    def __call__(self, pair: Compared) -> Iterator[Finding]:
        """The findings on one pair of two reports."""
        left, right = pair.left, pair.right
        margin = self._likely[frozenset((left.id, right.id))] - max(self._rival(left, right), self._rival(right, left))
        if margin > 0:
            reason = "nothing else in either comes as near"
            yield Finding("best of both", 0.5, reason)
            yield Finding("stands out", min(CLEAR, margin) / CLEAR, "nothing else in either comes near")
        else:
            yield Finding("beaten", -2 * min(CLEAR, -margin) / CLEAR, "another remark of the other report comes nearer")
        if together := self._together(left.id, right.id):
            yield Finding("beside", together, "both stand next to the same other remark")
        if left.id in self._place and right.id in self._place:
            apart = abs(self._place[left.id] - self._place[right.id])
            if apart > SHIFT:
                yield Finding("order", SHIFT - apart, "the reports tell it in other places")

    def alone(self, pair: Compared) -> bool:
        """Whether neither report has another remark that could be told in the other."""
        left, right = pair.left, pair.right
        found = max(len(self._by[left.id, right.article.id]), len(self._by[right.id, left.article.id]))
        return max(found, *(self._remarks[told.article.id, told.speaker] for told in (left, right))) <= 1

    def _rival(self, one: Told, other: Told) -> float:
        """How likely the likeliest other remark of the other's report is to be one with a telling."""
        several = self._by.get((one.id, other.article.id), ())
        part = (one.id, other.id) in self._parts
        return max(
            (
                likely
                for likely, at in several
                if at != other.id and not self._is_one(at, other.id) and not (part and (one.id, at) in self._parts)
            ),
            default=UNLIKE,
        )

    def _is_one(self, left: str, right: str) -> bool:
        return self._nearness(left, right) >= ONE

    def _together(self, left: str, right: str) -> float:
        """How surely the remarks before and those behind are one each: half a point where they are near, one where they
        are equal in nearly all."""
        sides = zip(self._beside.get(left, NOWHERE), self._beside.get(right, NOWHERE), strict=True)
        found = [self._nearness(self._twin[ours], self._twin[theirs]) for ours, theirs in sides if ours and theirs]
        return sum((near >= BESIDE) / 2 + (near >= EQUAL) / 2 for near in found)

    def _nearness(self, left: str, right: str) -> float:
        if left == right:
            return 1.0
        pair = self._pairs.get(frozenset((left, right)))
        return pair.near if pair is not None else 0.0


def _places(several: Sequence[Told]) -> dict[str, float]:
    """Where each telling stands among the remarks of its article, from 0 to 1; those of few remarks are left out."""
    rows: dict[str, list[str]] = {}
    for told in several:
        rows.setdefault(told.article.id, []).append(told.id)
    return {one: at / (len(row) - 1) for row in rows.values() if len(row) >= ORDERED for at, one in enumerate(row)}
