"""Learn by what two propositions are seen to be about the same matter, from stories with gold claims.

    python -m benchmarks.claim_pairs --corpus newscluster.jsonl.gz
    python -m benchmarks.claim_pairs --corpus newscluster.jsonl.gz --write

Takes the open half of the stories of `benchmarks.verdicts` and the practice stories. Two propositions
of different reports are about the same matter where both stand in the evidence of one gold claim; where neither stands
in any, and they are much alike, nobody has said whether they are, and the pair is left out. To them come pairs of real
reports that were judged by reading them (`data/claims_newscluster_pairs.jsonl`; the texts are those of the corpus).
Invented stories are short and every sentence of theirs was written to be asked for; in real reports most sentences that
are alike are about two matters, so that a pair of these counts as much as `REAL` others. Prints how well the stories
of each lot, and the real ones, are told by weights learnt on the others, by words alone and with the sentence encoder;
with `--write` the weights learnt on all of them are written to where `consilience.resolve.matter` reads them.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from math import log
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.preprocessing import StandardScaler

from benchmarks.challenge import annotated
from benchmarks.corpus import rows
from benchmarks.verdicts import PRACTICE, Story, evidence, letters, read, shared
from consilience import clean, resolve
from consilience.model import Annotated, Article, Given, Proposition, Skipped, content_id
from consilience.pipeline import Prepare, dated
from consilience.resolve.claims import SAME
from consilience.resolve.matter import MEANT
from consilience.resolve.matter.encoder import encode
from consilience.resolve.matter.evidence import FEATURES, features
from consilience.resolve.matter.kinship import kin
from consilience.resolve.matter.meaning import Meanings
from consilience.resolve.matter.shared import Words
from consilience.resolve.matter.terms import matters
from consilience.resolve.propositions import propositions, words_of
from consilience.settings import Settings

TABLE = Path("src/consilience/resolve/data/claim_weights.tsv")
NOTICE = """\
# What speaks for two propositions being about the same matter, and its weight in a logistic regression. Learnt by
# benchmarks/claim_pairs.py from the invented stories of benchmarks/data (open half and practice) and pairs of real
# reports. By words alone, and with the sentence encoder.
"""
UNSAID = 0.45
"""Share of the words from which a pair that no gold claim speaks of is left out."""
NEAR = 0.3
"""Likeness in meaning, without what the story shares, from which it is."""
REAL_PAIRS = PRACTICE.with_name("claims_newscluster_pairs.jsonl")
REAL = 3.0
"""How many invented pairs a real one counts as."""
STRENGTH = 0.5
"""Inverse of the regularisation."""

Pairs = list[tuple[tuple[float, ...], bool]]


class Told:
    """The propositions of a story with the evidence on each two of them."""

    def __init__(self, articles: Sequence[Annotated]) -> None:
        """Of the articles of the story."""
        self.by_id = {one.article.id: one for one in articles}
        self.found = propositions(articles)
        self.texts = [words_of(self.by_id[item.article], item.spans) for item in self.found]
        self._matters = matters(self.found, self.by_id)
        self._words = Words(self._matters, kin(word for item in self._matters for word in item.words.values()))
        reports = [item.article for item in self.found]
        self._meanings = Meanings(encode(self.texts), range(len(reports)), reports)

    def evidence(self, several: Sequence[tuple[int, int]]) -> list[tuple[float, ...]]:
        """By words, and by meaning, for each pair."""
        ours, theirs = np.array(several, np.intp).reshape(-1, 2).T
        by_words = features(self._matters, self._words.between(ours, theirs))
        meant, _ = self._meanings.between(ours, theirs)
        return [tuple(row) for row in np.hstack([by_words, meant]).tolist()]


def pairs(story: Story, articles: Sequence[Annotated]) -> Iterator[tuple[tuple[float, ...], bool]]:
    """The evidence on each pair of propositions of different reports, and whether they are about the same matter."""
    told = Told(articles)
    labels = list(gold_claims(story, told.found, told.by_id))
    near = len(FEATURES) + MEANT.index("alike here")
    several = [
        (earlier, later)
        for later in range(len(told.found))
        for earlier in range(later)
        if told.found[earlier].article != told.found[later].article and told.texts[earlier] != told.texts[later]
    ]
    for (earlier, later), weighed in zip(several, told.evidence(several), strict=True):
        if labels[earlier] or labels[later] or (weighed[0] < UNSAID and weighed[near] < NEAR):
            yield weighed, bool(labels[earlier] & labels[later])


def gold_claims(story: Story, found: Sequence[Proposition], by_id: Mapping[str, Annotated]) -> Iterator[frozenset[int]]:
    """For each proposition the gold claims that it is in the evidence of."""
    golds = [(n, evidence(story, gold)) for n, gold in enumerate(story.claims) if gold.about == "so"]
    for item in found:
        spans = [letters(one.article, by_id[one.article].article.text, one.start, one.end) for one in item.spans]
        whole = frozenset[tuple[str, int]]().union(*spans)
        yield frozenset(n for n, gold in golds if shared(gold, whole, spans))


def by_lot(prepare: Prepare) -> dict[str, Pairs]:
    """The pairs of the open half, and of the practice stories by what their ids begin with, or end on: who wrote them,
    and when."""
    lots: dict[str, Pairs] = defaultdict(list)
    for story in (*read("open"), *read("practice", PRACTICE)):
        articles = annotated(story.id, story.reports, prepare)
        author, number = story.id.split("-")[0], story.id.rsplit("-", 1)[-1]
        lot = "open" if story.part == "open" else number if author == "p" else author
        lots[lot] += pairs(story, resolved(articles))
    return dict(lots)


def real(prepare: Prepare, corpus: Path) -> dict[str, Pairs]:
    """The judged pairs of real reports, by story; what is not found as a proposition any more is left out."""
    judged: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows(REAL_PAIRS):
        judged[row["story"]].append(row)
    reports: dict[str, list[Annotated]] = defaultdict(list)
    for row in rows(corpus):
        if row["story"] in judged:
            made = prepare((article(row), frozenset()))
            if not isinstance(made, Skipped):
                reports[row["story"]].append(made[0])
    found: dict[str, Pairs] = {}
    for story, several in judged.items():
        told = Told(resolved(reports[story]))
        place = {(item.article, tuple((s.start, s.end) for s in item.spans)): n for n, item in enumerate(told.found)}
        sides = [[_place(row[side], place) for side in ("a", "b")] for row in several]
        known = [(one, other) for one, other in sides if one is not None and other is not None]
        same = [row["same"] for places, row in zip(sides, several, strict=True) if None not in places]
        found[story] = list(zip(told.evidence(known), same, strict=True))
    return found


def _place(side: dict[str, Any], place: Mapping[tuple[str, tuple[tuple[int, int], ...]], int]) -> int | None:
    return place.get((content_id(side["article"]), tuple((start, end) for start, end in side["spans"])))


def article(row: dict[str, Any]) -> Article:
    """A report of the corpus: its title, an empty line, its text."""
    dates = (("datePublished", row["date"][:10]),) if row["date"] else ()
    return Article(
        id=content_id(row["id"]),
        path=row["id"],
        text=f"{row['title'] or ''}\n\n{row['text']}",
        url=row["url"],
        outlet=row["outlet"],
        given=Given(dates=dates, outlet=row["outlet"], headline=row["title"]),
    )


def resolved(articles: Sequence[Annotated]) -> list[Annotated]:
    """The articles of a story dated and with their people known, as a build has them when it groups claims."""
    datings = clean.date_story(articles)
    several = [dated(a, one.published, one.candidates) for a, one in zip(articles, datings, strict=True)]
    return list(resolve.with_entities(several, resolve.resolve_entities(several)))


def learnt(invented: Pairs, judged: Pairs, encoded: bool) -> tuple[float, NDArray[Any]]:
    """Bias and weights, learnt on invented pairs and on real ones."""
    told, same = _columns([*invented, *judged], encoded)
    scale = StandardScaler().fit(told)
    counts = np.repeat([1.0, REAL], [len(invented), len(judged)])
    model = LogisticRegression(C=STRENGTH, max_iter=3000).fit(scale.transform(told), same, sample_weight=counts)
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


def _told(name: str, scores: NDArray[Any], same: NDArray[Any]) -> str:
    average, recall = average_precision_score(same, scores), _best_recall(scores, same, 0.9)
    joined = scores >= log(SAME / (1 - SAME))
    right = (same & joined).sum()
    return (
        f"  {name}: {len(same)} pairs, {same.sum()} the same; average precision {average:.3f}, "
        f"recall at precision 90 {recall:.3f}; joined {joined.sum()}, {right} of them rightly"
    )


def tested(lots: Mapping[str, Pairs], judged: Mapping[str, Pairs], encoded: bool) -> Iterator[str]:
    """How each lot is told by the others and the real pairs, and the real pairs of each story by all others."""
    every = [pair for several in judged.values() for pair in several]
    for lot, several in lots.items():
        bias, weights = learnt([pair for o, rest in lots.items() if o != lot for pair in rest], every, encoded)
        told, same = _columns(several, encoded)
        yield _told(lot, told @ weights + bias, same)
    invented = [pair for several in lots.values() for pair in several]
    scores, truths = [], []
    for story, several in judged.items():
        rest = [pair for other, pairs in judged.items() if other != story for pair in pairs]
        bias, weights = learnt(invented, rest, encoded)
        told, same = _columns(several, encoded)
        scores.append(told @ weights + bias)
        truths.append(same)
    yield _told("real", np.concatenate(scores), np.concatenate(truths))


def main() -> None:
    """Annotate, pair, learn, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True, help="the stories of newscluster, a JSON Lines file")
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    options = parser.parse_args()
    prepare = Prepare(Settings())
    lots, judged = by_lot(prepare), real(prepare, options.corpus)
    invented, read_ones = ([pair for several in part.values() for pair in several] for part in (lots, judged))
    tables = []
    for encoded in (False, True):
        print("with the sentence encoder" if encoded else "by words alone")
        print(*tested(lots, judged, encoded), sep="\n")
        bias, weights = learnt(invented, read_ones, encoded)
        tables.append([bias, *weights])
    names = ("bias", *FEATURES, *MEANT)
    lines = [f"{name}\t{one:.4f}\t{other:.4f}" for name, one, other in zip_longest(names, *tables, fillvalue=0.0)]
    print(*lines, sep="\n")
    if options.write:
        TABLE.write_text(NOTICE + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
