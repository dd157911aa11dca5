"""Measure lineage on pairs of short reports written for it: rewritten, spun, translated there and back, or independent.

    python -m benchmarks.lineage_challenge
    python -m benchmarks.lineage_challenge --practice
    python -m benchmarks.lineage_challenge --kept

Runs what a build runs on each pair as a story of two: regions, dates, attributions, lineage. The pairs and what they
are labelled with are described in `data/README.md`. Methods may be tried on the open half and on the practice pairs,
which are by another author; the kept half is for a last look. Passages are measured as Potthast et al. (COLING 2010)
measure plagiarism: a character counts where a found passage touches the labelled one on both sides.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from benchmarks.challenge import Part, Report, annotated
from benchmarks.corpus import rows
from benchmarks.scoring import f1
from consilience.model import Annotated, Lineage, content_id
from consilience.pipeline import Prepare, dated
from consilience.resolve.lineage import lineage
from consilience.settings import Settings

DATA = Path(__file__).parent / "data" / "lineage_challenge.jsonl"
PRACTICE = DATA.with_name("lineage_practice.jsonl")
LIKELY = 0.5
"""Score from which a link says that text was taken over."""
COPIES: dict[str, str] = {
    "reprint": "reprint",
    "partial-wire": "partial-wire",
    "quotation": "shared-quotes",
    "update": "update",
    "paraphrase": "paraphrase",
    "spun": "paraphrase",
    "translation": "translation",
}
"""The kinds in which one report was made from the other or both from one wire, with the product's name for each."""
SHARED = "shared-source"
ONE_SOURCE = {"reprint", "partial-wire", "shared-quotes"}
"""What two reports that used one press release may be told as: the same words, and neither took them from the other."""

Aligned = tuple[int, int, int, int]


class Pair(Struct, frozen=True):
    """Two reports with how they relate; `passages` are start and end in `a.text` and in `b.text`, in code points."""

    id: str
    part: Part
    kind: str
    direction: Literal["a-b", "b-a", "none"]
    a: Report
    b: Report
    passages: tuple[Aligned, ...]
    note: str

    @property
    def copied(self) -> bool:
        """Whether one report was made from the other, or both from one wire."""
        return self.kind in COPIES


class Found(Struct, frozen=True):
    """What was told of a pair: `source` is "a" or "b" where a direction was given; `passages` as those of the pair."""

    kind: str | None = None
    score: float = 0.0
    source: str | None = None
    passages: tuple[Aligned, ...] = ()

    @property
    def copied(self) -> bool:
        """Whether it says that text was taken over; an outlet's own earlier text scores low and is taken over."""
        return self.kind == "update" or self.score >= LIKELY


class Score(Struct, frozen=True):
    """Counts over some pairs; `copy` are found, told and true copies, `passages` found, told and true characters."""

    pairs: int
    copy: tuple[int, int, int]
    kinds: int
    directions: tuple[int, int]
    passages: tuple[int, int, int]


def read(part: Part, path: Path = DATA) -> list[Pair]:
    """The pairs of one part."""
    return [pair for row in rows(path) if (pair := msgspec.convert(row, Pair)).part == part]


def prepared(pair: Pair, prepare: Prepare) -> list[Annotated]:
    """Both reports annotated, the earlier first as in a build."""
    found = [dated(one, one.article.published) for one in annotated(pair.id, (pair.a, pair.b), prepare)]
    return sorted(found, key=lambda one: one.article.published.date if one.article.published else "9999")


def told(pair: Pair, links: Sequence[Lineage]) -> Found:
    """What lineage says of a pair, in the pair's own terms."""
    if not links:
        return Found()
    (link,) = links
    first = content_id(pair.a.url)
    shifts = {content_id(report.url): len(report.headline) + 2 for report in (pair.a, pair.b)}
    passages = []
    for passage in link.passages:
        here, there = (passage.from_, passage.to) if passage.from_.article == first else (passage.to, passage.from_)
        moved = [(span.start - shifts[span.article], span.end - shifts[span.article]) for span in (here, there)]
        if min(end for _, end in moved) > 0:  # what stands in a headline has no label
            passages.append((max(0, moved[0][0]), moved[0][1], max(0, moved[1][0]), moved[1][1]))
    source = ("a" if link.from_ == first else "b") if link.directed else None
    return Found(kind=link.kind, score=link.score, source=source, passages=tuple(passages))


def kind_right(pair: Pair, found: Found) -> bool:
    """Whether the kind told is the labelled one. Independent reports that both heard a sentence may be said to share
    quotations, as they do, as long as that is not called a copy."""
    if pair.kind == SHARED:
        return found.kind in ONE_SOURCE
    if pair.copied:
        return found.kind == COPIES[pair.kind]
    return found.kind is None or (bool(pair.passages) and found.kind == "shared-quotes" and not found.copied)


def direction_right(pair: Pair, found: Found) -> bool:
    """Whether the source is told, or none where there is none between the two."""
    return found.source == {"a-b": "a", "b-a": "b", "none": None}[pair.direction]


def characters(true: Sequence[Aligned], found: Sequence[Aligned]) -> tuple[int, int, int]:
    """Characters, of both sides, that stand in a found passage and in a labelled one which it touches on both sides;
    those of all found passages; those of all labelled ones."""

    def marked(passages: Sequence[Aligned]) -> set[tuple[int, int]]:
        return {(side, at) for one in passages for side in (0, 1) for at in range(one[2 * side], one[2 * side + 1])}

    hits: set[tuple[int, int]] = set()
    for one in true:
        touching = [two for two in found if one[0] < two[1] and two[0] < one[1] and one[2] < two[3] and two[2] < one[3]]
        hits |= marked([one]) & marked(touching)
    return len(hits), len(marked(found)), len(marked(true))


def score(results: Sequence[tuple[Pair, Found]]) -> Score:
    """The counts over `results`. Pairs with a shared source speak neither for nor against copies: neither was made from
    the other, yet the words are one source's. Kind, direction and passages count for them as for copies."""
    judged = [(pair, found) for pair, found in results if pair.kind != SHARED]
    linked = [(pair, found) for pair, found in results if found.kind and (pair.copied or pair.kind == SHARED)]
    counts = [
        characters(pair.passages, found.passages) for pair, found in results if pair.copied or pair.kind == SHARED
    ]
    return Score(
        pairs=len(results),
        copy=(
            sum(pair.copied and found.copied for pair, found in judged),
            sum(found.copied for _, found in judged),
            sum(pair.copied for pair, _ in judged),
        ),
        kinds=sum(kind_right(pair, found) for pair, found in results),
        directions=(sum(direction_right(pair, found) for pair, found in linked), len(linked)),
        passages=(sum(c[0] for c in counts), sum(c[1] for c in counts), sum(c[2] for c in counts)),
    )


def table(results: Sequence[tuple[Pair, Found]]) -> Iterator[str]:
    """The figures of every kind, and of all together, as lines to print."""
    yield f"{'kind':14}{'pairs':>6}{'copies':>8}{'kind %':>8}{'direction %':>13}{'passages P':>12}{'R':>6}{'F1':>6}"
    for kind in [*dict.fromkeys(pair.kind for pair, _ in results), "all"]:
        part = score([(pair, found) for pair, found in results if kind in (pair.kind, "all")])
        copies = part.copy[1] if kind != SHARED else sum(found.copied for pair, found in results if pair.kind == SHARED)
        right, linked = part.directions
        direction = f"{100 * right / linked:.1f}" if linked else "-"
        hits, said, true = part.passages
        precision, recall = 100 * hits / max(1, said), 100 * hits / max(1, true)
        shown = f"{precision:12.1f}{recall:6.1f}{f1(precision, recall):6.1f}" if true else f"{'-':>12}{'-':>6}{'-':>6}"
        yield f"{kind:14}{part.pairs:6}{copies:8}{100 * part.kinds / part.pairs:8.1f}{direction:>13}{shown}"
    hits, said, true = score(results).copy
    precision, recall = 100 * hits / max(1, said), 100 * hits / max(1, true)
    yield f"copy or not: precision {precision:.1f}, recall {recall:.1f}, F1 {f1(precision, recall):.1f}"


def main() -> None:
    """Predict, score, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parts = parser.add_mutually_exclusive_group()
    parts.add_argument("--kept", action="store_true", help="the half that nobody tunes on, instead of the open one")
    parts.add_argument("--practice", action="store_true", help="the practice pairs instead")
    parser.add_argument(
        "--pairs", action="store_true", help="print each pair that was told wrongly (never of the kept)"
    )
    options = parser.parse_args()
    if options.kept and options.pairs:
        parser.error("the kept half is not looked at pair by pair")
    prepare = Prepare(Settings())
    pairs = read("practice", PRACTICE) if options.practice else read("kept" if options.kept else "open")
    stories = [(pair, prepared(pair, prepare)) for pair in pairs]
    started = time.process_time()
    results = [(pair, told(pair, lineage(story))) for pair, story in stories]
    spent = time.process_time() - started
    if options.pairs:
        for pair, found in results:
            if pair.copied != found.copied or not kind_right(pair, found) or not direction_right(pair, found):
                print(f"{pair.id:16} {pair.direction:5} told as {found.kind} {found.score} from {found.source}")
    print(*table(results), sep="\n")
    print(f"{2 * len(results) / spent:.0f} articles a CPU-second, lineage alone")


if __name__ == "__main__":
    main()
