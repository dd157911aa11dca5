"""The small pattern language of the time grammar: parsed into nodes, then written as a regular expression.

WEEKDAY        a token of that kind (capitals)          last          that word (small letters, marks)
( a | b )      either                                   x?  x{0,6}    none or one; so many
g:x            what x matched is called g               @NAME         the part of that name
<x  !<x        what stands (or not) before              >x  !>x       what stands (or not) after
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from typing import NamedTuple


class One(NamedTuple):
    """A token of one kind, or one word."""

    kind: str


class Sequence(NamedTuple):
    """Parts that follow each other."""

    parts: tuple[Node, ...]


class Choice(NamedTuple):
    """One of several."""

    options: tuple[Node, ...]


class Repeat(NamedTuple):
    """A part, `least` to `most` times."""

    part: Node
    least: int
    most: int


class Named(NamedTuple):
    """A part that the frame speaks of."""

    name: str
    part: Node


class Look(NamedTuple):
    """What must stand, or must not, before or after; it is no part of the match."""

    sign: str
    part: Node


Node = One | Sequence | Choice | Repeat | Named | Look

PREFIX = re.compile(r"(?P<look>!?[<>](?=\S))?(?:(?P<name>[a-z][a-z0-9]*):(?=\S))?")
SUFFIX = re.compile(r"(?<=.)(?:\?|\{(\d+),(\d+)\})$")
LOOKS = {"<": "(?<=", "!<": "(?<!", ">": "(?=", "!>": "(?!"}


def parse(pattern: str, parts: Mapping[str, Node]) -> Node:
    """The pattern as nodes; `parts` are those that "@NAME" may name. Raises `ValueError` for a broken pattern."""
    pieces = pattern.split()
    node, end = _choice(pieces, 0, parts)
    if end != len(pieces):
        raise ValueError(f"unbalanced parenthesis in {pattern!r}")
    return node


def _choice(pieces: list[str], at: int, parts: Mapping[str, Node]) -> tuple[Node, int]:
    options: list[Node] = []
    current: list[Node] = []
    while at < len(pieces) and not pieces[at].startswith(")"):
        if pieces[at] == "|":
            options.append(Sequence(tuple(current)))
            current = []
            at += 1
            continue
        node, at = _piece(pieces, at, parts)
        current.append(node)
    options.append(Sequence(tuple(current)))
    return (options[0] if len(options) == 1 else Choice(tuple(options))), at


def _piece(pieces: list[str], at: int, parts: Mapping[str, Node]) -> tuple[Node, int]:
    prefix = PREFIX.match(pieces[at])
    look, name = (prefix["look"], prefix["name"]) if prefix else (None, None)
    atom = pieces[at][prefix.end() if prefix else 0 :]
    if atom == "(":
        node, at = _choice(pieces, at + 1, parts)
        atom = pieces[at]
        node = _repeated(node, SUFFIX.search(atom))
    else:
        suffix = SUFFIX.search(atom)
        atom = atom[: suffix.start()] if suffix else atom
        node = _repeated(parts[atom] if atom.startswith("@") else One(atom.removeprefix("\\")), suffix)
    if name:
        node = Named(name, node)
    return (Look(look, node) if look else node), at + 1


def _repeated(node: Node, suffix: re.Match[str] | None) -> Node:
    if suffix is None:
        return node
    return Repeat(node, int(suffix[1]), int(suffix[2])) if suffix[1] else Repeat(node, 0, 1)


def children(node: Node) -> tuple[Node, ...]:
    """The nodes directly under a node."""
    match node:
        case Sequence(parts):
            return parts
        case Choice(options):
            return options
        case Repeat(part, _, _) | Named(_, part) | Look(_, part):
            return (part,)
    return ()


def kinds(node: Node) -> Iterator[str]:
    """Every kind and word that a pattern names."""
    if isinstance(node, One):
        yield node.kind
    for child in children(node):
        yield from kinds(child)


def regex(node: Node, alphabet: Mapping[str, str]) -> str:
    """The node as a regular expression; `alphabet` gives the characters that are of a kind."""
    match node:
        case One(kind):
            return "[" + alphabet[kind] + "]"
        case Sequence(parts):
            return "".join(regex(part, alphabet) for part in parts)
        case Choice(options):
            if all(isinstance(option, One) for option in map(_bare, options)):
                return "[" + "".join(regex(option, alphabet)[1:-1] for option in map(_bare, options)) + "]"
            return "(?:" + "|".join(regex(option, alphabet) for option in options) + ")"
        case Repeat(part, least, most):
            return f"(?:{regex(part, alphabet)}){{{least},{most}}}"
        case Named(name, part):
            return f"(?P<{name}>{regex(part, alphabet)})"
        case Look(sign, part):
            return f"{LOOKS[sign]}{regex(part, alphabet)})"


def _bare(node: Node) -> Node:
    """A sequence or choice of one part as that part."""
    while isinstance(node, Sequence) and len(node.parts) == 1:
        node = node.parts[0]
    return node


class Heads(NamedTuple):
    """What a match can look like at its beginning: its first characters, its second ones, and its possible lengths,
    0, 1, or 2 for all that is longer."""

    first: frozenset[str]
    second: frozenset[str]
    lengths: frozenset[int]


EMPTY = Heads(frozenset(), frozenset(), frozenset({0}))


def heads(node: Node, alphabet: Mapping[str, str]) -> Heads:
    """How a match can begin, taken wide: every match is told, but not all that is told need match."""
    match node:
        case One(kind):
            return Heads(frozenset(alphabet[kind]), frozenset(), frozenset({1}))
        case Sequence(parts):
            return reduce(_then, (heads(part, alphabet) for part in parts), EMPTY)
        case Choice(options):
            return _either([heads(option, alphabet) for option in options])
        case Repeat(part, least, most):
            one = heads(part, alphabet)
            times = [EMPTY, one, _then(one, one)]  # a third time changes nothing
            return _either(times[min(least, 2) : min(most, 2) + 1])
        case Named(_, part):
            return heads(part, alphabet)
        case Look():
            return EMPTY


def _then(left: Heads, right: Heads) -> Heads:
    """One behind the other."""
    first, second = left.first, left.second
    if 0 in left.lengths:
        first, second = first | right.first, second | right.second
    if 1 in left.lengths:
        second |= right.first
    return Heads(first, second, frozenset(min(a + b, 2) for a in left.lengths for b in right.lengths))


def _either(options: Iterable[Heads]) -> Heads:
    """One of several."""
    first, second, lengths = zip(*options, strict=True)
    return Heads(frozenset().union(*first), frozenset().union(*second), frozenset().union(*lengths))
