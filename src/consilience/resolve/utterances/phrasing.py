"""Points for the words of two tellings: what they have in common, or how one can be another rendering of the other."""

from __future__ import annotations

from operator import itemgetter

from consilience.resolve.likeness import WHOLE, Likeness
from consilience.resolve.rendering import at_most
from consilience.resolve.utterances.comparing import Compared

PHRASE = 3
"""Quoted words up to which they are a phrase that one can use of many things ("severe consequences")."""
RENDERED = 0.3
"""Share of the shorter wording from which it can be another rendering of the longer."""
MATCHED = 3
"""Words that must go together for that."""
SLACK = 1e-9
"""What sums in another order may differ by."""
FIGURE = 0.8
"""Points for a telling number that both name."""
ELSEWHERE = 0.9
"""What another rendering is worth where nothing but the words says that both are of one occasion."""
SURE = 3.0
"""Points for the words from which no other rendering is looked for."""
LOWEST = -1.0
"""Points for words of which nothing is alike."""


def worded(pair: Compared) -> tuple[float, str, float]:
    """Points for the words, the reason, and the share of the shorter wording that is rendered in the longer one."""
    wording, reason = wording_points(pair.like)
    share = 0.0
    if wording < SURE and _can_be_rendered(pair):
        worth = 1.0 if pair.one_occasion else ELSEWHERE
        rendered, why, share = _rendered(pair, wording, reason)
        wording, reason = max((wording, reason), (worth * rendered, why), key=lambda item: item[0])
    return max(LOWEST, wording), reason, share


def wording_points(like: Likeness) -> tuple[float, str]:
    """Points for the words: the strongest of four measures counts in full, the others by a third where they agree."""
    quoted = run = 0.0
    if like.quoted >= WHOLE:
        quoted = min(3.5, 1.6 * like.quoted_weight + 0.2 * max(0, like.quoted_words - 2)) * min(1.0, 0.4 + like.covered)
    if like.run >= 0.6:
        run = min(3.0, 0.9 * like.run + 0.25 * max(0, len(like.run_words) - 3))
    if 0 < like.quoted_words <= PHRASE and like.around < 0.1 and not like.denial:
        quoted *= 0.6
        run *= 0.6 if len(like.run_words) <= PHRASE + 1 else 1.0
    measures = [
        (7 * (like.cosine - 0.42) * min(1.0, like.cosine_weight / 3), _cosine),
        (6 * (like.covered - 0.6) * min(1.0, like.covered_weight / 3), _covered),
        (quoted, _quoted),
        (run, _run),
    ]
    (best, told), second, *others = sorted(measures, key=itemgetter(0), reverse=True)
    total = best + sum([0.3 * points for points, _ in (second, *others) if points > 0])
    reason = told(like)
    if like.aligned > 1:
        total += min(1.8, 0.9 * (like.aligned - 1))
        reason = f"{reason}; {like.aligned} sentences go together in one order"
    if like.denial and best > 0.5:
        total, reason = total + 0.6, f"{reason}; both deny it"
    if like.figure:
        total, reason = total + FIGURE, f"{reason}; both name {like.figure}"
    if second[0] > 0.5:
        reason = f"{reason}; {second[1](like)}"
    return min(5.0, total), reason


def _cosine(like: Likeness) -> str:
    return f"wording alike by {like.cosine:.2f}"


def _covered(like: Likeness) -> str:
    return f"{like.covered:.0%} of the shorter wording stands in the longer"


def _quoted(_: Likeness) -> str:
    return "the words that one has in quotation marks stand in the other"


def _run(like: Likeness) -> str:
    return f"both have “{' '.join(like.run_words[:12])}”"


def _can_be_rendered(pair: Compared) -> bool:
    """Whether two reports can mean one speaker, and nothing says that they mean two occasions."""
    return pair.two_reports and not pair.other_occasion


def _rendered(pair: Compared, wording: float, reason: str) -> tuple[float, str, float]:
    """Points for words that can be another rendering of the other's, which few equal words show."""
    matched, share = at_most(pair.left.shape, pair.right.shape)
    if matched < MATCHED or share < RENDERED - SLACK:
        return 0.0, "", 0.0
    like = pair.shape
    if like.matched < MATCHED or not like.things or like.share < RENDERED:
        return 0.0, "", 0.0
    value = 7 * (like.share - RENDERED) * min(1.0, like.weight / 2) + 0.3 * max(0.0, wording)
    value += min(1.8, 0.9 * max(0, like.sentences - 1))
    told = f"{like.matched} words go together, {like.share:.0%} of the shorter wording, as in another translation"
    return min(SURE, value), f"{told}; {reason}" if wording > 0.5 else told, like.share
