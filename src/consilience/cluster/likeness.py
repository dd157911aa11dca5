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
MANY = 5  # numbers, days or years; more do not speak louder
UNIT = 1e9  # what features weigh is counted in billionths: sums of whole numbers are the same in whatever order

GRADED = ("words", "lead", "title", "names", "phrases", "focus", "figures", "presence")
BASIC = 4  # of these, by which pages are told apart
TOLD = ("numbers", "days", "years")
CALENDAR = ("months", "weekdays")
assert (*GRADED, *TOLD, *CALENDAR) == tuple(VIEWS)
_NAMES = GRADED.index("names")
_NUMBERS, _DAYS, _YEARS, _MONTHS, _WEEKDAYS = range(len(TOLD) + len(CALENDAR))  # places among what is told
_TOLD = len(GRADED)  # place of the first of these among the views
_PASS = np.uint32(SIEVE - 1)
_VIEW = np.uint32(DIMENSIONS.bit_length() - 1)  # bits of a term below the number of its view

CORE = 3 * BASIC + 1  # features of two pages without days
STRANGERS = CORE - 1  # place of the feature that two name enough and share no name
PAGES = CORE + 6  # features of two pages; those of bare texts are more
NEARNESS = 3  # features of nearness in time


class Model(Struct, frozen=True, kw_only=True):
    """Coefficients of the rows of `Compared.pages`, the constant last: of `dated` pages those of all, of `undated` ones
    of the first `CORE`, of `bare` texts those of all but nearness in time, and behind them of `Compared.more`; `prior`
    and `cohesion` of `linkage.partition`."""

    dated: tuple[float, ...]
    undated: tuple[float, ...]
    bare: tuple[float, ...]
    prior: float = 0.0
    cohesion: float = 0.0


def shipped() -> Model:
    """The model that comes with the package."""
    table = {name: tuple(float(value) for value in values) for name, *values in lexicon.rows("cluster/story_model.tsv")}
    (prior,), (cohesion,) = table["prior"], table["cohesion"]
    return Model(dated=table["dated"], undated=table["undated"], bare=table["bare"], prior=prior, cohesion=cohesion)


class Compared:
    """What is asked of one article and each of several others, a column each; all of it is symmetric. `cosines` has a
    row a view, `mine` and `theirs` the `facts` of the one and of the others, a row a fact."""

    def __init__(self, cosines: Floats, mine: Floats, theirs: Floats) -> None:
        """Looks at what both tell and share nothing of."""
        self._cosines, self._mine, self._theirs = cosines, mine, theirs
        told = SIZES + _TOLD
        self.none = (cosines[_TOLD:] == 0) & (theirs[told:] > 0) & (mine[told:, np.newaxis] > 0)
        """Whether both tell numbers, days, years, months and weekdays, and none of them is the same."""

    def pages(self, days: Floats | None) -> Floats:
        """A row a feature: of each basic view the cosine, its square root and its logarithm, so that nothing in common
        counts against a pair more than much speaks for it; whether both name `NAMES` names and share none. Then, of
        days, months and weekdays the cosine, and whether both name some and share none. If `days` between them are
        given, the nearness in time stands last."""
        cosines, none = self._cosines, self.none
        table = np.empty((PAGES + (NEARNESS if days is not None else 0), cosines.shape[1]))
        _graded(cosines[:BASIC], table[: 3 * BASIC])
        table[STRANGERS] = self._strangers()
        table[CORE] = cosines[_TOLD + _DAYS]
        table[CORE + 1] = none[_DAYS]
        table[CORE + 2 : CORE + 4] = cosines[_TOLD + _MONTHS :]
        table[CORE + 4 : PAGES] = none[_MONTHS:]
        if days is not None:
            np.minimum(days, FAR, out=table[PAGES])
            table[PAGES] /= FAR
            np.equal(days, 0, out=table[PAGES + 1])
            np.less_equal(days, 1, out=table[PAGES + 2])
        return table

    def more(self) -> Floats:
        """What else counts for bare texts, a row a feature: the other views as the basic ones; the lengths; of numbers,
        days and years whether both have them and share some or none; the latest years named."""
        cosines, mine, theirs, none = self._cosines, self._mine, self._theirs, self.none
        least = np.minimum(theirs, mine[:, np.newaxis])
        graded = cosines[BASIC:_TOLD].copy()
        # share of what the shorter one has
        graded[-1] *= np.sqrt(mine[1] * theirs[1]) / np.maximum(least[1], 1e-9)
        rows = np.empty((3 * len(graded), cosines.shape[1]))
        _graded(graded, rows)
        told = cosines[_TOLD : _TOLD + len(TOLD)]
        some = np.minimum(least[SIZES + _TOLD : SIZES + _TOLD + len(TOLD)], MANY)
        years = np.where(least[2] > 0, np.abs(theirs[2] - mine[2]), -1.0)
        return np.vstack(
            (
                rows, least[0], np.maximum(theirs[0], mine[0]), told[_NUMBERS], told[_YEARS], told > 0,
                none[_NUMBERS], none[_YEARS], some * none[: len(TOLD)], years == 0, years > 0, years > 1,
            )
        )  # fmt: skip

    def _strangers(self) -> NDArray[np.bool_]:
        """Whether each of the others has names enough, as the one has, and no weighty one in common with it."""
        place = SIZES + _NAMES
        enough = np.minimum(self._theirs[place], self._mine[place]) >= NAMES
        return np.asarray(enough & (self._cosines[_NAMES] < NO_NAME), dtype=np.bool_)

    def other_days(self) -> Floats:
        """What speaks against a follow-up where two articles name a day or two each, none of them the same: that no
        weekday, and that no number is the same either. Two rallies a week apart are told in the same words."""
        place = SIZES + _TOLD + _DAYS
        few = self.none[_DAYS] & (np.maximum(self._theirs[place], self._mine[place]) <= FEW)
        against = OTHER_WEEKDAY * self.none[_WEEKDAYS] + OTHER_NUMBER * self.none[_NUMBERS]
        return np.asarray(few * against, dtype=np.float64)

    def other_occasion(self) -> Floats:
        """What speaks against two pages without days being of one story: they name weekdays and numbers, and no weekday
        and no number is the same. Two days of one trial are told in the same words."""
        return np.asarray(OTHER_OCCASION * (self.none[_NUMBERS] & self.none[_WEEKDAYS]), dtype=np.float64)


def _graded(cosines: Floats, rows: Floats) -> None:
    """Writes the cosines, their square roots and their logarithms."""
    count = len(cosines)
    rows[:count] = cosines
    np.sqrt(cosines, out=rows[count : 2 * count])
    logarithms = np.add(cosines, LEAST, out=rows[2 * count :])
    np.log(logarithms, out=logarithms)


class Comparison:
    """Compares one article with many. Holds a dense vector of scratch space, and nothing of any article."""

    def __init__(self, model: Model) -> None:
        """Compares by `model`."""
        pages = np.zeros((2, PAGES + NEARNESS + 1))
        pages[0, :CORE], pages[0, -1] = model.undated[:-1], model.undated[-1]
        pages[1] = model.dated
        self._pages = pages
        self._timeless = np.delete(pages[:1], np.s_[PAGES : PAGES + NEARNESS], axis=1)
        self._bare = np.array([model.bare])
        self._scratch = np.zeros(DIMENSIONS * len(VIEWS), dtype=np.uint16)
        self._sieve = np.zeros(SIEVE, dtype=np.bool_)

    def cosines(self, one: Sketch, others: Columns) -> Floats:
        """The cosine of each view (rows) of `one` with that of each of `others` (columns)."""
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
        cells = (terms >> _VIEW).astype(np.int64)
        cells *= count
        cells += np.arange(count).repeat(others.counts).take(hits)
        sums = np.bincount(cells, weights=products, minlength=count * len(VIEWS))
        self._scratch[mine] = 0
        self._sieve[passed] = False
        return np.asarray(sums / SCALE**2, dtype=np.float64).reshape(len(VIEWS), count)

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
        pairs = Compared(self.cosines(one, others), facts([one])[0], others.facts)
        if one.day is None:
            table = pairs.pages(None)
            (said,) = weigh(table, self._timeless)
            return self._whenever(pairs, table, said, one, others)
        apart = np.abs(others.days - one.day)
        dated = apart >= 0
        table = pairs.pages(apart if dated.all() else np.where(dated, apart, 0.0))
        said, known = weigh(table, self._pages)
        said = self._whenever(pairs, table, said, one, others)
        return np.where(dated, np.maximum(known, said - FOLLOW_UP - pairs.other_days()), said)

    def _whenever(self, pairs: Compared, table: Floats, said: Floats, one: Sketch, others: Columns) -> Floats:
        """By what is said alone, from the log odds that two undated pages would have."""
        odds = said - pairs.other_occasion()
        if not one.titled and not others.titled.all():
            (bare,) = weigh(np.vstack((table[:PAGES], pairs.more())), self._bare)
            odds = np.where(others.titled, odds, bare)
        return acquainted(table[STRANGERS], odds)


def acquainted(strangers: Floats, odds: Floats) -> Floats:
    """The log odds of pairs, those of two `strangers`, who name nobody in common, `NOBODY` at most."""
    return np.where(strangers > 0, np.minimum(odds, NOBODY), odds)


def weigh(table: Floats, coefficients: Floats) -> Floats:
    """The sums of the rows of a table, weighed by each row of coefficients; the last ones are constants."""
    products = table * (coefficients[:, :-1, np.newaxis] * UNIT)
    np.rint(products, out=products)
    return np.asarray(products.sum(axis=1) / UNIT + coefficients[:, -1:], dtype=np.float64)


def log_odds(probability: float) -> float:
    """The log odds of a probability, with infinities at 0 and 1."""
    if probability <= 0 or probability >= 1:
        return math.inf if probability >= 1 else -math.inf
    return math.log(probability / (1 - probability))
