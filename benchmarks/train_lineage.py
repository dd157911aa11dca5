"""Learn the weights by which one report is judged to tell another over again, and write the table that ships.

    python -m benchmarks.train_lineage --stories allsides_2016_2018.jsonl.gz ecbplus_train_dev.jsonl.gz
    python -m benchmarks.train_lineage --stories ... --folds 11

Logistic regression over pairs of our own (`data/lineage_challenge.jsonl`, open half; `data/lineage_practice.jsonl`):
rewritten, spun and translated reports against independent ones, other events of the kind, and reports that share no
more than a quotation. Real news is there to say how much any two reports have in common: pairs of one AllSides story,
by outlets that write for themselves, and of two events of one ECB+ topic; each counts little, as nobody looked whether
all of them are independent. Only coefficients leave this script.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

from msgspec import Struct

from benchmarks.corpus import rows
from benchmarks.lineage_challenge import PRACTICE, prepared, read
from benchmarks.story_corpora import HOME, article
from consilience.model import Annotated
from consilience.pipeline import Prepare
from consilience.resolve.lineage.fingerprints import shingles
from consilience.resolve.lineage.judging import CONSTANT, LIKELY, ORDERED, likelihood
from consilience.resolve.lineage.overlap import kept, measure
from consilience.resolve.lineage.retelling import Retelling, retelling
from consilience.resolve.lineage.tellings import tellings
from consilience.resolve.lineage.tokens import read as text
from consilience.resolve.lineage.trace import equals
from consilience.settings import Settings

TABLE = Path("src/consilience/resolve/data/retelling_weights.tsv")
RETOLD = {"paraphrase", "spun", "translation"}
OTHERS = {"independent", "look-alike", "quotation"}
STRENGTH = 1.0
"""C of the regression: the inverse of how strongly weights are drawn to 0."""
REAL_WEIGHT = 0.2
"""What a pair of real reports counts where one of our own counts 1."""
REAL = 400
"""Pairs of real reports that are taken of each corpus."""
EQUAL = 0.1
"""Share of words in equal passages from which a real pair is no example of independent reports."""
HEADER = """\
# What each kind of evidence adds to the log odds that one article tells another over again in other words. Learned by
# benchmarks/train_lineage.py on pairs written for this project and, as examples of independent reports, on AllSides
# (Baly et al. 2020, Apache-2.0) and ECB+ (Cybulska, Vossen 2014, CC BY 3.0): coefficients only.
"""


class Example(Struct, frozen=True):
    """A pair, whether one report was made from the other, and what it counts."""

    name: str
    found: Retelling
    retold: bool
    weight: float


def compared(one: Annotated, other: Annotated) -> tuple[Retelling, float]:
    """What two reports tell alike beside their equal passages, and the share of words in these."""
    left, right = text(one), text(other)
    (same,) = equals((left, right), (shingles(left), shingles(right)), [(0, 1)])
    here, there = tellings((left, right))
    return retelling(here, there, kept(left, right, same)), measure(left, right, same, ()).covered


def own() -> Iterator[Example]:
    """The pairs written for this project."""
    prepare = Prepare(Settings())
    for pair in [*read("open"), *read("practice", PRACTICE)]:
        if pair.kind in RETOLD | OTHERS:
            found, _ = compared(*prepared(pair, prepare))
            yield Example(pair.id, found, pair.kind in RETOLD, 1.0)


def real(paths: Iterable[Path]) -> Iterator[Example]:
    """Pairs of real reports of one story, or of two stories of one topic where the corpus has such."""
    for path in paths:
        groups: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
        for row in rows(path, HOME):
            groups[row.get("topic") or row["story"]].append(row)
        pairs = [
            (one, other)
            for group in groups.values()
            for one, other in combinations(group, 2)
            if "topic" not in one or one["story"] != other["story"]
        ]
        for one, other in sorted(pairs, key=_shuffled)[:REAL]:
            found, covered = compared(Annotated(article=article(one)), Annotated(article=article(other)))
            if found.evidence and covered < EQUAL:
                yield Example(f"{one['id']} {other['id']}", found, False, REAL_WEIGHT)


def _shuffled(pair: tuple[dict[str, str], dict[str, str]]) -> str:
    return hashlib.sha256(f"{pair[0]['id']} {pair[1]['id']}".encode()).hexdigest()


def learned(examples: Sequence[Example]) -> dict[str, float]:
    """The weights."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import StandardScaler

    several = [one for one in examples if len(one.found.pairs) >= ORDERED]  # the rest is not asked for
    names = list(several[0].found.evidence)
    table = [[one.found.evidence[name] for name in names] for one in several]
    scale = StandardScaler().fit(table)
    model = LogisticRegression(C=STRENGTH, max_iter=500)
    model.fit(scale.transform(table), [one.retold for one in several], sample_weight=[one.weight for one in several])
    weights = model.coef_[0] / scale.scale_
    constant = float(model.intercept_[0]) - float((weights * scale.mean_).sum())
    return {CONSTANT: round(constant, 3), **{n: round(float(w), 3) for n, w in zip(names, weights, strict=True)}}


def left_out(examples: Sequence[Example], folds: int) -> dict[str, float]:
    """How likely each pair of our own is a retelling by weights that were learned on the other folds and real news."""
    ours = sorted((one for one in examples if one.weight == 1.0), key=lambda one: _digest(one.name))
    beside = [one for one in examples if one.weight != 1.0]
    found = {}
    for fold in range(folds):
        held = ours[fold::folds]
        weights = learned([*(one for one in ours if one not in held), *beside])
        found.update({one.name: likelihood(one.found, weights) for one in held})
    return found


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


def main() -> None:
    """Learn on everything and write, or report what pairs that are left out are told as."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, epilog=HOME
    )
    parser.add_argument("--stories", type=Path, nargs="+", required=True, help="AllSides, ECB+")
    parser.add_argument("--folds", type=int, help="leave each of so many parts out in turn, and write nothing")
    options = parser.parse_args()
    examples = [*own(), *real(options.stories)]
    if options.folds is None:
        weights = learned(examples)
        TABLE.write_text(HEADER + "".join(f"{name}\t{weight}\n" for name, weight in weights.items()), encoding="utf-8")
        wrong = [one.name for one in examples if one.weight != 1.0 and likelihood(one.found, weights) >= LIKELY]
        beside = sum(one.weight != 1.0 for one in examples)
        print(f"{len(examples)} pairs, {beside} of them real, of which {len(wrong)} are told as copies")
        return
    told = left_out(examples, options.folds)
    hits = sum(one.retold and told[one.name] >= LIKELY for one in examples if one.name in told)
    said, true = sum(score >= LIKELY for score in told.values()), sum(one.retold for one in examples)
    print(f"of {len(told)} pairs {true} are retellings; {said} are told as such, {hits} rightly")
    for one in examples:
        if one.name in told and one.retold != (told[one.name] >= LIKELY):
            print(f"  {one.name:20} {told[one.name]:.2f}")


if __name__ == "__main__":
    main()
