"""Learn, with pairs of real reports, what speaks against two tellings being of one speech act, and write the table.

    python -m benchmarks.train_telling_vetoes --corpora newscluster.jsonl.gz allsides_2016_2018.jsonl.gz
    python -m benchmarks.train_telling_vetoes --corpora newscluster.jsonl.gz allsides_2016_2018.jsonl.gz --write

The same regression as `benchmarks.train_tellings`, over its practice pairs with their rivals and over the judged pairs
of real reports (`benchmarks.telling_pairs`), with what a sentence encoder says. Prints how the real pairs are joined
with weights learned on the other stories, and without them; precision and recall also by what the pairs stand for in
all stories together, as those alike are more than their share. With `--write` the weights learned on all are written.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from benchmarks.telling_pairs import RealPair, real_stories, remark
from benchmarks.tellings import prepared, read_articles, read_pairs
from benchmarks.train_tellings import Example, examples, learned
from consilience import resolve
from consilience.model import Annotated
from consilience.pipeline import Prepare
from consilience.resolve.utterances.candidates import twins
from consilience.resolve.utterances.examining import Examined, examined
from consilience.resolve.utterances.judging import MORE_WORDS, NEAREST, Weights, judge, news_points
from consilience.resolve.utterances.tellings import tellings
from consilience.settings import Settings

TABLE = Path("src/consilience/resolve/data/telling_news_weights.tsv")
HEADER = """\
# What the points of each kind of finding on two tellings are worth where real reports are weighed in: kind, weight.
# Learned by benchmarks/train_telling_vetoes.py on the practice pairs of benchmarks/data, which are invented, and on
# pairs of real reports; a pair is joined only where these make it likely, too.
"""
UNSCALED = frozenset({MORE_WORDS, NEAREST})
"""Kinds whose weights are drawn to 0, as their points were set for no scale."""
NONE: Weights = {"(constant)": 99.0}

Held = tuple[RealPair, Examined | None]


def held(pairs: Sequence[RealPair], story: Sequence[Annotated]) -> Iterator[Held]:
    """Each judged pair of a real story as it is held side by side, None where it is not."""
    entities = resolve.resolve_entities(story)
    ready = sorted(resolve.with_entities(story, entities), key=lambda annotated: annotated.article.id)
    several = tellings(ready, {one.id: one for one in entities.entities}, entities.of)
    twin = twins(several)
    every = examined(several, twin, {}, resolve.sentence_encoder())
    found = {frozenset((one.pair.left.id, one.pair.right.id)): one for one in every}
    for pair in pairs:
        sides = [twin.get(remark(side, story), "") for side in (pair.a, pair.b)]
        yield pair, found.get(frozenset(sides))


def counted(title: str, results: Iterable[tuple[RealPair, bool]]) -> str:
    """Precision and recall of the joined pairs of real reports, plain and by what they stand for, as a line."""
    several = list(results)
    rates = []
    for weights in ([1.0] * len(several), [pair.stands_for for pair, _ in several]):
        rows = list(zip(weights, several, strict=True))
        right = sum(weight for weight, (pair, joined) in rows if joined and pair.same)
        joined = sum(weight for weight, (_, one) in rows if one)
        same = sum(weight for weight, (pair, _) in rows if pair.same)
        rates.append(f"precision {100 * right / max(joined, 1e-9):.1f}, recall {100 * right / max(same, 1e-9):.1f}")
    counts = len(several), sum(pair.same for pair, _ in several), sum(joined for _, joined in several)
    return "{}: {} pairs, {} one speech act, {} joined; ".format(title, *counts) + "; by what they stand for ".join(
        rates
    )


def main() -> None:
    """Learn, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", nargs="+", required=True, type=Path, help="the texts of the judged real pairs")
    parser.add_argument("--write", action="store_true", help="write the weights that ship")
    options = parser.parse_args()
    articles, pairs, prepare = read_articles("practice"), read_pairs("practice"), Prepare(Settings())
    real = [row for judged, story in real_stories(prepare, options.corpora) for row in held(judged, story)]
    lot: list[Example] = []
    for name, reports in articles.items():
        mine = [pair for pair in pairs if pair.occasion == name]
        lot += examples(name, mine, reports, prepared(reports, prepare), resolve.sentence_encoder(), news_points)
    for pair, one in real:
        if one is not None and not one.alone and not any(finding.wall for finding in one.found):
            lot.append(Example(pair.story, news_points(one), pair.same))

    def weights(group: str = "") -> Weights:
        return learned([one for one in lot if one.occasion != group], {}, UNSCALED)

    if options.write:
        rows = "".join(f"{kind}\t{weight}\n" for kind, weight in weights().items())
        TABLE.write_text(HEADER + rows, encoding="utf-8")
    others = {story: weights(story) for story in dict.fromkeys(pair.story for pair, _ in real)}
    print(counted("without them", ((pair, _joined(one, NONE)) for pair, one in real)))
    print(counted("by weights of other stories", ((pair, _joined(one, others[pair.story])) for pair, one in real)))


def _joined(one: Examined | None, news: Weights) -> bool:
    if one is None:
        return False
    known = one if news is not NONE else replace(one, nearest=None)
    return judge(known, None, news).verdict == "same"


if __name__ == "__main__":
    main()
