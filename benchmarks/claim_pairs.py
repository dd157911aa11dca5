"""Learn by what two propositions are seen to be about the same matter, from stories with gold claims.

    python -m benchmarks.claim_pairs
    python -m benchmarks.claim_pairs --write

Takes the open half of the stories of `benchmarks.verdicts` and the practice stories. Two propositions
of different reports are about the same matter where both stand in the evidence of one gold claim; where neither stands
in any, and they are much alike, nobody has said whether they are, and the pair is left out. Prints how well each set is
told by weights learnt on the others; with `--write` the weights learnt on all of them are written to where
`consilience.resolve.matter` reads them.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.preprocessing import StandardScaler

from benchmarks.challenge import annotated
from benchmarks.verdicts import PRACTICE, Story, evidence, letters, read, shared
from consilience import resolve
from consilience.model import Annotated
from consilience.pipeline import Prepare
from consilience.resolve.matter.evidence import FEATURES, features
from consilience.resolve.matter.kinship import kin
from consilience.resolve.matter.terms import matters
from consilience.resolve.propositions import propositions, words_of
from consilience.settings import Settings

TABLE = Path("src/consilience/resolve/data/claim_weights.tsv")
NOTICE = """\
# What speaks for two propositions being about the same matter, and its weight in a logistic regression. Learnt by
# benchmarks/claim_pairs.py from the invented stories of benchmarks/data (open half and practice).
"""
UNSAID = 0.45
"""Share of the words from which a pair that no gold claim speaks of is left out."""
STRENGTH = 0.5
"""Inverse of the regularisation."""


def pairs(story: Story, articles: list[Annotated]) -> Iterator[tuple[tuple[float, ...], bool]]:
    """The evidence on each pair of propositions of different reports, and whether they are about the same matter."""
    by_id = {one.article.id: one for one in articles}
    found = propositions(articles)
    several = matters(found, by_id)
    close = kin(word for item in several for word in item.words.values())
    golds = [evidence(story, gold) for gold in story.claims]
    labels = []
    for item in found:
        spans = [letters(one.article, by_id[one.article].article.text, one.start, one.end) for one in item.spans]
        whole = frozenset[tuple[str, int]]().union(*spans)
        labels.append(
            {n for n, gold in enumerate(golds) if story.claims[n].about == "so" and shared(gold, whole, spans)}
        )
    for later in range(len(found)):
        for earlier in range(later):
            if found[earlier].article == found[later].article:
                continue
            told = features(several[earlier], several[later], close)
            same = bool(labels[earlier] & labels[later])
            words = [words_of(by_id[found[n].article], found[n].spans) for n in (earlier, later)]
            unsaid = not labels[earlier] and not labels[later] and told[0] >= UNSAID
            if same or not (unsaid or words[0] == words[1]):
                yield told, same


def _learnt(features_of: NDArray[Any], same: NDArray[Any]) -> tuple[float, NDArray[Any]]:
    scale = StandardScaler().fit(features_of)
    model = LogisticRegression(C=STRENGTH, max_iter=1000).fit(scale.transform(features_of), same)
    weights = model.coef_[0] / scale.scale_
    return float(model.intercept_[0] - weights @ scale.mean_), weights


def main() -> None:
    """Annotate, pair, learn, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    options = parser.parse_args()
    prepare = Prepare(Settings())
    sets: dict[str, tuple[NDArray[Any], NDArray[Any]]] = {}
    for name, stories in (("open", read("open")), ("practice", read("practice", PRACTICE))):
        rows = []
        for story in stories:
            articles = annotated(story.id, story.reports, prepare)
            entities = resolve.resolve_entities(articles)
            rows += list(pairs(story, resolve.with_entities(articles, entities)))
        sets[name] = (np.array([told for told, _ in rows]), np.array([same for _, same in rows]))
    for name, (told, same) in sets.items():
        (others,) = (sets[other] for other in sets if other != name)
        bias, weights = _learnt(*others)
        score = average_precision_score(same, told @ weights + bias)
        print(f"{name}: {len(same)} pairs, {same.sum()} the same; average precision {score:.3f} by the other set")
    bias, weights = _learnt(*(np.concatenate(parts) for parts in zip(*sets.values(), strict=True)))
    lines = [f"bias\t{bias:.4f}", *(f"{name}\t{weight:.4f}" for name, weight in zip(FEATURES, weights, strict=True))]
    print(*lines, sep="\n")
    if options.write:
        TABLE.write_text(NOTICE + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
