"""How likely two articles tell one event: a logistic model over the likeness of their views and the days between them.

Its coefficients are learned by `python -m benchmarks.train_stories` and shipped as `cluster/data/story_model.tsv`: one
model for two articles whose days are known, one for others, and one for two bare texts, which have neither days nor
headlines. There what speaks against a pair counts as what speaks for it does: numbers, days and years that both
name and do not share.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from consilience import lexicon
from consilience.cluster.vectors import DIMENSIONS, SCALE, VIEWS, Sketch

FAR = 7  # days; further apart counts as no further
NAMES = 5
NO_NAME = 0.03  # cosine of names below which two articles have none in common that tells anything
FOLLOW_UP = 2.5  # log odds that days apart take off at most: our stories hold follow-ups, those learned from don't
FEW = 2  # days named; who names more tells a history
OTHER_WEEKDAY, OTHER_NUMBER = (
    3.0,
    1.0,
)  # log odds that `other_days` takes off: the logarithms of how many times as often
# it is so of two like articles of different stories as of two of one, in the earlier half of AllSides
LEAST = 0.01  # added to a cosine before the logarithm
SIEVE = 1 << 15  # places of the sieve that few terms of others pass; small enough for the fastest memory
DAYS = 3  # features of nearness in time, the last ones
MANY = 5  # numbers, days or years; more do not speak louder

GRADED = ("words", "lead", "title", "names", "phrases", "focus", "figures", "presence")
TOLD = ("numbers", "days", "years")
CALENDAR = ("months", "weekdays")
Floats = NDArray[np.float64]
_PASS = np.uint32(SIEVE - 1)


class Model(Struct, frozen=True, kw_only=True):
    """Coefficients in the order of `features`, the constant last; and the `prior` of `linkage.partition`."""

    dated: tuple[float, ...]
    undated: tuple[float, ...]
    bare: tuple[float, ...] | None = None
    prior: float = 0.0


def shipped() -> Model:
    """The model that comes with the package."""
    table = {name: tuple(float(value) for value in values) for name, *values in lexicon.rows("cluster/story_model.tsv")}
    return Model(dated=table["dated"], undated=table["undated"], bare=table["bare"], prior=table["prior"][0])


def facts(sketches: Sequence[Sketch]) -> Floats:
    """What the model asks of articles besides their views, a row each: the logarithm of the length, rarity, the latest
    year named, and the sizes of the views."""
    rows = np.array([(s.length, s.rarity, s.latest, *s.sizes) for s in sketches], dtype=np.float64)
    rows[:, 0] = np.log1p(rows[:, 0])
    return rows


_SIZES = 3  # place of the first size in a row of facts
_PLACE = {name: number for number, name in enumerate(VIEWS)}


def features(cosines: Floats, mine: Floats, theirs: Floats, days: Floats | None) -> Floats:
    """A row a pair, from the cosines of all views and the `facts` of the one article and of the others.

    Of each graded view the cosine, its square root and its logarithm, so that nothing in common counts against a pair
    more than much speaks for it; the lengths; of what is told whether both have it and share some or none; the latest
    years named; whether both name `NAMES` names and share none; and if `days` are given, the nearness in time.
    """
    cosines = np.maximum(cosines, 0.0)
    graded = cosines[:, [_PLACE[name] for name in GRADED]]
    least = np.minimum(mine[1], theirs[:, 1])
    graded[:, -1] *= np.sqrt(mine[1] * theirs[:, 1]) / np.maximum(least, 1e-9)  # share of what the shorter one has
    both = np.minimum(mine[_SIZES:], theirs[:, _SIZES:])
    number = [_PLACE[name] for name in TOLD]
    shared, have = cosines[:, number], both[:, number]
    none = (shared == 0) & (have > 0)
    month = [_PLACE[name] for name in CALENDAR]
    dated = (mine[2] > 0) & (theirs[:, 2] > 0)
    years = np.abs(mine[2] - theirs[:, 2])
    parts = [
        graded, np.sqrt(graded), np.log(graded + LEAST),
        np.minimum(mine[0], theirs[:, 0])[:, None], np.maximum(mine[0], theirs[:, 0])[:, None],
        shared, shared > 0, none, np.minimum(have, MANY) * none,
        cosines[:, month], (cosines[:, month] == 0) & (both[:, month] > 0),
        (dated & (years == 0))[:, None], (dated & (years > 0))[:, None], (dated & (years > 1))[:, None],
        (strangers(cosines, mine, theirs))[:, None],
    ]  # fmt: skip
    if days is not None:
        parts.append(np.stack([np.minimum(days, FAR) / FAR, days == 0, days <= 1], axis=1))
    return np.concatenate([np.asarray(part, dtype=np.float64) for part in parts], axis=1)


def strangers(cosines: Floats, mine: Floats, theirs: Floats) -> NDArray[np.bool_]:
    """Whether each of the others has names enough, as the one has, and no weighty one in common with it."""
    place = _PLACE["names"]
    named = np.minimum(mine[_SIZES + place], theirs[:, _SIZES + place]) >= NAMES
    return np.asarray(named & (cosines[:, place] < NO_NAME), dtype=np.bool_)


def other_days(cosines: Floats, mine: Floats, theirs: Floats) -> Floats:
    """What speaks against a follow-up where two articles name a day or two each, none of them the same: that no
    weekday, and that no number is the same either. Two rallies a week apart are told in the same words."""
    day, weekday, number = (_PLACE[name] for name in ("days", "weekdays", "numbers"))
    none = (np.minimum(mine[_SIZES:], theirs[:, _SIZES:]) > 0) & (cosines == 0)
    few = none[:, day] & (np.maximum(mine[_SIZES + day], theirs[:, _SIZES + day]) <= FEW)
    return np.asarray(few * (OTHER_WEEKDAY * none[:, weekday] + OTHER_NUMBER * none[:, number]), dtype=np.float64)


class Comparison:
    """Compares one article with many. Holds a dense vector of scratch space, and nothing of any article."""

    def __init__(self, model: Model) -> None:
        """Compares by `model`."""
        self._dated = np.array(model.dated)
        self._undated = np.array(model.undated)
        self._bare = np.array(model.bare or model.undated)
        self._scratch = np.zeros(DIMENSIONS * len(VIEWS), dtype=np.uint16)
        self._sieve = np.zeros(SIEVE, dtype=np.bool_)

    def cosines(self, one: Sketch, others: Sequence[Sketch]) -> Floats:
        """The cosine of each view (columns) of `one` with that of each of `others` (rows)."""
        mine = np.frombuffer(one.terms, dtype=np.uint32)
        self._scratch[mine] = np.frombuffer(one.weights, dtype=np.uint16)
        self._sieve[mine & _PASS] = True
        terms = np.frombuffer(b"".join([other.terms for other in others]), dtype=np.uint32)
        weights = np.frombuffer(b"".join([other.weights for other in others]), dtype=np.uint16)
        sizes = np.array([other.sizes for other in others]).ravel()
        hits = np.flatnonzero(self._sieve[terms & _PASS])
        cells = np.searchsorted(np.cumsum(sizes), hits, side="right")
        # whole numbers below 2**53: the sums are exact, so that either of two articles gives the same cosine
        products = self._scratch[terms[hits]].astype(np.float64) * weights[hits]
        sums = np.bincount(cells, weights=products, minlength=len(sizes))
        self._scratch[mine] = 0
        self._sieve[mine & _PASS] = False
        return np.asarray(sums / SCALE**2, dtype=np.float64).reshape(len(others), len(VIEWS))

    def log_odds(self, one: Sketch, others: Sequence[Sketch]) -> Floats:
        """The log odds that `one` and each of `others` tell the same event."""
        cosines = self.cosines(one, others)
        mine, theirs = facts([one])[0], facts(others)
        days = np.abs(_days([one]) - _days(others))
        dated = ~np.isnan(days)
        table = features(cosines, mine, theirs, np.where(dated, days, 0.0))
        result = _weigh(table[:, :-DAYS], self._undated)
        bare = np.array([not (one.titled or other.titled) for other in others])
        if bare.any():
            result[bare] = _weigh(table[bare, :-DAYS], self._bare)
        if dated.any():
            known = _weigh(table[dated], self._dated)
            other = other_days(cosines, mine, theirs)
            result[dated] = np.maximum(known, result[dated] - FOLLOW_UP - other[dated])
        return result


def _days(sketches: Sequence[Sketch]) -> Floats:
    """The days of publication, NaN where one is not known."""
    return np.array([np.nan if sketch.day is None else sketch.day for sketch in sketches], dtype=np.float64)


def _weigh(table: Floats, coefficients: Floats) -> Floats:
    """The weighted sum of each row, with the constant."""
    return np.asarray((table * coefficients[:-1]).sum(axis=1) + coefficients[-1], dtype=np.float64)


def log_odds(probability: float) -> float:
    """The log odds of a probability, with infinities at 0 and 1."""
    if probability <= 0 or probability >= 1:
        return math.inf if probability >= 1 else -math.inf
    return math.log(probability / (1 - probability))
