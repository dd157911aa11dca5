"""Learn what each kind of finding on two tellings is worth, and write the table that ships.

    python -m benchmarks.train_tellings
    python -m benchmarks.train_tellings --left-out

Logistic regression over the practice pairs of `benchmarks/data` (their README says what they are), as the product holds
them side by side. A weight is drawn to 1, which is what the points were set for, and is never negative: what speaks for
a pair can't come to speak against it. For every pair that is one speech act, the other remarks of the two reports that
could have been meant are pairs of two. `--left-out` measures instead: each occasion by weights learned on the others.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from msgspec import Struct
from scipy.optimize import minimize

from benchmarks.tellings import Pair, Remark, Report, judged, located, prepared, read_articles, read_pairs, table
from consilience import resolve
from consilience.model import Annotated, content_id
from consilience.pipeline import Prepare
from consilience.resolve.matter import Encoder
from consilience.resolve.utterances.candidates import twins
from consilience.resolve.utterances.examining import Examined, examined
from consilience.resolve.utterances.judging import CONSTANT, ENOUGH, Weights
from consilience.resolve.utterances.rivals import ONE
from consilience.resolve.utterances.tellings import tellings
from consilience.settings import Settings

TABLE = Path("src/consilience/resolve/data/telling_weights.tsv")
HEADER = """\
# What the points of each kind of finding on two tellings are worth: kind, weight. Learned by
# benchmarks/train_tellings.py on the practice pairs of benchmarks/data, which are invented.
"""
STRENGTH = 3.0
"""How strongly weights are drawn to 1."""
FIXED = {"wording": 1.0}
"""Weights that are not learned: every pair of the set is meant to deceive, so that its words say less than they do."""
CERTAIN = 3.5
"""Points for words from which a pair that nobody labelled is not taken for one of two."""


class Example(Struct, frozen=True):
    """Points by kind, and whether the pair is one speech act."""

    occasion: str
    points: dict[str, float]
    same: bool


def points(one: Examined) -> dict[str, float]:
    """The points of a pair as they are weighed, by kind."""
    found: dict[str, float] = {}
    for finding in one.found:
        counted = min(finding.points, ENOUGH) if finding.kind == "wording" else finding.points
        found[finding.kind] = found.get(finding.kind, 0.0) + counted
    return found


def examples(
    occasion: str,
    pairs: Sequence[Pair],
    reports: Sequence[Report],
    story: Sequence[Annotated],
    encoder: Encoder | None = None,
    weighed: Callable[[Examined], dict[str, float]] = points,
) -> Iterator[Example]:
    """The labelled pairs of one occasion of which there is more than one to choose from, each with its rivals;
    `weighed` says by what points."""
    entities = resolve.resolve_entities(story)
    ready = sorted(resolve.with_entities(story, entities), key=lambda annotated: annotated.article.id)
    several = tellings(ready, {one.id: one for one in entities.entities}, entities.of)
    twin = twins(several)
    every = examined(several, twin, {}, encoder)
    found = {frozenset((one.pair.left.id, one.pair.right.id)): one for one in every}
    open_ones = [one for one in every if not one.alone and not any(finding.wall for finding in one.found)]
    by_id = {report.id: report for report in reports}
    annotated = {one.article.id: one for one in story}

    def place(remark: Remark) -> str:
        at = located(remark, by_id[remark.article], annotated[content_id(remark.article)])
        return twin.get(at or "", "")

    for pair in pairs:
        ours, theirs = place(pair.a), place(pair.b)
        one = found.get(frozenset((ours, theirs)))
        if one is None or one not in open_ones:
            continue
        yield Example(occasion, weighed(one), pair.same)
        if pair.same:
            yield from (Example(occasion, weighed(rival), False) for rival in open_ones if _rivals(rival, one, found))


def _rivals(rival: Examined, one: Examined, found: Mapping[frozenset[str], Examined]) -> bool:
    """Whether a pair has one side of another in common, and another remark of the same report on the other side."""
    sides = {told.id: told.article.id for told in (one.pair.left, one.pair.right)}
    others = {told.id: told.article.id for told in (rival.pair.left, rival.pair.right)}
    if len(sides.keys() & others.keys()) != 1 or set(sides.values()) != set(others.values()):
        return False
    between = found.get(frozenset(sides.keys() ^ others.keys()))
    twice = between is not None and between.pair.near >= ONE
    return not twice and rival.found[0].points <= CERTAIN


def learned(several: Sequence[Example], fixed: Mapping[str, float] = FIXED, unscaled: Collection[str] = ()) -> Weights:
    """The weights, in the order of their kinds; those of `unscaled` kinds are drawn to 0."""
    kinds = sorted({kind for example in several for kind in example.points})
    values = np.array([[example.points.get(kind, 0.0) for kind in kinds] for example in several])
    same = np.array([example.same for example in several])
    drawn = np.array([0.0 if kind in unscaled else 1.0 for kind in kinds])

    def loss(given: np.ndarray) -> tuple[float, np.ndarray]:
        weights, constant = given[:-1], given[-1]
        odds = values @ weights + constant
        wrong = 1 / (1 + np.exp(-odds)) - same
        value = np.logaddexp(0, np.where(same, -odds, odds)).sum() + STRENGTH / 2 * ((weights - drawn) ** 2).sum()
        return value, np.append(values.T @ wrong + STRENGTH * (weights - drawn), wrong.sum())

    bounds = [(fixed.get(kind, 0.0), fixed.get(kind)) for kind in kinds] + [(None, None)]
    start = np.append(drawn, -1.0)
    best = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 3000}).x
    return {
        CONSTANT: round(float(best[-1]), 2),
        **{kind: round(float(at), 2) for kind, at in zip(kinds, best, strict=False)},
    }


def main() -> None:
    """Learn on everything and write, or leave each occasion out and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--left-out", action="store_true", help="measure on occasions left out of the learning")
    options = parser.parse_args()
    articles, pairs, prepare = read_articles("practice"), read_pairs("practice"), Prepare(Settings())
    labelled = {name: [pair for pair in pairs if pair.occasion == name] for name in articles}
    stories = {name: prepared(reports, prepare) for name, reports in articles.items()}
    every = [one for name in articles for one in examples(name, labelled[name], articles[name], stories[name])]
    if not options.left_out:
        rows = "".join(f"{kind}\t{weight}\n" for kind, weight in learned(every).items())
        TABLE.write_text(HEADER + rows, encoding="utf-8")
        return
    results = []
    for name, reports in articles.items():
        weights = learned([one for one in every if one.occasion != name])
        results += judged(labelled[name], reports, stories[name], weights)
    print(*table(results), sep="\n")


if __name__ == "__main__":
    main()
