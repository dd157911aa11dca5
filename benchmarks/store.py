"""Puts many articles into a store and searches them: articles a CPU-second, size on disk, search latency, peak memory.

    python -m benchmarks.store --data articles_10k.jsonl.gz --url news.db [--first 1000] [--batch 20] [--stories]

The URL must name an empty store. The data are the dated articles that `benchmarks.pipeline` builds from; see there for
their home. They are read beforehand, so that the seconds are those of the store alone; for PostgreSQL on this machine
the seconds of its server process count as well. With `--stories` each article also gets a synthetic annotation of 60 kB
and a place in one of the stories, as `add` does it. The queries are words and pairs of words, phrases and beginnings
from the articles themselves, chosen by a fixed seed.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import statistics
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from random import Random

from sqlalchemy import create_engine, text

from benchmarks.corpus import rows
from consilience.contracts import Store
from consilience.model import Article, Given, content_id
from consilience.store import open_store
from consilience.store.connect import address
from consilience.stored import Why

QUERIES = 200
WHY = Why(by="machine", reason="benchmark", at="2031-03-09")


def articles(data: Path, first: int | None) -> Iterator[Article]:
    """The articles of the corpus."""
    home = "See the head of benchmarks/pipeline.py for its home."
    for row in islice(rows(data, home), first):
        name = content_id(row["url"], row["text"])
        given = Given(headline=row["title"], outlet=row["outlet"])
        yield Article(id=name, path=row["id"], url=row["url"], text=row["text"], outlet=row["outlet"], given=given)


def fill(store: Store, lot: Sequence[Article], stories: bool) -> None:
    """One transaction."""
    with store.transaction():
        for article in lot:
            if store.put(article, at=WHY.at).new and stories:
                _add(store, article)


def _add(store: Store, article: Article) -> None:
    record = (article.text.encode() * (1 + 60_000 // max(1, len(article.text))))[:60_000]
    store.annotate(article.id, "all", "1", record)
    story = f"story-{int(article.id[:3], 16)}"
    if store.story(story) is None:
        store.create(story, [article.id], why=WHY)
    else:
        store.assign(article.id, story, why=WHY)


def queries(sample: Sequence[Article]) -> list[str]:
    """What somebody could look for."""
    chance = Random(5)
    found: list[str] = []
    while len(found) < QUERIES:
        words = re.findall(r"[A-Za-z]{4,}", chance.choice(sample).text)
        if len(words) < 2:
            continue
        place = chance.randrange(len(words) - 1)
        one, two = words[place : place + 2]
        found.append([one, f"{one} {two}", f'"{one} {two}"', f"{one[:4]}*", f"{one} -{two}"][len(found) % 5])
    return found


class Server:
    """The server process of the store's connection, if there is one on this machine."""

    def __init__(self, url: str) -> None:
        """Looks it up by the name under which stores connect."""
        self._url = address(url)
        self._pids: list[int] = []
        if self._url.get_backend_name() == "postgresql":
            found = "select pid from pg_stat_activity where application_name = 'consilience'"
            self._pids = [int(str(pid)) for pid in self._ask(found)]

    def _ask(self, query: str) -> list[object]:
        engine = create_engine(self._url)
        with engine.connect() as connection:
            found = list(connection.scalars(text(query)))
        engine.dispose()
        return found

    def seconds(self) -> float:
        """CPU-seconds that it has used."""
        ticks = 0
        for pid in self._pids:
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")

    def size(self) -> int:
        """Bytes on disk, indexes and all."""
        if self._url.get_backend_name() == "postgresql":
            tables = "select sum(pg_total_relation_size(oid)) from pg_class where relkind = 'r'"
            return int(str(self._ask(f"{tables} and relnamespace = current_schema()::regnamespace")[0]))
        file = Path(str(self._url.database))
        return sum(part.stat().st_size for part in file.parent.glob(f"{file.name}*"))


def measured(arguments: argparse.Namespace) -> Iterator[tuple[str, object]]:
    """The figures, by name."""
    sample: list[Article] = []
    count = characters = 0
    cpu = wall = 0.0
    with open_store(arguments.url) as store:
        server = Server(arguments.url)
        source = articles(arguments.data, arguments.first)
        while lot := list(islice(source, arguments.batch)):
            started, before = time.perf_counter(), time.process_time() + server.seconds()
            fill(store, lot, arguments.stories)
            cpu += time.process_time() + server.seconds() - before
            wall += time.perf_counter() - started
            count, characters = count + len(lot), characters + sum(len(article.text) for article in lot)
            if len(sample) < QUERIES:
                sample += lot[:1]
        yield "articles", count
        yield "articles a CPU-second", round(count / cpu, 1)
        yield "articles a second", round(count / wall, 1)
        latencies, hits = [], 0
        for query in queries(sample):
            started = time.perf_counter()
            hits += len(store.search(query))
            latencies.append(1000 * (time.perf_counter() - started))
        latencies.sort()
        yield "hits of all queries", hits
        yield "search, median ms", round(statistics.median(latencies), 1)
        yield "search, 95th percentile ms", round(latencies[int(0.95 * len(latencies))], 1)
    yield "MB of text", round(characters / 1e6, 1)
    yield "MB on disk", round(server.size() / 1e6, 1)
    yield "peak MB, this process", round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def main() -> None:
    """Prints a line a figure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, type=Path)
    parser.add_argument("--url", required=True, help="an empty store")
    parser.add_argument("--first", type=int, help="only that many articles")
    parser.add_argument("--batch", type=int, default=20, help="articles a transaction")
    parser.add_argument("--stories", action="store_true", help="annotate and assign each article as well")
    for name, value in measured(parser.parse_args()):
        print(f"{name:>28}: {value}")


if __name__ == "__main__":
    main()
