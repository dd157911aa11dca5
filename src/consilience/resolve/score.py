"""Adds up what speaks for and against two records being one thing, and keeps the reasons in words."""

from __future__ import annotations

from math import exp
from typing import Literal

from consilience.model import Judgement

SAME = 0.8
DIFFERENT = 0.2
"""Scores from which a pair is judged the same and down to which it is judged different; between them it is unsure."""


class Points:
    """A sum of log odds. The names of the two sides open the list of reasons."""

    def __init__(self, left: str, right: str, prior: float) -> None:
        """`prior` are the log odds of a candidate pair of which nothing else is known."""
        self.total = prior
        self.walls: list[str] = []
        self._sides = f"{left} and {right}"
        self._reasons: list[tuple[float, str]] = []

    def add(self, points: float, reason: str) -> None:
        """Count `points` for (or, negative, against) the pair; nothing is noted where they are 0."""
        if points:
            self.total += points
            self._reasons.append((points, reason))

    def wall(self, reason: str) -> None:
        """Something that the pair cannot be one thing with, whatever else."""
        self.walls.append(reason)

    @property
    def against(self) -> float:
        """The sum of the negative points, walls left out."""
        return sum(points for points, _ in self._reasons if points < 0)

    @property
    def score(self) -> float:
        """The probability that the points amount to, 0..1, to three decimals."""
        return round(1 / (1 + exp(-max(-30.0, min(30.0, self.total)))), 3)

    def judgement(self, left: str, right: str, *, same: float = SAME, different: float = DIFFERENT) -> Judgement:
        """The decision, its reasons from the weightiest down: for ("+") before against ("-") where weights tie."""
        score = min(self.score, 0.05) if self.walls else self.score
        verdict: Literal["same", "different", "unsure"] = (
            "different" if self.walls or score <= different else "same" if score >= same else "unsure"
        )
        ranked = sorted(self._reasons, key=lambda item: (-abs(item[0]), -item[0], item[1]))
        reasons = [f"- {reason}: a wall" for reason in self.walls]
        reasons += [f"{'+' if points > 0 else '-'} {reason}" for points, reason in ranked]
        return Judgement(left=left, right=right, verdict=verdict, score=score, reasons=(self._sides, *reasons))
