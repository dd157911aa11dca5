"""One bad article is left out with its reason; what is no fault of an article stops the run."""

from __future__ import annotations

import pytest

from consilience.errors import BadSettings, NoText
from consilience.model import Skipped
from consilience.run.skipping import attempt


def test_what_is_made_comes_through() -> None:
    assert attempt("a.txt", lambda: 3) == 3


def test_a_reason_to_skip_is_kept_as_it_is() -> None:
    def make() -> int:
        raise NoText("empty")

    assert attempt("a.txt", make) == Skipped(path="a.txt", reason=NoText.reason, detail="empty")


def test_any_other_failure_is_named_by_its_kind() -> None:
    assert attempt("a.txt", lambda: 1 // 0) == Skipped(
        path="a.txt", reason="failed", detail="ZeroDivisionError: integer division or modulo by zero"
    )


def test_settings_that_are_wrong_stop_the_run() -> None:
    def make() -> int:
        raise BadSettings("no such model")

    with pytest.raises(BadSettings):
        attempt("a.txt", make)
