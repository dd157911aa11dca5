"""One contract for every runner: the outputs come in the order of the inputs, lazily, and errors come through."""

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from time import sleep

import pytest

from consilience.contracts import Runner
from consilience.run.local import AHEAD, Processes, each, serial, workers


def double(number: int) -> int:
    return number * 2


def fail(number: int) -> int:
    raise ValueError(number)


@pytest.fixture(scope="module", params=["serial", "processes"])
def runner(request: pytest.FixtureRequest) -> Iterator[Runner]:
    if request.param == "serial":
        yield serial
    else:
        with Processes(2) as processes:
            yield processes


def test_outputs_come_in_the_order_of_inputs(runner: Runner) -> None:
    assert list(runner(double, range(100))) == [2 * number for number in range(100)]


def test_no_input_gives_no_output(runner: Runner) -> None:
    assert list(runner(double, [])) == []


def test_inputs_are_taken_as_needed(runner: Runner) -> None:
    taken = []

    def inputs() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    outputs = runner(double, inputs())
    assert next(outputs) == 0
    assert len(taken) <= 2 * AHEAD


def test_an_error_reaches_the_caller(runner: Runner) -> None:
    with pytest.raises(ValueError, match="7"):
        list(runner(fail, [7]))


def test_what_is_done_beside_gives_its_result_as_often_as_it_is_asked_for(runner: Runner) -> None:
    begun = [runner.beside(double, number) for number in range(5)]
    assert [one() for one in reversed(begun)] == [8, 6, 4, 2, 0]
    assert begun[0]() == 0


def test_an_error_beside_is_the_same_as_without(runner: Runner) -> None:
    with pytest.raises(ValueError, match="7") as caught:
        runner.beside(fail, 7)()
    assert caught.value.args == (7,)


def process() -> int:
    return os.getpid()


def killed_but_in(own: int) -> str:
    if os.getpid() != own:
        os.kill(os.getpid(), signal.SIGTERM)
    return "done here"


def test_two_processes_work_beside_each_other() -> None:
    with Processes(2) as processes:
        assert processes.beside(process)() != os.getpid()


def test_what_a_killed_process_leaves_is_done_here() -> None:
    with Processes(2) as processes:
        begun = [processes.beside(killed_but_in, os.getpid()), processes.beside(double, 4)]
        assert [one() for one in begun] == ["done here", 8]


def leave_trace(folder: Path, number: int) -> None:
    sleep(0.05)
    (folder / str(number)).touch()


def test_what_has_not_begun_is_dropped_when_the_caller_leaves(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), Processes(2) as processes:
        for number in range(100):
            processes.beside(leave_trace, tmp_path, number)
        raise KeyboardInterrupt
    assert len(list(tmp_path.iterdir())) < 50


def test_all_processes_are_at_hand_for_what_is_most_of_the_work() -> None:
    def step(beside: object) -> Callable[[int], int]:
        return double if beside == serial.beside else fail

    with Processes(2) as processes:
        assert list(each(processes, step, range(5), lambda number: False)) == [0, 2, 4, 6, 8]
        found = each(processes, step, range(5), lambda number: number == 2)
        assert [next(found), next(found)] == [0, 2]
        with pytest.raises(ValueError, match="2"):
            next(found)


def test_zero_workers_means_every_core() -> None:
    assert workers(0) >= 1
    assert workers(3) == 3
