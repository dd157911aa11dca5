"""Learn the model by which articles join stories, and write `consilience/cluster/data/story_model.tsv`.

    python -m benchmarks.train_stories --allsides allsides_2016_2018.jsonl.gz --ecbplus ecbplus_train_dev.jsonl.gz

Learned on the earlier half of AllSides (by date) and on ECB+; the later half of AllSides and the newscluster corpus are
never seen. `--folds N` writes nothing, but measures on ECB+ with N-fold cross-validation that leaves topics out.
"""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Callable, Sequence
from itertools import combinations_with_replacement
from pathlib import Path

import numpy as np
from msgspec import Struct, structs
from numpy.typing import NDArray
from scipy.sparse.csgraph import connected_components
from sklearn.linear_model import LogisticRegression

from benchmarks.scoring import bcubed_and_pairwise
from benchmarks.story_corpora import HOME, labelled
from consilience.cluster.columns import Floats, columns, facts
from consilience.cluster.likeness import (
    CORE,
    FOLLOW_UP,
    GRADED,
    NEARNESS,
    PAGES,
    STRANGERS,
    Compared,
    Comparison,
    Model,
    acquainted,
    shipped,
)
from consilience.cluster.linkage import NEVER, partition
from consilience.cluster.stories import group
from consilience.cluster.vectors import Sketch
from consilience.settings import Settings

TABLE = Path("src/consilience/cluster/data/story_model.tsv")
SHIFTS = tuple(step / 4 for step in range(21))
PRIOR, COHESION = 1.2, 0.3  # of 0 to 2.5 and 0 to 0.5 good ones for each model in the cross-validation of `tuned`
TOLERANCE = 0.3  # of 100; less is noise in collections of this size, and apart is the safer side
FOLDS = 5
PENALTY = 0.1  # inverse strength of the penalty on squared coefficients of standardised features
WEIGHT_OF_PAGES = 8.0  # weight of a pair of titled articles where ECB+, which has many more pairs, is learned from too
WEBS = (1.0, 0.1)  # weights of a pair of pages of AllSides beside the bare texts of ECB+; which is better is found out
SPARSE = 10  # of the pairs that nobody would mistake one in so many is learned from
HARD = {"words": 0.12, "title": 0.2, "names": 0.15}  # cosines above which a pair is none of these
LOOK_ALIKES = 0.3  # weight of a pair of look-alike events
Mask = NDArray[np.bool_]
Labelled = Sequence[tuple[Sketch, str, str]]


class Pairs(Struct, frozen=True):
    """All pairs of a corpus: places of the two articles, features with and without days, whether one story, one
    topic; what speaks against two undated pages. The features are those of `Compared.pages`, of `Compared.more`, and of
    nearness in time, by the days by which the dated model is to learn (`near`), see `pairs`."""

    corpus: Labelled
    one: NDArray[np.int64]
    other: NDArray[np.int64]
    table: Floats
    same: Mask
    topic: Mask
    far: Mask
    occasion: Floats

    def within(self, members: Mask) -> Mask:
        """The pairs whose articles are both among `members`."""
        return members[self.one] & members[self.other]


LEARNED = {
    "undated": np.r_[:CORE],
    "dated": np.r_[:PAGES, -NEARNESS:0],
    "bare": np.r_[: len(shipped().bare) - 1],
}
"""The places of the features of each model."""


class Samples(Struct, frozen=True):
    """Features, whether one story, weight."""

    table: Floats
    same: Floats
    weights: Floats

    def weighed(self, weight: float) -> Samples:
        """The same with `weight` times the weights."""
        return Samples(self.table, self.same, self.weights * weight)


def pairs(corpus: Labelled) -> Pairs:
    """The features of all pairs.

    Dated pairs further apart than a story may be stand in for the reports of other events that a fuller stream would
    have on the same days: they get some small distance in time. AllSides has about one article a day, and learned
    from those alone "on the same day" nearly means "of the same story".
    """
    compare = Comparison(shipped())
    rows = facts([sketch for sketch, _, _ in corpus])
    days = np.array([sketch.day or 0 for sketch, _, _ in corpus])
    longest = Settings().story_days
    tables, fars, occasions = [], [], []
    for number in range(1, len(corpus)):
        cosines = compare.cosines(corpus[number][0], columns([sketch for sketch, _, _ in corpus[:number]]))
        apart = np.abs(days[:number] - days[number])
        far = apart > longest
        near = np.where(far, (np.arange(number) * 7 + number) % 4, apart).astype(float)
        compared = Compared(cosines, rows[number], rows[:number].T)
        pages, nearness = np.split(compared.pages(near), [PAGES])
        tables.append(np.vstack((pages, compared.more(), nearness)).T.astype(np.float32))
        occasions.append(compared.other_occasion())
        fars.append(far)
    one = np.repeat(np.arange(len(corpus)), np.arange(len(corpus)))
    other = np.concatenate([np.arange(number) for number in range(len(corpus))])
    far = np.concatenate(fars)
    story, topic = (np.array([row[column] for row in corpus]) for column in (1, 2))
    return Pairs(
        corpus,
        one,
        other,
        np.concatenate(tables),
        (story[one] == story[other]) & ~far,
        topic[one] == topic[other],
        far,
        np.concatenate(occasions),
    )


def samples(source: Pairs, chosen: Mask, model: str) -> Samples:
    """The `chosen` pairs for a model to learn from; without days all hard ones and few of the others, at their
    weight."""
    dated = model == "dated"
    few = source.far if dated else easy(source)
    taken = np.flatnonzero(chosen & (~few | (np.arange(len(chosen)) % SPARSE == 0)))
    weight = np.where(few[taken], 1.0 if dated else SPARSE, 1.0)
    return Samples(source.table[np.ix_(taken, LEARNED[model])], source.same[taken].astype(float), weight)


def easy(source: Pairs) -> Mask:
    """The pairs of two stories that nobody would mistake."""
    found = ~source.same
    for view, least in HARD.items():
        found &= source.table[:, GRADED.index(view)] <= least
    return found


def look_alikes(source: Pairs, chosen: Mask) -> Samples:
    """The `chosen` pairs of a topic that name nobody and nothing in common, as if of one day.

    AllSides has hardly any look-alike events with other people in other places, and ECB+ is made of them: from these
    pairs the dated model learns what it means when two articles share no name.
    """
    stranger = source.table[:, STRANGERS] > 0
    taken = np.flatnonzero(chosen & source.topic & stranger)
    table = source.table[taken].copy()
    table[:, -NEARNESS:] = (0.0, 1.0, 1.0)
    return Samples(table[:, LEARNED["dated"]], source.same[taken].astype(float), np.full(len(taken), LOOK_ALIKES))


def fit(parts: Sequence[Samples]) -> tuple[float, ...]:
    """Coefficients, the constant last."""
    table, same, weights = (
        np.concatenate([getattr(part, name) for part in parts]) for name in ("table", "same", "weights")
    )
    middle, spread = table.mean(axis=0), table.std(axis=0) + 1e-6
    model = LogisticRegression(C=PENALTY, solver="newton-cholesky").fit(
        (table - middle) / spread, same, sample_weight=weights
    )
    slopes = model.coef_[0] / spread
    return (*(float(slope) for slope in slopes), float(model.intercept_[0] - (slopes * middle).sum()))


Trained = Callable[[Sequence[Mask]], tuple[float, ...]]


def held_out(sources: Sequence[Pairs], train: Trained, model: str) -> list[Floats]:
    """The log odds of all pairs of each corpus by the features of a model, each by one that has seen no topic of
    either article."""
    folds = [_folds(source.corpus) for source in sources]
    result = [np.zeros(len(source.one)) for source in sources]
    for first, second in combinations_with_replacement(range(FOLDS), 2):
        unseen = [(fold != first) & (fold != second) for fold in folds]
        learned = np.array(train([source.within(kept) for source, kept in zip(sources, unseen, strict=True)]))
        for source, fold, odds in zip(sources, folds, result, strict=True):
            least, most = (order(fold[source.one], fold[source.other]) for order in (np.minimum, np.maximum))
            asked = (least == first) & (most == second)
            odds[asked] = source.table[np.ix_(asked, LEARNED[model])] @ learned[:-1] + learned[-1]
    return result


def _folds(corpus: Labelled) -> NDArray[np.int64]:
    """The fold of each article; those of a topic share one."""
    topics = sorted({topic for _, _, topic in corpus}, key=lambda topic: zlib.crc32(topic.encode()))
    fold_of = {topic: number % FOLDS for number, topic in enumerate(topics)}
    return np.array([fold_of[topic] for _, _, topic in corpus])


def score(source: Pairs, odds: Floats) -> float:
    """The mean of BCubed and pairwise F1 of the stories that log odds of all pairs give."""
    count = len(source.corpus)
    table = np.full((count, count), NEVER)
    table[source.one, source.other] = table[source.other, source.one] = odds
    _, tangle = connected_components(table > 0, directed=False)
    found: dict[str, str] = {}
    for number in range(tangle.max() + 1):
        members = np.flatnonzero(tangle == number)
        stories = partition(table[np.ix_(members, members)], prior=PRIOR, cohesion=COHESION)
        found.update({str(place): f"{number} {story}" for place, story in zip(members, stories, strict=True)})
    gold = {str(place): story for place, (_, story, _) in enumerate(source.corpus)}
    return float(np.mean(bcubed_and_pairwise(gold, found)))


def follow_ups(source: Pairs) -> Mask:
    """Like pairs of two stories of one week. Of two pages without days nobody can say whether what divides these
    stories is more than the days between them."""
    return ~source.same & ~source.far & ~easy(source)


def met(source: Pairs, odds: Floats) -> Floats:
    """Log odds of all pairs, those of strangers bounded."""
    return acquainted(source.table[:, STRANGERS], odds)


class Shift(Struct, frozen=True):
    """By how much a constant is moved up, and how good the best stories are then, of 100."""

    by: float
    best: float


def tuned(sources: Sequence[Pairs], tables: Sequence[Floats], undated: Sequence[Floats] = ()) -> Shift:
    """By how much to move the constant up: the least that gives stories as good as the best but for `TOLERANCE`, in
    the mean over the corpora and over neighbouring shifts, by `tables` of log odds held out. (The pairs learned from
    are not those that come together in a stream, and not the mean of all pairs is asked for but the mean of those that
    could join.)

    With the odds `undated`, a shifted model of dated pairs is joined with them as `Comparison.log_odds` does."""
    scores = {}
    for shift in SHIFTS:
        moved = [table + shift for table in tables]
        if undated:
            moved = [
                np.where(source.far, NEVER, np.maximum(table, met(source, other) - FOLLOW_UP))
                for source, table, other in zip(sources, moved, undated, strict=True)
            ]
        else:
            moved = [met(source, table) for source, table in zip(sources, moved, strict=True)]
        scores[shift] = sum(score(s, table) for s, table in zip(sources, moved, strict=True)) / len(sources)
    smooth = {shift: float(np.mean([scores[s] for s in SHIFTS if abs(s - shift) <= 0.25])) for shift in SHIFTS}
    best = max(smooth.values())
    least = next(shift for shift in SHIFTS if smooth[shift] >= best - TOLERANCE)
    print("  " + ", ".join(f"{shift}: {score:.1f}" for shift, score in scores.items()), "->", least, flush=True)
    return Shift(least, best)


def bare_texts(allsides: Pairs, ecbplus: Pairs) -> tuple[float, ...]:
    """The model of two bare texts, from ECB+ and, at the better one of `WEBS`, the pages of AllSides without days."""
    web = samples(allsides, np.ones(len(allsides.one), dtype=bool), "bare")
    every = np.ones(len(ecbplus.one), dtype=bool)
    found = []
    for weight in WEBS:
        pages = web.weighed(weight)

        def train(parts: Sequence[Mask], pages: Samples = pages) -> tuple[float, ...]:
            return fit([pages, samples(ecbplus, parts[0], "bare")])

        shift = tuned([ecbplus], held_out([ecbplus], train, "bare"))
        found.append((shift.best, shifted(train([every]), shift.by)))
    return max(found)[1]


def learn(allsides: Pairs, ecbplus: Pairs, *, dated: bool = True) -> Model:
    """The model of two dated articles from AllSides, those of undated pages and of bare texts from AllSides without its
    days and from ECB+; without `dated` that of bare texts alone, which is what ECB+ is made of.

    The numbers, days and years that an article tells count in bare texts alone: AllSides has too few look-alike events
    to learn it from, and long pages of the web tell so much that the lesson of ECB+ is wrong there.

    What two undated pages need to be of one story is tuned on ECB+, an opening sentence in the place of its headlines:
    its stories are of many articles and of no known day, as undated pages are. Of AllSides' stories of two or three,
    whose follow-ups are apart by their days, one learns to take such pages asunder.
    """
    bare = bare_texts(allsides, ecbplus)
    if not dated:
        return structs.replace(shipped(), bare=bare, prior=PRIOR, cohesion=COHESION)

    everything, every = (np.ones(len(source.one), dtype=bool) for source in (allsides, ecbplus))
    timeless = ~follow_ups(allsides)

    def of_undated(parts: Sequence[Mask]) -> tuple[float, ...]:
        pages = samples(allsides, parts[0] & timeless, "undated").weighed(WEIGHT_OF_PAGES)
        return fit([pages, samples(ecbplus, parts[1], "undated")])

    known, likely = (
        odds - source.occasion
        for source, odds in zip((allsides, ecbplus), held_out([allsides, ecbplus], of_undated, "undated"), strict=True)
    )
    loose = tuned([ecbplus], [likely]).by
    undated = shifted(of_undated([everything, every]), loose)
    alike = look_alikes(ecbplus, every)

    def of_dated(parts: Sequence[Mask]) -> tuple[float, ...]:
        return fit([alike, samples(allsides, parts[0], "dated")])

    shift = tuned([allsides], held_out([allsides], of_dated, "dated"), [known + loose]).by
    return Model(
        dated=shifted(of_dated([everything]), shift), undated=undated, bare=bare, prior=PRIOR, cohesion=COHESION
    )


def restricted(source: Pairs, members: Mask) -> Pairs:
    """The pairs of the articles of `members` alone."""
    kept, place = source.within(members), np.cumsum(members) - 1
    corpus = [row for row, member in zip(source.corpus, members, strict=True) if member]
    return Pairs(
        corpus, place[source.one[kept]], place[source.other[kept]], source.table[kept], source.same[kept],
        source.topic[kept], source.far[kept], source.occasion[kept],
    )  # fmt: skip


def shifted(coefficients: tuple[float, ...], shift: float) -> tuple[float, ...]:
    """The same with the constant moved up."""
    return (*coefficients[:-1], coefficients[-1] + shift)


def write(model: Model, path: Path) -> None:
    """The table of the package."""
    head = (
        "# Coefficients of consilience.cluster.likeness, learned by benchmarks/train_stories.py on the earlier half\n"
        "# of AllSides 2016-18 (NeuS, Lee et al. 2022; Baly et al. 2020, Apache-2.0) and on ECB+ (Cybulska, Vossen\n"
        "# 2014, CC BY 3.0). Columns: model; for each feature, in the order of `Compared.pages` and `Compared.more`,\n"
        "# its coefficient; the constant last. The rows `prior` and `cohesion` have one value each, those of\n"
        "# consilience.cluster.linkage.partition.\n"
    )
    rows = [
        ("dated", model.dated), ("undated", model.undated), ("bare", model.bare), ("prior", (model.prior,)),
        ("cohesion", (model.cohesion,)),
    ]  # fmt: skip
    path.write_text(head + "".join("\t".join([n, *(f"{v:.4f}" for v in vs)]) + "\n" for n, vs in rows), "utf-8")


def main() -> None:
    """Learn, and write or cross-validate."""
    parser = argparse.ArgumentParser(description=__doc__, epilog=HOME)
    parser.add_argument("--allsides", type=Path, required=True)
    parser.add_argument("--ecbplus", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--out", type=Path, default=TABLE)
    options = parser.parse_args()
    rows = sorted(labelled(options.allsides, whole=True), key=lambda row: (row[0].day or 0, row[0].id))
    allsides, ecbplus = pairs(rows[: len(rows) // 2]), pairs(list(labelled(options.ecbplus)))
    if not options.folds:
        write(learn(allsides, ecbplus), options.out)
        return
    topics = sorted({topic for _, _, topic in ecbplus.corpus})
    fold_of = {topic: number % options.folds for number, topic in enumerate(topics)}
    fold = np.array([fold_of[topic] for _, _, topic in ecbplus.corpus])
    gold: dict[str, str] = {}
    found: dict[str, str] = {}
    for number in range(options.folds):
        held = [row for row, part in zip(ecbplus.corpus, fold, strict=True) if part == number]
        model = learn(allsides, restricted(ecbplus, fold != number), dated=False)
        gold.update({sketch.id: story for sketch, story, _ in held})
        for story in group((sketch for sketch, _, _ in held), Settings(), model):
            found.update({article: f"{number} {story.id}" for article in story.articles})
    print("ECB+, topics left out: BCubed F1 {:.1f}, pairwise F1 {:.1f}".format(*bcubed_and_pairwise(gold, found)))


if __name__ == "__main__":
    main()
