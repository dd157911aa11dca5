"""Measure how fast a stream of stories takes in articles when many are held, sketches included.

    python -m benchmarks.stories_speed --load articles_10k.jsonl.gz --held 10000 1000000

What is held is synthesised: the terms of real articles are shifted, copy by copy, so that each copy tells of other
things, as frequent as those of the original. All lies within the days that a story may span, so that every held
article is within reach of the next one: what a store holds beyond those days is not in memory at all. With several
numbers, each article is added to one stream after the other, so that all meet the machine in the same state.

A million take about three CPU-minutes to make and 5 GB of memory.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
from msgspec import structs

from benchmarks.corpus import rows
from benchmarks.story_corpora import article
from consilience.cluster import Held, Sketch, Stream, sketch
from consilience.cluster.vocabulary import DIMENSIONS
from consilience.model import Annotated
from consilience.settings import Settings

HOME = "Dated articles of Baly et al., EMNLP 2020, https://github.com/ramybaly/Article-Bias-Prediction, Apache-2.0."
START = 738_000  # some day
STEP = 7919  # by how much the terms of a copy are shifted; prime, so that no two copies meet soon


def copies(originals: Sequence[Sketch], count: int, days: int) -> Iterator[Sketch]:
    """`count` sketches made from `originals`, spread over `days`. None shares memory with another."""
    for number in range(count):
        original = originals[number % len(originals)]
        terms = np.frombuffer(original.terms, dtype=np.uint32)
        views, places = np.divmod(terms, np.uint32(DIMENSIONS))
        places += np.uint32(STEP * (number // len(originals)) % DIMENSIONS)
        places %= np.uint32(DIMENSIONS)
        yield structs.replace(
            original,
            id=f"{number:07}",
            terms=(views * np.uint32(DIMENSIONS) + places).tobytes(),
            weights=bytes(bytearray(original.weights)),
            day=START + number * days // count,
        )


def filled(originals: Sequence[Sketch], count: int, settings: Settings) -> tuple[Stream, float]:
    """A stream that holds `count` articles, and how many bytes of memory it took for each."""
    before = _memory()
    stream = Stream(settings)
    stream.hold(
        Held(sketch=made, story=made.id, founded=number)
        for number, made in enumerate(copies(originals, count, settings.story_days))
    )
    return stream, (_memory() - before) / count


def _memory() -> int:
    """Bytes of memory that the process has."""
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * resource.getpagesize()


def main() -> None:
    """Sketch, hold, add, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, epilog=HOME
    )
    parser.add_argument("--load", type=Path, required=True, help="JSON Lines: id, title, text, date")
    parser.add_argument("--held", type=int, nargs="+", default=[10_000])
    parser.add_argument("--originals", type=int, default=500, help="articles that copies are made from")
    parser.add_argument("--added", type=int, default=300, help="articles measured, behind the originals")
    options = parser.parse_args()
    settings = Settings()
    taken = list(islice(rows(options.load, HOME), options.originals + options.added))
    articles = [Annotated(article=article(row)) for row in taken]
    originals = [sketch(annotated) for annotated in articles[: options.originals]]
    streams = [filled(originals, held, settings) for held in options.held]
    sketching, assigning = 0.0, [0.0] * len(streams)
    for number, annotated in enumerate(articles[options.originals :]):
        started = time.process_time()
        made = sketch(annotated)
        sketching += time.process_time() - started
        made = structs.replace(made, day=START + settings.story_days - 1 - number % 3)
        for place, (stream, _) in enumerate(streams):
            started = time.process_time()
            stream.add(made)
            assigning[place] += time.process_time() - started
    for held, (_, size), spent in zip(options.held, streams, assigning, strict=True):
        print(
            f"{held} held, {options.added} added; a CPU-second: {options.added / (sketching + spent):.0f} articles, of "
            f"which sketching {options.added / sketching:.0f}, assigning {options.added / spent:.0f}; "
            f"{size:.0f} bytes of memory for each held"
        )


if __name__ == "__main__":
    main()
