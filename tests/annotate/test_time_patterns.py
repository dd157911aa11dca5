"""How a match of the time grammar's patterns can begin."""

import re
from itertools import product

import pytest

from consilience.annotate.times.patterns import heads, parse, regex

ALPHABET = {"x": "x", "y": "y", "z": "z", "ANY": "xyz"}


@pytest.mark.parametrize(
    ("pattern", "first", "second", "lengths"),
    [
        ("x", "x", "", {1}),
        ("x y z", "x", "y", {2}),
        ("x? y z", "xy", "yz", {2}),
        ("( x | y z )", "xy", "z", {1, 2}),
        ("x{2,3}", "x", "x", {2}),
        ("x{0,1} <y z{0,6}", "xz", "z", {0, 1, 2}),
        ("g:x !>z", "x", "", {1}),
        ("( x? y? ) ANY", "xyz", "xyz", {1, 2}),
    ],
)
def test_the_head_of_a_pattern(pattern: str, first: str, second: str, lengths: set[int]) -> None:
    found = heads(parse(pattern, {}), ALPHABET)
    assert found == (frozenset(first), frozenset(second), frozenset(lengths))


@pytest.mark.parametrize("pattern", ["( x? y | z{1,2} x ) z?", "( x | y ){0,2} ( z | x y )", "<x y? g:z{1,3} !>x"])
def test_every_match_begins_as_told(pattern: str) -> None:
    node = parse(pattern, {})
    found, compiled = heads(node, ALPHABET), re.compile(regex(node, ALPHABET))
    matches = [compiled.match("".join(line), 1) for line in product("xyz", repeat=5)]
    words = {match[0] for match in matches if match}
    assert words and all(word[0] in found.first for word in words if word)
    assert all(len(word) < 2 or word[1] in found.second for word in words)
    assert {min(len(word), 2) for word in words} <= found.lengths
