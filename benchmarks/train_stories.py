"""Learn the model by which articles join stories, and write `consilience/cluster/data/story_model.tsv`.

    python -m benchmarks.train_stories --allsides allsides_2016_2018.jsonl.gz --ecbplus ecbplus_train_dev.jsonl.gz

Learned on the earlier half of AllSides (by date) and on ECB+; the later half of AllSides and the newscluster corpus are
never seen. `--folds N` writes nothing, but measures on ECB+ with N-fold cross-validation that leaves topics out.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks.scoring import bcubed_and_pairwise
from benchmarks.story_corpora import HOME, labelled
from consilience.cluster.likeness import Comparison, Floats, Model, features, strangers
from consilience.cluster.stories import group
from consilience.cluster.vectors import VIEWS, Sketch
from consilience.settings import Settings

TABLE = Path("src/consilience/cluster/data/story_model.tsv")
Labelled = Sequence[tuple[Sketch, str]]
Samples = tuple[Floats, Floats, Floats]
NOTHING = Model(dated=(0.0,), undated=(0.0,))
SHIFTS = (0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0, 2.25, 2.5)
TOLERANCE = 0.3  # of 100; less is noise in collections of this size, and apart is the safer side
FOLDS = 5
STRANGERS = 0.1  # weight of a pair of articles that are made neighbours in time
LOOK_ALIKES = 0.3  # weight of a pair of look-alike events


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
        table.append(features(cosines, strangers(cosines, one, others), None if within is None else near))
        same.append(np.array([label == story for _, label in corpus[:number]]) & ~far)
        weights.append(np.where(far, STRANGERS, 1.0))
    return np.concatenate(table), np.concatenate(same).astype(float), np.concatenate(weights)


def look_alikes(topics: Sequence[Labelled]) -> Samples:
    """As `pairs`, those of a topic that name nobody and nothing in common, as if of one day.

    AllSides has hardly any look-alike events with other people in other places, and ECB+ is made of them: from these
    pairs the dated model learns what it means when two articles share no name.
    """
    compare = Comparison(NOTHING)
    table, same = [], []
    for topic in topics:
        for number, (one, story) in enumerate(topic[1:], 1):
            others = [sketch for sketch, _ in topic[:number]]
            cosines = compare.cosines(one, others)
            apart = strangers(cosines, one, others)
            table.append(features(cosines, apart, np.zeros(number))[apart > 0])
            same.append(np.array([label == story for _, label in topic[:number]], dtype=float)[apart > 0])
    labels = np.concatenate(same)
    return np.concatenate(table), labels, np.full(len(labels), LOOK_ALIKES)


def fit(samples: Sequence[Samples]) -> tuple[float, ...]:
    """Coefficients, the constant last."""
    table, same, weights = (np.concatenate(part) for part in zip(*samples, strict=True))
    model = LogisticRegression(C=1.0, max_iter=5000).fit(table, same, sample_weight=weights)
    return (*(float(c) for c in model.coef_[0]), float(model.intercept_[0]))


def stories(corpus: Labelled, model: Model) -> dict[str, str]:
    """The story that the package puts each article of a corpus into."""
    return {i: story.id for story in group((sketch for sketch, _ in corpus), Settings(), model) for i in story.articles}


def learn(dated: Labelled, undated: Labelled, topics: Sequence[Labelled]) -> Model:
    """The model of two dated articles from `dated`, the other from `undated` and the articles of `topics`."""
    size = -(-len(dated) // FOLDS)
    blocks = [dated[start : start + size] for start in range(0, len(dated), size)]
    folds = [[pair for topic in topics[fold::FOLDS] for pair in topic] for fold in range(FOLDS)]
    always = pairs(undated, within=None)
    apart = look_alikes(topics)

    def with_days(parts: Sequence[Labelled]) -> Model:
        learned = fit([apart, pairs([pair for part in parts for pair in part], within=Settings().story_days)])
        return Model(dated=learned, undated=learned)

    def without(parts: Sequence[Labelled]) -> Model:
        learned = fit([always, pairs([pair for part in parts for pair in part], within=None)])
        return Model(dated=learned, undated=learned)

    return Model(
        dated=shifted(with_days(blocks), best_shift(blocks, with_days)).dated,
        undated=shifted(without(folds), best_shift(folds, without)).undated,
    )


def best_shift(parts: Sequence[Labelled], train: Callable[[Sequence[Labelled]], Model]) -> float:
    """By how much to move the constant up. Most pairs are of two stories, so that the odds of single pairs are too
    strict for an average over a story. Found by cross-validation: the smallest shift whose stories, each part sorted
    by a model learned from the others, are as good as those of the best one but for `TOLERANCE`."""
    models = [train([other for other in parts if other is not part]) for part in parts]
    gold = {sketch.id: story for part in parts for sketch, story in part}
    scores = []
    for shift in SHIFTS:
        found: dict[str, str] = {}
        for part, model in zip(parts, models, strict=True):
            found.update(stories(part, shifted(model, shift)))
        scores.append(sum(bcubed_and_pairwise(gold, found)) / 2)
    print("  " + ", ".join(f"{shift}: {score:.1f}" for shift, score in zip(SHIFTS, scores, strict=True)), flush=True)
    return next(shift for shift, score in zip(SHIFTS, scores, strict=True) if score >= max(scores) - TOLERANCE)


def shifted(model: Model, shift: float) -> Model:
    """The same with other constants."""
    return Model(
        dated=(*model.dated[:-1], model.dated[-1] + shift), undated=(*model.undated[:-1], model.undated[-1] + shift)
    )


def write(model: Model, path: Path) -> None:
    """The table of the package."""
    head = (
        "# Coefficients of consilience.cluster.likeness, learned by benchmarks/train_stories.py on the earlier half\n"
        "# of AllSides 2016-18 (NeuS, Lee et al. 2022; Baly et al. 2020, Apache-2.0) and on ECB+ (Cybulska, Vossen\n"
        f"# 2014, CC BY 3.0). Columns: model; for each of {', '.join(VIEWS)} the cosine; its root; its\n"
        "# logarithm; names and none shared; for dated pairs days apart over 7, same day, at most a day apart;\n"
        "# the constant last.\n"
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
    by_topic: dict[str, list[tuple[Sketch, str]]] = {}
    for sketch, story, topic in labelled(options.ecbplus):
        by_topic.setdefault(topic, []).append((sketch, story))
    topics = [by_topic[topic] for topic in sorted(by_topic)]
    if not options.folds:
        write(learn(dated, undated, topics), options.out)
        return
    gold: dict[str, str] = {}
    found: dict[str, str] = {}
    for fold in range(options.folds):
        held = [pair for topic in topics[fold :: options.folds] for pair in topic]
        kept = [topic for number, topic in enumerate(topics) if number % options.folds != fold]
        gold.update({sketch.id: story for sketch, story in held})
        found.update({i: f"{fold} {story}" for i, story in stories(held, learn(dated, undated, kept)).items()})
    print("ECB+, topics left out: BCubed F1 {:.1f}, pairwise F1 {:.1f}".format(*bcubed_and_pairwise(gold, found)))


if __name__ == "__main__":
    main()
