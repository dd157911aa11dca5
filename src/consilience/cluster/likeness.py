"""How likely two articles tell one event: a logistic model over the likeness of their views and the days between them.

Its coefficients are learned by `python -m benchmarks.train_stories` and shipped as `cluster/data/story_model.tsv`: one
model for two articles whose days are known, one for others, and one for two bare texts, which have neither days nor
headlines. There what speaks against a pair counts as what speaks for it does: numbers, days and years that both
name and do not share.
"""

from __future__ import annotations

import math

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from consilience import lexicon
from consilience.cluster.columns import SIZES, Columns, Floats, facts
from consilience.cluster.vectors import Sketch
from consilience.cluster.views import SCALE, VIEWS
from consilience.cluster.vocabulary import DIMENSIONS

FAR = 7  # days; further apart counts as no further
NAMES = 5
NO_NAME = 0.03  # cosine of names below which two articles have none in common that tells anything
NOBODY = 0.0  # log odds at most of two articles of unknown days that name nobody and nothing in common: of such pairs
# in ECB+ that seemed likelier, held out, 8 of 211 were of one story; others between them must bring them together
FOLLOW_UP = 4.0  # log odds that days apart take off at most: our stories hold follow-ups, those learned from don't
FEW = 2  # days named; who names more tells a history
OTHER_WEEKDAY, OTHER_NUMBER = 3.0, 1.0  # log odds that `other_days` takes off: the logarithms of how many times as
# often it is so of two like articles of different stories as of two of one, in the earlier half of AllSides
OTHER_OCCASION = 2.0  # log odds that `other_occasion` takes off, likewise: 1.9 in ECB+, 2.2 in the half of AllSides
LEAST = 0.01  # added to a cosine before the logarithm
SIEVE = 1 << 15  # places of the sieve that few terms of others pass; small enough for the fastest memory
DAYS = 3  # features of nearness in time, the last ones
MANY = 5  # numbers, days or years; more do not speak louder

GRADED = ("words", "lead", "title", "names", "phrases", "focus", "figures", "presence")
TOLD = ("numbers", "days", "years")
CALENDAR = ("months", "weekdays")
assert (*GRADED, *TOLD, *CALENDAR) == tuple(VIEWS)
_PLACE = {name: number for number, name in enumerate(VIEWS)}
_PASS = np.uint32(SIEVE - 1)
_TOLD = len(GRADED)  # place of the first view of `TOLD`, behind those graded
_MONTHS = len(GRADED) + len(TOLD)
_WIDTH = 3 * len(GRADED) + 2 + 4 * len(TOLD) + 2 * len(CALENDAR) + 4  # features without those of nearness in time
STRANGERS = _WIDTH - 1  # place of the feature that two name enough and share no name
NO_NUMBER, NO_WEEKDAY = 3 * _TOLD + 8, 3 * _TOLD + 17  # places of the features that both name some and share none


class Model(Struct, frozen=True, kw_only=True):
    """Coefficients in the order of `features`, the constant last; `prior` and `cohesion` of `linkage.partition`."""

    dated: tuple[float, ...]
    undated: tuple[float, ...]
    bare: tuple[float, ...] | None = None
    prior: float = 0.0
    cohesion: float = 0.0


def shipped() -> Model:
    """The model that comes with the package."""
    table = {name: tuple(float(value) for value in values) for name, *values in lexicon.rows("cluster/story_model.tsv")}
    (prior,), (cohesion,) = table["prior"], table["cohesion"]
    return Model(dated=table["dated"], undated=table["undated"], bare=table["bare"], prior=prior, cohesion=cohesion)


def features(cosines: Floats, mine: Floats, theirs: Floats, days: Floats | None) -> Floats:
    """A row a pair, from the cosines of all views and the `facts` of the one article and of the others.

    Of each graded view the cosine, its square root and its logarithm, so that nothing in common counts against a pair
    more than much speaks for it; the lengths; of what is told whether both have it and share some or none; the latest
    years named; whether both name `NAMES` names and share none; and if `days` are given, the nearness in time.
    """
    return _Pairs(cosines, mine, theirs).table(days)


class _Pairs:
    """What is asked of one article and each of several others; all of it is symmetric."""

    def __init__(self, cosines: Floats, mine: Floats, theirs: Floats) -> None:
        self._cosines = cosines
        self._mine, self._theirs = mine, theirs
        self._least = np.minimum(theirs, mine)
        self._nothing = cosines[:, _TOLD:] == 0  # numbers, days, years, months, weekdays
        both = self._least[:, SIZES + _TOLD :] > 0
        self._none = self._nothing & both

    def table(self, days: Floats | None) -> Floats:
        """The features, see there."""
        cosines, least, mine, theirs = self._cosines, self._least, self._mine, self._theirs
        none = self._none
        table = np.empty((len(cosines), _WIDTH + (DAYS if days is not None else 0)))
        graded, roots, logarithms = (table[:, n * _TOLD : (n + 1) * _TOLD] for n in range(3))
        graded[:] = cosines[:, :_TOLD]
        # share of what the shorter one has
        graded[:, -1] *= np.sqrt(mine[1] * theirs[:, 1]) / np.maximum(least[:, 1], 1e-9)
        np.sqrt(graded, out=roots)
        np.add(graded, LEAST, out=logarithms)
        np.log(logarithms, out=logarithms)
        at = 3 * _TOLD
        table[:, at] = least[:, 0]
        np.maximum(theirs[:, 0], mine[0], out=table[:, at + 1])
        table[:, at + 2 : at + 5] = cosines[:, _TOLD:_MONTHS]
        np.logical_not(self._nothing[:, :3], out=table[:, at + 5 : at + 8])
        table[:, at + 8 : at + 11] = none[:, :3]
        np.minimum(least[:, SIZES + _TOLD : SIZES + _MONTHS], MANY, out=table[:, at + 11 : at + 14])
        table[:, at + 11 : at + 14] *= none[:, :3]
        table[:, at + 14 : at + 16] = cosines[:, _MONTHS:]
        table[:, at + 16 : at + 18] = none[:, 3:]
        years = np.where(least[:, 2] > 0, np.abs(theirs[:, 2] - mine[2]), -1.0)
        table[:, at + 18] = years == 0
        table[:, at + 19] = years > 0
        table[:, at + 20] = years > 1
        table[:, at + 21] = self._strangers()
        if days is not None:
            np.minimum(days, FAR, out=table[:, _WIDTH])
            table[:, _WIDTH] /= FAR
            table[:, _WIDTH + 1] = days == 0
            table[:, _WIDTH + 2] = days <= 1
        return table

    def _strangers(self) -> NDArray[np.bool_]:
        """Whether each of the others has names enough, as the one has, and no weighty one in common with it."""
        place = _PLACE["names"]
        return np.asarray(
            (self._least[:, SIZES + place] >= NAMES) & (self._cosines[:, place] < NO_NAME), dtype=np.bool_
        )

    def other_days(self) -> Floats:
        """What speaks against a follow-up where two articles name a day or two each, none of them the same: that no
        weekday, and that no number is the same either. Two rallies a week apart are told in the same words."""
        place = SIZES + _PLACE["days"]
        number, day, weekday = (self._none[:, _PLACE[name] - _TOLD] for name in ("numbers", "days", "weekdays"))
        few = day & (np.maximum(self._theirs[:, place], self._mine[place]) <= FEW)
        return np.asarray(few * (OTHER_WEEKDAY * weekday + OTHER_NUMBER * number), dtype=np.float64)


class Comparison:
    """Compares one article with many. Holds a dense vector of scratch space, and nothing of any article."""

    def __init__(self, model: Model) -> None:
        """Compares by `model`."""
        self._dated = np.array(model.dated)
        self._undated = np.array(model.undated)
        self._bare = np.array(model.bare or model.undated)
        self._scratch = np.zeros(DIMENSIONS * len(VIEWS), dtype=np.uint16)
        self._sieve = np.zeros(SIEVE, dtype=np.bool_)

    def cosines(self, one: Sketch, others: Columns) -> Floats:
        """The cosine of each view (columns) of `one` with that of each of `others` (rows)."""
        mine = np.frombuffer(one.terms, dtype=np.uint32)
        passed = mine & _PASS
        self._scratch[mine] = np.frombuffer(one.weights, dtype=np.uint16)
        self._sieve[passed] = True
        count = len(others.counts)
        hits = self._sieve.take(others.terms & _PASS).nonzero()[0]
        terms = others.terms.take(hits)
        # whole numbers below 2**53: the sums are exact, so that either of two articles gives the same cosine
        products = self._scratch.take(terms).astype(np.float64)
        products *= others.weights.take(hits)
        cells = np.arange(0, count * len(VIEWS), len(VIEWS)).repeat(others.counts).take(hits)
        cells += terms // DIMENSIONS
        sums = np.bincount(cells, weights=products, minlength=count * len(VIEWS))
        self._scratch[mine] = 0
        self._sieve[passed] = False
        return np.asarray(sums / SCALE**2, dtype=np.float64).reshape(count, len(VIEWS))

    def closeness(self, articles: Columns) -> Floats:
        """The sum of the cosines of all views of each of some articles with all of them."""
        _, places = np.unique(articles.terms, return_inverse=True)
        weights = articles.weights.astype(np.float64)
        sums = np.bincount(places, weights=weights)  # whole numbers, as above
        products = np.asarray(sums.take(places) * weights, dtype=np.float64)
        rows = np.arange(len(articles.counts)).repeat(articles.counts)
        return np.bincount(rows, weights=products, minlength=len(articles.counts)) / SCALE**2

    def log_odds(self, one: Sketch, others: Columns) -> Floats:
        """The log odds that `one` and each of `others` tell the same event."""
        pairs = _Pairs(self.cosines(one, others), facts([one])[0], others.facts)
        if one.day is None:
            return self._whenever(pairs.table(None), one, others)
        dated = ~np.isnan(others.days)
        table = pairs.table(np.where(dated, np.abs(others.days - one.day), 0.0))
        result = self._whenever(table[:, :-DAYS], one, others)
        known = np.maximum(_weigh(table, self._dated), result - FOLLOW_UP - pairs.other_days())
        return np.where(dated, known, result)

    def _whenever(self, table: Floats, one: Sketch, others: Columns) -> Floats:
        """By what is said alone."""
        result = _weigh(table, self._undated) - other_occasion(table)
        if not one.titled and not others.titled.all():
            bare = ~others.titled
            result[bare] = _weigh(table[bare], self._bare)
        return acquainted(table, result)


def other_occasion(table: Floats) -> Floats:
    """What speaks against two pages without days being of one story: they name weekdays and numbers, and no weekday
    and no number is the same. Two days of one trial are told in the same words."""
    return np.asarray(OTHER_OCCASION * table[:, NO_NUMBER] * table[:, NO_WEEKDAY], dtype=np.float64)


def acquainted(table: Floats, odds: Floats) -> Floats:
    """The log odds of pairs, those of two that name nobody in common `NOBODY` at most."""
    return np.where(table[:, STRANGERS] > 0, np.minimum(odds, NOBODY), odds)


def _weigh(table: Floats, coefficients: Floats) -> Floats:
    """The weighted sum of each row, with the constant. Not a product of matrices: that can add in another order, by how
    many rows there are."""
    return np.asarray((table * coefficients[:-1]).sum(axis=1) + coefficients[-1], dtype=np.float64)


def log_odds(probability: float) -> float:
    """The log odds of a probability, with infinities at 0 and 1."""
    if probability <= 0 or probability >= 1:
        return math.inf if probability >= 1 else -math.inf
    return math.log(probability / (1 - probability))
