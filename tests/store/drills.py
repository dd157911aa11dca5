"""Writers that are killed, starved and crowded, in a process that has one thread and can fork at will.

    python -m tests.store.drills kill URL SEED ROUNDS ARTICLES
    python -m tests.store.drills crowd URL WRITERS
    python -m tests.store.drills unwritable FOLDER
    python -m tests.store.drills starve FOLDER
    python -m tests.store.drills hold URL FILE

Each prints what it found as JSON. The articles are synthetic; nothing here loads a language model.
"""

from __future__ import annotations

import json
import os
import random
import resource
import select
import signal
import struct
import sys
import time
from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path

from consilience.contracts import Store
from consilience.errors import StoreError
from consilience.model import Article, content_id
from consilience.store import open_store
from consilience.stored import Decided, Refused, Why

BATCH = 3
LONGEST = 0.04
"""Seconds after which a writer is killed at the latest."""
WHY = Why(by="machine", reason="drill", at="2031-03-09")


@cache
def article(number: int) -> Article:
    """The article with this number; every tenth is a new version of the one before it."""
    path = f"{number - 1 if number % 10 == 9 else number}.txt"
    words = random.Random(number).choices([f"word{item}" for item in range(3000)], k=300)
    text = f"Article {number} " + " ".join(words)
    return Article(id=content_id(path, text), path=path, text=text)


def story(number: int) -> str:
    return f"story-{number % 17}"


def add(store: Store, number: int) -> None:
    """One article as `add` puts it: with its annotation and its story."""
    made = article(number)
    store.put(made, at=WHY.at)
    store.annotate(made.id, "drill", "1", made.text.encode())
    if store.story(story(number)) is None:
        decided: Decided | Refused = store.create(story(number), [made.id], why=WHY)
    else:
        decided = store.assign(made.id, story(number), why=WHY)
    assert isinstance(decided, Decided), decided


def write(url: str, numbers: Sequence[int], acknowledge: Callable[[int], object]) -> None:
    """Adds the articles, `BATCH` a transaction, and acknowledges each when it is written."""
    with open_store(url) as store:
        for first in range(0, len(numbers), BATCH):
            batch = numbers[first : first + BATCH]
            with store.transaction():
                for number in batch:
                    add(store, number)
            for number in batch:
                acknowledge(number)


def forked(work: Callable[[int], None]) -> tuple[int, int]:
    """A child that does `work` with the end of a pipe to write to; its id, and the end to read from."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child:
        os.close(theirs)
        return child, ours
    status = 1
    try:
        os.close(ours)
        work(theirs)
        status = 0
    finally:
        os._exit(status)


def read_all(pipe: int) -> list[int]:
    with os.fdopen(pipe, "rb") as file:
        data = file.read()
    return [number for (number,) in struct.iter_unpack("i", data[: len(data) // 4 * 4])]


def problems(url: str, acknowledged: set[int]) -> list[str]:
    """What is wrong with the store after a writer died; nothing should be."""
    found = []
    with open_store(url) as store:
        held = {item.id: item for item in store.articles()}
        annotations = dict(store.annotations("drill", "1"))
        members = store.stories_of(held)
        found += [
            f"article {n} was acknowledged and is lost" for n in sorted(acknowledged) if article(n).id not in held
        ]
        for name, item in held.items():
            number = int(item.text.split()[1])
            if item != article(number):
                found.append(f"article {number} is changed")
            if annotations.get(name) != item.text.encode():
                found.append(f"article {number} has no annotation")
            if name not in members or members[name].story != story(number):
                found.append(f"article {number} is not in its story")
        counts = store.counts()
        moves = [move.article for decision in store.decisions() for move in decision.moves]
        if sorted(moves) != sorted(held):
            found.append("the log and the articles differ")
        if sum(line.articles for line in store.stories()) != len(held):
            found.append("a story counts its articles wrongly")
        if (counts.articles, counts.annotations, counts.decisions) != (len(held),) * 3:
            found.append(f"the counts are wrong: {counts}")
        if held and len(store.search("article", limit=len(held) + 1, every_version=True)) != len(held):
            found.append("search and articles differ")
    return found


def kill(url: str, seed: int, rounds: int, articles: int) -> dict[str, object]:
    """Kills a writer `rounds` times, each time at another moment between its start and its end; a new one goes on where
    it stood, or over known articles where none are left. At the end one is left alone to finish."""
    chance = random.Random(seed)

    def write_until_killed(numbers: Sequence[int], end: int) -> None:
        write(url, numbers, lambda n: os.write(end, struct.pack("i", n)))
        signal.pause()  # a busy machine may let it finish before its killer wakes up

    acknowledged: set[int] = set()
    found: list[str] = []
    killed = 0
    for turn in range(rounds):
        left = [number for number in range(articles) if number not in acknowledged] or list(range(articles))
        child, pipe = forked(partial(write_until_killed, left[: 12 * BATCH]))
        if turn % 2:  # half of them once they are past opening the store
            select.select([pipe], [], [], 5)
        time.sleep(chance.random() * LONGEST)
        os.kill(child, signal.SIGKILL)
        killed += os.WIFSIGNALED(os.waitpid(child, 0)[1])
        acknowledged |= set(read_all(pipe))
        if turn % 25 == 24 or turn < 3:
            found += problems(url, acknowledged)
    before = len(acknowledged)
    write(url, [number for number in range(articles) if number not in acknowledged], acknowledged.add)
    return {
        "killed": killed,
        "before": before,
        "after": len(acknowledged),
        "problems": found + problems(url, acknowledged),
    }


def crowd(url: str, writers: int) -> dict[str, object]:
    """Several writers at once, all of which open the store anew and add the same articles in different orders."""
    numbers = list(range(40))
    children = []
    for writer in range(writers):
        mine = numbers[writer * 7 :] + numbers[: writer * 7]
        children.append(forked(lambda end, mine=mine: write(url, mine, lambda n: os.write(end, struct.pack("i", n)))))  # type: ignore[misc]
    seen = [len(read_all(pipe)) for _, pipe in children]
    statuses = [os.waitpid(child, 0)[1] for child, _ in children]
    return {"acknowledged": seen, "statuses": statuses, "problems": problems(url, set(numbers))}


def unwritable(folder: Path) -> dict[str, object]:
    """What a store says that may not be written: the file, the folder, a folder in its place, no database."""
    path = folder / "news.db"
    with open_store(path) as store:
        add(store, 0)
    (folder / "folder.db").mkdir()
    (folder / "words.db").write_text("These words are no database. " * 200)
    locked = folder / "locked"
    locked.mkdir()
    path.chmod(0o444)
    for item in (locked, folder):
        item.chmod(0o555)
    if os.geteuid() == 0:  # who may write anything
        os.setuid(65534)
    said = {}
    for name in ("news.db", "locked/new.db", "locked/deeper/new.db", "folder.db", "words.db"):
        try:
            with open_store(folder / name, wait=0.1) as store:
                add(store, 1)
            said[name] = "written"
        except StoreError as error:
            said[name] = type(error).__name__
    return dict(said)


def starve(folder: Path) -> dict[str, object]:
    """Adds articles until files must not grow any more, then goes on where there is room again."""
    url = str(folder / "news.db")
    acknowledged: set[int] = set()
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, hard))
    try:
        write(url, range(200), acknowledged.add)
        said = "written"
    except StoreError as error:
        said = type(error).__name__
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    before = len(acknowledged)
    found = problems(url, acknowledged)
    write(url, range(60), acknowledged.add)
    return {"said": said, "before": before, "problems": found + problems(url, acknowledged)}


def hold(url: str, ready: Path) -> None:
    """Holds the lock for a moment, and says when by making the file `ready`."""
    with open_store(url) as store, store.transaction():
        ready.touch()
        time.sleep(0.6)


def main() -> None:
    drill, place, *numbers = sys.argv[1:]
    if drill == "hold":
        return hold(place, Path(numbers[0]))
    if drill == "kill":
        result = kill(place, *map(int, numbers))
    elif drill == "crowd":
        result = crowd(place, *map(int, numbers))
    else:
        result = {"unwritable": unwritable, "starve": starve}[drill](Path(place))
    sys.stdout.write(json.dumps(result))


if __name__ == "__main__":
    main()
