"""Measure how fast a stream of stories takes in articles when many are held, sketches included.

    python -m benchmarks.stories_speed --load articles_10k.jsonl.gz --held 10000

What is held is synthesised: the terms of real articles are shifted, copy by copy, so that each copy tells of other
things, as frequent as those of the original. All lies within the days that a story may span, so that every held
article is within reach of the next one.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
from msgspec import structs

from benchmarks.corpus import rows
from benchmarks.story_corpora import article
from consilience.cluster import Held, Sketch, Stream, sketch
from consilience.cluster.vectors import DIMENSIONS
from consilience.model import Annotated
from consilience.settings import Settings

HOME = "Dated articles of Baly et al., EMNLP 2020, https://github.com/ramybaly/Article-Bias-Prediction, Apache-2.0."
START = 738_000  # some day
STEP = 7919  # by how much the terms of a copy are shifted; prime, so that no two copies meet soon


def copies(originals: Sequence[Sketch], count: int, days: int) -> Iterator[Sketch]:
    """`count` sketches made from `originals`, spread over `days`."""
    for number in range(count):
        original = originals[number % len(originals)]
        terms = np.frombuffer(original.terms, dtype=np.uint32)
        shifted = (
            terms % DIMENSIONS + STEP * (number // len(originals))
        ) % DIMENSIONS + terms // DIMENSIONS * DIMENSIONS
        yield structs.replace(
            original, id=f"{number:07}", terms=shifted.astype(np.uint32).tobytes(), day=START + number * days // count
        )


def main() -> None:
    """Sketch, hold, add, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, epilog=HOME
    )
    parser.add_argument("--load", type=Path, required=True, help="JSON Lines: id, title, text, date")
    parser.add_argument("--held", type=int, default=10_000)
    parser.add_argument("--originals", type=int, default=500, help="articles that copies are made from")
    parser.add_argument("--added", type=int, default=300, help="articles measured, behind the originals")
    options = parser.parse_args()
    settings = Settings()
    taken = list(islice(rows(options.load, HOME), options.originals + options.added))
    articles = [Annotated(article=article(row)) for row in taken]
    originals = [sketch(annotated) for annotated in articles[: options.originals]]
    stream = Stream(settings)
    stream.hold(
        Held(sketch=made, story=made.id, founded=number)
        for number, made in enumerate(copies(originals, options.held, settings.story_days))
    )
    started = time.process_time()
    added = [sketch(annotated) for annotated in articles[options.originals :]]
    sketched = time.process_time()
    for number, one in enumerate(added):
        stream.add(structs.replace(one, day=START + settings.story_days - 1 - number % 3))
    ended = time.process_time()
    size = sum(len(one.terms) + len(one.weights) for one in added) / len(added)
    print(
        f"{options.held} held, {len(added)} added; a CPU-second: {len(added) / (ended - started):.0f} articles, "
        f"of which sketching {len(added) / (sketched - started):.0f}, assigning {len(added) / (ended - sketched):.0f}; "
        f"{size:.0f} bytes a sketch"
    )


if __name__ == "__main__":
    main()
