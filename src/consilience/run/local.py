"""Runners on one machine: in this process, or over several. Both keep the order of the inputs (`contracts.Runner`), and
what is worked on beside something else comes to the same, whoever does it and whenever."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from functools import cache, partial
from itertools import groupby
from multiprocessing import get_context
from typing import ParamSpec, TypeVar

from consilience.contracts import Beside, Runner
from consilience.run.collecting import seldom_collected

Given = ParamSpec("Given")
Input = TypeVar("Input")
Output = TypeVar("Output")

AHEAD = 8
"""Inputs handed out per worker before the first output is taken: all stay busy, and memory stays bounded."""


class Serial:
    """Does one thing after another in this process."""

    def __call__(self, function: Callable[[Input], Output], inputs: Iterable[Input]) -> Iterator[Output]:
        """Applies `function` to one input after another."""
        for item in inputs:
            yield function(item)

    def beside(
        self, function: Callable[Given, Output], /, *args: Given.args, **kwargs: Given.kwargs
    ) -> Callable[[], Output]:
        """There is nobody else: it is done here and now."""
        made = function(*args, **kwargs)
        return lambda: made


serial = Serial()


class Processes:
    """Applies a picklable function in `workers` processes, started fresh so that no thread or lock is inherited.

    Use it as a context manager; an exception in a worker, or leaving early, cancels what has not begun.
    """

    def __init__(self, workers: int) -> None:
        """`workers` processes; they start with the first input."""
        self._workers = workers
        self._pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"))
        self._waiting = ThreadPoolExecutor(max(1, workers - 1))

    def __enter__(self) -> Processes:
        """Itself; the processes start when the first input comes."""
        return self

    def __exit__(self, *exception: object) -> None:
        """Cancels what has not begun and waits for the rest."""
        self._waiting.shutdown(wait=False, cancel_futures=True)
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

    def beside(
        self, function: Callable[Given, Output], /, *args: Given.args, **kwargs: Given.kwargs
    ) -> Callable[[], Output]:
        """Begins `function` in another process, at most `workers` - 1 at a time: this one works, too.

        What fails there, be it that the process was killed, is done here when its result is asked for: either it goes
        well, or it fails here in the same way.
        """
        work = partial(function, *args, **kwargs)
        begun = self._waiting.submit(lambda: self._pool.submit(_done, work).result())

        @cache
        def result() -> Output:
            try:
                return begun.result()
            except Exception:
                return work()

        return result


@seldom_collected()
def _done(work: Callable[[], Output]) -> Output:
    return work()


def each(
    runner: Runner,
    step: Callable[[Beside], Callable[[Input], Output]],
    inputs: Iterable[Input],
    is_most: Callable[[Input], bool],
) -> Iterator[Output]:
    """What a step makes of each of `inputs`, in their order: a process for each, but all of them for the one that is
    most of the work, over which one process would still sit when the others have nothing left to do."""
    for most, several in groupby(inputs, key=is_most):
        if most:
            yield from map(step(runner.beside), several)
        else:
            yield from runner(step(serial.beside), several)


def workers(wanted: int) -> int:
    """The number of processes for the setting `workers`: itself, or one for each core that this process may use."""
    return wanted or len(os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else range(os.cpu_count() or 1))
