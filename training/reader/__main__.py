"""Trains the reader of the fast setting and writes its weights into the package.

    python -m training.reader --data polnear_train.jsonl.gz --more articles.jsonl.gz --apart polnear_dev.jsonl.gz

It learns from what the accurate setting says of the articles in `--data` (PolNeAR 1.0, without its last 60, which show
how to join what was learned with rules) and in `--more` (rows {"title", "text"}; those that shipped learned from come
from Baly et al., "We Can Detect Your Bias", EMNLP 2020, Apache-2.0). No annotation of a corpus is read. Articles that
share text with one in `--apart` are left out. About half an hour on two cores for the lessons of 4,920 articles, and an
hour on one to learn from them. A run that was stopped goes on from its last checkpoint.
"""

from __future__ import annotations

import argparse
import pickle
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
import spacy
import torch

from benchmarks.attribution import HOME
from benchmarks.corpus import rows
from consilience import annotate, clean
from consilience.annotate.attribution.tagger import load
from consilience.annotate.inference.vectors import Vectors
from consilience.annotate.models import PINNED
from consilience.annotate.reader.weights import FOLDER
from consilience.model import Article, content_id
from consilience.settings import Settings
from training.reader.corpus import corpus
from training.reader.export import export
from training.reader.lessons import Lesson, lesson
from training.reader.network import PIECES, Network
from training.reader.train import Hashed, train

LEARNED, SHORT, LONG = 780, 1500, 9000
"""Articles of the annotated corpus that are learned from; characters of the others."""
SHINGLE, SHARED = 8, 0.03
"""Words of a stretch, and the share of an article's stretches in common with one kept apart that leaves it out."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Makes the lessons, trains, exports, says where."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--more", type=Path, required=True)
    parser.add_argument("--apart", type=Path, required=True)
    parser.add_argument("--first", type=int, default=4_920, help="articles that are learned from")
    parser.add_argument("--rounds", type=float, default=4.6)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--lessons", type=Path, default=Path("reader.lessons"))
    parser.add_argument("--checkpoint", type=Path, default=Path("reader.checkpoint"))
    parser.add_argument("--out", type=Path, default=FOLDER)
    options = parser.parse_args(arguments)
    if not options.lessons.exists():
        models = annotate.load(Settings())
        told = list(islice(_lessons(_texts(options.data, options.more, options.apart), models), options.first))
        options.lessons.with_suffix(".partial").write_bytes(pickle.dumps(told))
        options.lessons.with_suffix(".partial").replace(options.lessons)
    learned = corpus(pickle.loads(options.lessons.read_bytes()))  # our own file, made above
    say(f"{len(learned.examples)} articles, {len(learned.words)} words")
    vectors = Vectors(spacy.load(PINNED, enable=["tok2vec"]).get_pipe("tok2vec").model)  # type: ignore[attr-defined]
    tables = [(seed, table.shape[0]) for _, seed, table in vectors.tables]
    torch.manual_seed(options.seed)
    classes = learned.classes
    network = Network(
        [size for _, size in tables], len(classes.words), len(classes.tags), len(classes.labels), len(classes.entities)
    )
    begin(network, vectors)
    hashed = Hashed(learned, tables)
    train(network, learned, hashed, options.rounds, options.seed, options.checkpoint, say)
    export(network, classes, hashed, [seed for seed, _ in tables], options.out)
    say(f"Weights in {options.out}")
    return 0


def _texts(data: Path, more: Path, apart: Path) -> Iterator[str]:
    """The texts to learn from."""
    kept = {part for row in rows(apart, HOME) for part in _stretches(row["text"])}
    yield from (row["text"] for row in islice(rows(data, HOME), LEARNED))
    for row in rows(more, HOME):
        text = f"{row['title']}\n\n{row['text']}" if row.get("title") else row["text"]
        own = _stretches(text)
        if SHORT < len(text) < LONG and len(own & kept) <= SHARED * len(own):
            yield text


def _stretches(text: str) -> set[tuple[str, ...]]:
    words = text.lower().split()
    return {tuple(words[k : k + SHINGLE]) for k in range(len(words) - SHINGLE + 1)}


def _lessons(texts: Iterable[str], models: annotate.Models) -> Iterator[Lesson]:
    weights = load()
    for number, text in enumerate(texts):
        if number % 100 == 0:
            say(f"lessons of {number} articles")
        article = clean.mark_regions(Article(id=content_id(text), path=str(number), text=text))
        made = lesson(article, models, weights)
        if made is not None:
            yield made


def begin(network: Network, vectors: Vectors) -> None:
    """Takes over the embedding of the language model as where to begin."""
    words = network.words
    with torch.no_grad():
        for table, (_, _, rows_) in zip(words.tables, vectors.tables, strict=True):
            table.weight.copy_(torch.tensor(np.asarray(rows_)))
        words.mix.weight.copy_(torch.tensor(vectors.mix.weights.T.copy()))
        words.mix.bias.copy_(torch.tensor(vectors.mix.bias))
        words.norm.weight.copy_(torch.tensor(vectors.mix.gain))
        words.norm.bias.copy_(torch.tensor(vectors.mix.shift))
    if vectors.mix.pieces != PIECES:
        sys.exit("The language model has another embedding than the one that this was written for.")


def say(line: str) -> None:
    """A line of progress."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    raise SystemExit(main())
