"""What negates what, in invented sentences."""

from __future__ import annotations

import pytest

from consilience.resolve.contraries import agree


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("the lock was shut at dawn", "at dawn the lock was closed", True),
        ("the lock was shut at dawn", "the lock was not shut at dawn", False),
        ("the lock was shut at dawn", "the lock was shut at dawn, and nobody knows when the mayor will come", True),
        ("the lock was shut at dawn", "nobody came. the lock was shut at dawn", True),
        ("the lock was shut at dawn", "it was noon, but the lock was never shut that dawn", False),
        ("the power is out", "there is no power", True),
    ],
)
def test_a_negation_speaks_of_what_its_clause_tells(left: str, right: str, same: bool) -> None:
    assert agree(left, right) is same
    assert agree(right, left) is same
