"""What makes equal words say less: they are a stock phrase, or one speaker puts them on a condition."""

from __future__ import annotations

from datetime import date

from consilience.resolve.likeness import Likeness, cosine, covered
from consilience.resolve.utterances.tellings import Told, is_on_condition
from consilience.resolve.wording import Sentence

EQUAL = 0.75
"""Likeness from which it is the same phrase."""
HELD = 0.8
"""Share of the shorter of two remarks that stands in the longer where the one is the other without its condition."""
PIECE = 3
"""Words up to which a quotation is a piece of a sentence."""
QUOTES = " \n\"“”„«»‘’'"


def stock_phrase(left: Told, right: Told, like: Likeness) -> tuple[float, str]:
    """Points against two tellings of a short and common phrase ("we are following this closely") when nothing says that
    both are of one occasion: the more, the further their days are apart, and where they stand in other surroundings."""
    if (
        not (left.quotes or right.quotes)
        or like.figure
        or like.cosine < EQUAL
        or not (left.is_stock and right.is_stock)
    ):
        return 0.0, ""
    gap = _days(left, right)
    points, reasons = -1.0, ["a phrase so short and common that it can be said of anything"]
    if gap:
        points -= 1.8 if gap == 1 else 2.0
        reasons.append(f"{gap} day{'s' if gap > 1 else ''} apart")
    if min(len(left.scene.words), len(right.scene.words)) > 1 and not left.scene.words & right.scene.words:
        points -= 1.0
        reasons.append("told with other matters")
    return points, ", ".join(reasons)


def known_day(told: Told) -> str:
    """The day of saying as far as the report tells it, else that of the report, else ""."""
    published = told.article.published
    return (told.day or (published.date if published else ""))[:10]


def _days(left: Told, right: Told) -> int:
    """Days between the two sayings by what is known of them."""
    try:
        return abs((date.fromisoformat(known_day(left)) - date.fromisoformat(known_day(right))).days)
    except ValueError:
        return 0


def conditional(left: Told, right: Told) -> tuple[str, float, str]:
    """Points against a remark on a condition and the same without one, by kind: quoted in whole sentences, or told."""
    if not (left.on_condition or right.on_condition):
        return "condition", 0.0, ""
    pairs = [(one, other) for one in left.wording.sentences for other in right.wording.sentences]
    ours, theirs = pairs[0] if len(pairs) == 1 else max(pairs, key=lambda pair: _nearness(*pair))
    on_condition = (
        is_on_condition(ours) or (left.scene.condition and not left.direct),
        is_on_condition(theirs) or (right.scene.condition and not right.direct),
    )
    if on_condition[0] == on_condition[1]:
        return "condition", 0.0, ""
    one, other, told = (ours, theirs, right) if on_condition[0] else (theirs, ours, left)
    if len(other.words) <= PIECE:
        return "condition", 0.0, ""
    quoted = told.wording.text.lstrip(QUOTES)[:1].isupper() and left.direct and right.direct
    if quoted and covered(other, one) >= HELD:
        return "condition", -3.5, "one says it on a condition, the other outright"
    return "condition told", -1.0, "one tells of a condition, the other of none"


def _nearness(one: Sentence, other: Sentence) -> float:
    return covered(*sorted((one, other), key=lambda sentence: sentence.weight)) + cosine(one, other)
