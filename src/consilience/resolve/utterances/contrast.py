"""Which pairs stand out: neither of the two reports has another remark that fits as well.

What two reports of a story tell of one speaker is mostly the same few remarks. A likeness that says little by itself
says more where nothing else in either report comes near (Lowe's ratio test for matching points of two pictures).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from consilience.model import Judgement
from consilience.resolve.utterances.tellings import Told

LEAST = 0.12
"""Score from which a pair is worth a second look."""
MARGIN = 0.08
"""By how much the score of every rival must be less."""


def unrivalled(log: Iterable[Judgement], found: Mapping[str, Told]) -> list[tuple[str, str]]:
    """The pairs of unsure tellings of two articles that are each other's best match there, in the order of the log;
    only where an article tells other remarks of the speaker, so that there is something to stand out from."""
    log = list(log)
    remarks: Counter[tuple[str, str | None]] = Counter((told.article.id, told.speaker) for told in found.values())
    scores: dict[tuple[str, str], list[tuple[float, str]]] = {}
    same: set[frozenset[str]] = set()
    partners: dict[str, set[str]] = {}
    likely: set[frozenset[str]] = {frozenset((one.left, one.right)) for one in log if one.score >= LEAST}
    for one in log:
        for ours, theirs in ((one.left, one.right), (one.right, one.left)):
            scores.setdefault((ours, found[theirs].article.id), []).append((one.score, theirs))
        if one.verdict == "same":
            same.add(frozenset((one.left, one.right)))
            partners.setdefault(one.left, set()).add(one.right)
            partners.setdefault(one.right, set()).add(one.left)

    def best(ours: str, theirs: str, score: float) -> bool:
        return all(
            other == theirs or rival < score - MARGIN or frozenset((other, theirs)) in same
            for rival, other in scores[ours, found[theirs].article.id]
        )

    def fits(ours: str, theirs: str) -> bool:
        """Whether all that is surely told with `ours` can be told with `theirs`."""
        return all(other == theirs or frozenset((other, theirs)) in likely for other in partners.get(ours, ()))

    return [
        (one.left, one.right)
        for one in log
        if one.verdict != "same"
        and one.score >= LEAST
        and found[one.left].article.id != found[one.right].article.id
        and max(remarks[found[side].article.id, found[side].speaker] for side in (one.left, one.right)) > 1
        and best(one.left, one.right, one.score)
        and best(one.right, one.left, one.score)
        and fits(one.left, one.right)
        and fits(one.right, one.left)
    ]
