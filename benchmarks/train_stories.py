"""Learn the model by which articles join stories, and write `consilience/cluster/data/story_model.tsv`.

    python -m benchmarks.train_stories --allsides allsides_2016_2018.jsonl.gz --ecbplus ecbplus_train_dev.jsonl.gz

Learned on the earlier half of AllSides (by date) and on ECB+; the later half of AllSides and the newscluster corpus are
never seen. `--folds N` writes nothing, but measures on ECB+ with N-fold cross-validation that leaves topics out.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks.scoring import bcubed_and_pairwise
from benchmarks.story_corpora import HOME, labelled
from consilience.cluster.likeness import Comparison, Floats, Model, features
from consilience.cluster.stories import group
from consilience.cluster.vectors import VIEWS, Sketch
from consilience.settings import Settings

TABLE = Path("src/consilience/cluster/data/story_model.tsv")
Labelled = Sequence[tuple[Sketch, str]]
Samples = tuple[Floats, Floats, Floats]
NOTHING = Model(dated=(0.0,), undated=(0.0,))
SHIFTS = np.arange(0.0, 2.51, 0.5)
STRANGERS = 0.1  # weight of a pair of articles that are made neighbours in time


def earlier_half(path: Path, *, dated: bool) -> Labelled:
    """The first half of a dated corpus, in order of date and id; without its dates if `dated` is false."""
    order = sorted((sketch.day or 0, sketch.id) for sketch, _, _ in labelled(path))
    kept = {identity for _, identity in order[: len(order) // 2]}
    return [(sketch, story) for sketch, story, _ in labelled(path, dated=dated) if sketch.id in kept]


def pairs(corpus: Labelled, *, within: int | None) -> Samples:
    """Features of all pairs, whether each shares a story, and its weight.

    With `within`, pairs further apart than so many days stand in for the reports of other events that a fuller stream
    would have on the same days: they get some small distance in time and a small weight. AllSides has about one
    article a day, and learned from those alone "on the same day" nearly means "of the same story".
    """
    compare = Comparison(NOTHING)
    table, same, weights = [], [], []
    for number, (one, story) in enumerate(corpus):
        if not number:
            continue
        others = [sketch for sketch, _ in corpus[:number]]
        cosines = compare.cosines(one, others)
        days = np.array([abs((sketch.day or 0) - (one.day or 0)) for sketch in others])
        far = days > within if within is not None else np.zeros(number, dtype=bool)
        near = np.where(far, (np.arange(number) * 7 + number) % 4, days).astype(float)
        table.append(features(cosines, None if within is None else near))
        same.append(np.array([label == story for _, label in corpus[:number]]) & ~far)
        weights.append(np.where(far, STRANGERS, 1.0))
    return np.concatenate(table), np.concatenate(same).astype(float), np.concatenate(weights)


def fit(samples: Sequence[Samples]) -> tuple[float, ...]:
    """Coefficients, the constant last."""
    table, same, weights = (np.concatenate(part) for part in zip(*samples, strict=True))
    model = LogisticRegression(C=1.0, max_iter=5000).fit(table, same, sample_weight=weights)
    return (*(float(c) for c in model.coef_[0]), float(model.intercept_[0]))


def measure(corpus: Labelled, model: Model) -> tuple[float, float]:
    """BCubed and pairwise F1 of the stories that the package makes of a corpus."""
    gold = {sketch.id: story for sketch, story in corpus}
    found = {
        identity: story.id for story in group((s for s, _ in corpus), Settings(), model) for identity in story.articles
    }
    return bcubed_and_pairwise(gold, found)


def learn(dated: Labelled, undated: Sequence[Labelled]) -> Model:
    """The model of two dated articles from `dated`, the other from `undated`. Pairs of a big collection without dates
    are nearly all of two stories, so that log odds of single pairs are too strict for an average over a story: the
    constant is moved up to where the stories of the training collections come out best."""
    with_days = fit([pairs(dated, within=Settings().story_days)])
    without = fit([pairs(corpus, within=None) for corpus in undated])
    scored = []
    for shift in SHIFTS:
        moved = Model(dated=with_days, undated=(*without[:-1], without[-1] + float(shift)))
        scored.append((sum(sum(measure(corpus, moved)) for corpus in undated), -float(shift), moved))
        print(f"  constant + {shift:.2f}: {scored[-1][0] / 2 / len(undated):.1f}", flush=True)
    return max(scored, key=lambda item: item[:2])[2]


def write(model: Model, path: Path) -> None:
    """The table of the package."""
    names = [*VIEWS, *(f"root of {view}" for view in VIEWS)]
    head = (
        "# Coefficients of consilience.cluster.likeness, learned by benchmarks/train_stories.py on the earlier half\n"
        "# of AllSides 2016-18 (NeuS, Lee et al. 2022; Baly et al. 2020, Apache-2.0) and on ECB+ (Cybulska, Vossen\n"
        "# 2014, CC BY 3.0). Columns: model, " + ", ".join(names) + ",\n"
        "# for dated pairs also days apart over 7, same day, at most a day apart; the constant last.\n"
    )
    rows = [("dated", model.dated), ("undated", model.undated)]
    path.write_text(head + "".join("\t".join([n, *(f"{v:.4f}" for v in vs)]) + "\n" for n, vs in rows), "utf-8")


def main() -> None:
    """Learn, and write or cross-validate."""
    parser = argparse.ArgumentParser(description=__doc__, epilog=HOME)
    parser.add_argument("--allsides", type=Path, required=True)
    parser.add_argument("--ecbplus", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--out", type=Path, default=TABLE)
    options = parser.parse_args()
    dated, undated = (earlier_half(options.allsides, dated=known) for known in (True, False))
    ecb = list(labelled(options.ecbplus))
    if not options.folds:
        write(learn(dated, [undated, [(sketch, story) for sketch, story, _ in ecb]]), options.out)
        return
    topics = {topic: number % options.folds for number, topic in enumerate(sorted({topic for _, _, topic in ecb}))}
    gold: dict[str, str] = {}
    found: dict[str, str] = {}
    for fold in range(options.folds):
        model = learn(dated, [undated, [(s, story) for s, story, topic in ecb if topics[topic] != fold]])
        held = [(s, story) for s, story, topic in ecb if topics[topic] == fold]
        gold.update({s.id: story for s, story in held})
        for story in group((s for s, _ in held), Settings(), model):
            found.update({identity: f"{fold} {story.id}" for identity in story.articles})
    print("ECB+, topics left out: BCubed F1 {:.1f}, pairwise F1 {:.1f}".format(*bcubed_and_pairwise(gold, found)))


if __name__ == "__main__":
    main()
