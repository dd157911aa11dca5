"""Runs of `add` that are killed, in a process that has one thread and can fork at will.

    python -m tests.newsroom.drills FOLDER SEED KILLS

Prints what it found as JSON. The articles are invented; filling them in needs no language model.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from consilience.newsroom import houses
from consilience.newsroom.annotations import PREPARED, Fingerprints, whole
from consilience.newsroom.reading import Incoming
from consilience.store import open_store
from tests.newsroom.invented import SETTINGS, adding, inside, look_alikes, pages, parted
from tests.store.drills import forked

LONGEST = 0.18
"""Seconds after which a run is killed at the latest."""


def add(path: Path, acknowledge: Callable[[int], object]) -> None:
    """Adds all articles one by one, as `watch` does, and acknowledges each by its number."""
    with open_store(path) as store:
        run = adding(store)
        for number, item in enumerate(everything()):
            run.add([item])
            acknowledge(number)


def everything() -> list[Incoming]:
    """What is added, in order."""
    return [*pages(), *look_alikes()]


def problems(path: Path, acknowledged: set[int]) -> Iterator[str]:
    """What is wrong with the store after a run died; nothing should be."""
    with open_store(path) as store:
        held = {article.id for article in store.articles()}
        members = store.stories_of(held)
        fingerprints = Fingerprints(SETTINGS)
        for number, (article, _) in enumerate(everything()):
            if number in acknowledged and article.id not in held:
                yield f"article {number} was acknowledged and is lost"
        for article in store.articles():
            if article.id not in members:
                yield f"{article.path} is in no story"
            if store.annotation(article.id, PREPARED, whole(fingerprints(houses.repeated(store, article)))) is None:
                yield f"{article.path} is not filled in"
        told = [name for line in store.stories() for name in inside(store, line.id)]
        if len(told) != len(held) or sum(line.articles for line in store.stories()) != len(held):
            yield "a story is half updated"


def kill(folder: Path, seed: int, kills: int) -> dict[str, object]:
    """Kills runs at random moments; the next one goes on. When all is in, a new store is begun."""
    chance = random.Random(seed)
    with open_store(folder / "whole.db") as store:
        run = adding(store)
        for item in everything():
            run.add([item])
        expected = parted(store)
    found: list[str] = []
    killed = stores = between = 0
    while killed < kills:
        stores += 1
        path, acknowledged = folder / f"{stores}.db", set[int]()
        while killed < kills and len(acknowledged) < len(everything()):
            child, pipe = forked(partial(_until_killed, path))
            if killed % 2:
                select.select([pipe], [], [], 5)
            time.sleep(chance.random() * LONGEST)
            os.kill(child, signal.SIGKILL)
            killed += os.WIFSIGNALED(os.waitpid(child, 0)[1])
            with os.fdopen(pipe, "rb") as file:
                acknowledged |= set(file.read())
            if path.exists() and killed % 10 == 0:
                found += problems(path, acknowledged)
            between += 0 < len(acknowledged) < len(everything())
        add(path, acknowledged.add)
        found += problems(path, acknowledged)
        with open_store(path) as store:
            if parted(store) != expected:
                found.append(f"store {stores} has other stories than one that nobody disturbed")
    return {"killed": killed, "stores": stores, "between": between, "articles": len(everything()), "problems": found}


def _until_killed(path: Path, end: int) -> None:
    add(path, lambda number: os.write(end, bytes([number])))
    signal.pause()


if __name__ == "__main__":
    sys.stdout.write(json.dumps(kill(Path(sys.argv[1]), *map(int, sys.argv[2:]))))
