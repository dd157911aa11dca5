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
from math import exp, log
from typing import NamedTuple

from consilience import lexicon
from consilience.measures import can_both_be_right, common_unit
from consilience.model import Quantity
from consilience.resolve.matter.evidence import FEATURES, aligned, are_near
from consilience.resolve.matter.kinship import Kin
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
NAMES = (*BETWEEN, *DIRECTED, *STORY, *MEANT)
FIGURES = frozenset({"clash", "figures left out", "days left out"})
"""Evidence on figures and days that differ."""
SMALLEST = 25
"""Propositions that a story is taken to have at least."""
KEPT = 0.3
"""How far another word has to stand for a word for it not to be left out."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


class Borne(NamedTuple):
    """How likely it is, 0..1, that one proposition bears out all that another asserts, that it bears out its main
    assertion, and that it would if its figures and days were no others."""

    wholly: float
    mainly: float
    but_for_figures: float


def directed(told: Matter, teller: Matter, akin: Kin, words: tuple[str, str]) -> tuple[float, ...]:
    """The evidence on whether `teller` bears out `told`, in the order of `DIRECTED`; `words` are those of both."""
    there = aligned(told, teller, akin)
    whole = max(told.weight, 1e-6)
    found = sum(told.weights[key] * share for key, share in there.items())
    lost = max((told.weights[key] * (1 - there.get(key, 0.0)) for key in told.words), default=0.0)
    names = {name for name in told.names - teller.names if name not in teller.words}
    figures = [any(_fits(ours, theirs) for theirs in teller.numbers) for ours in told.numbers]
    hedged, turned = _marks(words[0]), _marks(words[1])
    return (
        found / whole,
        whole - found,
        lost,
        float(sum(there.get(key, 0.0) < KEPT for key in told.words)),
        len(names) / max(1, len(told.names)),
        float(len(figures) - sum(figures)),
        float(sum(figures)),
        float(len(told.days - teller.days)),
        float(len(told.days & teller.days)),
        float(turned[0] and not hedged[0]),
        float(turned[1] != hedged[1]),
    )


def evidence(
    between: Sequence[float], toward: Sequence[float], size: int, meant: Sequence[float] = ()
) -> tuple[float, ...]:
    """What is weighed: `between` is in the order of `FEATURES`, `toward` of `DIRECTED`, `size` is the number of the
    story's propositions, `meant` is in the order of `Meanings.between`, or empty without an encoder."""
    chosen = (between[FEATURES.index(name)] for name in BETWEEN)
    return (*chosen, *toward, log(max(size, SMALLEST)), *meant[: len(MEANT)])


def chances(found: Sequence[float]) -> tuple[float, float]:
    """How likely it is by such evidence, 0..1, that all that is asserted is borne out, and the main assertion."""
    encoded = len(found) == len(NAMES)
    wholly, mainly = (_logistic(column, found) for column in ((2, 3) if encoded else (0, 1)))
    return wholly, mainly


def but_for_figures(found: Sequence[float]) -> tuple[float, ...]:
    """The same evidence as if the figures and days of the two were no others."""
    return tuple(0.0 if name in FIGURES else value for name, value in zip(NAMES, found, strict=False))


def _logistic(column: int, found: Sequence[float]) -> float:
    bias, weights = _weights(column)
    return 1 / (1 + exp(-(bias + sum(weight * value for weight, value in zip(weights, found, strict=True)))))


@cache
def _weights(column: int) -> tuple[float, tuple[float, ...]]:
    table = {row[0]: float(row[1 + column]) for row in lexicon.rows("resolve/bearing_weights.tsv")}
    return table["bias"], tuple(table[name] for name in (NAMES if column > 1 else NAMES[: -len(MEANT)]))


def _fits(ours: Quantity, theirs: Quantity) -> bool:
    """Whether two numbers are one, by whatever name what they count goes; "some 146 billion" is not "148.9 billion"."""
    if ours.unit and theirs.unit and common_unit(ours.unit) == common_unit(theirs.unit):
        return can_both_be_right(ours, theirs)
    return ours.value == theirs.value and are_near(ours, theirs)


def _marks(words: str) -> tuple[bool, bool]:
    """Whether words put something as no fact (yet), and whether they negate."""
    several = _WORD.findall(words.lower())
    modal = not lexicon.words("resolve/modals.txt").isdisjoint(several)
    negators = lexicon.words("resolve/negations.txt")
    return modal, any(word in negators or word.endswith(("n't", "n’t")) for word in several)
