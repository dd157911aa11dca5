"""Learn by what two propositions are seen to be about the same matter, from stories with gold claims.

    python -m benchmarks.claim_pairs
    python -m benchmarks.claim_pairs --write

Takes the open half of the stories of `benchmarks.verdicts` and the practice stories. Two propositions
of different reports are about the same matter where both stand in the evidence of one gold claim; where neither stands
in any, and they are much alike, nobody has said whether they are, and the pair is left out. Prints how well the stories
of each lot are told by weights learnt on the other lots, by words alone and with the sentence encoder; with `--write`
the weights learnt on all of them are written to where `consilience.resolve.matter` reads them.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.preprocessing import StandardScaler

from benchmarks.challenge import annotated
from benchmarks.verdicts import PRACTICE, Story, evidence, letters, read, shared
from consilience import clean, resolve
from consilience.model import Annotated, Proposition
from consilience.pipeline import Prepare, dated
from consilience.resolve.matter import MEANT
from consilience.resolve.matter.encoder import encode
from consilience.resolve.matter.evidence import FEATURES, features
from consilience.resolve.matter.kinship import kin
from consilience.resolve.matter.meaning import Meanings
from consilience.resolve.matter.terms import matters
from consilience.resolve.propositions import propositions, words_of
from consilience.settings import Settings

TABLE = Path("src/consilience/resolve/data/claim_weights.tsv")
NOTICE = """\
# What speaks for two propositions being about the same matter, and its weight in a logistic regression. Learnt by
# benchmarks/claim_pairs.py from the invented stories of benchmarks/data (open half and practice). By words alone, and
# with the sentence encoder.
"""
UNSAID = 0.45
"""Share of the words from which a pair that no gold claim speaks of is left out."""
NEAR = 0.3
"""Likeness in meaning, without what the story shares, from which it is."""
STRENGTH = 0.5
"""Inverse of the regularisation."""

Pairs = list[tuple[tuple[float, ...], bool]]


def pairs(story: Story, articles: list[Annotated]) -> Iterator[tuple[tuple[float, ...], bool]]:
    """The evidence on each pair of propositions of different reports, and whether they are about the same matter."""
    by_id = {one.article.id: one for one in articles}
    found = propositions(articles)
    texts = [words_of(by_id[item.article], item.spans) for item in found]
    several = matters(found, by_id)
    close = kin(word for item in several for word in item.words.values())
    meanings = Meanings(encode(texts), [item.article for item in found])
    labels = list(_labels(story, found, by_id))
    for later in range(len(found)):
        for earlier in range(later):
            if found[earlier].article == found[later].article or texts[earlier] == texts[later]:
                continue
            told = features(several[earlier], several[later], close)
            meant = meanings.between(earlier, later)
            same = bool(labels[earlier] & labels[later])
            if labels[earlier] or labels[later] or (told[0] < UNSAID and meant[1] < NEAR):
                yield (*told, *meant), same


def _labels(story: Story, found: Sequence[Proposition], by_id: Mapping[str, Annotated]) -> Iterator[frozenset[int]]:
    """For each proposition the gold claims that it is in the evidence of."""
    golds = [(n, evidence(story, gold)) for n, gold in enumerate(story.claims) if gold.about == "so"]
    for item in found:
        spans = [letters(one.article, by_id[one.article].article.text, one.start, one.end) for one in item.spans]
        whole = frozenset[tuple[str, int]]().union(*spans)
        yield frozenset(n for n, gold in golds if shared(gold, whole, spans))


def by_lot(prepare: Prepare) -> dict[str, Pairs]:
    """The pairs of the open half, and of the practice stories by the lot that they came in, which their ids end on."""
    lots: dict[str, Pairs] = defaultdict(list)
    for story in (*read("open"), *read("practice", PRACTICE)):
        articles = annotated(story.id, story.reports, prepare)
        datings = clean.date_story(articles)
        articles = [dated(a, one.published, one.candidates) for a, one in zip(articles, datings, strict=True)]
        entities = resolve.resolve_entities(articles)
        lot = "open" if story.part == "open" else story.id.rsplit("-", 1)[-1]
        lots[lot] += pairs(story, resolve.with_entities(articles, entities))
    return dict(lots)


def _learnt(features_of: NDArray[Any], same: NDArray[Any]) -> tuple[float, NDArray[Any]]:
    scale = StandardScaler().fit(features_of)
    model = LogisticRegression(C=STRENGTH, max_iter=1000).fit(scale.transform(features_of), same)
    weights = model.coef_[0] / scale.scale_
    return float(model.intercept_[0] - weights @ scale.mean_), weights


def _columns(several: Pairs, encoded: bool) -> tuple[NDArray[Any], NDArray[Any]]:
    told = np.array([found for found, _ in several])
    return told if encoded else told[:, : len(FEATURES)], np.array([same for _, same in several])


def _best_recall(scores: NDArray[Any], same: NDArray[Any], precision: float) -> float:
    """The largest share of the pairs that are the same which can be had at this precision."""
    hits = same[np.argsort(-scores, kind="stable")].cumsum()
    kept = hits >= precision * np.arange(1, len(hits) + 1)
    return float(hits[kept].max(initial=0) / max(1, hits[-1]))


def main() -> None:
    """Annotate, pair, learn, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    options = parser.parse_args()
    lots = by_lot(Prepare(Settings()))
    tables = []
    for encoded in (False, True):
        print("with the sentence encoder" if encoded else "by words alone")
        for lot, several in lots.items():
            bias, weights = _learnt(*_columns([pair for o, rest in lots.items() if o != lot for pair in rest], encoded))
            told, same = _columns(several, encoded)
            scores = told @ weights + bias
            average, recall = average_precision_score(same, scores), _best_recall(scores, same, 0.9)
            print(f"  {lot}: {len(same)} pairs, {same.sum()} the same; by the other lots average precision")
            print(f"    {average:.3f}, recall at precision 90 {recall:.3f}")
        bias, weights = _learnt(*_columns([pair for several in lots.values() for pair in several], encoded))
        tables.append([bias, *weights])
    names = ("bias", *FEATURES, *MEANT)
    lines = [f"{name}\t{one:.4f}\t{other:.4f}" for name, one, other in zip_longest(names, *tables, fillvalue=0.0)]
    print(*lines, sep="\n")
    if options.write:
        TABLE.write_text(NOTICE + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
