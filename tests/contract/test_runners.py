"""One contract for every runner: the outputs come in the order of the inputs, lazily, and errors come through."""

from collections.abc import Iterator

import pytest

from consilience.contracts import Runner
from consilience.run.local import AHEAD, Processes, serial, workers


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


def test_zero_workers_means_every_core() -> None:
    assert workers(0) >= 1
    assert workers(3) == 3
