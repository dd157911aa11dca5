"""How far a long run has come: told to whoever calls, shown by the command line."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Protocol, TextIO, TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

Item = TypeVar("Item")

LOG_SECONDS = 10.0
"""Seconds between two lines of progress in a log."""


class Report(Protocol):
    """Called as a stage goes on: its name, how many are done, of how many if that is known."""

    def __call__(self, stage: str, done: int, total: int | None, /) -> None:
        """Show it, log it, or leave it."""
        ...


def silent(stage: str, done: int, total: int | None) -> None:
    """Shows nothing."""


def counted(items: Iterable[Item], stage: str, total: int | None, report: Report) -> Iterator[Item]:
    """`items`, telling `report` after each."""
    report(stage, 0, total)
    for done, item in enumerate(items, 1):
        yield item
        report(stage, done, total)


@contextmanager
def shown(stream: TextIO = sys.stderr) -> Iterator[Report]:
    """A bar for each stage where `stream` is a terminal, a line now and then where it is a log."""
    if not stream.isatty():
        yield _Lines(stream)
        return
    columns = (TextColumn("{task.description:>10}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(file=stream), transient=True) as bars:
        tasks: dict[str, object] = {}

        def report(stage: str, done: int, total: int | None) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done, total=total)  # type: ignore[arg-type]

        yield report


class _Lines:
    """A line at most every `LOG_SECONDS`, and one when a stage ends."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._last = time.monotonic()

    def __call__(self, stage: str, done: int, total: int | None, /) -> None:
        now = time.monotonic()
        if now - self._last >= LOG_SECONDS:
            self._last = now
            print(f"{stage}: {done}{f' of {total}' if total else ''}", file=self._stream, flush=True)
