"""Runners on one machine: in this process, or over several. Both keep the order of the inputs (`contracts.Runner`)."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

Input = TypeVar("Input")
Output = TypeVar("Output")

AHEAD = 8
"""Inputs handed out per worker before the first output is taken: all stay busy, and memory stays bounded."""


def serial(function: Callable[[Input], Output], inputs: Iterable[Input]) -> Iterator[Output]:
    """Applies `function` to one input after another in this process."""
    for item in inputs:
        yield function(item)


class Processes:
    """Applies a picklable function in `workers` processes, started fresh so that no thread or lock is inherited.

    Use it as a context manager; an exception in a worker, or leaving early, cancels what has not begun.
    """

    def __init__(self, workers: int) -> None:
        """`workers` processes; they start with the first input."""
        self._workers = workers
        self._pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"))

    def __enter__(self) -> Processes:
        """Itself; the processes start when the first input comes."""
        return self

    def __exit__(self, *exception: object) -> None:
        """Cancels what has not begun and waits for the rest."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def __call__(self, function: Callable[[Input], Output], inputs: Iterable[Input]) -> Iterator[Output]:
        """`function` of each of `inputs`, in their order; only a window of them is in memory."""
        waiting: deque[Future[Output]] = deque()
        for item in inputs:
            waiting.append(self._pool.submit(function, item))
            if len(waiting) >= self._workers * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def workers(wanted: int) -> int:
    """The number of processes for the setting `workers`: itself, or one for each core that this process may use."""
    return wanted or len(os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else range(os.cpu_count() or 1))
