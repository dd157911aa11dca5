"""What makes equal words say less: they are a stock phrase, or one speaker puts them on a condition."""

from __future__ import annotations

from datetime import date

from consilience.lexicon import words
from consilience.resolve.likeness import Likeness, cosine, covered
from consilience.resolve.utterances.tellings import Told
from consilience.resolve.wording import Sentence

STOCK = 3.6
"""Weight of a whole remark up to which it is so short and common that the same speaker can say it of anything."""
WORDS = 12
"""Its words, with those that the report puts around it."""
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
        or not (is_stock(left) and is_stock(right))
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


def is_stock(told: Told) -> bool:
    """Whether a remark is so short and common that it can be said of anything."""
    return told.wording.weight <= STOCK and len(told.wording.whole.words) <= WORDS


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
    if not _can_be_on_condition(left) and not _can_be_on_condition(right):
        return "condition", 0.0, ""
    ours, theirs = max(
        ((one, other) for one in left.wording.sentences for other in right.wording.sentences),
        key=lambda pair: covered(*sorted(pair, key=lambda sentence: sentence.weight)) + cosine(*pair),
    )
    on_condition = (
        _on_condition(ours) or (left.scene.condition and not left.direct),
        _on_condition(theirs) or (right.scene.condition and not right.direct),
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


def _can_be_on_condition(told: Told) -> bool:
    return told.scene.condition or any(map(_on_condition, told.wording.sentences))


def _on_condition(sentence: Sentence) -> bool:
    return sentence.words[0] in ("should", "were") or not words("resolve/conditions.txt").isdisjoint(sentence.words)
