"""Pairs of remarks of real reports, each judged by reading to be one speech act or two: for learning, and a figure.

The pairs are in `data/tellings_newscluster_pairs.jsonl` by offsets only; the texts are those of the corpora, which are
no part of this repository.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from benchmarks.claim_pairs import article
from benchmarks.corpus import rows
from consilience import clean
from consilience.model import Annotated, Skipped, content_id
from consilience.pipeline import Prepare, dated

PAIRS = Path(__file__).parent / "data" / "tellings_newscluster_pairs.jsonl"

Spans = tuple[tuple[int, int], ...]


class Side(Struct, frozen=True):
    """A remark: the corpus's id of the article, and where its content stands in title, empty line and text."""

    article: str
    spans: Spans


class RealPair(Struct, frozen=True):
    """Two remarks of two reports, and whether they are one speech act. `stands_for` is how many pairs of the stories
    each of its band of likeness stands for, as those alike were drawn more often."""

    corpus: str
    story: str
    a: Side
    b: Side
    same: bool
    stands_for: float


def read_real(path: Path = PAIRS) -> list[RealPair]:
    """All judged pairs."""
    return [msgspec.convert(row, RealPair) for row in rows(path)]


def real_stories(prepare: Prepare, corpora: Sequence[Path]) -> Iterator[tuple[list[RealPair], list[Annotated]]]:
    """The judged pairs of each story, with its reports annotated and dated."""
    judged: dict[str, list[RealPair]] = defaultdict(list)
    for pair in read_real():
        judged[pair.story].append(pair)
    reports: dict[str, list[Annotated]] = defaultdict(list)
    for corpus in corpora:
        for row in rows(corpus):
            if row["story"] in judged and not isinstance(made := prepare((article(row), frozenset())), Skipped):
                reports[row["story"]].append(made[0])
    for story, annotated in reports.items():
        datings = clean.date_story(annotated)
        yield judged[story], [dated(a, d.published, d.candidates) for a, d in zip(annotated, datings, strict=True)]


def remark(side: Side, story: Sequence[Annotated]) -> str:
    """The id of the attribution that has just this content, or ""."""
    held = next((one for one in story if one.article.id == content_id(side.article)), None)
    found = (
        one.id
        for one in (held.attributions if held is not None else ())
        if tuple((span.start, span.end) for span in one.content) == side.spans
    )
    return next(found, "")
