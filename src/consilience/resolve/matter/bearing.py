"""Whether one proposition bears another out: whether who knows the first may print the second.

This is entailment (Dagan, Glickman, Magnini 2006) and has a direction, other than being about the same matter: "the
dam held, though the road was lost" bears out "the road was lost", not the other way round. What counts is what of the
words, names, figures and days of the one that is to be borne out the other lacks. A logistic regression weighs that;
its weights are learnt from pairs of sentences of real reports, judged by hand, and from invented stories
(benchmarks/claim_bearing.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from consilience import lexicon
from consilience.measures import can_both_be_right, common_unit
from consilience.model import Quantity
from consilience.resolve.lists import Places
from consilience.resolve.matter.alignment import ALIGNED
from consilience.resolve.matter.evidence import FEATURES, are_near
from consilience.resolve.matter.regression import logistic
from consilience.resolve.matter.shared import Between, Floats
from consilience.resolve.matter.terms import Matter

BETWEEN = ("covering", "number", "clash")
"""What of `FEATURES`, which have no direction, counts here."""
DIRECTED = (
    *("told", "left out", "heaviest left out", "words left out", "names left out", "figures left out", "figures told"),
    *("days left out", "days told", "hedged", "turned"),
)
STORY = ("size",)
"""Of the story: the more is told in it, the likelier are two things in it alike by chance."""
MEANT = ("alike", "alike here", "clearly")
"""What of `Meanings.between` counts here, in its order, where there is a sentence encoder."""
ENCODED = (*MEANT, *ALIGNED)
"""What only a sentence encoder tells."""
NAMES = (*BETWEEN, *DIRECTED, *STORY, *ENCODED)
FIGURES = frozenset({"clash", "figures left out", "days left out"})
"""Evidence on figures and days that differ."""
SMALLEST = 25
"""Propositions that a story is taken to have at least."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


class Borne(NamedTuple):
    """How likely it is, 0..1, that one proposition bears out all that another asserts, that it bears out its main
    assertion, and that it would if its figures and days were no others."""

    wholly: float
    mainly: float
    but_for_figures: float


def directed(several: Sequence[Matter], between: Between, words: Sequence[str]) -> Floats:
    """The evidence on whether the seconds of the pairs, who tell, bear out the firsts, who are told: a row for each
    pair, in the order of `DIRECTED`; `words` are those of each proposition."""
    told, teller, there, _ = between
    whole = np.maximum([item.weight for item in several], 1e-6)[told]
    names = np.array([len(item.names) for item in several])[told]
    figures = np.array([len(item.numbers) for item in several])[told]
    hedged, negated = _marks(words, np.concatenate([told, teller]))
    sides = [(several[ours], several[theirs]) for ours, theirs in zip(told.tolist(), teller.tolist(), strict=True)]
    known = np.array([_figures(ours, theirs) if ours.numbers else 0 for ours, theirs in sides])
    return np.stack(
        [
            there.found / whole,
            whole - there.found,
            there.lost,
            there.missing,
            there.strange / np.maximum(1, names),
            figures - known,
            known,
            np.array([len(ours.days - theirs.days) if ours.days else 0 for ours, theirs in sides]),
            np.array([len(ours.days & theirs.days) if ours.days else 0 for ours, theirs in sides]),
            hedged[teller] & ~hedged[told],
            negated[teller] != negated[told],
        ],
        axis=1,
    )


def evidence(between: Floats, toward: Floats, size: int, meant: Floats, worded: Floats) -> Floats:
    """What is weighed, in the order of `NAMES`: `between` is in the order of `FEATURES`, `toward` of `DIRECTED`, `size`
    is the number of the story's propositions, `meant` is in the order of `Meanings.between`, `worded` of `ALIGNED`."""
    chosen = between[:, [FEATURES.index(name) for name in BETWEEN]]
    story = np.full((len(between), len(STORY)), log(max(size, SMALLEST)))
    return np.hstack([chosen, toward, story, meant[:, : len(MEANT)], worded])


def chances(found: Floats, encoded: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """How likely it is by such evidence, 0..1, that all that is asserted is borne out, and the main assertion.
    `encoded` says where nearness in meaning is known."""
    plain = found[:, : -len(ENCODED)]
    wholly, mainly = (
        np.where(encoded, logistic(*_weights(column + 2), found), logistic(*_weights(column), plain))
        for column in (0, 1)
    )
    return wholly, mainly


def but_for_figures(found: Floats) -> Floats:
    """The same evidence as if the figures and days of the two were no others."""
    return np.where([name in FIGURES for name in NAMES], 0.0, found)


@cache
def _weights(column: int) -> tuple[float, tuple[float, ...]]:
    table = {row[0]: float(row[1 + column]) for row in lexicon.rows("resolve/bearing_weights.tsv")}
    return table["bias"], tuple(table[name] for name in (NAMES if column > 1 else NAMES[: -len(ENCODED)]))


def _figures(told: Matter, teller: Matter) -> int:
    """How many of the numbers that are told the teller has."""
    return sum(any(_fits(ours, theirs) for theirs in teller.numbers) for ours in told.numbers)


def _fits(ours: Quantity, theirs: Quantity) -> bool:
    """Whether two numbers are one, by whatever name what they count goes; "some 146 billion" is not "148.9 billion"."""
    if ours.unit and theirs.unit and common_unit(ours.unit) == common_unit(theirs.unit):
        return can_both_be_right(ours, theirs)
    return ours.value == theirs.value and are_near(ours, theirs)


def _marks(words: Sequence[str], asked: Places) -> NDArray[np.bool_]:
    """Which propositions put something as no fact (yet), and which negate, of those that are `asked` after."""
    modals, negators = lexicon.words("resolve/modals.txt"), lexicon.words("resolve/negations.txt")
    found = np.zeros((2, len(words)), bool)
    for place in np.unique(asked).tolist():
        several = _WORD.findall(words[place].lower())
        found[0, place] = not modals.isdisjoint(several)
        found[1, place] = any(word in negators or word.endswith(("n't", "n’t")) for word in several)
    return found
