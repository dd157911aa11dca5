"""Measure verdicts on short invented stories: what several reports together make of a claim.

    python -m benchmarks.verdicts
    python -m benchmarks.verdicts --practice
    python -m benchmarks.verdicts --practice --data more_stories.jsonl
    python -m benchmarks.verdicts --kept

Runs what a build runs on the reports of each story: regions, dates, annotations, everything that the dossier holds. A
gold claim is matched with the claim of the product that is about the same (said or so) and shares most of the letters
of its evidence, one to one; a claim without a match is missed, and a missed claim has no right verdict. A claim that
the product calls corroborated is wrong where the gold claim that it shares most letters with is not corroborated, or
is another claim as well; one that shares no letter with the gold is counted apart, as the gold is not all that the
reports say. The stories and what they are labelled with are described in `data/README.md`. Without `--kept` only the
open half is read, on which methods may be tried; the kept half is for a last look.
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
from consilience.model import Claim, Dossier, Span, content_id
from consilience.model import Story as Group
from consilience.pipeline import Establish, Prepare
from consilience.settings import Settings

DATA = Path(__file__).parent / "data" / "verdicts_stories.jsonl"
PRACTICE = DATA.with_name("verdicts_practice.jsonl")
SHARED = 0.5
"""Share of the letters of a span of the gold, or of the product, that the two must share for it to be the span."""

Verdict = Literal["corroborated", "single-origin", "disputed"]
Place = tuple[int, int, int]
"""The number of a report in its story, from 0, and start and end in its text, in code points."""


class Root(Struct, frozen=True):
    """One origin: the reports that go back to it, by number, and why they are one."""

    reports: tuple[int, ...]
    why: str


class Gold(Struct, frozen=True):
    """A claim as an editor sees it. `text` puts it into words."""

    about: Literal["said", "so"]
    text: str
    supports: tuple[Place, ...]
    disputes: tuple[Place, ...]
    holders: tuple[str, ...]
    origins: tuple[Root, ...]
    verdict: Verdict


class Story(Struct, frozen=True):
    """Reports of one event with what they claim; `kind` says what it asks."""

    id: str
    part: Part
    kind: str
    reports: tuple[Report, ...]
    claims: tuple[Gold, ...]


class Judged(Struct, frozen=True):
    """What became of a story: the verdict of the product for each gold claim (None: missed), and of what it calls
    corroborated how many claims are rightly so, wrongly so, and not in the gold."""

    story: Story
    verdicts: tuple[Verdict | None, ...]
    right: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    beyond: tuple[str, ...] = ()


def read(part: Part, path: Path = DATA) -> list[Story]:
    """The stories of one half."""
    return [story for row in rows(path) if (story := msgspec.convert(row, Story)).part == part]


def built(story: Story, prepare: Prepare, establish: Establish) -> Dossier:
    """The dossier of a story. Raises `SystemExit` where a report or the story is left out."""
    found = annotated(story.id, story.reports, prepare)
    group = Group(id=story.id, title=story.id, articles=tuple(one.article.id for one in found))
    return establish.dossier(group, found)


def _evidence(claim: Claim) -> tuple[Span, ...]:
    return (*claim.supports, *claim.disputes, *claim.compatible)


Letters = frozenset[tuple[str, int]]


def evidence(story: Story, gold: Gold) -> tuple[Letters, ...]:
    """The letters of each span of a gold claim, supports and disputes, where they stand in the articles."""
    found = []
    for number, start, end in (*gold.supports, *gold.disputes):
        report = story.reports[number]
        shift = len(report.headline) + 2
        found.append(letters(content_id(report.url), report.text, start, end, shift))
    return tuple(found)


def letters(identity: str, text: str, start: int, end: int, shift: int = 0) -> Letters:
    """The letters of a stretch of text, `shift` further on in the article with this id."""
    return frozenset((identity, at + shift) for at in range(start, end) if text[at].isalnum())


def told(claim: Claim, texts: dict[str, str]) -> Letters:
    """The letters of all evidence of a claim of the product."""
    return frozenset(one for s in _evidence(claim) for one in letters(s.article, texts[s.article], s.start, s.end))


def shared(gold: Sequence[Letters], found: Letters, spans: Sequence[Letters]) -> int:
    """The letters that two claims share in spans that are the same span: half of either of them."""
    total = 0
    for ours in gold:
        if not ours & found:
            continue
        for theirs in spans:
            common = len(ours & theirs)
            if common and common >= SHARED * min(len(ours), len(theirs)):
                total += common
    return total


def judged(story: Story, claims: Sequence[Claim], texts: dict[str, str]) -> Judged:
    """The gold claims of a story matched with those of the product, the best pairs first."""
    ours = [evidence(story, gold) for gold in story.claims]
    theirs = [[letters(s.article, texts[s.article], s.start, s.end) for s in _evidence(claim)] for claim in claims]
    pairs: list[tuple[float, int, int]] = []
    for one, gold in enumerate(story.claims):
        size = len(frozenset[tuple[str, int]]().union(*ours[one]))
        for other, claim in enumerate(claims):
            whole = frozenset[tuple[str, int]]().union(*theirs[other])
            if gold.about == claim.about and (common := shared(ours[one], whole, theirs[other])):
                pairs.append((common / max(1, size + len(whole) - common), one, other))
    pairs.sort(key=lambda pair: (-pair[0], pair[1], pair[2]))
    taken: dict[int, int] = {}
    for _, one, other in pairs:
        if one not in taken and other not in taken.values():
            taken[one] = other
    right, wrong, beyond = [], [], []
    for other, claim in enumerate(claims):
        if claim.verdict != "corroborated":
            continue
        touched = [one for _, one, index in pairs if index == other]
        if not touched:
            beyond.append(claim.text)
        elif all(story.claims[one].verdict == "corroborated" for one in touched):
            right.append(claim.text)
        else:
            wrong.append(claim.text)
    return Judged(
        story=story,
        verdicts=tuple(claims[taken[n]].verdict if n in taken else None for n in range(len(story.claims))),
        right=tuple(right),
        wrong=tuple(wrong),
        beyond=tuple(beyond),
    )


def table(results: Sequence[Judged]) -> Iterator[str]:
    """The figures of every kind, and of all together, as lines to print."""
    heads = ("stories", "claims", "right %", "missed", "corroborated", "wrongly", "beyond")
    yield f"{'kind':14}" + "".join(f"{head:>{len(head) + 2}}" for head in heads)
    for kind in [*dict.fromkeys(result.story.kind for result in results), "all"]:
        part = [result for result in results if kind in (result.story.kind, "all")]
        yield f"{kind:14}{len(part):9}{_line(part)}"
    for about in ("said", "so"):
        yield f"{about}: {_accuracy(results, about):.1f} % right"
    said = sum(len(result.right) + len(result.wrong) for result in results)
    wrong = sum(len(result.wrong) for result in results)
    yield f"verdict accuracy {_accuracy(results):.1f} %, wrong “corroborated” {100 * wrong / max(1, said):.1f} %"


def _line(part: Sequence[Judged]) -> str:
    missed = sum(verdict is None for result in part for verdict in result.verdicts)
    right, wrong, beyond = (
        sum(len(texts) for texts in several)
        for several in zip(*((one.right, one.wrong, one.beyond) for one in part), strict=True)
    )
    claims = sum(len(result.verdicts) for result in part)
    return f"{claims:8}{_accuracy(part):9.1f}{missed:8}{right + wrong:14}{wrong:9}{beyond:8}"


def _accuracy(results: Sequence[Judged], about: str = "") -> float:
    """Share of the gold claims with the right verdict, in percent; a missed claim has none."""
    hits = [
        verdict == gold.verdict
        for result in results
        for verdict, gold in zip(result.verdicts, result.story.claims, strict=True)
        if about in ("", gold.about)
    ]
    return 100 * sum(hits) / max(1, len(hits))


def errors(result: Judged) -> Iterator[str]:
    """Each gold claim without the right verdict, and each claim wrongly called corroborated, as lines to print."""
    for verdict, gold in zip(result.verdicts, result.story.claims, strict=True):
        if verdict != gold.verdict:
            yield f"{result.story.id:18} {gold.about:5}{verdict or 'missed'}, not {gold.verdict}: {gold.text}"
    for name, texts in (("wrongly corroborated", result.wrong), ("corroborated beyond the gold", result.beyond)):
        for text in texts:
            yield f"{result.story.id:18} {name}: {text}"


def _chosen(options: argparse.Namespace) -> list[Story]:
    if options.practice:
        return read("practice", options.data or PRACTICE)
    return read("kept" if options.kept else "open")


def main() -> None:
    """Build, match, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kept", action="store_true", help="the half that nobody tunes on, instead of the open one")
    parser.add_argument(
        "--practice", action="store_true", help="the stories by another author, which methods learn from"
    )
    parser.add_argument("--data", type=Path, help="other stories of the part “practice” than those that are kept here")
    parser.add_argument("--errors", action="store_true", help="print each claim that went wrong (not of the kept half)")
    options = parser.parse_args()
    if options.kept and options.errors:
        parser.error("the kept half is not looked at claim by claim")
    started = time.process_time()
    prepare, establish = Prepare(Settings()), Establish(Settings())
    results = []
    for story in _chosen(options):
        dossier = built(story, prepare, establish)
        results.append(judged(story, dossier.claims, {a.id: a.text for a in dossier.articles}))
    if options.errors:
        for result in results:
            print(*errors(result), sep="\n", end="\n" if any(errors(result)) else "")
    print(*table(results), sep="\n")
    reports = sum(len(result.story.reports) for result in results)
    print(f"{reports} reports in {time.process_time() - started:.0f} CPU-seconds, models loaded")


if __name__ == "__main__":
    main()
