"""Measure what a story costs to resolve and compare as it grows: how long its dossier takes with one process and with
all that there are, CPU time step by step, and the peak of memory.

    python -m benchmarks.resolve_speed --load articles_10k.jsonl.gz --cache FOLDER
    python -m benchmarks.resolve_speed --load articles_10k.jsonl.gz --cache FOLDER --sizes 500 --only dossier
    python -m benchmarks.resolve_speed --load articles_10k.jsonl.gz --cache FOLDER --sizes 50 --only steps --profile

The story is synthesised: articles on one topic, redated into one week and cut to a page, are annotated by rules (once,
with --cache). Where more are asked for than there are, variants of them join, in which a share of the plain words is
other words of the same length, so that all that was found in the article still stands where it stood: every other
variant is a reprint with few edits, the rest share names, quotations' places and figures, but hardly a sentence.
"""

from __future__ import annotations

import argparse
import cProfile
import hashlib
import pstats
import re
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import ParamSpec, TypeVar

import msgspec
from msgspec.structs import replace

from benchmarks.corpus import rows
from consilience import clean, compare, resolve
from consilience.model import Annotated, Article, Dossier, Given, Skipped, Story, content_id
from consilience.pipeline import Prepare, dated, establish
from consilience.report.written import encode
from consilience.run.local import workers
from consilience.settings import Settings

HOME = "Dated articles of Baly et al., EMNLP 2020, https://github.com/ramybaly/Article-Bias-Prediction, Apache-2.0."
FIRST_DAY = date(2020, 1, 13)
LENGTH = 6000
"""Characters to which articles are cut, at the end of a paragraph."""
OFTEN = 5
"""Uses of the topic's word from which an article is about it."""
PLAIN = re.compile(r"(?<![\w’'-])[a-z]{4,}(?![\w’'-])")
EDITED, REWORDED = 0.06, 0.7
"""Shares of the plain words that are other words in a variant: a reprint, a report of its own."""

Asked = ParamSpec("Asked")
Made = TypeVar("Made")


def originals(load: Path, topic: str, count: int) -> Iterator[Article]:
    """Articles about the topic, each with a day of one week as its day of publication."""
    chosen = (row for row in rows(load, HOME) if row["text"].count(topic) >= OFTEN)
    for number, row in enumerate(islice(chosen, count)):
        text = row["text"][: row["text"].rfind("\n", 0, LENGTH)] if len(row["text"]) > LENGTH else row["text"]
        day = (FIRST_DAY + timedelta(days=number % 7)).isoformat()
        yield Article(
            id=content_id(row["id"]),
            path=f"{row['id']}.txt",
            text=text,
            outlet=row["outlet"],
            given=Given(dates=(("date", day),), outlet=row["outlet"], headline=row["title"]),
        )


def annotated(articles: Sequence[Article], cache: Path | None) -> list[Annotated]:
    """The articles annotated by rules and dated; kept in `cache` if that is a folder."""
    key = content_id(*(article.id for article in articles))
    kept = cache / f"resolve_speed-{key}.msgpack" if cache else None
    if kept is not None and kept.is_file():
        return msgspec.msgpack.decode(kept.read_bytes(), type=list[Annotated])
    prepare = Prepare(Settings(attribution="rules"))
    made = [prepare((article, frozenset())) for article in articles]
    found = [one[0] for one in made if not isinstance(one, Skipped)]
    datings = clean.date_story(found)
    found = [dated(one, dating.published, dating.candidates) for one, dating in zip(found, datings, strict=True)]
    if kept is not None:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(msgspec.msgpack.encode(found))
    return found


def story(several: Sequence[Annotated], size: int) -> list[Annotated]:
    """`size` articles: the originals, then variants of them."""
    by_length: dict[int, list[str]] = {}
    for word in sorted({word for one in several for word in PLAIN.findall(one.article.text)}):
        by_length.setdefault(len(word), []).append(word)
    return [
        several[at] if at < len(several) else variant(several[at % len(several)], at // len(several), by_length)
        for at in range(size)
    ]


def variant(one: Annotated, number: int, by_length: dict[int, list[str]]) -> Annotated:
    """The article with some of its words exchanged, ids of its own, and another outlet."""
    share = EDITED if number % 2 else REWORDED

    def exchanged(match: re.Match[str]) -> str:
        chance = int(content_id(one.article.id, str(number), str(match.start())), 16)
        others = by_length[len(match[0])]
        return others[chance // 1000 % len(others)] if chance % 1000 < 1000 * share else match[0]

    packed = msgspec.msgpack.encode(one)
    for old in (one.article.id, *(attribution.id for attribution in one.attributions)):
        packed = packed.replace(old.encode(), content_id(old, str(number)).encode())
    made = msgspec.msgpack.decode(packed, type=Annotated)
    article = replace(
        made.article,
        text=PLAIN.sub(exchanged, made.article.text),
        path=f"{number}-{made.article.path}",
        outlet=f"{made.article.outlet} {number}",
    )
    return replace(made, article=article)


class Clock:
    """CPU-seconds by step."""

    def __init__(self) -> None:
        """No step yet."""
        self.seconds: dict[str, float] = {}

    def __call__(self, step: str, function: Callable[Asked, Made], *given: Asked.args, **named: Asked.kwargs) -> Made:
        """What `function` makes of `given`, with its time noted."""
        started = time.process_time()
        made = function(*given, **named)
        self.seconds[step] = time.process_time() - started
        return made


def established(articles: Sequence[Annotated]) -> tuple[dict[str, float], dict[str, int]]:
    """The seconds of each step from lineage to verdicts, and how many records came of it."""
    clock = Clock()
    lineage = clock("lineage", resolve.trace_lineage, articles)
    entities = clock("entities", resolve.resolve_entities, articles)
    articles = clock("speakers", resolve.with_entities, articles, entities)
    utterances, judgements = clock("utterances", resolve.join_utterances, articles, entities)
    propositions = clock("propositions", resolve.find_propositions, articles)
    encoder = resolve.sentence_encoder()
    weighed = clock("propositions weighed", resolve.weigh_propositions, articles, propositions, encoder)
    groups = clock("claims", resolve.group_claims, articles, weighed, utterances)
    happenings = clock("happenings", resolve.find_happenings, articles)
    voices = clock("voices", compare.find_voices, articles, lineage)
    case = clock("case", compare.Case, articles, entities.entities, utterances, voices)
    claims = clock("verdicts", compare.verdicts, case, groups)
    counts = {
        "lineages": len(lineage),
        "entities": len(entities.entities),
        "attributions": sum(len(one.attributions) for one in articles),
        "utterances": len(utterances),
        "judgements": len(judgements),
        "propositions": len(propositions),
        "claims": len(claims),
        "happenings": len(happenings),
    }
    return clock.seconds, counts


def whole(articles: Sequence[Annotated], processes: int) -> str:
    """How long the dossier of all takes with so many processes, from the beginning to the end, and what it is."""
    record = Story(id="", title="", articles=tuple(one.article.id for one in articles))
    started, used = time.perf_counter(), _used()
    made = establish(Settings(workers=processes), (record, articles, ()))
    lasted, spent = time.perf_counter() - started, _used() - used
    assert isinstance(made, Dossier), made
    digest = hashlib.sha256(encode(made)).hexdigest()[:16]
    return f"{lasted:.1f} s with {workers(processes)} processes, {spent:.1f} CPU-seconds, SHA-256 {digest}…"


def _used() -> float:
    """CPU-seconds of this process and of those that it has ended."""
    several = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return sum(one.ru_utime + one.ru_stime for one in several)


def main() -> None:
    """Annotate, resolve and compare stories of every size, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, epilog=HOME
    )
    parser.add_argument("--load", type=Path, required=True, help="JSON Lines: id, outlet, title, text")
    parser.add_argument("--topic", default="impeachment", help="the word that the story is about")
    parser.add_argument("--originals", type=int, default=120, help="articles that are annotated")
    parser.add_argument("--sizes", type=int, nargs="+", default=[5, 50, 500], help="articles of each story")
    parser.add_argument("--cache", type=Path, help="folder that keeps the annotated articles")
    parser.add_argument("--profile", action="store_true", help="say where the time of the last story goes")
    parser.add_argument("--only", choices=["dossier", "steps"], help="measure no more than that")
    parser.add_argument("--processes", type=int, nargs="+", default=[1, 0], help="for the dossier; 0: one a core")
    options = parser.parse_args()
    several = annotated(list(originals(options.load, options.topic, options.originals)), options.cache)
    for size in options.sizes:
        articles = story(several, size)
        for processes in options.processes if options.only != "steps" else ():
            print(f"{size} articles, the dossier: {whole(articles, processes)}", flush=True)
        if options.only == "dossier":
            continue
        profiler = cProfile.Profile(time.process_time)
        if options.profile and size == options.sizes[-1]:
            profiler.enable()
        seconds, counts = established(articles)
        profiler.disable()
        total = sum(seconds.values())
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{size} articles: {total:.2f} CPU-seconds, {1000 * total / size:.0f} ms an article, peak {peak:.0f} MB")
        print("   ", ", ".join(f"{step} {spent:.2f}" for step, spent in seconds.items()))
        print("   ", ", ".join(f"{count} {name}" for name, count in counts.items()), flush=True)
        if options.profile and size == options.sizes[-1]:
            pstats.Stats(profiler).sort_stats("tottime").print_stats(40)


if __name__ == "__main__":
    main()
