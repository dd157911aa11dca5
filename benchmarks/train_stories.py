"""Learn the model by which articles join stories, and write `consilience/cluster/data/story_model.tsv`.

    python -m benchmarks.train_stories --allsides allsides_2016_2018.jsonl.gz --ecbplus ecbplus_train_dev.jsonl.gz

Learned on the earlier half of AllSides (by date) and on ECB+; the later half of AllSides and the newscluster corpus are
never seen. `--folds N` writes nothing, but measures on ECB+ with N-fold cross-validation that leaves topics out.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from itertools import product
from pathlib import Path

import numpy as np
from msgspec import Struct, structs
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from benchmarks.scoring import bcubed_and_pairwise
from benchmarks.story_corpora import HOME, labelled
from consilience.cluster.likeness import DAYS, FOLLOW_UP, GRADED, Comparison, Floats, Model, facts, features
from consilience.cluster.linkage import NEVER, partition
from consilience.cluster.stories import group
from consilience.cluster.vectors import Sketch
from consilience.settings import Settings

TABLE = Path("src/consilience/cluster/data/story_model.tsv")
SHIFTS = tuple(step / 4 for step in range(-6, 13))
STRAYS = (0.0, 1.0, 1.5, 2.0)
FOLDS = 5
PENALTY = 0.3  # inverse strength of the penalty on squared coefficients of standardised features
SPARSE = 20  # of the pairs of two topics, which nobody would mistake, one in so many is learned from
PAGES = 8.0  # weight of a pair of titled articles where ECB+, which has none but many more pairs, is learned from too
LOOK_ALIKES = 0.3  # weight of a pair of look-alike events
BASIC = 4  # graded views by which dated and titled articles are told apart
Mask = NDArray[np.bool_]
Labelled = Sequence[tuple[Sketch, str, str]]


class Pairs(Struct, frozen=True):
    """All pairs of a corpus: places of the two articles, features with and without days, whether one story, one
    topic. Days are those by which the dated model is to learn (`near`), see `pairs`."""

    corpus: Labelled
    one: NDArray[np.int64]
    other: NDArray[np.int64]
    table: Floats
    same: Mask
    topic: Mask
    far: Mask

    def within(self, members: Mask) -> Mask:
        """The pairs whose articles are both among `members`."""
        return members[self.one] & members[self.other]


STRANGERS = 45  # place of the feature that the two name enough and share no name


class Samples(Struct, frozen=True):
    """Features, whether one story, weight."""

    table: Floats
    same: Floats
    weights: Floats

    def basic(self) -> Samples:
        """The same without all features but those of the basic views, of names and of days."""
        kept = np.zeros(self.table.shape[1], dtype=bool)
        for first in range(0, 3 * len(GRADED), len(GRADED)):
            kept[first : first + BASIC] = True
        kept[STRANGERS:] = True
        return Samples(np.where(kept, self.table, 0.0), self.same, self.weights)


def pairs(corpus: Labelled) -> Pairs:
    """The features of all pairs.

    Dated pairs further apart than a story may be stand in for the reports of other events that a fuller stream would
    have on the same days: they get some small distance in time. AllSides has about one article a day, and learned
    from those alone "on the same day" nearly means "of the same story".
    """
    compare = Comparison(Model(dated=(0.0,), undated=(0.0,)))
    rows = np.array([facts(sketch) for sketch, _, _ in corpus])
    days = np.array([sketch.day or 0 for sketch, _, _ in corpus])
    longest = Settings().story_days
    tables, fars = [], []
    for number in range(1, len(corpus)):
        cosines = compare.cosines(corpus[number][0], [sketch for sketch, _, _ in corpus[:number]])
        apart = np.abs(days[:number] - days[number])
        far = apart > longest
        near = np.where(far, (np.arange(number) * 7 + number) % 4, apart).astype(float)
        tables.append(features(cosines, rows[number], rows[:number], near).astype(np.float32))
        fars.append(far)
    one = np.repeat(np.arange(len(corpus)), np.arange(len(corpus)))
    other = np.concatenate([np.arange(number) for number in range(len(corpus))])
    far = np.concatenate(fars)
    story, topic = (np.array([row[column] for row in corpus]) for column in (1, 2))
    return Pairs(
        corpus, one, other, np.concatenate(tables), (story[one] == story[other]) & ~far, topic[one] == topic[other], far
    )


def samples(source: Pairs, chosen: Mask, *, dated: bool, sparse: bool) -> Samples:
    """The `chosen` pairs to learn from; with `sparse`, all of one topic and few of the others, at their weight."""
    rare = ~source.topic if sparse else source.far
    taken = np.flatnonzero(chosen & (~rare | (np.arange(len(chosen)) % SPARSE == 0)))
    table = source.table[taken] if dated else source.table[taken, :-DAYS]
    weight = np.where(rare[taken], 3.0 if sparse else 2.0, 1.0)
    return Samples(table, source.same[taken].astype(float), weight)


def look_alikes(source: Pairs, chosen: Mask) -> Samples:
    """The `chosen` pairs of a topic that name nobody and nothing in common, as if of one day.

    AllSides has hardly any look-alike events with other people in other places, and ECB+ is made of them: from these
    pairs the dated model learns what it means when two articles share no name.
    """
    stranger = source.table[:, STRANGERS] > 0
    taken = np.flatnonzero(chosen & source.topic & stranger)
    table = source.table[taken].copy()
    table[:, -DAYS:] = (0.0, 1.0, 1.0)
    return Samples(table, source.same[taken].astype(float), np.full(len(taken), LOOK_ALIKES))


def fit(parts: Sequence[Samples]) -> tuple[float, ...]:
    """Coefficients, the constant last."""
    table, same, weights = (
        np.concatenate([getattr(part, name) for part in parts]) for name in ("table", "same", "weights")
    )
    middle, spread = table.mean(axis=0), table.std(axis=0) + 1e-6
    model = LogisticRegression(C=PENALTY, max_iter=1000).fit((table - middle) / spread, same, sample_weight=weights)
    slopes = model.coef_[0] / spread
    return (*(float(slope) for slope in slopes), float(model.intercept_[0] - (slopes * middle).sum()))


def odds(source: Pairs, members: Mask, dated: Sequence[float] | None, undated: Sequence[float]) -> Floats:
    """The table of log odds of the articles of `members`."""
    chosen = source.within(members)
    table = source.table[chosen].astype(float)
    values = table[:, : len(undated) - 1] @ np.array(undated[:-1]) + undated[-1]
    if dated is not None:
        values = np.maximum(table @ np.array(dated[:-1]) + dated[-1], values - FOLLOW_UP)
    square = np.zeros((members.sum(), members.sum()))
    place = np.cumsum(members) - 1
    square[place[source.one[chosen]], place[source.other[chosen]]] = np.where(source.far[chosen], NEVER, values)
    return square + square.T


def tuned(
    source: Pairs,
    parts: Sequence[Mask],
    train: Callable[[Mask], tuple[float, ...]],
    strays: Sequence[float],
    undated: Sequence[float] | None = None,
) -> tuple[float, float]:
    """By how much to move the constant up, and what to ask less of a stray article.

    Most pairs are of two stories, so that the odds of single pairs are too strict for an average over a story. Found
    by cross-validation, each part sorted by a model learned from the others; of equally good ones the strictest."""
    tables = []
    every = np.logical_or.reduce(parts)
    for part in parts:
        learned = train(every & ~part)
        tables.append(odds(source, part, learned if undated else None, undated or learned))
    gold: dict[str, str] = {}
    found: dict[tuple[float, float], dict[str, str]] = {choice: {} for choice in product(SHIFTS, strays)}
    for number, (part, table) in enumerate(zip(parts, tables, strict=True)):
        places = np.flatnonzero(part)
        gold.update({str(place): source.corpus[int(place)][1] for place in places})
        days = [source.corpus[int(place)][0].day for place in places] if undated else ()
        for shift, stray in found:
            stories = partition(table, stray=stray, least=-shift, days=days, longest=Settings().story_days)
            found[shift, stray].update({str(p): f"{number} {story}" for p, story in zip(places, stories, strict=True)})
    scores = {choice: sum(bcubed_and_pairwise(gold, stories)) / 2 for choice, stories in found.items()}
    choice = max(scores, key=lambda choice: (round(scores[choice], 1), -choice[0] - choice[1]))
    print(f"  shift {choice[0]}, stray {choice[1]}: {scores[choice]:.1f}", flush=True)
    return choice


def learn(allsides: Pairs, ecbplus: Pairs, kept: Mask, *, dated: bool = True) -> Model:
    """The model of two dated articles from AllSides, the others from AllSides without its days and the articles of
    ECB+ that are `kept`; without `dated` that of bare texts alone, which is what ECB+ is made of.

    What an article tells besides its words (numbers, days, years) counts in bare texts alone: AllSides has too few
    look-alike events to learn it from, and long pages of the web tell so much that the lesson of ECB+ is wrong there.
    """
    topics = sorted({topic for (_, _, topic), keep in zip(ecbplus.corpus, kept, strict=True) if keep})
    fold_of = {topic: number % FOLDS for number, topic in enumerate(topics)}
    fold = np.array([fold_of.get(topic, -1) for _, _, topic in ecbplus.corpus])
    folds = [fold == number for number in range(FOLDS)]
    everything = np.ones(len(allsides.corpus), dtype=bool)
    always = samples(allsides, allsides.within(everything), dated=False, sparse=False)

    def of_bare(members: Mask) -> tuple[float, ...]:
        return fit([always, samples(ecbplus, ecbplus.within(members), dated=False, sparse=True)])

    shift, stray = tuned(ecbplus, folds, of_bare, STRAYS)
    bare = shifted(of_bare(kept), shift)
    if not dated:
        return Model(dated=bare, undated=bare, bare=bare, stray=stray)

    def of_titled(members: Mask) -> tuple[float, ...]:
        pages = samples(allsides, allsides.within(members), dated=False, sparse=False).basic()
        return fit([structs.replace(pages, weights=pages.weights * PAGES), topical.basic()])

    topical = samples(ecbplus, ecbplus.within(kept), dated=False, sparse=True)
    block = np.arange(len(everything)) * FOLDS // len(everything)
    blocks = [block == number for number in range(FOLDS)]
    shift, _ = tuned(structs.replace(allsides, far=np.zeros_like(allsides.far)), blocks, of_titled, (0.0,))
    undated = shifted(of_titled(everything), shift)
    alike = look_alikes(ecbplus, ecbplus.within(kept)).basic()

    def of_dated(members: Mask) -> tuple[float, ...]:
        return fit([alike, samples(allsides, allsides.within(members), dated=True, sparse=False).basic()])

    shift, _ = tuned(allsides, blocks, of_dated, (0.0,), undated)
    return Model(dated=shifted(of_dated(everything), shift), undated=undated, bare=bare, stray=stray)


def shifted(coefficients: tuple[float, ...], shift: float) -> tuple[float, ...]:
    """The same with the constant moved up."""
    return (*coefficients[:-1], coefficients[-1] + shift)


def write(model: Model, path: Path) -> None:
    """The table of the package."""
    head = (
        "# Coefficients of consilience.cluster.likeness, learned by benchmarks/train_stories.py on the earlier half\n"
        "# of AllSides 2016-18 (NeuS, Lee et al. 2022; Baly et al. 2020, Apache-2.0) and on ECB+ (Cybulska, Vossen\n"
        f"# 2014, CC BY 3.0). Columns: model; for each of {', '.join(GRADED)}\n"
        "# the cosine; its root; its logarithm; then the other columns of `features`; the constant last. The row\n"
        "# `stray` has one value: what is asked less of a single article that joins a story of several.\n"
    )
    rows = [("dated", model.dated), ("undated", model.undated), ("bare", model.bare or ()), ("stray", (model.stray,))]
    path.write_text(head + "".join("\t".join([n, *(f"{v:.4f}" for v in vs)]) + "\n" for n, vs in rows), "utf-8")


def main() -> None:
    """Learn, and write or cross-validate."""
    parser = argparse.ArgumentParser(description=__doc__, epilog=HOME)
    parser.add_argument("--allsides", type=Path, required=True)
    parser.add_argument("--ecbplus", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--out", type=Path, default=TABLE)
    options = parser.parse_args()
    rows = sorted(labelled(options.allsides), key=lambda row: (row[0].day or 0, row[0].id))
    allsides, ecbplus = pairs(rows[: len(rows) // 2]), pairs(list(labelled(options.ecbplus)))
    if not options.folds:
        write(learn(allsides, ecbplus, np.ones(len(ecbplus.corpus), dtype=bool)), options.out)
        return
    topics = sorted({topic for _, _, topic in ecbplus.corpus})
    fold_of = {topic: number % options.folds for number, topic in enumerate(topics)}
    fold = np.array([fold_of[topic] for _, _, topic in ecbplus.corpus])
    gold: dict[str, str] = {}
    found: dict[str, str] = {}
    for number in range(options.folds):
        held = [row for row, part in zip(ecbplus.corpus, fold, strict=True) if part == number]
        model = learn(allsides, ecbplus, fold != number, dated=False)
        gold.update({sketch.id: story for sketch, story, _ in held})
        for story in group((sketch for sketch, _, _ in held), Settings(), model):
            found.update({article: f"{number} {story.id}" for article in story.articles})
    print("ECB+, topics left out: BCubed F1 {:.1f}, pairwise F1 {:.1f}".format(*bcubed_and_pairwise(gold, found)))


if __name__ == "__main__":
    main()
