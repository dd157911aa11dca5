"""Why an article was put where it was, in words that a reader can check."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

from consilience.cluster.vectors import Sketch
from consilience.cluster.words import stem

SHOWN = 5  # words named


def probability(log_odds: float) -> float:
    """The probability of log odds, to three places."""
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, log_odds)))), 3)


def shared(one: Sketch, other: Sketch) -> list[str]:
    """The chief words of `one` that are chief words of `other` too, as `one` writes them."""
    theirs = _stems(other.labels)
    return [label for label, known in zip(one.labels, _stems(one.labels), strict=True) if known in theirs]


@lru_cache(maxsize=1 << 10)
def _stems(labels: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(stem, labels))


def of_joining(sketch: Sketch, likest: Sketch, articles: int, log_odds: float) -> tuple[str, ...]:
    """Why `sketch` belongs with `articles` others of which `likest` is most like it, in the mean at `log_odds`."""
    words = shared(sketch, likest)[:SHOWN]
    return tuple(
        reason
        for reason in (
            f"most like “{likest.title}”",
            f"both are about {', '.join(words)}" if words else "",
            _days(sketch, likest),
            f"likelihood {probability(log_odds):.2f} on average over {articles} article{'s' * (articles != 1)}",
        )
        if reason
    )


def of_beginning(sketch: Sketch, likest: Sketch | None, log_odds: float) -> tuple[str, ...]:
    """Why `sketch` begins a story, though it is most like `likest` among those held."""
    if likest is None:
        return ("no article held shares its chief words and names within the days that a story spans",)
    words = shared(sketch, likest)[:SHOWN]
    mine = [label for label in sketch.labels if label not in words][:2]
    return (
        f"most like “{likest.title}”, but likelihood is only {probability(log_odds):.2f}",
        f"both are about {', '.join(words)}" if words else "they have no chief word in common",
        *([f"only this one is about {', '.join(mine)}"] if mine else []),
    )


def of_regrouping(moved: Sequence[Sketch], likest: Sketch | None) -> tuple[str, ...]:
    """Why articles changed their story."""
    if likest is None:
        return ("with all articles held, these are on average more unlike the others than like them",)
    return (f"with all articles held, “{moved[0].title}” is told with “{likest.title}”",)


def _days(one: Sketch, other: Sketch) -> str:
    if one.day is None or other.day is None:
        return ""
    apart = abs(one.day - other.day)
    return "published on the same day" if not apart else f"published {apart} day{'s' * (apart != 1)} apart"
