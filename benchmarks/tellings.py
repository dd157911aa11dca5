"""Measure the joining of tellings: pairs of remarks that invented articles report, one speech act or two alike ones.

    python -m benchmarks.tellings
    python -m benchmarks.tellings --practice
    python -m benchmarks.tellings --kept

Runs what a build runs on the articles of each occasion as one story: regions, dates, attributions, entities,
utterances. A pair counts as joined where the two remarks were found and ended in one utterance; a remark that was not
found is joined with nothing. The pairs and what they are labelled with are described in `data/README.md`. The open half
is for trying methods on, the kept half for a last look; `--practice` reads the pairs that weights are learned on
(`benchmarks.train_tellings`), on which figures say how well they were learned and no more.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from benchmarks.corpus import rows
from benchmarks.scoring import f1
from consilience import clean, resolve
from consilience.model import Annotated, Article, Given, Skipped, Span, Utterance, content_id
from consilience.pipeline import Prepare, dated
from consilience.resolve.matter import Encoder
from consilience.resolve.utterances.judging import Weights
from consilience.settings import Settings

DATA = Path(__file__).parent / "data"
HALF = 0.5
"""Share of a remark's characters that an attribution must have for it to be the remark."""

Part = Literal["open", "kept", "practice"]
Range = tuple[int, int]


class Report(Struct, frozen=True):
    """One article; `setting` is what kind of occasion its story is about."""

    id: str
    part: Part
    occasion: str
    setting: str
    outlet: str
    published: str
    headline: str
    text: str


class Remark(Struct, frozen=True):
    """One telling; all ranges are start and end in the article's `text`, in code points. `manner` says how it relates
    to the words as they were spoken; `occasion` is where they were spoken by this report, if it says so."""

    article: str
    manner: str
    speaker: Range
    cue: Range
    occasion: Range | None
    content: tuple[Range, ...]
    context: Range


class Pair(Struct, frozen=True):
    """Two tellings of two reports, and whether they tell one speech act."""

    id: str
    part: Part
    occasion: str
    same: bool
    kind: str
    a: Remark
    b: Remark


class Result(Struct, frozen=True):
    """What became of a pair: how many of its two remarks were found, and whether they were joined."""

    pair: Pair
    found: int
    joined: bool


class Score(Struct, frozen=True):
    """Counts over some pairs."""

    pairs: int
    same: int
    joined: int
    right: int
    lost: int

    @property
    def precision(self) -> float:
        """Share of the joined pairs that are one speech act, in percent; 100 where none was joined."""
        return 100 * self.right / self.joined if self.joined else 100.0

    @property
    def recall(self) -> float:
        """Share of the pairs of one speech act that were joined, in percent."""
        return 100 * self.right / max(1, self.same)


def _file(kind: str, part: Part) -> str:
    return f"tellings_practice_{kind}.jsonl" if part == "practice" else f"tellings_{kind}.jsonl"


def read_articles(part: Part, folder: Path = DATA) -> dict[str, list[Report]]:
    """The articles of one part, by occasion."""
    found: dict[str, list[Report]] = {}
    for row in rows(folder / _file("articles", part)):
        report = msgspec.convert(row, Report)
        if report.part == part:
            found.setdefault(report.occasion, []).append(report)
    return found


def read_pairs(part: Part, folder: Path = DATA) -> list[Pair]:
    """The pairs of one part."""
    pairs = (msgspec.convert(row, Pair) for row in rows(folder / _file("pairs", part)))
    return [pair for pair in pairs if pair.part == part]


def article(report: Report) -> Article:
    """The report as a reader hands it over: the headline, an empty line, the text; the rest beside it."""
    return Article(
        id=content_id(report.id),
        path=f"{report.id}.txt",
        text=f"{report.headline}\n\n{report.text}",
        outlet=report.outlet,
        given=Given(dates=(("datePublished", report.published),), outlet=report.outlet, headline=report.headline),
    )


def prepared(reports: Sequence[Report], prepare: Prepare) -> list[Annotated]:
    """The reports of one occasion annotated and dated."""
    found = []
    for report in reports:
        made = prepare((article(report), frozenset()))
        if isinstance(made, Skipped):
            raise SystemExit(f"{report.id}: {made.reason}: {made.detail}")
        found.append(made[0])
    datings = clean.date_story(found)
    return [dated(one, dating.published, dating.candidates) for one, dating in zip(found, datings, strict=True)]


def utterances(
    story: Sequence[Annotated], weights: Weights | None = None, encoder: Encoder | None = None
) -> tuple[Utterance, ...]:
    """The speech acts of a story; `weights` stand in for those that ship."""
    entities = resolve.resolve_entities(story)
    ready = resolve.with_entities(story, entities)
    return resolve.join_utterances(ready, entities, weights=weights, encoder=encoder)[0]


def located(remark: Remark, report: Report, annotated: Annotated) -> str | None:
    """The id of the attribution that has most of the remark, and at least half; of two that have as much the one
    with less around it."""
    shift = len(report.headline) + 2
    wanted = [(start + shift, end + shift) for start, end in remark.content]
    size = sum(end - start for start, end in wanted)

    def shared(spans: Sequence[Span]) -> int:
        return sum(max(0, min(span.end, end) - max(span.start, start)) for span in spans for start, end in wanted)

    ranked = sorted(
        (-shared(one.content), sum(span.end - span.start for span in one.content), one.id)
        for one in annotated.attributions
    )
    return ranked[0][2] if ranked and -ranked[0][0] >= HALF * size else None


def judged(
    pairs: Sequence[Pair], reports: Sequence[Report], story: Sequence[Annotated], weights: Weights | None = None
) -> list[Result]:
    """What became of the pairs of one occasion in the accurate setting."""
    annotated = {one.article.id: one for one in story}
    by_id = {report.id: report for report in reports}
    told = utterances(story, weights, resolve.sentence_encoder())
    group = {one: utterance.id for utterance in told for one in utterance.attributions}

    def place(remark: Remark) -> str | None:
        report = by_id[remark.article]
        return located(remark, report, annotated[content_id(report.id)])

    results = []
    for pair in pairs:
        places = [place(pair.a), place(pair.b)]
        groups = {group.get(one) if one else None for one in places}
        found = sum(one is not None for one in places)
        results.append(Result(pair, found, len(groups) == 1 and None not in groups))
    return results


def score(results: Sequence[Result]) -> Score:
    """The counts over `results`."""
    return Score(
        pairs=len(results),
        same=sum(one.pair.same for one in results),
        joined=sum(one.joined for one in results),
        right=sum(one.joined and one.pair.same for one in results),
        lost=sum(one.found < 2 for one in results),
    )


def table(results: Sequence[Result]) -> Iterator[str]:
    """The figures of every kind and of all together, as lines to print."""
    yield f"{'one speech act':16}{'pairs':>6}{'joined':>8}{'recall %':>10}{'not found':>11}"
    for same in (True, False):
        for kind in sorted({one.pair.kind for one in results if one.pair.same == same}):
            part = score([one for one in results if one.pair.kind == kind])
            rate = part.joined / part.pairs * 100
            yield f"{kind:16}{part.pairs:6}{part.joined:8}{rate:10.1f}{part.lost:11}"
        if same:
            yield f"{'two, but alike':16}{'pairs':>6}{'joined':>8}{'wrong %':>10}{'not found':>11}"
    whole = score(results)
    yield (
        f"all {whole.pairs} pairs: precision {whole.precision:.1f}, recall {whole.recall:.1f}, "
        f"F1 {f1(whole.precision, whole.recall):.1f}; in {whole.lost} a remark was not found"
    )


def predict(articles: Mapping[str, Sequence[Report]], pairs: Sequence[Pair], prepare: Prepare) -> list[Result]:
    """What became of all pairs, occasion by occasion."""
    results: list[Result] = []
    for occasion, reports in articles.items():
        results += judged([pair for pair in pairs if pair.occasion == occasion], reports, prepared(reports, prepare))
    return results


def main() -> None:
    """Predict, score, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parts = parser.add_mutually_exclusive_group()
    parts.add_argument("--kept", action="store_true", help="the half that nobody tunes on, instead of the open one")
    parts.add_argument("--practice", action="store_true", help="what the weights were learned on")
    parser.add_argument(
        "--pairs", action="store_true", help="print each pair that was told wrongly (not of the kept half)"
    )
    options = parser.parse_args()
    if options.kept and options.pairs:
        parser.error("the kept half is not looked at pair by pair")
    part: Part = "kept" if options.kept else "practice" if options.practice else "open"
    articles = read_articles(part)
    started = time.process_time()
    results = predict(articles, read_pairs(part), Prepare(Settings()))
    spent = time.process_time() - started
    if options.pairs:
        for one in results:
            if one.joined != one.pair.same:
                told = "joined" if one.joined else "apart" if one.found == 2 else "not found"
                print(f"{one.pair.id:26} {one.pair.kind:16} {told}")
    print(*table(results), sep="\n")
    print(f"{sum(map(len, articles.values()))} articles, {spent:.1f} CPU-seconds with the models' start")


if __name__ == "__main__":
    main()
