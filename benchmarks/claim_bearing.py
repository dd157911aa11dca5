"""Learn by what one proposition is seen to bear another out: from pairs of real reports, and from invented stories.

    python -m benchmarks.claim_bearing --data newscluster.jsonl.gz allsides_2016_2018.jsonl.gz
    python -m benchmarks.claim_bearing --data newscluster.jsonl.gz allsides_2016_2018.jsonl.gz --write

The judgements are `benchmarks/data/bearing_pairs.jsonl`: spans of articles of the two corpora, and whether the left
bears out the right and the other way round, wholly or in its main assertion. Beside them stand, with less weight, the
pairs of invented stories: what is evidence of one gold claim bears each other out, as independent reporters word it.
Prints how well each is told by weights learnt on other stories; with `--write` the weights learnt on all of them are
written to where `consilience.resolve.matter` reads them.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, precision_recall_curve
from sklearn.model_selection import GroupKFold
from sklearn.preprocessing import StandardScaler

from benchmarks.challenge import Report, annotated
from benchmarks.claim_pairs import gold_claims, resolved
from benchmarks.corpus import rows
from benchmarks.story_corpora import HOME
from benchmarks.verdicts import PRACTICE, Story, read
from consilience.model import Annotated, Proposition, Span
from consilience.pipeline import Prepare
from consilience.resolve.matter import sentence_encoder
from consilience.resolve.matter.alignment import Alignment
from consilience.resolve.matter.bearing import ENCODED, NAMES, directed, evidence
from consilience.resolve.matter.evidence import features
from consilience.resolve.matter.kinship import kin
from consilience.resolve.matter.meaning import Meanings, encoded
from consilience.resolve.matter.shared import Words
from consilience.resolve.matter.terms import matters
from consilience.resolve.propositions import propositions, words_of
from consilience.settings import Settings

PAIRS = Path("benchmarks/data/bearing_pairs.jsonl")
TABLE = Path("src/consilience/resolve/data/bearing_weights.tsv")
NOTICE = """\
# By what one proposition is seen to bear another out, and its weight in a logistic regression: wholly and in its main
# assertion without the sentence encoder, then both with it. Learnt by benchmarks/claim_bearing.py from pairs of
# sentences of real reports that were judged for this project (benchmarks/data/bearing_pairs.jsonl) and its stories.
"""
STRENGTH = 0.1
"""Inverse of the regularisation."""
FOLDS = 6
UNSAID = 0.4
"""Share of the words in common from which a pair that no gold claim speaks of is left out."""
INVENTED = 0.75
"""What all pairs of invented stories weigh together beside those of real reports: they are meant to be hard to see, and
their gold tells no direction."""


class Side(Struct, frozen=True):
    """One of two propositions that were judged: the row of the corpus, and half-open spans of code points of its title,
    an empty line and its text."""

    article: str
    spans: tuple[tuple[int, int], ...]


class Judged(Struct, frozen=True):
    """A pair and what was judged of it, each way "wholly", "mainly" or "no"."""

    id: str
    corpus: str
    story: str
    left: Side
    right: Side
    left_bears_right: str
    right_bears_left: str
    contradict: bool


class Told(Struct, frozen=True):
    """The evidence on one direction of a pair, the words of who tells and of what is told, and what was judged."""

    evidence: tuple[float, ...]
    words: tuple[str, str]
    judged: str
    story: str
    real: bool = True


def judgements(path: Path = PAIRS) -> list[Judged]:
    """Every judged pair."""
    return [msgspec.json.decode(line, type=Judged) for line in path.read_bytes().splitlines()]


def report(row: Mapping[str, Any]) -> Report:
    """A row of a corpus of stories as a report."""
    address = row.get("url") or f"https://corpus.example/{row['id']}"
    return Report(row.get("outlet") or "", address, row.get("date") or "", row.get("title") or "", row["text"])


def told(pairs: Sequence[Judged], articles: Mapping[str, Annotated]) -> Iterator[Told]:
    """The evidence on both directions of the pairs of one story; `articles` are its annotated reports by row."""
    story = resolved(list(articles.values()))
    by_row = dict(zip(articles, story, strict=True))
    found = list(propositions(story))
    place = {(item.article, item.spans): number for number, item in enumerate(found)}
    for pair in pairs:
        for item in (_proposition(side, by_row[side.article].article.id) for side in (pair.left, pair.right)):
            if place.setdefault((item.article, item.spans), len(found)) == len(found):
                found.append(item)
    weigh = _Weighing(found, {one.article.id: one for one in story})
    sides = [
        [_proposition(side, by_row[side.article].article.id) for side in (pair.left, pair.right)] for pair in pairs
    ]
    at = [(place[left.article, left.spans], place[right.article, right.spans]) for left, right in sides]
    forth, back = weigh(at), weigh([(right, left) for left, right in at])
    for pair, (left, right), one, other in zip(pairs, at, forth, back, strict=True):
        words = weigh.words[left], weigh.words[right]
        yield Told(one, words, pair.left_bears_right, pair.story)
        yield Told(other, words[::-1], pair.right_bears_left, pair.story)


def invented(story: Story, articles: Sequence[Annotated]) -> Iterator[Told]:
    """The evidence on pairs of an invented story, both ways."""
    found = propositions(articles)
    weigh = _Weighing(found, {one.article.id: one for one in articles})
    labels = list(gold_claims(story, found, {one.article.id: one for one in articles}))
    several = [
        (teller, told)
        for told, teller in permutations(range(len(found)), 2)
        if found[told].article != found[teller].article and weigh.words[told] != weigh.words[teller]
    ]
    for (teller, told), weighed in zip(several, weigh(several), strict=True):
        if labels[told] or labels[teller] or weighed[0] < UNSAID:
            words = weigh.words[teller], weigh.words[told]
            yield Told(weighed, words, "wholly" if labels[told] & labels[teller] else "no", story.id, real=False)


class _Weighing:
    """The evidence on pairs of the propositions of one story."""

    def __init__(self, found: Sequence[Proposition], articles: Mapping[str, Annotated]) -> None:
        self._several = matters(found, articles)
        self._shared = Words(self._several, kin(word for item in self._several for word in item.words.values()))
        self.words = [words_of(articles[item.article], item.spans) for item in found]
        directions, read, which = encoded(self.words, range(len(found)), sentence_encoder())
        self._alignment = Alignment(read, which, self._several)
        self._meanings = Meanings(directions, range(len(found)), [item.article for item in found])

    def __call__(self, pairs: Sequence[tuple[int, int]]) -> list[tuple[float, ...]]:
        """Of pairs of a teller and what is told."""
        teller, told = np.array(pairs, np.intp).reshape(-1, 2).T
        between = self._shared.between(told, teller)
        toward = directed(self._several, between, self.words)
        meant, _ = self._meanings.between(told, teller)
        found = evidence(
            features(self._several, between), toward, len(self._several), meant, self._alignment.between(told, teller)
        )
        return [tuple(row) for row in found.tolist()]


def _proposition(side: Side, article: str) -> Proposition:
    return Proposition(article=article, spans=tuple(Span(article, start, end) for start, end in side.spans))


def learnt(evidence: NDArray[Any], borne: NDArray[Any], weights: NDArray[Any]) -> tuple[float, NDArray[Any]]:
    """Bias and weights."""
    scale = StandardScaler().fit(evidence)
    model = LogisticRegression(C=STRENGTH, max_iter=3000).fit(scale.transform(evidence), borne, sample_weight=weights)
    found = model.coef_[0] / scale.scale_
    return float(model.intercept_[0] - found @ scale.mean_), found


def left_out(
    evidence: NDArray[Any], borne: NDArray[Any], weights: NDArray[Any], stories: Sequence[str]
) -> NDArray[Any]:
    """The score of each by weights learnt on other stories."""
    scores = np.zeros(len(borne))
    for others, these in GroupKFold(FOLDS).split(evidence, borne, list(stories)):
        bias, found = learnt(evidence[others], borne[others], weights[others])
        scores[these] = 1 / (1 + np.exp(-(evidence[these] @ found + bias)))
    return scores


def _print(name: str, borne: NDArray[Any], scores: NDArray[Any]) -> None:
    precision, recall, bars = precision_recall_curve(borne, scores)
    print(f"{name}: {borne.sum()} of {len(borne)}; average precision {average_precision_score(borne, scores):.3f}")
    for least in (0.9, 0.85, 0.8, 0.7):
        best = max((n for n in range(len(bars)) if precision[n] >= least), key=lambda n: float(recall[n]), default=None)
        if best is not None:
            print(f"  precision {precision[best]:.2f}, recall {recall[best]:.2f} from {bars[best]:.2f}")


def main() -> None:
    """Annotate, weigh, learn, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    options = parser.parse_args()
    learn(everything(options.data), write=options.write)


def everything(paths: Sequence[Path]) -> list[Told]:
    """The evidence on all judged pairs, of the corpora in `paths`, and on those of all invented stories."""
    corpus = {row["id"]: row for path in paths for row in rows(path, HOME)}
    stories: dict[str, list[Judged]] = defaultdict(list)
    for pair in judgements():
        stories[pair.story].append(pair)
    prepare = Prepare(Settings())
    found: list[Told] = []
    for story, pairs in stories.items():
        name = next(row["story"] for row in corpus.values() if row["id"] == pairs[0].left.article)
        ids = [row["id"] for row in corpus.values() if row["story"] == name]
        made = annotated(story, (report(corpus[one]) for one in ids), prepare)
        found += told(pairs, dict(zip(ids, made, strict=True)))
    for one in (*read("open"), *read("practice", PRACTICE)):
        found += invented(one, resolved(annotated(one.id, one.reports, prepare)))
    return found


def learn(found: Sequence[Told], *, write: bool) -> None:
    """Print how well the evidence tells what was judged; write the weights."""
    every = np.array([one.evidence for one in found])
    real = np.array([one.real for one in found])
    weights = np.where(real, 1.0, INVENTED * real.sum() / max(1, (~real).sum()))
    columns = []
    for meant in (False, True):
        several = every if meant else every[:, : -len(ENCODED)]
        for name, enough in (("wholly", {"wholly"}), ("mainly", {"wholly", "mainly"})):
            borne = np.array([one.judged in enough for one in found])
            scores = left_out(several, borne, weights, [one.story for one in found])
            told = f"{name}, {'with' if meant else 'without'} the encoder"
            _print(f"{told}, real", borne[real], scores[real])
            _print(f"{told}, invented", borne[~real], scores[~real])
            bias, weighed = learnt(several, borne, weights)
            columns.append([bias, *weighed, *[0.0] * (len(NAMES) - len(weighed))])
    lines = ["\t".join((name, *(f"{column[n]:.4f}" for column in columns))) for n, name in enumerate(("bias", *NAMES))]
    print(*lines, sep="\n")
    if write:
        TABLE.write_text(NOTICE + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
